"""What was done about a line already: which contact counts for which signal."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.exchange.caseload_json import read_json
from coachdesk.words.signals import already_texts, note_text
from tests.domain.examples import TODAY, contact, dated, held, step
from tests.store.steps import caseload

DAY = date.fromisoformat(TODAY)
LATE = [held(-120, note="Komt graag vroeg")]


def said(folder: Path, rule: str, **person: Any) -> list[str]:
    """What stands beside the line of this rule about somebody."""
    dossier = {"ref": "K-00001", "registered_on": -400, **person}
    desk = Desk.open(folder / "a.db", today=DAY, create=True)
    desk.files.import_records(read_json(json.dumps(caseload(dated(DAY, dossier)))))
    found = desk.read.day()
    desk.close()
    [signal] = [item for item in found.signals if item.rule.name == rule]
    assert signal.person
    return already_texts(signal, found.already[signal.person.id], DAY)


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([], []),
        ([contact(0, "attempted", "phone")], ["☎ tried today"]),
        ([contact(-4, "attempted", "phone")], ["☎ tried 16 Nov"]),
        ([contact(-4, "no_show")], ["no-show 16 Nov"]),
        ([contact(-4, "cancelled")], ["cancelled 16 Nov"]),
        ([contact(-4, "no_show"), contact(-1, "attempted", "phone")], ["☎ tried 19 Nov"]),
        ([held(0, "phone")], ["☎ spoken today"]),
        ([held(-10, "phone")], ["☎ spoken 10 Nov"]),
        ([held(-10, "message")], ["contact 10 Nov"]),
        ([contact(10)], ["appointment 30 Nov"]),
        ([contact(0, at="09:30")], ["appointment today 09:30"]),
        ([contact(0)], ["appointment today"]),
        ([contact(20), contact(10)], ["appointment 30 Nov"]),
        ([contact(60)], ["appointment 19 Jan 2027"]),
        ([contact(-4, "no_show"), contact(10)], ["no-show 16 Nov", "appointment 30 Nov"]),
        ([contact(1, "attempted", "phone")], []),
        ([contact(-130, "no_show")], []),
    ],
)
def test_a_late_contact_says_what_was_tried_since_and_what_is_planned(
    contacts: list[dict[str, Any]], expected: list[str], tmp_path: Path
) -> None:
    assert said(tmp_path, "contact.quarterly", contacts=[*LATE, *contacts]) == expected


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([held(-3)], []),  # of a step nobody knows whether that was about it
        ([held(0)], ["spoken today"]),
        ([held(-9), contact(-3, "no_show")], ["no-show 17 Nov"]),
        ([contact(-9, "no_show"), held(-3)], []),
    ],
)
def test_a_step_says_what_did_not_come_about_since_the_last_talk(
    contacts: list[dict[str, Any]], expected: list[str], tmp_path: Path
) -> None:
    assert said(tmp_path, "plan.step_due", contacts=contacts, plan_steps=[step(-1)]) == expected


def test_what_was_tried_before_help_was_asked_is_not_about_it(tmp_path: Path) -> None:
    asked = {"requested_on": -25}
    tried = [held(-40), contact(-30, "no_show")]
    assert said(tmp_path, "debt.first_talk", contacts=tried, debt_assistance=[asked]) == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_last_note_has_its_day_and_way(language: str, tmp_path: Path) -> None:
    dossier = {"ref": "K-00001", "registered_on": -400, "phone": "06 12345678"}
    contacts = [*LATE, held(-100, "phone", note=""), contact(3, note="Voor straks")]
    desk = Desk.open(tmp_path / "a.db", today=DAY, create=True)
    file = caseload(dated(DAY, {**dossier, "contacts": contacts}))
    desk.files.import_records(read_json(json.dumps(file)))
    [found] = desk.read.day().already.values()
    desk.close()
    words.use(language)
    assert found.phone == "06 12345678" and found.note
    assert found.note.on == DAY - timedelta(days=120)
    assert (
        note_text(found.note)
        == {
            "en": "23 Jul 2026, office: Komt graag vroeg",
            "nl": "23-07-2026, kantoor: Komt graag vroeg",
        }[language]
    )
    words.use("en")
