"""Days and hours that are unusual for an appointment: said and asked about, never refused."""

from collections.abc import Callable
from datetime import date

from coachdesk.domain.dates import holidays
from coachdesk.domain.typed_dates import FIRST_YEAR, LAST_YEAR
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactOutcome
from coachdesk.words import t
from coachdesk.words.formats import full_day
from coachdesk.words.terms import choice

_EARLIEST, _LATEST = "07:00", "19:00"


def odd_day(value: FieldValue) -> str:
    """Why few people meet on this day."""
    if not isinstance(value, date) or not FIRST_YEAR <= value.year <= LAST_YEAR:
        return ""
    if value in holidays(value.year):
        return t("a public holiday")
    return t("in the weekend") if value.weekday() >= 5 else ""


def odd_day_ahead(today: date) -> Callable[[FieldValue], str]:
    """The same for a field that may hold a day that is past: what was, was."""
    return lambda value: odd_day(value) if isinstance(value, date) and value > today else ""


def odd_day_to_plan(today: date) -> Callable[[FieldValue], str]:
    """The same for a day that is planned: one that is past is no plan."""

    def remark(value: FieldValue) -> str:
        past = isinstance(value, date) and value < today
        return ", ".join(filter(None, (t("already past") if past else "", odd_day(value))))

    return remark


def not_yet(values: FieldValues, today: date) -> list[str]:
    """Asked about a contact that would have taken place on a day that is still to come."""
    on, outcome = values.get("on"), values.get("outcome")
    if outcome in (None, ContactOutcome.CANCELLED) or not on or on <= today:
        return []
    return [t("{day} is still to come: {outcome}?", day=full_day(on), outcome=choice(outcome))]


def odd_hour(value: FieldValue) -> str:
    """Why few people meet at this time, as `HH:MM`."""
    return t("outside 7:00–19:00") if value and not _EARLIEST <= value <= _LATEST else ""
