"""The figures of a caseload for coach and team lead: plain counts of what the rules find.

Every figure counts rules, or one definition of coachdesk/docs/domain.md, over the dossiers of a
coach as of a day, and knows the dossier numbers behind it. Nothing is weighed or added into a
score.

The figures that count no rule, all as of today, facts dated later left out:

- `active`: registered and not closed; `intake.running`: running intakes, late ones included.
- `contact.median_first_talk_days`: over the active jobseekers seen at least once, the median of the
  days from registration to the first time seen; 0 for who was seen before. Somebody never seen
  is not in it, and has a figure of their own (`contact.first_talk`).
- `debts.assistance_open`: open requests of active jobseekers; `placements.running_unpaid`: their
  running unpaid placements, volunteer work and day activities included.
- `outflow`: dossiers with today − 12 months < closed_on ≤ today, `transferred` left out
  (`closed_12m`), those closed to work (`to_work_12m`), and of these the ones with a check that says
  still_working on or after closed_on + sustained_months (`sustained`). `rate_pct` is to_work_12m ÷
  (active + closed_12m), in percent with one decimal.
- `work`, as of the 12 months up to today: open vacancies, and the places in them that nobody was
  hired for; introductions that reached the employer (introduced or further, or declined by the
  employer) and those hired, by the day of that status; held contacts with employers, alone or with
  a jobseeker. `rights`: applied for, and received (until today or later), by active jobseekers.
  `social_return`: what contracts that have begun and are not settled ask, and what the placements
  that name them have brought so far, in whole cents.
- `months`: the last 24 calendar months, the running one up to today: who was active at its end, who
  was registered (`in`) and closed in it (`out`, transferred left out; `to_work` of these).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coachdesk.domain.case import Case
from coachdesk.domain.dates import add_days, add_months
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules import Snapshot, all_signals
from coachdesk.domain.rules.caseload import CaseloadState
from coachdesk.domain.rules.intake import IntakeState, intake_of
from coachdesk.domain.signal import Severity, Signal
from coachdesk.domain.values import JsonObject
from coachdesk.domain.vocabulary import CLOSED_TO_WORK, UNPAID, ClosedReason

MONTHS = 24
MONTH = ("month", "active", "in", "out", "to_work")  # of `summary --json`
_OUTFLOW_MONTHS = 12

MEDIAN_FIRST_TALK = "contact.median_first_talk_days"
RATE = "outflow.rate_pct"
NEVER_HIRE = "organisations_never_hire"


class Figure(NamedTuple):
    """One figure by its place in `summary --json`; the rules (and severity) whose signals count.

    `in_cents`: it counts money. `since`: the version of published files that first has it.
    """

    key: str
    rules: tuple[str, ...] = ()
    severity: Severity | None = None
    in_cents: bool = False
    since: int = 1


FIGURES = (
    Figure("active"),
    Figure("contact.overdue", ("contact.quarterly",), Severity.OVERDUE),
    Figure("contact.soon", ("contact.quarterly",), Severity.SOON),
    Figure("contact.first_talk", ("contact.first_talk",)),
    Figure(MEDIAN_FIRST_TALK),
    Figure("intake.running"),
    Figure("intake.late", ("intake.late",)),
    Figure("intake.hours_short", ("intake.hours_short",)),
    Figure("plan.missing", ("plan.missing",)),
    Figure("plan.steps_overdue", ("plan.step_due",), Severity.OVERDUE),
    Figure("debts.assistance_open"),
    Figure("debts.plan_overdue", ("debt.plan",), Severity.OVERDUE),
    Figure("debts.threats", ("debt.threat", "debt.threat_stands")),
    Figure("debts.no_assistance", ("debt.no_assistance",)),
    Figure("placements.running_unpaid"),
    Figure("placements.displacement_check", ("placement.displacement_check",)),
    Figure("placements.past_end", ("placement.end",), Severity.OVERDUE),
    Figure("placements.revolving_door", ("placement.revolving_door",)),
    Figure(NEVER_HIRE, ("organisation.never_hires",)),
    Figure("outflow.to_work_12m"),
    Figure("outflow.closed_12m"),
    Figure(RATE),
    Figure("outflow.sustained"),
    Figure("work.vacancies_open", since=2),
    Figure("work.places_open", since=2),
    Figure("work.introductions_12m", since=2),
    Figure("work.hires_12m", since=2),
    Figure("work.employer_contacts_12m", since=2),
    Figure("rights.applied", since=2),
    Figure("rights.received", since=2),
    Figure("social_return.obligation", in_cents=True, since=2),
    Figure("social_return.filled", in_cents=True, since=2),
)
IN_CENTS = frozenset(figure.key for figure in FIGURES if figure.in_cents)
# Where each stands in `summary --json`: its group, and its name in it where it has one.
PLACES = {figure.key: figure.key.partition(".")[::2] for figure in FIGURES}
COUNTED = tuple(figure.key for figure in FIGURES if figure.key not in (MEDIAN_FIRST_TALK, RATE))


class Months(NamedTuple):
    """Calendar months (`2026-11`): of each the active at its end, registered, closed and to work
    in it, one value in every field.
    """

    names: tuple[str, ...] = ()
    active: tuple[int, ...] = ()
    entered: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    to_work: tuple[int, ...] = ()


class Figures(NamedTuple):
    """What can be added up, and what follows from it; `counts` by the keys of `COUNTED`, bar those
    that are not known of older figures.

    `first_talk_days` are the bare numbers the median is of, so that a team's can be taken anew.
    """

    limit: int
    counts: Mapping[str, int]
    first_talk_days: tuple[int, ...] = ()
    months: Months = Months()

    @property
    def median_first_talk_days(self) -> float | None:
        """In days; None where nobody was seen yet."""
        return _plain_number(_median(self.first_talk_days)) if self.first_talk_days else None

    @property
    def rate_pct(self) -> float | None:
        """Outflow to work in percent, rounded half up to one decimal; None of nobody."""
        of = self.counts["active"] + self.counts["outflow.closed_12m"]
        if not of:
            return None
        tenths = (2000 * self.counts["outflow.to_work_12m"] + of) // (2 * of)
        return _plain_number(tenths / 10)

    def value(self, key: str) -> float | Decimal | None:
        """Any figure by its key; an amount in euros; None where it is not known."""
        if key == MEDIAN_FIRST_TALK:
            return self.median_first_talk_days
        if key == RATE:
            return self.rate_pct
        count = self.counts.get(key)
        return count if count is None or key not in IN_CENTS else Decimal(count).scaleb(-2)

    def said(self, key: str) -> float | str | None:
        """The same as `as_json` has it: an amount as a text."""
        value = self.value(key)
        return str(value) if isinstance(value, Decimal) else value

    def as_json(self) -> JsonObject:
        """The figures in the form of coachdesk/docs/interface.md, section 2."""
        values = {key: self.said(key) for key in (*self.counts, MEDIAN_FIRST_TALK, RATE)}
        found: JsonObject = {"active": self.counts["active"], "limit": self.limit}
        for key, (group, name) in PLACES.items():
            if key in values and name:
                found.setdefault(group, {})[name] = values[key]
            elif key in values:
                found[group] = values[key]
        rows = zip(*self.months, strict=True)
        found["months"] = [dict(zip(MONTH, row, strict=True)) for row in rows]
        return found


class Noted(NamedTuple):
    """The signals about dossiers, by their numbers alone: of each one value in every field."""

    refs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    due_on: tuple[date | None, ...] = ()


class Summary(NamedTuple):
    """A coach's figures as of a day; `refs` are the dossier numbers behind each figure."""

    uid: str
    coach: str
    team: str | None
    as_of: date
    state: CaseloadState
    figures: Figures
    refs: Mapping[str, tuple[str, ...]] = {}
    signals: Noted = Noted()

    def as_json(self) -> JsonObject:
        """One of `coaches` of coachdesk/docs/interface.md, section 2."""
        figures = self.figures.as_json()
        return {
            "coach": self.coach,
            "team": self.team,
            "as_of": self.as_of.isoformat(),
            "active": figures.pop("active"),
            "limit": figures.pop("limit"),
            "state": self.state.value,
            **figures,
        }


class SummaryBackground(NamedTuple):
    """What the figures need beside the rules' snapshot.

    `first_seen` by jobseeker; `unpaid_refs` by organisation: the dossiers whose unpaid work there
    ended in the months that `organisation.never_hires` looks at. `work` are the figures of work
    with employers, rights and social return, `work_refs` the dossiers behind them.
    """

    uid: str = ""
    team: str | None = None
    first_seen: Mapping[int, date] = {}
    unpaid_refs: Mapping[int, tuple[str, ...]] = {}
    work: Mapping[str, int] = {}
    work_refs: Mapping[str, Sequence[str]] = {}


def summarise(
    snapshot: Snapshot, background: SummaryBackground, policy: Policy, today: date
) -> Summary:
    """Count what the rules find in one coach's caseload."""
    signals = all_signals(snapshot, policy, today)
    counted = _counted(signals)
    behind = _behind_definitions(snapshot, policy, today)
    behind |= {key: [signal.ref or "" for signal in found] for key, found in counted.items()}
    figures = Figures(
        snapshot.limit,
        {key: len(behind[key]) for key in COUNTED if key in behind} | dict(background.work),
        _first_talk_days(snapshot.cases, background),
        _months(snapshot.cases, today),
    )
    behind |= {key: list(refs) for key, refs in background.work_refs.items()}
    behind[NEVER_HIRE] = [
        ref
        for signal in counted[NEVER_HIRE]
        for ref in background.unpaid_refs.get(signal.record.id, ())
    ]
    noted = (
        (signal.person.ref, signal.rule.name, signal.severity, signal.due_on)
        for signal in signals
        if signal.person
    )
    return Summary(
        background.uid,
        snapshot.coach,
        background.team,
        today,
        snapshot.fullness(policy).state,
        figures,
        {key: tuple(sorted(set(refs))) for key, refs in behind.items()},
        Noted(*zip(*noted, strict=True)),
    )


def _counted(signals: Iterable[Signal]) -> dict[str, list[Signal]]:
    """The signals that each figure of a rule counts."""
    by_rule: defaultdict[str, list[Signal]] = defaultdict(list)
    for signal in signals:
        by_rule[signal.rule.name].append(signal)
    return {
        figure.key: [
            signal
            for rule in figure.rules
            for signal in by_rule[rule]
            if figure.severity in (None, signal.severity)
        ]
        for figure in FIGURES
        if figure.rules
    }


def total(all_figures: Sequence[Figures]) -> Figures:
    """The figures of several coaches together: counts added, rates and medians taken anew.

    Months go by their name: one that a coach's older figures do not know adds nothing, and so does
    a count. What nobody's figures know is not known of all.
    """

    def known(key: str) -> list[int]:
        return [figures.counts[key] for figures in all_figures if key in figures.counts]

    by_span: dict[tuple[str, ...], list[Months]] = {}  # most teams have one
    for figures in all_figures:
        by_span.setdefault(figures.months.names, []).append(figures.months)
    by_month: dict[str, list[Sequence[int]]] = {}
    for names, alike in by_span.items():
        columns = (
            map(sum, zip(*column, strict=True)) for column in list(zip(*alike, strict=True))[1:]
        )
        for name, *row in zip(names, *columns, strict=True):
            by_month.setdefault(name, []).append(row)
    rows = [
        (name, *map(sum, zip(*by_month[name], strict=True))) for name in sorted(by_month)[-MONTHS:]
    ]
    return Figures(
        sum(figures.limit for figures in all_figures),
        {key: sum(counts) for key in COUNTED if (counts := known(key)) or not all_figures},
        tuple(days for figures in all_figures for days in figures.first_talk_days),
        Months(*zip(*rows, strict=True)),
    )


def _behind_definitions(snapshot: Snapshot, policy: Policy, today: date) -> dict[str, list[str]]:
    """The dossier number of each thing counted by the figures that count no rule."""
    active = [case for case in snapshot.cases if case.active]
    closed = _closed_in_window(snapshot.cases, today)
    to_work = [case for case in closed if case.closed_reason in CLOSED_TO_WORK]
    return {
        "active": [case.person.ref for case in active],
        "intake.running": [
            case.person.ref
            for case in active
            if (intake := intake_of(case, policy, today))
            and intake.state is not IntakeState.COMPLETE
        ],
        "debts.assistance_open": [
            case.person.ref for case in active for _ in case.open_assistances
        ],
        "placements.running_unpaid": [
            case.person.ref
            for case in active
            for item in case.placements
            if item.kind in UNPAID and item.running(today)
        ],
        "outflow.closed_12m": [case.person.ref for case in closed],
        "outflow.to_work_12m": [case.person.ref for case in to_work],
        "outflow.sustained": [case.person.ref for case in to_work if _sustained(case, policy)],
    }


def _closed_in_window(cases: Iterable[Case], today: date) -> list[Case]:
    since = add_months(today, -_OUTFLOW_MONTHS)
    return [
        case
        for case in cases
        if case.closed_on
        and since < case.closed_on <= today
        and case.closed_reason != ClosedReason.TRANSFERRED
    ]


def _sustained(case: Case, policy: Policy) -> bool:
    assert case.closed_on
    from_day = add_months(case.closed_on, policy.sustained_months)
    return any(check.still_working and check.on >= from_day for check in case.checks)


def _first_talk_days(cases: Iterable[Case], background: SummaryBackground) -> tuple[int, ...]:
    days = (
        max(
            0, (background.first_seen.get(case.person.id, case.last_seen) - case.registered_on).days
        )
        for case in cases
        if case.active and case.last_seen
    )
    return tuple(sorted(days))


def _months(cases: Sequence[Case], today: date) -> Months:
    this_month = today.replace(day=1)
    rows = (_month(cases, add_months(this_month, -back)) for back in range(MONTHS)[::-1])
    return Months(*zip(*rows, strict=True))


def _month(cases: Sequence[Case], first: date) -> tuple[str, int, int, int, int]:
    """One month; of the running one the cases hold nothing after today."""
    last = add_days(add_months(first, 1), -1)
    left = [
        case
        for case in cases
        if case.closed_on
        and first <= case.closed_on <= last
        and case.closed_reason != ClosedReason.TRANSFERRED
    ]
    return (
        first.isoformat()[:7],
        sum(
            case.registered_on <= last and not (case.closed_on and case.closed_on <= last)
            for case in cases
        ),
        sum(first <= case.registered_on <= last for case in cases),
        len(left),
        sum(case.closed_reason in CLOSED_TO_WORK for case in left),
    )


def _median(numbers: Sequence[int]) -> float:
    """As `statistics` gives it, which would bring hashing and fractions along."""
    half, is_odd = divmod(len(numbers), 2)
    in_order = sorted(numbers)
    return in_order[half] if is_odd else (in_order[half - 1] + in_order[half]) / 2


def _plain_number(value: float) -> float:
    """Without a needless fraction, so that 9.0 is written as 9."""
    return int(value) if value == int(value) else value
