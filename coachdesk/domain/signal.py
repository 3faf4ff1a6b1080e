"""A signal: a task the dates ask of the coach. Never a judgement of a person, never a score."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from coachdesk.domain.names import Person
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef


class Severity(StrEnum):
    URGENT = "urgent"
    OVERDUE = "overdue"
    SOON = "soon"
    NOTE = "note"


class Subject(StrEnum):
    """What a signal is about, in the order lists show it; the first word of a rule's name."""

    CONTACT = "contact"
    DEBT = "debt"
    INTAKE = "intake"
    PLAN = "plan"
    PLACEMENT = "placement"
    WORKSHOP = "workshop"
    RIGHTS = "rights"
    OUTFLOW = "outflow"
    ORGANISATION = "organisation"
    CASELOAD = "caseload"
    RETENTION = "retention"


PRESSING = frozenset({Severity.URGENT, Severity.OVERDUE})
SEVERITY_ORDER = {severity: place for place, severity in enumerate(Severity)}
SUBJECT_ORDER = {subject: place for place, subject in enumerate(Subject)}


@private_repr("rule", "record")
class Signal(NamedTuple):
    """One rule firing for one record; `facts` are the dates and figures its why shows."""

    rule: str
    severity: Severity
    record: RecordRef
    due_on: date | None = None
    person: Person | None = None
    facts: Mapping[str, Any] = {}

    @property
    def subject(self) -> Subject:
        return Subject(self.rule.partition(".")[0])

    @property
    def ref(self) -> str | None:
        return self.person.ref if self.person else None

    def days_late(self, today: date) -> int | None:
        """Days past the due day; negative while there are days left; None without a due day."""
        return (today - self.due_on).days if self.due_on else None


def graded(due: date, today: date, warn_days: int) -> Severity | None:
    """Overdue from the day after `due`; soon within `warn_days` before it; else nothing yet."""
    days_left = (due - today).days
    if days_left < 0:
        return Severity.OVERDUE
    return Severity.SOON if days_left <= warn_days else None


def in_order(signals: Iterable[Signal]) -> list[Signal]:
    """Most pressing first (coachdesk/docs/interface.md, section 2).

    People stand by name, never by any measure.
    """

    def key(signal: Signal) -> tuple[object, ...]:
        due = signal.due_on
        return (
            SEVERITY_ORDER[signal.severity],
            SUBJECT_ORDER[signal.subject],
            due is None,
            due or date.max,
            signal.person.sort_key if signal.person else ("", "", ""),
            signal.rule,
            str(signal.record),
        )

    return sorted(signals, key=key)
