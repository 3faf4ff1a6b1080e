"""Named examples of the rules: what stands in a dossier, the day it is looked at, and what is said.

An example is written in the words of the JSON exchange format, so that it holds all the way from a
record in the store to its signal, and can be given to the oracle as well. A day is a number of days
from the day of the example (-1 is the day before it), or a date as text.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.policy import policy_from
from coachdesk.domain.rules import all_signals
from coachdesk.domain.signal import Signal
from coachdesk.store.snapshots import read_snapshot
from tests import oracle
from tests.store.steps import caseload, import_records

Json = dict[str, Any]
Day = int | str
Said = tuple[str, date | None]  # a severity and a due day

TODAY = "2026-11-20"  # a Friday, with no holiday near


@dataclass(frozen=True)
class Example:
    """One dossier on one day (with others beside it where a rule looks at several)."""

    says: tuple[Said, ...]
    today: date
    dossier: Json
    norms: Json
    others: tuple[Json, ...] = ()
    workshops: tuple[Json, ...] = ()
    limit: int | None = None
    parts: Json = field(default_factory=dict)  # what belongs to nobody: organisations, tasks

    def people(self, first: int) -> list[Json]:
        """The dossiers, numbered from `first` on."""
        every = (self.dossier, *self.others)
        return [{"ref": ref(number), **person} for number, person in enumerate(every, first)]

    def rolls(self, first: int) -> list[Json]:
        """The workshops; their statuses are those of the people, in order."""
        return [
            {
                **workshop,
                "title": f"{ref(first)} {number}",
                "attendance": [
                    {"ref": ref(who), "status": status}
                    for who, status in enumerate(workshop["attendance"], first)
                ],
            }
            for number, workshop in enumerate(self.workshops)
        ]

    def file(self) -> Json:
        """The example alone, as a file holds it."""
        coach = {"name": "Anna", "caseload_limit": self.limit}
        parts = {"coach": coach, "policy": self.norms, "workshops": self.rolls(1)} | self.parts
        return caseload(*self.people(1), **parts)


Rules = Mapping[str, Mapping[str, Example]]


def ref(number: int) -> str:
    return f"K-{number:05}"


def example(
    *says: tuple[str, Day | None],
    today: str = TODAY,
    norms: Json | None = None,
    others: Iterable[Json] = (),
    workshops: Iterable[Json] = (),
    limit: int | None = None,
    parts: Json | None = None,
    **dossier: Any,
) -> Example:
    """An example in which a rule says the given severities and due days; without any, nothing."""
    on = date.fromisoformat(today)
    return Example(
        tuple(sorted(((word, due_day(on, due)) for word, due in says), key=str)),
        on,
        dated(on, {"registered_on": -400, **dossier}),
        norms or {},
        tuple(dated(on, {"registered_on": -400, **other}) for other in others),
        tuple(dated(on, list(workshops))),
        limit,
        dated(on, parts or {}),
    )


def due_day(today: date, due: Day | None) -> date | None:
    if isinstance(due, int):
        return today + timedelta(days=due)
    return date.fromisoformat(due) if due else None


def dated(today: date, value: Any, field: str = "") -> Any:
    """The same with numbers of days written as dates."""
    if isinstance(value, dict):
        return {name: dated(today, item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [dated(today, item) for item in value]
    if isinstance(value, int) and (
        field in ("on", "answer_by", "until") or field.endswith(("_on", "_from"))
    ):
        return (today + timedelta(days=value)).isoformat()
    return value


def contact(on: Day, outcome: str | None = None, mode: str = "office", **facts: Any) -> Json:
    return {"on": on, "outcome": outcome, "mode": mode, "purpose": "progress", **facts}


def held(on: Day, mode: str = "office", **facts: Any) -> Json:
    return contact(on, "held", mode, **facts)


def placement(started_on: Day, kind: str = "work_experience", **facts: Any) -> Json:
    needed = {"organisation": "Groenwerk", "kind": kind, "role": "hovenier"}
    return {**needed, "started_on": started_on, **facts}


def step(due_on: Day | None, status: str = "todo", **facts: Any) -> Json:
    needed = {"domain": "work", "title": "Cv maken", "owner": "together"}
    return {**needed, "due_on": due_on, "status": status, **facts}


def workshop(held_on: Day, hours: float, *attendance: str) -> Json:
    return {"held_on": held_on, "hours": hours, "attendance": list(attendance)}


def every(rules: Rules) -> Iterator[tuple[str, str, Example]]:
    for rule, examples in rules.items():
        for name, item in examples.items():
            yield rule, name, item


def names(rules: Rules) -> list[Any]:
    """The rule and the name of every example, for a test to run over."""
    return [pytest.param(rule, name, id=f"{rule}: {name}") for rule, name, _ in every(rules)]


class Answers:
    """What the desk says of examples. Dossiers that no other can touch stand in one store."""

    def __init__(self, rules: Rules, empty: Path, folder: Path) -> None:
        self._rules, self._empty, self._folder = rules, empty, folder
        self._first: dict[tuple[str, str], int] = {}  # the number of each example's first dossier
        self._days: dict[tuple[date, str], list[Signal]] = {}
        people: list[Json] = []
        workshops: list[Json] = []
        for rule, name, item in every(rules):
            if not (is_shared(rule) or item.parts):
                first = self._first[rule, name] = len(people) + 1
                people += item.people(first)
                workshops += item.rolls(first)
        self.together = self._desk("together", caseload(*people, workshops=workshops))

    def close(self) -> None:
        self.together.close()

    def __call__(self, rule: str, name: str) -> tuple[Said, ...]:
        """The severities and due days of one rule in one example."""
        item = self._rules[rule][name]
        if is_shared(rule) or item.parts:
            who = None if is_shared(rule) else ref(1)
            with closing(self._desk(f"{rule} {name}", item.file())) as desk:
                return said(signals_of(desk, item), rule, who)
        day = item.today, str(item.norms)
        if day not in self._days:
            self._days[day] = signals_of(self.together, item)
        return said(self._days[day], rule, ref(self._first[rule, name]))

    def _desk(self, name: str, content: Json) -> Desk:
        path = self._folder / f"{name}.db"
        shutil.copy2(self._empty, path)
        desk = Desk.open(path, today=date.fromisoformat(TODAY))
        import_records(desk, content)
        return desk


def is_shared(rule: str) -> bool:
    """Whether a rule is about several people or an employer, so that its examples stand alone."""
    return rule.partition(".")[0] in {
        "caseload", "workshop", "organisation", "vacancy", "employer", "social_return", "task",
    }  # fmt: skip


def signals_of(desk: Desk, item: Example) -> list[Signal]:
    """Every signal of a desk on the day and by the norms of an example."""
    policy, errors = policy_from(item.norms)
    assert not errors
    return all_signals(read_snapshot(desk.store, policy, item.today), policy, item.today)


def said(found: list[Signal], rule: str, who: str | None) -> tuple[Said, ...]:
    lines = [
        (line.severity.value, line.due_on)
        for line in found
        if (line.rule.name, line.ref) == (rule, who)
    ]
    return tuple(sorted(lines, key=str))


def said_by_the_oracle(item: Example, rule: str) -> tuple[Said, ...]:
    """The same by an independent reading of DOMAIN.md, section 4."""
    who = None if is_shared(rule) else ref(1)
    return tuple(
        sorted(
            (
                (severity, date.fromisoformat(due) if due else None)
                for found, whom, severity, due in oracle.expected_signals(item.file(), item.today)
                if (found, whom) == (rule, who)
            ),
            key=str,
        )
    )
