"""The reads behind the summary's figures that no rule needs: who the coach is, first times seen,
and whose unpaid work ended where."""

from collections import defaultdict
from datetime import date

from coachdesk.domain.dates import add_months
from coachdesk.domain.policy import Policy
from coachdesk.domain.summary import Background
from coachdesk.domain.vocabulary import UNPAID_WORK
from coachdesk.store.store import Store

_ORGANISATION_MONTHS = 24

_COACH = "SELECT uid, team FROM coach WHERE id = 1"

# CROSS JOIN: begin with the people, who are few; each one's contacts come from an index.
_FIRST_SEEN = """
SELECT j.id, min(c."on")
FROM jobseeker j CROSS JOIN contact c ON c.jobseeker_id = j.id
WHERE c.outcome = 'held' AND c."on" <= :today AND c.jobseeker_present AND c.mode IN ({modes})
  AND j.registered_on <= :today AND (j.closed_on IS NULL OR j.closed_on > :today)
GROUP BY j.id"""

_ENDED_UNPAID = """
SELECT DISTINCT p.organisation_id, j.ref
FROM placement p JOIN jobseeker j ON j.id = p.jobseeker_id
WHERE p.kind IN ({unpaid}) AND p.ended_on > :since AND p.ended_on <= :today
ORDER BY j.ref"""


def _quoted(words: "frozenset[str] | tuple[str, ...]") -> str:
    """Words of the vocabulary as SQL literals; never text a user typed."""
    return ", ".join(f"'{word}'" for word in sorted(words))


def read_background(store: Store, policy: Policy, today: date) -> Background:
    """What the figures need beside the rules' snapshot, as of one moment."""
    since = add_months(today, -_ORGANISATION_MONTHS)
    days = {"today": today.isoformat(), "since": since.isoformat()}
    with store.read_transaction():
        coach = store.read(_COACH)
        seen = store.read(_FIRST_SEEN.format(modes=_quoted(policy.seen_modes)), **days)
        ended = store.read(_ENDED_UNPAID.format(unpaid=_quoted(UNPAID_WORK)), **days)
    refs: dict[int, list[str]] = defaultdict(list)
    for organisation, ref in ended:
        refs[organisation].append(ref)
    uid, team = coach[0] if coach else ("", None)
    return Background(
        uid,
        team,
        {key: date.fromisoformat(on) for key, on in seen},
        {key: tuple(found) for key, found in refs.items()},
    )
