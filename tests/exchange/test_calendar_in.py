"""Calendars of five makers taken in: the right person or busy time, never a wrong person."""

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.desk import Desk
from coachdesk.domain.calendar_event import CalendarPlan
from coachdesk.domain.problem import Refused
from coachdesk.exchange.calendar_in import read_calendar
from tests.exchange.calendars import MAKERS, Event, Maker
from tests.store.steps import add_contact, add_person

TODAY = date(2026, 11, 20)
PEOPLE = (
    ("K-00001", "Zoë", "van den", "Berg", "06-1234 5678", "zoe@example.nl"),
    ("K-00002", "Jan", "de", "Vries", "+31 6 8765 4321", None),
    ("K-00003", "Jan", "de", "Vries", None, "jan.3@example.nl"),
    ("K-00004", "Şükran", None, "Ünal", None, "sukran@example.nl"),
    ("K-00005", "Anna", None, "Bakker", None, None),
)
Said = tuple[str, str, str | None, str | None]  # whose, day, time, outcome


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "caseload.db"
    desk = Desk.open(path, today=TODAY, create=True)
    for ref, first, prefix, last, phone, email in PEOPLE:
        values = {"first_name": first, "prefix": prefix, "last_name": last}
        add_person(desk, ref=ref, phone=phone, email=email, **values)
    closed = {"first_name": "Piet", "last_name": "Gesloten", "closed_on": "2026-11-01"}
    add_person(desk, ref="K-00006", **closed)
    desk.write.set_up("Eva Coach", None)
    desk.close()
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "caseload.db"
    shutil.copy2(filled, path)
    opened = Desk.open(path, today=TODAY)
    yield opened
    opened.close()


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.name)
def maker(request: pytest.FixtureRequest) -> Maker:
    found: Maker = request.param
    return found


def take(desk: Desk, data: bytes) -> CalendarPlan:
    file = desk.calendars.read(data)
    seen = desk.calendars.plan(file)
    return desk.calendars.take(file, seen)


def appointments(desk: Desk) -> list[Said]:
    rows = desk.store.read(
        'SELECT j.ref, c."on", c.at, c.outcome FROM contact c JOIN jobseeker j'
        ' ON j.id = c.jobseeker_id ORDER BY c."on", c.at, j.ref'
    )
    return [(ref, on, at, outcome) for ref, on, at, outcome in rows]


def busy(desk: Desk) -> list[tuple[str, str, int]]:
    rows = desk.store.read('SELECT "on", at, minutes FROM busy_time ORDER BY "on", at')
    return [(on, at, minutes) for on, at, minutes in rows]


A_DAY = date(2026, 11, 27)
OTHER = Event("other", date(2026, 11, 25), "08:00", 30)  # so that the file is all of a calendar
OTHER_BUSY = ("2026-11-25", "08:00", 30)


@pytest.mark.parametrize(
    ("event", "who"),
    [
        (Event("a", A_DAY, "09:30", title="Voortgang Zoë van den Berg"), "K-00001"),
        (Event("a", A_DAY, "09:30", title="zoe van den berg, kamer 2"), "K-00001"),
        (Event("a", A_DAY, "09:30", title="Berg, Zoë van den: plan; en verder"), "K-00001"),
        (Event("a", A_DAY, "09:30", title="K-00002"), "K-00002"),
        (Event("a", A_DAY, "09:30", title="Jan de Vries (K-00003)"), "K-00003"),
        (Event("a", A_DAY, "09:30", text="Bel 06 12345678\nover het werk"), "K-00001"),
        (Event("a", A_DAY, "09:30", place="+31687654321"), "K-00002"),
        (Event("a", A_DAY, "09:30", attendees=[("Jan", "JAN.3@example.nl")]), "K-00003"),
        (Event("a", A_DAY, "09:30", attendees=[("Şükran Ünal", "x@example.org")]), "K-00004"),
        (Event("a", A_DAY, "09:30", text="Gesprek met <b>Sukran&nbsp;Unal</b>"), "K-00004"),
    ],
)
def test_who_is_named_has_an_appointment(desk: Desk, maker: Maker, event: Event, who: str) -> None:
    take(desk, maker.calendar(OTHER, event))
    assert appointments(desk) == [(who, "2026-11-27", "09:30", None)]
    assert busy(desk) == [OTHER_BUSY]


@pytest.mark.parametrize(
    "event",
    [
        Event("a", A_DAY, "09:30", title="Zoë"),
        Event("a", A_DAY, "09:30", title="Huisarts"),
        Event("a", A_DAY, "09:30", title="Jan de Vries"),
        Event("a", A_DAY, "09:30", title="Zoë van den Berg en Şükran Ünal"),
        Event("a", A_DAY, "09:30", title="Zoë van den Berg-Smit"),
        Event("a", A_DAY, "09:30", title="Piet Gesloten"),
        Event("a", A_DAY, "09:30", title="Zoë van den Berg", private=True),
        Event("a", A_DAY, "09:30", place="Anna Bakkerstraat 12, Anna Bakker"),
        Event("a", A_DAY, "09:30", title="Eva Coach"),
        Event("a", A_DAY, "09:30", title="Groep", attendees=[("Zoë van den Berg", "zoe@example.nl"),
                                                             ("Anna Bakker", "a@example.nl")]),
    ],
)  # fmt: skip
def test_all_else_is_only_busy_time(desk: Desk, maker: Maker, event: Event) -> None:
    take(desk, maker.calendar(OTHER, event))
    assert appointments(desk) == []
    assert busy(desk) == [OTHER_BUSY, ("2026-11-27", "09:30", 60)]


def test_whole_days_are_busy_unless_they_are_free(desk: Desk, maker: Maker) -> None:
    leave = Event("a", date(2026, 12, 30), None, title="Verlof Zoë van den Berg", days=3)
    birthday = Event("b", A_DAY, None, title="Zoë van den Berg jarig", free=True)
    take(desk, maker.calendar(OTHER, leave, birthday))
    assert appointments(desk) == []
    days = ["2026-12-30", "2026-12-31", "2027-01-01"]
    assert busy(desk) == [OTHER_BUSY, *((day, "00:00", 1440) for day in days)]


def test_a_series_keeps_its_hour_over_the_night_the_clock_moves(desk: Desk, maker: Maker) -> None:
    """Weekly from March on: one left out, one moved, one cancelled."""
    first = date(2027, 3, 19)
    week = [first + timedelta(weeks=number) for number in range(6)]
    name = "Voortgang Zoë van den Berg"
    series = Event("s", first, "09:30", title=name, rule="FREQ=WEEKLY;COUNT=6", but_not=[week[1]])
    moved = Event("s", week[2] + timedelta(days=1), "14:00", 30, name, instead_of=week[2],
                  first_at="09:30")  # fmt: skip
    gone = Event("s", week[3], "09:30", 60, name, instead_of=week[3], cancelled=True)
    take(desk, maker.calendar(OTHER, series, moved, gone))
    assert appointments(desk) == [
        ("K-00001", "2027-03-19", "09:30", None),
        ("K-00001", "2027-04-03", "14:00", None),
        ("K-00001", "2027-04-16", "09:30", None),
        ("K-00001", "2027-04-23", "09:30", None),
    ]


def test_what_a_series_has_no_more_is_cancelled(desk: Desk, maker: Maker) -> None:
    series = Event("s", A_DAY, "09:30", title="Anna Bakker", rule="FREQ=WEEKLY;COUNT=3")
    take(desk, maker.calendar(OTHER, series))
    assert len(appointments(desk)) == 3
    later = series._replace(but_not=[date(2026, 12, 4)])
    gone = Event("s", date(2026, 12, 11), "09:30", title="Anna Bakker", cancelled=True,
                 instead_of=date(2026, 12, 11))  # fmt: skip
    take(desk, maker.calendar(OTHER, later, gone))
    assert [(on, outcome) for _, on, _, outcome in appointments(desk)] == [
        ("2026-11-27", None),
        ("2026-12-04", "cancelled"),
        ("2026-12-11", "cancelled"),
    ]


def test_one_event_moves_and_is_cancelled_and_never_doubled(desk: Desk, maker: Maker) -> None:
    event = Event("a", A_DAY, "09:30", title="Anna Bakker", place="Stadhuis")
    take(desk, maker.calendar(OTHER, event))
    assert take(desk, maker.calendar(OTHER, event)).left == 1
    moved = event._replace(on=date(2026, 12, 1), at="11:00", place="Bibliotheek")
    take(desk, maker.calendar(OTHER, moved))
    assert appointments(desk) == [("K-00005", "2026-12-01", "11:00", None)]
    assert desk.store.read("SELECT place FROM contact") == [("Bibliotheek",)]
    sent = maker.calendar(moved._replace(cancelled=True), method="CANCEL")
    take(desk, sent)
    assert appointments(desk) == [("K-00005", "2026-12-01", "11:00", "cancelled")]
    assert busy(desk) == [OTHER_BUSY]  # an invitation replaces nothing else
    for _ in range(3):
        desk.write.undo()
    assert (appointments(desk), busy(desk)) == ([], [])


def test_busy_times_are_replaced_by_the_next_import(desk: Desk, maker: Maker) -> None:
    series = Event("s", A_DAY, "13:00", title="Team", rule="FREQ=WEEKLY;COUNT=3")
    take(desk, maker.calendar(OTHER, series))
    assert len(busy(desk)) == 4
    take(desk, maker.calendar(OTHER, Event("n", A_DAY, "15:00", 30)))
    assert busy(desk) == [OTHER_BUSY, ("2026-11-27", "15:00", 30)]
    desk.write.undo()
    assert len(busy(desk)) == 4


# What is here stays ------------------------------------------------------------------------------

ANNA = Event("a", A_DAY, "09:30", title="Anna Bakker")
OUTLOOK = MAKERS[0]


def the_contact(desk: Desk) -> int:
    [(key,)] = desk.store.read("SELECT id FROM contact")
    return int(key)


def change(desk: Desk, **values: object) -> None:
    seen = desk.read.record("contact", the_contact(desk))
    assert seen
    desk.write.change("contact", seen.id, values, seen.values)


def test_a_change_made_here_stays_until_the_event_changes(desk: Desk) -> None:
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    change(desk, at="10:00")
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    assert appointments(desk) == [("K-00005", "2026-11-27", "10:00", None)]
    take(desk, OUTLOOK.calendar(OTHER, ANNA._replace(at="12:00")))
    assert appointments(desk) == [("K-00005", "2026-11-27", "12:00", None)]


def test_an_appointment_that_has_an_outcome_is_not_moved(desk: Desk) -> None:
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    change(desk, outcome="no_show")
    take(desk, OUTLOOK.calendar(OTHER, ANNA._replace(at="12:00")))
    assert appointments(desk) == [("K-00005", "2026-11-27", "09:30", "no_show")]


def test_what_was_deleted_here_is_not_made_again_but_what_was_undone_is(desk: Desk) -> None:
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    desk.write.undo()
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    assert len(appointments(desk)) == 1
    desk.write.delete("contact", the_contact(desk))
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    assert appointments(desk) == []
    assert ("2026-11-27", "09:30", 60) in busy(desk)


def test_what_stands_here_already_is_not_made_a_second_time(desk: Desk) -> None:
    [(anna,)] = desk.store.read("SELECT id FROM jobseeker WHERE ref = 'K-00005'")
    add_contact(desk, anna, on="2026-11-27", at="09:30")
    assert take(desk, OUTLOOK.calendar(OTHER, ANNA)).left == 1
    assert len(appointments(desk)) == 1


def test_another_persons_name_in_the_event_ends_the_first_ones_appointment(desk: Desk) -> None:
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    take(desk, OUTLOOK.calendar(OTHER, ANNA._replace(title="Şükran Ünal")))
    assert appointments(desk) == [
        ("K-00004", "2026-11-27", "09:30", None),
        ("K-00005", "2026-11-27", "09:30", "cancelled"),
    ]


def test_without_the_name_it_stays_whose_it_was(desk: Desk) -> None:
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    take(desk, OUTLOOK.calendar(OTHER, ANNA._replace(title="A.B.", at="10:00")))
    assert appointments(desk) == [("K-00005", "2026-11-27", "10:00", None)]


# Our own -----------------------------------------------------------------------------------------


def test_our_own_events_come_back_as_they_are_and_move_with_the_calendar(desk: Desk) -> None:
    [(anna,)] = desk.store.read("SELECT id FROM jobseeker WHERE ref = 'K-00005'")
    add_contact(desk, anna, on="2026-11-27", at="09:30")
    add_contact(desk, anna, on="2026-11-30")
    values = {"title": "CV", "hours": 2, "starts_at": "13:30"}
    desk.write.plan_workshops(values, [A_DAY])
    text = desk.calendars.export(names=True)
    before = appointments(desk)
    plan = take(desk, text.encode())
    assert (plan.lines, plan.left, plan.busy) == ([], 3, [])
    assert (appointments(desk), busy(desk)) == (before, [])
    moved = text.replace("20261127T093000", "20261127T110000")
    take(desk, moved.encode())
    assert appointments(desk)[0] == ("K-00005", "2026-11-27", "11:00", None)
    assert len(appointments(desk)) == 2


def test_an_old_copy_of_our_own_does_not_move_it_back(desk: Desk) -> None:
    [(anna,)] = desk.store.read("SELECT id FROM jobseeker WHERE ref = 'K-00005'")
    add_contact(desk, anna, on="2026-11-27", at="09:30")
    text = desk.calendars.export()
    change(desk, at="10:00")
    take(desk, text.encode())
    assert appointments(desk) == [("K-00005", "2026-11-27", "10:00", None)]
    desk.write.delete("contact", the_contact(desk))
    take(desk, text.encode())
    assert (appointments(desk), busy(desk)) == ([], [])


def test_what_came_from_a_calendar_does_not_go_back_into_it(desk: Desk) -> None:
    take(desk, OUTLOOK.calendar(OTHER, ANNA))
    assert "BEGIN:VEVENT" not in desk.calendars.export()


def test_what_another_coach_took_from_a_calendar_goes_out_here(desk: Desk) -> None:
    """Of a dossier that was handed over: it stands in no calendar of this coach."""
    [(anna,)] = desk.store.read("SELECT id FROM jobseeker WHERE ref = 'K-00005'")
    add_contact(desk, anna, on="2026-11-27", at="09:30", uid=f"cal-{'0' * 24}__12345678")
    assert desk.calendars.export().count("BEGIN:VEVENT") == 1


def test_what_another_coachdesk_wrote_is_met_by_no_number(desk: Desk) -> None:
    event = ANNA._replace(title="K-00001: voortgang, kantoor")
    theirs = MAKERS[2]._replace(uid=lambda uid: f"{uid}0123456789@coachdesk")
    take(desk, theirs.calendar(OTHER, event))
    assert appointments(desk) == []
    assert ("2026-11-27", "09:30", 60) in busy(desk)


def test_outlook_keeps_our_mark_within_its_own(desk: Desk) -> None:
    [(anna,)] = desk.store.read("SELECT id FROM jobseeker WHERE ref = 'K-00005'")
    key = add_contact(desk, anna, on="2026-11-27", at="09:30")
    [(uid,)] = desk.store.read("SELECT uid FROM contact WHERE id = :key", key=key)
    own = f"vCal-Uid\x01\0\0\0{uid}@coachdesk\0".encode().hex().upper()
    head = "040000008200E00074C5B7101A82E00800000000" + "00" * 8
    kept = OUTLOOK._replace(uid=lambda name: f"{head}{own}" if name == "a" else name)
    take(desk, kept.calendar(OTHER, ANNA._replace(at="11:00")))
    assert appointments(desk) == [("K-00005", "2026-11-27", "11:00", None)]


# Nothing of a busy time leaves -------------------------------------------------------------------


def test_a_busy_time_is_only_a_time_and_leaves_with_no_file(desk: Desk, tmp_path: Path) -> None:
    take(desk, OUTLOOK.calendar(OTHER, Event("geheimuid", A_DAY, "09:30", title="Oncoloog")))
    assert b"Oncoloog" not in desk.path.read_bytes()
    assert b"geheimuid" not in desk.path.read_bytes()
    with desk.files.dump() as whole:
        head = str(whole.head)
        assert not next(iter(whole.dossiers)).get("busy_time")
    assert "busy" not in head and "09:30" not in head
    assert "20261127" not in desk.calendars.export()


# Hostile files -----------------------------------------------------------------------------------

HEAD, END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"


def hostile(*lines: str, count: int = 1) -> bytes:
    body = "\r\n".join(lines).encode()
    events = (b"BEGIN:VEVENT\r\nUID:%d\r\n%s\r\nEND:VEVENT\r\n" % (n, body) for n in range(count))
    return HEAD + b"".join(events) + END


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no_calendar"),
        (b"naam;telefoon\r\nZo\xeb;06\r\n", "no_calendar"),
        (b"\0" * 1_000_000, "no_calendar"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "no_calendar"),
        (HEAD, "calendar_cut"),
        (HEAD * 100_000, "calendar_cut"),
        (hostile("DTSTART:20261201T100000")[:-20], "calendar_cut"),
        (hostile("DTSTART:20261201T100000")[:60], "calendar_cut"),
        (hostile("DTSTART:20261201T100000", count=1_000_000), "calendar_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_calendar_is_refused_in_one_line(data: bytes, code: str) -> None:
    since = time.monotonic()
    with pytest.raises(Refused) as refused:
        read_calendar(data, TODAY)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert time.monotonic() - since < 20


@pytest.mark.parametrize(
    "data",
    [
        hostile("DTSTART:20261201T100000", "RRULE:FREQ=SECONDLY"),
        hostile("DTSTART:20261201T100000", "RRULE:FREQ=MINUTELY;INTERVAL=1"),
        hostile("DTSTART:20261201T100000", "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2"),
        hostile("DTSTART:20261201T100000", "RRULE:FREQ=DAILY", "RRULE:FREQ=HOURLY"),
        hostile("DTSTART:20261201T100000", "RDATE:" + ",".join(["20261201T100000"] * 100_000)),
        hostile("DTSTART:20261201T100000", *["EXDATE:20261201T100000"] * 10_000),
        hostile("DTSTART:geen dag"),
        hostile("SUMMARY:zonder dag"),
        hostile("DTSTART:20261201T100000", "DURATION:P99999999999D"),
        hostile("DTSTART:20261201T100000", "RRULE:FREQ=NOOIT"),
        hostile("DTSTART;TZID=Europe:20261201T100000"),
        hostile("DTSTART:00010101T100000", "DTEND:99991231T100000"),
    ],
    ids=range(12),
)
def test_an_event_that_asks_too_much_is_left_out_and_said(data: bytes) -> None:
    since = time.monotonic()
    found = read_calendar(
        data[: -len(END)] + hostile("DTSTART:20261201T090000")[len(HEAD) :], TODAY
    )
    assert [event.start.hour for event in found.events] in ([9], [])
    assert [note.facts["count"] for note in found.notes] == [1]
    assert time.monotonic() - since < 10


def test_one_huge_line_and_endless_folds_are_cut() -> None:
    long = hostile("DTSTART:20261201T100000", "SUMMARY:" + "x" * 5_000_000)
    folded = hostile("DTSTART:20261201T100000", "SUMMARY:a" + "\r\n b" * 1_000_000)
    for data in (long, folded):
        [event] = read_calendar(data, TODAY).events
        assert len(event.title) <= 200


def test_a_zone_that_never_ends_is_not_believed() -> None:
    rules = ("BEGIN:STANDARD", "DTSTART:16010101T000000", "RRULE:FREQ=SECONDLY",
             "TZOFFSETFROM:+0100", "TZOFFSETTO:+0900", "END:STANDARD")  # fmt: skip
    zone = "\r\n".join(("BEGIN:VTIMEZONE", "TZID:Kwaad", *rules, "END:VTIMEZONE", ""))
    data = HEAD + zone.encode() + hostile("DTSTART;TZID=Kwaad:20261201T100000")[len(HEAD) :]
    found = read_calendar(data, TODAY)
    assert [event.start.hour for event in found.events] == [10]
    assert [note.code for note in found.notes] == ["zone_unknown"]


def test_a_zone_of_one_file_says_nothing_of_another() -> None:
    def with_zone(offset: str) -> bytes:
        lines = ("BEGIN:VTIMEZONE", "TZID:Eigen", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                 f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD",
                 "END:VTIMEZONE", "")  # fmt: skip
        event = hostile("DTSTART;TZID=Eigen:20261201T100000")[len(HEAD) :]
        return HEAD + "\r\n".join(lines).encode() + event

    hours = [
        read_calendar(with_zone(zone), TODAY).events[0].start.hour for zone in ("+0100", "+0500")
    ]
    assert hours == [10, 6]


DAMAGES = (
    b"RRULE:FREQ=YEARLY;BYMONTH=13\r\n", b"DTSTART:99999999T999999\r\n", b"TZID=", b";VALUE=DATE",
    b"RDATE;VALUE=PERIOD:20261201T100000/PT1H\r\n", b"EXDATE:\r\n", b"DURATION:-PT1H\r\n",
    b"RECURRENCE-ID:20261127\r\n", b"RECURRENCE-ID;RANGE=THISANDFUTURE:20261211T093000\r\n",
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"COUNT=-1", b"INTERVAL=0", b"\xff\xfe", b"\0",
    b"X-WR-TIMEZONE:Nergens/Hier\r\n", b"TZOFFSETTO:+9999\r\n", b"STATUS:\r\n",
    b"ATTENDEE:::::\r\n", b"CALSCALE:ISLAMIC\r\n",
)  # fmt: skip


@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_breaks(data: st.DataObject) -> None:
    maker = data.draw(st.sampled_from(MAKERS))
    series = Event("s", A_DAY, "09:30", rule="FREQ=WEEKLY;COUNT=6", but_not=[date(2026, 12, 4)])
    moved = Event("s", date(2026, 12, 12), "14:00", instead_of=date(2026, 12, 11), first_at="09:30")
    text = bytearray(maker.calendar(series, moved, Event("d", A_DAY, None, text="<b>x</b>")))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(text) - 1))
        what = data.draw(st.integers(0, 2))
        if what == 0:
            text[at] = data.draw(st.integers(0, 255))
        elif what == 1:
            del text[at : at + data.draw(st.integers(1, 30))]
        else:
            line = text.find(b"\n", at) + 1
            text[line:line] = data.draw(st.sampled_from(DAMAGES))
    with suppress(Refused):
        read_calendar(bytes(text), TODAY)
