"""The roll of one workshop: one key a participant."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from coachdesk.domain.names import Person
from coachdesk.domain.row_id import is_about, uid_of
from coachdesk.domain.vocabulary import AttendanceStatus
from coachdesk.domain.workshop import Gathering, Seat
from coachdesk.tui import letter_run
from coachdesk.tui.commands import Command
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.day_bar import tell_day
from coachdesk.tui.screens.question import ask_first
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t
from coachdesk.words.formats import day, full_day, hours
from coachdesk.words.terms import choice

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_MARKS = {
    "a": AttendanceStatus.ATTENDED,
    "n": AttendanceStatus.NO_SHOW,
    "e": AttendanceStatus.EXCUSED,
    "backspace": AttendanceStatus.PLANNED,
}
_NAMED = 6  # of those who take part, in a question
_SIGNS = {
    AttendanceStatus.PLANNED: "☐",
    AttendanceStatus.ATTENDED: "☑",
    AttendanceStatus.NO_SHOW: "✗",
    AttendanceStatus.EXCUSED: "–",
}
_TONES = {
    AttendanceStatus.PLANNED: "soon",
    AttendanceStatus.ATTENDED: "good",
    AttendanceStatus.NO_SHOW: "overdue",
    AttendanceStatus.EXCUSED: "dim",
}
_CAME = (AttendanceStatus.ATTENDED, AttendanceStatus.NO_SHOW)
_LOOK_AGAIN = 0.05  # seconds


class RollScreen(DeskScreen[Gathering | None]):
    """Who came. Each key marks the highlighted participant and goes to the next."""

    NAME = "roll"
    OFFERS = (
        Command("a", "mark('attended')", "Attended", "attended", writes=True),
        Command("n", "mark('no_show')", "Did not come", "absent", writes=True),
        Command(
            "e",
            "mark('excused')",
            "Excused; o changes the workshop itself",
            "excused",
            writes=True,
        ),
        Command("backspace", "mark('planned')", "Not known yet", writes=True),
        Command("p", "people", "Who takes part", "people", writes=True),
        Command("o", "change", "Change the workshop itself", "change", writes=True),
        Command("d", "delete", "Delete the workshop", "delete", writes=True),
        Command("enter", "open", "Open the dossier", "dossier", words="file, details, jobseeker"),
        Command("escape", "back", "Back", "back", shown_key="esc"),
    )
    DEFAULT_CSS = """
    RollScreen #workshop { height: 3; padding: 0 1; background: $surface; }
    """

    def __init__(self, workshop_id: int, held_on: date | None = None) -> None:
        super().__init__()
        self._workshop_id = workshop_id
        self._held_on = held_on  # it stays on screen, however long ago that is
        self._workshop: Gathering | None = None
        self._marked: dict[int, tuple[Seat, AttendanceStatus]] = {}  # shown, not written yet
        self._writes: Timer | None = None

    def compose_body(self) -> ComposeResult:
        yield Static("", id="workshop", markup=False)
        yield Lines(
            (
                ListColumn("sign", "", 1),
                ListColumn("name", t("Name"), 24, flex=1),
                ListColumn("status", t("Status"), 16),
                ListColumn("ref", t("Number"), 10, priority=2),
            )
        )

    def read(self) -> Gathering | None:
        wanted = self._workshop_id
        return next(
            (
                item
                for item in self.desk.read.workshops(self._held_on)
                if item.id == wanted and is_about(wanted, uid_of(item.id))
            ),
            None,
        )

    def show_read(self, found: Gathering | None) -> None:
        if found is None:
            self.leave_gone()
            return
        self._workshop, self._workshop_id, self._held_on = found, found.id, found.held_on
        tell_day(self, title=t("Roll call"))
        when = f"{full_day(found.held_on)} {found.starts_at or ''}".strip()
        about = f"{when} · {t('{count} hours', count=hours(found.hours))}"
        if found.place:
            about += f" · {found.place}"
        keys = " · ".join(f"{key} {choice(status)}" for key, status in _MARKS.items())
        text = literal(f"{found.title}\n{about}\n") + literal(keys).stylize("$text-muted")
        self.query_one("#workshop", Static).update(text)
        nobody = full_line("none", t("Nobody takes part yet. p chooses people."))
        self.query_one(Lines).show([_line(self._now(seat)) for seat in found.seats] or [nobody])

    def _now(self, seat: Seat) -> Seat:
        """As it is marked here, where that was not written yet."""
        marked = self._marked.get(seat.id)
        return seat._replace(status=marked[1]) if marked else seat

    def _seat(self) -> Seat | None:
        line = self.line()
        return line.data if line and isinstance(line.data, Seat) else None

    def person(self) -> Person | None:
        seat = self._seat()
        return seat.person if seat else None

    def marks(self, key: str) -> bool:
        """Moving on is no text either: marks go on behind it."""
        return key in ("a", "n", "e", "j", "k")

    def action_mark(self, status: str) -> None:
        """Mark who is highlighted; the list moves on at once, the store follows after a pause."""
        if not (seat := self._seat()):
            return
        if status in _CAME and self._workshop and self._workshop.held_on > self.today:
            when = full_day(self._workshop.held_on)
            self.work.say(t("This workshop is not until {day}: nobody came yet.", day=when))
            return
        before = self._marked[seat.id][0] if seat.id in self._marked else seat
        self._marked[seat.id] = (before, AttendanceStatus(status))
        self._show_seat(self._now(before))
        self.query_one(Lines).action_move(1)
        if self._writes:
            self._writes.stop()
        self._writes = self.set_timer(letter_run.PAUSE, self._write_when_over)

    def _write_when_over(self) -> None:
        """A letter that comes soon may still show that it is a text."""
        if self.desk_app.keys.in_run:
            self._writes = self.set_timer(_LOOK_AGAIN, self._write_when_over)
        else:
            self._write_marks()

    @property
    def is_marking(self) -> bool:
        """Whether marks are shown that were not written yet."""
        return bool(self._marked)

    def drop_marks(self) -> None:
        marked, self._marked = self._marked, {}
        for seat, _ in marked.values():
            self._show_seat(seat)

    def acts(self, key: str) -> Callable[[], object] | None:
        """What another key does comes behind the marks."""
        if not self.marks(key) and key != "backspace":
            self._write_marks()
        return super().acts(key)

    def on_screen_suspend(self) -> None:
        self._write_marks()

    def _write_marks(self) -> None:
        left, self._marked = self._marked, {}
        if not left:
            return
        desk = self.desk
        about = ", ".join(f"{seat.person.name}: {choice(to)}" for seat, to in left.values())

        def write() -> None:
            for key, (seat, status) in tuple(left.items()):
                seen = {"status": seat.status}
                desk.write.change("attendance", key, {"status": status}, seen)
                del left[key]

        def failed(_: Exception) -> bool:
            for seat, _status in left.values():
                self._show_seat(seat)
            return False

        self.work.write(write, lambda _: self.work.changed(), failed, about=about)

    def _show_seat(self, seat: Seat) -> None:
        """Show this one as it is here, while the screen stands."""
        key = _line(seat).key
        for lines in self.query(Lines):
            lines.show([_line(seat) if line.key == key else line for line in lines.lines])

    def action_people(self) -> None:
        from coachdesk.tui.screens.checklist import choose_people

        if self._workshop:
            chosen = {seat.person.id for seat in self._workshop.seats}
            title = self._workshop.title
            choose_people(self.desk_app, [self._workshop_id], chosen, title)

    def action_change(self) -> None:
        if self._workshop:
            _edit(self.desk_app, self._workshop)

    def action_delete(self) -> None:
        if self._workshop:
            _delete(self.desk_app, self._workshop)


def _line(seat: Seat) -> ListLine:
    tone = _TONES[seat.status]
    cells = (_SIGNS[seat.status], seat.person.listed, choice(seat.status), seat.person.ref)
    return ListLine(f"seat:{seat.id}", cells, data=seat, tones=(tone, "", tone, "dim"))


def change_workshop(app: "DeskApp") -> None:
    """The highlighted one, where it stands in a list."""
    _with_workshop(app, _edit)


def delete_workshop(app: "DeskApp") -> None:
    _with_workshop(app, _delete)


def _with_workshop(app: "DeskApp", act: Callable[["DeskApp", Gathering], object]) -> None:
    workshop = app.desk_screen.current()
    if isinstance(workshop, Gathering):
        act(app, workshop)
    else:
        app.work.refuse(t("Choose a workshop first. What is of a person: enter opens the dossier."))


def _edit(app: "DeskApp", workshop: Gathering) -> None:
    from coachdesk.tui.forms.edit import edit_record

    edit_record(app, "workshop", workshop.id, None)


def _delete(app: "DeskApp", workshop: Gathering) -> None:
    """Ask, naming who takes part: that goes with it."""
    what = t("workshop {title} of {day}", title=workshop.title, day=day(workshop.held_on))
    question = [t("Delete {what}? u brings it back.", what=what)]
    if workshop.seats:
        names = [seat.person.name for seat in workshop.seats[:_NAMED]]
        if len(workshop.seats) > _NAMED:
            names.append(t("and {count} more", count=len(workshop.seats) - _NAMED))
        question.append(t("With it goes who takes part: {names}.", names=", ".join(names)))

    def delete() -> None:
        app.work.change(
            lambda: app.desk.write.delete("workshop", workshop.id),
            t("Deleted: {what}. u brings it back.", what=what),
            about=t("delete {what}", what=what),
        )

    ask_first(app, "\n".join(question), t("delete"), t("keep"), delete)


def open_roll(app: "DeskApp", workshop_id: int, held_on: date | None = None) -> None:
    """`held_on` is needed of one that may have been long ago."""
    app.push_screen(RollScreen(workshop_id, held_on))
