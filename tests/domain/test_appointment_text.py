"""Which appointment a text is about, and how its marks are filled in."""

from datetime import date, timedelta

import pytest

from coachdesk.domain.appointment_text import (
    MARKS,
    Addressee,
    Meeting,
    TextKind,
    filled,
    meeting_of,
    renamed_marks,
    unknown_marks,
)
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome

TODAY = date(2026, 11, 20)
FACTS = {mark: f"<{mark}>" for mark in MARKS}
DUTCH = {"naam": "name", "wanneer": "when"}


def meeting(
    key: int, days: int, at: str | None = None, outcome: ContactOutcome | None = None
) -> Meeting:
    return Meeting(key, TODAY + timedelta(days), at, ContactMode.OFFICE, None, outcome)


MEETINGS = [
    meeting(1, -9, "10:00", ContactOutcome.NO_SHOW),
    meeting(2, -2, None, ContactOutcome.NO_SHOW),
    meeting(3, -1, "10:00"),  # nobody said yet how it went
    meeting(4, 3, "14:00"),
    meeting(5, 3, "09:00"),
    meeting(6, 9, None),
    meeting(7, 1, "09:00", ContactOutcome.CANCELLED),
]


def test_a_text_is_about_the_next_appointment_or_the_latest_that_was_missed() -> None:
    for kind in TextKind:
        found = meeting_of(kind, MEETINGS, TODAY)
        assert found is not None
        assert found.contact_id == (2 if kind is TextKind.MISSED else 5)
        assert meeting_of(kind, [], TODAY) is None
    assert meeting_of(TextKind.REMINDER, [meeting(1, 0)], TODAY) is not None
    assert meeting_of(TextKind.REMINDER, [meeting(1, -1)], TODAY) is None
    ahead = meeting(1, 1, None, ContactOutcome.NO_SHOW)  # a typing error, not yet mended
    assert meeting_of(TextKind.MISSED, [ahead], TODAY) is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Dear {name},", "Dear <name>,\n"),
        ("Beste { Naam },", "Beste <name>,\n"),
        ("{unknown} stays", "{unknown} stays\n"),
        ("{} and { }", "{} and { }\n"),
        ("a\n\n\n\n{name}", "a\n\n<name>\n"),
    ],
)
def test_marks_are_filled_in_under_either_name(body: str, said: str) -> None:
    assert filled(body, FACTS, DUTCH) == said


def test_a_line_of_nothing_but_empty_marks_goes() -> None:
    body = "Where: {where}\n{bring}\n\n{team}\n{reach}"
    assert filled(body, {**FACTS, "bring": "", "team": "", "reach": ""}, {}) == "Where: <where>\n"


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert filled("{name}", {**FACTS, "name": "{coach}"}, {}) == "{coach}\n"


def test_marks_that_nothing_fills_in_are_named_once() -> None:
    assert unknown_marks("{naam} {x} {x} {NAME} {y z}", DUTCH) == ["x", "y z"]


def test_marks_are_renamed_and_back() -> None:
    shown = renamed_marks("{name}, {when} {x}", {}, {"name": "naam", "when": "wanneer"})
    assert shown == "{naam}, {wanneer} {x}"
    assert renamed_marks(shown, DUTCH, {}) == "{name}, {when} {x}"


@pytest.mark.parametrize(
    ("street", "postcode", "town", "lines"),
    [
        ("Kerkstraat 1", "7311 AB", "Apeldoorn", ("Kerkstraat 1", "7311 AB  Apeldoorn")),
        ("Kerkstraat 1", None, "Apeldoorn", ("Kerkstraat 1", "Apeldoorn")),
        (None, "7311 AB", "Apeldoorn", None),
        ("Kerkstraat 1", "7311 AB", None, None),
    ],
)
def test_an_address_is_whole_or_none(
    street: str | None, postcode: str | None, town: str | None, lines: tuple[str, ...] | None
) -> None:
    to = Addressee("K-1", "Zoë Berg", street, postcode, town, None, None)
    assert to.address == (("Zoë Berg", *lines) if lines else ())
