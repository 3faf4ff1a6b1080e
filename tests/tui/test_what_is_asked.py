"""Questions, undo and the keys of a form say what they are about, and no key is silent."""

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.step_template import TemplateStep
from coachdesk.domain.vocabulary import LifeDomain
from coachdesk.tui.screens.dossier import open_dossier
from coachdesk.tui.widgets.bars import KeyStrip
from tests.store.steps import add_contact, add_person, add_placement
from tests.tui.conftest import DAY, Opened


async def test_a_question_before_deleting_names_person_record_and_day(
    opened: Opened, empty_desk: Desk
) -> None:
    person = add_person(empty_desk)
    step = {
        "title": "VCA exam",
        "domain": LifeDomain.WORK,
        "owner": "coach",
        "status": "todo",
        "due_on": DAY,
    }
    empty_desk.write.add("plan_step", step, person)
    placed = add_placement(empty_desk, person)
    async with opened(desk=empty_desk) as driver:
        open_dossier(driver.app, person, "plan")
        await driver.settle()
        await driver.go_to("VCA exam")
        await driver.press("d")
        assert "Delete Zoë Berg, plan step VCA exam, 20 Nov 2026?" in driver.in_sight
        await driver.press("escape")
        stored = empty_desk.read.record("placement", placed)
        open_dossier(driver.app, person, "placements")
        await driver.settle()
        await driver.go_to(stored["organisation"])
        await driver.press("d")
        assert "Delete Zoë Berg, placement" in driver.in_sight


async def test_undo_says_how_many_records_it_took_back(opened: Opened, empty_desk: Desk) -> None:
    person = add_person(empty_desk)
    steps = [TemplateStep(LifeDomain.WORK, title) for title in ("One", "Two", "Three")]
    empty_desk.write.add_steps(person, steps)
    async with opened(desk=empty_desk) as driver:
        await driver.press("u")
        assert "Taken back: 3 × plan step added (Zoë Berg)" in driver.notices
        await driver.press("ctrl+r")
        assert "Done again: 3 × plan step added (Zoë Berg)" in driver.notices


async def test_undo_says_of_how_many_people(opened: Opened, empty_desk: Desk) -> None:
    people = [add_person(empty_desk, first_name=name) for name in ("An", "Bo", "Cas", "Do", "Ed")]
    [workshop] = empty_desk.write.plan_workshops({"title": "Cv", "hours": 2.0}, [DAY])
    empty_desk.write.seat([workshop], people)
    async with opened(desk=empty_desk) as driver:
        await driver.press("u")
        assert "5 × attendance changed" in driver.notices
        assert "and 2 more" in driver.notices


@pytest.mark.parametrize("lang", ["nl", "en"])
async def test_esc_of_a_form_cannot_be_taken_for_calling_off(
    opened: Opened, empty_desk: Desk, lang: str
) -> None:
    add_contact(empty_desk, add_person(empty_desk), on=DAY, outcome=None)
    words.use(lang)
    async with opened(desk=empty_desk) as driver:
        await driver.press("4")
        await driver.go_to("Berg")
        await driver.press("m")
        keys = str(driver.app.screen.query_one(KeyStrip).render())
        assert words.t("back") in keys and "annuleren" not in keys
        await driver.press("escape", "delete")
        keys = str(driver.app.screen.query_one(KeyStrip).render())
        assert words.t("cancel it") in keys and words.t("do not cancel") in keys
