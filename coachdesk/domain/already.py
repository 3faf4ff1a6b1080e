"""What was done about a line already: the last contact that was logged, the next appointment."""

from datetime import date
from typing import NamedTuple

from coachdesk.domain.case import Case, ContactFact, LoggedFact
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.signal import Signal
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome

# The facts that say since when a signal asks for something.
_SINCE = ("last_seen", "registered_on", "requested_on", "known_on", "noted_on", "closed_on", "on")


@private_repr("on")
class LastNote(NamedTuple):
    """The newest note about somebody: of which day, in which way, and how it begins."""

    on: date
    mode: ContactMode
    text: str


@private_repr()
class Already(NamedTuple):
    """What was done and is planned with somebody, and how to reach them."""

    phone: str | None = None
    logged: LoggedFact | None = None
    planned: ContactFact | None = None
    note: LastNote | None = None


NOTHING = Already()


def already_of(case: Case, note: LastNote | None = None) -> Already:
    """What a case tells of it; `note` is the newest one about that person."""
    return Already(case.phone, case.last_logged, next(iter(case.appointments), None), note)


def logged_since(signal: Signal | None, found: Already, today: date) -> LoggedFact | None:
    """The last contact, where it says whether this was tried already.

    A talk counts if it was later than the day since when the signal asks, or today. A contact that
    did not come about (missed, cancelled, no answer) counts from that day on; and always where the
    signal names no such day.
    """
    last = found.logged
    if last is None:
        return None
    facts = signal.facts if signal else {}
    since = max((day for name in _SINCE if isinstance(day := facts.get(name), date)), default=None)
    if last.outcome == ContactOutcome.HELD:
        counts = last.on == today or (since is not None and last.on > since)
    else:
        counts = since is None or last.on >= since
    return last if counts else None
