"""Safety: who can read the store, its backups, and what was done with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import Command
from coachdesk.tui.forms.export import print_recovery_sheet
from coachdesk.tui.forms.protection import protect, unprotect
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.day_bar import tell_day
from coachdesk.tui.screens.question import ask_first
from coachdesk.tui.screens.reading import open_text
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line, heading_line
from coachdesk.tui.widgets.pane import Pane
from coachdesk.tui.work import backups_lack
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.safety import action_name, backup_reason, backup_state

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.store.access_log import LogEntry
    from coachdesk.store.backup_list import Backup
    from coachdesk.store.restoring import Restored
    from coachdesk.tui.app import DeskApp

PROTECTION = "protection"
_DEEDS_SHOWN = 300
_KILO = 1024


class SafetyData(NamedTuple):
    """What the screen shows."""

    protected: bool
    backups: "list[Backup]"
    problem: StoreError | None  # why there is none of today, or which copy lies open
    deeds: "list[LogEntry]"


class SafetyScreen(DeskScreen[SafetyData]):
    """Protection, backups, access log."""

    NAME = "safety"
    OFFERS = (
        Command(
            "enter",
            "choose",
            "Change the protection, or put a backup back",
            "choose",
            words="restore, password, backup, encrypt",
        ),
        Command(
            "n",
            "back_up",
            "Make a backup now",
            "back up",
            writes=True,
            words="backup, copy, save, safe",
        ),
        Command(
            "p",
            "recovery_sheet",
            "Print a recovery sheet",
            "sheet",
            words="print, forgotten, password, paper",
        ),
        Command(
            "d",
            "open_up",
            "Take the passphrase off",
            writes=True,
            words="password, remove, decrypt",
        ),
        Command("escape", "back", "Back", "back", shown_key="esc"),
    )
    DEFAULT_CSS = """
    SafetyScreen {
        #protection { height: auto; padding: 0 1; background: $surface; text-style: bold; }
        #about { height: auto; min-height: 2; max-height: 50%; } }
    SafetyScreen.low #about { min-height: 1; }
    """

    def compose_body(self) -> ComposeResult:
        columns = (
            ListColumn("at", "", 17),
            ListColumn("what", "", 18, flex=1),
            ListColumn("state", "", 20, priority=2),
            ListColumn("size", "", 8, right=True, priority=3),
        )
        yield Static("", id="protection", markup=False)
        yield Lines(columns, titles=False, fits=True, highlighted=self._tell_about)
        yield Pane("about", beside=False)

    def _tell_about(self, line: ListLine | None) -> None:
        """The highlighted line in full, also where it is cut in the list."""
        self.query_one(Pane).tell(Labelled("", [[Part("", _whole(line) if line else "")]]))

    def read(self) -> SafetyData:
        desk = self.desk
        return SafetyData(
            desk.is_protected, desk.safety.backups(), desk.safety.backup_problem, desk.deeds()
        )

    def show_read(self, found: SafetyData) -> None:
        tell_day(self, title=t("Safety"))
        said, tone = _protection(found)
        self.query_one("#protection", Static).update(literal(said).stylize(tone))
        self.query_one(Lines).show([_protect(found), *_backups(found), *_deeds(found)])

    # What the lines answer -----------------------------------------------------------------

    def choose_line(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        from coachdesk.store.backup_list import Backup, BackupState

        line = self.line()
        backup = line.data if line and isinstance(line.data, Backup) else None
        if line is None:
            return
        if line.key != PROTECTION and not backup:
            open_text(self.desk_app, t("Safety"), literal(_whole(line)))
        elif self.desk.read_only:
            self.work.refuse(t("This caseload is open for reading only."))
        elif not backup:
            protect(self.desk_app)
        elif backup.state is BackupState.GOOD:
            self._restore(backup)
        else:
            self.work.say(t("This backup does not open here."), warn=True)

    def _restore(self, backup: "Backup") -> None:
        def done(restored: "Restored") -> None:
            said = t("The backup of {day} is back.", day=day(backup.at.date()))
            if restored.kept:
                said += " " + t("What stood there is kept as {file}.", file=restored.kept)
            self.work.say(said)
            self.work.changed()

        def restore() -> None:
            about = t("put back the backup of {day}", day=day(backup.at.date()))
            self.work.write(lambda: self.desk.safety.restore(backup.path), done, about=about)

        question = t(
            "Put back the backup of {day}, {time} ({people})? What is there now is kept beside it.",
            day=day(backup.at.date()),
            time=f"{backup.at:%H:%M}",
            people=_dossiers(backup.people or 0),
        )
        ask_first(self.app, question, t("put it back"), t("leave it"), restore)

    def action_back_up(self) -> None:
        def done(file: "Path") -> None:
            self.work.say(t("Copied and verified: {file}", file=file))
            self.reload()

        about = t("make a backup now")
        self.work.write(lambda: self.desk.safety.back_up(), done, about=about)

    def action_recovery_sheet(self) -> None:
        if self.desk.is_protected:
            print_recovery_sheet(self.desk_app)
        else:
            self.work.refuse(t("This caseload has no passphrase."))

    def action_open_up(self) -> None:
        if self.desk.is_protected:
            unprotect(self.desk_app)
        else:
            self.work.refuse(t("This caseload has no passphrase."))


def _whole(line: ListLine) -> str:
    return " · ".join(filter(None, line.cells))


def _protection(found: SafetyData) -> tuple[str, str]:
    """How the store is protected, in the words of `coachdesk info`, and its colour."""
    if found.protected:
        said = t("Protection: a passphrase (SQLCipher); without it nobody can read the file")
        return said, "$success"
    return t("Protection: none; the file can be read by whoever has it"), "$warning"


def _protect(found: SafetyData) -> ListLine:
    """The way to a passphrase, or to another one."""
    wanted = t("Change the passphrase") if found.protected else t("Protect this caseload")
    return full_line(PROTECTION, wanted, "plain")


def _backups(found: SafetyData) -> Iterator[ListLine]:
    yield heading_line(t("Backups ({count})", count=len(found.backups)))
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
        yield ListLine(
            f"backup:{backup.path.name}", cells, data=backup, tones=("", "", tone, "dim")
        )
    if found.problem:
        yield full_line("backup-problem", backups_lack(found.problem), "overdue")
    if not found.backups:
        yield full_line("no-backup", t("No backup yet. n makes one."))


def _dossiers(count: int) -> str:
    return tn(count, "1 dossier", "{count} dossiers")


def _deeds(found: SafetyData) -> Iterator[ListLine]:
    yield heading_line(t("What was done with this caseload"))
    for number, deed in enumerate(found.deeds[:_DEEDS_SHOWN]):
        at = deed.at.astimezone()
        count = "" if deed.how_many is None else str(deed.how_many)
        said = " ".join(filter(None, (action_name(deed.what), count, ", ".join(deed.refs))))
        yield full_line(f"deed:{number}", f"{day(at.date())} {at:%H:%M} · {said}", "plain")


def open_safety(app: "DeskApp") -> None:
    app.push_screen(SafetyScreen())
