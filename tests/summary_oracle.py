"""An independent count of the team lead's figures, on a caseload in the JSON exchange format.

It shares no code with coachdesk. What counts a rule comes from tests/oracle.py; the rest is counted
here from the definitions of coachdesk/docs/domain.md, section 4, as literally as possible.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta

from tests.oracle import (
    TO_WORK,
    UNPAID,
    Desk,
    Json,
    Signal,
    expected_signals,
    fact,
    full_policy,
    intake_is_open,
    intake_runs,
    is_active,
    open_assistance,
    records,
    running_placements,
)

# Where a figure stands in `summary --json`, and which signals it counts.
BY_RULE = {
    ("contact", "overdue"): ("contact.quarterly", "overdue"),
    ("contact", "soon"): ("contact.quarterly", "soon"),
    ("contact", "first_talk"): ("contact.first_talk", None),
    ("intake", "late"): ("intake.late", None),
    ("intake", "hours_short"): ("intake.hours_short", None),
    ("plan", "missing"): ("plan.missing", None),
    ("plan", "steps_overdue"): ("plan.step_due", "overdue"),
    ("debts", "plan_overdue"): ("debt.plan", "overdue"),
    ("debts", "no_assistance"): ("debt.no_assistance", None),
    ("placements", "displacement_check"): ("placement.displacement_check", None),
    ("placements", "past_end"): ("placement.end", "overdue"),
    ("placements", "revolving_door"): ("placement.revolving_door", None),
    ("", "organisations_never_hire"): ("organisation.never_hires", None),
}


def expected_figures(caseload: Json, today: date) -> Json:
    """What of one coach stands in `summary --json`, without name, team and state."""
    return figures_of([caseload], today)


def figures_of(caseloads: list[Json], today: date) -> Json:
    """The figures of several coaches together; of one they are that coach's own."""
    desks = [Desk(caseload, today, full_policy(caseload)) for caseload in caseloads]
    signals = [signal for caseload in caseloads for signal in expected_signals(caseload, today)]
    active = sum(is_active(desk, person) for desk in desks for person in desk.people)
    found: Json = {"active": active, "limit": sum(desk.policy["caseload_limit"] for desk in desks)}
    for (group, name), (rule, severity) in BY_RULE.items():
        place = found.setdefault(group, {}) if group else found
        place[name] = count(signals, rule, severity)
    waits = sorted(wait for desk in desks for wait in first_talk_waits(desk))
    found["contact"]["median_first_talk_days"] = middle(waits)
    people = [(desk, person) for desk in desks for person in desk.people if is_active(desk, person)]
    found["intake"]["running"] = sum(
        intake_is_open(desk, person) and intake_runs(desk, person) for desk, person in people
    )
    # An eviction or cut-off does not end with a talk: every threat that stands is counted.
    found["debts"]["threats"] = count(signals, "debt.threat", None)
    found["debts"]["threats"] += count(signals, "debt.threat_stands", None)
    found["debts"]["assistance_open"] = sum(
        len(open_assistance(desk, person)) for desk, person in people
    )
    found["placements"]["running_unpaid"] = sum(
        placement["kind"] in UNPAID
        for desk, person in people
        for placement in running_placements(desk, person)
    )
    found["outflow"] = outflow(desks, today, active)
    found["work"] = work(desks, today)
    found["rights"] = rights(people)
    found["social_return"] = social_return(desks)
    found["months"] = [month(desks, today, back) for back in range(23, -1, -1)]
    return found


def count(signals: list[Signal], rule: str, severity: str | None) -> int:
    """Signals of a rule, of one severity or of any."""
    return sum(item[0] == rule and severity in (None, item[2]) for item in signals)


def first_talk_waits(desk: Desk) -> Iterator[int]:
    """Days from registration to the first time seen, of the active who were ever seen."""
    for person in desk.people:
        seen = [
            on
            for contact in records(person, "contacts")
            if (on := fact(desk, contact, "on"))
            and contact.get("outcome") == "held"
            and contact["mode"] in desk.policy["seen_modes"]
            and contact.get("jobseeker_present") is not False
        ]
        if is_active(desk, person) and seen:
            registered = fact(desk, person, "registered_on")
            assert registered
            yield max((min(seen) - registered).days, 0)


def middle(numbers: list[int]) -> float | None:
    """The middle one, or halfway between the middle two."""
    if not numbers:
        return None
    return (numbers[(len(numbers) - 1) // 2] + numbers[len(numbers) // 2]) / 2


def closings(desk: Desk) -> Iterator[tuple[Json, date]]:
    """Who was closed and when; transfers count nowhere in the outflow."""
    for person in desk.people:
        closed = fact(desk, person, "closed_on")
        if closed and person.get("closed_reason") != "transferred":
            yield person, closed


def outflow(desks: list[Desk], today: date, active: int) -> Json:
    """Closed in the last 12 months, of these to work, of these sustained."""
    since = today - relativedelta(months=12)
    closed = to_work = sustained = 0
    for desk in desks:
        for person, on in closings(desk):
            if on <= since:
                continue
            closed += 1
            if person.get("closed_reason") not in TO_WORK:
                continue
            to_work += 1
            from_day = on + relativedelta(months=desk.policy["sustained_months"])
            sustained += any(
                check.get("still_working") and (day := fact(desk, check, "on")) and day >= from_day
                for check in records(person, "aftercare")
            )
    of = active + closed
    return {
        "to_work_12m": to_work,
        "closed_12m": closed,
        # Half up, as people round; the small share keeps a float just below a half from falling.
        "rate_pct": int(to_work * 1000 / of + 0.5 + 1e-9) / 10 if of else None,
        "sustained": sustained,
    }


def work(desks: list[Desk], today: date) -> Json:
    """Employers as of today, and in the 12 months up to today."""
    since = today - relativedelta(months=12)
    found = dict.fromkeys(
        ("vacancies_open", "places_open", "introductions_12m", "hires_12m"), 0
    ) | {"employer_contacts_12m": 0}

    def lately(desk: Desk, record: Json) -> bool:
        on = fact(desk, record, "on")
        return bool(on and on > since)

    for desk in desks:
        hired: dict[tuple[str, str], int] = {}
        for person in desk.people:
            for item in records(person, "introductions"):
                at = (item["organisation"].casefold(), item["vacancy"].casefold())
                if item["status"] == "hired" and fact(desk, item, "on"):
                    hired[at] = hired.get(at, 0) + 1
                if lately(desk, item):
                    found["hires_12m"] += item["status"] == "hired"
                    found["introductions_12m"] += item["status"] not in (
                        "considered",
                        "agreed",
                        "declined_by_jobseeker",
                        "withdrawn",
                    )
            found["employer_contacts_12m"] += sum(
                bool(contact.get("organisation"))
                and contact.get("outcome") == "held"
                and lately(desk, contact)
                for contact in records(person, "contacts")
            )
        for employer in desk.caseload.get("organisations") or []:
            found["employer_contacts_12m"] += sum(
                contact.get("outcome") == "held" and lately(desk, contact)
                for contact in records(employer, "employer_contacts")
            )
            for vacancy in records(employer, "vacancies"):
                if fact(desk, vacancy, "reported_on") and not fact(desk, vacancy, "closed_on"):
                    taken = hired.get((employer["name"].casefold(), vacancy["title"].casefold()), 0)
                    places = vacancy.get("places")
                    found["vacancies_open"] += 1
                    found["places_open"] += max(0, (1 if places is None else places) - taken)
    return found


def rights(people: list[tuple[Desk, Json]]) -> Json:
    """Of the active: what waits for a decision, and what is received by now and not run out."""
    found = {"applied": 0, "received": 0}
    for desk, person in people:
        for right in records(person, "rights"):
            if not fact(desk, right, "on"):
                continue
            until = right.get("until")
            found["applied"] += right["status"] == "applied"
            found["received"] += right["status"] == "receives" and (
                not until or date.fromisoformat(until) >= desk.today
            )
    return found


def social_return(desks: list[Desk]) -> Json:
    """What contracts that run ask, and what placements that name them have brought."""
    asked = brought = Decimal("0.00")
    for desk in desks:
        running = set()
        for employer in desk.caseload.get("organisations") or []:
            for contract in records(employer, "social_returns"):
                if fact(desk, contract, "from_on") and not fact(desk, contract, "settled_on"):
                    running.add((employer["name"].casefold(), contract["title"].casefold()))
                    asked += Decimal(contract["obligation"])
        for person in desk.people:
            for placement in records(person, "placements"):
                named = (placement.get("social_return") or "").casefold()
                if (placement["organisation"].casefold(), named) in running and fact(
                    desk, placement, "started_on"
                ):
                    brought += Decimal(placement.get("social_return_value") or 0)
    return {"obligation": str(asked), "filled": str(brought)}


def month(desks: list[Desk], today: date, back: int) -> Json:
    """A calendar month so many months ago; the running one up to today."""
    first = today + relativedelta(months=-back, day=1)
    last = min(first + relativedelta(months=1) - timedelta(days=1), today)
    row: dict[str, Any] = {"month": f"{first:%Y-%m}", "active": 0, "in": 0, "out": 0, "to_work": 0}
    for desk in desks:
        for person in desk.people:
            then = Desk(desk.caseload, last, desk.policy)
            row["active"] += is_active(then, person)
            registered = fact(then, person, "registered_on")
            row["in"] += bool(registered and registered >= first)
        for person, on in closings(desk):
            if first <= on <= last:
                row["out"] += 1
                row["to_work"] += person.get("closed_reason") in TO_WORK
    return row
