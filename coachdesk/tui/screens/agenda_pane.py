"""Beside Agenda: what the highlighted line is, with what is needed to prepare it."""

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from coachdesk.domain.agenda import AgendaData
from coachdesk.domain.day import Appointment
from coachdesk.domain.day_plan import appointment_taken, free_spans, workshop_taken
from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Signal
from coachdesk.domain.values import FieldValue
from coachdesk.domain.workshop import Gathering
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.agenda_lines import FreeDay, StrikeDay, spans_text
from coachdesk.tui.widgets.why import Part, why_content
from coachdesk.words import t, tn
from coachdesk.words.formats import full_day
from coachdesk.words.formats import hours as in_hours
from coachdesk.words.signals import signal_line
from coachdesk.words.terms import choice


def about(what: FieldValue, found: AgendaData, policy: Policy, minutes: int) -> Visual:
    """All that is known of one line; `minutes` as an appointment takes that says nothing of it."""
    if isinstance(what, Appointment):
        return Content("\n").join(_appointment(what, found, minutes))
    if isinstance(what, Gathering):
        return Content("\n").join(_workshop(what))
    if isinstance(what, FreeDay):
        free = t("free {hours}", hours=spans_text(free_spans(())))
        plan = t("a plans an appointment on this day.")
        return Content("\n").join(
            (_bold(full_day(what.on)), literal(free), Content.styled(plan, "$text-muted"))
        )
    signal = what.signal if isinstance(what, StrikeDay) else what
    if not isinstance(signal, Signal):
        return Content("")
    why = why_content(signal, (), policy, found.today)
    phone = found.phones.get(signal.person.id) if signal.person else None
    return why if not phone else why.after(Part("☎", phone))


def title_of(what: FieldValue) -> str:
    """What kind of line it is, as the title of the pane."""
    if isinstance(what, Gathering):
        return t("Workshop")
    if isinstance(what, FreeDay):
        return t("Free hours")
    return t("Appointment") if isinstance(what, Appointment) else t("Falls due")


def _bold(text: str) -> Content:
    return literal(text).stylize("bold")


def _appointment(item: Appointment, found: AgendaData, minutes: int) -> Iterator[Content]:
    person, contact = item.person, item.contact
    yield _bold(f"{person.name} · {person.ref}")
    if phone := found.phones.get(person.id):
        yield literal(f"☎ {phone}")
    taken = appointment_taken(item, minutes)
    hours = t("no time")
    if taken.span:
        length = t("{count} minutes", count=taken.minutes)
        hours = f"{taken.span.text} ({length})"
    yield literal(f"{full_day(contact.on)}, {hours}")
    about = (choice(contact.mode), choice(contact.purpose), contact.place)
    yield literal(", ".join(filter(None, about)))
    if note := found.notes.get(contact.id):
        yield Content.assemble((f"{t('Prepared')}: ", "bold"), literal(note))
    others = [signal for signal in found.signals if signal.person == person]
    if others:
        yield _bold(t("Also:"))
        yield from (literal(f"• {signal_line(signal)}") for signal in others)


def _workshop(item: Gathering) -> Iterator[Content]:
    yield _bold(item.title)
    span = workshop_taken(item).span
    yield literal(f"{full_day(item.held_on)}, {span.text if span else t('no time')}")
    length = t("{count} hours", count=in_hours(item.hours))
    yield literal(" · ".join(filter(None, (length, item.place))))
    yield _bold(tn(len(item.seats), "1 participant", "{count} participants"))
    yield from (literal(f"{seat.person.listed}, {choice(seat.status)}") for seat in item.seats)
