"""What of a dossier stands on the page that the jobseeker takes home."""

from coachdesk.domain.case import Case
from coachdesk.domain.vocabulary import CircumstanceKind, DebtStatus
from coachdesk.exchange.handout import (
    Handout,
    HandoutDebt,
    HandoutMeeting,
    HandoutOpportunity,
    HandoutStep,
)
from coachdesk.store.dossiers import Dossier


def handout_of(dossier: Dossier, case: Case, coach: tuple[str, str | None]) -> Handout:
    """The plan, the coming appointments, the opportunities and (if asked for) the open debts."""
    person = dossier.jobseeker
    return Handout(
        name=case.person.name,
        coach=coach[0],
        coach_email=coach[1],
        goal=person["plan_goal"],
        agreed_on=person["plan_agreed_on"],
        steps=[
            HandoutStep(
                item["domain"],
                item["title"],
                item["owner"],
                item["status"],
                item["due_on"],
                item["done_on"],
            )
            for item in dossier.lists["plan_steps"]
        ],
        meetings=[
            HandoutMeeting(item.on, item.at, item.mode, item.purpose)
            for item in case.appointments
            if item.present
        ],
        opportunities=[
            HandoutOpportunity(item["domain"], item["text"], item["resolved_on"])
            for item in dossier.lists["circumstances"]
            if item["kind"] == CircumstanceKind.OPPORTUNITY
        ],
        debts=[
            HandoutDebt(item["creditor"], item["amount"], item["status"])
            for item in dossier.lists["debts"]
            if item["status"] != DebtStatus.SETTLED
        ],
    )
