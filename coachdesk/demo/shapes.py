"""Builders for the records of the exchange format: every field is there, the unused ones null.

Dates stay dates until `plain` turns a finished caseload into what JSON can hold.
"""

from dataclasses import dataclass, field
from datetime import date

from coachdesk.domain.values import FieldValue, JsonObject


@dataclass
class Character:
    """Somebody in the demo: the dossier, and the workshops of that person by day."""

    record: JsonObject
    seats: dict[date, str] = field(default_factory=dict)


def jobseeker(
    first_name: str, last_name: str, prefix: str | None = None, **facts: FieldValue
) -> JsonObject:
    """A dossier; its number is given when the whole caseload is known."""
    return {
        "ref": None,
        "first_name": first_name,
        "prefix": prefix,
        "last_name": last_name,
        "born_on": None,
        "phone": None,
        "email": None,
        "neighbourhood": None,
        "language": None,
        "tags": [],
        "benefit_kind": "participatiewet",
        "benefit_from": None,
        "registered_on": None,
        "intake_started_on": None,
        "intake_closed_on": None,
        "plan_goal": None,
        "plan_agreed_on": None,
        "plan_reviewed_on": None,
        "rights_checked_on": None,
        "income_supplement_on": None,
        "closed_on": None,
        "closed_reason": None,
        "closing_note": None,
        "note": None,
        "contacts": [],
        "plan_steps": [],
        "circumstances": [],
        "debts": [],
        "debt_assistance": [],
        "placements": [],
        "aftercare": [],
        "introductions": [],
        "skills": [],
        "pairings": [],
        "rights": [],
        **facts,
    }


def contact(
    on: date,
    mode: str,
    purpose: str = "progress",
    outcome: str | None = "held",
    *,
    at: str | None = None,
    present: bool = True,
    note: str | None = None,
) -> JsonObject:
    """A conversation or visit that took place or was tried."""
    return {
        "on": on,
        "at": at,
        "mode": mode,
        "purpose": purpose,
        "outcome": outcome,
        "jobseeker_present": present,
        "note": note,
    }


def appointment(
    on: date,
    at: str | None,
    mode: str,
    purpose: str = "progress",
    *,
    present: bool = True,
    note: str | None = None,
) -> JsonObject:
    """A contact that has no outcome yet."""
    return contact(on, mode, purpose, None, at=at, present=present, note=note)


def step(
    domain: str,
    title: str,
    owner: str = "jobseeker",
    due_on: date | None = None,
    status: str = "todo",
    done_on: date | None = None,
    note: str | None = None,
) -> JsonObject:
    """A step of the plan; one with `done_on` is done."""
    return {
        "domain": domain,
        "title": title,
        "owner": owner,
        "due_on": due_on,
        "status": "done" if done_on else status,
        "done_on": done_on,
        "note": note,
    }


def opportunity(domain: str, text: str) -> JsonObject:
    """Something in somebody's life to build on."""
    return {"kind": "opportunity", "domain": domain, "text": text, "resolved_on": None}


def barrier(domain: str, text: str, resolved_on: date | None = None) -> JsonObject:
    """Something in somebody's life that stands in the way, until it is resolved."""
    return {"kind": "barrier", "domain": domain, "text": text, "resolved_on": resolved_on}


def debt(
    creditor: str,
    kind: str,
    amount: str,
    noted_on: date,
    *,
    problematic: bool = False,
    status: str = "open",
    note: str | None = None,
) -> JsonObject:
    """A debt as it was told to the coach."""
    return {
        "creditor": creditor,
        "kind": kind,
        "amount": amount,
        "noted_on": noted_on,
        "problematic": problematic,
        "status": status,
        "note": note,
    }


def assistance(requested_on: date, **facts: FieldValue) -> JsonObject:
    """Help with debts, from the request on."""
    return {
        "requested_on": requested_on,
        "first_talk_on": None,
        "threat": None,
        "threat_on": None,
        "threat_strikes_on": None,
        "threat_averted_on": None,
        "plan_agreed_on": None,
        "administrator": None,
        "administrator_certified": None,
        "ended_on": None,
        "end_reason": None,
        **facts,
    }


def placement(
    organisation: str, kind: str, role: str, hours: float, started_on: date, **facts: FieldValue
) -> JsonObject:
    """Work or another activity at an organisation."""
    return {
        "organisation": organisation,
        "kind": kind,
        "role": role,
        "supervisor": None,
        "hours_per_week": hours,
        "started_on": started_on,
        "ends_on": None,
        "ended_on": None,
        "outcome": None,
        "allowance_per_month": None,
        "displacement_checked_on": None,
        "displacement_risk": None,
        "learning_goal": None,
        "note": None,
        **facts,
    }


def aftercare(on: date, still_working: bool, note: str | None = None) -> JsonObject:
    """A check, after somebody left for work, on how it goes."""
    return {"on": on, "still_working": still_working, "note": note}


def pairing(with_whom: str, started_on: date, **facts: FieldValue) -> JsonObject:
    """Somebody beside a jobseeker; a buddy unless said otherwise."""
    return {"kind": "buddy", "with_whom": with_whom, "started_on": started_on, **facts}


def right(kind: str, status: str, on: date, **facts: FieldValue) -> JsonObject:
    """A right or scheme as it stands since a day."""
    return {"kind": kind, "status": status, "on": on, **facts}


def plain(value: FieldValue) -> FieldValue:
    """The same value with every date as ISO text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
