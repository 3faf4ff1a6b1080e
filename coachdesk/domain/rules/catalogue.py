"""For each rule: where it comes from, and the settings its arithmetic uses."""

from typing import NamedTuple

from coachdesk.domain.policy import MAX_TERM_SOURCES, MEASURE, OWN_CHOICE, VENLO
from coachdesk.domain.signal import Signal

_WARN = "contact_warn_days"


class Rule(NamedTuple):
    source: str
    settings: tuple[str, ...] = ()


CATALOGUE: dict[str, Rule] = {
    "contact.first_talk": Rule(VENLO, ("first_talk_days", "seen_modes")),
    "contact.quarterly": Rule(MEASURE, ("contact_months", "contact_rule", "seen_modes", _WARN)),
    "contact.outcome_missing": Rule(OWN_CHOICE),
    "contact.no_show_repeated": Rule(MEASURE),
    "caseload.over_limit": Rule(VENLO, ("caseload_limit",)),
    "caseload.full": Rule(VENLO, ("caseload_limit",)),
    "caseload.near_limit": Rule(VENLO, ("caseload_limit", "caseload_warn_pct")),
    "intake.to_start": Rule(VENLO, ("intake_days",)),
    "intake.late": Rule(VENLO, ("intake_days", "intake_hours")),
    "intake.hours_short": Rule(VENLO, ("intake_days", "intake_hours")),
    "intake.plan_to_make": Rule(VENLO, ("intake_days", "intake_hours")),
    "plan.missing": Rule(VENLO, ("intake_days",)),
    "plan.step_due": Rule("Heusden", ("step_warn_days",)),
    "plan.review_due": Rule(OWN_CHOICE, ("plan_review_months", _WARN)),
    "plan.no_open_step": Rule("Heusden"),
    "debt.threat": Rule("Wgs 4(2)", ("debt_threat_working_days",)),
    "debt.threat_stands": Rule("Wgs 4(2)"),
    "debt.first_talk": Rule("Wgs 4(1), Termijnenwet 1", ("debt_first_talk_days",)),
    "debt.plan": Rule(MEASURE, ("debt_plan_days", "debt_plan_threat_days", "debt_warn_days")),
    "debt.no_assistance": Rule(MEASURE),
    "placement.displacement_check": Rule(MEASURE, ("displacement_check_months",)),
    "placement.displacement_risk": Rule("Menselijke maat, Amstelveen"),
    "placement.end": Rule(OWN_CHOICE, ("placement_warn_days",)),
    "placement.no_end_date": Rule("Heusden"),
    "placement.over_max_term": Rule("PW 6h, PW 10a", ("placement_max_months",)),
    "placement.revolving_door": Rule("Menselijke maat, Amstelveen"),
    "placement.allowance_over_cap": Rule(
        "volunteer allowance 2025, PW 31", ("allowance_month_cap", "allowance_year_cap")
    ),
    "workshop.roll_call_missing": Rule(VENLO),
    "organisation.never_hires": Rule("Amstelveen"),
    "rights.check_due": Rule(MEASURE, ("rights_check_months", "intake_days", _WARN)),
    "rights.long_term": Rule("Menselijke maat, PW 36", ("long_term_months", "rights_check_months")),
    "outflow.aftercare": Rule(OWN_CHOICE, ("aftercare_months", "retention_months", _WARN)),
    "retention.due": Rule(OWN_CHOICE, ("retention_months",)),
}


def source_of_signal(signal: Signal) -> str:
    """Short name of the text a signal's norm comes from."""
    if signal.rule == "placement.over_max_term":
        return MAX_TERM_SOURCES[str(signal.facts["kind"])]
    return CATALOGUE[signal.rule].source
