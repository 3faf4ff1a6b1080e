"""Opening a form on what is stored and saving it without typing writes nothing, whatever it is."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import (
    CLOCK,
    DAY,
    FLAG,
    HOURS,
    LINE,
    MINUTES,
    MONEY,
    NOTE,
    TAGS,
    WHOLE,
    FieldKind,
    Words,
)
from coachdesk.schema.records import RECORDS
from coachdesk.tui.forms.contact import open_contact_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.moving import move_appointment
from tests.store.steps import add_person, rows
from tests.tui.conftest import Driver, Opened

KINDS = (
    "jobseeker", "contact", "plan_step", "circumstance", "debt", "debt_assistance", "placement",
    "aftercare",
)  # fmt: skip
TEXTS = (
    "gewoon", "met  twee spaties", " ervoor en erna ", "a, b; c", '"aangehaald"', "'t Hart",
    "=1+1", "[/] [b]vet[/b]", "王 Şükran é e\u0301", "\u200b\u202eomgekeerd", "tab\teruit",
    "x" * 200, "1.250", "31-11", "2", "half 3", "{naam}", "\\n", "\u2028lijn", "\x1b[31m", "€ 12",
)  # fmt: skip
NOTES = (*TEXTS, "regel\r\nregel\rregel\n\n", "\n\nervoor", "lang " * 4000, "eind\n", "\x0c\x85")
ODD_TAGS = (
    [], ["zorg"], ["komma, erin", "punt; komma"], ['"', 'a"b'], ["  "], [",", ";"], ["a\nb"],
    ["王", "zorg", "zorg"],
)  # fmt: skip
DAYS = ("2026-12-25", "1900-01-01", "9999-12-31", "0001-01-01", "1890-03-02", "2026-02-28")
CLOCKS = ("02:00", "00:00", "09:30", "23:59", "14:30", "06:05")
ODD_HOURS = (0.0, 0.5, 2.5, 38.0, 999.5, 1000.0)
CENTS = (0, 1, 5, 100, 125050, -1250, 99999999999999)

# What the triggers need to note a change made behind the desk's back.
ENTRY = "INSERT INTO journal_entry (at, what, facts, window) VALUES ('', 'add', '{}', '')"


def _raw(spec: Field, pick: random.Random) -> Any:
    """A value as the store holds it, an odd one where there are any."""
    if not spec.required and pick.random() < 0.15:
        return "[]" if spec.kind.empty == [] else spec.default
    choices: dict[FieldKind, Any] = {
        LINE: TEXTS,
        NOTE: NOTES,
        TAGS: [json.dumps(tags) for tags in ODD_TAGS],
        DAY: DAYS,
        CLOCK: CLOCKS,
        HOURS: ODD_HOURS,
        MONEY: CENTS,
        FLAG: (True, False),
        WHOLE: (1, 40, 100000),
        MINUTES: (5, 45, 480),
    }
    if isinstance(spec.kind, Words):
        return pick.choice(["[]", '["care", "ict"]'])
    words = list(map(str, spec.vocabulary or ()))
    return pick.choice(words or choices[spec.kind])


def _fill(link: sqlite3.Connection, kind: str, owner: int, pick: random.Random) -> int:
    """A record of odd values, put in the file behind the desk's back."""
    specs = {name: spec for name, spec in RECORDS[kind].fields.items() if name != "uid"}
    values = {name: _raw(spec, pick) for name, spec in specs.items()}
    values |= {"uid": f"{pick.getrandbits(64):016x}", "version": 1}
    if kind == "jobseeker":
        values |= {"coach_id": 1, "ref": f"odd {pick.random()}"}
    else:
        values["jobseeker_id"] = owner
    if kind == "placement":
        values["organisation_id"] = 1
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    made = link.execute(f"INSERT INTO {kind} ({names}) VALUES ({marks})", values)
    assert made.lastrowid
    return made.lastrowid


def _odd_records(desk: Desk, seed: int) -> Iterator[tuple[str, int, int]]:
    pick = random.Random(seed)
    owner = add_person(desk)
    placed = {"organisation": "A, B", "kind": "paid_job", "role": "x", "started_on": "2026-01-01"}
    desk.write.add("placement", placed, owner)
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as link:
        link.execute(ENTRY)
        for kind in KINDS:
            for _ in range(3):
                record = _fill(link, kind, owner, pick)
                yield kind, record, record if kind == "jobseeker" else owner


async def _saved_unchanged(driver: Driver, held: Any, what: object) -> None:
    assert not driver.app.screen.changed, what
    await driver.press("ctrl+s")
    assert type(driver.app.screen).__name__ == "TodayScreen", (what, _said(driver))
    assert rows(driver.app.desk.path, versions=True) == held, what


def _said(driver: Driver) -> dict[str, str]:
    return {name: driver.word_beside(name) for name in driver.app.screen.fields()}


@pytest.mark.parametrize(("seed", "language"), enumerate(words.LANGUAGES))
async def test_saving_a_form_in_which_nothing_was_typed_writes_nothing(
    opened: Opened, empty_desk: Desk, seed: int, language: str
) -> None:
    words.use(language)
    records = list(_odd_records(empty_desk, seed))
    held = rows(empty_desk.path, versions=True)
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        for kind, record, owner in records:
            edit_record(driver.app, kind, record, owner)
            await driver.settle()
            await _saved_unchanged(driver, held, (kind, record))
            if kind == "contact":
                move_appointment(driver.app, record)
                await driver.settle()
                await _saved_unchanged(driver, held, ("move", record))
                stored = empty_desk.read.record("contact", record)
                if stored and stored["outcome"]:
                    open_contact_form(driver.app, owner, record)
                    await driver.settle()
                    await _saved_unchanged(driver, held, ("log", record))


async def test_a_tag_with_a_comma_stays_one_tag_beside_another_that_is_added(
    opened: Opened, empty_desk: Desk
) -> None:
    person = add_person(empty_desk, tags=["rijbewijs B, C", "zorg"])
    async with opened(desk=empty_desk) as driver:
        edit_record(driver.app, "jobseeker", person, person)
        await driver.settle()
        field = driver.app.screen.fields()["tags"]
        field.focus_control()
        await driver.settle()
        await driver.press("end")
        await driver.type("; avond")
        await driver.press("ctrl+s")
        stored = empty_desk.read.record("jobseeker", person)
        assert stored and stored["tags"] == ["rijbewijs B, C", "zorg", "avond"]


async def test_one_field_can_be_mended_beside_others_that_no_form_would_take(
    opened: Opened, empty_desk: Desk
) -> None:
    person = add_person(empty_desk)
    with closing(sqlite3.connect(empty_desk.path, isolation_level=None)) as link:
        link.execute(ENTRY)
        link.execute("UPDATE jobseeker SET born_on = '1890-01-01', benefit_from = '9999-12-31',"
                     " neighbourhood = ?", ("x" * 300,))  # fmt: skip
    async with opened(desk=empty_desk) as driver:
        edit_record(driver.app, "jobseeker", person, person)
        await driver.settle()
        driver.app.screen.fields()["phone"].focus_control()
        await driver.type("06 12345678")
        await driver.press("ctrl+s")
        stored = empty_desk.read.record("jobseeker", person)
        assert stored
        assert (stored["phone"], stored["born_on"].year) == ("06 12345678", 1890)
