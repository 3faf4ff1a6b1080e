"""Opening dossiers, pickers and forms, and what follows once a form was saved."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.content import Content

from coachdesk.desk import CaseLine
from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.rules.intake import IntakeState
from coachdesk.domain.signal import Signal, Subject
from coachdesk.domain.vocabulary import UNPAID, PlacementKind
from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import Command
from coachdesk.tui.writing import WritingApp
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.terms import state_name

if TYPE_CHECKING:
    from coachdesk.domain.day import Day
    from coachdesk.tui.forms.export import FileForm
    from coachdesk.tui.forms.form import FormScreen


FORM_WITHIN = 0.3  # seconds, for a form to be made before it is painted
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


class OpeningApp(WritingApp):
    """An app that opens screens and forms; each is imported when it is first asked for."""

    again = False  # whether to open the desk anew, with other looks
    wants_demo = False  # whether to show the demo first

    # Dossiers, people, pages -----------------------------------------------------------------

    def open_dossier(self, jobseeker_id: int, tab: str = "overview", record: str = "") -> None:
        from coachdesk.tui.screens.dossier import DossierScreen

        if isinstance(self.screen, DossierScreen):
            self.pop_screen()
        self.delay_update()
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

        self.show_when_read(
            self.desk.people, lambda people: self.push_screen(PersonPicker(people), go)
        )

    def show_help(self, commands: Sequence[Command]) -> None:
        from coachdesk.tui.screens.reading import HelpScreen

        self.push_screen(HelpScreen(commands))

    def show_why(self, content: Content) -> None:
        self.show_text(t("Why"), content)

    def show_text(self, title: str, content: Content) -> None:
        """A text to read in full."""
        from coachdesk.tui.screens.reading import ReadingScreen

        self.push_screen(ReadingScreen(title, content))

    def show_palette(self, commands: Sequence[Command]) -> None:
        from coachdesk.tui.screens.picker import CommandPicker

        asker = self.screen

        def do(action: str | None) -> None:
            if action:
                self.call_next(asker.run_action, action)

        self.push_screen(CommandPicker(commands), do)

    # Forms -----------------------------------------------------------------------------------

    def set_up(self) -> None:
        """The first run: whose caseload this is; or first a look at the demo."""
        from coachdesk.tui.forms.setup import SetupForm

        form = SetupForm(self.desk)

        def begun(_: int) -> None:
            if form.wants_demo:
                self.wants_demo = True
                self.exit()
                return
            if form.data:
                self.show_import(form.path, form.data)
            if self.desk.is_protected:
                self.print_recovery_sheet()

        self._form(lambda: form, begun)

    def take_in(self) -> None:
        """Choose a file; what it says is shown before anything is written."""
        from coachdesk.tui.forms.take_in import ImportFileForm

        form = ImportFileForm(self.desk)
        self._form(lambda: form, lambda _: self.show_import(form.path, form.data))

    def show_import(self, path: Path, data: bytes) -> None:
        from coachdesk.tui.screens.take_in import ImportScreen

        self.push_screen(ImportScreen(path, data))

    def write_problem_rows(self, path: Path, data: bytes, problems: Sequence[Problem]) -> None:
        from coachdesk.tui.forms.export import ProblemRowsForm

        self._file(ProblemRowsForm(self.desk, path, data, problems))

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
                self.say(form.said_when_saved)

        self._show(form, done)

    def new_person(self) -> None:
        from coachdesk.tui.forms.records import RecordForm

        self._form(lambda: RecordForm(self.desk, "jobseeker"), self.open_dossier)

    def edit(self, kind: str, record_id: int | None, jobseeker_id: int | None) -> None:
        """The form of one record: an existing one, or a new one for this dossier."""
        from coachdesk.tui.forms.records import RecordForm

        def make() -> RecordForm:
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

    def hand_over(self, refs: Sequence[str]) -> None:
        """Give dossiers to another coach; where one is closed already, say so."""
        from coachdesk.tui.forms.hand_over import HandOverForm

        try:
            self._form(lambda: HandOverForm(self.desk, refs))
        except Refused as error:
            self.not_done(error)

    def erase(self, ref: str, then: Callable[[], None]) -> None:
        """Erase a closed dossier for good; where it is not closed, say so."""
        from coachdesk.tui.forms.erase import EraseForm

        self._form(lambda: EraseForm(self.desk, ref), lambda _: then())

    def show_settings(self) -> None:
        from coachdesk.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def show_safety(self) -> None:
        from coachdesk.tui.screens.safety import SafetyScreen

        self.push_screen(SafetyScreen())

    def protect(self) -> None:
        """Give the store a passphrase, or another one."""
        from coachdesk.tui.forms.protection import ProtectForm

        self._form(lambda: ProtectForm(self.desk))

    def print_recovery_sheet(self) -> None:
        from coachdesk.tui.forms.export import RecoverySheetForm

        self._file(RecoverySheetForm(self.desk))

    def unprotect(self) -> None:
        from coachdesk.tui.forms.protection import UnprotectForm

        self._form(lambda: UnprotectForm(self.desk))

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
        self._form(lambda: form, lambda _: self.choose_people(form.made, people or None))

    def choose_people(self, workshop_ids: Sequence[int], chosen: Collection[int] | None) -> None:
        """Who takes part in these workshops, where running intakes stand first.

        Without `chosen` those are chosen, unless they are complete.
        """
        from coachdesk.tui.screens.checklist import ChecklistScreen

        def take(wanted: list[int] | None) -> None:
            if wanted is not None:
                self.write(lambda: self.desk.seat(workshop_ids, wanted), lambda _: self.changed())

        def show(found: "Day") -> None:
            states = {item.person.id: item.intake.state for item in found.intakes}
            people = sorted(
                (case.person for case in found.cases if case.active),
                key=lambda person: (person.id not in states, person.sort_key),
            )
            listed = [
                (person, state_name(states[person.id]) if person.id in states else "")
                for person in people
            ]
            running = {key for key, state in states.items() if state is not IntakeState.COMPLETE}
            wanted = running if chosen is None else chosen
            self.push_screen(ChecklistScreen(t("Who takes part?"), listed, wanted), take)

        self.show_when_read(self.desk.day, show)

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
        self, make: Callable[[], "FormScreen"], then: Callable[[int], None] | None = None
    ) -> None:
        if self.desk.read_only:
            self.say(t("This caseload is open for reading only."), warn=True)
            return

        from coachdesk.tui.forms.form import Gone

        try:
            form = make()
        except Gone:
            self.say(t("This is no longer there."), warn=True)
            self.reload()
            return
        except StoreError as error:
            self.not_done(error)
            return

        def done(saved: int | None) -> None:
            if saved is not None:
                if form.said_when_saved:
                    self.say(form.said_when_saved)
                self.changed([f"{form.saves}:{saved}"])
                if then:
                    self.do(lambda: then(saved))

        self._show(form, done)

    def _show(self, form: "FormScreen", done: Callable[[int | None], None]) -> None:
        self.delay_update(FORM_WITHIN)
        self.push_screen(form, done)
