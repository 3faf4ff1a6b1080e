"""Every rule (coachdesk/docs/domain.md, section 4): pure functions of a fact, policy and day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from coachdesk.domain.case import Case
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules import (
    caseload,
    contact,
    debts,
    intake,
    organisations,
    outflow,
    placements,
    plan,
    rights,
    workshops,
)
from coachdesk.domain.rules.caseload import Fullness, fullness
from coachdesk.domain.signal import Rule, Signal, in_order

MODULES = (
    caseload,
    contact,
    debts,
    intake,
    organisations,
    outflow,
    placements,
    plan,
    rights,
    workshops,
)
RULES = {
    item.name: item
    for module in MODULES
    for item in vars(module).values()
    if isinstance(item, Rule)
}
_RULES_ABOUT: defaultdict[tuple[type, bool], list[Rule]] = defaultdict(list)
for _rule in RULES.values():
    _RULES_ABOUT[_rule.about, _rule.closed].append(_rule)


class Snapshot(NamedTuple):
    """All the rules look at for one coach, as of a day; `shared` are facts of no one jobseeker."""

    coach: str
    limit: int
    cases: tuple[Case, ...]
    shared: tuple[object, ...] = ()

    @property
    def active(self) -> int:
        return sum(case.active for case in self.cases)

    def fullness(self, policy: Policy) -> Fullness:
        return fullness(self.active, self.limit, policy)


def all_signals(snapshot: Snapshot, policy: Policy, today: date) -> list[Signal]:
    """Every signal of a caseload, most pressing first."""
    facts = (*snapshot.cases, *snapshot.shared, snapshot.fullness(policy))
    return in_order(signal for fact in facts for signal in signals_of(fact, policy, today))


def signals_of(fact: object, policy: Policy, today: date) -> Iterator[Signal]:
    """The signals about one fact: a jobseeker's case, a workshop, an organisation …"""
    case = fact if isinstance(fact, Case) else None
    person = case.person if case else None
    for item in _RULES_ABOUT[type(fact), bool(case and not case.active)]:
        for found in item.find(fact, policy, today):
            yield Signal(item, person, found)
