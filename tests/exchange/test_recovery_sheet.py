"""The recovery sheet: what it says, where it leaves room, and that no text becomes markup."""

from datetime import date
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.domain.text import clean
from coachdesk.exchange.recovery_sheet import write_recovery_sheet
from tests.exchange.markup import HOSTILE, Page

TODAY = date(2026, 11, 20)


def sheet(coach: str = "Marieke", store: str = "/desk/a.db", backups: str = "/desk/kept") -> Page:
    return Page(write_recovery_sheet(coach, Path(store), Path(backups), TODAY))


def test_it_tells_whose_caseload_it_is_and_where_that_lies() -> None:
    found = sheet()
    assert found.texts[1:10] == [
        "coachdesk: recovery sheet",
        *("Work coach", "Marieke", "The file", str(Path("/desk/a.db"))),
        *("Its backups", str(Path("/desk/kept")), "Printed", "Friday 20 November 2026"),
    ]


def test_it_leaves_two_lines_to_write_the_passphrase_on() -> None:
    found = sheet()
    assert found.texts[-1] == "Passphrase:"
    assert found.tags[-2:] == [("div", {"class": "line"})] * 2


def test_it_speaks_dutch() -> None:
    words.use("nl")
    found = sheet()
    assert found.first("html") == {"lang": "nl"}
    assert found.texts[0] == "coachdesk: herstelblad"
    assert found.texts[-1] == "Wachtwoord:"


def test_it_forbids_scripts_and_loads() -> None:
    rules = sheet().rules
    assert rules["default-src"] == ["'none'"]
    assert "script-src" not in rules


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    found = sheet(text, text, text)
    assert found.tags == sheet().tags
    path = clean(str(Path(text)))
    assert found.texts[3:8:2] == [clean(text), path, path]
