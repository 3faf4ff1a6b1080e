"""What a signal says: its line in a list, and its why (the rule in words, the dates, the sum).

The texts stand with the rules (`domain/rules/`); here the facts are put into words and filled in.
They are about the coach's task, never about a jobseeker's fault.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from coachdesk.domain.already import Already, LastNote, logged_since
from coachdesk.domain.case import LoggedFact
from coachdesk.domain.policy import DEFAULTS, Policy, source_of
from coachdesk.domain.signal import Phrase, Signal
from coachdesk.domain.text import clean_line
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome
from coachdesk.words import t, tn
from coachdesk.words.formats import day, near_day, span
from coachdesk.words.terms import choice, field_text, setting_label, setting_value

_OWN_LIMIT = "Caseload limit of this coach: {limit}"


def signal_line(signal: Signal, near: date | None = None) -> str:
    """What is to do, in one line; `near` is the day whose year need not be said."""
    return t(signal.line, **_facts_in_words(signal, near))


def already_texts(
    signal: Signal | None, found: Already, today: date, *, brief: bool = False
) -> list[str]:
    """What was done about a line already, and what is planned: `☎ tried today`.

    In brief a call is told by its day, another contact by how it went.
    """
    texts = []
    if last := logged_since(signal, found, today):
        texts.append(_logged_text(last, today, brief=brief))
    if planned := found.planned:
        if planned.on == today:
            on = t("today {time}", time=planned.at) if planned.at else t("today")
        else:
            on = near_day(planned.on, today)
        if brief:
            texts.append(on if planned.on == today else t("appt {day}", day=on))
        else:
            texts.append(t("appointment {day}", day=on))
    return texts


def _logged_text(last: LoggedFact, today: date, *, brief: bool) -> str:
    on = t("today") if last.on == today else near_day(last.on, today)
    sign = "☎ " if last.mode == ContactMode.PHONE else ""
    if brief:
        return sign + on if sign else _how_it_went(last, "").strip()
    return sign + _how_it_went(last, on)


def _how_it_went(last: LoggedFact, on: str) -> str:
    if last.outcome == ContactOutcome.HELD:
        written = last.mode == ContactMode.MESSAGE
        return t("contact {day}", day=on) if written else t("spoken {day}", day=on)
    if last.outcome == ContactOutcome.NO_SHOW:
        return t("no-show {day}", day=on)
    if last.outcome == ContactOutcome.CANCELLED:
        return t("cancelled {day}", day=on)
    return t("tried {day}", day=on)


def note_text(note: LastNote) -> str:
    """The last note with its day and way, on one line."""
    return f"{day(note.on)}, {choice(note.mode)}: {clean_line(note.text)}"


def strike_day(signal: Signal) -> date | None:
    """The day of an eviction or cut-off, where a signal knows of one."""
    strikes_on = signal.facts.get("strikes_on")
    return strikes_on if isinstance(strikes_on, date) else None


def strike_day_line(signal: Signal) -> str:
    """That day, named as such; empty where a signal knows of none."""
    named = signal.facts.get("strike_day")
    return _fact_in_words("strike_day", named) if named else ""


def is_strike_day(signal: Signal) -> bool:
    """Whether a signal's day is that of an eviction or cut-off: nobody's term, and never late."""
    return signal.rule.name == "debt.threat_stands"


def how_far(signal: Signal, today: date, *, brief: bool = False) -> str:
    """How far the day of a signal is, seen from today; empty where it has none."""
    days = signal.days_late(today)
    if days is None:
        return ""
    if is_strike_day(signal) and days > 0:
        return tn(days, "1 day ago", "{count} days ago")
    return span(days, brief=brief)


def due_text(signal: Signal, today: date) -> str:
    """By when, and how far that is; a strike day stands in the signal's line already."""
    far = how_far(signal, today)
    if not far or is_strike_day(signal):
        return far
    return f"{t('due {day}', day=day(signal.due_on))}, {far}"


class Why(NamedTuple):
    """A signal explaining itself."""

    rule: str
    sums: tuple[str, ...]
    source: str
    settings: tuple[str, ...]


def why(signal: Signal, policy: Policy) -> Why:
    """The rule in words, the dates and the sum, the source, and the norms to change it with."""
    facts = _facts_in_words(signal)
    return Why(
        t(signal.why, **facts),
        tuple(t(text, **facts) for text in signal.sums),
        t(signal.source),
        tuple(_norm_line(name, signal, policy) for name in signal.rule.norms),
    )


def _norm_line(name: str, signal: Signal, policy: Policy) -> str:
    """A norm as it stands, and its default where that was changed."""
    value, default = getattr(policy, name), getattr(DEFAULTS, name)
    if name == "caseload_limit" and signal.facts["limit"] != value:
        return t(_OWN_LIMIT, limit=signal.facts["limit"])
    if name == "placement_max_months":
        kind = str(signal.facts["kind"])
        value, default = {kind: value[kind]}, {kind: default[kind]}
    line = f"{setting_label(name)}: {setting_value(name, value)}"
    if value != default:
        shown = setting_value(name, default)
        line += " " + t("(default {value}, {source})", value=shown, source=t(source_of(name)))
    return line


def _facts_in_words(signal: Signal, near: date | None = None) -> dict[str, str]:
    return _in_words({"due": signal.due_on, **signal.facts}, near)


def _in_words(facts: Mapping[str, object], near: date | None) -> dict[str, str]:
    return {name: _fact_in_words(name, value, near) for name, value in facts.items()}


_NOT_YET = ("first_talk_on", "plan_agreed_on", "checked_on")


def _fact_in_words(name: str, value: object, near: date | None = None) -> str:
    if value is None:
        return t("not yet") if name in _NOT_YET else t("none")
    if isinstance(value, Phrase):
        return t(value.text, **_in_words(value.facts, near))
    if isinstance(value, tuple):
        return ", ".join(_fact_in_words(name, item, near) for item in value)
    if near and isinstance(value, date):
        return near_day(value, near)
    return _count(name, value) if isinstance(value, int) else field_text(value)


def _count(name: str, value: int) -> str:
    if name == "months":
        return tn(value, "{count} month", "{count} months")
    if name == "weeks":
        return tn(value, "{count} week", "{count} weeks")
    if name in ("days", "threat_days"):
        return tn(value, "{count} day", "{count} days")
    if name == "working_days":
        return tn(value, "{count} working day", "{count} working days")
    return str(value)
