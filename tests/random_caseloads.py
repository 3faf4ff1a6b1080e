"""Random caseloads in the JSON exchange format, made to stand on the edges of the rules.

Most dates are drawn so that something falls due today, yesterday or tomorrow, or so that its warn
window opens then; the rest are month ends, leap days, holidays and days anywhere. Whatever is made
here is valid: it has none of the errors of coachdesk/docs/domain.md, section 2.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

Json = dict[str, Any]

CENT = Decimal("0.01")
FIXED_HOLIDAYS = [(1, 1), (4, 27), (5, 5), (12, 25), (12, 26)]
SEEN_MODES = ["office", "home_visit", "workplace", "video"]
MODES = [*SEEN_MODES, "phone", "message"]
PURPOSES = ["first_talk", "progress", "plan", "employer_visit", "placement_visit", "other"]
DOMAINS = ["work", "skills", "debts", "income", "daily_life", "care", "language", "network"]
MAX_MONTHS = {
    "work_experience": 6,
    "learn_work_internship": 6,
    "trial_placement": 6,
    "participation_placement": 24,
}
KINDS = [
    *MAX_MONTHS, *MAX_MONTHS, "volunteer", "volunteer", "volunteer", "day_activity",
    "apprenticeship", "sheltered_work", "basic_job", "subsidised_job", "paid_job",
]  # fmt: skip
HIRED = ["hired_permanent", "hired_temporary"]
OUTCOMES = ["completed", "stopped_by_jobseeker", "stopped_by_organisation", "other", None]
TO_WORK = ["paid_permanent", "paid_temporary", "self_employed"]
REASONS = [
    *TO_WORK, *TO_WORK, "education", "moved", "pension_age", "relationship", "other_income",
    "transferred", "other", None,
]  # fmt: skip
ORGANISATIONS = ["Groenwerk BV", "Café 't Hoekje", "王 & Zonen", "[b]ICT-lab[/]", "Zorgpartners"]
FIRST_NAMES = ["Aïcha", "Şükran", "王", "Jean-Pierre", "[/]", "Zoë", "=1+1", "Björn", "Mo"]
LAST_NAMES = ["D'Angelo", "'t Hart", "[@click=app.quit]x[/]", "Ünal", "de-Wit", "王", "Çelik", "@b"]
TEXTS = [
    "Regel een\nregel twee\n\n- punt",
    "[/b] [red]rood[/] [link=x]",
    "=1+1 “volgende stap”",
    "\ttab, komma; puntkomma \"aanhaling\" 'enkel'",
    "é ø ß 王 🙂",
]

# Every setting: its default first, then the values it may differ by.
NORMS: dict[str, list[Any]] = {
    "caseload_limit": [40, 3, 10, 25, 60],
    "caseload_warn_pct": [90, 50, 75, 80, 95],
    "contact_months": [3, 1, 2, 4, 6],
    "contact_rule": ["rolling", "calendar_quarter"],
    "seen_modes": [SEEN_MODES, ["office", "home_visit"], [*SEEN_MODES, "phone"], MODES],
    "contact_warn_days": [14, 1, 5, 7, 30],
    "first_talk_days": [14, 5, 10, 28],
    "intake_days": [14, 7, 10, 21, 28],
    "intake_hours": [20, 8, 12, 16, 24],
    "step_warn_days": [7, 1, 3, 14],
    "plan_review_months": [6, 1, 3, 12],
    "debt_plan_days": [42, 28, 56],
    "debt_plan_threat_days": [21, 7, 14, 50],
    "debt_warn_days": [14, 1, 7, 28],
    "debt_first_talk_days": [28, 14, 21],
    "debt_threat_working_days": [3, 1, 2, 5, 10],
    "placement_warn_days": [30, 1, 14, 60],
    "displacement_check_months": [12, 3, 6, 24],
    "allowance_month_cap": ["210.00", "150.00", "180.50"],
    "allowance_year_cap": ["2100.00", "1500.00", "1800.00"],
    "rights_check_months": [12, 6, 18, 24],
    "long_term_months": [36, 12, 24, 60],
    "aftercare_months": [[1, 6, 12], [3], [2, 4, 9], [1, 3, 6, 12, 18]],
    "sustained_months": [6, 3, 12],
    "retention_months": [24, 6, 12, 36],
    "introduction_answer_days": [7, 3, 14],
    "vacancy_warn_days": [7, 1, 14],
    "certificate_warn_days": [60, 14, 90],
    "pairing_check_months": [2, 1, 3],
    "right_ends_warn_days": [30, 7, 60],
    "social_return_warn_days": [90, 14, 120],
    "placement_visit_months": [2, 1, 4],
    "rights_decision_weeks": [8, 4, 13],
}


def random_caseload(rng: random.Random, today: date, people: int) -> Json:
    """A valid caseload of that many dossiers, for looking at on that day."""
    policy = random_policy(rng)
    maker = Maker(rng, today, {name: values[0] for name, values in NORMS.items()} | policy)
    jobseekers = [maker.jobseeker(number) for number in range(people)]
    coach = maker.trimmed({"name": "Test Coach", "email": None, "team": rng.choice(["Zuid", None])})
    limit = limit_near(rng, count_active(jobseekers, today), maker.policy["caseload_warn_pct"])
    if rng.random() < 0.3:
        policy["caseload_limit"] = limit
    elif rng.random() < 0.8:
        coach["caseload_limit"] = limit
    if policy.get("caseload_limit") == NORMS["caseload_limit"][0]:
        del policy["caseload_limit"]
    organisations = [
        maker.trimmed({"name": name, "sector": rng.choice(["care", None]), "note": None})
        | maker.employer()
        for name in ORGANISATIONS
        if rng.random() < 0.7
    ]
    for person in jobseekers:
        maker.around(person, organisations)
    return {
        "format": "coachdesk-caseload",
        "version": 2,
        "exported_at": "2026-01-01T00:00:00+00:00",
        "coach": coach,
        "policy": policy,
        "organisations": organisations,
        "workshops": maker.workshops(jobseekers),
        "tasks": maker.tasks(),
        "jobseekers": jobseekers,
    }


def random_day(rng: random.Random) -> date:
    """A day to look on: half of them at a month end, a leap day or a holiday, half any day."""
    year = rng.randint(2024, 2030)
    beside = timedelta(days=rng.randint(-5, 5))
    month_end = date(year, rng.randint(1, 12), 1) - timedelta(days=1)
    holidays = [easter(year) + timedelta(days=days) for days in (0, 39, 50)]
    holidays += [date(year, month, day) for month, day in FIXED_HOLIDAYS]
    any_day = date(year, 1, 1) + timedelta(days=rng.randint(0, 365))
    edges = [month_end, date(2028, 2, 29), rng.choice(holidays) + beside]
    return rng.choice([any_day, rng.choice(edges)])


def random_policy(rng: random.Random) -> Json:
    """The settings that differ: in a third of the caseloads some of them, else none."""
    if rng.random() < 0.65:
        return {}
    share = rng.choice([0.1, 0.3, 0.7])
    policy: Json = {
        name: rng.choice(values[1:]) for name, values in NORMS.items() if rng.random() < share
    }
    if rng.random() < share:
        kinds = rng.sample(sorted(MAX_MONTHS), rng.randint(1, 4))
        policy["placement_max_months"] = {kind: rng.choice([1, 3, 9, 12, 36]) for kind in kinds}
    return policy


def count_active(jobseekers: list[Json], today: date) -> int:
    """How many are registered and not closed on that day."""
    now = today.isoformat()
    return sum(
        person["registered_on"] <= now and not (person.get("closed_on") or "9999") <= now
        for person in jobseekers
    )


def limit_near(rng: random.Random, active: int, warn_pct: int) -> int:
    """A limit that is about reached, or whose warning is."""
    base = rng.choice([active, active * 100 // warn_pct, active * 100 // warn_pct])
    return max(1, base + rng.choice([-1, 0, 0, 1]))


def written(record: Json) -> Json:
    """The record with its dates as a file writes them."""
    return {
        field: value.isoformat() if isinstance(value, date) else value
        for field, value in record.items()
    }


@dataclass(frozen=True)
class Maker:
    """Makes the records of one caseload."""

    rng: random.Random
    today: date
    policy: Json

    # --- Chance and dates ---

    def chance(self, share: float) -> bool:
        """True in that share of the cases."""
        return self.rng.random() < share

    def maybe(self, share: float, make: Callable[[], date]) -> date | None:
        """A date in that share of the cases, else empty."""
        return make() if self.chance(share) else None

    def one_of(self, *ways: Callable[[], date]) -> date:
        """A date made in one of these ways."""
        return self.rng.choice(ways)()

    def trimmed(self, record: Json) -> Json:
        """The record as a file writes it, empty fields often left out."""
        drop = self.rng.choice([0.0, 0.8, 1.0])
        return {
            field: value
            for field, value in written(record).items()
            if value is not None or not self.chance(drop)
        }

    def edge(self, *, days: int = 0, months: int = 0, warn: int = 0) -> date:
        """An anchor whose span ends, or whose warn window opens, on or beside today."""
        window = self.rng.choice([0, 0, warn, warn, self.rng.randint(0, warn)])
        beside = timedelta(days=self.rng.choice([-1, 0, 0, 1]))
        due = self.today + timedelta(days=window) + beside
        return due - timedelta(days=days) - relativedelta(months=months)

    def norm_edge(self, name: str, warn: int = 0) -> date:
        """The same for the span of a setting, named for its unit."""
        span = self.policy[name]
        return self.edge(**{name.rsplit("_", 1)[1]: span}, warn=warn)

    def near(self, first: int = -2, last: int = 2) -> date:
        """A day that many days from today."""
        return self.today + timedelta(days=self.rng.randint(first, last))

    def holiday(self) -> date:
        """A holiday of this year or the last ones, or a day beside it."""
        year = self.today.year - self.rng.randint(0, 3)
        holidays = [easter(year) + timedelta(days=days) for days in (-2, 1, 39, 50)]
        holidays += [date(year, month, day) for month, day in FIXED_HOLIDAYS]
        return self.rng.choice(holidays) + timedelta(days=self.rng.randint(-4, 4))

    def special(self) -> date:
        """A month end, a leap day, a holiday, or any day of the last years."""
        year = self.today.year - self.rng.randint(0, 3)
        leap_year = self.today.year - self.today.year % 4
        return self.one_of(
            lambda: date(year, self.rng.randint(1, 12), 1) - timedelta(days=1),
            lambda: date(leap_year, 2, 29),
            self.holiday,
            lambda: self.near(-1100, 20),
        )

    def any_day(self) -> date:
        """A day by today, at the edge of some span, or a special one."""
        spans = [name for name in NORMS if name.endswith(("_days", "_months"))]
        name = self.rng.choice([n for n in spans if isinstance(self.policy[n], int)])
        if name == "debt_threat_working_days":
            return self.near(-6, 1)
        warn = self.rng.choice([0, 7, self.policy["contact_warn_days"]])
        return self.one_of(self.near, self.special, lambda: self.norm_edge(name, warn))

    def note(self) -> str | None:
        """A text with line breaks or markup, or none."""
        return self.rng.choice(TEXTS) if self.chance(0.3) else None

    # --- The jobseeker ---

    def jobseeker(self, number: int) -> Json:
        """One dossier with everything that hangs on it."""
        leaves = self.chance(0.3)
        registered = self.near(-1500, -400) if leaves else self.registered_on()
        closed = self.closed_on(registered) if leaves else None
        person: Json = {
            "ref": f"K-{number + 1:05}",
            "first_name": self.rng.choice(FIRST_NAMES),
            "prefix": self.rng.choice([None, None, "van 't", "de"]),
            "last_name": self.rng.choice(LAST_NAMES),
            "born_on": self.maybe(0.6, self.born_on),
            "phone": self.rng.choice([None, "0612345678"]),
            "neighbourhood": self.rng.choice([None, "Schuilenburg"]),
            "tags": self.rng.sample(["nieuwkomer", "jongere", "zzp"], self.rng.randint(0, 2)),
            "registered_on": registered,
            "closed_on": closed,
            "closed_reason": self.rng.choice(REASONS) if closed else None,
            "note": self.note(),
        }
        intake_and_plan = self.intake_and_plan(registered)
        lists = {
            "contacts": self.contacts(registered),
            "plan_steps": self.plan_steps(),
            "circumstances": self.circumstances(),
            "debts": self.debts(),
            "debt_assistance": self.assistance(),
            "placements": self.placements(),
            "aftercare": self.aftercare(closed),
        }
        filled = {name: found for name, found in lists.items() if found or self.chance(0.3)}
        return self.trimmed(person | intake_and_plan | self.rights()) | filled

    def registered_on(self) -> date:
        """Often at the edge of the first weeks, sometimes long ago or still to come."""
        return self.one_of(
            lambda: self.norm_edge("first_talk_days", 7),
            lambda: self.norm_edge("intake_days", self.policy["contact_warn_days"]),
            lambda: self.near(-30, 0),
            lambda: self.near(-4, -2),
            self.any_day,
            lambda: self.near(-900, -30),
            lambda: self.near(-900, -30),
        )

    def born_on(self) -> date:
        """Around 21 and 27, on a leap day, or any age."""
        return self.one_of(
            lambda: self.edge(months=252),
            lambda: self.edge(months=324),
            lambda: date(1988, 2, 29),
            lambda: self.near(-22000, -7000),
        )

    def closed_on(self, registered: date) -> date:
        """At the edge of aftercare or retention, in the last months, or soon to come."""
        months = self.rng.choice(self.policy["aftercare_months"])
        closed = self.one_of(
            lambda: self.edge(months=months, warn=self.policy["contact_warn_days"]),
            lambda: self.edge(months=months, warn=self.policy["contact_warn_days"]),
            lambda: self.norm_edge("retention_months"),
            lambda: self.near(-500, 0),
            lambda: self.near(-1, 20),
        )
        return max(registered, closed)

    def intake_and_plan(self, registered: date) -> Json:
        """None begun, running, late or closed; the plan independent of it."""
        begun = self.maybe(0.6, lambda: self.intake_start(registered))
        closed = self.maybe(0.25, lambda: max(begun or date.min, self.any_day()))
        agreed = self.maybe(0.5, self.plan_day)
        return {
            "intake_started_on": begun,
            "intake_closed_on": closed,
            "plan_goal": self.rng.choice([None, "Betaald werk in de zorg"]),
            "plan_agreed_on": agreed,
            "plan_reviewed_on": self.maybe(0.4, self.plan_day),
        }

    def intake_start(self, registered: date) -> date:
        """Soon after registration, so that it is due about now, or some other day."""
        due = registered + timedelta(days=self.policy["intake_days"])
        return self.one_of(
            lambda: registered + timedelta(days=self.rng.randint(-1, 5)),
            lambda: due + timedelta(days=self.rng.randint(-1, 2)),
            lambda: self.norm_edge("intake_days", 3),
            lambda: self.near(-20, 1),
            self.any_day,
        )

    def plan_day(self) -> date:
        """A plan agreed or reviewed: at the edge of its review, about now, or any day."""
        warn = self.policy["contact_warn_days"]
        return self.one_of(
            lambda: self.norm_edge("plan_review_months", warn), self.near, self.any_day
        )

    def rights(self) -> Json:
        """Benefit, rights check and supplement."""
        warn = self.policy["contact_warn_days"]
        kinds = ["participatiewet", "participatiewet", "ioaw", "ww", "none", "other", None]
        benefit_from = self.one_of(
            lambda: self.norm_edge("long_term_months"),
            self.any_day,
            lambda: self.near(-3000, -1000),
        )
        check = self.one_of(
            lambda: self.norm_edge("rights_check_months", warn),
            lambda: self.norm_edge("rights_check_months"),
            lambda: self.after_long_term(benefit_from),
            self.near,
            self.any_day,
        )
        supplement = self.one_of(lambda: self.edge(months=12), self.any_day)
        return {
            "benefit_kind": self.rng.choice(kinds),
            "benefit_from": benefit_from if self.chance(0.8) else None,
            "rights_checked_on": check if self.chance(0.6) else None,
            "income_supplement_on": supplement if self.chance(0.35) else None,
        }

    def after_long_term(self, benefit_from: date) -> date:
        """On or beside the day that someone is long on benefit."""
        long_term = benefit_from + relativedelta(months=self.policy["long_term_months"])
        return long_term + timedelta(days=self.rng.choice([-1, 0, 1]))

    # --- What hangs on a dossier ---

    def contacts(self, registered: date) -> list[Json]:
        """Held, missed and planned contacts; some people are never seen."""
        seen = self.chance(0.75)
        made = [self.contact(seen) for _ in range(self.rng.choice([0, 1, 2, 2, 3, 5]))]
        if self.chance(0.15):
            last = self.near(-60, 0)
            made += [self.outcome_contact(last, "no_show"), self.outcome_contact(last, "no_show")]
        if self.chance(0.3):
            made.append(self.appointment(registered, made))
        self.rng.shuffle(made)
        return made

    def contact(self, seen: bool) -> Json:
        """One contact, at the edge of the contact norm, about now, or any day."""
        warn = self.policy["contact_warn_days"]
        on = self.one_of(
            lambda: self.norm_edge("contact_months", warn),
            lambda: self.norm_edge("contact_months", warn),
            self.quarter_edge,
            self.near,
            lambda: self.near(-90, 20),
            self.any_day,
        )
        common = ["held"] * 10 + ["no_show"] * 2 + ["cancelled", "attempted", None]
        later = [None] * 6 + ["held", "no_show"]
        made = self.outcome_contact(on, self.rng.choice(later if on > self.today else common))
        if not seen and made.get("outcome") == "held":
            made["mode"] = self.rng.choice(["message", "phone"])
        return made

    def outcome_contact(self, on: date, outcome: str | None) -> Json:
        """A contact on that day with that outcome."""
        return self.trimmed(
            {
                "on": on,
                "at": self.rng.choice([None, None, "09:00", "09:00", "13:15", "00:00"]),
                "mode": self.rng.choice([*SEEN_MODES, *MODES]),
                "purpose": "debts" if self.chance(0.3) else self.rng.choice(PURPOSES),
                "outcome": outcome,
                "jobseeker_present": self.rng.choice([*[True, None] * 4, False]),
                "note": self.note(),
            }
        )

    def quarter_edge(self) -> date:
        """The first or last days of the quarter that counts now, or of the one before."""
        quarter = date(self.today.year, self.today.month - (self.today.month - 1) % 3, 1)
        start = quarter - relativedelta(months=self.rng.choice([0, 3, 3, 6]))
        return start + timedelta(days=self.rng.choice([-1, 0, 1]))

    def appointment(self, registered: date, contacts: Sequence[Json]) -> Json:
        """A plan for today, tomorrow, or the day that the next contact is due."""
        dues = [registered + timedelta(days=self.policy["first_talk_days"])]
        for contact in contacts:
            on = date.fromisoformat(contact["on"])
            dues.append(on + relativedelta(months=self.policy["contact_months"]))
        beside = timedelta(days=self.rng.choice([-1, 0, 1]))
        later = [due + beside for due in dues if due >= self.today]
        return self.outcome_contact(self.rng.choice([self.near(0, 1), *later]), None)

    def plan_steps(self) -> list[Json]:
        """Steps, many of them about due."""
        return [self.plan_step() for _ in range(self.rng.choice([0, 0, 1, 2, 3]))]

    def plan_step(self) -> Json:
        """One step of a plan."""
        statuses = ["todo", "doing", "done", "dropped_by_jobseeker", "cancelled_by_us"]
        status = self.rng.choice(["todo", *statuses])
        due = self.one_of(lambda: self.edge(warn=self.policy["step_warn_days"]), self.any_day)
        return self.trimmed(
            {
                "domain": self.rng.choice(DOMAINS),
                "title": self.rng.choice(["Cv maken", "[/] Stap", "=SUM(A1)", "Şükran bellen"]),
                "owner": self.rng.choice(["jobseeker", "coach", "together", "other"]),
                "due_on": due if self.chance(0.75) else None,
                "status": status,
                "done_on": self.maybe(0.7, lambda: self.near(-60, 0)) if status == "done" else None,
                "note": self.note(),
            }
        )

    def circumstances(self) -> list[Json]:
        """What the intake maps; no rule reads it."""
        if self.chance(0.8):
            return []
        return [
            self.trimmed(
                {
                    "kind": self.rng.choice(["opportunity", "barrier"]),
                    "domain": self.rng.choice(DOMAINS),
                    "text": self.rng.choice(TEXTS),
                    "resolved_on": self.maybe(0.3, self.any_day),
                }
            )
        ]

    def debts(self) -> list[Json]:
        """Debts of every kind and status."""
        return [
            self.trimmed(
                {
                    "creditor": self.rng.choice(["Belastingdienst", "[b]Bank[/]", "'t Hof"]),
                    "kind": self.rng.choice(["housing", "utilities", "public", "other"]),
                    "amount": self.rng.choice([None, "0.00", "1250.50", "52182.12"]),
                    "noted_on": self.any_day(),
                    "problematic": self.chance(0.7),
                    "status": self.rng.choice(["open", "open", "open", "arrangement", "settled"]),
                    "note": self.note(),
                }
            )
            for _ in range(self.rng.choice([0, 0, 1, 2]))
        ]

    def assistance(self) -> list[Json]:
        """Ended assistances, and at most one that has not ended."""
        ended = [self.one_assistance(True) for _ in range(self.rng.choice([0, 0, 0, 1, 2]))]
        running = [self.one_assistance(False)] if self.chance(0.5) else []
        return self.rng.sample(ended + running, len(ended + running))

    def one_assistance(self, ended: bool) -> Json:
        """One assistance; one that has ended did so on or before today."""
        requested = self.requested_on()
        ended_on = self.maybe(0.2, lambda: max(requested, self.near(1, 9)))
        if ended:
            requested = min(requested, self.today)
            ended_on = self.rng.choice(
                [requested, self.today, min(self.today, max(requested, self.any_day()))]
            )
        kinds = ["eviction", "utility_cutoff", "health_insurance_cancelled", "other"]
        threat = self.rng.choice(kinds)
        return self.trimmed(
            {
                "requested_on": requested,
                "first_talk_on": self.maybe(0.3, lambda: self.after(requested)),
                **(self.threat(threat, requested) if self.chance(0.5) else {}),
                "plan_agreed_on": self.maybe(0.3, lambda: self.after(requested)),
                "administrator": self.rng.choice([None, "'t Hart bewind"]),
                "administrator_certified": self.rng.choice([None, True, False]),
                "ended_on": ended_on,
                "end_reason": "klaar" if ended else None,
            }
        )

    def requested_on(self) -> date:
        """At the edge of the talk's or the plan's norm, about now, or any day."""
        warn = self.policy["debt_warn_days"]
        return self.one_of(
            lambda: self.norm_edge("debt_first_talk_days", 7),
            lambda: self.near(-self.policy["debt_first_talk_days"] - 4, 1),
            lambda: self.holiday() - timedelta(days=self.policy["debt_first_talk_days"]),
            lambda: self.norm_edge("debt_plan_days", warn),
            lambda: self.norm_edge("debt_plan_threat_days", warn),
            self.near,
            self.any_day,
        )

    def after(self, requested: date) -> date:
        """Some days after the request, about now, or any day."""
        soon = requested + timedelta(days=self.rng.randint(0, 30))
        return self.rng.choice([soon, self.near(), self.any_day()])

    def threat(self, kind: str, requested: date) -> Json:
        """A threat, known or not yet, averted or not."""
        warn = self.policy["debt_warn_days"]
        known = self.one_of(
            lambda: self.norm_edge("debt_plan_threat_days", warn),
            lambda: self.near(-10, 1),
            lambda: requested + timedelta(days=self.rng.randint(-2, 2)),
            self.holiday,
            self.any_day,
        )
        talk = self.one_of(
            lambda: known + timedelta(days=self.rng.randint(-1, 1)), lambda: self.near(-3, 0)
        )
        return {
            "threat": kind,
            "threat_on": known if self.chance(0.7) else None,
            "threat_strikes_on": self.maybe(0.5, lambda: self.near(-3, 8)),
            "first_talk_on": talk if self.chance(0.5) else None,
            "threat_averted_on": self.maybe(0.25, lambda: self.one_of(self.near, self.any_day)),
        }

    def placements(self) -> list[Json]:
        """Placements of all kinds, some of them several of the same sort at one organisation."""
        made = [self.placement() for _ in range(self.rng.choice([0, 0, 1, 2, 3]))]
        if self.chance(0.25):
            kinds = self.rng.choice([["volunteer"], sorted(MAX_MONTHS)])
            name = self.rng.choice(ORGANISATIONS)
            made += [self.placement(kinds, name) for _ in range(self.rng.randint(2, 4))]
        if self.chance(0.15):
            made += self.volunteer_year()
        self.rng.shuffle(made)
        return made

    def volunteer_year(self) -> list[Json]:
        """Two volunteer placements that add up to about the cap of this calendar year."""
        new_year = date(self.today.year, 1, 1)
        next_year = date(self.today.year + 1, 1, 1)
        day = timedelta(days=1)
        monthly = Decimal(self.policy["allowance_year_cap"]) / 12
        monthly += self.rng.choice([Decimal(0), CENT])
        began = self.rng.choice([new_year - day, new_year, new_year + 30 * day])
        running: Json = {
            "started_on": began,
            "ends_on": self.rng.choice([None, next_year - day, next_year, next_year - 32 * day]),
            "ended_on": self.maybe(0.1, lambda: max(began, self.near(1, 40))),
            "allowance_per_month": f"{monthly:.2f}",
        }
        started, ended = self.rng.choice(
            [
                (new_year - 40 * day, new_year - day),
                (new_year - 40 * day, new_year),
                (next_year - day, None),
                (next_year, None),
            ]
        )
        other = {
            "started_on": started,
            "ends_on": None,
            "ended_on": ended,
            "allowance_per_month": self.rng.choice(["0.01", "42.50"]),
        }
        return [self.placement(["volunteer"]) | written(dates) for dates in (running, other)]

    def placement(self, kinds: Sequence[str] = KINDS, organisation: str | None = None) -> Json:
        """One placement: running, ended or planned."""
        kind = self.rng.choice(kinds)
        started = self.placement_start(kind)
        ended = self.maybe(0.45, lambda: max(started, self.placement_end()))
        has_ended = ended is not None and ended <= self.today
        outcome = self.rng.choice(HIRED) if self.chance(0.08) else self.rng.choice(OUTCOMES)
        name = organisation or self.rng.choice(ORGANISATIONS)
        warn = self.policy["placement_warn_days"]
        ends = self.one_of(lambda: self.edge(warn=warn), self.any_day, lambda: self.near(-40, 200))
        money = ["0.00", "95.00", "105.00", "105.01", "175.00", "210.00", "210.01", "42.50"]
        return self.trimmed(
            {
                "organisation": name.upper() if self.chance(0.1) else name,
                "kind": kind,
                "role": self.rng.choice(["Rol", "[/] assistent", "=1+1"]),
                "hours_per_week": self.rng.choice([None, 0.5, 16, 36.0]),
                "started_on": started,
                "ends_on": max(started, ends) if self.chance(0.6) else None,
                "ended_on": ended,
                "outcome": outcome if has_ended else None,
                "allowance_per_month": self.rng.choice(money) if kind == "volunteer" else None,
                "displacement_checked_on": self.maybe(0.6, self.displacement_day),
                "displacement_risk": self.rng.choice([None, None, False, True]),
                "note": self.note(),
            }
        )

    def displacement_day(self) -> date:
        """A check on displacement: at the edge of its norm, about now, or any day."""
        return self.one_of(
            lambda: self.norm_edge("displacement_check_months"),
            lambda: self.norm_edge("displacement_check_months"),
            self.near,
            self.any_day,
        )

    def placement_start(self, kind: str) -> date:
        """At the edge of the kind's maximum, in the last year, or any day."""
        own = self.policy.get("placement_max_months", {})
        months = own.get(kind, MAX_MONTHS.get(kind, 6))
        return self.one_of(
            lambda: self.edge(months=months),
            lambda: self.near(-800, -30),
            lambda: self.near(-400, 1),
            lambda: self.today - relativedelta(months=5),
            lambda: date(self.today.year, self.rng.randint(1, 12), self.rng.choice([1, 28])),
            self.any_day,
        )

    def placement_end(self) -> date:
        """Ended: at the edge of the last 24 months, about now, or in them."""
        return self.one_of(
            lambda: self.edge(months=24),
            lambda: self.edge(months=24),
            self.near,
            lambda: self.near(-600, 0),
            self.any_day,
        )

    def aftercare(self, closed: date | None) -> list[Json]:
        """Checks, mostly after closing."""
        if closed is None or self.chance(0.5):
            return []
        moments = self.policy["aftercare_months"]
        warn = self.policy["contact_warn_days"]
        due = closed + relativedelta(months=self.rng.choice(moments))
        opens = due - timedelta(days=warn - self.rng.choice([-1, 0, 1]))
        answers = [None, True, True, True, False]
        return [
            self.trimmed(
                {
                    "on": self.rng.choice([opens, self.near(), due, self.any_day()]),
                    "still_working": self.rng.choice(answers),
                    "note": self.note(),
                }
            )
            for _ in range(self.rng.choice([1, 1, 2]))
        ]

    # --- Employers, and the people and rights around somebody ---

    def employer(self) -> Json:
        """The lists of an organisation, each with titles that stand once."""
        many = self.rng.choice
        titles = ["Hovenier [/]", "=Kok", "Monteur", "王"]
        return {
            "employer_contacts": [self.employer_contact() for _ in range(many([0, 1, 2, 4]))],
            "vacancies": [self.vacancy(title) for title in titles[: many([0, 1, 2, 3])]],
            "social_returns": [self.contract(title) for title in titles[: many([0, 0, 1, 2])]],
        }

    def employer_contact(self) -> Json:
        follow = self.edge(warn=self.policy["step_warn_days"])
        return self.trimmed(
            {
                "on": self.one_of(
                    lambda: self.near(-4, 2),
                    lambda: self.norm_edge(
                        "placement_visit_months", self.policy["contact_warn_days"]
                    ),
                    self.any_day,
                ),
                "mode": self.rng.choice(MODES),
                "purpose": self.rng.choice(["acquaintance", "vacancy", "placement", "placement"]),
                "outcome": self.rng.choice(["held", "held", "attempted", "cancelled", None]),
                "follow_up_on": follow if self.chance(0.5) else None,
                "note": self.note(),
            }
        )

    def vacancy(self, title: str) -> Json:
        closes = self.edge(warn=self.policy["vacancy_warn_days"])
        return self.trimmed(
            {
                "title": title,
                "kind": self.rng.choice(KINDS),
                "places": self.rng.choice([None, 1, 2]),
                "source": self.rng.choice(["coach", "employer", "neighbour"]),
                "social_return": self.rng.choice([None, False, True]),
                "reported_on": self.one_of(lambda: self.near(-300, -10), lambda: self.near(-2, 2)),
                "closes_on": closes if self.chance(0.6) else None,
                "closed_on": self.maybe(0.25, lambda: self.near(-2, 2)),
            }
        )

    def contract(self, title: str) -> Json:
        return self.trimmed(
            {
                "title": title,
                "from_on": self.one_of(lambda: self.near(-500, -10), lambda: self.near(-1, 1)),
                "until_on": self.edge(warn=self.policy["social_return_warn_days"]),
                "obligation": self.rng.choice(["0.00", "500.00", "1000.00", "1000.01"]),
                "settled_on": self.maybe(0.2, lambda: self.near(-1, 1)),
            }
        )

    def around(self, person: Json, organisations: Sequence[Json]) -> None:
        """The records of section 6 of one person; those of placements name contracts."""
        pairs = [(o["name"], v["title"]) for o in organisations for v in o["vacancies"]]
        few = self.rng.choice
        person["introductions"] = (
            [
                self.introduction(name, title)
                for name, title in self.rng.sample(pairs, min(2, len(pairs)))
            ]
            if self.chance(0.6)
            else []
        )
        person["skills"] = [self.skill() for _ in range(few([0, 0, 1, 3]))]
        person["pairings"] = [self.pairing() for _ in range(few([0, 0, 1, 2]))]
        kinds = ["city_pass", "outflow_bonus", "rent_allowance", "training_budget"]
        person["rights"] = [self.right(kind) for kind in kinds if self.chance(0.35)]
        person |= self.trimmed(
            {
                "wanted_sectors": few([None, ["care"], ["ict", "other"]]),
                "wanted_hours": few([None, 16, 24.5]),
                "abroad": few([None, True]),
            }
        )
        titles = {
            o["name"].casefold(): [c["title"] for c in o["social_returns"]] for o in organisations
        }
        for placement in person.get("placements") or []:
            named = titles.get(placement["organisation"].casefold())
            if named and self.chance(0.5):
                placement |= {
                    "social_return": few(named),
                    "social_return_value": few(["250.00", "500.00", "1000.00"]),
                }

    def introduction(self, organisation: str, vacancy: str) -> Json:
        statuses = [
            "agreed",
            "agreed",
            "introduced",
            "interview",
            "hired",
            "hired",
            "trial",
            "withdrawn",
        ]
        return self.trimmed(
            {
                "organisation": organisation.upper() if self.chance(0.1) else organisation,
                "vacancy": vacancy,
                "status": self.rng.choice(statuses),
                "on": self.one_of(
                    lambda: self.norm_edge("introduction_answer_days"), lambda: self.near(-2, 1)
                ),
                "answer_by": self.maybe(0.3, lambda: self.near(-2, 2)),
            }
        )

    def skill(self) -> Json:
        expires = self.edge(warn=self.policy["certificate_warn_days"])
        return self.trimmed(
            {
                "kind": self.rng.choice(
                    ["certificate", "certificate", "licence", "skill", "diploma"]
                ),
                "title": self.rng.choice(["VCA", "vca", "[/] Heftruck"]),
                "obtained_on": self.maybe(0.5, lambda: self.near(-400, 2)),
                "expires_on": self.rng.choice([expires, expires, self.near(100, 900), None]),
            }
        )

    def pairing(self) -> Json:
        started = self.norm_edge("pairing_check_months", self.policy["contact_warn_days"])
        return self.trimmed(
            {
                "kind": self.rng.choice(["buddy", "mentor", "job_coach"]),
                "with_whom": self.rng.choice(LAST_NAMES),
                "started_on": started,
                "ended_on": self.maybe(0.3, lambda: max(started, self.near(-1, 1))),
                "checked_on": self.maybe(0.4, lambda: self.near(-70, 1)),
            }
        )

    def right(self, kind: str) -> Json:
        status = self.rng.choice(
            ["applied", "applied", "receives", "receives", "to_look_at", "refused"]
        )
        decided = timedelta(days=7 * self.policy["rights_decision_weeks"])
        warn = self.policy["contact_warn_days"]
        return self.trimmed(
            {
                "kind": kind,
                "status": status,
                "on": self.one_of(
                    lambda: self.edge(warn=warn) - decided, lambda: self.near(-90, 1)
                ),
                "until": self.maybe(
                    0.7, lambda: self.edge(warn=self.policy["right_ends_warn_days"])
                ),
            }
        )

    # --- What belongs to nobody ---

    def tasks(self) -> list[Json]:
        """Tasks, many of them about due."""
        return [
            self.trimmed(
                {
                    "title": self.rng.choice(["=1+1 taak", "Verslag [/]", "Bellen"]),
                    "due_on": self.maybe(
                        0.8, lambda: self.edge(warn=self.policy["step_warn_days"])
                    ),
                    "done_on": self.maybe(0.3, lambda: self.near(-2, 2)),
                    "note": self.note(),
                }
            )
            for _ in range(self.rng.choice([0, 1, 2, 4]))
        ]

    # --- Workshops ---

    def workshops(self, jobseekers: list[Json]) -> list[Json]:
        """Workshops about now, with those in their intake and some others attending."""
        keen = {
            person["ref"]: self.rng.choice([0.1, 0.6, 0.95])
            if person.get("intake_started_on")
            else 0.05
            for person in jobseekers
        }
        return [self.workshop(number, keen) for number in range(self.rng.randint(3, 9))]

    def workshop(self, number: int, keen: dict[str, float]) -> Json:
        """One workshop with its attendance."""
        held = self.one_of(
            self.near, lambda: self.near(-10, 0), lambda: self.near(-25, 18), self.any_day
        )
        past = ["attended"] * 8 + ["no_show", "excused"] + ["planned"] * self.rng.choice([0, 0, 1])
        later = ["planned"] * 8 + ["excused", "attended"]
        on_the_day = ["planned", "attended"] if held == self.today else past
        statuses = later if held > self.today else on_the_day
        return self.trimmed(
            {
                "title": f"Workshop {number} [/]",
                "held_on": held,
                "hours": self.rng.choice([0.5, 2.0, 4, 4.0, 6.0, 8.0, 9.5, 10.0, 10.5, 12.0]),
                "place": self.rng.choice([None, "Zaal 王"]),
                "starts_at": self.rng.choice([None, "09:30"]),
            }
        ) | {
            "attendance": [
                {"ref": ref, "status": self.rng.choice(statuses)}
                for ref, share in keen.items()
                if self.chance(share)
            ]
        }


# What version 1 of the format does not have, by where it stands.
_SINCE_2: dict[str, tuple[str, ...]] = {
    "": ("tasks", "templates"),
    "coach": ("phone",),
    "organisations": (
        *("municipality", "country", "pso", "employer_contacts", "vacancies", "social_returns"),
    ),
    "jobseekers": (
        *("street", "postcode", "town", "wanted_sectors", "wanted_hours", "travel_minutes"),
        *("abroad", "share_profile_on", "introductions", "skills", "pairings", "rights"),
    ),
    "contacts": ("organisation", "minutes", "place"),
    "placements": ("social_return", "social_return_value"),
}


def as_version_1(caseload: Json, buddy: str) -> Json:
    """The same in the older form, in which every second person has a buddy."""

    def without(record: Json, part: str) -> Json:
        return {name: value for name, value in record.items() if name not in _SINCE_2[part]}

    people = []
    for number, person in enumerate(caseload["jobseekers"]):
        older = without(person, "jobseekers")
        for part in ("contacts", "placements"):
            if older.get(part):
                older[part] = [without(item, part) for item in older[part]]
        people.append(older | ({"buddy": buddy} if number % 2 else {}))
    return without(caseload, "") | {
        "version": 1,
        "coach": without(caseload["coach"], "coach"),
        "organisations": [without(item, "organisations") for item in caseload["organisations"]],
        "jobseekers": people,
    }
