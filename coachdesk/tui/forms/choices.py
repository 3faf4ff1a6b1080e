"""A field with a few words to choose from, each with its letter."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol, runtime_checkable

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from coachdesk.domain.values import FieldValue
from coachdesk.tui.option_letters import option_letters, own_letters
from coachdesk.words.terms import choice


def vocabulary_letters(words: Iterable[StrEnum]) -> list[str]:
    """The letters that are shown for these words."""
    found = list(words)
    return own_letters([choice(word) for word in found], option_letters(found))


@runtime_checkable
class AfterLetter(Protocol):
    """A form goes on by itself once a letter answered a field."""

    def after_letter(self, choice: "Choice") -> None: ...


@runtime_checkable
class OtherLetter(Protocol):
    """A form in which a letter that no option has means something of its own."""

    def other_letter(self, choice: "Choice", letter: str) -> bool: ...


class Letters(Protocol):
    """Tells letters that answer from those of a text."""

    def take(self, choice: "Choice", letter: str, at: float) -> bool: ...


@runtime_checkable
class HearsLetters(Protocol):
    """A form that looks at all letters which its fields are given."""

    letters: Letters


class Choice(Widget, can_focus=True):
    """A word out of a few: its letter, the arrows or a click chooses it."""

    BINDINGS = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]
    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; link-style: none; link-color: $foreground; }
    """

    value: reactive[FieldValue] = reactive(None)

    class Changed(Message):
        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Choice":
            return self.choice

    class Unknown(Message):
        """Letters that choose nothing here."""

        def __init__(self, letters: str) -> None:
            super().__init__()
            self.letters = letters

    def __init__(
        self,
        values: Sequence[FieldValue],
        fixed: Sequence[str],
        texts: Sequence[str],
        value: FieldValue,
        optional: bool,
        taken: Sequence[str] = (),
    ) -> None:
        """The letters of the language are shown, none of those `taken` elsewhere.

        `fixed` ones answer in every language, where they are not shown for something else.
        """
        super().__init__()
        letters = own_letters(texts, fixed, taken)
        self.options = list(zip(values, letters, texts, strict=True))
        self._shown = dict(zip(letters, values, strict=True))
        self._fixed = dict(zip(fixed, values, strict=True))
        self._optional = optional
        self.set_reactive(Choice.value, value)

    def _rows(self, width: int) -> list[list[int]]:
        """The options line by line, by their number: none is broken in two."""
        rows: list[list[int]] = [[]]
        used = 0
        for number, (_, _, text) in enumerate(self.options):
            cells = cell_len(text) + 4  # a circle and a letter before it
            if used and used + cells > width:
                rows.append([])
                used = 0
            rows[-1].append(number)
            used += cells + 2
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        rows = self._rows(self.size.width)
        return Content("\n").join(
            Content("  ").join([self._option(number) for number in row]) for row in rows
        )

    def _option(self, number: int) -> Content:
        value, letter, text = self.options[number]
        style = Style.from_meta({"@click": f"take({number})"})
        if value == self.value:
            return Content.styled(f"● {letter} {text}", style + Style(bold=True, reverse=True))
        parts = (("○ ", style), (letter, style + Style(bold=True)), (f" {text}", style))
        return Content("").join(Content.styled(part, look) for part, look in parts)

    def take(self, value: FieldValue) -> None:
        """Choose this one."""
        self.value = value
        self.refresh(layout=True)
        self.post_message(self.Changed(self))

    def action_take(self, number: int) -> None:
        self.focus()
        self.take(self.options[number][0])

    def action_step(self, by: int) -> None:
        values = [value for value, _, _ in self.options]
        place = values.index(self.value) + by if self.value in values else (0 if by > 0 else -1)
        self.take(values[place % len(values)])

    def action_clear(self) -> None:
        if self._optional:
            self.take(None)

    def take_letter(self, letter: str, at: float) -> bool:
        """A key with a sign, pressed `at`: the form knows whether it is part of a text."""
        if isinstance(self.screen, HearsLetters):
            return self.screen.letters.take(self, letter, at)
        return self.choose(letter)

    def choose(self, letter: str) -> bool:
        """Choose the word with this letter; says whether it meant anything."""
        letter = letter.casefold()
        if letter not in self._shown:
            if isinstance(self.screen, OtherLetter) and self.screen.other_letter(self, letter):
                return True
            if letter not in self._fixed:
                return False
        self.take(self._shown[letter] if letter in self._shown else self._fixed[letter])
        if isinstance(self.screen, AfterLetter):
            self.screen.after_letter(self)
        return True
