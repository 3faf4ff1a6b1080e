"""The reads behind the summary's figures that no rule needs: who the coach is, first times seen,
whose unpaid work ended where, and work with employers, rights and social return."""

from collections import defaultdict
from datetime import date

from coachdesk.domain.dates import add_months
from coachdesk.domain.policy import Policy
from coachdesk.domain.summary import SummaryBackground
from coachdesk.domain.vocabulary import REACHED_EMPLOYER, UNPAID_WORK
from coachdesk.store.case_facts import quoted
from coachdesk.store.cases import IS_ACTIVE
from coachdesk.store.snapshots import ORGANISATION_MONTHS
from coachdesk.store.store import Store

_COACH = "SELECT uid, team FROM coach WHERE id = 1"

# CROSS JOIN: begin with the people, who are few; each one's contacts come from an index.
_FIRST_SEEN = """
SELECT j.id, min(c."on")
FROM jobseeker j CROSS JOIN contact c ON c.jobseeker_id = j.id
WHERE c.outcome = 'held' AND c."on" <= :today AND c.jobseeker_present AND c.mode IN ({modes})
  AND {active} GROUP BY j.id"""

_ENDED_UNPAID = f"""
SELECT DISTINCT p.organisation_id, j.ref
FROM placement p JOIN jobseeker j ON j.id = p.jobseeker_id
WHERE p.kind IN ({quoted(sorted(UNPAID_WORK))}) AND p.ended_on > :since AND p.ended_on <= :today
ORDER BY j.ref"""


_VACANCIES = """
SELECT count(*), coalesce(sum(max(0, v.places - (
  SELECT count(*) FROM introduction i
  WHERE i.vacancy_id = v.id AND i.status = 'hired' AND i."on" <= :today))), 0)
FROM vacancy v
WHERE v.reported_on <= :today AND (v.closed_on IS NULL OR v.closed_on > :today)"""
_INTRODUCED = f"""
SELECT j.ref, i.status FROM introduction i JOIN jobseeker j ON j.id = i.jobseeker_id
WHERE i.status IN ({quoted(REACHED_EMPLOYER)}) AND i."on" > :year_ago AND i."on" <= :today"""
_EMPLOYER_CONTACTS = """
SELECT (SELECT count(*) FROM employer_contact
        WHERE outcome = 'held' AND "on" > :year_ago AND "on" <= :today)
  + (SELECT count(*) FROM contact WHERE organisation_id IS NOT NULL
     AND outcome = 'held' AND "on" > :year_ago AND "on" <= :today)"""
_RIGHTS = f"""
SELECT j.ref, r.status FROM "right" r JOIN jobseeker j ON j.id = r.jobseeker_id
WHERE {IS_ACTIVE} AND r."on" <= :today AND (r.status = 'applied'
  OR (r.status = 'receives' AND (r.until IS NULL OR r.until >= :today)))"""
_RUNNING = "s.from_on <= :today AND (s.settled_on IS NULL OR s.settled_on > :today)"
_SOCIAL_RETURN = f"""
SELECT (SELECT coalesce(sum(s.obligation), 0) FROM social_return s WHERE {_RUNNING}),
  (SELECT coalesce(sum(p.social_return_value), 0)
   FROM social_return s JOIN placement p ON p.social_return_id = s.id
   WHERE {_RUNNING} AND p.started_on <= :today)"""


def read_background(store: Store, policy: Policy, today: date) -> SummaryBackground:
    """What the figures need beside the rules' snapshot."""
    since = add_months(today, -ORGANISATION_MONTHS)
    days = {"today": today.isoformat(), "since": since.isoformat()}
    coach = store.read(_COACH)
    first_seen = _FIRST_SEEN.format(modes=quoted(policy.seen_modes), active=IS_ACTIVE)
    refs: dict[int, list[str]] = defaultdict(list)
    for organisation, ref in store.read(_ENDED_UNPAID, **days):
        refs[organisation].append(ref)
    uid, team = coach[0] if coach else ("", None)
    return SummaryBackground(
        uid,
        team,
        {key: date.fromisoformat(on) for key, on in store.read(first_seen, **days)},
        {key: tuple(found) for key, found in refs.items()},
        *_read_work(store, today),
    )


def _read_work(store: Store, today: date) -> tuple[dict[str, int], dict[str, list[str]]]:
    """The figures of work, rights and social return; and the dossiers behind them."""
    days = {"today": today.isoformat(), "year_ago": add_months(today, -12).isoformat()}
    [(vacancies, places)] = store.read(_VACANCIES, **days)
    [(contacts,)] = store.read(_EMPLOYER_CONTACTS, **days)
    [(obligation, filled)] = store.read(_SOCIAL_RETURN, **days)
    introduced, rights = store.read(_INTRODUCED, **days), store.read(_RIGHTS, **days)
    refs = {
        "work.introductions_12m": [ref for ref, _ in introduced],
        "work.hires_12m": [ref for ref, status in introduced if status == "hired"],
        "rights.applied": [ref for ref, status in rights if status == "applied"],
        "rights.received": [ref for ref, status in rights if status == "receives"],
    }
    counts = {
        "work.vacancies_open": vacancies,
        "work.places_open": places,
        "work.employer_contacts_12m": contacts,
        "social_return.obligation": obligation,
        "social_return.filled": filled,
    }
    counts |= {key: len(found) for key, found in refs.items()}
    return counts, {key: refs.get(key, []) for key in counts}
