"""A signal explaining itself: what it asks, what settles it, the rule, the sum, source, norms."""

from collections.abc import Sequence
from datetime import date

from coachdesk.domain.already import NOTHING, Already
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Signal
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.words import t
from coachdesk.words.signals import already_texts, due_text, note_text, signal_line, why


def why_content(
    signal: Signal,
    others: Sequence[Signal],
    policy: Policy,
    today: date,
    found: Already = NOTHING,
    settles: str = "",
) -> Labelled:
    """The last note, what a signal asks, what settles it, and why; then what else there is."""
    said = why(signal, policy)
    noted = note_text(found.note) if found.note else str(signal.facts.get("note", ""))
    note = [Part(t("Note"), noted)]
    asks = [
        Part(t("What"), signal_line(signal), "bold"),
        Part(t("When"), due_text(signal, today)),
        Part("☎", str(signal.facts.get("reached", ""))),
        *_done(signal, found, today),
        Part(t("Settled"), settles),
    ]
    because = [
        Part(t("Why"), said.rule),
        *_listed(t("Sum"), said.sums),
        Part(t("Source"), said.source),
        *_listed(t("Norm"), said.settings),
    ]
    also = _listed(t("Also"), [f"• {signal_line(other)}" for other in others])
    how = t("To change a norm: , (Settings)") if said.settings else ""
    parts = (note, asks, because, [*also, Part("", how, "$text-muted")])
    return Labelled(who_text(signal.person, found), parts)


def about_person(
    person: Person,
    found: Already,
    asks: Sequence[Part],
    settles: str,
    signals: Sequence[Signal],
    today: date,
) -> Labelled:
    """A line that is no signal: the last note, what it is, and what else there is."""
    note = [Part(t("Note"), note_text(found.note))] if found.note else []
    done = _done(None, found, today)
    also = _listed(t("Also"), [f"• {signal_line(signal)}" for signal in signals])
    parts = (note, [*asks, *done, Part(t("Settled"), settles)], also)
    return Labelled(who_text(person, found), parts)


def _done(signal: Signal | None, found: Already, today: date) -> list[Part]:
    """What was done already, and apart from it what is planned."""
    logged = already_texts(signal, found._replace(planned=None), today)
    planned = already_texts(signal, found._replace(logged=None), today)
    return [Part(t("Already"), " · ".join(logged)), Part(t("Planned"), " · ".join(planned))]


def who_text(person: Person | None, found: Already = NOTHING) -> str:
    """Whom a line is about: name, number and phone."""
    if not person:
        return t("Why")
    phone = f" · ☎ {found.phone}" if found.phone else ""
    return f"{person.name} · {person.ref}{phone}"


def _listed(label: str, texts: Sequence[str]) -> list[Part]:
    """Several texts under one label."""
    return [Part("" if number else label, text) for number, text in enumerate(texts)]
