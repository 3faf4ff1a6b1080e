"""The calendar file: what a real calendar library reads in it, and that no text can break it."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component

from coachdesk import words
from coachdesk.domain.calendar_event import CalendarEntry
from coachdesk.domain.text import clean
from coachdesk.domain.vocabulary import ContactMode, ContactPurpose
from coachdesk.exchange.calendar_out import write_calendar

LINE_OCTETS = 75
NOW = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
DAYS = st.dates(date(2020, 1, 1), date(2099, 12, 30))
CLOCKS = st.times().map(lambda clock: f"{clock:%H:%M}")
ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=300)


def meeting(**facts: Any) -> CalendarEntry:
    return CalendarEntry(
        **{
            "uid": "0f3a5c7e9b1d2f40",
            "sequence": 1,
            "on": date(2026, 11, 27),
            "at": "09:30",
            "minutes": 45,
            "mode": ContactMode.OFFICE,
            "purpose": ContactPurpose.PROGRESS,
            "ref": "K-00123",
            "name": "Zoë van den Berg",
            **facts,
        }
    )


def written(*meetings: CalendarEntry, names: bool = False) -> str:
    return write_calendar(meetings, NOW, names)


def read(text: str) -> list[Component]:
    calendar = Calendar.from_ical(text.encode())
    assert not calendar.errors
    events = calendar.walk("VEVENT")
    assert not any(event.errors for event in events)
    return events


def only(*meetings: CalendarEntry, names: bool = False) -> Component:
    (event,) = read(written(*meetings, names=names))
    return event


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


# What it says ------------------------------------------------------------------------------------


def test_an_appointment_takes_its_minutes_of_dutch_time() -> None:
    event = only(meeting())
    start = event["DTSTART"]
    assert start.params["TZID"] == "Europe/Amsterdam"
    assert start.dt.replace(tzinfo=None) == datetime(2026, 11, 27, 9, 30)
    assert event["DURATION"].dt == timedelta(minutes=45)
    assert event["TRANSP"] == "OPAQUE"


def test_an_appointment_without_a_time_is_a_free_day() -> None:
    event = only(meeting(at=None, on=date(2026, 12, 31)))
    assert event["DTSTART"].dt == date(2026, 12, 31)
    assert event["DTEND"].dt == date(2027, 1, 1)
    assert event["TRANSP"] == "TRANSPARENT"
    assert "DURATION" not in event


def test_a_cancelled_one_says_so_and_takes_no_time() -> None:
    event = only(meeting(cancelled=True))
    assert (event["STATUS"], event["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert event["SUMMARY"] == "Cancelled: K-00123: progress, office"
    assert "STATUS" not in only(meeting())


def test_a_workshop_goes_by_its_title() -> None:
    workshop = meeting(mode=None, purpose=None, ref="", name="", title="Cv en brief")
    assert only(workshop)["SUMMARY"] == only(workshop, names=True)["SUMMARY"] == "Cv en brief"


def test_it_says_when_it_was_changed_where_that_is_known() -> None:
    changed = datetime(2026, 11, 19, 12, tzinfo=UTC)
    assert only(meeting(changed=changed))["LAST-MODIFIED"].dt == changed
    assert "LAST-MODIFIED" not in only(meeting())


def test_the_dossier_number_stands_for_the_name() -> None:
    text = written(meeting())
    assert read(text)[0]["SUMMARY"] == "K-00123: progress, office"
    assert "Zoë" not in text
    assert "Berg" not in text


def test_the_name_stands_there_when_asked() -> None:
    text = written(meeting(), names=True)
    assert read(text)[0]["SUMMARY"] == "Zoë van den Berg: progress, office"
    assert "K-00123" not in text


def test_debts_never_stand_beside_a_name() -> None:
    about_debts = meeting(purpose=ContactPurpose.DEBTS)
    assert only(about_debts)["SUMMARY"] == "K-00123: debts, office"
    assert only(about_debts, names=True)["SUMMARY"] == "Zoë van den Berg: office"


def test_a_reason_that_says_nothing_is_left_out() -> None:
    event = only(meeting(purpose=ContactPurpose.OTHER, mode=ContactMode.PHONE))
    assert event["SUMMARY"] == "K-00123: phone"


def test_it_speaks_the_language_in_use() -> None:
    words.use("nl")
    assert only(meeting())["SUMMARY"] == "K-00123: voortgang, kantoor"
    assert "PRODID:-//coachdesk//coachdesk//NL\r\n" in written()


def test_an_appointment_is_private_and_holds_nothing_else() -> None:
    event = only(meeting())
    assert event["CLASS"] == "PRIVATE"
    assert set(event) == {
        *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DURATION", "TRANSP", "SUMMARY", "CLASS")
    }


def test_the_same_appointment_keeps_its_mark_and_counts_on() -> None:
    before = only(meeting())
    after = only(meeting(sequence=2, on=date(2026, 12, 4), at=None))
    assert before["UID"] == after["UID"] == "0f3a5c7e9b1d2f40@coachdesk"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 2)


def test_the_moment_of_writing_is_in_utc() -> None:
    amsterdam = timezone(timedelta(hours=1))
    late = datetime(2026, 11, 20, 0, 15, 59, 123456, tzinfo=amsterdam)
    assert "DTSTAMP:20261119T231559Z\r\n" in write_calendar([meeting()], late, False)


def test_a_file_without_appointments_is_a_calendar_too() -> None:
    text = written()
    calendar = Calendar.from_ical(text)
    assert read(text) == []
    assert calendar["VERSION"] == "2.0"
    assert calendar["METHOD"] == "PUBLISH"


def test_every_appointment_is_there_in_the_order_given() -> None:
    events = read(written(*(meeting(uid=f"a{number}") for number in range(40))))
    assert [event["UID"] for event in events] == [f"a{number}@coachdesk" for number in range(40)]


# Time --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "at", "hour"),
    [
        (date(2026, 3, 28), "09:30", (8, 30)),
        (date(2026, 3, 29), "01:30", (0, 30)),
        (date(2026, 3, 29), "09:30", (7, 30)),
        (date(2026, 10, 24), "09:30", (7, 30)),
        (date(2026, 10, 25), "01:30", None),
        (date(2026, 10, 25), "09:30", (8, 30)),
        (date(2031, 3, 30), "09:30", (7, 30)),
        (date(2031, 10, 26), "09:30", (8, 30)),
    ],
)
def test_the_zone_of_the_file_gives_the_moment_of_the_day_the_clock_moves(
    on: date, at: str, hour: tuple[int, int] | None
) -> None:
    """By the real zone, and by the file's own under a name that no zone has."""
    text = written(meeting(on=on, at=at))
    own = text.replace("Europe/Amsterdam", "Zone of this file")
    for event in (*read(text), *read(own)):
        start = event["DTSTART"].dt
        assert start.replace(tzinfo=None) == datetime.fromisoformat(f"{on}T{at}")
        if hour is None:
            assert utc(start) == datetime(2026, 10, 24, 23, 30)
        else:
            assert utc(start) == datetime(on.year, on.month, on.day, *hour)
        assert event["DURATION"].dt == timedelta(minutes=45)


@pytest.mark.parametrize("on", [date.min, date(999, 1, 1), date.max])
@pytest.mark.parametrize("at", [None, "23:30"])
def test_the_ends_of_time_are_written_too(on: date, at: str | None) -> None:
    text = written(meeting(on=on, at=at))
    assert f":{on.year:04}{on.month:02}{on.day:02}" in text


@given(DAYS, CLOCKS)
def test_every_wall_clock_time_comes_back(on: date, at: str) -> None:
    event = only(meeting(on=on, at=at))
    assert f"{event['DTSTART'].dt:%Y-%m-%d %H:%M}" == f"{on} {at}"


# Texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "[/] <script>",
        "Jansen; de, Vries",
        "back\\slash \\n \\; \\\\",
        "line\nend",
        "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b",
        "colon: \"quote\" 'mark' ^n",
        "Şükran Ünal 𝒵𝑜𝑒̈ 👩🏽‍🦱" * 20,
        "a" * 300,
        "\x1b]0;title\x07\u202eabc\x00",
        " blanks  at both ends ",
    ],
)
def test_a_strange_name_comes_back_as_it_was(name: str) -> None:
    assert only(meeting(name=name), names=True)["SUMMARY"] == f"{clean(name)}: progress, office"


@given(ANY_TEXT)
def test_any_text_survives(text: str) -> None:
    assert only(meeting(ref=text))["SUMMARY"] == f"{clean(text)}: progress, office"
    assert only(meeting(name=text), names=True)["SUMMARY"] == f"{clean(text)}: progress, office"


@given(st.lists(ANY_TEXT, max_size=3), st.booleans())
def test_lines_are_short_and_hold_no_control_character(texts: list[str], names: bool) -> None:
    meetings = [meeting(uid=text, ref=text, name=text) for text in texts]
    lines = written(*meetings, names=names).encode().split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert len(line) <= LINE_OCTETS
        assert clean(line.decode()) == line.decode()
        assert b"\n" not in line
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == len(texts)


@pytest.mark.parametrize("sign", ["a", "é", "€", "👩"])
@pytest.mark.parametrize("size", range(60, 80))
def test_a_line_is_folded_between_whole_characters(sign: str, size: int) -> None:
    text = written(meeting(ref=sign * size))
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= LINE_OCTETS
        line.decode()
    assert f"SUMMARY:{sign * size}: progress\\, office\r\n" in text.replace("\r\n ", "")


def test_its_length_and_its_place_go_out_and_no_place_that_says_who_is_visited() -> None:
    event = only(meeting(minutes=90, place="Stadhuis, kamer 2"))
    assert event["DURATION"].dt == timedelta(minutes=90)
    assert event["LOCATION"] == "Stadhuis, kamer 2"
    visit = meeting(mode=ContactMode.HOME_VISIT, place="Dorpsstraat 1")
    assert "LOCATION" not in only(visit)
    assert only(visit, names=True)["LOCATION"] == "Dorpsstraat 1"
