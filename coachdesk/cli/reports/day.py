"""The day's list as lines and as JSON."""

from collections.abc import Iterator
from datetime import date

from coachdesk.domain.already import NOTHING
from coachdesk.domain.day import Day
from coachdesk.domain.signal import Severity, Signal
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import JsonObject
from coachdesk.words import t, tn
from coachdesk.words.formats import day, full_day, hours
from coachdesk.words.signals import already_texts, due_text, signal_line
from coachdesk.words.terms import severity_name, state_name, subject_name, word


def day_json(found: Day) -> JsonObject:
    """The day in the form of coachdesk/docs/interface.md, section 2."""
    return {
        "today": found.today.isoformat(),
        "coach": found.coach,
        "caseload": {"active": found.active, "limit": found.limit, "state": found.state.value},
        "signals": [signal_json(signal, found.today) for signal in found.signals],
        "appointments": [
            {
                "ref": item.person.ref,
                "name": item.person.name,
                "on": item.contact.on.isoformat(),
                "at": item.contact.at,
                "mode": item.contact.mode,
                "purpose": item.contact.purpose,
            }
            for item in found.appointments
        ],
        "intakes": [
            {
                "ref": item.person.ref,
                "name": item.person.name,
                "started_on": item.intake.started_on.isoformat(),
                "due_on": item.intake.due_on.isoformat(),
                "day": item.intake.day,
                "hours_attended": float(item.intake.hours_attended),
                "hours_planned": float(item.intake.hours_planned),
                "hours_needed": item.intake.hours_needed,
                "plan_agreed_on": item.intake.plan_agreed_on and str(item.intake.plan_agreed_on),
                "state": item.intake.state.value,
            }
            for item in found.intakes
        ],
    }


def signal_json(signal: Signal, today: date) -> JsonObject:
    """One signal, as `today --json` and `show --json` give it."""
    return {
        "rule": signal.rule.name,
        "severity": signal.severity.value,
        "ref": signal.ref,
        "name": signal.person.name if signal.person else None,
        "record": str(signal.record),
        "due_on": signal.due_on.isoformat() if signal.due_on else None,
        "days_late": signal.days_late(today),
        "text": signal_line(signal),
        "source": t(signal.source),
    }


def day_lines(found: Day) -> Iterator[str]:
    """The day in words: every line says by itself what it is."""
    yield t("Today: {day}", day=full_day(found.today))
    if found.coach:
        yield t("Work coach: {name}", name=found.coach)
    yield t(
        "Caseload: {active} of {limit}, {state}",
        active=found.active,
        limit=found.limit,
        state=state_name(found.state),
    )
    yield ""
    yield tn(len(found.appointments), "1 appointment today", "{count} appointments today")
    for item in found.appointments:
        mode, purpose = (
            word(item.contact.mode, "ContactMode"),
            word(item.contact.purpose, "ContactPurpose"),
        )
        at = item.contact.at or t("no time")
        phone = found.already[item.person.id].phone if item.call_back else None
        call = f", {clean_line(phone)}" if phone else ""
        yield f"{at}: {item.person.name} ({item.person.ref}), {mode}, {purpose}{call}"
    for severity in Severity:
        signals = [signal for signal in found.signals if signal.severity is severity]
        yield ""
        yield f"{severity_name(severity)}: {len(signals)}"
        for signal in signals:
            yield _signal_text(signal, found)
    yield ""
    yield tn(len(found.intakes), "1 running intake", "{count} running intakes")
    for intake in found.intakes:
        yield t(
            "{name} ({ref}): {attended} of {needed} hours, {planned} planned, day {day}, "
            "due {due}, {state}",
            name=intake.person.name,
            ref=intake.person.ref,
            attended=hours(intake.intake.hours_attended),
            needed=intake.intake.hours_needed,
            planned=hours(intake.intake.hours_planned),
            day=intake.intake.day,
            due=day(intake.intake.due_on),
            state=state_name(intake.intake.state),
        )


def _signal_text(signal: Signal, found: Day) -> str:
    """One signal as a line that can be read aloud."""
    who = f"{signal.person.name} ({signal.ref}): " if signal.person else ""
    due = due_text(signal, found.today)
    if due and signal.severity is Severity.NOTE:
        due = t("due {day}", day=day(signal.due_on))
    when = f"; {due}" if due else ""
    about = found.already.get(signal.person.id, NOTHING) if signal.person else NOTHING
    parts = (f"{who}{signal_line(signal)}{when}", *already_texts(signal, about, found.today))
    return f"{subject_name(signal.subject)}: {'; '.join(parts)}"
