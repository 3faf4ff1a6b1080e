"""One moment an answer: each answer of the desk comes from one read transaction.

However many people there are, it takes the same few selects.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk, Scope
from coachdesk.store import read_transactions as engine
from coachdesk.store.store import Store
from tests.conftest import A_FRIDAY
from tests.random_caseloads import random_caseload, random_day
from tests.store.steps import import_records

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
