"""What the rules look at for one jobseeker, as of one day: plain, unchanging data.

A fact dated after that day has not happened yet: it is left out of the case (None).
Plans (`ends_on`, `due_on`, `threat_strikes_on`, appointments) stay.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coachdesk.domain.names import Person
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import (
    AttendanceStatus,
    BenefitKind,
    ClosedReason,
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


class ContactFact(NamedTuple):
    """A contact without an outcome: to log when it lies in the past, else an appointment."""

    id: int
    on: date
    at: str | None
    mode: ContactMode
    purpose: ContactPurpose
    present: bool = True
    minutes: int | None = None
    place: str | None = None


class OutcomeFact(NamedTuple):
    """One of the latest contacts that was held or missed."""

    id: int
    on: date
    outcome: ContactOutcome


class LoggedFact(NamedTuple):
    """The latest contact of which it is known how it went."""

    on: date
    outcome: ContactOutcome
    mode: ContactMode


@private_repr("id")
class StepFact(NamedTuple):
    """A step still to do."""

    id: int
    title: str
    domain: LifeDomain
    due_on: date | None


@private_repr("id")
class DebtFact(NamedTuple):
    """A debt noted and not settled."""

    id: int
    creditor: str
    noted_on: date
    problematic: bool
    status: DebtStatus
    amount: Decimal | None


class AssistanceFact(NamedTuple):
    """A request for debt assistance; `threat` only once it is known."""

    id: int
    requested_on: date
    first_talk_on: date | None = None
    threat: Threat | None = None
    threat_on: date | None = None
    threat_strikes_on: date | None = None
    threat_averted_on: date | None = None
    plan_agreed_on: date | None = None
    ended_on: date | None = None

    @property
    def known_on(self) -> date:
        """The day the threat became known; not written down, the day help was requested."""
        return self.threat_on or self.requested_on

    @property
    def threat_stands(self) -> bool:
        return bool(self.threat) and not self.threat_averted_on

    def as_of(self, today: date) -> "AssistanceFact":
        """The same without what is dated after `today`; a threat not known by then is none."""

        def past(on: date | None) -> date | None:
            return on if on and on <= today else None

        return self._replace(
            first_talk_on=past(self.first_talk_on),
            threat=self.threat if self.known_on <= today else None,
            threat_on=past(self.threat_on),
            threat_averted_on=past(self.threat_averted_on),
            plan_agreed_on=past(self.plan_agreed_on),
            ended_on=past(self.ended_on),
        )


@private_repr("id")
class PlacementFact(NamedTuple):
    id: int
    organisation_id: int
    organisation: str
    kind: PlacementKind
    role: str
    started_on: date
    ends_on: date | None = None
    ended_on: date | None = None
    outcome: PlacementOutcome | None = None
    allowance: Decimal | None = None
    checked_on: date | None = None
    risk: bool = False
    hours_per_week: float | None = None
    visited_on: date | None = None

    def running(self, today: date) -> bool:
        return self.started_on <= today and not self.ended_on


class AttendanceFact(NamedTuple):
    held_on: date
    hours: float
    status: AttendanceStatus


class CheckFact(NamedTuple):
    on: date
    still_working: bool | None


@private_repr("id")
class IntroductionFact(NamedTuple):
    """An introduction for an open vacancy, agreed or made, that has no answer yet."""

    id: int
    status: IntroductionStatus
    on: date
    title: str
    organisation: str
    answer_by: date | None = None
    closes_on: date | None = None
    reached: str = ""  # by what number the employer is, and whom

    def facts(self) -> dict[str, object]:
        names = ("title", "organisation", "on", "reached")
        return {name: getattr(self, name) for name in names}


@private_repr("id")
class SkillFact(NamedTuple):
    """A certificate or licence."""

    id: int
    kind: SkillKind
    title: str
    expires_on: date | None

    def renewed_by(self, other: "SkillFact") -> bool:
        """Whether another one is the same and expires later, or never."""
        later = not other.expires_on or bool(self.expires_on and other.expires_on > self.expires_on)
        same = self.kind == other.kind and self.title.casefold() == other.title.casefold()
        return self.id != other.id and same and later


@private_repr("id")
class PairingFact(NamedTuple):
    """A pairing that runs."""

    id: int
    kind: PairingKind
    with_whom: str
    started_on: date
    checked_on: date | None = None


@private_repr("id")
class RightFact(NamedTuple):
    """A right or scheme as it stands."""

    id: int
    kind: RightKind
    status: RightStatus
    on: date
    until: date | None = None


@private_repr("record")
class Case(NamedTuple):
    """One jobseeker as of a day. Tuples hold open matters and what rules need of the past."""

    person: Person
    active: bool
    registered_on: date
    born_on: date | None = None
    benefit_kind: BenefitKind | None = None
    benefit_from: date | None = None
    intake_started_on: date | None = None
    intake_closed_on: date | None = None
    plan_agreed_on: date | None = None
    plan_reviewed_on: date | None = None
    rights_checked_on: date | None = None
    income_supplement_on: date | None = None
    closed_on: date | None = None
    closed_reason: ClosedReason | None = None
    last_seen: date | None = None
    last_contact: date | None = None
    last_contact_mode: ContactMode | None = None
    last_debt_talk: date | None = None
    last_logged: LoggedFact | None = None
    last_outcomes: tuple[OutcomeFact, ...] = ()
    unlogged: tuple[ContactFact, ...] = ()
    appointments: tuple[ContactFact, ...] = ()
    steps: tuple[StepFact, ...] = ()
    debts: tuple[DebtFact, ...] = ()
    assistances: tuple[AssistanceFact, ...] = ()
    placements: tuple[PlacementFact, ...] = ()
    attendances: tuple[AttendanceFact, ...] = ()
    checks: tuple[CheckFact, ...] = ()
    introductions: tuple[IntroductionFact, ...] = ()
    skills: tuple[SkillFact, ...] = ()
    pairings: tuple[PairingFact, ...] = ()
    rights: tuple[RightFact, ...] = ()
    listed: FieldValues = {}  # the fields that lists show and no rule looks at

    @property
    def phone(self) -> str | None:
        return self.listed.get("phone")

    @property
    def tags(self) -> Sequence[str]:
        return self.listed.get("tags") or ()

    @property
    def record(self) -> RecordRef:
        return RecordRef("jobseeker", self.person.id)

    @property
    def open_assistances(self) -> tuple[AssistanceFact, ...]:
        return tuple(item for item in self.assistances if not item.ended_on)

    @property
    def open_assistance(self) -> AssistanceFact | None:
        return next(iter(self.open_assistances), None)
