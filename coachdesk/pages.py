"""What of a dossier stands on the page that the jobseeker takes home."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from coachdesk.domain.case import Case
from coachdesk.domain.vocabulary import AttendanceStatus, CircumstanceKind, DebtStatus
from coachdesk.exchange.handout import (
    Handout,
    HandoutCoach,
    HandoutDebt,
    HandoutMeeting,
    HandoutOpportunity,
    HandoutStep,
    HandoutWorkshop,
)
from coachdesk.store.dossiers import Dossier, Stored

_Item = TypeVar("_Item", HandoutStep, HandoutOpportunity, HandoutDebt, HandoutWorkshop)


def handout_of(dossier: Dossier, case: Case, coach: HandoutCoach, today: date) -> Handout:
    """The plan, what is coming, the opportunities, and the debts that are open."""
    person = dossier.jobseeker
    return Handout(
        name=case.person.name,
        coach=coach,
        goal=person["plan_goal"],
        agreed_on=person["plan_agreed_on"],
        steps=_picked(HandoutStep, dossier.lists["plan_steps"]),
        meetings=[
            HandoutMeeting(item.on, item.at, item.mode, item.purpose)
            for item in case.appointments
            if item.present
        ],
        workshops=_picked(
            HandoutWorkshop,
            (
                item
                for item in dossier.attendance
                if item["status"] == AttendanceStatus.PLANNED and item["held_on"] >= today
            ),
        ),
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
