"""Opening dossiers, pickers and forms, and what follows once a form was saved."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.content import Content

from coachdesk.desk import CaseLine
from coachdesk.domain.problem import Problem
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import is_about, uid_of
from coachdesk.domain.rules.intake import IntakeState
from coachdesk.domain.signal import Signal, Subject
from coachdesk.domain.text import clean_line
from coachdesk.domain.vocabulary import UNPAID, PlacementKind
from coachdesk.tui.commands import Command
from coachdesk.tui.writing import WritingApp
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.terms import state_name

if TYPE_CHECKING:
    from coachdesk.domain.day import Day
    from coachdesk.domain.names import Person
    from coachdesk.tui.forms.export import FileForm
    from coachdesk.tui.forms.form import FormScreen
    from coachdesk.tui.forms.import_file import ImportFileForm
    from coachdesk.tui.forms.setup import SetupForm
    from coachdesk.tui.forms.workshop import WorkshopForm

_Form = TypeVar("_Form", bound="FormScreen")

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

    def open_dossier(
        self, jobseeker_id: int, tab: str = "overview", record: RecordRef | None = None
    ) -> None:
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
        self.ask_who(t("Find a person"), self.open_dossier)

    def ask_who(self, title: str, then: Callable[[int], object]) -> None:
        """Choose a person by typing; `then` gets the id."""
        from coachdesk.tui.screens.picker import PersonPicker

        def go(chosen: int | None) -> None:
            if chosen is not None:
                then(chosen)

        self.show_when_read(
            self.desk.read.people, lambda people: self.push_screen(PersonPicker(people, title), go)
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

        def make() -> "SetupForm":
            from coachdesk.tui.forms.setup import SetupForm

            return SetupForm(self.desk)

        def begun(form: "SetupForm", _: int) -> None:
            if form.wants_demo:
                self.wants_demo = True
                self.exit()
                return
            self.say(t("Your caseload is kept in {file}.", file=clean_line(str(self.desk.path))))
            if form.data:
                self.show_import(form.path, form.data)
            if self.desk.is_protected:
                self.print_recovery_sheet()

        self._form(make, begun)

    def import_records(self) -> None:
        """Choose a file; what it says is shown before anything is written."""

        def make() -> "ImportFileForm":
            from coachdesk.tui.forms.import_file import ImportFileForm

            return ImportFileForm(self.desk)

        self._form(make, lambda form, _: self.show_import(form.path, form.data))

    def show_import(self, path: Path, data: bytes) -> None:
        from coachdesk.tui.screens.import_preview import ImportScreen

        self.push_screen(ImportScreen(path, data))

    def write_problem_rows(self, path: Path, data: bytes, problems: Sequence[Problem]) -> None:
        def make() -> "FileForm":
            from coachdesk.tui.forms.export import ProblemRowsForm

            return ProblemRowsForm(self.desk, path, data, problems)

        self._file(make)

    def log_contact(self, jobseeker_id: int, contact_id: int | None = None) -> None:
        def make() -> "FormScreen":
            from coachdesk.tui.forms.contact import LogContactForm

            return LogContactForm.for_person(self.desk, jobseeker_id, contact_id)

        self._form(make)

    def plan_appointment(self, *jobseeker_ids: int) -> None:
        """For one person, or the same appointment for several."""

        def make() -> "FormScreen":
            from coachdesk.tui.forms.contact import AppointmentForm

            return AppointmentForm(self.desk, jobseeker_ids)

        self._form(make)

    def move_appointment(self, contact_id: int) -> None:
        def make() -> "FormScreen":
            from coachdesk.tui.forms.contact import MoveForm

            return MoveForm(self.desk, contact_id)

        self._form(make)

    def export_lines(self, lines: Sequence[CaseLine]) -> None:
        def make() -> "FileForm":
            from coachdesk.tui.forms.export import CaseloadFileForm

            return CaseloadFileForm(self.desk, lines)

        self._file(make)

    def export_calendar(self) -> None:
        def make() -> "FileForm":
            from coachdesk.tui.forms.export import CalendarFileForm

            return CalendarFileForm(self.desk)

        self._file(make)

    def print_plan(self, jobseeker_id: int, ref: str) -> None:
        def make() -> "FileForm":
            from coachdesk.tui.forms.export import HandoutForm

            return HandoutForm(self.desk, jobseeker_id, ref)

        self._file(make)

    def _file(self, make: Callable[[], "FileForm"]) -> None:
        """A file may be written from a read-only desk too: the store is not touched."""

        def show(form: "FileForm") -> None:
            def done(saved: int | None) -> None:
                if saved is not None:
                    self.say(form.said_when_saved)

            self._show(form, done)

        self.show_when_read(make, show)

    def new_person(self) -> None:
        def make() -> "FormScreen":
            from coachdesk.tui.forms.records import RecordForm

            return RecordForm(self.desk, "jobseeker")

        self._form(make, lambda _, made: self.open_dossier(made))

    def edit(self, kind: str, record_id: int | None, jobseeker_id: int | None) -> None:
        """The form of one record: an existing one, or a new one for this dossier."""

        def make() -> "FormScreen":
            from coachdesk.tui.forms.records import RecordForm

            return RecordForm(self.desk, kind, record_id, jobseeker_id)

        new_placement = kind == "placement" and record_id is None
        self._form(make, lambda _, made: self._check_if_unpaid(made) if new_placement else None)

    def _check_if_unpaid(self, placement_id: int) -> None:
        """Unpaid work begins with the displacement check."""

        def is_unpaid() -> bool:
            stored = self.desk.read.record("placement", placement_id)
            return stored is not None and stored["kind"] in UNPAID - {PlacementKind.DAY_ACTIVITY}

        self.show_when_read(
            is_unpaid, lambda unpaid: self.check_displacement(placement_id) if unpaid else None
        )

    def check_displacement(self, placement_id: int) -> None:
        def make() -> "FormScreen":
            from coachdesk.tui.forms.displacement import DisplacementForm

            return DisplacementForm(self.desk, placement_id)

        self._form(make)

    def close_dossier(self, jobseeker_id: int) -> None:
        def make() -> "FormScreen":
            from coachdesk.tui.forms.closing import CloseForm

            return CloseForm(self.desk, jobseeker_id)

        self._form(make)

    def hand_over(self, people: "Sequence[Person]") -> None:
        """Give dossiers to another coach; where one is closed already, say so."""

        def make() -> "FormScreen":
            from coachdesk.tui.forms.hand_over import HandOverForm

            return HandOverForm(self.desk, people)

        self._form(make)

    def erase(self, person: "Person", then: Callable[[], None]) -> None:
        """Erase a closed dossier for good; where it is not closed, say so."""

        def make() -> "FormScreen":
            from coachdesk.tui.forms.erase import EraseForm

            return EraseForm(self.desk, person)

        self._form(make, lambda *_: then())

    def show_settings(self) -> None:
        from coachdesk.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def show_safety(self) -> None:
        from coachdesk.tui.screens.safety import SafetyScreen

        self.push_screen(SafetyScreen())

    def protect(self) -> None:
        """Give the store a passphrase, or another one."""

        def make() -> "FormScreen":
            from coachdesk.tui.forms.protection import ProtectForm

            return ProtectForm(self.desk)

        self._form(make)

    def print_recovery_sheet(self) -> None:
        def make() -> "FileForm":
            from coachdesk.tui.forms.export import RecoverySheetForm

            return RecoverySheetForm(self.desk)

        self._file(make)

    def unprotect(self) -> None:
        def make() -> "FormScreen":
            from coachdesk.tui.forms.protection import UnprotectForm

            return UnprotectForm(self.desk)

        self._form(make)

    def change_look(self, name: str) -> None:
        """Language, colours, dates or lock; the desk opens anew, so that all of it follows."""

        def make() -> "FormScreen":
            from coachdesk.tui.screens.settings import LookForm

            return LookForm(self.desk, name)

        def anew(*_: object) -> None:
            self.again = True
            self.exit()

        self._form(make, anew)

    def change_norm(self, name: str) -> None:
        def make() -> "FormScreen":
            from coachdesk.tui.screens.settings import NormForm

            return NormForm(self.desk, name)

        self._form(make)

    def open_roll(self, workshop_id: int) -> None:
        from coachdesk.tui.screens.attendance import RollScreen

        self.push_screen(RollScreen(workshop_id))

    def plan_workshops(self, people: Collection[int] = ()) -> None:
        """Plan a series, then choose who takes part: these, or whose intake runs."""

        def make() -> "WorkshopForm":
            from coachdesk.tui.forms.workshop import WorkshopForm

            return WorkshopForm(self.desk)

        self._form(make, lambda form, _: self.choose_people(form.made, people or None))

    def choose_people(self, workshop_ids: Sequence[int], chosen: Collection[int] | None) -> None:
        """Who takes part in these workshops, where running intakes stand first.

        Without `chosen` those are chosen, unless they are complete.
        """
        from coachdesk.tui.screens.checklist import ChecklistScreen

        def take(wanted: list[int] | None) -> None:
            if wanted is not None:
                self.write(
                    lambda: self.desk.write.seat(workshop_ids, wanted), lambda _: self.changed()
                )

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
            wanted = running if chosen is None else _of(people, chosen)
            self.push_screen(ChecklistScreen(t("Who takes part?"), listed, wanted), take)

        self.show_when_read(self.desk.read.day, show)

    def make_plan(self, jobseeker_id: int) -> None:
        """The goal and the day; then the dossier's plan, for its steps."""

        def make() -> "FormScreen":
            from coachdesk.tui.forms.plan import PlanForm

            return PlanForm(self.desk, jobseeker_id)

        self._form(make, lambda *_: self.open_dossier(jobseeker_id, "plan"))

    def set_aside(self, signal: Signal) -> None:
        def make() -> "FormScreen":
            from coachdesk.tui.forms.set_aside import SetAsideForm

            return SetAsideForm(self.desk, signal)

        self._form(make)

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

        self.write(lambda: self.desk.write.answer(signal), done)

    def _form(
        self, make: Callable[[], _Form], then: Callable[[_Form, int], object] | None = None
    ) -> None:
        """Make a form in a thread, for it reads the store, and show it.

        `then` follows when it was saved, with the id of what was.
        """
        if self.desk.read_only:
            self.refuse(t("This caseload is open for reading only."))
        else:
            self.show_when_read(make, lambda form: self.show_form(form, then))

    def show_form(self, form: _Form, then: Callable[[_Form, int], object] | None = None) -> None:
        """Show a form that was made."""

        def done(saved: int | None) -> None:
            if saved is not None:
                if form.said_when_saved:
                    self.say(form.said_when_saved)
                self.changed([RecordRef(form.saves, saved)])
                if then:
                    self.do(lambda: then(form, saved))

        self._show(form, done)

    def _show(self, form: "FormScreen", done: Callable[[int | None], None]) -> None:
        self.delay_update(FORM_WITHIN)
        self.push_screen(form, done)


def _of(people: "Sequence[Person]", chosen: Collection[int]) -> set[int]:
    """The ids of who was chosen among `people`: read later, they may have numbers of others."""
    return {
        person.id
        for person in people
        if any(person.id == key and is_about(key, uid_of(person.id)) for key in chosen)
    }
