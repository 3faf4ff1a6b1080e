"""Letters that answer in a form, or a text that was meant for its report."""

from typing import TYPE_CHECKING, cast

from textual.widgets import TextArea

from coachdesk.domain.values import FieldValue
from coachdesk.tui import letter_run
from coachdesk.tui.forms.choices import Choice

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.forms.form import FormScreen


class ChoiceRun:
    """The letters since the last pause, and what the form held before them.

    As soon as one of them answers nothing, all of them are a text: what they chose is taken back,
    and the text goes into the report, or nowhere, which is said.
    """

    def __init__(self, form: "FormScreen") -> None:
        self._form = form
        self._typed = ""
        self._at: float | None = None
        self._before: list[tuple[Choice, FieldValue]] = []
        self._began_in: Choice | None = None
        self._is_text = False

    def before(self, key: str) -> None:
        """Before a key is handed out: no letter ends the run, and so does the first in a text.

        A small letter there, behind a capital that answered, shows that a sentence began with it.
        """
        if isinstance(self._form.focused, Choice) and (len(key) == 1 or key == "space"):
            return
        now = cast("DeskApp", self._form.app).keys.pressed_at
        if len(key) == 1 and key.islower() and self._goes_on(now) and self._typed[0].isupper():
            self._become_text(is_alone=False)
        self._at = None

    def _goes_on(self, at: float) -> bool:
        return self._at is not None and at - self._at < letter_run.PAUSE

    def take(self, choice: Choice, letter: str, at: float) -> bool:
        """A key with a sign was pressed in this field; whether that is all it does."""
        goes_on = self._goes_on(at)
        if not letter.isprintable() or not (letter.isalnum() or goes_on):
            self._at = None
            return False
        if not goes_on:
            self._begin(choice)
        self._at = at
        self._typed += letter
        # A capital with small letters behind it begins a sentence.
        is_answer = not self._is_text and not (self._typed[0].isupper() and letter.islower())
        if not (is_answer and choice.choose(letter)):
            self._become_text(is_alone=not goes_on)
        return True

    def _begin(self, choice: Choice) -> None:
        self._typed, self._is_text, self._began_in = "", False, choice
        self._before = [(one, one.value) for one in self._form.query(Choice)]

    def _become_text(self, *, is_alone: bool) -> None:
        """A letter alone is said to choose nothing; it goes along when others follow."""
        self._is_text = True
        for choice, value in self._before:
            if choice.value != value:
                choice.take(value)
        report = self._form.fields().get("note")
        if not is_alone and report and isinstance(report.control, TextArea):
            area = report.control
            area.move_cursor(area.document.end)
            area.insert(f"\n{self._typed}" if area.text else self._typed)
            self._form.set_focus(area)
            self._at = None
        else:
            self._form.set_focus(self._began_in)
            if self._began_in:
                self._began_in.post_message(Choice.Unknown(self._typed))
