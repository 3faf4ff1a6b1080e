"""What Today would ask for the people of a list, in the days after they came in."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules import signals_of
from coachdesk.domain.signal import Severity, Signal
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.incoming import GivenDossier

# The intake is to start from the 4th day, and late after the 14th.
_AHEAD = (0, 7, 15)
_PAST = (
    *("intake_started_on", "intake_closed_on", "plan_agreed_on", "plan_reviewed_on"),
    *("benefit_from", "rights_checked_on", "income_supplement_on"),
)


class DayAhead(NamedTuple):
    """How many people Today would list on a day; the task most of them have, for how many."""

    on: date
    people: int = 0
    task: Signal | None = None
    of_it: int = 0


def days_ahead(dossiers: Iterable[GivenDossier], policy: Policy, today: date) -> list[DayAhead]:
    """Some days from `today` on, for dossiers that are new. Notes do not count: they are folded."""
    people = list(enumerate(dossiers))
    found = []
    for days in _AHEAD:
        on = add_days(today, days)
        tasks = [
            signal
            for number, dossier in people
            for signal in signals_of(_case(-1 - number, dossier, policy, on), policy, on)
            if signal.severity is not Severity.NOTE
        ]
        listed = len({signal.record for signal in tasks})
        common = Counter(signal.rule for signal in tasks).most_common(1)
        task = next((s for s in tasks if s.rule is common[0][0]), None) if common else None
        found.append(DayAhead(on, listed, task, common[0][1] if common else 0))
    return found


def _case(number: int, dossier: GivenDossier, policy: Policy, on: date) -> Case:
    values: FieldValues = {**dossier.assumed, **dossier.given.values}
    contact = dossier.last_contact.values if dossier.last_contact else {}

    def past(day: FieldValue) -> FieldValue:
        return day if day and day <= on else None

    seen = past(contact.get("on")) if contact.get("mode") in policy.seen_modes else None
    closed = past(values.get("closed_on"))
    return Case(
        Person(number, "", "", None, ""),
        active=values["registered_on"] <= on and not closed,
        registered_on=values["registered_on"],
        born_on=values.get("born_on"),
        benefit_kind=values.get("benefit_kind"),
        closed_on=closed,
        closed_reason=values.get("closed_reason") if closed else None,
        last_seen=seen,
        **{name: past(values.get(name)) for name in _PAST},
    )
