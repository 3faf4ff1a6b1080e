"""One moment an answer: each answer of the desk comes from one read transaction.

However many people there are, it takes the same few selects.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk, Scope
from coachdesk.store import read_transactions as engine
from coachdesk.store.store import Store
from tests.conftest import A_FRIDAY
from tests.random_caseloads import random_caseload, random_day
from tests.store.steps import add_person, import_records

ANSWERS: dict[str, tuple[Callable[[Desk], object], int]] = {
    "day": (lambda desk: desk.read.day(), 27),
    "agenda": (lambda desk: desk.read.agenda(56), 28),
    "summary": (lambda desk: desk.read.summary(), 32),
    "effect": (lambda desk: desk.read.effect("contact_months", 2), 27),
    "caseload": (lambda desk: desk.read.caseload(), 14),
    "everybody": (lambda desk: desk.read.caseload(Scope.ALL), 14),
    "one line": (lambda desk: desk.read.case_line(1), 14),
    "work": (lambda desk: desk.read.work(), 12),
    "first lines": (lambda desk: desk.read.first_lines(), 19),
    "fullness": (lambda desk: desk.read.fullness(), 5),
    "workshops": (lambda desk: desk.read.workshops(), 5),
    "dossier": (lambda desk: desk.read.dossier(1), 15),
}


class Counts:
    """How often a store was opened and asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.connections = self.selects = self.outside = self.norms = 0
        self._inside = 0
        connect, read, transaction = engine.connect, Store.read, Store.read_transaction

        def count_connect(*given: Any, **named: Any) -> Any:
            self.connections += 1
            return connect(*given, **named)

        def count_read(store: Store, sql: str, **values: Any) -> list[Any]:
            self.selects += 1
            self.outside += not self._inside
            self.norms += "FROM journal_entry" in sql
            return read(store, sql, **values)

        @contextmanager
        def inside(store: Store) -> Iterator[None]:
            with transaction(store):
                self._inside += 1
                try:
                    yield
                finally:
                    self._inside -= 1

        monkeypatch.setattr(engine, "connect", count_connect)
        monkeypatch.setattr(Store, "read", count_read)
        monkeypatch.setattr(Store, "read_transaction", inside)


def test_the_caseload_of_a_desk_just_opened_takes_fifteen_selects_with_its_norms(
    demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Desk.open(demo_store, today=A_FRIDAY, read_only=True)) as desk:
        counts = Counts(monkeypatch)
        assert desk.read.caseload()
    assert counts.selects <= 15
    assert (counts.connections, counts.outside) == (1, 0)


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_takes_one_transaction_and_few_selects(
    answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachdesk.desk.reading.MANY", 1)
    ask, most = ANSWERS[answer]
    selects = set()
    for people in (12, 60):
        chance = random.Random(people)
        today = random_day(chance)
        path = tmp_path / f"{people}.db"
        with closing(Desk.open(path, today=today, create=True)) as desk:
            import_records(desk, random_caseload(chance, today, people))
            desk.read.fullness()
            with monkeypatch.context() as watched:
                counts = Counts(watched)
                ask(desk)
        assert (counts.connections, counts.outside) == (1, 0)
        assert counts.norms <= 1
        assert counts.selects <= most
        selects.add(counts.selects)
    assert len(selects) == 1


@pytest.mark.parametrize("seed", range(8))
def test_after_the_day_the_caseload_is_the_one_that_is_read_alone(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    today, path = random_day(chance), tmp_path / "coach.db"
    with closing(Desk.open(path, today=today, create=True)) as desk:
        import_records(desk, random_caseload(chance, today, 30))
    with (
        closing(Desk.open(path, today=today, read_only=True)) as alone,
        closing(Desk.open(path, today=today, read_only=True)) as desk,
    ):
        desk.read.day()
        counts = Counts(monkeypatch)
        found = desk.read.caseload()
        assert counts.selects <= 2, "the day was read already"
        assert found == alone.read.caseload()
        assert desk.read.caseload(Scope.ALL) == alone.read.caseload(Scope.ALL)


def test_what_was_written_after_the_day_stands_in_the_caseload(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"

    def names(desk: Desk) -> list[str]:
        return [line.case.person.first_name for line in desk.read.caseload()]

    with (
        closing(Desk.open(path, today=A_FRIDAY, create=True)) as desk,
        closing(Desk.open(path, today=A_FRIDAY)) as other,
    ):
        owner = add_person(desk)
        desk.read.day()
        other.write.change("jobseeker", owner, {"first_name": "Ans"}, {})
        assert names(desk) == ["Ans"]
        desk.read.day()
        desk.write.change("jobseeker", owner, {"first_name": "Bea"}, {})
        assert names(desk) == ["Bea"]
        desk.read.day()
        desk.write.undo()
        assert names(desk) == ["Ans"]


def test_the_caseload_of_a_new_day_is_not_that_of_the_day_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Desk.open(tmp_path / "coach.db", today=A_FRIDAY, create=True)) as desk:
        add_person(desk, closed_on=str(A_FRIDAY + timedelta(days=1)), closed_reason="moved")
        desk.read.day()
        assert len(desk.read.caseload()) == 1
        monkeypatch.setattr(desk, "_fixed_today", A_FRIDAY + timedelta(days=1))
        assert not desk.read.caseload()
