"""Which date answers a signal: done today, and the line is gone."""

from typing import NamedTuple

from coachdesk.domain.signal import Signal


class Answer(NamedTuple):
    """The record and the field that get today's date."""

    kind: str
    field: str


_ANSWERS = {
    "plan.review_due": Answer("jobseeker", "plan_reviewed_on"),
    "plan.missing": Answer("jobseeker", "plan_agreed_on"),
    "plan.step_due": Answer("plan_step", "done_on"),
    "intake.to_start": Answer("jobseeker", "intake_started_on"),
    "intake.plan_to_make": Answer("jobseeker", "plan_agreed_on"),
    "rights.check_due": Answer("jobseeker", "rights_checked_on"),
    "rights.long_term": Answer("jobseeker", "rights_checked_on"),
    "debt.threat": Answer("debt_assistance", "first_talk_on"),
    "debt.first_talk": Answer("debt_assistance", "first_talk_on"),
    "debt.plan": Answer("debt_assistance", "plan_agreed_on"),
}


def answer_to(signal: Signal) -> Answer | None:
    """What to fill in for a signal; None where a date alone is no answer.

    A first talk from before the threat keeps its day: the law counts from it.
    """
    if signal.rule == "debt.threat" and signal.facts["first_talk_on"]:
        return None
    return _ANSWERS.get(signal.rule)
