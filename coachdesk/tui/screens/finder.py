"""Finding somebody from every screen, by what is known of them or by what was noted."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.search import NotedText, NoteSearch, PersonHit, Sought, WorkHit, fits, sought
from coachdesk.tui.lazy import imported
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.dossier_lists import LIST_OF
from coachdesk.tui.screens.picker import Picker
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line, heading_line
from coachdesk.words import t
from coachdesk.words.records import noted_place

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

MOST_HITS = 200
_IN_NOTES = "in notes"  # the line that searches there
_PEOPLE = (
    ListColumn("name", "", 20, flex=3),
    ListColumn("ref", "", 10, priority=2),
    ListColumn("phone", "", 14, priority=3),
    ListColumn("state", "", 10, priority=4),
)
_NOTES = (
    ListColumn("name", "", 14, flex=1),
    ListColumn("place", "", 20, priority=2),
    ListColumn("text", "", 20, flex=4),
)


class PeopleFirst(NamedTuple):
    """Who stands on top of a list of everybody, as long as nothing is typed, and under what."""

    title: str
    people: Collection[int]


class PersonPicker(Picker[int]):
    """Choose a jobseeker."""

    COLUMNS = _PEOPLE

    def __init__(
        self,
        people: Iterable[PersonHit],
        title: str,
        recent: Sequence[int],
        first: PeopleFirst | None = None,
    ) -> None:
        super().__init__(title, _prompt())
        self._people = list(people)
        self._recent = recent
        self._first = first

    def hits(self, parts: Sought) -> list[ListLine]:
        if self._first and not parts:
            wanted = set(map(uid_of, self._first.people))
            named = [hit for hit in self._people if uid_of(hit.person.id) in wanted]
            others = [hit for hit in self._people if uid_of(hit.person.id) not in wanted]
            if named:
                return [
                    heading_line(self._first.title),
                    *map(_line, named),
                    heading_line(t("The others")),
                    *_people_lines(others, (), parts),
                ]
        return _people_lines(self._people, self._recent, parts) or [_nobody()]


Found = int | NotedText | RecordRef


class Finder(Picker[Found]):
    """Find somebody, an employer or a vacancy, or with tab a word in all that was noted."""

    DEFAULT_CSS = "Finder > Vertical { max-width: 120; }"
    COLUMNS = _PEOPLE

    def __init__(
        self, people: Iterable[PersonHit], work: Sequence[WorkHit], recent: Sequence[int]
    ) -> None:
        super().__init__(t("Find a person"), _prompt())
        self._people = list(people)
        self._work = work
        self._recent = recent
        self._notes: NoteSearch | None = None
        self._in_notes = False

    def on_mount(self) -> None:
        super().on_mount()
        self._tell_tab()

    def lines_for(self, typed: str) -> list[ListLine]:
        if self._in_notes and self._notes:
            return _note_lines(self._notes, typed)
        parts = sought(typed)
        found = _people_lines(self._people, self._recent, parts)
        work = _work_lines(self._work, parts) if parts else []
        if found or work:
            return [*found, *work]
        search = t("enter looks in all notes, goals and steps.")
        return [full_line("none", f"{t('Nobody fits.')} {search}", data=_IN_NOTES)]

    def take(self, data: object) -> None:
        if data == _IN_NOTES:
            self.turn()
        else:
            self.dismiss(cast("Found", data))

    def acts(self, key: str) -> Callable[[], object] | None:
        return self.turn if key in ("tab", "shift+tab") else super().acts(key)

    def turn(self) -> None:
        """To what was noted, which is read when somebody first goes there; or back to people."""
        if self._in_notes or self._notes:
            self._show(in_notes=not self._in_notes)
            return

        def show(notes: NoteSearch) -> None:
            self._notes = notes
            if self.is_attached:
                self._show(in_notes=True)

        app = cast("DeskApp", self.app)
        app.work.show_when_read(app.desk.read.noted, show)

    def _show(self, *, in_notes: bool) -> None:
        self._in_notes = in_notes
        field = self.query_one(Input)
        field.placeholder = t("words of a note, a goal or a step") if in_notes else _prompt()
        self.query_one(Lines).show_columns(_NOTES if in_notes else _PEOPLE)
        self._tell_tab()
        self.look_again()

    def _tell_tab(self) -> None:
        for box in self.query(Vertical):
            title = t("Find in all notes") if self._in_notes else t("Find a person")
            box.border_title = literal(title)
            other = t("tab: people") if self._in_notes else t("tab: in all notes")
            box.border_subtitle = literal(f"{other} · {t('enter opens · esc closes')}")

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.take_highlighted()


def _prompt() -> str:
    return t("name, number, phone, e-mail or birth date")


def _nobody() -> ListLine:
    return full_line("none", t("Nobody fits."))


def _people_lines(
    people: Sequence[PersonHit], recent: Sequence[int], parts: Sought
) -> list[ListLine]:
    """Who fits; with nothing typed those whose dossier was open last come first."""
    found = [hit for hit in people if fits(hit.text, parts)]
    first = []
    if not parts and recent:
        by_uid = {uid_of(hit.person.id): hit for hit in people}
        last = [by_uid[uid] for uid in map(uid_of, recent) if uid in by_uid]
        if last:
            first = [heading_line(t("Opened last")), *(_line(hit, "recent:") for hit in last)]
            first.append(heading_line(t("Everybody")))
    lines = [*first, *(_line(hit) for hit in found[:MOST_HITS])]
    if len(found) > MOST_HITS:
        lines.append(_more(len(found)))
    return lines


def _line(hit: PersonHit, mark: str = "") -> ListLine:
    closed = t("closed") if hit.closed else ""
    return ListLine(
        f"{mark}{hit.person.id}",
        (hit.person.listed, hit.person.ref, hit.phone or "", closed),
        data=hit.person.id,
        tones=("", "dim", "dim", "dim"),
    )


def _work_lines(work: Sequence[WorkHit], parts: Sought) -> list[ListLine]:
    """Employers and vacancies that fit, under a heading of their own."""
    found = [hit for hit in work if fits(hit.text, parts)]
    lines = [
        ListLine(
            str(hit.record),
            (
                ", ".join(filter(None, (hit.name, hit.employer))),
                "",
                "",
                t("employer") if hit.record.kind == "organisation" else t("vacancy"),
            ),
            data=hit.record,
            tones=("", "", "", "dim"),
            runs_on=True,
        )
        for hit in found[:MOST_HITS]
    ]
    return [heading_line(t("Employers and vacancies")), *lines] if lines else []


def _more(count: int) -> ListLine:
    return full_line("more", t("and {count} more: type on", count=count - MOST_HITS))


def _note_lines(notes: NoteSearch, typed: str) -> list[ListLine]:
    """The texts that hold what is typed, the newest first."""
    if not typed.strip():
        return [full_line("none", t("Type a word to look for in all notes, goals and steps."))]
    found = notes.find(typed)
    lines = [
        ListLine(
            f"{item.record}:{item.field}",
            (item.person.listed, noted_place(item), text),
            data=item,
            tones=("", "dim", ""),
        )
        for item, text in found[:MOST_HITS]
    ]
    if len(found) > MOST_HITS:
        lines.append(_more(len(found)))
    return lines or [full_line("none", t("This stands in no note, goal or step."))]


def ask_who(
    app: "DeskApp", title: str, then: Callable[[int], object], first: PeopleFirst | None = None
) -> None:
    """Choose a person by typing; `then` gets the id."""

    def go(chosen: int | None) -> None:
        if chosen is not None:
            then(chosen)

    app.work.show_when_read(
        app.desk.read.people,
        lambda people: app.push_screen(PersonPicker(people, title, app.recent, first), go),
    )


def find(app: "DeskApp") -> None:
    """Find somebody, an employer or a vacancy, or a word in what was noted, and open it there."""

    def go(chosen: Found | None) -> None:
        if isinstance(chosen, RecordRef):
            imported("screens.work:open_on_work")(app, chosen)
        elif isinstance(chosen, NotedText):
            imported("screens.dossier:open_dossier")(app, chosen.person.id, *_place(chosen))
        elif chosen is not None:
            imported("screens.dossier:open_dossier")(app, chosen)

    def read() -> tuple[list[PersonHit], list[WorkHit]]:
        with app.desk.read.transaction():
            return app.desk.read.people(), app.desk.read.findable_work()

    def show(found: tuple[list[PersonHit], list[WorkHit]]) -> None:
        here = app.desk_screen.person() if app.desk_screen.NAME == "dossier" else None
        recent = [key for key in app.recent if not here or uid_of(key) != uid_of(here.id)]
        app.push_screen(Finder(*found, recent), go)

    app.work.show_when_read(read, show)


def _place(found: NotedText) -> tuple[str, str]:
    """The tab of a dossier where a text stands, and the line there."""
    if listed := LIST_OF.get(found.record.kind):
        return listed.tab, str(found.record)
    return "overview", f"fact:{'goal' if found.field == 'plan_goal' else found.field}"
