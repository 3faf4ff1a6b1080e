"""One field of a form: its label, the control for its kind, and what is said of it beside it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from coachdesk.domain.names import fold
from coachdesk.domain.text import NOTE_LENGTH, bsn_like, clean
from coachdesk.domain.typed_text import ClockError, DayError, Lean
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import CLOCK, DAY, FOLDER, MONEY, Control, Invalid, Typing, Words
from coachdesk.tui.forms.choices import Choice, vocabulary_letters
from coachdesk.tui.forms.day_and_time import parted
from coachdesk.tui.literal import literal
from coachdesk.tui.option_letters import option_letters
from coachdesk.tui.widgets.passphrase import SecretInput
from coachdesk.tui.widgets.path_input import PathInput
from coachdesk.tui.widgets.typed import CLICK, Full, LineInput, NoteArea, one_line
from coachdesk.words import t
from coachdesk.words.formats import full_day
from coachdesk.words.problems import typed_text
from coachdesk.words.strengths import strength_text
from coachdesk.words.terms import choice

NEW_PASSPHRASE = "passphrase"  # the field whose strength is said; not the one to repeat it in
LONGEST_DAY = 80  # signs of a day with its time
_FEW = 3  # words that stand beside their label on a narrow screen
_SHORT = 12  # cells of a label beside its control on a narrow screen
_LONG = 34  # cells of a longer one, a question, which stands above its answer on every screen


class Unreadable(ValueError):
    """What was typed cannot be taken; the text says why, in the user's language."""


def shown_value(spec: Field, value: FieldValue) -> str:
    """A stored value as the field first shows it, in a form the field reads back."""
    if isinstance(spec.kind, Words):
        value = [choice(word) for word in value or ()]
    return "" if value is None else spec.kind.edited(value)


def _as_words(kind: Words, texts: list[str]) -> list[str]:
    """The words typed in the user's language, as the record holds them; a beginning will do."""
    known = {fold(choice(word)): word.value for word in kind.vocabulary}
    found = []
    for text in texts:
        begun = [value for name, value in known.items() if name.startswith(fold(text))]
        word = known.get(fold(text)) or (begun[0] if len(begun) == 1 else None)
        if word is None:
            said = t("“{text}” is not one of: {words}", text=text, words=words_of(kind))
            raise Unreadable(said)
        found.append(word)
    return found


def words_of(kind: Words) -> str:
    """All it can hold, in the user's language."""
    return ", ".join(choice(word) for word in kind.vocabulary)


def _classes(spec: Field, label: str, value: FieldValue) -> str:
    """How a field is laid out."""
    control = spec.kind.control
    is_tall = control in (Control.NOTE, Control.PATH) or cell_len(label) > _LONG
    has_many = len(spec.vocabulary or ()) > _FEW
    classes = {
        "filled": bool(value),
        "tall": is_tall,
        "above": not is_tall and (has_many or cell_len(label) > _SHORT),
        "words": bool(spec.vocabulary),
        "text": spec.required,  # of a note: what the form is for
    }
    return " ".join(name for name, has in classes.items() if has)


class FormField(Widget):
    """A labelled control; `read` gives what was typed, in a form `records.check` takes."""

    COMPONENT_CLASSES = {"form-field--label"}
    # The field in use is told by a bar, also where a terminal has no colours, and by its label.
    # A label beside or above a control is drawn in the margin of the control: a widget for each
    # would take as long to open as the controls do.
    DEFAULT_CSS = """
    FormField {
        layout: horizontal; height: auto; width: 1fr; padding: 0 1 0 0; border-left: blank;
        .label { width: 1fr; }
        .label, .form-field--label { color: $text-muted; }
        .control { margin: 0 0 0 21; }
        .note { width: auto; max-width: 45%; height: auto; padding: 0 0 0 1; color: $text-muted; }
        Input { width: 1fr; min-width: 11; text-style: underline; background: $background; }
        TextArea { height: auto; min-height: 15vh; max-height: 45vh; background: $background; }
        &.filled TextArea { min-height: 2; }
        &.text TextArea { max-height: 70vh; }
        &.words { layout: vertical; .note { margin: 0 0 0 21; padding: 0; max-width: 100%; } }
        &.tall { layout: vertical; .control { margin: 0; } .note { max-width: 100%; } }
        &.wrong { .note, .label, .form-field--label { color: $error; } }
        &:focus-within {
            border-left: outer $primary; background: $panel;
            .label, .form-field--label {
                background: $primary; color: $surface; text-style: bold;
            }
        }
        &.wrong:focus-within {
            border-left: outer $error;
            .label, .form-field--label { background: $error; color: $surface; }
        }
    }
    """

    def __init__(
        self,
        spec: Field,
        label: str,
        value: FieldValue,
        today: date,
        lean: Lean,
        suggestions: Sequence[str] = (),
        secret: bool = False,
        remark: Callable[[FieldValue], str] | None = None,
        asks: bool = False,
    ) -> None:
        """`remark` says what should be known of a value; `asks`: it is asked about at saving."""
        shown = label + " *" * spec.required
        super().__init__(classes=_classes(spec, shown, value))
        self._remark = remark
        self._asks = asks
        self.secret = secret  # a passphrase: not shown while it is typed, never in a draft
        self.spec = spec
        self.label = label
        self.original = value
        self._today = today
        self._lean = lean
        self._suggestions = suggestions
        self._wrong: FieldValue = None
        self._is_clicked = False
        self._note: Static | None = None
        self.clock: FormField | None = None  # of a day: the field of its time
        self._label = literal(shown)
        self.control = self._control()
        self.control.add_class("control", update=False)

    def compose(self) -> ComposeResult:
        if self.has_class("tall"):
            yield Static(self._label, classes="label", markup=False)
        yield self.control

    def _label_lines(self, width: int) -> list[Content]:
        """The label as the margin of its control has room for it."""
        margin = self.control.styles.margin
        room = margin.left or (width + 1 if margin.top else 0)
        lines = self._label.wrap(room - 1) if room > 1 else []
        return [line.pad_right(room - line.cell_length) for line in lines]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        beside = len(self._label_lines(width))
        return max(beside, super().get_content_height(container, viewport, width))

    def render(self) -> Content:
        label = Content("\n").join(self._label_lines(self.content_size.width))
        return label.stylize(self.get_visual_style("form-field--label"))

    def on_mount(self) -> None:
        control = self.control
        # A remark is gone on with; a whole text, as of a letter, is read from its beginning.
        if isinstance(control, TextArea) and not (self.spec.required and "\n" in control.text):
            control.move_cursor(control.document.end)
        self._say_of_it()

    def on_descendant_focus(self) -> None:
        """The label stands in sight too, also above or beside a control of many rows."""
        self.call_after_refresh(self._scroll_to_it)

    def on_mouse_down(self) -> None:
        self._is_clicked = True

    def _scroll_to_it(self) -> None:
        if self._is_clicked:  # once it is: what the click is meant for stays under the mouse
            self._is_clicked = False
            self.set_timer(CLICK, self._scroll_to_it)
        else:
            self.scroll_visible(animate=False)

    def _control(self) -> Widget:
        spec = self.spec
        if spec.kind.control is Control.NOTE:
            text = shown_value(spec, self.original)
            return NoteArea(text, compact=True, tab_behavior="focus")
        if spec.vocabulary:
            words = list(spec.vocabulary)
            fixed, texts = option_letters(words), [choice(word) for word in words]
            # How a contact took place also answers where it is asked how it went.
            taken = vocabulary_letters(ContactOutcome) if words == list(ContactMode) else ()
            return Choice(words, fixed, texts, self.original, True, taken)
        if spec.kind.control is Control.CHOICE:
            yes_no = (t("yes"), t("no"))
            return Choice((True, False), ("y", "n"), yes_no, self.original, spec.default is None)
        if self.secret:
            return SecretInput()
        if spec.kind.control is Control.PATH:
            text = shown_value(spec, self.original)
            return PathInput(text, folders_only=spec.kind is FOLDER)
        suggester = SuggestFromList(map(one_line, self._suggestions), case_sensitive=False)
        return LineInput(
            shown_value(spec, self.original),
            compact=True,
            suggester=suggester if self._suggestions else None,
        )

    @property
    def text(self) -> str:
        """What stands in the field, where it is typed; of a passphrase only its length."""
        control = self.control
        if isinstance(control, TextArea):
            return control.text
        return control.value if isinstance(control, Input) else ""

    def read(self) -> FieldValue:
        """The value typed, or the one it began with where nothing was; raises Unreadable."""
        control = self.control
        if isinstance(control, Choice):
            return control.value
        if isinstance(control, SecretInput):
            return control.copied() or None
        if not self.changed:
            return self.spec.kind.empty if self.original is None else self.original
        if not self.text.strip():
            return self.spec.kind.empty
        try:
            found = self.spec.kind.typed(self.text, self._typing)
            return _as_words(self.spec.kind, found) if isinstance(self.spec.kind, Words) else found
        except (DayError, ClockError) as error:
            raise Unreadable(typed_text(error)) from None
        except Invalid:
            if self.spec.kind is MONEY:
                said = t("“{text}” is not an amount. Try 1250,50.", text=self.text)
            else:
                said = t("“{text}” is not a number of hours. Try 2,5.", text=self.text)
            raise Unreadable(said) from None

    @property
    def _typing(self) -> Typing:
        return Typing(self._today, self._lean)

    def _day_and_time(self) -> tuple[str, str] | None:
        if not self.clock or self.clock.text or len(self.text) > LONGEST_DAY:
            return None
        return parted(self.text, self._typing)

    def both_values(self) -> dict[str, FieldValue]:
        """A day with its time behind it, as the two fields will hold them."""
        both = self._day_and_time()
        if both is None or self.clock is None:
            return {}
        return {
            self.spec.name: DAY.typed(both[0], self._typing),
            self.clock.spec.name: CLOCK.typed(both[1], self._typing),
        }

    def part_time(self) -> "FormField | None":
        """A time typed behind the day goes into its own field, which is given."""
        with suppress(Unreadable):
            self.read()
            return None
        both = self._day_and_time()
        if both and self.clock:
            self.put(both[0])
            self.clock.put(both[1])
            return self.clock
        return None

    @property
    def changed(self) -> bool:
        """Whether the user typed anything that differs."""
        if isinstance(self.control, Choice):
            return bool(self.control.value != self.original)
        return self.text != shown_value(self.spec, self.original)

    @property
    def kept(self) -> FieldValue:
        """What stands in the field, as a draft keeps it."""
        control = self.control
        return control.value if isinstance(control, Choice) else self.text

    def put(self, kept: FieldValue) -> None:
        """Put back what a draft kept."""
        control = self.control
        if isinstance(control, Choice):
            control.value = next((v for v, _, _ in control.options if v == kept), None)
            control.refresh(layout=True)
        elif isinstance(control, Input):
            control.value = one_line(str(kept))
        elif isinstance(control, TextArea):
            control.text = clean(str(kept))

    def put_value(self, value: FieldValue) -> None:
        """Let the field hold this value, in its own type."""
        self.put(value if isinstance(self.control, Choice) else shown_value(self.spec, value))

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A word beside the field: the day in full, or what is wrong."""
        self.set_class(wrong, "wrong")
        self._wrong = self.kept if wrong else None
        if self._note:
            self._note.update(literal(text))
        elif text and self.is_attached:  # most fields never say a word
            self._note = Static(literal(text), classes="note", markup=False)
            self.mount(self._note)
        if text and self.has_pseudo_class("focus-within"):
            self.on_descendant_focus()

    def _say_of_it(self) -> None:
        """The echo of what was typed: a day in full, a warning for what looks like a BSN."""
        if isinstance(self.control, SecretInput):
            with self.control.given() as text:
                rated = text and self.spec.name == NEW_PASSPHRASE
                self.say(strength_text(text) if rated else "")
        elif self.spec.kind.is_text and bsn_like(self.text):
            self.say(t("This looks like a BSN; coachdesk keeps none. Please leave it out."))
        else:
            self.say(self._echo())

    def _echo(self) -> str:
        """How a day or a time is understood, and the remark on what stands here."""
        if not (self.text.strip() and (self._remark or self.spec.kind in (DAY, CLOCK))):
            return ""
        try:
            value = self.read()
        except Unreadable as error:
            both = tuple(self.both_values().values())
            return f"{full_day(both[0])}, {both[1]}" if both else str(error)
        remark = self._remark(value) if self._remark else ""
        if self.spec.kind is DAY:
            return ", ".join(filter(None, (full_day(value), remark)))
        if self.spec.kind is CLOCK:
            understood = "" if value == self.text.strip() else value
            return ", ".join(filter(None, (understood, remark)))
        return remark

    @property
    def doubt(self) -> str:
        """What is to be asked about before this is saved; nothing where it is as it was."""
        if not (self._asks and self._remark and self.changed and self._remark(self.read())):
            return ""
        return f"{self.label}: {self.text.strip()} ({self._echo()})"

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def _edited(self) -> None:
        # The news of an older key may come after the error was said of what now stands here.
        if not (self.has_class("wrong") and self.kept == self._wrong):
            self._say_of_it()

    @on(Choice.Unknown)
    def _unknown(self, event: Choice.Unknown) -> None:
        if not self.has_class("wrong"):
            self.say(t("“{letter}” chooses nothing here.", letter=event.letters))

    def on_descendant_blur(self) -> None:
        if isinstance(self.control, Choice) and not self.has_class("wrong"):
            self.say("")

    @on(Full)
    def _full(self) -> None:
        self.say(t("A field takes {most} characters; the rest was left out.", most=NOTE_LENGTH))

    def focus_control(self) -> None:
        if self.control.is_attached:  # the form may be gone by now
            self.control.focus()

    def keep_text_whole(self) -> None:
        """Begin behind a text: a key that was meant for the list replaces nothing."""
        if isinstance(self.control, Input) and self.spec.kind.is_text:
            self.control.select_on_focus = False
            self.control.cursor_position = len(self.control.value)

    def focus_to_mend(self) -> None:
        """Go here to type it again: a date, a time or a number is replaced, a text is kept."""
        self.focus_control()
        if isinstance(self.control, Input) and (self.secret or not self.spec.kind.is_text):
            self.control.select_all()
