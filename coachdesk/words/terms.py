"""What the words of the vocabulary, the records, their fields and the norms are called."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from coachdesk.domain import vocabulary
from coachdesk.domain.policy import NORMS
from coachdesk.domain.signal import Severity, Subject
from coachdesk.domain.vocabulary import LifeDomain
from coachdesk.words import t
from coachdesk.words.formats import day, hours, money

# What a word is called in English, where that is not its value in words.
_SAID: Mapping[str, Mapping[str, str]] = {
    "BenefitKind": {
        "participatiewet": "Participation Act (PW)",
        "ioaw": "IOAW",
        "ioaz": "IOAZ",
        "bbz": "Bbz",
        "ww": "Unemployment benefit (WW)",
        "none": "no benefit",
    },
    "ClosedReason": {
        "paid_permanent": "paid work, permanent",
        "paid_temporary": "paid work, temporary",
        "self_employed": "self-employed",
        "transferred": "to another coach",
    },
    "ContactMode": {
        "video": "video call",
    },
    "ContactOutcome": {
        "no_show": "no-show",
    },
    "StepOwner": {
        "coach": "work coach",
        "other": "somebody else",
    },
    "StepStatus": {
        "todo": "to do",
    },
    "DebtKind": {
        "utilities": "energy and water",
        "public": "government",
    },
    "Threat": {
        "utility_cutoff": "cut-off of energy or water",
    },
    "Sector": {
        "ict": "ICT",
    },
    "PlacementKind": {
        "work_experience": "work-experience placement",
        "learn_work_internship": "learn-work internship",
        "volunteer": "volunteer work",
    },
    "PlacementOutcome": {
        "hired_permanent": "hired, permanent",
        "hired_temporary": "hired, temporary",
    },
    "AttendanceStatus": {
        "no_show": "no-show",
    },
    "Country": {
        "nl": "Netherlands",
        "be": "Belgium",
        "de": "Germany",
    },
    "PsoStep": {
        "aspirant": "aspirant status",
    },
    "EmployerPurpose": {
        "acquaintance": "getting to know each other",
        "vacancy": "a vacancy",
        "placement": "a placement",
    },
    "VacancySource": {
        "coach": "work coach",
        "neighbour": "neighbouring municipality",
    },
    "IntroductionStatus": {
        "interview": "job interview",
        "trial": "trial days",
        "withdrawn": "introduction withdrawn",
        "declined_by_employer": "employer said no",
        "declined_by_jobseeker": "jobseeker said no",
    },
    "SkillKind": {
        "licence": "licence or card",
    },
    "RightKind": {
        "income_supplement": "individual income supplement",
        "collective_insurance": "collective health insurance",
        "child_fund": "child fund",
        "city_pass": "city pass",
    },
    "RightStatus": {
        "applied": "applied for",
        "receives": "receives it",
        "refused": "was refused",
        "not_entitled": "no right to it",
        "not_wanted": "does not want it",
    },
    "TemplateKind": {
        "steps": "plan steps",
    },
    "Beginning": {
        "empty": "an empty caseload",
        "list": "my list",
        "demo": "the demo, to look around",
    },
    "Protection": {
        "passphrase": "a passphrase",
        "none": "nothing: no passphrase",
    },
    "Language": {
        "en": "English",
        "nl": "Nederlands",
    },
    "ThemeName": {
        "contrast": "high contrast",
    },
    "DateStyle": {
        "numbers": "27-11-2026",
        "words": "27 Nov 2026",
    },
    "ContactRule": {
        "rolling": "months since last seen",
    },
}

# The names of records and lists that are not declared with a record (schema/records.py).
_OTHER_RECORDS = {"setting": "setting"}
_OTHER_LISTS = {"attendance": "Workshops", "employers": "Employers"}

_COLUMNS: dict[str, str] = {
    "whole_name": "Whole name",
    "buddy": "buddy",
    "initials": "Initials",
    "last_contact": "Last contact",
    "last_contact_mode": "Last contact by",
    "uid": "Mark in coachdesk",
    "workshop_uid": "Mark of the workshop",
}
# Columns of our own lists that follow from the records.
_FOLLOWING_COLUMNS = {
    "last_seen": "Last seen in person",
    "contact_due": "Contact due by",
    "days_late": "Days late",
    "next_appointment": "Next appointment on",
    "intake_hours": "Hours in the intake",
    "open_steps": "Open steps",
    "next_step": "Next step",
    "next_step_due": "Next step due by",
    "open_debt": "Open debt",
    "debt_plan_due": "Debt plan due by",
    "placement": "Running placement",
    "placement_kind": "Kind of placement",
    "placement_hours": "Hours of the placement",
    "placement_ends": "End of the placement",
    "signals": "All signals",
}
# The names of what is no field of a record, but is shown like one.
_OTHER_FIELDS = {
    "file": "File",
    "id": "Record",
    "organisation": "Organisation",
    "vacancy": "Vacancy",
    "value": "Value",
}

_PREFERENCES: dict[str, str] = {
    "language": "Language",
    "theme": "Colours",
    "date_style": "Dates",
    "lock_minutes": "Minutes until locked or covered (0: never)",
    "appointment_minutes": "Minutes of an appointment that says nothing of its length",
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
    Subject.WORK: "Work",
    Subject.NETWORK: "Network",
    Subject.WORKSHOP: "Workshop",
    Subject.RIGHTS: "Rights",
    Subject.OUTFLOW: "Outflow",
    Subject.ORGANISATION: "Organisation",
    Subject.CASELOAD: "Caseload",
    Subject.RETENTION: "Retention",
    Subject.TASK: "Task",
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
    label = "–" if value is None else _english(value, list_name)
    return t(label)


def _english(value: str, list_name: str) -> str:
    return _SAID.get(list_name, {}).get(value, value.replace("_", " "))


def word_labels(vocabulary: type[StrEnum]) -> Mapping[str, str]:
    """The words of a vocabulary, with what each is called in English."""
    return {member.value: _english(member.value, vocabulary.__name__) for member in vocabulary}


def choice(value: StrEnum) -> str:
    """The same for a member that knows its own list."""
    return word(value, type(value).__name__)


def domain_names() -> dict[str, LifeDomain]:
    """The life domains by their name in the language in use, in small letters."""
    return {choice(domain).casefold(): domain for domain in LifeDomain}


def record_name(kind: str) -> str:
    """A kind of record; its own word where the file has a kind that coachdesk does not know."""
    from coachdesk.schema.records import RECORDS

    label = RECORDS[kind].label if kind in RECORDS else _OTHER_RECORDS.get(kind)
    return t(label) if label else kind


def list_name(name: str) -> str:
    """One of the lists of a dossier."""
    label = _OTHER_LISTS.get(name) or list_labels()[name]
    return t(label)


@cache
def list_labels() -> Mapping[str, str]:
    """The English labels of all lists, by the names files give them."""
    from coachdesk.schema.records import RECORDS

    return {kind.list_name: kind.list_label for kind in RECORDS.values() if kind.list_name}


def field_label(name: str) -> str:
    label = field_labels()[name]
    return t(label)


def event_name(name: str) -> str:
    """What happened on the day that a field holds: its label, without `on` at its end."""
    return field_label(name).removesuffix(f" {t('on')}")


@cache
def field_labels() -> Mapping[str, str]:
    """The English labels of all fields: those of one name have one label."""
    from coachdesk.schema.records import RECORDS

    named = {name: field.label for kind in RECORDS.values() for name, field in kind.fields.items()}
    return {**_OTHER_FIELDS, **named}


def column_name(means: str) -> str:
    """What a column of a list fills: a field, or what only a list has."""
    label = column_label(means)
    return t(label)


@cache
def column_label(means: str) -> str:
    """The same in English."""
    return {**field_labels(), **_FOLLOWING_COLUMNS, **_COLUMNS}[means]


def setting_label(name: str) -> str:
    return t(NORMS[name].label)


def preference_label(name: str) -> str:
    """A setting of looks, language or lock."""
    return t(_PREFERENCES[name])


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
    from coachdesk.domain import preferences, setup_choices
    from coachdesk.schema.records import RECORDS

    vocabularies = [
        words
        for module in (vocabulary, setup_choices, preferences)
        for words in vars(module).values()
        if isinstance(words, type) and issubclass(words, StrEnum) and words is not StrEnum
    ]
    tables = (
        *(word_labels(words) for words in vocabularies),
        _OTHER_RECORDS,
        {kind.name: kind.label for kind in RECORDS.values()},
        _OTHER_LISTS,
        list_labels(),
        _PREFERENCES,
        _COLUMNS,
        _FOLLOWING_COLUMNS,
        field_labels(),
        _SEVERITIES,
        _SUBJECTS,
        _STATES,
    )
    texts = [text for table in tables for text in table.values()]
    return texts + [norm.label for norm in NORMS.values()]


def field_text(value: Any) -> str:
    """A value in its own type, as people read it."""
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, StrEnum):
        return choice(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, float):
        return hours(value)
    if isinstance(value, list):
        return ", ".join(field_text(item) for item in value)
    return str(value)
