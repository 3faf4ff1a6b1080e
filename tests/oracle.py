"""An independent reading of coachdesk/docs/domain.md, section 4, as plain and literal as possible.

It works on a caseload in the JSON exchange format (coachdesk/docs/interface.md, section 2) and
shares no code with coachdesk: the tests hold the one against the other. One function a rule, in
the order of the table. Slow is fine here; clear is what counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

Json = dict[str, Any]
Signal = tuple[str, str | None, str, str | None]
Found = Iterator[tuple[str, date | None]]  # what a rule finds: severity and due date

DEFAULTS: Json = {
    "caseload_limit": 40,
    "caseload_warn_pct": 90,
    "contact_months": 3,
    "contact_rule": "rolling",
    "seen_modes": ["office", "home_visit", "workplace", "video"],
    "contact_warn_days": 14,
    "first_talk_days": 14,
    "intake_days": 14,
    "intake_hours": 20,
    "step_warn_days": 7,
    "plan_review_months": 6,
    "debt_plan_days": 42,
    "debt_plan_threat_days": 21,
    "debt_warn_days": 14,
    "debt_first_talk_days": 28,
    "debt_threat_working_days": 3,
    "placement_warn_days": 30,
    "displacement_check_months": 12,
    "placement_max_months": {
        "work_experience": 6,
        "learn_work_internship": 6,
        "trial_placement": 6,
        "participation_placement": 24,
    },
    "allowance_month_cap": "210.00",
    "allowance_year_cap": "2100.00",
    "rights_check_months": 12,
    "long_term_months": 36,
    "aftercare_months": [1, 6, 12],
    "sustained_months": 6,
    "retention_months": 24,
    "introduction_answer_days": 7,
    "vacancy_warn_days": 7,
    "certificate_warn_days": 60,
    "pairing_check_months": 2,
    "right_ends_warn_days": 30,
    "social_return_warn_days": 90,
    "placement_visit_months": 2,
    "rights_decision_weeks": 8,
}
UNPAID_WORK = {
    "work_experience", "learn_work_internship", "trial_placement", "participation_placement",
}  # fmt: skip
UNPAID = UNPAID_WORK | {"volunteer", "day_activity"}
HIRED = {"hired_permanent", "hired_temporary"}
TO_WORK = {"paid_permanent", "paid_temporary", "self_employed"}


@dataclass(frozen=True)
class Desk:
    """A caseload, the day it is looked at, and its policy with the defaults filled in."""

    caseload: Json
    today: date
    policy: Json

    @property
    def people(self) -> list[Json]:
        """Every dossier, closed ones included."""
        return records(self.caseload, "jobseekers")


# --- Reading the file --------------------------------------------------------------------------


def records(record: Json, field: str) -> list[Json]:
    """The list in a field; a missing or null one is empty."""
    found: list[Json] = record.get(field) or []
    return found


def day(record: Json, field: str) -> date | None:
    """A date as written, future or not: for plans (`ends_on`, `due_on`, appointments)."""
    text = record.get(field)
    return date.fromisoformat(text) if text else None


def needed_day(record: Json, field: str) -> date:
    """A date that must be there."""
    return date.fromisoformat(record[field])


def fact(desk: Desk, record: Json, field: str) -> date | None:
    """A date that has happened: one after today has not, and nothing counts it."""
    found = day(record, field)
    return found if found is not None and found <= desk.today else None


def full_policy(caseload: Json) -> Json:
    """The defaults with the caseload's own settings over them."""
    own: Json = caseload.get("policy") or {}
    policy = DEFAULTS | own
    defaults: Json = DEFAULTS["placement_max_months"]
    policy["placement_max_months"] = defaults | (own.get("placement_max_months") or {})
    limit = (caseload.get("coach") or {}).get("caseload_limit")
    if limit is not None:
        policy["caseload_limit"] = limit
    return policy


def days(number: int) -> timedelta:
    """A number of calendar days."""
    return timedelta(days=number)


def months(number: int) -> relativedelta:
    """A number of calendar months."""
    return relativedelta(months=number)


def soon_or_overdue(desk: Desk, due: date, warn_days: int) -> str | None:
    """`overdue` from the day after due, `soon` in the warn days up to it, else nothing."""
    if desk.today > due:
        return "overdue"
    return "soon" if due - desk.today <= days(warn_days) else None


# --- Working days ------------------------------------------------------------------------------


def holidays(year: int) -> set[date]:
    """The days named in section 4, for one year."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day = date(year, 4, 26)
    return {
        date(year, 1, 1),
        sunday - days(2),  # Good Friday
        sunday + days(1),  # Easter Monday
        kings_day,
        date(year, 5, 5),
        sunday + days(39),  # Ascension
        sunday + days(50),  # Whit Monday
        date(year, 12, 25),
        date(year, 12, 26),
    }


def is_working_day(when: date) -> bool:
    """Monday to Friday, not a holiday."""
    return when.weekday() < 5 and when not in holidays(when.year)


def add_working_days(start: date, number: int) -> date:
    """The last of that many working days, counted from the day after start."""
    when = start
    while number > 0:
        when += days(1)
        if is_working_day(when):
            number -= 1
    return when


def next_working_day(when: date) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_working_day(when):
        when += days(1)
    return when


# --- Derived words of section 2 ----------------------------------------------------------------


def is_closed(desk: Desk, person: Json) -> bool:
    """Closed on or before today."""
    return fact(desk, person, "closed_on") is not None


def is_active(desk: Desk, person: Json) -> bool:
    """Registered on or before today and not closed on or before today."""
    return fact(desk, person, "registered_on") is not None and not is_closed(desk, person)


def has_happened(desk: Desk, contact: Json) -> bool:
    """A contact dated after today has not happened yet, whatever its outcome says."""
    return fact(desk, contact, "on") is not None


def last_seen(desk: Desk, person: Json) -> date | None:
    """The latest held contact in a seen mode with the jobseeker present."""
    seen = [
        needed_day(contact, "on")
        for contact in records(person, "contacts")
        if has_happened(desk, contact)
        and contact.get("outcome") == "held"
        and contact["mode"] in desk.policy["seen_modes"]
        and contact.get("jobseeker_present") in (True, None)
    ]
    return max(seen, default=None)


def appointment_stands(desk: Desk, person: Json, due: date) -> bool:
    """An appointment in a seen mode, from today up to due."""
    return any(
        not contact.get("outcome")
        and contact["mode"] in desk.policy["seen_modes"]
        and desk.today <= needed_day(contact, "on") <= due
        for contact in records(person, "contacts")
    )


def plan_agreed(desk: Desk, person: Json) -> bool:
    """The plan is agreed, on or before today."""
    return fact(desk, person, "plan_agreed_on") is not None


def workshop_hours(person: Json, desk: Desk, status: str, first: date, last: date) -> Decimal:
    """Hours of this person's attendance with that status in workshops of first up to last."""
    return sum(
        (
            Decimal(str(workshop["hours"]))
            for workshop in records(desk.caseload, "workshops")
            if first <= needed_day(workshop, "held_on") <= last
            for attendance in records(workshop, "attendance")
            if attendance["ref"] == person["ref"] and attendance["status"] == status
        ),
        Decimal(0),
    )


def attended_hours(desk: Desk, person: Json) -> Decimal:
    """Hours attended from the start of the intake to today."""
    start = needed_day(person, "intake_started_on")
    return workshop_hours(person, desk, "attended", start, desk.today)


def planned_hours(desk: Desk, person: Json) -> Decimal:
    """Hours planned from today up to the due day of the intake."""
    return workshop_hours(person, desk, "planned", desk.today, intake_due(desk, person))


def intake_is_open(desk: Desk, person: Json) -> bool:
    """Active, the intake begun and not closed; it may be complete."""
    return (
        is_active(desk, person)
        and fact(desk, person, "intake_started_on") is not None
        and fact(desk, person, "intake_closed_on") is None
    )


def intake_is_complete(desk: Desk, person: Json) -> bool:
    """Hours enough and a plan agreed."""
    enough = attended_hours(desk, person) >= desk.policy["intake_hours"]
    return enough and plan_agreed(desk, person)


def intake_runs(desk: Desk, person: Json) -> bool:
    """An open intake that is not complete."""
    return intake_is_open(desk, person) and not intake_is_complete(desk, person)


def registration_due(desk: Desk, person: Json) -> date:
    """registered_on + intake_days."""
    return needed_day(person, "registered_on") + days(desk.policy["intake_days"])


def intake_due(desk: Desk, person: Json) -> date:
    """registered_on + intake_days; an intake begun after that has its own intake_days."""
    due = registration_due(desk, person)
    started = needed_day(person, "intake_started_on")
    return started + days(desk.policy["intake_days"]) if started > due else due


def open_steps(person: Json) -> list[Json]:
    """Steps that are still to do."""
    return [s for s in records(person, "plan_steps") if s["status"] in ("todo", "doing")]


def open_assistance(desk: Desk, person: Json) -> list[Json]:
    """Debt assistance requested and not ended on or before today."""
    return [
        assistance
        for assistance in records(person, "debt_assistance")
        if fact(desk, assistance, "requested_on") and not fact(desk, assistance, "ended_on")
    ]


def threat_known_on(assistance: Json) -> date:
    """threat_on; empty = requested_on."""
    return day(assistance, "threat_on") or needed_day(assistance, "requested_on")


def threat_stands(desk: Desk, assistance: Json) -> bool:
    """A threat is given, known, and not averted on or before today."""
    return (
        bool(assistance.get("threat"))
        and threat_known_on(assistance) <= desk.today
        and fact(desk, assistance, "threat_averted_on") is None
    )


def running_placements(desk: Desk, person: Json) -> list[Json]:
    """Started on or before today and not ended on or before today."""
    return [
        placement
        for placement in records(person, "placements")
        if fact(desk, placement, "started_on") and not fact(desk, placement, "ended_on")
    ]


def organisation_key(name: str) -> str:
    """Organisations are compared without case."""
    return name.casefold()


# --- contact.* and caseload.* ------------------------------------------------------------------


def contact_first_talk(desk: Desk, person: Json) -> Found:
    """Never seen: from 7 days before registered_on + first_talk_days."""
    if last_seen(desk, person) is not None:
        return
    due = needed_day(person, "registered_on") + days(desk.policy["first_talk_days"])
    severity = soon_or_overdue(desk, due, 7)
    if severity == "overdue" or (severity and not appointment_stands(desk, person, due)):
        yield severity, due


def end_of_next_quarter(when: date) -> date:
    """The last day of the quarter after the one of this day."""
    first_of_quarter = date(when.year, when.month - (when.month - 1) % 3, 1)
    return first_of_quarter + months(6) - days(1)


def contact_quarterly(desk: Desk, person: Json) -> Found:
    """Seen before: from contact_warn_days before due."""
    seen = last_seen(desk, person)
    if seen is None:
        return
    if desk.policy["contact_rule"] == "calendar_quarter":
        due = end_of_next_quarter(seen)
    else:
        due = seen + months(desk.policy["contact_months"])
    severity = soon_or_overdue(desk, due, desk.policy["contact_warn_days"])
    if severity == "overdue" or (severity and not appointment_stands(desk, person, due)):
        yield severity, due


def contact_outcome_missing(desk: Desk, person: Json) -> Found:
    """A contact before today without an outcome."""
    for contact in records(person, "contacts"):
        if not contact.get("outcome") and needed_day(contact, "on") < desk.today:
            yield "overdue", needed_day(contact, "on")


def contact_no_show_repeated(desk: Desk, person: Json) -> Found:
    """The two latest contacts that were held or missed were both missed."""
    contacts = [
        contact
        for contact in records(person, "contacts")
        if has_happened(desk, contact) and contact.get("outcome") in ("held", "no_show")
    ]
    contacts.sort(key=lambda contact: (contact["on"], contact.get("at") or ""))  # keeps entry order
    latest = contacts[-2:]
    if [contact["outcome"] for contact in latest] == ["no_show", "no_show"]:
        yield "note", needed_day(latest[-1], "on")


def active_count(desk: Desk) -> int:
    """How many jobseekers are active."""
    return sum(is_active(desk, person) for person in desk.people)


def caseload_over_limit(desk: Desk) -> Found:
    """active > limit."""
    if active_count(desk) > desk.policy["caseload_limit"]:
        yield "overdue", None


def caseload_full(desk: Desk) -> Found:
    """active = limit."""
    if active_count(desk) == desk.policy["caseload_limit"]:
        yield "soon", None


def caseload_near_limit(desk: Desk) -> Found:
    """active ≥ limit × warn_pct ÷ 100, and neither full nor over."""
    active, limit = active_count(desk), desk.policy["caseload_limit"]
    if active < limit and active * 100 >= limit * desk.policy["caseload_warn_pct"]:
        yield "note", None


# --- intake.* and plan.* -----------------------------------------------------------------------


def intake_to_start(desk: Desk, person: Json) -> Found:
    """No intake begun, no plan agreed: registered_on + 3 ≤ today ≤ due."""
    begun = fact(desk, person, "intake_started_on") is not None
    if begun or plan_agreed(desk, person):
        return
    due = registration_due(desk, person)
    if needed_day(person, "registered_on") + days(3) <= desk.today <= due:
        yield "soon", due


def intake_late(desk: Desk, person: Json) -> Found:
    """A running intake past its due day."""
    if intake_runs(desk, person) and desk.today > intake_due(desk, person):
        yield "overdue", intake_due(desk, person)


def intake_hours_short(desk: Desk, person: Json) -> Found:
    """A running intake, not late: attended + planned < intake_hours."""
    if not intake_runs(desk, person) or desk.today > intake_due(desk, person):
        return
    hours = attended_hours(desk, person) + planned_hours(desk, person)
    if hours < desk.policy["intake_hours"]:
        yield "soon", intake_due(desk, person)


def intake_plan_to_make(desk: Desk, person: Json) -> Found:
    """A running intake, not late, no plan agreed: hours attended, or 3 days or fewer left."""
    if not intake_runs(desk, person) or desk.today > intake_due(desk, person):
        return
    enough = attended_hours(desk, person) >= desk.policy["intake_hours"]
    pressing = intake_due(desk, person) - desk.today <= days(3)
    if (enough or pressing) and not plan_agreed(desk, person):
        yield "soon", intake_due(desk, person)


def plan_missing(desk: Desk, person: Json) -> Found:
    """No intake ever started, or it is closed: no plan agreed and past due."""
    started = fact(desk, person, "intake_started_on") is not None
    closed = fact(desk, person, "intake_closed_on") is not None
    if started and not closed:
        return
    due = registration_due(desk, person)
    if not plan_agreed(desk, person) and desk.today > due:
        yield "overdue", due


def plan_step_due(desk: Desk, person: Json) -> Found:
    """An open step, from step_warn_days before its due_on."""
    for step in open_steps(person):
        due = day(step, "due_on")
        severity = due and soon_or_overdue(desk, due, desk.policy["step_warn_days"])
        if severity:
            yield severity, due


def plan_review_due(desk: Desk, person: Json) -> Found:
    """The later of reviewed and agreed, + plan_review_months."""
    agreed = fact(desk, person, "plan_agreed_on")
    if agreed is None:
        return
    reviewed = fact(desk, person, "plan_reviewed_on") or agreed
    due = max(reviewed, agreed) + months(desk.policy["plan_review_months"])
    severity = soon_or_overdue(desk, due, desk.policy["contact_warn_days"])
    if severity:
        yield severity, due


def plan_no_open_step(desk: Desk, person: Json) -> Found:
    """A plan agreed and no step todo or doing."""
    if plan_agreed(desk, person) and not open_steps(person):
        yield "note", None


# --- debt.* ------------------------------------------------------------------------------------


def debt_threat(desk: Desk, person: Json) -> Found:
    """A standing threat without a talk on or after threat_on."""
    debt_talks = [
        needed_day(contact, "on")
        for contact in records(person, "contacts")
        if has_happened(desk, contact)
        and contact.get("outcome") == "held"
        and contact["purpose"] == "debts"
    ]
    for assistance in open_assistance(desk, person):
        if not threat_stands(desk, assistance):
            continue
        known = threat_known_on(assistance)
        first_talk = fact(desk, assistance, "first_talk_on")
        talks = debt_talks + ([first_talk] if first_talk else [])
        if any(talk >= known for talk in talks):
            continue
        due = add_working_days(known, desk.policy["debt_threat_working_days"])
        yield "urgent", min(due, day(assistance, "threat_strikes_on") or due)


def debt_threat_stands(desk: Desk, person: Json) -> Found:
    """A standing threat for which debt_threat does not fire: until averted or ended."""
    for assistance in open_assistance(desk, person):
        if not threat_stands(desk, assistance):
            continue
        alone = person | {"debt_assistance": [assistance]}
        if any(True for _ in debt_threat(desk, alone)):
            continue
        strikes = day(assistance, "threat_strikes_on")
        yield "urgent" if strikes else "note", strikes


def debt_first_talk(desk: Desk, person: Json) -> Found:
    """No first talk, no standing threat: from 7 days before due, moved to a working day."""
    for assistance in open_assistance(desk, person):
        if fact(desk, assistance, "first_talk_on") or threat_stands(desk, assistance):
            continue
        requested = needed_day(assistance, "requested_on")
        due = next_working_day(requested + days(desk.policy["debt_first_talk_days"]))
        severity = soon_or_overdue(desk, due, 7)
        if severity:
            yield severity, due


def debt_plan(desk: Desk, person: Json) -> Found:
    """No plan agreed: from debt_warn_days before due, which a standing threat brings forward."""
    for assistance in open_assistance(desk, person):
        if fact(desk, assistance, "plan_agreed_on"):
            continue
        requested = needed_day(assistance, "requested_on")
        due = requested + days(desk.policy["debt_plan_days"])
        if threat_stands(desk, assistance):
            start = max(requested, threat_known_on(assistance))
            due = min(due, start + days(desk.policy["debt_plan_threat_days"]))
        severity = soon_or_overdue(desk, due, desk.policy["debt_warn_days"])
        if severity:
            yield severity, due


def debt_no_assistance(desk: Desk, person: Json) -> Found:
    """An open problematic debt that no ended assistance has covered, and no open assistance."""
    ended_requests = [
        needed_day(assistance, "requested_on")
        for assistance in records(person, "debt_assistance")
        if fact(desk, assistance, "ended_on")
    ]
    uncovered = [
        noted
        for debt in records(person, "debts")
        if debt["status"] == "open" and debt["problematic"]
        if (noted := fact(desk, debt, "noted_on"))
        if not any(requested >= noted for requested in ended_requests)
    ]
    if uncovered and not open_assistance(desk, person):
        yield "overdue", min(uncovered)


# --- placement.* -------------------------------------------------------------------------------


def placement_displacement_check(desk: Desk, person: Json) -> Found:
    """Running, unpaid, not day_activity: never checked, or the check is too long ago."""
    for placement in running_placements(desk, person):
        if placement["kind"] not in UNPAID or placement["kind"] == "day_activity":
            continue
        checked = fact(desk, placement, "displacement_checked_on")
        if checked is None:
            yield "overdue", needed_day(placement, "started_on")
        elif desk.today > (due := checked + months(desk.policy["displacement_check_months"])):
            yield "overdue", due


def placement_displacement_risk(desk: Desk, person: Json) -> Found:
    """Running, unpaid, and displacement_risk is true."""
    for placement in running_placements(desk, person):
        if placement["kind"] in UNPAID and placement.get("displacement_risk"):
            checked = fact(desk, placement, "displacement_checked_on")
            yield "overdue", checked or needed_day(placement, "started_on")


def placement_end(desk: Desk, person: Json) -> Found:
    """Running with ends_on: from placement_warn_days before it."""
    for placement in running_placements(desk, person):
        due = day(placement, "ends_on")
        severity = due and soon_or_overdue(desk, due, desk.policy["placement_warn_days"])
        if severity:
            yield severity, due


def placement_no_end_date(desk: Desk, person: Json) -> Found:
    """Running unpaid work without ends_on."""
    for placement in running_placements(desk, person):
        if placement["kind"] in UNPAID_WORK and not day(placement, "ends_on"):
            yield "note", None


def placement_over_max_term(desk: Desk, person: Json) -> Found:
    """Running, a kind with a maximum: past started_on + its months."""
    for placement in running_placements(desk, person):
        maximum = desk.policy["placement_max_months"].get(placement["kind"])
        if maximum is None:
            continue
        due = needed_day(placement, "started_on") + months(maximum)
        if desk.today > due:
            yield "overdue", due


def placement_revolving_door(desk: Desk, person: Json) -> Found:
    """Running unpaid work after unpaid work that ended unhired: one here, or two anywhere."""
    for placement in running_placements(desk, person):
        if placement["kind"] not in UNPAID_WORK:
            continue
        earlier = [
            organisation_key(other["organisation"])
            for other in records(person, "placements")
            if other["kind"] in UNPAID_WORK
            and needed_day(other, "started_on") < needed_day(placement, "started_on")
            and fact(desk, other, "ended_on")
            and other.get("outcome") not in HIRED
        ]
        if organisation_key(placement["organisation"]) in earlier or len(earlier) >= 2:
            yield "note", None


def months_touched(first: date, last: date, year: int) -> int:
    """How many calendar months of the year the span touches."""
    first, last = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    return last.month - first.month + 1 if first <= last else 0


def projected_year(desk: Desk, volunteering: list[Json]) -> Decimal:
    """Allowance of this calendar year over ended, running and planned volunteer placements."""
    year, total = desk.today.year, Decimal(0)
    for placement in volunteering:
        last = fact(desk, placement, "ended_on") or day(placement, "ends_on")
        touched = months_touched(
            needed_day(placement, "started_on"), last or date(year, 12, 31), year
        )
        total += Decimal(placement.get("allowance_per_month") or "0") * touched
    return total


def placement_allowance_over_cap(desk: Desk, person: Json) -> Found:
    """A running volunteer placement, and the month or the projected year is over its cap."""
    running = [p for p in running_placements(desk, person) if p["kind"] == "volunteer"]
    if not running:
        return
    month = sum(Decimal(placement.get("allowance_per_month") or "0") for placement in running)
    volunteering = [p for p in records(person, "placements") if p["kind"] == "volunteer"]
    over_month = month > Decimal(desk.policy["allowance_month_cap"])
    over_year = projected_year(desk, volunteering) > Decimal(desk.policy["allowance_year_cap"])
    if over_month or over_year:
        yield "note", None


# --- workshop.* and organisation.* -------------------------------------------------------------


def workshop_roll_call_missing(desk: Desk) -> Found:
    """A workshop before today with an active participant still planned."""
    active = {person["ref"] for person in desk.people if is_active(desk, person)}
    for workshop in records(desk.caseload, "workshops"):
        held = needed_day(workshop, "held_on")
        waiting = [
            attendance
            for attendance in records(workshop, "attendance")
            if attendance["ref"] in active and attendance["status"] == "planned"
        ]
        if held < desk.today and waiting:
            yield "overdue", held


def organisation_never_hires(desk: Desk) -> Found:
    """At least 3 unpaid-work placements ended in the last 24 months, none hired."""
    outcomes: dict[str, list[str | None]] = {}
    for person in desk.people:
        for placement in records(person, "placements"):
            ended = fact(desk, placement, "ended_on")
            if placement["kind"] in UNPAID_WORK and ended and ended > desk.today - months(24):
                key = organisation_key(placement["organisation"])
                outcomes.setdefault(key, []).append(placement.get("outcome"))
    for ended_with in outcomes.values():
        if len(ended_with) >= 3 and not any(outcome in HIRED for outcome in ended_with):
            yield "note", None


# --- The employers' half, and the people and rights around somebody (section 6) -----------------


def organisation_lists(desk: Desk, field: str) -> list[tuple[str, Json]]:
    """Every record of a list of the organisations, with the organisation's name as its key."""
    return [
        (organisation_key(organisation["name"]), record)
        for organisation in records(desk.caseload, "organisations")
        for record in records(organisation, field)
    ]


def vacancy_is_open(desk: Desk, vacancy: Json) -> bool:
    """Reported on or before today and not closed on or before today."""
    return bool(fact(desk, vacancy, "reported_on")) and not fact(desk, vacancy, "closed_on")


def vacancy_of(desk: Desk, introduction: Json) -> Json:
    """The vacancy that an introduction names."""
    wanted = organisation_key(introduction["organisation"]), introduction["vacancy"]
    [found, *_] = [
        vacancy
        for name, vacancy in organisation_lists(desk, "vacancies")
        if (name, vacancy["title"]) == wanted
    ]
    return found


def vacancy_closing(desk: Desk) -> Found:
    """An open vacancy with closes_on and places left: from vacancy_warn_days before."""
    for _, vacancy in organisation_lists(desk, "vacancies"):
        due = day(vacancy, "closes_on")
        if due is None or not vacancy_is_open(desk, vacancy):
            continue
        hired = [
            introduction
            for person in desk.people
            for introduction in records(person, "introductions")
            if introduction["status"] == "hired"
            and fact(desk, introduction, "on")
            and vacancy_of(desk, introduction) is vacancy
        ]
        places = vacancy.get("places") or 1
        severity = soon_or_overdue(desk, due, desk.policy["vacancy_warn_days"])
        if severity and len(hired) < places:
            yield severity, due


def introductions_to_open(desk: Desk, person: Json, *statuses: str) -> list[tuple[Json, Json]]:
    """Introductions in one of these states, to an open vacancy, which is given beside each."""
    found = [
        (introduction, vacancy_of(desk, introduction))
        for introduction in records(person, "introductions")
        if introduction["status"] in statuses and fact(desk, introduction, "on")
    ]
    return [
        (introduction, vacancy) for introduction, vacancy in found if vacancy_is_open(desk, vacancy)
    ]


def introduction_to_make(desk: Desk, person: Json) -> Found:
    """Agreed: on + introduction_answer_days, or the vacancy's closes_on if that is earlier."""
    for introduction, vacancy in introductions_to_open(desk, person, "agreed"):
        due = needed_day(introduction, "on") + days(desk.policy["introduction_answer_days"])
        due = min(due, day(vacancy, "closes_on") or due)
        yield "overdue" if desk.today > due else "soon", due


def introduction_no_answer(desk: Desk, person: Json) -> Found:
    """Introduced or in an interview: past answer_by, else on + introduction_answer_days."""
    for introduction, _ in introductions_to_open(desk, person, "introduced", "interview"):
        due = day(introduction, "answer_by") or (
            needed_day(introduction, "on") + days(desk.policy["introduction_answer_days"])
        )
        if desk.today > due:
            yield "overdue", due


def employer_follow_up(desk: Desk) -> Found:
    """Until somebody spoke to the organisation, or tried, on a later day."""
    contacts = organisation_lists(desk, "employer_contacts")
    for name, contact in contacts:
        due = day(contact, "follow_up_on")
        if due is None or not has_happened(desk, contact):
            continue
        answered = any(
            other_name == name
            and other.get("outcome") in ("held", "attempted")
            and needed_day(contact, "on") < needed_day(other, "on") <= desk.today
            for other_name, other in contacts
        )
        severity = soon_or_overdue(desk, due, desk.policy["step_warn_days"])
        if severity and not answered:
            yield severity, due


def employer_outcome_missing(desk: Desk) -> Found:
    """No outcome, and before today."""
    for _, contact in organisation_lists(desk, "employer_contacts"):
        if not contact.get("outcome") and needed_day(contact, "on") < desk.today:
            yield "overdue", needed_day(contact, "on")


def placement_visit_due(desk: Desk, person: Json) -> Found:
    """Running, not volunteer, day_activity or paid_job: the latest visit, else the start."""
    for placement in running_placements(desk, person):
        if placement["kind"] in ("volunteer", "day_activity", "paid_job"):
            continue
        own = [c for c in records(person, "contacts") if c["purpose"] == "placement_visit"]
        there = [
            contact
            for name, contact in organisation_lists(desk, "employer_contacts")
            if name == organisation_key(placement["organisation"])
            and contact["purpose"] == "placement"
        ]
        start = needed_day(placement, "started_on")
        visits = [
            needed_day(contact, "on")
            for contact in own + there
            if contact.get("outcome") == "held" and start <= needed_day(contact, "on") <= desk.today
        ]
        due = max(visits, default=start) + months(desk.policy["placement_visit_months"])
        severity = soon_or_overdue(desk, due, desk.policy["contact_warn_days"])
        if severity:
            yield severity, due


def skill_expires(desk: Desk, person: Json) -> Found:
    """A certificate or licence, without another of its kind and title that expires later."""
    skills = [
        skill
        for skill in records(person, "skills")
        if not skill.get("obtained_on") or fact(desk, skill, "obtained_on")
    ]
    for skill in skills:
        due = day(skill, "expires_on")
        if skill["kind"] not in ("certificate", "licence") or due is None:
            continue
        like_it = [
            day(other, "expires_on")
            for other in skills
            if other is not skill
            and other["kind"] == skill["kind"]
            and other["title"].casefold() == skill["title"].casefold()
        ]
        severity = soon_or_overdue(desk, due, desk.policy["certificate_warn_days"])
        if severity and not any(other is None or other > due for other in like_it):
            yield severity, due


def pairing_check_due(desk: Desk, person: Json) -> Found:
    """Running: the later of started_on and checked_on, + pairing_check_months."""
    for pairing in records(person, "pairings"):
        if not fact(desk, pairing, "started_on") or fact(desk, pairing, "ended_on"):
            continue
        started = needed_day(pairing, "started_on")
        since = max(started, fact(desk, pairing, "checked_on") or started)
        due = since + months(desk.policy["pairing_check_months"])
        severity = soon_or_overdue(desk, due, desk.policy["contact_warn_days"])
        if severity:
            yield severity, due


def rights_no_decision(desk: Desk, person: Json) -> Found:
    """Applied for: on + 7 × rights_decision_weeks days."""
    for right in records(person, "rights"):
        if right["status"] != "applied" or not fact(desk, right, "on"):
            continue
        due = needed_day(right, "on") + days(7 * desk.policy["rights_decision_weeks"])
        severity = soon_or_overdue(desk, due, desk.policy["contact_warn_days"])
        if severity:
            yield severity, due


def rights_ends(desk: Desk, person: Json) -> Found:
    """Received, with until."""
    for right in records(person, "rights"):
        due = day(right, "until")
        if right["status"] != "receives" or not fact(desk, right, "on") or due is None:
            continue
        severity = soon_or_overdue(desk, due, desk.policy["right_ends_warn_days"])
        if severity:
            yield severity, due


def social_return_open(desk: Desk) -> Found:
    """A contract that has begun and is not settled, filled for less than its obligation."""
    for name, contract in organisation_lists(desk, "social_returns"):
        if not fact(desk, contract, "from_on") or fact(desk, contract, "settled_on"):
            continue
        filled = sum(
            Decimal(placement.get("social_return_value") or "0")
            for person in desk.people
            for placement in records(person, "placements")
            if organisation_key(placement["organisation"]) == name
            and placement.get("social_return") == contract["title"]
            and fact(desk, placement, "started_on")
        )
        due = needed_day(contract, "until_on")
        severity = soon_or_overdue(desk, due, desk.policy["social_return_warn_days"])
        if severity and filled < Decimal(contract["obligation"]):
            yield severity, due


def outflow_bonus(desk: Desk, person: Json) -> Found:
    """Closed to work and still there after sustained_months, and the bonus was not looked at."""
    closed = fact(desk, person, "closed_on")
    if closed is None or person.get("closed_reason") not in TO_WORK:
        return
    if desk.today >= closed + months(desk.policy["retention_months"]):
        return
    due = closed + months(desk.policy["sustained_months"])
    sustained = any(
        check.get("still_working") and due <= needed_day(check, "on") <= desk.today
        for check in records(person, "aftercare")
    )
    looked_at = any(
        right["kind"] == "outflow_bonus"
        and right["status"] != "to_look_at"
        and fact(desk, right, "on")
        for right in records(person, "rights")
    )
    if sustained and not looked_at:
        yield "note", due


def task_due(desk: Desk) -> Found:
    """A task with a day, not done on or before today: from step_warn_days before."""
    for task in records(desk.caseload, "tasks"):
        due = day(task, "due_on")
        if due is None or fact(desk, task, "done_on"):
            continue
        severity = soon_or_overdue(desk, due, desk.policy["step_warn_days"])
        if severity:
            yield severity, due


# --- rights.*, outflow.* and retention.* -------------------------------------------------------


def has_benefit(desk: Desk, person: Json) -> bool:
    """A benefit_from that has come, and a benefit_kind that is not `none`."""
    return fact(desk, person, "benefit_from") is not None and person.get("benefit_kind") != "none"


def rights_check_due(desk: Desk, person: Json) -> Found:
    """From contact_warn_days before due; never checked is a note."""
    if not has_benefit(desk, person):
        return
    checked = fact(desk, person, "rights_checked_on")
    if checked is None:
        due = registration_due(desk, person)
    else:
        due = checked + months(desk.policy["rights_check_months"])
    severity = soon_or_overdue(desk, due, desk.policy["contact_warn_days"])
    if severity:
        yield "note" if checked is None else severity, due


def rights_long_term(desk: Desk, person: Json) -> Found:
    """Long on benefit, 21 or age unknown, no supplement and no rights check of late."""
    born = fact(desk, person, "born_on")
    if not has_benefit(desk, person) or (born and born + months(252) > desk.today):
        return
    long_term = needed_day(person, "benefit_from") + months(desk.policy["long_term_months"])
    if desk.today <= long_term:
        return
    supplement = fact(desk, person, "income_supplement_on")
    if supplement and desk.today < supplement + months(12):
        return
    checked = fact(desk, person, "rights_checked_on")
    check_counts_for = months(desk.policy["rights_check_months"])
    if checked and checked > long_term and desk.today < checked + check_counts_for:
        return
    yield "note", None


def outflow_aftercare(desk: Desk, person: Json) -> Found:
    """Closed to work: the latest aftercare moment whose window is open and has no check."""
    closed = fact(desk, person, "closed_on")
    if closed is None or person.get("closed_reason") not in TO_WORK:
        return
    if desk.today >= closed + months(desk.policy["retention_months"]):
        return
    warn = desk.policy["contact_warn_days"]
    moments = [closed + months(number) for number in desk.policy["aftercare_months"]]
    opened = [due for due in moments if due - days(warn) <= desk.today]
    if not opened:
        return
    due = max(opened)
    checks = [check for check in records(person, "aftercare") if fact(desk, check, "on")]
    done = any(needed_day(check, "on") >= due - days(warn) for check in checks)
    stopped = any(check.get("still_working") is False for check in checks)
    severity = soon_or_overdue(desk, due, warn)
    if severity and not done and not stopped:
        yield severity, due


def retention_due(desk: Desk, person: Json) -> Found:
    """Closed: from closed_on + retention_months."""
    closed = fact(desk, person, "closed_on")
    if closed is None:
        return
    due = closed + months(desk.policy["retention_months"])
    if desk.today >= due:
        yield "note", due


# --- All rules ---------------------------------------------------------------------------------

ACTIVE_RULES: dict[str, Callable[[Desk, Json], Found]] = {
    "contact.first_talk": contact_first_talk,
    "contact.quarterly": contact_quarterly,
    "contact.outcome_missing": contact_outcome_missing,
    "contact.no_show_repeated": contact_no_show_repeated,
    "intake.to_start": intake_to_start,
    "intake.late": intake_late,
    "intake.hours_short": intake_hours_short,
    "intake.plan_to_make": intake_plan_to_make,
    "plan.missing": plan_missing,
    "plan.step_due": plan_step_due,
    "plan.review_due": plan_review_due,
    "plan.no_open_step": plan_no_open_step,
    "debt.threat": debt_threat,
    "debt.threat_stands": debt_threat_stands,
    "debt.first_talk": debt_first_talk,
    "debt.plan": debt_plan,
    "debt.no_assistance": debt_no_assistance,
    "placement.displacement_check": placement_displacement_check,
    "placement.displacement_risk": placement_displacement_risk,
    "placement.end": placement_end,
    "placement.no_end_date": placement_no_end_date,
    "placement.over_max_term": placement_over_max_term,
    "placement.revolving_door": placement_revolving_door,
    "placement.allowance_over_cap": placement_allowance_over_cap,
    "placement.visit_due": placement_visit_due,
    "introduction.to_make": introduction_to_make,
    "introduction.no_answer": introduction_no_answer,
    "skill.expires": skill_expires,
    "pairing.check_due": pairing_check_due,
    "rights.no_decision": rights_no_decision,
    "rights.ends": rights_ends,
    "rights.check_due": rights_check_due,
    "rights.long_term": rights_long_term,
}
CLOSED_RULES: dict[str, Callable[[Desk, Json], Found]] = {
    "outflow.aftercare": outflow_aftercare,
    "outflow.bonus": outflow_bonus,
    "retention.due": retention_due,
}
DESK_RULES: dict[str, Callable[[Desk], Found]] = {
    "caseload.over_limit": caseload_over_limit,
    "caseload.full": caseload_full,
    "caseload.near_limit": caseload_near_limit,
    "workshop.roll_call_missing": workshop_roll_call_missing,
    "organisation.never_hires": organisation_never_hires,
    "vacancy.closing": vacancy_closing,
    "employer.follow_up": employer_follow_up,
    "employer.outcome_missing": employer_outcome_missing,
    "social_return.open": social_return_open,
    "task.due": task_due,
}


def expected_signals(caseload: Json, today: date) -> list[Signal]:
    """Every signal of the caseload on that day: (rule, ref, severity, due_on), sorted."""
    desk = Desk(caseload, today, full_policy(caseload))
    signals: list[Signal] = []
    for rule, find in DESK_RULES.items():
        signals += [(rule, None, severity, iso(due)) for severity, due in find(desk)]
    for person in desk.people:
        rules = ACTIVE_RULES if is_active(desk, person) else {}
        for name, find_for in (rules | CLOSED_RULES).items():
            found = find_for(desk, person)
            signals += [(name, person["ref"], severity, iso(due)) for severity, due in found]
    return sorted(signals, key=lambda signal: tuple(part or "" for part in signal))


def expected_intakes(caseload: Json, today: date) -> list[Json]:
    """`intakes` of `today --json`, without names, by ref."""
    desk = Desk(caseload, today, full_policy(caseload))
    open_ones = [person for person in desk.people if intake_is_open(desk, person)]
    return sorted((intake(desk, person) for person in open_ones), key=lambda found: found["ref"])


def intake(desk: Desk, person: Json) -> Json:
    """One intake that has begun and is not closed."""
    started, due = needed_day(person, "intake_started_on"), intake_due(desk, person)
    state = "late" if desk.today > due else "running"
    return {
        "ref": person["ref"],
        "started_on": started.isoformat(),
        "due_on": due.isoformat(),
        "day": (desk.today - started).days,
        "hours_attended": float(attended_hours(desk, person)),
        "hours_planned": float(planned_hours(desk, person)),
        "hours_needed": desk.policy["intake_hours"],
        "plan_agreed_on": iso(fact(desk, person, "plan_agreed_on")),
        "state": "complete" if intake_is_complete(desk, person) else state,
    }


def iso(when: date | None) -> str | None:
    """A date as the file writes it."""
    return when.isoformat() if when else None
