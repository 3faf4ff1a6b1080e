"""A signal explaining itself: what it asks, what settles it, the rule, the sum, source, norms."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import MouseScrollDown, MouseScrollUp
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from coachdesk.domain.already import NOTHING, Already
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Signal
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.pane import Pane
from coachdesk.words import t
from coachdesk.words.signals import already_texts, due_text, note_text, signal_line, why


class Part(NamedTuple):
    """One part of a text, and what it is called."""

    label: str
    text: str
    style: str = ""


class Labelled(Visual):
    """Parts in groups, their labels in a column; air between the groups where there is room.

    What does not fit is said in the last row; `start` leaves out so many rows.
    """

    def __init__(self, title: str, groups: Sequence[Sequence[Part]], start: int = 0) -> None:
        self.title = title
        filled = ([part for part in group if part.text] for group in groups)
        self._groups = [group for group in filled if group]
        self._start = start

    def __str__(self) -> str:
        parts = (part for group in self._groups for part in group)
        return "\n".join(f"{part.label} {part.text}".strip() for part in parts)

    def after(self, part: Part) -> "Labelled":
        """The same, begun with this part."""
        return Labelled(self.title, ([part], *self._groups))

    def scrolled(self, start: int) -> "Labelled":
        return Labelled(self.title, self._groups, start)

    def rows(self, width: int, height: int | None = None) -> list[Content]:
        """What is drawn in so many cells; in this height without air where that does not fit."""
        indent = 1 + max((cell_len(p.label) for group in self._groups for p in group), default=0)
        groups = [
            [row for part in group for row in _rows(part, indent, max(1, width - indent))]
            for group in self._groups
        ]
        rows = [row for group in groups for row in group]
        airy = len(rows) + len(groups) - 1
        if height is None or airy <= height:
            rows = [row for group in groups for row in (Content(""), *group)][1:]
        return rows

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        rows = self.rows(width, height)[self._start :]
        if height and len(rows) > height:
            more = t("… {count} more lines: shift+↓, or w for all", count=len(rows) - height + 1)
            rows[height - 1 :] = [Content.styled(more, "$text-muted")]
        text = Content("\n").join(rows)
        return text.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return len(self.rows(width))


def _rows(part: Part, indent: int, width: int) -> list[Content]:
    """A part under its label, wrapped beside it."""
    labels = [part.label + " " * (indent - cell_len(part.label))]
    wrapped = literal(part.text).wrap(width)
    labels += [" " * indent] * (len(wrapped) - 1)
    return [
        Content.assemble((label, "$text-muted"), (line.plain, part.style))
        for label, line in zip(labels, wrapped, strict=True)
    ]


class WhyPane(Pane):
    """Beside or below a list; it can be read on in, by key and by the mouse's wheel."""

    _why = Labelled("", ())
    _start = 0

    def tell_why(self, why: Labelled) -> None:
        self._why, self._start = why, 0
        self.tell(why.title, why)

    def scroll_why(self, by: int) -> None:
        room = self.content_size.height
        hidden = len(self._why.rows(self.content_size.width, room)) - room
        self._start = max(0, min(self._start + by, hidden))
        self.update(self._why.scrolled(self._start), layout=False)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.scroll_why(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.scroll_why(-1)


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
