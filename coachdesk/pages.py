"""What of a dossier stands on the page that the jobseeker takes home."""

from collections.abc import Iterable
from typing import TypeVar

from coachdesk.domain.case import Case
from coachdesk.domain.vocabulary import CircumstanceKind, DebtStatus
from coachdesk.exchange.handout import (
    Handout,
    HandoutDebt,
    HandoutMeeting,
    HandoutOpportunity,
    HandoutStep,
)
from coachdesk.store.dossiers import Dossier, Stored

_Item = TypeVar("_Item", HandoutStep, HandoutOpportunity, HandoutDebt)


def handout_of(dossier: Dossier, case: Case, coach: tuple[str, str | None]) -> Handout:
    """The plan, the coming appointments, the opportunities and (if asked for) the open debts."""
    person = dossier.jobseeker
    return Handout(
        name=case.person.name,
        coach=coach[0],
        coach_email=coach[1],
        goal=person["plan_goal"],
        agreed_on=person["plan_agreed_on"],
        steps=_picked(HandoutStep, dossier.lists["plan_steps"]),
        meetings=[
            HandoutMeeting(item.on, item.at, item.mode, item.purpose)
            for item in case.appointments
            if item.present
        ],
        opportunities=_picked(
            HandoutOpportunity,
            (
                item
                for item in dossier.lists["circumstances"]
                if item["kind"] == CircumstanceKind.OPPORTUNITY
            ),
        ),
        debts=_picked(
            HandoutDebt,
            (item for item in dossier.lists["debts"] if item["status"] != DebtStatus.SETTLED),
        ),
    )


def _picked(cls: type[_Item], records: Iterable[Stored]) -> list[_Item]:
    """Of each record only what the page may tell: the fields of `cls`, by their names."""
    return [cls(*(record[name] for name in cls._fields)) for record in records]
