"""Every rule (coachdesk/docs/domain.md, section 4): pure functions of a fact, policy and day."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from coachdesk.domain.case import Case
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules import (
    caseload,
    contact,
    debts,
    intake,
    network,
    organisations,
    outflow,
    placements,
    plan,
    rights,
    tasks,
    work,
    workshops,
)
from coachdesk.domain.rules.caseload import Fullness, fullness
from coachdesk.domain.signal import Find, Rule, Signal, in_order

MODULES = (
    caseload,
    contact,
    debts,
    intake,
    network,
    organisations,
    outflow,
    placements,
    plan,
    rights,
    tasks,
    work,
    workshops,
)
RULES = {
    item.name: item
    for module in MODULES
    for item in vars(module).values()
    if isinstance(item, Rule)
}
_RULES_ABOUT: defaultdict[tuple[type, bool], list[tuple[Rule, Find]]] = defaultdict(list)
for _rule in RULES.values():
    _RULES_ABOUT[_rule.about, _rule.closed].append((_rule, _rule.find))


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


def signals_of(fact: object, policy: Policy, today: date) -> list[Signal]:
    """The signals about one fact: a jobseeker's case, a workshop, an organisation …"""
    person, closed = None, False
    if isinstance(fact, Case):
        person, closed = fact.person, not fact.active
    return [
        Signal(item, person, found)
        for item, find in _RULES_ABOUT[type(fact), closed]
        for found in find(fact, policy, today)
    ]
