"""Commands, declared once: key bindings, the key strip, the palette and the help all read them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from coachdesk.tui.lazy import imported
from coachdesk.tui.textual_types import AnyScreen


class Command(NamedTuple):
    """One thing a user can do.

    `hint` is the word in the key strip (empty: not shown there), `tip` the sentence in help and
    palette; `writes` keeps it out of a read-only desk; `at_once` says that it changes something
    without a form or a question. `run` is the place of the function that does
    it, called with the app; without one the screen has a method `action_…`.
    """

    key: str
    action: str
    tip: str
    hint: str = ""
    writes: bool = False
    shown_key: str = ""
    run: str = ""
    at_once: bool = False

    @property
    def key_name(self) -> str:
        return self.shown_key or self.key.split(",")[0].replace("ctrl+", "^")

    @property
    def name(self) -> str:
        """The action without what is given to it."""
        return self.action.partition("(")[0]

    def has_key(self, key: str) -> bool:
        return key in self.key.split(",")


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Textual's form of the commands' keys."""
    return [
        Binding(command.key, command.action, command.tip, show=False)
        for command in commands
        if command.key
    ]


def add_actions(screen: type[AnyScreen], commands: Iterable[Command]) -> None:
    """Give a screen a method `action_…` for each command that names its function."""
    for command in commands:
        if command.run:
            setattr(screen, f"action_{command.name}", _action(command.run))


def _action(place: str) -> Callable[[AnyScreen], None]:
    def action(screen: AnyScreen) -> None:
        imported(place)(screen.app)

    return action


def done_by(module: str, *commands: Command) -> tuple[Command, ...]:
    """Commands whose functions stand in this file, each named as its action."""
    return tuple(command._replace(run=f"{module}:{command.name}") for command in commands)


# The five screens side by side: where each one's class stands, and its name on top.
PEERS = {
    "today": "screens.today:TodayScreen",
    "caseload": "screens.caseload:CaseloadScreen",
    "intake": "screens.intake:IntakeScreen",
    "agenda": "screens.agenda:AgendaScreen",
    "summary": "screens.summary:SummaryScreen",
}
PEER_NAMES = {
    "today": "Today",
    "caseload": "Caseload",
    "intake": "Intake",
    "agenda": "Agenda",
    "summary": "Summary",
}
EVERYWHERE = (
    Command("1", "go('today')", "Today: what is due"),
    Command("2", "go('caseload')", "Caseload: everybody"),
    Command("3", "go('intake')", "Intake: running intakes"),
    Command("4", "go('agenda')", "Agenda: the coming weeks"),
    Command("5", "go('summary')", "Summary: the figures"),
    Command(
        "slash",
        "find",
        "Find a person by name, number or phone",
        "find",
        shown_key="/",
        run="screens.dossier:find_person",
    ),
    Command(
        "u",
        "undo",
        "Take back the last change",
        "undo",
        writes=True,
        run="undoing:undo",
        at_once=True,
    ),
    Command("ctrl+r", "redo", "Do again what was undone", writes=True, run="undoing:redo"),
    Command("ctrl+p", "palette", "Every command, to search in", run="screens.picker:open_palette"),
    Command(
        "comma",
        "settings",
        "Settings: every norm with its source",
        shown_key=",",
        run="screens.settings:open_settings",
    ),
    Command(
        "",
        "own_details",
        "Your own name, team, phone and e-mail",
        writes=True,
        run="screens.settings:open_own_details",
    ),
    Command(
        "",
        "safety",
        "Safety: passphrase, backups, what was done with the caseload",
        run="screens.safety:open_safety",
    ),
    Command("ctrl+l", "lock", "Lock; without a passphrase: cover the screen", run="locking:lock"),
    *done_by(
        "screens.taking_part",
        Command("", "start_intake", "Start an intake today", writes=True),
        Command("", "join_workshop", "Add to a coming workshop", writes=True),
    ),
    Command(
        "",
        "unfinished",
        "Go on with a form left unfinished",
        writes=True,
        run="drafts:offer_drafts",
    ),
    Command(
        "question_mark,f1",
        "help",
        "The keys of this screen",
        "help",
        shown_key="?",
        run="screens.reading:open_help",
    ),
    Command("", "guide", "The guide: how to work with coachdesk", run="screens.guide:open_guide"),
    Command("q", "leave", "Close coachdesk", "quit"),
)
PERSON = (
    Command("enter", "open", "Open the dossier", "open"),
    Command(
        "c", "log_contact", "Log a contact", "contact", writes=True, run="forms.contact:log_contact"
    ),
    Command(
        "a",
        "plan_appointment",
        "Plan an appointment",
        "appointment",
        writes=True,
        run="forms.contact:plan_appointment",
    ),
)
APPOINTMENT = done_by(
    "forms.appointment",
    Command("m", "move", "Move an appointment to another day or time", "move", writes=True),
    Command("r", "repeat", "Repeat an appointment, as every two weeks", "repeat", writes=True),
    Command("delete", "cancel", "Cancel an appointment", writes=True, shown_key="del"),
)
START_INTAKE, JOIN = done_by(
    "screens.taking_part",
    Command("i", "start_intake", "Start an intake today", "start", writes=True, at_once=True),
    Command("t", "join_workshop", "Add to a coming workshop", writes=True),
)
TAKE_IN = Command(
    "i",
    "import_records",
    "Bring a list from Excel in, or a caseload",
    writes=True,
    run="forms.import_file:import_records",
)
NEW_PERSON = Command(
    "n", "new_person", "Add a jobseeker", "new", writes=True, run="screens.dossier:new_person"
)
WHY = Command("w", "why", "Why this line is here, in full", "why")
