"""What a screen keeps of a record is that record's alone, whatever file stands at the path by then.

A backup is restored and a list brings Q, who gets P's number; or another coach's store is copied or
moved over the path. What was shown, typed or chosen about P must be refused, and Q left as Q was.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import pytest
from sqlalchemy.exc import IntegrityError

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.domain.row_id import RowId, uid_of
from coachdesk.domain.signal import Signal
from coachdesk.exchange.caseload_json import read_json
from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import Clash, NothingToDo, StoreError
from coachdesk.store.store_files import backup_files
from tests.store.steps import (
    add_contact,
    add_person,
    add_placement,
    exported,
    import_records,
    run_sql,
    window,
)

DAY = date(2026, 11, 20)
REFUSALS = (Clash, StoreError, Refused, NothingToDo)
SESSION = {"title": "Sollicitatie", "held_on": date(2026, 11, 2), "hours": 4}
STEP = {"title": "cv", "domain": "work", "owner": "together", "status": "todo"}
APPOINTMENT = {"on": "2026-11-25", "mode": "office", "purpose": "progress"}


def _open(path: Path) -> Desk:
    return Desk.open(path, today=DAY, create=not path.exists())


def _fill(desk: Desk, name: str) -> int:
    """A list brings somebody, with a record of each kind that a form is about."""
    person = add_person(desk, last_name=name, ref="K-00001", registered_on="2026-01-05")
    add_contact(desk, person, on="2026-11-02")
    desk.write.add("plan_step", {**STEP, "due_on": "2026-11-10"}, person)
    desk.write.add("debt_assistance", {"requested_on": "2026-11-01"}, person)
    add_placement(desk, person)
    [workshop] = desk.write.plan_workshops({key: SESSION[key] for key in ("title", "hours")}, [DAY])
    desk.write.change("workshop", workshop, {"held_on": SESSION["held_on"]}, {})
    desk.write.seat([workshop], [person])
    return person


class Kept(NamedTuple):
    """What screens keep of P."""

    person: int
    dossier: Any
    signals: dict[str, Signal]
    workshop: Any
    closed: int


def _kept(desk: Desk) -> Kept:
    line = desk.read.caseload()[0]
    dossier = desk.read.dossier(line.case.person.id)
    assert dossier
    signals = {signal.rule.name: signal for signal in desk.read.day().signals}
    [closed] = [hit.person.id for hit in desk.read.people() if hit.closed]
    return Kept(line.case.person.id, dossier, signals, desk.read.workshops()[0], closed)


def _make(folder: Path, *, other_coach: bool) -> tuple[Path, Path]:
    path, other = folder / "caseload.db", folder / "elsewhere" / "caseload.db"
    other.parent.mkdir()
    with window("before"), closing(_open(path)) as desk:
        desk.write.set_up("Anna", None)
    if not other_coach:
        shutil.copy(path, other)  # the backup
    with window("elsewhere"), closing(_open(other)) as desk:
        desk.write.set_up("Bram" if other_coach else "Anna", None)
        _closed(desk, "Quist")
        _fill(desk, "Quist")
    with closing(_open(path)) as desk:
        _closed(desk, "Peters")
        _fill(desk, "Peters")
    return path, other


def _closed(desk: Desk, name: str) -> None:
    closed = {"closed_on": "2026-10-01", "closed_reason": "moved"}
    add_person(desk, last_name=f"{name}-Dicht", ref="K-00002", **closed)


def _moved(other: Path, path: Path) -> None:
    shutil.copy(other, other.with_suffix(".moving"))
    other.with_suffix(".moving").replace(path)


def _copied(other: Path, path: Path) -> None:
    """In place, with the counter by which SQLite sees that a file was written."""
    with path.open("rb") as file:
        header = file.read(100)
    shutil.copy(other, path)
    with path.open("r+b") as file:
        for place, size in ((24, 4), (92, 4)):
            file.seek(place)
            file.write(header[place : place + size])


WAYS = {"moved": _moved, "copied": _copied}


@cache
def _made(*, other_coach: bool) -> tuple[Path, Path]:
    """The two stores, made once a run and copied from then on."""
    return _make(Path(mkdtemp(prefix="coachdesk-ids-")), other_coach=other_coach)


def _stores(folder: Path, *, other_coach: bool) -> tuple[Path, Path]:
    """A store with P, and one in which Q has every number of P's."""
    path, other = folder / "caseload.db", folder / "other.db"
    for made, own in zip(_made(other_coach=other_coach), (path, other), strict=True):
        shutil.copy(made, own)
    return path, other


def _content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as link:
        return list(link.iterdump())


def _draft(kept: Kept) -> Draft:
    return Draft("log_contact", kept.person, None, {"note": "about Peters"})


def _of(kind: str, kept: Kept) -> Any:
    return next(item.id for found in kept.dossier.lists.values() for item in found
                if item.kind == kind)  # fmt: skip


# What is about P: refused in every other file.
ABOUT_P: dict[str, Callable[[Desk, Kept, Path], Any]] = {
    "log": lambda d, k, f: d.write.log_contact(
        k.person, None, {**APPOINTMENT, "outcome": "held"}, {}
    ),
    "complete": lambda d, k, f: d.write.log_contact(
        k.person, _of("contact", k), {"outcome": "held"}, {}
    ),
    "next": lambda d, k, f: d.write.log_contact(
        k.person, _of("contact", k), {"outcome": "held"}, {}, APPOINTMENT
    ),
    "plan": lambda d, k, f: d.write.plan_together([k.person], APPOINTMENT),
    "add": lambda d, k, f: d.write.add("plan_step", STEP, k.person),
    "change": lambda d, k, f: d.write.change("jobseeker", k.person, {"phone": "0612345678"}, {}),
    "change by what was seen": lambda d, k, f: d.write.change(
        "jobseeker", int(k.person), {"phone": "0612345678"}, k.dossier.jobseeker.values
    ),
    "tick": lambda d, k, f: d.write.change(
        "plan_step", _of("plan_step", k), {"status": "done"}, {}
    ),
    "check": lambda d, k, f: d.write.change(
        "placement", _of("placement", k), {"displacement_risk": True}, {}
    ),
    "delete": lambda d, k, f: d.write.delete("contact", _of("contact", k)),
    "close": lambda d, k, f: d.write.change(
        "jobseeker", k.person, {"closed_on": DAY, "closed_reason": "moved"}, {}
    ),
    "mark the roll": lambda d, k, f: d.write.change(
        "attendance", k.workshop.seats[0].id, {"status": "attended"}, {"status": "planned"}
    ),
    "seat": lambda d, k, f: d.write.seat([k.workshop.id], [k.person]),
    "empty a workshop": lambda d, k, f: d.write.seat([k.workshop.id], []),
    "delete a workshop": lambda d, k, f: d.write.delete("workshop", k.workshop.id),
    "set aside": lambda d, k, f: d.write.set_aside(
        k.signals["plan.step_due"], DAY.replace(day=28), "x"
    ),
    "set a roll aside": lambda d, k, f: d.write.set_aside(
        k.signals["workshop.roll_call_missing"], DAY.replace(day=28), "x"
    ),
    "bring back": lambda d, k, f: d.write.bring_back(k.signals["plan.step_due"]),
    "bring a roll back": lambda d, k, f: d.write.bring_back(
        k.signals["workshop.roll_call_missing"]
    ),
    "answer": lambda d, k, f: d.write.answer(k.signals["plan.step_due"]),
    "hand over": lambda d, k, f: d.files.hand_over(["K-00001"], f, seen=[uid_of(k.person)]),
    "what goes": lambda d, k, f: d.files.going(["K-00001"], seen=[uid_of(k.person)])[99],
    "erase": lambda d, k, f: d.safety.erase("K-00002", seen=[uid_of(k.closed)]),
    "print": lambda d, k, f: d.files.export_handout(k.person, f, debts=True),
    "undo": lambda d, k, f: d.write.undo(),
}  # fmt: skip
# What is of the caseload as a whole: refused in another coach's.
OF_THE_STORE: dict[str, Callable[[Desk, Kept, Path], Any]] = {
    "new person": lambda d, k, f: add_person(d, last_name="Nieuw"),
    "workshop": lambda d, k, f: d.write.plan_workshops({"title": "Pitch", "hours": 2}, [DAY]),
    "norm": lambda d, k, f: d.write.set_norm("intake_days", 21),
    "setting": lambda d, k, f: d.write.remember("theme", "dark"),
    "import": lambda d, k, f: d.files.import_records(read_json(exported(_elsewhere(f)))),
    "set up": lambda d, k, f: d.write.set_up("Anna", "Team"),
    "redo": lambda d, k, f: d.write.redo(),
    "publish": lambda d, k, f: d.files.publish(f.parent),
    "hand over by number": lambda d, k, f: d.files.hand_over(["K-00001"], f),
    "erase by number": lambda d, k, f: d.safety.erase("K-00002"),
    "back up": lambda d, k, f: d.safety.back_up(),
    "protect": lambda d, k, f: d.safety.protect(None, "a passphrase of words"),
}


def _elsewhere(file: Path) -> Desk:
    desk = _open(file.with_name("list.db"))
    desk.write.set_up("Anna", None)
    add_person(desk, last_name="Lijst", ref="K-00009")
    return desk


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("act", ABOUT_P)
@pytest.mark.parametrize("other_coach", [False, True], ids=["restored", "another coach"])
def test_what_was_shown_of_somebody_is_never_done_to_who_has_that_number_now(
    tmp_path: Path, way: str, act: str, other_coach: bool
) -> None:
    path, other = _stores(tmp_path, other_coach=other_coach)
    with closing(_open(path)) as desk:
        desk.write.set_aside(desk.read.day().signals[0], DAY.replace(day=28), "later")
        kept = _kept(desk)
        WAYS[way](other, path)
        before = _content(path)
        with pytest.raises(REFUSALS):
            ABOUT_P[act](desk, kept, tmp_path / "out")
    assert _content(path) == before
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("act", OF_THE_STORE)
def test_nothing_is_saved_in_another_coachs_caseload_put_at_the_path(
    tmp_path: Path, way: str, act: str
) -> None:
    path, other = _stores(tmp_path, other_coach=True)
    with closing(_open(path)) as desk:
        kept = _kept(desk)
        for file in backup_files(path):
            file.unlink()
        desk.store.last_backup_day = None  # the first change of a day
        WAYS[way](other, path)
        before = _content(path)
        with pytest.raises(REFUSALS):
            OF_THE_STORE[act](desk, kept, tmp_path / "out")
        assert not backup_files(path), (
            "a backup of somebody else's caseload was taken for one of ours"
        )
    assert _content(path) == before
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob("*.json"))


@pytest.mark.parametrize("way", WAYS)
def test_a_draft_goes_back_to_who_it_was_about_and_to_nobody_else(tmp_path: Path, way: str) -> None:
    path, other = _stores(tmp_path, other_coach=False)
    with closing(_open(path)) as desk:
        kept = _kept(desk)
        whole = json.loads(exported(desk))
        WAYS[way](other, path)
        desk.write.keep_draft(_draft(kept))
        [draft] = desk.read.drafts()
        assert desk.read.dossier(draft.jobseeker_id or 0) is None
        # P comes back, under another number.
        for person in whole["jobseekers"]:
            person["ref"] = "K-1" + person["ref"][3:]
        import_records(desk, {**whole, "workshops": []})
        [draft] = desk.read.drafts()
        found = desk.read.dossier(draft.jobseeker_id or 0)
        assert found and found.jobseeker["last_name"] == "Peters"
        desk.write.drop_draft(draft)
        assert desk.read.drafts() == []


def test_a_draft_about_a_record_finds_it_under_its_other_number(tmp_path: Path) -> None:
    path, other = _stores(tmp_path, other_coach=False)
    with closing(_open(path)) as desk:
        kept = _kept(desk)
        whole = json.loads(exported(desk))
        _moved(other, path)
        desk.write.keep_draft(Draft("move", None, _of("contact", kept), {"at": "10:00"}))
        assert desk.read.record("contact", desk.read.drafts()[0].record_id or 0) is None
        for person in whole["jobseekers"]:
            person["ref"] = "K-1" + person["ref"][3:]
        import_records(desk, {**whole, "workshops": []})
        record = desk.read.record("contact", desk.read.drafts()[0].record_id or 0)
        assert record and uid_of(record.id) == uid_of(_of("contact", kept))


def test_a_fault_of_our_own_in_keeping_a_draft_comes_out(tmp_path: Path) -> None:
    path, _ = _stores(tmp_path, other_coach=False)
    with closing(_open(path)) as desk, pytest.raises(IntegrityError):
        desk.write.keep_draft(Draft(None, None, None, {"note": "x"}))  # type: ignore[arg-type]


def test_erasing_takes_a_draft_that_knows_only_the_uid_of_who_it_is_about(tmp_path: Path) -> None:
    path, _ = _stores(tmp_path, other_coach=False)
    with closing(_open(path)) as desk:
        [closed] = [hit.person for hit in desk.read.people() if hit.closed]
        desk.write.keep_draft(Draft("record:contact", closed.id, None, {"note": "said this"}))
        run_sql(path, "UPDATE draft SET jobseeker_id = NULL")
        desk.safety.erase(closed.ref)
        assert desk.read.drafts() == []
    assert b"said this" not in path.read_bytes()


def test_what_was_just_made_is_known_by_its_uid(tmp_path: Path) -> None:
    path, _ = _stores(tmp_path, other_coach=False)
    with closing(_open(path)) as desk:
        person = add_person(desk, last_name="Nieuw")
        made = [
            person,
            add_contact(desk, person),
            desk.write.log_contact(person, None, {**APPOINTMENT, "outcome": None}, {}),
            *desk.write.plan_together([person], APPOINTMENT),
            *desk.write.plan_workshops({"title": "Pitch", "hours": 2}, [DAY]),
        ]
    assert all(isinstance(each, RowId) for each in made)


def test_undo_says_once_that_what_was_done_here_is_gone_then_takes_back_what_is_there(
    tmp_path: Path,
) -> None:
    path, other = _stores(tmp_path, other_coach=False)
    with closing(_open(path)) as desk:
        add_person(desk, last_name="Nieuw")
        _moved(other, path)
        with pytest.raises(StoreError) as refused:
            desk.write.undo()
        assert refused.value.code == "replaced"
        assert desk.write.undo().what == "change"
