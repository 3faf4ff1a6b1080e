"""A day as it is taken: what falls together, what is free."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.case import ContactFact
from coachdesk.domain.day import Appointment
from coachdesk.domain.day_plan import (
    Taken,
    appointment_taken,
    clashes,
    clock_of,
    free_spans,
    in_day_order,
    minutes_of,
    workshop_taken,
)
from coachdesk.domain.names import Person
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.vocabulary import ContactMode, ContactPurpose
from coachdesk.domain.workshop import Gathering

DAY = date(2026, 11, 23)


def taken(at: str | None, minutes: int = 45, number: int = 1, on: date = DAY) -> Taken:
    return Taken(on, at, minutes, f"no. {number}", RecordRef("contact", number))


takings = st.builds(
    taken,
    st.one_of(st.none(), st.times().map(lambda t: f"{t:%H:%M}")),
    st.integers(5, 480),
    st.integers(1, 9),
    st.dates(DAY, date(2026, 11, 24)),
)


@pytest.mark.parametrize(
    ("at", "minutes", "together"),
    [
        ("09:00", 30, False),
        ("09:00", 31, True),
        ("10:14", 5, True),
        ("10:15", 45, False),
        ("09:30", 45, True),
        ("09:00", 480, True),
        ("09:40", 5, True),
        (None, 480, False),
    ],
)
def test_two_fall_together_where_one_begins_before_the_other_ends(
    at: str | None, minutes: int, together: bool
) -> None:
    other = taken("09:30")
    assert clashes(taken(at, minutes, number=2), [other]) == ([other] if together else [])


def test_what_is_on_another_day_falls_together_with_nothing() -> None:
    assert not clashes(taken("09:30", number=2), [taken("09:30", on=date(2026, 11, 24))])


def test_an_appointment_that_is_moved_does_not_fall_together_with_itself() -> None:
    assert not clashes(taken("09:45"), [taken("09:30")])


def test_busy_time_without_a_record_clashes_too() -> None:
    busy = taken("09:30")._replace(record=None)
    assert clashes(taken("09:45")._replace(record=None), [busy]) == [busy]


@given(takings, takings)
def test_falling_together_is_mutual(one: Taken, other: Taken) -> None:
    assert bool(clashes(one, [other])) == bool(clashes(other, [one]))


def test_free_hours_are_what_appointments_leave_of_nine_to_five() -> None:
    day = [taken("09:15"), taken("09:30", 60), taken("12:00", 300, 2), taken(None, 45, 3)]
    assert [span.text for span in free_spans(day)] == ["10:30–12:00"]
    assert [span.text for span in free_spans([])] == ["09:00–17:00"]
    assert [span.text for span in free_spans([taken("08:00"), taken("18:00")])] == ["09:00–17:00"]
    assert [span.text for span in free_spans([], after=minutes_of("16:00"))] == ["16:00–17:00"]
    assert [span.text for span in free_spans([], after=minutes_of("16:30"))] == ["16:30–17:00"]
    assert free_spans([], after=minutes_of("16:31")) == []  # too short to be of use


def test_a_day_is_in_the_order_of_its_hours_and_what_has_none_comes_last() -> None:
    day = [taken(None, number=1), taken("10:00", number=2), taken("09:30", number=3)]
    assert [item.what for item in in_day_order(day)] == ["no. 3", "no. 2", "no. 1"]


def test_what_goes_on_after_midnight_ends_there() -> None:
    assert (clock_of(23 * 60 + 59), clock_of(25 * 60)) == ("23:59", "24:00")


def test_an_appointment_that_says_nothing_of_its_length_is_as_long_as_they_are() -> None:
    person = Person(1, "K-1", "Zoë", None, "Berg")
    fact = ContactFact(7, DAY, "09:30", ContactMode.OFFICE, ContactPurpose.PROGRESS)
    for said, minutes in ((None, 45), (20, 20)):
        item = Appointment(person, fact._replace(minutes=said))
        assert appointment_taken(item, 45).minutes == minutes


def test_a_workshop_takes_its_hours() -> None:
    item = Gathering(3, "Cv", DAY, 2.5, None, "13:00", ())
    assert workshop_taken(item).span == (13 * 60, 15 * 60 + 30)


@given(st.lists(takings))
def test_what_is_free_falls_together_with_nothing(day: list[Taken]) -> None:
    day = [item._replace(on=DAY) for item in day]
    for span in free_spans(day):
        assert minutes_of("09:00") <= span.start < span.end <= minutes_of("17:00")
        slot = taken(clock_of(span.start), span.end - span.start, number=99)
        assert not clashes(slot, day)
