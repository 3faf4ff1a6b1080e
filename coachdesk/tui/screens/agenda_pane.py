"""Beside Agenda: what the highlighted line is, with what is needed to prepare it."""

from collections.abc import Sequence

from coachdesk.domain.agenda import AgendaData, HeldContact
from coachdesk.domain.calendar_event import BusyTime
from coachdesk.domain.day import Appointment
from coachdesk.domain.day_plan import (
    Taken,
    appointment_taken,
    busy_taken,
    clashes,
    free_spans,
    workshop_taken,
)
from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Signal
from coachdesk.domain.values import FieldValue
from coachdesk.domain.workshop import Gathering
from coachdesk.tui.screens.agenda_lines import FreeDay, StrikeDay, spans_text
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.why import who_text, why_content
from coachdesk.words import t, tn
from coachdesk.words.formats import full_day, hours
from coachdesk.words.signals import signal_line
from coachdesk.words.terms import choice


def about(what: FieldValue, found: AgendaData, policy: Policy, minutes: int) -> Labelled:
    """All that is known of one line; `minutes` as an appointment takes that says nothing of it."""
    if isinstance(what, Appointment):
        return _appointment(what, found, minutes)
    if isinstance(what, HeldContact):
        went = [Part(t("Outcome"), choice(what.outcome), "bold"), Part(t("Note"), what.note)]
        return _appointment(what.appointment, found, minutes, went)
    if isinstance(what, Gathering):
        return _workshop(what, found, minutes)
    if isinstance(what, BusyTime):
        span = busy_taken(what, "").span
        when = f"{full_day(what.on)}, {span.text if span else ''}"
        kept = t("Of another calendar only the time is kept, for planning.")
        return Labelled(t("busy"), [[Part(t("When"), when, "bold")], [Part("", kept)]])
    if isinstance(what, FreeDay):
        free = t("free {hours}", hours=spans_text(free_spans(())))
        plan = t("a plans an appointment on this day.")
        return Labelled(full_day(what.on), [[Part("", free)], [Part("", plan, "$text-muted")]])
    signal = what.signal if isinstance(what, StrikeDay) else what
    if not isinstance(signal, Signal):
        return Labelled("", ())
    why = why_content(signal, (), policy, found.today)
    if not signal.person:
        return why
    return why.after(Part("☎", found.phones.get(signal.person.id, "")))


def _appointment(
    item: Appointment, found: AgendaData, minutes: int, went: Sequence[Part] = ()
) -> Labelled:
    contact, taken = item.contact, appointment_taken(item, minutes)
    at = t("no time")
    if taken.span:
        at = f"{taken.span.text} ({t('{count} minutes', count=taken.minutes)})"
    others = [signal for signal in found.signals if signal.person == item.person]
    groups = [
        [
            Part("☎", found.phones.get(item.person.id, "")),
            Part(t("When"), f"{full_day(contact.on)}, {at}", "bold"),
            Part(t("Same time"), _same_time(taken, found, minutes), "$warning"),
            Part(t("What"), f"{choice(contact.mode)}, {choice(contact.purpose)}"),
            Part(t("Place"), contact.place or ""),
        ],
        went or [Part(t("Prepared"), found.notes.get(contact.id, ""))],
        [
            Part("" if number else t("Also"), f"• {signal_line(signal)}")
            for number, signal in enumerate(others)
        ],
    ]
    return Labelled(who_text(item.person), groups)


def _same_time(own: Taken, found: AgendaData, minutes: int) -> str:
    """What else is at that time, from today on."""
    if own.on < found.today:
        return ""
    taken = [
        *(appointment_taken(i, minutes) for i in found.appointments if i.contact.on == own.on),
        *(workshop_taken(item) for item in found.workshops if item.held_on == own.on),
        *(busy_taken(item, t("busy")) for item in found.busy if item.on == own.on),
    ]
    return ", ".join(f"{item.what} {item.span.text}" for item in clashes(own, taken) if item.span)


def _workshop(item: Gathering, found: AgendaData, minutes: int) -> Labelled:
    own = workshop_taken(item)
    span = own.span
    when = f"{full_day(item.held_on)}, {span.text if span else t('no time')}"
    length = t("{count} hours", count=hours(item.hours))
    people = tn(len(item.seats), "1 participant", "{count} participants")
    groups = [
        [
            Part(t("When"), f"{when} ({length})", "bold"),
            Part(t("Same time"), _same_time(own, found, minutes), "$warning"),
            Part(t("Place"), item.place or ""),
        ],
        [
            Part("", people),
            *(Part("", f"• {seat.person.listed}, {choice(seat.status)}") for seat in item.seats),
        ],
    ]
    return Labelled(item.title, groups)
