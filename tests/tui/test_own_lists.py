"""The coach's own templates, sets of steps and tasks: made, chosen, changed, removed, undone."""

from datetime import timedelta

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.values import FieldValues
from coachdesk.tui.app import DeskApp
from tests.scenes import DAY
from tests.tui.conftest import Driver, Opened


def _bodies(driver: Driver[DeskApp], name: str) -> list[str]:
    return [
        one["body"] for one in driver.app.desk.read.own_records("template") if one["name"] == name
    ]


def _steps(driver: Driver[DeskApp], person: int) -> list[FieldValues]:
    dossier = driver.app.desk.read.dossier(person)
    assert dossier
    return [step.values for step in dossier.lists["plan_steps"]]


def _person(driver: Driver[DeskApp]) -> int:
    found = driver.app.screen.jobseeker_id
    assert isinstance(found, int)
    return found


async def _palette(driver: Driver[DeskApp], words: str) -> None:
    await driver.press("ctrl+p")
    await driver.type(words)
    await driver.press("enter")


async def _open_somebody(driver: Driver[DeskApp]) -> int:
    await driver.press("2", "enter")
    return _person(driver)


async def test_a_set_of_steps_is_added_to_a_plan_and_taken_back(opened: Opened) -> None:
    async with opened() as driver:
        person = await _open_somebody(driver)
        before = len(_steps(driver, person))
        await driver.press("l")
        await driver.type("schul")
        await driver.press("enter")
        added = _steps(driver, person)
        assert len(added) == before + 3
        new = [step for step in added if step["title"] == "Toeslagen nalopen"]
        assert [(step["domain"], step["status"], step["owner"]) for step in new] == [
            ("income", "todo", "together")
        ]
        assert "3 steps" in driver.notices
        await driver.press("u")
        assert len(_steps(driver, person)) == before


async def test_a_set_of_steps_is_shown_and_written_in_the_language(opened: Opened) -> None:
    words.use("nl")
    async with opened() as driver:
        await _palette(driver, "sjablonen")
        assert "debts:" not in driver.in_sight
        await driver.type("schulden")
        await driver.press("enter")
        assert "schulden: Overzicht van schulden maken" in driver.in_sight
        assert "debts:" not in driver.in_sight
        body = driver.app.screen.fields()["body"].control
        body.focus()
        body.move_cursor(body.document.end)
        await driver.press("enter")
        await driver.type("werk: Bellen met het loket")
        await driver.press("ctrl+s")
        (stored,) = _bodies(driver, "Schulden")
        assert stored.splitlines() == [
            "debts: Overzicht van schulden maken",
            "income: Toeslagen nalopen",
            "debts: Schuldhulpverlening aanvragen",
            "work: Bellen met het loket",
        ]


async def test_a_line_that_is_no_step_is_said_with_its_number(opened: Opened) -> None:
    words.use("nl")
    async with opened() as driver:
        await _palette(driver, "sjablonen")
        await driver.type("eerste weken")
        await driver.press("enter")
        body = driver.app.screen.fields()["body"].control
        body.focus()
        body.move_cursor(body.document.end)
        await driver.press("enter")
        await driver.type("zomaar een regel")
        await driver.press("ctrl+s")
        assert "regel 3" in driver.in_sight
        assert driver.app.screen.changed


async def test_the_open_steps_of_a_plan_become_a_set(opened: Opened) -> None:
    words.use("nl")
    async with opened() as driver:
        person = await _open_somebody(driver)
        open_steps = [
            s["title"] for s in _steps(driver, person) if s["status"] in ("todo", "doing")
        ]
        assert open_steps
        await driver.press("l", "pagedown", "enter")
        assert open_steps[0] in driver.in_sight
        name = driver.app.screen.fields()["name"].control
        name.focus()
        await driver.type("Zoals hier")
        await driver.press("ctrl+s")
        (stored,) = _bodies(driver, "Zoals hier")
        assert [line.partition(": ")[2] for line in stored.splitlines()] == open_steps


async def test_an_empty_plan_says_that_there_is_nothing_to_make_a_set_of(
    opened: Opened, empty_desk: Desk
) -> None:
    empty_desk.write.add(
        "jobseeker", {"first_name": "Ali", "last_name": "Vos", "registered_on": DAY}
    )
    async with opened(desk=empty_desk) as driver:
        await _open_somebody(driver)
        await driver.press("l", "enter")
        assert driver.app.screen.NAME == "dossier"
        assert "no open steps" in driver.notices


async def test_a_template_goes_into_a_note_where_the_cursor_is(opened: Opened) -> None:
    async with opened() as driver:
        await _open_somebody(driver)
        await driver.press("c")
        form = driver.app.screen
        note = form.fields()["note"].control
        note.focus()
        await driver.type("Before. ")
        await driver.press("f4")
        assert "Schulden" not in driver.cells[0]
        await driver.press("enter")
        assert driver.app.screen is form
        assert note.text == "Before. Besproken:\nAfgesproken:\nVolgende keer:"
        await driver.type(" 12-12")
        assert note.text.endswith("Volgende keer: 12-12")


async def test_a_template_joins_no_word(opened: Opened) -> None:
    async with opened() as driver:
        await _open_somebody(driver)
        await driver.press("c")
        note = driver.app.screen.fields()["note"].control
        note.focus()
        await driver.type("Before")
        await driver.press("f4", "enter")
        assert note.text == "Before\nBesproken:\nAfgesproken:\nVolgende keer:"


async def test_a_note_becomes_a_template_and_what_was_typed_stays(opened: Opened) -> None:
    async with opened() as driver:
        await _open_somebody(driver)
        await driver.press("c")
        form = driver.app.screen
        note = form.fields()["note"].control
        note.focus()
        await driver.type("Papers looked at")
        await driver.press("f4", "pagedown", "enter")
        driver.app.screen.fields()["name"].control.focus()
        await driver.type("Papers")
        await driver.press("ctrl+s")
        assert _bodies(driver, "Papers") == ["Papers looked at"]
        assert driver.app.screen is form
        assert note.text == "Papers looked at"


async def test_outside_a_note_f4_says_where_a_template_goes(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n", "f4")
        assert "note" in driver.notices


async def test_what_does_not_fit_in_a_note_is_said(opened: Opened) -> None:
    async with opened() as driver:
        await _open_somebody(driver)
        await driver.press("c")
        note = driver.app.screen.fields()["note"].control
        note.focus()
        note.insert("x" * 19_990)
        await driver.press("f4", "enter")
        assert len(note.text) <= 20_000
        assert driver.word_beside("note")


async def test_a_template_is_removed_and_brought_back(opened: Opened) -> None:
    async with opened() as driver:
        await _palette(driver, "templates")
        await driver.type("voortgang")
        await driver.press("delete")
        assert not _bodies(driver, "Voortgang")
        assert "Voortgang" in driver.notices
        await driver.press("u")
        assert _bodies(driver, "Voortgang")


async def test_a_task_is_noted_seen_opened_and_ticked_off(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("t")
        await driver.type("Call the library")
        await driver.press("tab")
        await driver.type("tomorrow")
        await driver.press("ctrl+s")
        assert "Call the library" in driver.notices
        await driver.go_to("Call the library")
        assert "Call the library" in driver.in_sight
        await driver.press("enter")
        assert driver.app.screen.fields()["title"].text == "Call the library"
        await driver.press("escape", "m")
        (task,) = [
            one
            for one in driver.app.desk.read.own_records("task")
            if one["title"] == "Call the library"
        ]
        assert task["done_on"] == DAY
        assert task["due_on"] == DAY + timedelta(days=1)
        await driver.press("u")
        assert "Call the library" in "\n".join(driver.cells)


async def test_a_task_is_noted_from_agenda_too(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("4", "t")
        await driver.type("Order paper")
        await driver.press("ctrl+s")
        tasks = driver.app.desk.read.own_records("task")
        assert "Order paper" in [one["title"] for one in tasks]


async def test_tasks_come_in_order_of_day_those_done_last(opened: Opened, empty_desk: Desk) -> None:
    for title, due, done in (
        ("done", DAY, DAY),
        ("later", DAY + timedelta(days=40), None),
        ("someday", None, None),
        ("soon", DAY + timedelta(days=2), None),
    ):
        empty_desk.write.add("task", {"title": title, "due_on": due, "done_on": done})
    async with opened(desk=empty_desk) as driver:
        await _palette(driver, "your own tasks")
        assert [line.cells[0] for line in driver.lines][:4] == ["soon", "later", "someday", "done"]
