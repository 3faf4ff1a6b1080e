"""Safety: who can read the store, its backups, and what was done with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult

from coachdesk.tui.commands import Command
from coachdesk.tui.screens.ask import AskScreen
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.widgets.bars import TopBar
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.safety import backup_reason, backup_state, deed_name

if TYPE_CHECKING:
    from coachdesk.store.access_log import Deed
    from coachdesk.store.backups import Backup

PROTECTION = "protection"
_DEEDS_SHOWN = 300
_KILO = 1024


class Found(NamedTuple):
    """What the screen shows."""

    protected: bool
    backups: "list[Backup]"
    deeds: "list[Deed]"


class SafetyScreen(DeskScreen):
    """Protection, backups, access log."""

    NAME = "safety"
    OFFERS = (
        Command("enter", "choose", "Change the protection, or put a backup back", "choose"),
        Command("n", "back_up", "Make a backup now", "back up"),
        Command("p", "recovery_sheet", "Print a recovery sheet", "sheet"),
        Command("d", "open_up", "Take the passphrase off", writes=True),
        Command("escape", "back", "Back", "back", shown_key="esc"),
    )
    DEFAULT_CSS = "SafetyScreen Lines { padding: 0 1; }"

    def compose_body(self) -> ComposeResult:
        columns = (
            Column("at", "", 18),
            Column("what", "", 20, flex=1),
            Column("people", "", 14, priority=3),
            Column("size", "", 9, right=True, priority=4),
            Column("state", "", 18, priority=2),
        )
        yield Lines(columns, titles=False)

    def read(self) -> Found:
        return Found(self.desk.is_protected, self.desk.backups(), self.desk.deeds())

    def show_read(self, found: Found) -> None:
        self.query_one(TopBar).tell(t("Safety"), *self.day_marks())
        lines = [*_protection(found), *_backups(found), *_deeds(found)]
        self.query_one(Lines).show(lines)

    # What the lines answer -----------------------------------------------------------------

    @on(Lines.Chosen)
    def action_choose(self) -> None:
        from coachdesk.store.backups import Backup, State

        line = self.line()
        if line is None:
            return
        if self.desk.read_only:
            self.desk_app.say(t("This caseload is open for reading only."), warn=True)
        elif line.key == PROTECTION:
            self.desk_app.protect()
        elif isinstance(line.data, Backup) and line.data.state is State.GOOD:
            self._restore(line.data)
        elif isinstance(line.data, Backup):
            self.desk_app.say(t("This backup does not open here."), warn=True)

    def _restore(self, backup: "Backup") -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self.write(lambda: self.desk.restore(backup.path), done)

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

        self.write(lambda: self.desk.back_up(), done)

    def action_recovery_sheet(self) -> None:
        self.desk_app.print_recovery_sheet()

    def action_open_up(self) -> None:
        if self.desk.is_protected:
            self.desk_app.unprotect()
        else:
            self.desk_app.say(t("This caseload has no passphrase."))

    def action_back(self) -> None:
        self.app.pop_screen()


def _heading(text: str) -> Line:
    return Line(f"heading:{text}", (text,), "heading", heading=True)


def _protection(found: Found) -> Iterator[Line]:
    yield _heading(t("Protection"))
    if found.protected:
        cells = (t("passphrase"), t("The file opens with its passphrase only."))
        yield Line(PROTECTION, cells, tones=("good",))
    else:
        cells = (t("none"), t("Whoever has the file can read it. enter gives it a passphrase."))
        yield Line(PROTECTION, cells, tones=("overdue",))


def _backups(found: Found) -> Iterator[Line]:
    yield _heading(t("Backups ({count})", count=len(found.backups)))
    for backup in found.backups:
        cells = (
            f"{day(backup.at.date())} {backup.at:%H:%M}",
            backup_reason(backup.why),
            _dossiers(backup.people) if backup.people is not None else "",
            f"{max(1, backup.size // _KILO)} kB",
            backup_state(backup.state),
        )
        tone = "good" if backup.state == "good" else "overdue"
        yield Line(
            f"backup:{backup.path.name}", cells, data=backup, tones=("", "", "", "dim", tone)
        )
    if not found.backups:
        yield Line("no-backup", (t("No backup yet. n makes one."),), "dim", heading=True)


def _dossiers(count: int) -> str:
    return tn(count, "1 dossier", "{count} dossiers")


def _deeds(found: Found) -> Iterator[Line]:
    yield _heading(t("What was done with this caseload"))
    for number, deed in enumerate(found.deeds[:_DEEDS_SHOWN]):
        at = deed.at.astimezone()
        refs = ", ".join(deed.refs)
        count = "" if deed.how_many is None else str(deed.how_many)
        cells = (f"{day(at.date())} {at:%H:%M}", " ".join((deed_name(deed.what), refs)), count)
        yield Line(f"deed:{number}", cells, tones=("dim", "", "dim"))
