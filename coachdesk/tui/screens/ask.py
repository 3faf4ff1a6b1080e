"""A question with a yes and a no."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from coachdesk.tui.literal import literal
from coachdesk.words import t


class AskScreen(ModalScreen[bool]):
    """Asks, and gives True for yes. Nothing happens by accident: esc and n mean no."""

    BINDINGS = [("y,enter", "answer(True)"), ("n,escape", "answer(False)")]
    DEFAULT_CSS = """
    AskScreen > Vertical {
        width: 60; max-width: 95%; height: auto; padding: 1 2;
        background: $surface; border: round $warning;
    }
    AskScreen Static { height: auto; }
    """

    def __init__(self, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._question = question
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(literal(self._question), markup=False)
            yield Static(self._answers(), markup=False)

    def _answers(self) -> Content:
        def answer(key: str, text: str, value: bool) -> Content:
            press = Style.from_meta({"@click": f"screen.answer({value})"})
            return Content.styled(f" {key} ", press + Style(bold=True)) + Content.styled(
                text, press
            )

        return Content.assemble(
            "\n", answer("y", self._yes, True), "     ", answer("n", self._no, False)
        )

    def action_answer(self, value: bool) -> None:
        self.dismiss(value)


def discard_question() -> AskScreen:
    """Asked before typed text would be lost."""
    return AskScreen(
        t("What you typed is not saved. Throw it away?"), t("throw away"), t("keep typing")
    )
