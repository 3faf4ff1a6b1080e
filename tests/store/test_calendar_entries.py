"""What goes out to a calendar: once more as cancelled what went out and does not take place."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Component

from coachdesk.desk import Desk
from coachdesk.domain.calendar_event import CalendarEntry
from coachdesk.domain.vocabulary import ContactOutcome
from coachdesk.exchange.calendar_out import write_calendar
from tests.store.steps import add_contact, add_person

A_FRIDAY = date(2026, 11, 20)


def send(desk: Desk) -> dict[str, Component]:
    """Write the file for a calendar; its events by what they say."""
    text = desk.calendars.export()
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


def planned(desk: Desk, owner: int | None = None, **values: object) -> int:
    owner = owner or add_person(desk, ref="K-00001")
    return add_contact(desk, owner, on="2026-11-27", at="09:30", **values)


def change(desk: Desk, key: int, **values: object) -> None:
    seen = desk.read.record("contact", key)
    assert seen
    desk.write.change("contact", key, values, seen.values)


ONE = "K-00001: progress, office"
GONE = f"Cancelled: {ONE}"


def test_a_moved_one_goes_out_with_its_mark_and_a_higher_number(new_desk: Desk) -> None:
    key = planned(new_desk)
    before = send(new_desk)[ONE]
    for at in ("10:00", "10:30"):
        change(new_desk, key, at=at)
        after = send(new_desk)[ONE]
        assert after["UID"] == before["UID"]
        assert after["SEQUENCE"] > before["SEQUENCE"]
        assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
        assert f"{after['DTSTART'].dt:%H:%M}" == at
        before = after


def test_a_cancelled_one_goes_out_once_more_as_cancelled(new_desk: Desk) -> None:
    key = planned(new_desk)
    before = send(new_desk)[ONE]
    change(new_desk, key, outcome=ContactOutcome.CANCELLED)
    [(said, gone)] = send(new_desk).items()
    assert (said, gone["STATUS"], gone["UID"]) == (GONE, "CANCELLED", before["UID"])
    assert gone["SEQUENCE"] > before["SEQUENCE"]
    assert gone["DTSTART"].dt == before["DTSTART"].dt
    assert gone["TRANSP"] == "TRANSPARENT"
    assert not send(new_desk)


def test_a_deleted_one_goes_out_as_cancelled_and_undone_comes_back_higher(new_desk: Desk) -> None:
    key = planned(new_desk)
    send(new_desk)
    new_desk.write.delete("contact", key)
    gone = send(new_desk)[GONE]
    new_desk.write.undo()
    back = send(new_desk)[ONE]
    assert back["SEQUENCE"] > gone["SEQUENCE"]
    assert "STATUS" not in back


def test_what_never_went_out_is_not_cancelled(new_desk: Desk) -> None:
    owner = add_person(new_desk, ref="K-00001")
    new_desk.write.delete("contact", planned(new_desk, owner))
    assert not send(new_desk)
    new_desk.write.delete("contact", planned(new_desk, owner))
    assert not send(new_desk)


def test_a_moved_and_then_deleted_one_is_cancelled_where_it_went_out(new_desk: Desk) -> None:
    key = planned(new_desk)
    before = send(new_desk)[ONE]
    change(new_desk, key, on="2026-12-04")
    new_desk.write.delete("contact", key)
    assert send(new_desk)[GONE]["DTSTART"].dt == before["DTSTART"].dt


def test_one_that_was_held_is_not_cancelled(new_desk: Desk) -> None:
    owner = add_person(new_desk, ref="K-00001")
    key = add_contact(new_desk, owner, on="2026-11-20", at="09:30")
    send(new_desk)
    change(new_desk, key, outcome=ContactOutcome.HELD)
    assert not send(new_desk)


def test_who_is_closed_or_deleted_has_no_appointment_in_the_calendar(new_desk: Desk) -> None:
    owner = add_person(new_desk, ref="K-00001")
    planned(new_desk, owner)
    before = send(new_desk)[ONE]
    seen = new_desk.read.record("jobseeker", owner)
    assert seen
    new_desk.write.change("jobseeker", owner, {"closed_on": "2026-11-20"}, seen.values)
    gone = send(new_desk)[GONE]
    assert gone["SEQUENCE"] > before["SEQUENCE"]
    assert not send(new_desk)
    new_desk.write.undo()
    assert send(new_desk)[ONE]["SEQUENCE"] > gone["SEQUENCE"]
    new_desk.write.delete("jobseeker", owner)
    assert list(send(new_desk)) == [GONE]
    assert not send(new_desk)


def test_a_workshop_goes_out_with_its_hours_and_place_and_nobody_in_it(new_desk: Desk) -> None:
    values = {"title": "CV, stap 1", "hours": 2.5, "place": "Zaal 2", "starts_at": "13:30"}
    [key] = new_desk.write.plan_workshops(values, [A_FRIDAY + timedelta(days=7)])
    new_desk.write.seat([key], [add_person(new_desk, ref="K-00001", last_name="Achternaam")])
    event = send(new_desk)["CV, stap 1"]
    assert event["DURATION"].dt == timedelta(minutes=150)
    assert event["LOCATION"] == "Zaal 2"
    assert "Achternaam" not in str(event) and "K-00001" not in str(event)
    new_desk.write.delete("workshop", key)
    gone = send(new_desk)["Cancelled: CV, stap 1"]
    assert gone["UID"] == event["UID"] and gone["SEQUENCE"] > event["SEQUENCE"]


def test_its_length_is_its_own_or_that_of_the_setting(new_desk: Desk) -> None:
    owner = add_person(new_desk, ref="K-00001")
    planned(new_desk, owner)
    planned(new_desk, owner, mode="phone", minutes=20)
    new_desk.write.remember("appointment_minutes", 60)
    sent = send(new_desk)
    assert sent[ONE]["DURATION"].dt == timedelta(minutes=60)
    assert sent["K-00001: progress, phone"]["DURATION"].dt == timedelta(minutes=20)


def test_no_note_goes_out(new_desk: Desk, tmp_path: Path) -> None:
    planned(new_desk, note="geheim", purpose="debts")
    path = tmp_path / "a.ics"
    new_desk.calendars.export(path, names=True)
    assert "geheim" not in path.read_text("utf-8")
    assert "debts" not in path.read_text("utf-8")


def test_the_writer_takes_what_no_person_is_known_of() -> None:
    entry = CalendarEntry("a1", 1, date(2026, 11, 27), None, 45, title="x", cancelled=True)
    assert "STATUS:CANCELLED" in write_calendar([entry], datetime.now(UTC), False)
