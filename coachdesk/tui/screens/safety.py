"""Safety: who can read the store, its backups, and what was done with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import Command
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.question import AskScreen
from coachdesk.tui.widgets.bars import TopBar
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.tui.writing import backups_lack
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.safety import action_name, backup_reason, backup_state

if TYPE_CHECKING:
    from coachdesk.store.access_log import LogEntry
    from coachdesk.store.backup_list import Backup

PROTECTION = "protection"
_DEEDS_SHOWN = 300
_KILO = 1024


class Found(NamedTuple):
    """What the screen shows."""

    protected: bool
    backups: "list[Backup]"
    problem: StoreError | None  # why there is none of today, or which copy lies open
    deeds: "list[LogEntry]"


class SafetyScreen(DeskScreen):
    """Protection, backups, access log."""

    NAME = "safety"
    OFFERS = (
        Command("enter", "choose", "Change the protection, or put a backup back", "choose"),
        Command("n", "back_up", "Make a backup now", "back up", writes=True),
        Command("p", "recovery_sheet", "Print a recovery sheet", "sheet"),
        Command("d", "open_up", "Take the passphrase off", writes=True),
        Command("escape", "back", "Back", "back", shown_key="esc"),
    )
    DEFAULT_CSS = """
    SafetyScreen { Lines { padding: 0 1; }
        #protection { height: auto; padding: 0 1; background: $surface; text-style: bold; }
        #about { height: auto; min-height: 2; max-height: 50%; padding: 0 1;
            background: $surface; border-top: solid $panel; } }
    SafetyScreen.low #about { min-height: 1; border-top: none; }
    """

    def compose_body(self) -> ComposeResult:
        columns = (
            Column("at", "", 17),
            Column("what", "", 18, flex=1),
            Column("state", "", 20, priority=2),
            Column("size", "", 8, right=True, priority=3),
        )
        yield Static("", id="protection", markup=False)
        yield Lines(columns, titles=False, highlighted=self._tell_about)
        yield Static("", id="about", markup=False)

    def _tell_about(self, line: Line | None) -> None:
        """The highlighted line in full, also where it is cut in the list."""
        self.query_one("#about", Static).update(literal(_whole(line) if line else ""))

    def read(self) -> Found:
        desk = self.desk
        return Found(
            desk.is_protected, desk.safety.backups(), desk.safety.backup_problem, desk.deeds()
        )

    def show_read(self, found: Found) -> None:
        self.query_one(TopBar).tell(t("Safety"), *self.day_marks())
        said, tone = _protection(found)
        self.query_one("#protection", Static).update(literal(said).stylize(tone))
        self.query_one(Lines).show([_protect(found), *_backups(found), *_deeds(found)])

    # What the lines answer -----------------------------------------------------------------

    @on(Lines.Chosen)
    def action_choose(self) -> None:
        from coachdesk.store.backup_list import Backup, BackupState

        line = self.line()
        backup = line.data if line and isinstance(line.data, Backup) else None
        if line is None:
            return
        if line.key != PROTECTION and not backup:
            self.desk_app.show_text(t("Safety"), literal(_whole(line)))
        elif self.desk.read_only:
            self.desk_app.refuse(t("This caseload is open for reading only."))
        elif not backup:
            self.desk_app.protect()
        elif backup.state is BackupState.GOOD:
            self._restore(backup)
        else:
            self.desk_app.say(t("This backup does not open here."), warn=True)

    def _restore(self, backup: "Backup") -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self.write(lambda: self.desk.safety.restore(backup.path), done)

        def done(_: object) -> None:
            self.desk_app.say(t("The backup is back; what stood there is kept beside it."))
            self.desk_app.changed()

        question = t(
            "Put back the backup of {day}, {time} ({people})? What is there now is kept beside it.",
            day=day(backup.at.date()),
            time=f"{backup.at:%H:%M}",
            people=_dossiers(backup.people or 0),
        )
        self.app.push_screen(AskScreen(question, t("put it back"), t("leave it")), answered)

    def action_back_up(self) -> None:
        def done(_: object) -> None:
            self.desk_app.say(t("A backup was made and looked over."))
            self.reload()

        self.write(lambda: self.desk.safety.back_up(), done)

    def action_recovery_sheet(self) -> None:
        if self.desk.is_protected:
            self.desk_app.print_recovery_sheet()
        else:
            self.desk_app.refuse(t("This caseload has no passphrase."))

    def action_open_up(self) -> None:
        if self.desk.is_protected:
            self.desk_app.unprotect()
        else:
            self.desk_app.refuse(t("This caseload has no passphrase."))

    def action_back(self) -> None:
        self.app.pop_screen()


def _full_width(key: str, text: str, tone: str = "plain") -> Line:
    return Line(key, (text,), tone, heading=True)


def _heading(text: str) -> Line:
    return _full_width(f"heading:{text}", text, "heading")


def _whole(line: Line) -> str:
    return " · ".join(filter(None, line.cells))


def _protection(found: Found) -> tuple[str, str]:
    """How the store is protected, in the words of `coachdesk info`, and its colour."""
    if found.protected:
        said = t("Protection: a passphrase (SQLCipher); without it nobody can read the file")
        return said, "$success"
    return t("Protection: none; the file can be read by whoever has it"), "$warning"


def _protect(found: Found) -> Line:
    """The way to a passphrase, or to another one."""
    wanted = t("Change the passphrase") if found.protected else t("Protect this caseload")
    return _full_width(PROTECTION, wanted)


def _backups(found: Found) -> Iterator[Line]:
    yield _heading(t("Backups ({count})", count=len(found.backups)))
    for backup in found.backups:
        state = backup_state(backup.state)
        people = backup.people
        cells = (
            f"{day(backup.at.date())} {backup.at:%H:%M}",
            backup_reason(backup.why),
            state if people is None else f"{state}, {_dossiers(people)}",
            f"{max(1, backup.size // _KILO)} kB",
        )
        tone = "good" if backup.state == "good" else "overdue"
        yield Line(f"backup:{backup.path.name}", cells, data=backup, tones=("", "", tone, "dim"))
    if found.problem:
        yield _full_width("backup-problem", backups_lack(found.problem), "overdue")
    if not found.backups:
        yield _full_width("no-backup", t("No backup yet. n makes one."), "dim")


def _dossiers(count: int) -> str:
    return tn(count, "1 dossier", "{count} dossiers")


def _deeds(found: Found) -> Iterator[Line]:
    yield _heading(t("What was done with this caseload"))
    for number, deed in enumerate(found.deeds[:_DEEDS_SHOWN]):
        at = deed.at.astimezone()
        count = "" if deed.how_many is None else str(deed.how_many)
        said = " ".join(filter(None, (action_name(deed.what), count, ", ".join(deed.refs))))
        yield _full_width(f"deed:{number}", f"{day(at.date())} {at:%H:%M} · {said}")
