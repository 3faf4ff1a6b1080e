"""A question, answered with a letter. Enter and esc never throw anything away."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from typing import NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from coachdesk.domain.values import FieldValue
from coachdesk.tui.literal import literal
from coachdesk.tui.option_letters import option_letters, own_letters, yes_and_no
from coachdesk.tui.textual_types import AnyApp
from coachdesk.words import t
from coachdesk.words.terms import choice

_T = TypeVar("_T")
_ANSWERS_WIDTH = 59  # cells of answers that stand side by side, with a gap behind each


class AnswerOption(NamedTuple):
    """`letter` is shown; `fixed` answers too, in every language."""

    value: FieldValue
    letter: str
    fixed: str
    text: str


def status_answers(words: Iterable[StrEnum]) -> tuple[AnswerOption, ...]:
    """Each word of a list, with the letter that chooses it in a form."""
    found = list(words)
    names, fixed = [choice(word) for word in found], option_letters(found)
    return tuple(map(AnswerOption, found, own_letters(names, fixed), fixed, names))


class QuestionScreen(ModalScreen[_T]):
    """Asks, and gives the value of the answer; enter and esc give the safe one."""

    BINDINGS = [
        ("enter", "enter"),
        ("escape", "leave"),
        ("down", "read_on(1)"),
        ("up", "read_on(-1)"),
    ]
    DEFAULT_CSS = """
    QuestionScreen > Vertical {
        width: 60; max-width: 95%; height: auto; max-height: 100%; padding: 1 2;
        background: $surface; border: round $warning; overflow-y: auto;
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
        self._held: int | None = None  # the answer whose letter waits

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(literal(self._question), markup=False)
            yield Static(self._answers(), id="answers", markup=False)

    def on_resize(self) -> None:
        self.set_class(self.size.height < 15, "low")

    def _answers(self) -> Content:
        shown = [self._shown(number) for number in range(len(self._given))]
        on_one_line = sum(answer.cell_length + 5 for answer in shown) <= _ANSWERS_WIDTH
        return Content("\n") + Content("     " if on_one_line else "\n").join(shown)

    def _shown(self, number: int) -> Content:
        answer = self._given[number]
        press = Style.from_meta({"@click": f"screen.answer({number})"})
        if number == self._held:
            press += Style(reverse=True)
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

    def action_read_on(self, by: int) -> None:
        """Where not all answers fit on the screen."""
        self.query_one(Vertical).scroll_relative(y=by, animate=False)

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

    def show_held(self, key: str) -> None:
        """The answer whose letter waits stands out."""
        self._held = self._answered_by(key)
        for shown in self.query("#answers").results(Static):
            shown.update(self._answers())

    def show_text(self, said: str) -> None:
        """The question stays: that says enough."""


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
    """Asked before typed text would be lost; `what` is the heading of its form."""

    def __init__(self, what: str) -> None:
        yes, no = yes_and_no()
        save = t("save")
        answers = (
            AnswerOption(Leaving.SAVE, own_letters((save,), ("s",))[0], "s", save),
            AnswerOption(Leaving.DISCARD, yes, "y", t("throw away")),
            AnswerOption(Leaving.STAY, no, "n", t("keep typing")),
        )
        question = f"{what}\n{t('What you typed is not saved. Throw it away?')}"
        super().__init__(question, answers, safe=Leaving.STAY, enter=Leaving.STAY)
