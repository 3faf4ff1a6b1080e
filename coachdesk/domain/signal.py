"""A rule, and the signals it gives: tasks the dates ask of the coach.

Never a judgement of a person, never a score.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef

_T = TypeVar("_T")


class Severity(StrEnum):
    URGENT = "urgent"
    OVERDUE = "overdue"
    SOON = "soon"
    NOTE = "note"


class Subject(StrEnum):
    """What a signal is about, in the order lists show it."""

    CONTACT = "contact"
    DEBT = "debt"
    INTAKE = "intake"
    PLAN = "plan"
    PLACEMENT = "placement"
    WORK = "work"
    NETWORK = "network"
    WORKSHOP = "workshop"
    RIGHTS = "rights"
    OUTFLOW = "outflow"
    ORGANISATION = "organisation"
    CASELOAD = "caseload"
    RETENTION = "retention"
    TASK = "task"


PRESSING = frozenset({Severity.URGENT, Severity.OVERDUE})
SEVERITY_ORDER = {severity: place for place, severity in enumerate(Severity)}
SUBJECT_ORDER = {subject: place for place, subject in enumerate(Subject)}


class Phrase(NamedTuple):
    """A fact that is a text of its own, with the facts to fill in."""

    text: str
    facts: Mapping[str, object]


class TickOff(NamedTuple):
    """The field that gets today's date when a signal is done today: of its record, or its owner."""

    kind: str
    field: str


@private_repr("record")
class RuleFinding(NamedTuple):
    """What a rule finds in one record; `facts` are the dates and figures its texts name.

    Texts and source stand here where they differ from those of the rule.
    """

    severity: Severity
    record: RecordRef
    due_on: date | None = None
    facts: Mapping[str, object] = {}
    line: str = ""
    why: str = ""
    sums: tuple[str, ...] = ()
    source: str = ""
    can_tick_off: bool = True


Find = Callable[..., Iterable[RuleFinding]]


class Rule(NamedTuple):
    """One rule of coachdesk/docs/domain.md, section 4; texts are English, for `t` to translate.

    `line` says what is to do, `why` the rule in words, `sums` the arithmetic with the facts filled
    in (and `due`, the signal's day). `norms` are the settings it uses, `tick_off` the date that
    answers it. `find` is asked about each fact of the class `about`: of a Case only about those
    that are active, or `closed`.
    """

    name: str
    subject: Subject
    source: str
    norms: tuple[str, ...]
    line: str
    why: str
    sums: tuple[str, ...]
    tick_off: TickOff | None
    about: type
    closed: bool
    find: Find

    def __str__(self) -> str:
        return self.name


def rule(
    about: type[_T],
    name: str,
    subject: Subject,
    source: str,
    *,
    norms: str = "",
    line: str,
    why: str,
    sums: tuple[str, ...] = (),
    tick_off: TickOff | None = None,
    closed: bool = False,
) -> Callable[[Callable[[_T, Policy, date], Iterable[RuleFinding]]], Rule]:
    """Declare a rule, above the function that does its sum; `norms` by name, with spaces."""

    used = tuple(norms.split())

    def declare(find: Callable[[_T, Policy, date], Iterable[RuleFinding]]) -> Rule:
        return Rule(name, subject, source, used, line, why, sums, tick_off, about, closed, find)

    return declare


@private_repr("rule", "record")
class Signal(NamedTuple):
    """One rule firing for one record, and in whose dossier that is."""

    rule: Rule
    person: Person | None
    found: RuleFinding

    @property
    def severity(self) -> Severity:
        return self.found.severity

    @property
    def record(self) -> RecordRef:
        return self.found.record

    @property
    def due_on(self) -> date | None:
        return self.found.due_on

    @property
    def facts(self) -> Mapping[str, object]:
        return self.found.facts

    @property
    def subject(self) -> Subject:
        return self.rule.subject

    @property
    def key(self) -> tuple[str, RecordRef]:
        """What no other signal of a caseload has."""
        return self.rule.name, self.found.record

    @property
    def line(self) -> str:
        return self.found.line or self.rule.line

    @property
    def why(self) -> str:
        return self.found.why or self.rule.why

    @property
    def sums(self) -> tuple[str, ...]:
        return self.found.sums or self.rule.sums

    @property
    def source(self) -> str:
        """Short name of the text the norm comes from."""
        return self.found.source or self.rule.source

    @property
    def tick_off(self) -> TickOff | None:
        """What to fill in when this is done today; None where a date alone is no answer."""
        return self.rule.tick_off if self.found.can_tick_off else None

    @property
    def ref(self) -> str | None:
        return self.person.ref if self.person else None

    def days_late(self, today: date) -> int | None:
        """Days past the due day; negative while there are days left; None without a due day."""
        return (today - self.due_on).days if self.due_on else None


def graded(due: date, today: date, warn_days: int) -> Severity | None:
    """Overdue from the day after `due`; soon within `warn_days` before it; else nothing yet."""
    days_left = (due - today).days
    if days_left < 0:
        return Severity.OVERDUE
    return Severity.SOON if days_left <= warn_days else None


def in_order(signals: Iterable[Signal]) -> list[Signal]:
    """Most pressing first (coachdesk/docs/interface.md, section 2).

    People stand by name, never by any measure.
    """

    def key(signal: Signal) -> tuple[object, ...]:
        found = signal.found
        return (
            SEVERITY_ORDER[found.severity],
            SUBJECT_ORDER[signal.rule.subject],
            found.due_on is None,
            found.due_on or date.max,
            signal.person.sort_key if signal.person else ("", "", ""),
            signal.rule.name,
            str(found.record),
        )

    return sorted(signals, key=key)
