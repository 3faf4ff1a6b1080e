"""No record about a person tells anything of that person in its repr, and so in no traceback."""

import json
import sqlite3
import types
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel

from coachdesk.demo import demo_caseload
from coachdesk.desk import Desk, Scope
from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.record_ref import RecordRef
from coachdesk.exchange.caseload_json import read_json
from coachdesk.store.errors import Clash
from coachdesk.tui.app import DeskApp
from coachdesk.tui.widgets.lines import Lines
from tests.files import read_csv
from tests.scenes import DAY, sample_desk, sample_store
from tests.tui.conftest import Driver
from tests.tui.tour import go_home, stops

# Where a person can be known from: table and column.
_TOLD = {
    "jobseeker": ("first_name", "last_name", "phone", "email", "note", "plan_goal"),
    "contact": ("note",),
    "plan_step": ("title", "note"),
    "circumstance": ("text",),
    "debt": ("creditor", "note"),
    "placement": ("role", "note"),
}


def secrets_of(store: Path) -> set[str]:
    """What nobody may read in a traceback: each text that is long enough to be one."""
    with closing(sqlite3.connect(store)) as link:
        texts = {
            text
            for table, names in _TOLD.items()
            for name in names
            for [text] in link.execute(f"SELECT {name} FROM {table}")
        }
    return {text[:30] for text in texts if text and len(text) > 4}


def within(item: object, seen: set[int]) -> Iterator[object]:
    """Everything of coachdesk's own inside something."""
    if id(item) in seen or isinstance(item, str | bytes | int | float | type | types.ModuleType):
        return
    seen.add(id(item))
    if type(item).__module__.startswith("coachdesk"):
        yield item
    inner: list[Any] = []
    if isinstance(item, dict):
        inner = [*item.keys(), *item.values()]
    elif isinstance(item, list | tuple | set | frozenset):
        inner = list(item)
    elif hasattr(item, "__dict__") or isinstance(item, SQLModel):
        inner = list(vars(item).values())
    for part in inner:
        yield from within(part, seen)


def assert_discreet(given: object, secrets: set[str], at_least: int) -> None:
    found = list(within(given, set()))
    assert len(found) >= at_least
    for item in found:
        text = f"{item!r} {item}"
        shown = [secret for secret in secrets if secret in text]
        assert not shown, (type(item), shown)


def answers(desk: Desk) -> Iterator[object]:
    """What the desk answers to everything it can be asked."""
    yield from (
        desk,
        desk.read.day(),
        desk.read.caseload(Scope.ALL),
        desk.read.people(),
        desk.read.workshops(),
    )
    yield from (
        desk.read.calendar_entries(),
        desk.read.agenda(60),
        desk.read.summary(),
        desk.deeds(),
        desk.read.drafts(),
    )
    yield desk.read.next_undo()
    for hit in desk.read.people():
        yield from (desk.read.dossier(hit.person.id), desk.read.history(hit.person.id))


def test_nothing_the_desk_hands_out_tells_of_anybody(tmp_path: Path) -> None:
    with closing(sample_desk(tmp_path)) as desk:
        seen = desk.read.record("jobseeker", 3)
        assert seen
        desk.write.change("jobseeker", 3, {"note": "Vertelt liever niets"}, seen.values)
        desk.write.set_aside(
            desk.read.day().signals[0], DAY.replace(day=28), "Vertelt liever niets"
        )
        assert_discreet([*answers(desk)], secrets_of(desk.path), 1000)


def test_nothing_read_from_a_file_tells_of_anybody(tmp_path: Path) -> None:
    with closing(sample_desk(tmp_path)) as desk:
        secrets = secrets_of(desk.path)
        file = tmp_path / "lijst.csv"
        desk.files.export_lines(desk.read.caseload(), file, "excel-nl")
    from_json = read_json(json.dumps(demo_caseload(DAY)))
    from_csv = read_csv(file.read_bytes(), DAY)
    assert from_json.dossiers and from_csv.dossiers
    given = [from_json, from_csv]
    assert_discreet(given, secrets, 500)


async def test_nothing_a_screen_holds_tells_of_anybody(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    file = tmp_path / "lijst.csv"
    file.write_text("Voornaam;Achternaam\nZo;Berg\n", encoding="utf-8")
    secrets = secrets_of(store)
    with closing(Desk.open(store, today=DAY)) as desk:
        app = DeskApp(desk)
        async with app.run_test(size=(120, 40)) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            for stop in stops(store, file):
                if stop.screen.endswith("Form"):
                    continue
                go_home(app, stop.under)
                await pilot.pause()
                stop.open(app)
                await driver.settle()
                lines = [line for part in app.screen.query(Lines) for line in part.lines]
                assert_discreet(lines, secrets, 0)
                assert not [secret for secret in secrets if secret in str(app.screen.tree)]
                if stop.screen == "LockScreen":
                    break


@pytest.mark.parametrize(
    "error",
    [Clash(RecordRef("jobseeker", 3), {"note": ("Jansen wil niets", "Jansen")}),
     Refused([Problem("note", "not_line", {"value": "Jansen"})])],
)  # fmt: skip
def test_no_error_says_what_was_typed(error: Exception) -> None:
    assert "Jansen" not in f"{error} {error!r}"
