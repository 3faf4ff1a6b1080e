"""Work: vacancies and employers, and beside them who was introduced and who may be asked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.rules.caseload import Fullness
from coachdesk.domain.vocabulary import Country
from coachdesk.store.dossiers import Stored
from coachdesk.store.employers import WorkData
from coachdesk.tui.commands import HOME, IN_FULL, READ_ON, SHARE, Command, done_by
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.day_bar import fullness_text, tell_day
from coachdesk.tui.screens.work_lines import (
    EMPLOYERS,
    VACANCIES,
    employer_id,
    employer_lines,
    place_of,
    vacancy_lines,
)
from coachdesk.tui.screens.work_pane import about_work
from coachdesk.tui.widgets.bars import Choices
from coachdesk.tui.widgets.labelled import Labelled
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.tui.widgets.pane import Pane
from coachdesk.tui.widgets.table import shown_columns
from coachdesk.words import t
from coachdesk.words.terms import choice

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

LISTS = ("vacancies", "employers")


class WorkScreen(DeskScreen[tuple[WorkData, Fullness]]):
    """Two lists, vacancies and employers; one key leads from one to the other."""

    NAME = "work"
    OFFERS = (
        Command("enter", "open", "Open the vacancy or employer", "open", shown_key="enter"),
        Command(
            "tab",
            "other_list",
            "Vacancies or employers",
            "switch",
            words="switch, companies, jobs",
        ),
        *done_by(
            "screens.work_actions",
            Command(
                "c",
                "log_employer_contact",
                "Log a contact with the employer",
                "contact",
                writes=True,
                words="call, visit, talk, company",
            ),
            Command(
                "i",
                "introduce",
                "Consider somebody for the vacancy",
                "introduce",
                writes=True,
                words="introduction, propose, match, candidate",
            ),
            Command(
                "m",
                "move_on",
                "How an introduction stands now",
                "status",
                writes=True,
                words="status, hired, agreed, introduced, declined",
            ),
            Command(
                "n",
                "new_work",
                "New vacancy, employer or contract",
                "new",
                writes=True,
                words="add, job, company, organisation, social return",
            ),
            Command(
                "o",
                "open_introduced",
                "Open the dossier of somebody introduced",
                words="person, candidate, file",
            ),
            Command(
                "e",
                "edit_work",
                "Change the vacancy or employer",
                "edit",
                writes=True,
                words="correct, close",
            ),
        ),
        *done_by(
            "screens.work_employers",
            Command(
                "g",
                "merge_employers",
                "Merge two spellings of one employer",
                writes=True,
                words="double, duplicate, same company, join, tidy up",
            ),
        ),
        Command(
            "f",
            "next_country",
            "Only one country, the next",
            "country",
            words="filter, border, abroad, Belgium, Germany",
        ),
        SHARE,
        IN_FULL._replace(run=""),
        *READ_ON,
        Command("escape", "back", "Back to where this was opened", "back", shown_key="esc"),
        HOME,
    )
    DEFAULT_CSS = """
    WorkScreen {
        #lists { split: top; height: 1; background: $panel; }
        #about { split: bottom; height: 8; }
    }
    WorkScreen.wide #about { split: right; width: 31%; max-width: 76; height: 1fr; }
    WorkScreen.low #about { display: none; }
    """

    def __init__(self, at: RecordRef | None = None) -> None:
        """`at` is the record whose line to begin on."""
        super().__init__()
        self._found: WorkData | None = None
        self._list = LISTS[0]
        self._country: Country | None = None  # only of this one, where it is said
        self._look_for: Sequence[RecordRef] = (at,) if at else ()

    def compose_body(self) -> ComposeResult:
        yield Choices("show_list", id="lists")
        yield Lines((), fits=True, id="work", highlighted=self._tell_about)
        yield Pane("about")

    def read(self) -> tuple[WorkData, Fullness]:
        with self.desk.read.transaction():
            return self.desk.read.work(), self.desk.read.fullness()

    def show_read(self, found: tuple[WorkData, Fullness]) -> None:
        self._found = found[0]
        tell_day(self, fullness_text(found[1]))
        wanted, self._look_for = self._look_for, ()
        self.go_to(wanted)

    def go_to(self, records: Sequence[RecordRef]) -> None:
        """Show the list in which the first of these records stands, with the cursor on its line."""
        assert self._found
        places = [place for record in records if (place := place_of(record, self._found))]
        if places:
            self._list, self._country = places[0].list, None
            self.query_one(Lines).aim([places[0].key])
        self._draw()

    def look_at(self, records: Sequence[RecordRef], *, follow: bool) -> None:
        """What was taken back or done again may stand in the other list."""
        super().look_at(records, follow=follow)
        self._look_for = tuple(records) if follow else ()

    def allows(self, name: str) -> bool:
        """Back leads somewhere where this was opened from another screen."""
        is_first = self.app.screen_stack[0] is self
        if name in ("back", "home"):
            return (name == "home") == is_first
        return super().allows(name)

    def enter_hint(self, line: ListLine) -> str | None:
        return t("read all") if isinstance(line.data, Stored) else ""

    def _draw(self) -> None:
        if not self._found:
            return
        names = (("vacancies", t("Vacancies")), ("employers", t("Employers")))
        where = f" {choice(self._country)}:" if self._country else ""
        self.query_one(Choices).offer(names, self._list, where)
        lines = self.query_one(Lines)
        if self._list == "vacancies":
            lines.show_columns(shown_columns(VACANCIES))
            found = self._found._replace(vacancies=self._here(self._found.vacancies))
            shown = list(vacancy_lines(found, self.desk.policy))
            nothing = t("No vacancy yet. n notes one.")
        else:
            lines.show_columns(shown_columns(EMPLOYERS))
            found = self._found._replace(organisations=self._here(self._found.organisations))
            shown = list(employer_lines(found))
            nothing = t("No employer yet. n adds one.")
        lines.show(shown or [full_line("none", nothing)])

    def _here(self, records: Sequence[Stored]) -> Sequence[Stored]:
        return [r for r in records if self._country in (None, r["country"])]

    def _about(self, line: ListLine | None) -> Labelled:
        if line is None or self._found is None:
            return Labelled("", ())
        return about_work(line.data, self._found)

    def _tell_about(self, line: ListLine | None) -> None:
        self.query_one(Pane).tell(self._about(line))

    # What the lines answer -----------------------------------------------------------------

    @property
    def found(self) -> WorkData | None:
        return self._found

    def record(self) -> Stored | None:
        """The highlighted vacancy, employer or contract."""
        data = self.current()
        return data if isinstance(data, Stored) else None

    # What its keys do ----------------------------------------------------------------------

    def action_open(self) -> None:
        self.action_why()

    def action_next_country(self) -> None:
        """Each country that occurs, then all of them again."""
        if self._found:
            listed = self._found.vacancies, self._found.organisations
            there = {record["country"] for record in listed[LISTS.index(self._list)]}
            choices = [None, *(country for country in Country if country in there)]
            place = choices.index(self._country) if self._country in choices else 0
            self._country = choices[(place + 1) % len(choices)]
            self._draw()

    def action_other_list(self) -> None:
        self.action_show_list(LISTS[1 - LISTS.index(self._list)])

    def action_show_list(self, name: str) -> None:
        """From a vacancy to its employer, and from an employer to its first vacancy."""
        lines, record = self.query_one(Lines), self.record()
        self._list, self._country = name, None
        self._draw()
        if record and record.kind == "vacancy":
            lines.move_to(f"organisation:{employer_id(record)}")
        elif record:
            vacancies = (line for line in lines.lines if isinstance(line.data, Stored))
            own = (line for line in vacancies if employer_id(line.data) == employer_id(record))
            if first := next(own, None):
                lines.move_to(first.key)

    def action_why(self) -> None:
        """More than the pane has room for."""
        from coachdesk.tui.screens.reading import open_labelled

        if self._found:
            open_labelled(self.desk_app, about_work(self.current(), self._found, whole=True))


def open_on_work(app: "DeskApp", record: RecordRef) -> None:
    """The line of a record: on Work if that is in sight, else on top of the screen in sight."""
    if isinstance(app.screen, WorkScreen) and app.screen.found:
        app.screen.go_to([record])
        return
    app.delay_update()
    app.push_screen(WorkScreen(record))
