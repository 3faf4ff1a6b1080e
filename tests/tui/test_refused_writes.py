"""A write outside a form that the store refuses says what was not done, of whom, and why."""

import ast
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import coachdesk.tui
from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.store import store as store_module
from coachdesk.tui.screens.dossier import open_dossier
from coachdesk.tui.screens.taking_part import _start
from coachdesk.tui.undoing import redo, undo
from coachdesk.words import t
from coachdesk.words.terms import choice
from tests.scenes import DAY
from tests.store.steps import add_contact, add_person, rows
from tests.tui.conftest import Driver, Opened
from tests.tui.test_unopened import held_by_another_program, send

STEP = {"domain": "skills", "title": "Take the VCA exam", "owner": "jobseeker", "status": "todo"}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 0.3)


@pytest.fixture
def person(empty_desk: Desk) -> int:
    found = add_person(empty_desk, plan_agreed_on="2026-11-01", intake_started_on="2026-10-01")
    empty_desk.write.add("plan_step", STEP, found)
    return found


def test_every_write_outside_a_form_says_what_it_is() -> None:
    """Both `work.write` and `work.change` are given `about`."""
    silent = []
    for file in Path(coachdesk.tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            of = ast.unparse(node.func.value).rpartition(".")[2]
            if "desk.version" in ast.unparse(node):  # this only reads
                continue
            named = {keyword.arg for keyword in node.keywords}
            if of == "work" and node.func.attr in ("write", "change") and "about" not in named:
                silent.append(f"{file.name}:{node.lineno}")
    assert silent == []


async def _refused(driver: Driver, path: Path, act: Callable[[], object]) -> str:
    """What is said where another program holds the file; nothing is written."""
    before = rows(path, versions=True)
    with held_by_another_program(path):
        act()
        await driver.settle()
        said = driver.notices
    await driver.settle()
    assert rows(path, versions=True) == before
    return said


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_a_tick_that_could_not_be_written_names_the_person_and_the_step(
    opened: Opened, empty_desk: Desk, person: int, language: str
) -> None:
    words.use(language)
    async with opened(desk=empty_desk) as driver:
        open_dossier(driver.app, person, "plan")
        await driver.settle()
        await driver.go_to("VCA exam")
        said = await _refused(driver, empty_desk.path, lambda: send(driver, " "))
        for text in ("Zoë Berg", "Take the VCA exam", str(empty_desk.path)):
            assert text in said, said
        assert said.startswith(t("Not done: {what}.").partition(":")[0])


async def test_undo_that_could_not_be_written_says_what_stays(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:

        def undo_when_held() -> None:
            driver.app.work.write(empty_desk.write.undo, lambda _: None, about="take back: it")

        said = await _refused(driver, empty_desk.path, undo_when_held)
        assert said.startswith("Not done: take back: it.\n")
        undo(driver.app)
        await driver.settle()
        redo(driver.app)
        await driver.settle()
        redo(driver.app)
        await driver.settle()
        assert driver.notices == "There is nothing to do again."


async def test_an_intake_that_could_not_be_started_names_the_person(
    opened: Opened, empty_desk: Desk
) -> None:
    person = add_person(empty_desk)
    async with opened(desk=empty_desk) as driver:
        _start(driver.app, person)
        await driver.settle()
        assert "The intake of Zoë Berg began today" in driver.notices
        _start(driver.app, person)
        await driver.settle()
        assert type(driver.app.screen).__name__ == "RefusedScreen"


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_a_step_changed_in_another_window_is_named_and_shown_as_it_stands_now(
    opened: Opened, empty_desk: Desk, person: int, language: str
) -> None:
    words.use(language)
    async with opened(desk=empty_desk) as driver:
        open_dossier(driver.app, person, "plan")
        await driver.settle()
        await driver.go_to("VCA exam")
        with closing(Desk.open(empty_desk.path, today=DAY)) as other:
            [step] = other.read.dossier(person).lists["plan_steps"]
            other.write.change("plan_step", step.id, {"status": "cancelled_by_us"}, step.values)
        await driver.press("space")
        said = driver.notices
        dropped = choice(next(s for s in type(step["status"]) if s.value == "cancelled_by_us"))
        for text in ("Zoë Berg", "Take the VCA exam", dropped):
            assert text in said, said
        assert not any("VCA" in cell and choice(step["status"]) in cell for cell in driver.cells)


async def test_a_line_answered_elsewhere_says_whom_it_was_about(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    add_contact(empty_desk, person, outcome="held")
    empty_desk.write.add("debt_assistance", {"requested_on": "2026-10-20"}, person)
    async with opened(desk=empty_desk) as driver:
        await driver.go_to("Berg")
        signal = driver.app.screen._signal()
        assert signal and signal.tick_off, driver.cells
        with closing(Desk.open(empty_desk.path, today=DAY)) as other:
            other.write.answer(signal)
        await driver.press("m")
        assert "Zoë Berg" in driver.notices and "Not done" in driver.notices
