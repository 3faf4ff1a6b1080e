"""What belongs to people, one select a record kind: open matters, and what rules need of the past.

History is touched only through indexes (the last two outcomes), so ten years of it cost no more
than one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from coachdesk.domain.case import (
    AssistanceFact,
    AttendanceFact,
    CheckFact,
    ContactFact,
    DebtFact,
    IntroductionFact,
    OutcomeFact,
    PairingFact,
    PlacementFact,
    RightFact,
    SkillFact,
    StepFact,
)
from coachdesk.domain.policy import Policy
from coachdesk.domain.row_id import RowId
from coachdesk.domain.values import FieldValue, euros
from coachdesk.domain.vocabulary import (
    VISITED,
    AttendanceStatus,
    ContactMode,
    ContactOutcome,
    ContactPurpose,
    DebtStatus,
    IntroductionStatus,
    LifeDomain,
    PairingKind,
    PlacementKind,
    PlacementOutcome,
    RightKind,
    RightStatus,
    SkillKind,
    Threat,
)
from coachdesk.store.store import Store

SqlRow = tuple[FieldValue, ...]  # the columns of a select, in its order
Owned = dict[int, tuple[FieldValue, ...]]  # facts, by the id of the jobseeker

# Words by their stored form: at 12,500 people calling the enumerations shows.
_DOMAINS = {word.value: word for word in LifeDomain}
MODES = {word.value: word for word in ContactMode}
OUTCOMES = {word.value: word for word in ContactOutcome}
_PURPOSES = {word.value: word for word in ContactPurpose}
_KINDS = {word.value: word for word in PlacementKind}


def quoted(words: Iterable[str]) -> str:
    """Words of the vocabulary as SQL literals; never text a user typed."""
    return ", ".join(f"'{word}'" for word in words)


def to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def past_day(text: str | None, today: date) -> date | None:
    """A day that has come; what is dated later has not happened yet."""
    return on if text and (on := date.fromisoformat(text)) <= today else None


class FactSelect:
    """A select and the fact that a row of it is; where `order` is given, it is the facts' order."""

    def __init__(
        self,
        sql: str,
        fact: Callable[[SqlRow, date], FieldValue],
        order: Callable[[FieldValue], tuple[FieldValue, ...]] | None = None,
    ) -> None:
        self.sql = sql
        self.fact = fact
        self.order = order


class PeopleReader:
    """Selects about the people of a scope, as of a day. Rows of what they own begin with their id.

    `{scope}` in a select is the condition on the jobseeker `j`, `{modes}` what counts as seeing.
    """

    def __init__(self, store: Store, policy: Policy, today: date, scope: str) -> None:
        self.today = today
        self._store, self._scope, self._modes = store, scope, quoted(policy.seen_modes)

    def rows(self, sql: str) -> list[SqlRow]:
        text = sql.replace("{scope}", self._scope).replace("{modes}", self._modes)
        return self._store.read(text, today=self.today.isoformat())

    def facts(self, select: FactSelect) -> Owned:
        """The facts of each person."""
        found: dict[int, list[FieldValue]] = defaultdict(list)
        today, fact = self.today, select.fact
        for row in self.rows(select.sql):
            found[row[0]].append(fact(row, today))
        if select.order:
            for facts in found.values():
                if len(facts) > 1:
                    facts.sort(key=select.order)
        return {owner: tuple(facts) for owner, facts in found.items()}


# Only who missed the latest one can have missed the latest two.
_MISSED = """
SELECT j.id,
  (SELECT c.id FROM contact c WHERE c.jobseeker_id = j.id AND c."on" <= :today
     AND c.outcome IN ('held', 'no_show')
     ORDER BY c."on" DESC, c.at DESC, c.id DESC LIMIT 1),
  (SELECT c.id FROM contact c WHERE c.jobseeker_id = j.id AND c."on" <= :today
     AND c.outcome IN ('held', 'no_show')
     ORDER BY c."on" DESC, c.at DESC, c.id DESC LIMIT 1 OFFSET 1)
FROM jobseeker j WHERE {scope}"""
_LATEST_OUTCOMES = f"""
WITH latest (jobseeker_id, later, earlier) AS ({_MISSED})
SELECT l.jobseeker_id, a.id, a."on", a.outcome, b.id, b."on", b.outcome
FROM latest l JOIN contact a ON a.id = l.later JOIN contact b ON b.id = l.earlier
WHERE a.outcome = 'no_show'"""


def _latest_outcomes(row: SqlRow) -> tuple[OutcomeFact, OutcomeFact]:
    _, later, later_on, later_outcome, earlier, earlier_on, earlier_outcome = row
    return (
        OutcomeFact(later, date.fromisoformat(later_on), ContactOutcome(later_outcome)),
        OutcomeFact(earlier, date.fromisoformat(earlier_on), ContactOutcome(earlier_outcome)),
    )


_OPEN_CONTACTS = """
SELECT c.jobseeker_id, c.id, c.uid, c."on", c.at, c.mode, c.purpose, c.jobseeker_present,
  c.minutes, c.place
FROM contact c JOIN jobseeker j ON j.id = c.jobseeker_id
WHERE c.outcome IS NULL AND {scope} ORDER BY c."on", c.at, c.id"""


def _open_contact(row: SqlRow, today: date) -> ContactFact:
    _, number, uid, on, at, mode, purpose, present, minutes, place = row
    what = (at, MODES[mode], _PURPOSES[purpose], bool(present), minutes, place)
    return ContactFact(RowId(number, uid), date.fromisoformat(on), *what)


# CROSS JOIN: begin with the people, who are few; what past years left behind is not looked at.
_OPEN_STEPS = """
SELECT s.jobseeker_id, s.id, s.title, s.domain, s.due_on
FROM jobseeker j CROSS JOIN plan_step s ON s.jobseeker_id = j.id
WHERE s.status IN ('todo', 'doing') AND {scope} ORDER BY j.id, s.id"""


def _open_step(row: SqlRow, today: date) -> StepFact:
    _, number, title, domain, due_on = row
    return StepFact(number, title, _DOMAINS[domain], to_day(due_on))


def _by_due_day(step: StepFact) -> tuple[bool, date]:
    return step.due_on is None, step.due_on or date.max


_DEBTS = """
SELECT d.jobseeker_id, d.id, d.creditor, d.noted_on, d.problematic, d.status, d.amount
FROM jobseeker j CROSS JOIN debt d ON d.jobseeker_id = j.id
WHERE d.status <> 'settled' AND d.noted_on <= :today AND {scope} ORDER BY j.id, d.id"""


def _debt(row: SqlRow, today: date) -> DebtFact:
    _, number, creditor, noted_on, problematic, status, amount = row
    day = date.fromisoformat(noted_on)
    return DebtFact(number, creditor, day, bool(problematic), DebtStatus(status), euros(amount))


_ASSISTANCES = """
SELECT a.jobseeker_id, a.id, a.requested_on, a.first_talk_on, a.threat, a.threat_on,
  a.threat_strikes_on, a.threat_averted_on, a.plan_agreed_on, a.ended_on
FROM jobseeker j CROSS JOIN debt_assistance a ON a.jobseeker_id = j.id
WHERE a.requested_on <= :today AND {scope} ORDER BY j.id, a.id"""


def _assistance(row: SqlRow, today: date) -> AssistanceFact:
    _, number, requested_on, first_talk_on, threat, *days = row
    return AssistanceFact(
        number,
        date.fromisoformat(requested_on),
        to_day(first_talk_on),
        Threat(threat) if threat else None,
        *map(to_day, days),
    ).as_of(today)


# A visit is a contact with the jobseeker about the placement, or one with its organisation.
_VISITED = """CASE
  WHEN p.kind IN ({kinds}) AND p.started_on <= :today
    AND (p.ended_on IS NULL OR p.ended_on > :today)
  THEN nullif(max(
    coalesce((SELECT max(c."on") FROM contact c WHERE c.jobseeker_id = p.jobseeker_id
      AND c.outcome = 'held' AND c.purpose = 'placement_visit'
      AND c."on" BETWEEN p.started_on AND :today), ''),
    coalesce((SELECT max(e."on") FROM employer_contact e WHERE e.organisation_id = p.organisation_id
      AND e.outcome = 'held' AND e.purpose = 'placement'
      AND e."on" BETWEEN p.started_on AND :today), '')), '')
  END"""
_PLACEMENTS = """
SELECT p.jobseeker_id, p.id, p.organisation_id, o.name, p.kind, p.role, p.started_on, p.ends_on,
  p.ended_on, p.outcome, p.allowance_per_month, p.displacement_checked_on, p.displacement_risk,
  p.hours_per_week, {visited}
FROM jobseeker j CROSS JOIN placement p ON p.jobseeker_id = j.id
JOIN organisation o ON o.id = p.organisation_id
WHERE {scope} ORDER BY j.id, p.id""".replace(
    "{visited}", _VISITED.replace("{kinds}", quoted(sorted(VISITED)))
)


def _placement(row: SqlRow, today: date) -> PlacementFact:
    _, number, organisation_id, organisation, kind, role, started_on, ends_on, *rest = row
    ended_on, outcome, allowance, checked_on, risk, hours_per_week, visited_on = rest
    return PlacementFact(
        number,
        organisation_id,
        organisation,
        _KINDS[kind],
        role,
        date.fromisoformat(started_on),
        to_day(ends_on),
        past_day(ended_on, today),
        PlacementOutcome(outcome) if outcome else None,
        euros(allowance),
        past_day(checked_on, today),
        bool(risk),
        hours_per_week,
        to_day(visited_on),
    )


def _by_start(placement: PlacementFact) -> tuple[date]:
    return (placement.started_on,)


# A closed intake has no hours to count.
_ATTENDANCES = """
SELECT a.jobseeker_id, w.held_on, w.hours, a.status
FROM jobseeker j CROSS JOIN attendance a ON a.jobseeker_id = j.id
JOIN workshop w ON w.id = a.workshop_id
WHERE j.intake_started_on <= :today AND a.status IN ('attended', 'planned')
  AND (j.intake_closed_on IS NULL OR j.intake_closed_on > :today) AND {scope}"""


def _attendance(row: SqlRow, today: date) -> AttendanceFact:
    _, held_on, hours, status = row
    return AttendanceFact(date.fromisoformat(held_on), hours, AttendanceStatus(status))


_CHECKS = """
SELECT a.jobseeker_id, a."on", a.still_working
FROM jobseeker j CROSS JOIN aftercare a ON a.jobseeker_id = j.id
WHERE a."on" <= :today AND {scope} ORDER BY a."on", a.id"""


def _check(row: SqlRow, today: date) -> CheckFact:
    _, on, still_working = row
    return CheckFact(date.fromisoformat(on), None if still_working is None else bool(still_working))


# Begin with these records, which are few: who has none costs nothing.
_INTRODUCTIONS = """
SELECT i.jobseeker_id, i.id, i.status, i."on", v.title, o.name, i.answer_by, v.closes_on,
  o.phone, o.contact_person
FROM introduction i JOIN vacancy v ON v.id = i.vacancy_id
JOIN organisation o ON o.id = v.organisation_id JOIN jobseeker j ON j.id = i.jobseeker_id
WHERE i.status IN ('agreed', 'introduced', 'interview') AND i."on" <= :today
  AND v.reported_on <= :today AND (v.closed_on IS NULL OR v.closed_on > :today)
  AND {scope} ORDER BY i.jobseeker_id, i.id"""


def _introduction(row: SqlRow, today: date) -> IntroductionFact:
    _, number, status, on, title, organisation, answer_by, closes_on, *reached = row
    return IntroductionFact(
        number,
        IntroductionStatus(status),
        date.fromisoformat(on),
        title,
        organisation,
        to_day(answer_by),
        to_day(closes_on),
        " · ".join(filter(None, reached)),
    )


_SKILLS = """
SELECT s.jobseeker_id, s.id, s.kind, s.title, s.expires_on
FROM skill s JOIN jobseeker j ON j.id = s.jobseeker_id
WHERE s.kind IN ('certificate', 'licence')
  AND (s.obtained_on IS NULL OR s.obtained_on <= :today) AND {scope}
ORDER BY s.jobseeker_id, s.id"""


def _skill(row: SqlRow, today: date) -> SkillFact:
    _, number, kind, title, expires_on = row
    return SkillFact(number, SkillKind(kind), title, to_day(expires_on))


_PAIRINGS = """
SELECT p.jobseeker_id, p.id, p.kind, p.with_whom, p.started_on, p.checked_on
FROM pairing p JOIN jobseeker j ON j.id = p.jobseeker_id
WHERE p.started_on <= :today AND (p.ended_on IS NULL OR p.ended_on > :today)
  AND {scope} ORDER BY p.jobseeker_id, p.id"""


def _pairing(row: SqlRow, today: date) -> PairingFact:
    _, number, kind, with_whom, started_on, checked_on = row
    day = date.fromisoformat(started_on)
    return PairingFact(number, PairingKind(kind), with_whom, day, past_day(checked_on, today))


_RIGHTS = """
SELECT r.jobseeker_id, r.id, r.kind, r.status, r."on", r.until
FROM right r JOIN jobseeker j ON j.id = r.jobseeker_id
WHERE r."on" <= :today AND {scope} ORDER BY r.jobseeker_id, r.id"""


def _right(row: SqlRow, today: date) -> RightFact:
    _, number, kind, status, on, until = row
    day = date.fromisoformat(on)
    return RightFact(number, RightKind(kind), RightStatus(status), day, to_day(until))


_OPEN = FactSelect(_OPEN_CONTACTS, _open_contact)
RIGHTS = FactSelect(_RIGHTS, _right)
CHECKS = FactSelect(_CHECKS, _check)
_FACTS = {
    "steps": FactSelect(_OPEN_STEPS, _open_step, _by_due_day),
    "debts": FactSelect(_DEBTS, _debt),
    "assistances": FactSelect(_ASSISTANCES, _assistance),
    "placements": FactSelect(_PLACEMENTS, _placement, _by_start),
    "attendances": FactSelect(_ATTENDANCES, _attendance),
    "checks": CHECKS,
    "introductions": FactSelect(_INTRODUCTIONS, _introduction),
    "skills": FactSelect(_SKILLS, _skill),
    "pairings": FactSelect(_PAIRINGS, _pairing),
    "rights": RIGHTS,
}


def read_facts(reader: PeopleReader) -> dict[str, Owned]:
    """What belongs to the people of a scope, by the name it has in a Case."""
    found = {name: reader.facts(select) for name, select in _FACTS.items()}
    found |= {"unlogged": {}, "appointments": {}}
    for owner, contacts in reader.facts(_OPEN).items():  # in the order of their days
        passed = sum(contact.on < reader.today for contact in contacts)
        found["unlogged"][owner] = contacts[:passed]
        found["appointments"][owner] = contacts[passed:]
    outcomes = reader.rows(_LATEST_OUTCOMES)
    found["last_outcomes"] = {row[0]: _latest_outcomes(row) for row in outcomes}
    return found
