"""A form: all its errors at once, beside the fields; nothing typed is lost by accident."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.typed_text import Lean
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import DAY
from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import Clash, StoreError
from coachdesk.tui.commands import FORM, Command, add_actions
from coachdesk.tui.forms.choice_run import ChoiceRun
from coachdesk.tui.forms.choices import Choice
from coachdesk.tui.forms.clashing import read_again, settle
from coachdesk.tui.forms.draft_keeping import DraftKeeper
from coachdesk.tui.forms.fields import FormField, Unreadable
from coachdesk.tui.lazy import imported
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.question import AskScreen, LeaveScreen, Leaving
from coachdesk.tui.textual_patches.painting import draw_unless_delayed, keep_styles
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.beside import Beside
from coachdesk.tui.widgets.headed_box import HeadedBox
from coachdesk.tui.widgets.path_input import PathInput
from coachdesk.tui.widgets.plain import Plain, PlainScroll
from coachdesk.words import t
from coachdesk.words.problems import problem_text, store_text

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Stored
    from coachdesk.tui.app import DeskApp


class Asked(NamedTuple):
    """A field as one form asks for it. A `heading` begins a part of the form.

    `remark` says beside it what should be known of its value; with `asks` that is asked about too.
    """

    spec: Field
    label: str
    value: Any = None
    lean: Lean = Lean.PAST
    suggestions: Sequence[str] = ()
    heading: str = ""
    secret: bool = False
    remark: Callable[[Any], str] | None = None
    asks: bool = False


_LONG = 160  # letters of a heading
_NARROW = 66  # cells: with less there is no room for label, a day and a word on it in one row


def _class_of(heading: str) -> str:
    """A heading of several lines is a text to read."""
    return "part long" if len(heading) > _LONG else "part"


class FormScreen(ModalScreen[int | None]):
    """Fields, ctrl+s to save, esc to leave. Gives the id of what was saved, or None."""

    OFFERS: ClassVar[tuple[Command, ...]] = FORM
    ENTER_SAVES: ClassVar[bool] = False  # for one with a single field, that throws nothing away
    DEFAULT_CSS = """
    FormScreen > HeadedBox {
        width: 100%; max-width: 100; height: auto; max-height: 100%;
        background: $surface; border: round $primary; border-title-color: $primary;
    }
    FormScreen.beside > HeadedBox { max-width: 160; }
    FormScreen #parts { layout: vertical; height: auto; max-height: 100%; }
    FormScreen.wide #parts { layout: horizontal; }
    FormScreen #fields { height: auto; max-height: 100%; }
    FormScreen #beside { height: auto; max-height: 100%; padding: 0 1; }
    FormScreen.wide #beside { width: 36%; border-left: solid $primary; }
    FormScreen Beside { height: auto; margin: 0 0 1 0; }
    FormScreen .problem {
        dock: bottom; height: auto; max-height: 65%; margin: 0 0 1 0; padding: 0 1;
        color: $error; background: $surface;
    }
    FormScreen .part { height: auto; padding: 0 1; color: $primary; text-style: bold; }
    FormScreen .part.long { color: $foreground; text-style: none; }
    FormScreen .brief {
        height: auto; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    FormScreen.wide .brief { display: none; }
    FormScreen.narrow FormField {
        layout: vertical; .control { margin: 0 0 0 13; }
        .note { margin: 0; padding: 0 0 0 1; max-width: 100%; }
        &.above .control { margin: 1 0 0 0; }
        &.tall .control { margin: 0; }
    }
    """

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.heading = title
        self.saves = ""  # the kind of record whose id it gives
        self.said_when_saved = t("Saved: {title}. u takes it back.", title=title)
        self.seen: Mapping[str, Any] = {}  # what the record held when it was read
        self.filled: Mapping[str, Any] = {}  # what a draft kept, to be put back
        self.begun: Container[str] = ()  # the fields that begin with what another screen gave
        self.edited: set[str] = set()  # the fields the user changed, known when saving
        self._saving = self._left = False
        self.letters = ChoiceRun(self)
        self.sure = (t("save"), t("change it"))  # the answers where saving asks first
        self._drafts = DraftKeeper(self)
        self._folded: list[Asked] = []
        self._beside: Sequence[Beside] = ()

    @property
    def today(self) -> date:
        return self.desk.today

    def draft(self) -> Draft | None:
        """What this form is and what is typed in it; None for one not worth keeping."""
        return None

    def _draft(self, form: str, jobseeker_id: int | None, record_id: int | None) -> Draft:
        begun = self.begun if self.changed else ()
        texts = {n: field.kept for n, field in self.fields().items() if field.changed or n in begun}
        return Draft(form, jobseeker_id, record_id, texts)

    def asked(self) -> Iterable[Asked]:
        """The fields, in order."""
        raise NotImplementedError

    def in_fields(self, stored: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the fields show of a stored record."""
        return stored

    def first_field(self) -> str:
        """The name of the field to begin in."""
        return ""

    def store(self, values: dict[str, Any]) -> int:
        """Save the values, called in a thread; raises Refused, Clash, StoreError."""
        raise NotImplementedError

    # Layout --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        self._beside = self.beside()
        self.update_classes(_fitting(self, self.app.size.width), update=False)  # styled once
        with HeadedBox(self.heading):
            with Plain(id="parts"):
                with PlainScroll(id="fields", can_focus=False):
                    yield from self.in_brief()
                    for item in self.asked():
                        yield from self._widgets(item)
                if self._beside:
                    yield Vertical(*self._beside, id="beside")
            yield from self.compose_below()
            yield KeyStrip()

    def beside(self) -> Sequence[Beside]:
        """What is shown beside the fields, made of what was read when the form was made."""
        return ()

    def in_brief(self) -> Iterable[Static]:
        """What is said above the fields where a screen is too narrow for what stands beside."""
        return ()

    def compose_below(self) -> ComposeResult:
        """What stands below the fields."""
        yield from ()

    def _widgets(self, item: Asked) -> Iterable[Static | FormField]:
        if item.heading:
            yield Static(literal(item.heading), classes=_class_of(item.heading), markup=False)
        yield FormField(
            item.spec,
            item.label,
            item.value,
            self.today,
            item.lean,
            item.suggestions,
            item.secret,
            item.remark,
            item.asks,
        )

    def on_mount(self) -> None:
        if not self.query(KeyStrip):  # gone again before it was made
            return
        self._offer()
        fields = self.fields()
        if set(self.filled) - set(fields):
            self.action_more()
        for name, field in fields.items():
            if field.spec.kind is DAY:
                field.clock = fields.get(f"{name.removesuffix('on')}at")
        self.tell_beside()  # before it is laid out
        self.call_after_refresh(_put_back, self)
        self._drafts.begin()
        # At once: a focus that comes later would move what is typed to another field.
        first = fields.get(self.first_field()) or next(iter(fields.values()))
        first.keep_text_whole()
        self.set_focus(first.control)
        if isinstance(self.focused, PathInput):
            cast("DeskApp", self.app).keys.drop_run()

    _compositor_refresh = draw_unless_delayed
    post_message = keep_styles

    def on_screen_resume(self) -> None:
        cast("DeskApp", self.app).painting.paint_soon(self)

    def keep_now(self) -> None:
        """At the last moment: the window is being closed."""
        draft = self.draft()
        if draft and draft.texts:
            self.desk.write.keep_draft(draft)

    def finish(self, saved: int | None) -> None:
        """Leave the form, once; its draft is of no use any more."""
        if self._left:
            return
        self._left = True
        self._drafts.end()
        self.dismiss(saved)

    def on_resize(self) -> None:
        self.update_classes(_fitting(self, self.size.width))

    def _offer(self) -> None:
        one, notes = self.ENTER_SAVES, self.query(TextArea)
        has = {"more": self._folded, "template": notes, "next_field": not one}
        self.query_one(KeyStrip).offer([c for c in self.OFFERS if has.get(c.action, True)])
        self.query_one(KeyStrip).show_enter(t("save") if one else "")

    def fields(self) -> dict[str, FormField]:
        return {field.spec.name: field for field in self.query(FormField)}

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def tell_beside(self) -> None:
        """What stands beside the fields is told what stands in them."""
        if not self._beside:
            return
        values, unreadable = self.values()
        for name in unreadable:
            values |= self.fields()[name].both_values()
        for widget in self._beside:
            widget.follow(values)

    def action_more(self) -> None:
        """Show the fields that a new record does not need."""
        folded, self._folded = self._folded, []
        widgets = [widget for item in folded for widget in self._widgets(item)]
        if widgets:
            self.query_one("#fields").mount(*widgets)
            first = next(widget for widget in widgets if isinstance(widget, FormField))
            self.call_after_refresh(first.focus_control)
        self._offer()

    def action_next_field(self) -> None:
        """To the next field; past that of a time which was typed behind its day."""
        field = self.focused and self.focused.parent
        if isinstance(field, FormField) and (clock := field.part_time()):
            self.set_focus(clock.control)
        self.focus_next()

    def action_find(self) -> None:
        """Somebody else's dossier on top of this form, which esc comes back to."""
        cast("DeskApp", self.app).action_find()

    def after_letter(self, choice: Choice) -> None:
        """A letter answers and goes on to the next field, in every form."""
        if choice is not self.focus_chain[-1]:
            self.focus_next()

    def waits(self, key: str) -> bool:
        """While a form is being saved the next keys wait."""
        return self._saving

    def acts(self, key: str) -> Callable[[], object] | None:
        """The keys that act in a form; within a note enter and the arrows belong to the text."""
        self.letters.before(key)
        if isinstance(self.focused, PathInput) and (act := self.focused.acts(key)):
            return act
        moves: dict[str, Callable[[], object]] = {
            "ctrl+s": self.action_save,
            "escape": self.action_leave,
            "f2": self.action_more,
            "f4": lambda: imported("screens.own_lists:insert_note")(self.app),
            "tab": self.action_next_field,
            "shift+tab": self.focus_previous,
        }
        if not isinstance(self.focused, TextArea):
            moves |= {"down": moves["tab"], "up": moves["shift+tab"]}
            moves["enter"] = moves["ctrl+s" if self.ENTER_SAVES else "tab"]
        return moves.get(key)

    # Saving --------------------------------------------------------------------------------

    def values(self) -> tuple[dict[str, Any], dict[str, str]]:
        """What was typed, by field, and what of it cannot be read."""
        values: dict[str, Any] = {}
        unreadable: dict[str, str] = {}
        for name, field in self.fields().items():
            try:
                values[name] = field.read()
            except Unreadable as error:
                unreadable[name] = str(error)
        return values, unreadable

    def check(self, values: Mapping[str, Any]) -> list[Problem]:
        """What can be seen to be wrong before anything is written."""
        return []

    def doubts(self, values: Mapping[str, Any]) -> list[str]:
        """What is asked about before it is saved."""
        return [doubt for field in self.fields().values() if (doubt := field.doubt)]

    def action_save(self) -> None:
        if self._saving:
            return
        for field in self.fields().values():
            field.part_time()
        self.edited = {name for name, field in self.fields().items() if field.changed}
        values, unreadable = self.values()
        problems = [p for p in self.check(values) if p.field not in unreadable]
        if unreadable or problems:
            _drop_keys(self)
            self._show_problems(problems, unreadable)
            return
        doubts = self.doubts(values)
        if not doubts:
            self._save(values)
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._save(values)

        question = "\n".join((self.heading, *doubts, t("Is that right?")))
        _drop_keys(self)
        self.app.push_screen(AskScreen(question, *self.sure), answered)

    def _save(self, values: dict[str, Any]) -> None:
        self._saving = True
        self._store(values)

    # Without a description Textual makes one of all values, a passphrase among them.
    @work(thread=True, group="saving", description="saving")
    def _store(self, values: dict[str, Any]) -> None:
        try:
            saved = self.store(values)
        except Exception as error:
            self.app.call_from_thread(self._not_saved, *read_again(self, error))
        else:
            self.app.call_from_thread(self.finish, saved)

    def _not_saved(self, error: Exception, stored: "Stored | None") -> None:
        """Everything typed stays where it is; the reason is said."""
        self._saving = False
        _drop_keys(self)
        if isinstance(error, Refused):
            self._show_problems(error.problems, {})
        elif isinstance(error, Clash):
            settle(self, error, stored)
        elif isinstance(error, StoreError):
            self.say(store_text(error.code, error.path, error.facts))
        else:
            raise error

    @staticmethod
    def refused(field: str, code: str, **facts: Any) -> Refused:
        """A reason against saving that only showed while saving."""
        return Refused([Problem(field, code, facts)])

    def _show_problems(self, problems: Sequence[Problem], unreadable: Mapping[str, str]) -> None:
        fields, said = self.fields(), dict(unreadable)
        elsewhere = []
        for problem in problems:
            if problem.field in fields:
                said.setdefault(problem.field, problem_text(problem))
            else:
                elsewhere.append(problem_text(problem))
        for name, field in fields.items():
            if name in said:
                field.say(said[name], wrong=True)
            elif field.has_class("wrong"):
                field.say("")
        self.say("\n".join(elsewhere))
        wrong = [field for name, field in fields.items() if name in said]
        if wrong:
            wrong[0].focus_to_mend()

    def say(self, text: str) -> None:
        """Say below the fields why nothing was saved."""
        self.query(".problem").remove()
        if text:
            line = Static(literal(text), classes="problem", markup=False)
            self.query_one(HeadedBox).mount(line, before=self.query_one(KeyStrip))

    # Leaving -------------------------------------------------------------------------------

    @property
    def is_saving(self) -> bool:
        return self._saving

    @property
    def changed(self) -> bool:
        return any(field.changed for field in self.query(FormField))

    def action_leave(self) -> None:
        if not self.changed:
            self.finish(None)
            return

        def answered(answer: Leaving | None) -> None:
            if answer is Leaving.SAVE:
                self.action_save()
            elif answer is Leaving.DISCARD:
                self.finish(None)

        self.app.push_screen(LeaveScreen(self.heading), answered)


def _drop_keys(form: FormScreen) -> None:
    """What was typed after saving was for what would follow it, and nothing follows yet."""
    cast("DeskApp", form.app).keys.drop()


def _fitting(form: FormScreen, width: int) -> dict[str, bool]:
    return {"beside": bool(form._beside), "narrow": width < _NARROW, "wide": width >= 120}


def _put_back(form: FormScreen) -> None:
    """What a draft kept stands in the fields again."""
    for name, field in form.fields().items():
        if name in form.filled:
            field.put(form.filled[name])
    form.tell_beside()


add_actions(FormScreen, FormScreen.OFFERS)
