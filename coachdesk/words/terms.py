"""What the words of the vocabulary, the records, their fields and the norms are called."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from coachdesk.domain import vocabulary
from coachdesk.domain.policy import NORMS
from coachdesk.domain.signal import Severity, Subject
from coachdesk.words import t
from coachdesk.words.formats import money

_WORDS: dict[str, dict[str, str]] = {
    "BenefitKind": {
        "participatiewet": "Participation Act (PW)",
        "ioaw": "IOAW",
        "ioaz": "IOAZ",
        "bbz": "Bbz",
        "ww": "Unemployment benefit (WW)",
        "none": "no benefit",
        "other": "other",
    },
    "ClosedReason": {
        "paid_permanent": "paid work, permanent",
        "paid_temporary": "paid work, temporary",
        "self_employed": "self-employed",
        "education": "education",
        "moved": "moved",
        "pension_age": "pension age",
        "relationship": "relationship",
        "other_income": "other income",
        "transferred": "to another coach",
        "other": "other",
    },
    "ContactMode": {
        "office": "office",
        "home_visit": "home visit",
        "workplace": "workplace",
        "video": "video call",
        "phone": "phone",
        "message": "message",
    },
    "ContactPurpose": {
        "first_talk": "first talk",
        "progress": "progress",
        "plan": "plan",
        "employer_visit": "employer visit",
        "placement_visit": "placement visit",
        "debts": "debts",
        "other": "other",
    },
    "ContactOutcome": {
        "held": "held",
        "no_show": "no-show",
        "cancelled": "cancelled",
        "attempted": "attempted",
    },
    "LifeDomain": {
        "work": "work",
        "skills": "skills",
        "debts": "debts",
        "income": "income",
        "daily_life": "daily life",
        "care": "care",
        "language": "language",
        "network": "network",
    },
    "StepOwner": {
        "jobseeker": "jobseeker",
        "coach": "work coach",
        "together": "together",
        "other": "somebody else",
    },
    "StepStatus": {
        "todo": "to do",
        "doing": "doing",
        "done": "done",
        "dropped_by_jobseeker": "dropped by jobseeker",
        "cancelled_by_us": "cancelled by us",
    },
    "CircumstanceKind": {"opportunity": "opportunity", "barrier": "barrier"},
    "DebtKind": {
        "housing": "housing",
        "utilities": "energy and water",
        "health_insurance": "health insurance",
        "public": "government",
        "other": "other",
    },
    "DebtStatus": {"open": "open", "arrangement": "arrangement", "settled": "settled"},
    "Threat": {
        "eviction": "eviction",
        "utility_cutoff": "cut-off of energy or water",
        "health_insurance_cancelled": "health insurance cancelled",
        "other": "other",
    },
    "Sector": {
        "technical": "technical",
        "ict": "ICT",
        "care": "care",
        "education": "education",
        "circular": "circular",
        "public_space": "public space",
        "retail": "retail",
        "hospitality": "hospitality",
        "other": "other",
    },
    "PlacementKind": {
        "work_experience": "work-experience placement",
        "learn_work_internship": "learn-work internship",
        "trial_placement": "trial placement",
        "participation_placement": "participation placement",
        "volunteer": "volunteer work",
        "day_activity": "day activity",
        "apprenticeship": "apprenticeship",
        "sheltered_work": "sheltered work",
        "basic_job": "basic job",
        "subsidised_job": "subsidised job",
        "paid_job": "paid job",
    },
    "PlacementOutcome": {
        "hired_permanent": "hired, permanent",
        "hired_temporary": "hired, temporary",
        "completed": "completed",
        "stopped_by_jobseeker": "stopped by jobseeker",
        "stopped_by_organisation": "stopped by organisation",
        "other": "other",
    },
    "AttendanceStatus": {
        "planned": "planned",
        "attended": "attended",
        "no_show": "no-show",
        "excused": "excused",
    },
    "Beginning": {
        "empty": "an empty caseload",
        "list": "my list",
        "demo": "the demo, to look around",
    },
    "Protection": {"passphrase": "a passphrase", "none": "nothing: no passphrase"},
    "Language": {"en": "English", "nl": "Nederlands"},
    "ThemeName": {
        "dark": "dark",
        "light": "light",
        "contrast": "high contrast",
    },
    "DateStyle": {"numbers": "27-11-2026", "words": "27 Nov 2026"},
    "ContactRule": {"rolling": "months since last seen", "calendar_quarter": "calendar quarter"},
}

_RECORDS: dict[str, str] = {
    "coach": "work coach",
    "jobseeker": "jobseeker",
    "contact": "contact",
    "plan_step": "plan step",
    "circumstance": "circumstance",
    "debt": "debt",
    "debt_assistance": "debt assistance",
    "organisation": "organisation",
    "placement": "placement",
    "workshop": "workshop",
    "attendance": "attendance",
    "aftercare": "aftercare check",
    "setting": "setting",
    "set_aside": "line set aside",
}

_LISTS: dict[str, str] = {
    "contacts": "Contacts",
    "plan_steps": "Plan steps",
    "circumstances": "Opportunities and barriers",
    "debts": "Debts",
    "debt_assistance": "Debt assistance",
    "placements": "Placements",
    "aftercare": "Aftercare",
    "attendance": "Workshops",
}

_COLUMNS: dict[str, str] = {
    "whole_name": "Whole name",
    "initials": "Initials",
    "last_contact": "Last contact",
    "last_contact_mode": "Last contact by",
}
_FIELDS: dict[str, str] = {
    "administrator": "Administrator",
    "administrator_certified": "Administrator certified",
    "allowance_per_month": "Allowance per month",
    "amount": "Amount",
    "at": "Time",
    "benefit_from": "On benefit since",
    "benefit_kind": "Benefit",
    "born_on": "Date of birth",
    "buddy": "Buddy",
    "caseload_limit": "Caseload limit",
    "closed_on": "Closed on",
    "closed_reason": "Reason for closing",
    "closing_note": "Closing note",
    "contact_person": "Contact person",
    "creditor": "Creditor",
    "displacement_checked_on": "Displacement checked on",
    "displacement_risk": "Displacement risk",
    "domain": "Life domain",
    "done_on": "Done on",
    "due_on": "Due on",
    "email": "E-mail",
    "end_reason": "Reason for ending",
    "ended_on": "Ended on",
    "ends_on": "Ends on",
    "file": "File",
    "first_name": "First name",
    "first_talk_on": "First talk on",
    "held_on": "Held on",
    "hours": "Hours",
    "hours_per_week": "Hours per week",
    "id": "Record",
    "income_supplement_on": "Income supplement on",
    "intake_closed_on": "Intake closed on",
    "intake_started_on": "Intake started on",
    "jobseeker_present": "Jobseeker present",
    "kind": "Kind",
    "language": "Language",
    "last_name": "Last name",
    "learning_goal": "Learning goal",
    "mode": "How",
    "name": "Name",
    "neighbourhood": "Neighbourhood",
    "note": "Note",
    "noted_on": "Noted on",
    "on": "Date",
    "organisation": "Organisation",
    "outcome": "Outcome",
    "owner": "Who",
    "phone": "Phone",
    "place": "Place",
    "plan_agreed_on": "Plan agreed on",
    "plan_goal": "Goal of the plan",
    "plan_reviewed_on": "Plan reviewed on",
    "prefix": "Prefix",
    "problematic": "Problematic",
    "purpose": "About",
    "reason": "Reason",
    "record": "About record",
    "ref": "Dossier number",
    "registered_on": "Registered on",
    "requested_on": "Requested on",
    "resolved_on": "Resolved on",
    "rights_checked_on": "Rights checked on",
    "role": "Role",
    "rule": "Rule",
    "sector": "Sector",
    "started_on": "Started on",
    "starts_at": "Starts at",
    "status": "Status",
    "still_working": "Still working",
    "supervisor": "Supervisor",
    "tags": "Tags",
    "team": "Team",
    "text": "Text",
    "threat": "Threat",
    "threat_averted_on": "Threat averted on",
    "threat_on": "Threat known on",
    "threat_strikes_on": "Threat strikes on",
    "title": "Title",
    "uid": "Mark",
    "until_on": "Until",
    "value": "Value",
}

_LOOKS: dict[str, str] = {
    "language": "Language",
    "theme": "Colours",
    "date_style": "Dates",
    "lock_minutes": "Minutes until locked or covered (0: never)",
}

_SEVERITIES: dict[str, str] = {
    Severity.URGENT: "Urgent",
    Severity.OVERDUE: "Overdue",
    Severity.SOON: "Soon",
    Severity.NOTE: "Notes",
}

_SUBJECTS: dict[str, str] = {
    Subject.CONTACT: "Contact",
    Subject.DEBT: "Debts",
    Subject.INTAKE: "Intake",
    Subject.PLAN: "Plan",
    Subject.PLACEMENT: "Placement",
    Subject.WORKSHOP: "Workshop",
    Subject.RIGHTS: "Rights",
    Subject.OUTFLOW: "Outflow",
    Subject.ORGANISATION: "Organisation",
    Subject.CASELOAD: "Caseload",
    Subject.RETENTION: "Retention",
}

_STATES: dict[str, str] = {
    "ok": "room",
    "near": "nearly full",
    "full": "full",
    "over": "over the limit",
    "running": "running",
    "late": "late",
    "complete": "complete",
}


def word(value: str | None, list_name: str) -> str:
    """A word of the vocabulary, e.g. `word("home_visit", "ContactMode")`."""
    return "–" if value is None else t(_WORDS[list_name][value])


def choice(value: StrEnum) -> str:
    """The same for a member that knows its own list."""
    return word(value, type(value).__name__)


def record_name(kind: str) -> str:
    """A kind of record; its own word where the file has a kind that coachdesk does not know."""
    return t(_RECORDS[kind]) if kind in _RECORDS else kind


def list_name(name: str) -> str:
    """One of the lists of a dossier."""
    return t(_LISTS[name])


def field_label(name: str) -> str:
    return t(_FIELDS[name])


def column_name(means: str) -> str:
    """What a column of a list fills: a field, or what only a list has."""
    return t(_COLUMNS[means]) if means in _COLUMNS else field_label(means)


def setting_label(name: str) -> str:
    return t(NORMS[name].label)


def look_label(name: str) -> str:
    """A setting of looks, language or lock."""
    return t(_LOOKS[name])


def severity_name(severity: Severity) -> str:
    return t(_SEVERITIES[severity])


def subject_name(subject: Subject) -> str:
    return t(_SUBJECTS[subject])


def state_name(state: str) -> str:
    """Of a caseload or an intake."""
    return t(_STATES[state])


def setting_value(name: str, value: Any) -> str:
    """A norm's value as people read it."""
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, vocabulary.ContactRule):
        return choice(value)
    if isinstance(value, Mapping):
        parts = (f"{word(kind, 'PlacementKind')} {months}" for kind, months in value.items())
        return ", ".join(parts)
    if isinstance(value, tuple):
        parts = (choice(item) if isinstance(item, StrEnum) else str(item) for item in value)
        return ", ".join(parts)
    return str(value)


def source_texts() -> list[str]:
    """Every English text of this file, for the test that finds untranslated ones."""
    tables = (
        *_WORDS.values(),
        _RECORDS,
        _LISTS,
        _LOOKS,
        _COLUMNS,
        _FIELDS,
        _SEVERITIES,
        _SUBJECTS,
        _STATES,
    )
    texts = [text for table in tables for text in table.values()]
    return texts + [norm.label for norm in NORMS.values()]
