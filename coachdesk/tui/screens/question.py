"""A question, answered with a letter. Enter and esc never throw anything away."""

import time
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.timer import Timer
from textual.widgets import Static

from coachdesk.domain.values import FieldValue
from coachdesk.tui.literal import literal
from coachdesk.tui.option_letters import own_letters, yes_and_no
from coachdesk.tui.textual_types import AnyApp
from coachdesk.words import t

_T = TypeVar("_T")
_ENDS_AFTER = 0.35  # seconds without another letter
_LETTER_WITHIN = 1.0  # seconds; in a slowly typed text the next letter comes within it
_ANSWERS_WIDTH = 60  # cells of answers that stand side by side


class AnswerOption(NamedTuple):
    """`letter` is shown; `fixed` answers too, in every language."""

    value: FieldValue
    letter: str
    fixed: str
    text: str


class QuestionScreen(ModalScreen[_T]):
    """Asks, and gives the value of the answer; enter and esc give the safe one."""

    BINDINGS = [("enter", "enter"), ("escape", "leave")]
    DEFAULT_CSS = """
    QuestionScreen > Vertical {
        width: 60; max-width: 95%; height: auto; max-height: 100%; padding: 1 2;
        background: $surface; border: round $warning;
    }
    QuestionScreen.low > Vertical { padding: 0 1; }
    QuestionScreen Static { height: auto; }
    """

    def __init__(
        self, question: str, answers: tuple[AnswerOption, ...], safe: _T, enter: _T
    ) -> None:
        super().__init__()
        self._question = question
        self._given = answers
        self._safe = safe
        self._enter = enter

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(literal(self._question), markup=False)
            yield Static(self._answers(), markup=False)

    def on_resize(self) -> None:
        self.set_class(self.size.height < 15, "low")

    def _answers(self) -> Content:
        shown = [self._shown(number) for number in range(len(self._given))]
        on_one_line = sum(answer.cell_length + 5 for answer in shown) <= _ANSWERS_WIDTH
        return Content("\n") + Content("     " if on_one_line else "\n").join(shown)

    def _shown(self, number: int) -> Content:
        answer = self._given[number]
        press = Style.from_meta({"@click": f"screen.answer({number})"})
        keys = answer.letter + ("/enter" if answer.value == self._enter else "")
        return Content.styled(keys, press + Style(bold=True)) + Content.styled(
            f" {answer.text}", press
        )

    def action_answer(self, number: int) -> None:
        self.dismiss(self._given[number].value)

    def action_enter(self) -> None:
        self.dismiss(self._enter)

    def action_leave(self) -> None:
        self.dismiss(self._safe)

    def waits(self, key: str) -> bool:
        return False

    def acts(self, key: str) -> Callable[[], object] | None:
        """A letter gives its answer."""
        number = self._answered_by(key)
        return None if number is None else partial(self.action_answer, number)

    def _answered_by(self, key: str) -> int | None:
        """The number of the answer that a letter gives."""
        letter = key.casefold()
        letters = [(answer.letter, answer.fixed) for answer in self._given]
        return next((number for number, two in enumerate(letters) if letter in two), None)

    def acts_at_once(self, key: str) -> bool:
        """A text that is typed over a question is no answer."""
        return self._answered_by(key) is not None


class AskScreen(QuestionScreen[bool]):
    """Gives True for yes. Nothing happens by accident: enter, esc and n mean no."""

    def __init__(self, question: str, yes: str, no: str, *, enter: bool = False) -> None:
        """`enter` is the answer of the enter key: True only where yes can do no harm."""
        letters = yes_and_no()
        answers = (
            AnswerOption(True, letters[0], "y", yes),
            AnswerOption(False, letters[1], "n", no),
        )
        super().__init__(question, answers, safe=False, enter=enter)


def ask_first(app: AnyApp, question: str, yes: str, no: str, then: Callable[[], object]) -> None:
    """Ask; `then` follows where the answer is yes."""

    def answered(agreed: bool | None) -> None:
        if agreed:
            then()

    app.push_screen(AskScreen(question, yes, no), answered)


class Leaving(StrEnum):
    """What is to become of a form with something typed in it."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class LeaveScreen(QuestionScreen[Leaving]):
    """Asked before typed text would be lost; `what` is the heading of its form.

    Somebody may type on without looking up, and slowly: a letter that ends the form does so after a
    pause, and not where another letter comes meanwhile or came shortly before.
    """

    def __init__(self, what: str) -> None:
        self._ending: Timer | None = None
        self._text_until = 0.0
        yes, no = yes_and_no()
        save = t("save")
        answers = (
            AnswerOption(Leaving.SAVE, own_letters((save,), ("s",))[0], "s", save),
            AnswerOption(Leaving.DISCARD, yes, "y", t("throw away")),
            AnswerOption(Leaving.STAY, no, "n", t("keep typing")),
        )
        question = f"{what}\n{t('What you typed is not saved. Throw it away?')}"
        super().__init__(question, answers, safe=Leaving.STAY, enter=Leaving.STAY)

    @property
    def is_ending(self) -> bool:
        """Whether a letter came that ends the form unless another one follows it."""
        return self._ending is not None

    def acts(self, key: str) -> Callable[[], object] | None:
        number, is_alone = self._answered_by(key), time.monotonic() >= self._text_until
        if self._ending:
            self._ending.stop()
            self._ending, is_alone = None, False
        if len(key) > 1:  # no letter
            return super().acts(key)
        if number is None or not is_alone:
            self._text_until = time.monotonic() + _LETTER_WITHIN
            return lambda: None
        if self._given[number].value is Leaving.STAY:
            return super().acts(key)
        return partial(self._end_soon, number)

    def _end_soon(self, number: int) -> None:
        self._ending = self.set_timer(_ENDS_AFTER, lambda: self.call_later(self._end, number))

    def _end(self, number: int) -> None:
        if self._ending:
            self.action_answer(number)
