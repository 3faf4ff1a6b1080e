"""The app: one desk, five screens, and what every screen can ask for."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from coachdesk.desk import CaseLine, Desk
from coachdesk.domain.looks import LOCK_MINUTES
from coachdesk.domain.problem import Refused
from coachdesk.domain.rules.intake import IntakeState
from coachdesk.domain.signal import Signal, Subject
from coachdesk.domain.vocabulary import UNPAID, PlacementKind
from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import Command
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.themes import DEFAULT_THEME, THEMES
from coachdesk.tui.typeahead import OrderedKeys
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.problems import labelled, store_text
from coachdesk.words.terms import state_name

if TYPE_CHECKING:
    from coachdesk.domain.day import Day
    from coachdesk.tui.forms.export import FileForm

POLL_SECONDS = 5.0

_TABS = {
    Subject.CONTACT: "contacts",
    Subject.DEBT: "debts",
    Subject.INTAKE: "intake",
    Subject.PLAN: "plan",
    Subject.PLACEMENT: "placements",
    Subject.RIGHTS: "overview",
    Subject.OUTFLOW: "overview",
    Subject.RETENTION: "overview",
}


class DeskApp(OrderedKeys):
    """coachdesk on a terminal."""

    TITLE = "coachdesk"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "today"
    ALLOW_SELECT = False
    BINDINGS = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "how_to_leave", show=False),
    ]
    CSS = """
    Screen { background: $background; color: $foreground; }
    ModalScreen { align: center middle; background: $background 60%; }
    ToastRack { align: right bottom; }
    Static {
        link-style: none; link-color: $foreground;
        link-style-hover: bold; link-color-hover: $background; link-background-hover: $primary;
    }
    """

    def __init__(self, desk: Desk, first: "Day | None" = None) -> None:
        super().__init__()
        self.desk = desk
        self.failure = ""
        self.again = False  # whether to open the desk anew, with other looks
        self.across = False  # whether a jobseeker looks along
        self._first = first
        self._seen_version = -1
        self._seen_day = desk.today
        self._last_touched = monotonic()
        for theme in THEMES:
            self.register_theme(theme)
        own = f"coachdesk-{desk.settings.get('theme')}"
        self.theme = own if own in self.available_themes else DEFAULT_THEME
        for name in ("today", "caseload", "intake", "agenda", "summary"):
            self.add_mode(name, self._screen_maker(name))

    def _screen_maker(self, name: str) -> Callable[[], Screen[Any]]:
        """A screen is made, and its file imported, when it is first gone to."""

        def make() -> Screen[Any]:
            if name == "today":
                from coachdesk.tui.screens.today import TodayScreen

                return TodayScreen(self._first)
            if name == "caseload":
                from coachdesk.tui.screens.caseload import CaseloadScreen

                return CaseloadScreen()
            if name == "intake":
                from coachdesk.tui.screens.intake import IntakeScreen

                return IntakeScreen()
            if name == "agenda":
                from coachdesk.tui.screens.agenda import AgendaScreen

                return AgendaScreen()
            from coachdesk.tui.screens.summary import SummaryScreen

            return SummaryScreen()

        return make

    def on_mount(self) -> None:
        self._seen_version = self.desk.version
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        gc.enable()
        self._watch_signals()
        self._begin_with_a_form()
        self.run_worker(self.desk.warm_up, thread=True, group="warm-up")
        self.set_interval(POLL_SECONDS, self._look_for_changes)
        self.set_interval(POLL_SECONDS, self._lock_when_idle)

    def _begin_with_a_form(self) -> None:
        """A new store asks whose it is; a form left unfinished is offered again."""
        if self.desk.read_only:
            return
        if self.desk.is_new:
            from coachdesk.tui.forms.setup import SetupForm

            self._form(lambda: SetupForm(self.desk))
        elif self.desk.drafts():
            self.offer_drafts()

    def offer_drafts(self) -> None:
        """The newest form left unfinished: go on with it now, or later."""
        drafts = self.desk.drafts()
        if not drafts:
            self.say(t("No form was left unfinished."))
            return
        from coachdesk.tui.forms.unfinished import form_of
        from coachdesk.tui.screens.ask import AskScreen

        draft = drafts[0]
        form = form_of(self.desk, draft)
        if form is None:
            self.write(lambda: self.desk.drop_draft(draft), lambda _: None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._form(lambda: form)

        question = t("A form was not saved: {title}. Go on with it?", title=form.heading)
        self.push_screen(AskScreen(question, t("go on"), t("later")), answered)

    def _watch_signals(self) -> None:
        """The terminal goes, or the system stops: what is typed is kept, and we leave."""
        if self.is_headless or sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self._leave_now)

    def _leave_now(self) -> None:
        from coachdesk.tui.forms.form import FormScreen

        for screen in self.screen_stack:
            if isinstance(screen, FormScreen):
                with suppress(Exception):
                    screen.keep_now()
        self.exit()

    def _look_for_changes(self) -> None:
        """Another window wrote, or a new day began: read again."""
        try:
            version, today = self.desk.version, self.desk.today
        except StoreError as error:
            self.not_done(error)
            return
        if version != self._seen_version or today != self._seen_day:
            self._seen_version, self._seen_day = version, today
            self.reload()

    def reload(self) -> None:
        """The screens in sight read again."""
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.reload()

    # Who looks along ------------------------------------------------------------------------

    def action_lock(self) -> None:
        """Hide every name."""
        from coachdesk.tui.screens.lock import LockScreen

        if not isinstance(self.screen, LockScreen):
            self.push_screen(LockScreen())

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self._last_touched = monotonic()
        await super().on_event(event)

    def _lock_when_idle(self) -> None:
        minutes = self.desk.settings.get("lock_minutes", LOCK_MINUTES)
        if minutes and monotonic() - self._last_touched > minutes * 60:
            self.action_lock()

    # Going about ---------------------------------------------------------------------------

    def action_go(self, name: str) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if self.current_mode != name:
            self.switch_mode(name)

    def open_dossier(self, jobseeker_id: int, tab: str = "overview", record: str = "") -> None:
        from coachdesk.tui.screens.dossier import DossierScreen

        if isinstance(self.screen, DossierScreen):
            self.pop_screen()
        self.push_screen(DossierScreen(jobseeker_id, tab, record))

    def open_signal(self, signal: Signal) -> None:
        """Open the dossier where a signal can be answered."""
        if signal.person:
            self.open_dossier(signal.person.id, self.tab_of(signal), signal.record)

    @staticmethod
    def tab_of(signal: Signal) -> str:
        """The dossier's tab where a signal can be answered."""
        return _TABS.get(signal.subject, "overview")

    def find_person(self) -> None:
        from coachdesk.tui.screens.picker import PersonPicker

        def go(chosen: int | None) -> None:
            if chosen is not None:
                self.open_dossier(chosen)

        self.push_screen(PersonPicker(self.desk), go)

    def show_help(self, commands: Sequence[Command]) -> None:
        from coachdesk.tui.screens.reading import HelpScreen

        self.push_screen(HelpScreen(commands))

    def show_why(self, content: Content) -> None:
        from coachdesk.tui.screens.reading import ReadingScreen

        self.push_screen(ReadingScreen(t("Why"), content))

    def show_palette(self, commands: Sequence[Command]) -> None:
        from coachdesk.tui.screens.picker import CommandPicker

        asker = self.screen

        def do(action: str | None) -> None:
            if action:
                self.call_next(asker.run_action, action)

        self.push_screen(CommandPicker(commands), do)

    # Forms ---------------------------------------------------------------------------------

    def log_contact(self, jobseeker_id: int, contact_id: int | None = None) -> None:
        from coachdesk.tui.forms.contact import LogContactForm

        self._form(lambda: LogContactForm.for_person(self.desk, jobseeker_id, contact_id))

    def plan_appointment(self, *jobseeker_ids: int) -> None:
        """For one person, or the same appointment for several."""
        from coachdesk.tui.forms.contact import AppointmentForm

        self._form(lambda: AppointmentForm(self.desk, jobseeker_ids))

    def move_appointment(self, contact_id: int) -> None:
        from coachdesk.tui.forms.contact import MoveForm

        self._form(lambda: MoveForm(self.desk, contact_id))

    def export_lines(self, lines: Sequence[CaseLine]) -> None:
        from coachdesk.tui.forms.export import CaseloadFileForm

        self._file(CaseloadFileForm(self.desk, lines))

    def export_calendar(self) -> None:
        from coachdesk.tui.forms.export import CalendarFileForm

        self._file(CalendarFileForm(self.desk))

    def print_plan(self, jobseeker_id: int, ref: str) -> None:
        from coachdesk.tui.forms.export import HandoutForm

        self._file(HandoutForm(self.desk, jobseeker_id, ref))

    def _file(self, form: "FileForm") -> None:
        """A file may be written from a read-only desk too: the store is not touched."""

        def done(saved: int | None) -> None:
            if saved is not None:
                self.say(t("Written. It is yours alone to read; mind where it goes."))

        self.push_screen(form, done)

    def new_person(self) -> None:
        from coachdesk.tui.forms.records import RecordForm

        self._form(lambda: RecordForm(self.desk, "jobseeker"), self.open_dossier)

    def edit(self, kind: str, record_id: int | None, jobseeker_id: int | None) -> None:
        """The form of one record: an existing one, or a new one for this dossier."""
        from coachdesk.tui.forms.records import RecordForm

        def make() -> Screen[int | None]:
            return RecordForm(self.desk, kind, record_id, jobseeker_id)

        new_placement = kind == "placement" and record_id is None
        self._form(make, self._check_if_unpaid if new_placement else None)

    def _check_if_unpaid(self, placement_id: int) -> None:
        """Unpaid work begins with the displacement check."""
        stored = self.desk.record("placement", placement_id)
        if stored and stored["kind"] in UNPAID - {PlacementKind.DAY_ACTIVITY}:
            self.check_displacement(placement_id)

    def check_displacement(self, placement_id: int) -> None:
        from coachdesk.tui.forms.displacement import DisplacementForm

        self._form(lambda: DisplacementForm(self.desk, placement_id))

    def close_dossier(self, jobseeker_id: int) -> None:
        from coachdesk.tui.forms.closing import CloseForm

        self._form(lambda: CloseForm(self.desk, jobseeker_id))

    def show_settings(self) -> None:
        from coachdesk.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def change_look(self, name: str) -> None:
        """Language, colours, dates or lock; the desk opens anew, so that all of it follows."""
        from coachdesk.tui.screens.settings import LookForm

        def anew(_: int) -> None:
            self.again = True
            self.exit()

        self._form(lambda: LookForm(self.desk, name), anew)

    def change_norm(self, name: str) -> None:
        from coachdesk.tui.screens.settings import NormForm

        self._form(lambda: NormForm(self.desk, name))

    def open_roll(self, workshop_id: int) -> None:
        from coachdesk.tui.screens.roll import RollScreen

        self.push_screen(RollScreen(workshop_id))

    def plan_workshops(self, people: Collection[int] = ()) -> None:
        """Plan a series, then choose who takes part: these, or whose intake runs."""
        from coachdesk.tui.forms.workshop import WorkshopForm

        form = WorkshopForm(self.desk)
        chosen = people or {
            item.person.id
            for item in self.desk.day().intakes
            if item.intake.state is not IntakeState.COMPLETE
        }
        self._form(lambda: form, lambda _: self.choose_people(form.made, chosen))

    def choose_people(self, workshop_ids: Sequence[int], chosen: Collection[int]) -> None:
        """Who takes part in these workshops; running intakes stand first."""
        from coachdesk.tui.screens.checklist import ChecklistScreen

        found = self.desk.day()
        states = {item.person.id: state_name(item.intake.state) for item in found.intakes}
        people = sorted(
            (case.person for case in found.cases if case.active),
            key=lambda person: (person.id not in states, person.sort_key),
        )

        def take(wanted: list[int] | None) -> None:
            if wanted is not None:
                self.write(lambda: self.desk.seat(workshop_ids, wanted), lambda _: self.changed())

        listed = [(person, states.get(person.id, "")) for person in people]
        self.push_screen(ChecklistScreen(t("Who takes part?"), listed, chosen), take)

    def make_plan(self, jobseeker_id: int) -> None:
        """The goal and the day; then the dossier's plan, for its steps."""
        from coachdesk.tui.forms.plan import PlanForm

        self._form(
            lambda: PlanForm(self.desk, jobseeker_id),
            lambda _: self.open_dossier(jobseeker_id, "plan"),
        )

    def set_aside(self, signal: Signal) -> None:
        from coachdesk.tui.forms.set_aside import SetAsideForm

        self._form(lambda: SetAsideForm(self.desk, signal))

    def answer(self, signal: Signal) -> None:
        """Fill in today's date where that answers a signal, else say where to answer it."""
        from coachdesk.words.terms import field_label

        def done(answer: Any) -> None:
            if answer is None:
                self.say(t("No date alone answers this; enter opens it where it can be answered."))
                return
            said = t(
                "{field}: {day}. u takes it back.",
                field=field_label(answer.field),
                day=day(self.desk.today),
            )
            self.say(said)
            self.changed()

        self.write(lambda: self.desk.answer(signal), done)

    def _form(
        self, make: Callable[[], Screen[int | None]], then: Callable[[int], None] | None = None
    ) -> None:
        if self.desk.read_only:
            self.say(t("This caseload is open for reading only."), warn=True)
            return

        def done(saved: int | None) -> None:
            if saved is not None:
                self.say(t("Saved. u takes it back."))
                self.changed()
                if then:
                    then(saved)

        self.push_screen(make(), done)

    # Writing -------------------------------------------------------------------------------

    def write(
        self,
        change: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], bool] | None = None,
    ) -> None:
        """Do `change` in a thread, then `done` here; `failed` may take care of its errors."""

        def work() -> None:
            try:
                result = change()
            except Exception as error:
                self.call_from_thread(self.not_done, error, failed)
            else:
                self.call_from_thread(done, result)

        self.run_worker(work, thread=True, group="writing")

    def not_done(self, error: Exception, failed: Callable[[Exception], bool] | None = None) -> None:
        """Say why something could not be read or written."""
        if failed and failed(error):
            return
        if isinstance(error, StoreError):
            self.say(store_text(error.code, error.path, error.facts), warn=True)
        elif isinstance(error, Refused):
            self.say("\n".join(labelled(problem) for problem in error.problems), warn=True)
        else:
            from coachdesk.store.journal import Clash, NothingToDo
            from coachdesk.words.records import clash_text

            if isinstance(error, NothingToDo):
                nothing = {
                    "undo": t("There is nothing to take back."),
                    "redo": t("There is nothing to do again."),
                }
                self.say(nothing[str(error)])
            elif isinstance(error, Clash):
                self.say(clash_text(error.record, error.differences), warn=True)
            else:
                raise error

    def changed(self) -> None:
        """Something was written here: show it at once."""
        self._seen_version = self.desk.version
        self.reload()

    def undo(self) -> None:
        """Take back the last change; a whole import only after asking."""
        self.write(self.desk.next_undo, self._undo_or_ask)

    def _undo_or_ask(self, entry: Any) -> None:
        from coachdesk.tui.screens.ask import AskScreen

        if entry is None or entry.what != "import":
            self._undo()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._undo()

        question = t("Take back a whole import? ^r brings it in again.")
        self.push_screen(AskScreen(question, t("take back"), t("keep")), answered)

    def _undo(self) -> None:
        from coachdesk.words.records import entry_text

        def done(entry: Any) -> None:
            self.say(t("Taken back: {what}. ^r does it again.", what=entry_text(entry)))
            self.changed()

        self.write(self.desk.undo, done)

    def redo(self) -> None:
        from coachdesk.words.records import entry_text

        def done(entry: Any) -> None:
            self.say(t("Done again: {what}", what=entry_text(entry)))
            self.changed()

        self.write(self.desk.redo, done)

    def say(self, message: str, *, warn: bool = False) -> None:
        """A word at the edge of the screen, literally."""
        from coachdesk.domain.text import clean

        self.clear_notifications()
        self.notify(
            clean(message),
            severity="warning" if warn else "information",
            markup=False,
            timeout=8 if warn else 4,
        )

    def action_leave(self) -> None:
        """Close coachdesk; a form with typed text asks first."""
        from coachdesk.tui.forms.form import FormScreen

        if isinstance(self.screen, FormScreen) and self.screen.changed:
            self.screen.action_leave()
        else:
            self.exit()

    def action_how_to_leave(self) -> None:
        self.say(t("q closes coachdesk; in a form esc comes first."))

    # Safety --------------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """Leave with type and place only: Textual would print the data of people."""
        error = sys.exc_info()[1] or self._exception
        trace = error.__traceback__ if error else None
        while trace and trace.tb_next:
            trace = trace.tb_next
        where = ""
        if trace:
            file = Path(trace.tb_frame.f_code.co_filename).name
            where = f", {file}:{trace.tb_lineno}"
        self.failure = t(
            "coachdesk stopped by a fault of its own ({what}). What was saved is safe.",
            what=f"{type(error).__name__}{where}",
        )
        self._close_messages_no_wait()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[Any]:
        """None of Textual's own: its screenshot would write people's data to disk."""
        return ()
