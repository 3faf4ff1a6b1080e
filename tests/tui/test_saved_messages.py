"""What is said when something was saved: as a coach would say it, of whom, and the way back."""

from collections.abc import Callable
from typing import Any

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.schema.records import RECORDS
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.closing import open_close_form
from coachdesk.tui.forms.contact import open_appointment_form, open_contact_form
from coachdesk.tui.forms.displacement import open_displacement_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.moving import move_appointment
from coachdesk.tui.forms.plan import open_plan_form
from coachdesk.tui.forms.workshop import plan_workshops
from tests.scenes import DAY
from tests.store.steps import add_contact, add_person, add_placement
from tests.tui.conftest import Driver, Opened

UNDO = {"en": "u takes it back.", "nl": "Ongedaan maken: toets u."}


@pytest.fixture
def person(empty_desk: Desk) -> int:
    return add_person(empty_desk)


async def _save(driver: Driver, values: dict[str, Any]) -> str:
    """What is said when these values stand in the form and were saved."""
    for name, value in values.items():
        driver.app.screen.fields()[name].put(value)
    await driver.press("ctrl+s")
    if type(driver.app.screen).__name__ == "AskScreen":
        await driver.press("y")
    return driver.notices


# A new record of each kind that has a form of its own: what is typed, and how it is called.
NEW: dict[str, tuple[dict[str, Any], str, str]] = {
    "plan_step": (
        {"title": "VCA", "domain": "work", "owner": "jobseeker"},
        "Planstap opgeslagen: VCA (Zoë Berg)",
        "Plan step saved: VCA (Zoë Berg)",
    ),
    "debt": (
        {"creditor": "Wehkamp", "kind": "utilities", "noted_on": "1-11-2026", "problematic": False},
        "Schuld opgeslagen: Wehkamp (Zoë Berg)",
        "Debt saved: Wehkamp (Zoë Berg)",
    ),
    "debt_assistance": (
        {"requested_on": "1-11-2026"},
        "Schuldhulpverlening opgeslagen: 01-11-2026 (Zoë Berg)",
        "Debt assistance saved: 1 Nov 2026 (Zoë Berg)",
    ),
    "aftercare": (
        {"still_working": True},
        "Nazorgmoment opgeslagen: 20-11-2026 (Zoë Berg)",
        "Aftercare check saved: 20 Nov 2026 (Zoë Berg)",
    ),
    "jobseeker": (
        {"first_name": "Ali", "last_name": "Çelik"},
        "Werkzoekende opgeslagen: Ali Çelik",
        "Jobseeker saved: Ali Çelik",
    ),
    "organisation": (
        {"name": "Bakkerij Zon"},
        "Organisatie opgeslagen: Bakkerij Zon",
        "Organisation saved: Bakkerij Zon",
    ),
    "employer_contact": (
        {"organisation": "Bakkerij Zon", "mode": "phone", "purpose": "acquaintance",
         "outcome": "held"},
        "Werkgeverscontact opgeslagen: Bakkerij Zon, 20-11-2026",
        "Contact with an employer saved: Bakkerij Zon, 20 Nov 2026",
    ),
    "task": ({"title": "Folders"}, "Taak opgeslagen: Folders", "Task saved: Folders"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NEW)
async def test_a_new_record_is_said_by_its_kind_and_name(
    opened: Opened, empty_desk: Desk, person: int, kind: str
) -> None:
    values, *said = NEW[kind]
    owner = person if RECORDS[kind].owner == "jobseeker" else None
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        for language, expected in zip(("nl", "en"), said, strict=True):
            words.use(language)
            edit_record(driver.app, kind, None, owner)
            await driver.settle()
            if owner:
                assert driver.app.screen.heading.startswith("Zoë Berg: ")
            assert await _save(driver, values) == f"{expected}. {UNDO[language]}"
            driver.app.clear_notifications()
            while type(driver.app.screen).__name__ != "TodayScreen":
                await driver.press("escape")
            await driver.press("u")
            called = expected.partition(": ")[2].partition(" (")[0]
            assert called.rpartition(", ")[2] in driver.notices


Act = Callable[[DeskApp, dict[str, int]], object]
OTHERS: dict[str, tuple[Act, dict[str, Any], str]] = {
    "contact": (
        lambda a, i: open_contact_form(a, i["jobseeker"], i["contact"]),
        {"outcome": "attempted"},
        "Contact opgeslagen: Zoë Berg, 20-11-2026 11:00, niet bereikt. Ongedaan maken: toets u.",
    ),
    "contact with the next one": (
        lambda a, i: open_contact_form(a, i["jobseeker"], i["contact"]),
        {"outcome": "held", "next_on": "27-11", "next_at": "10:00", "next_mode": "office"},
        "Contact opgeslagen: Zoë Berg, 20-11-2026 11:00, doorgegaan. "
        "Volgende afspraak: 27-11-2026 10:00, kantoor. Ongedaan maken: toets u.",
    ),
    "appointment": (
        lambda a, i: open_appointment_form(a, i["jobseeker"]),
        {"on": "27-11", "at": "10:00", "mode": "office"},
        "Afspraak opgeslagen: Zoë Berg, 27-11-2026 10:00. Ongedaan maken: toets u.",
    ),
    "move": (
        lambda a, i: move_appointment(a, i["contact"]),
        {"at": "12:00"},
        "Afspraak verzet: Zoë Berg, 20-11-2026 12:00. Ongedaan maken: toets u.",
    ),
    "nothing": (lambda a, i: move_appointment(a, i["contact"]), {}, "Er is niets gewijzigd."),
    "the same": (
        lambda a, i: edit_record(a, "jobseeker", i["jobseeker"], i["jobseeker"]),
        {"registered_on": "5 jan 2026"},
        "Er is niets gewijzigd.",
    ),
    "plan": (
        lambda a, i: open_plan_form(a, i["jobseeker"], lambda: None),
        {"plan_goal": "x"},
        "Plan opgeslagen: Zoë Berg. Ongedaan maken: toets u.",
    ),
    "close": (
        lambda a, i: open_close_form(a, i["jobseeker"]),
        {"closed_reason": "moved"},
        "Dossier afgesloten: Zoë Berg, verhuisd. Ongedaan maken: toets u.",
    ),
    "displacement": (
        lambda a, i: open_displacement_form(a, i["placement"]),
        dict.fromkeys(
            ("permanent_post", "temporary_peak", "seasonal_work", "replacing_absent"), False
        ),
        "Verdringing getoetst: Zoë Berg, Groenwerk. Ongedaan maken: toets u.",
    ),
    "workshops": (
        lambda a, _: plan_workshops(a),
        {"title": "CV", "hours": "4", "days": "24-11, 26-11"},
        "2 workshops opgeslagen: CV, 24-11-2026, 26-11-2026. Ongedaan maken: toets u.",
    ),
}


@pytest.mark.parametrize("form", OTHERS)
async def test_every_other_form_says_whom_and_when(
    opened: Opened, empty_desk: Desk, person: int, form: str
) -> None:
    words.use("nl")
    ids = {"jobseeker": person}
    ids["contact"] = add_contact(empty_desk, person, on=DAY.isoformat(), at="11:00")
    ids["placement"] = add_placement(empty_desk, person)
    act, values, said = OTHERS[form]
    async with opened(size=(120, 40), desk=empty_desk) as driver:
        act(driver.app, ids)
        await driver.settle()
        assert await _save(driver, values) == said
