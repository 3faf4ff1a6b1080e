"""What stands in the columns of a record, known without SQLModel: reads need not wait for it.

It repeats what `records` declares; a test holds the two together.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from coachdesk.domain import vocabulary as words
from coachdesk.domain.json_text import words_in

# The fields of each kind of record, in the order of their declaration.
COLUMNS: dict[str, tuple[str, ...]] = {
    kind: tuple(names.split())
    for kind, names in {
        "coach": "name email team caseload_limit uid",
        "jobseeker": "ref first_name prefix last_name born_on phone email neighbourhood language"
        " tags buddy benefit_kind benefit_from registered_on intake_started_on intake_closed_on"
        " plan_goal plan_agreed_on plan_reviewed_on rights_checked_on income_supplement_on"
        " closed_on closed_reason closing_note note uid",
        "contact": "on at mode purpose outcome jobseeker_present note uid",
        "plan_step": "domain title owner due_on status done_on note uid",
        "circumstance": "kind domain text resolved_on uid",
        "debt": "creditor kind amount noted_on problematic status note uid",
        "debt_assistance": "requested_on first_talk_on threat threat_on threat_strikes_on"
        " threat_averted_on plan_agreed_on administrator administrator_certified ended_on"
        " end_reason uid",
        "organisation": "name sector contact_person phone email note uid",
        "placement": "kind role supervisor hours_per_week started_on ends_on ended_on outcome"
        " allowance_per_month displacement_checked_on displacement_risk learning_goal note uid",
        "workshop": "title held_on hours place starts_at uid",
        "attendance": "status uid",
        "aftercare": "on still_working note uid",
        "set_aside": "rule record until_on reason uid",
    }.items()
}

# The lists of a dossier, under the names files give them: the kind of their records.
LISTS: dict[str, str] = {
    "contacts": "contact",
    "plan_steps": "plan_step",
    "circumstances": "circumstance",
    "debts": "debt",
    "debt_assistance": "debt_assistance",
    "placements": "placement",
    "aftercare": "aftercare",
}

_WORDS: dict[tuple[str, str], type[StrEnum]] = {
    ("jobseeker", "benefit_kind"): words.BenefitKind,
    ("jobseeker", "closed_reason"): words.ClosedReason,
    ("contact", "mode"): words.ContactMode,
    ("contact", "purpose"): words.ContactPurpose,
    ("contact", "outcome"): words.ContactOutcome,
    ("plan_step", "domain"): words.LifeDomain,
    ("plan_step", "owner"): words.StepOwner,
    ("plan_step", "status"): words.StepStatus,
    ("circumstance", "kind"): words.CircumstanceKind,
    ("circumstance", "domain"): words.LifeDomain,
    ("debt", "kind"): words.DebtKind,
    ("debt", "status"): words.DebtStatus,
    ("debt_assistance", "threat"): words.Threat,
    ("organisation", "sector"): words.Sector,
    ("placement", "kind"): words.PlacementKind,
    ("placement", "outcome"): words.PlacementOutcome,
    ("attendance", "status"): words.AttendanceStatus,
}


def euros(cents: int | None) -> Decimal | None:
    """Stored whole cents as an exact amount."""
    return None if cents is None else Decimal(cents).scaleb(-2)


_FORMS: dict[str, Callable[[Any], Any]] = {
    "benefit_from": date.fromisoformat,
    "tags": words_in,
    **dict.fromkeys(("amount", "allowance_per_month"), euros),
    **dict.fromkeys(
        (
            "jobseeker_present",
            "problematic",
            "administrator_certified",
            "displacement_risk",
            "still_working",
        ),
        bool,
    ),
}


def own_value(kind: str, name: str, stored: Any) -> Any:
    """What a record's column holds, in its own type."""
    if stored is None:
        return None
    if vocabulary := _WORDS.get((kind, name)):
        return vocabulary(stored)
    if name == "on" or name.endswith("_on"):
        return date.fromisoformat(stored)
    form = _FORMS.get(name)
    return form(stored) if form else stored
