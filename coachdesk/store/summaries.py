"""The reads behind the summary's figures that no rule needs: who the coach is, first times seen,
and whose unpaid work ended where."""

from collections import defaultdict
from datetime import date

from coachdesk.domain.dates import add_months
from coachdesk.domain.policy import Policy
from coachdesk.domain.summary import SummaryBackground
from coachdesk.domain.vocabulary import UNPAID_WORK
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
    )
