"""What settles a line of Today, and with which key."""

from collections.abc import Collection

from coachdesk.domain.policy import Policy
from coachdesk.domain.rules.outflow import aftercare
from coachdesk.domain.signal import Signal
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.tui.screens.today_lines import PutOff
from coachdesk.tui.widgets.labelled import Part
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.terms import choice, field_label


def is_aftercare(signal: Signal) -> bool:
    """Answered by a check with an answer of its own, not by a date alone."""
    return signal.rule is aftercare


def settled_by(signal: Signal, policy: Policy) -> str:
    """The act that ends a signal, its key first."""
    if answer := signal.tick_off:
        if answer.kind == "plan_step":
            return t("m: the step was done today")
        text = t("m: today as the day of “{field}”", field=field_label(answer.field))
        return f"{text}; {_also(signal)}" if _also(signal) else text
    return _act(signal, policy)


def _also(signal: Signal) -> str:
    """A second way, beside its date."""
    also = {
        "debt.threat": t("c: a talk about debts"),
        "rights.long_term": t("enter twice, then a letter: it is received"),
    }
    return also.get(signal.rule.name, "")


def _act(signal: Signal, policy: Policy) -> str:
    seen = _modes(policy.seen_modes)
    acts = {
        "contact.first_talk": t("c: a talk in which you see each other ({modes})", modes=seen),
        "contact.quarterly": t("c: a talk in which you see each other ({modes})", modes=seen),
        "contact.outcome_missing": t("c: how that appointment went"),
        "contact.no_show_repeated": t("c: a talk that takes place"),
        "intake.late": t("enter: hours of workshops attended, and the plan agreed"),
        "intake.hours_short": t("3 Intake: more workshops planned or attended"),
        "plan.no_open_step": t("enter, then n: a next step"),
        "debt.threat_stands": t("enter, then e: the day it was averted, or the end of the help"),
        "debt.no_assistance": t("enter, then n: a request for debt assistance"),
        "placement.displacement_check": t("enter, then v: the displacement check"),
        "placement.displacement_risk": t("enter, then v: a new check, or e: its end"),
        "placement.end": t("enter, then e: a new end, or how it ended"),
        "placement.no_end_date": t("enter, then e: the agreed end"),
        "placement.over_max_term": t("enter, then e: how it ended"),
        "placement.revolving_door": t("enter, then e: how it ended; this is to talk about"),
        "placement.allowance_over_cap": t("enter, then e: another allowance, or its end"),
        "workshop.roll_call_missing": t("enter: the roll call"),
        "intake.to_start": t("enter, then i: the intake starts today"),
        "placement.visit_due": t("c: a visit to the placement"),
        "introduction.to_make": t("enter, then m: introduced"),
        "introduction.no_answer": t("enter, then m: what the employer answered"),
        "vacancy.closing": t("enter, then m: a hire, or e: the day it closed"),
        "employer.follow_up": t("c: a contact with this employer"),
        "employer.outcome_missing": t("c: how that contact went"),
        "social_return.open": t("enter, then e: the day it was settled"),
        "skill.expires": t("enter, then e: a later day, or n: the new one"),
        "rights.no_decision": t("enter twice, then a letter: what was decided"),
        "rights.ends": t("enter, then e: until when now; or enter and a letter"),
        "outflow.bonus": t("enter twice, then a letter: how the outflow bonus stands"),
        "outflow.aftercare": t("m: ask whether the work goes on, and note the answer"),
        "retention.due": t("enter: the dossier; “Erase” is in ctrl+p there"),
    }
    return acts.get(signal.rule.name) or _also(signal) or _by_itself(signal)


def _by_itself(signal: Signal) -> str:
    if signal.person or signal.record.kind not in ("coach", "organisation"):
        return t("enter: where it can be answered")
    return t("Nothing to fill in: it goes when the figures change.")


def _modes(modes: Collection[ContactMode]) -> str:
    return ", ".join(choice(mode) for mode in ContactMode if mode in modes)


def put_off_part(data: PutOff) -> Part:
    """Until when a line was put off, and why."""
    until, reason = day(data.aside.until_on), data.aside.reason
    return Part(
        t("Set aside"), t("until {day}: {reason}. b brings it back.", day=until, reason=reason)
    )
