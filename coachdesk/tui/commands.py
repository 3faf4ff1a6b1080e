"""Commands, declared once: key bindings, the key strip, the palette and the help all read them."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """One thing a user can do.

    `hint` is the word in the key strip (empty: not shown there), `tip` the sentence in help and
    palette; `writes` keeps it out of a read-only desk.
    """

    key: str
    action: str
    tip: str
    hint: str = ""
    writes: bool = False
    shown_key: str = ""

    @property
    def key_name(self) -> str:
        return self.shown_key or self.key.split(",")[0].replace("ctrl+", "^")


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Textual's form of the commands' keys."""
    return [
        Binding(command.key, command.action, command.tip, show=False)
        for command in commands
        if command.key
    ]


EVERYWHERE = (
    Command("1", "go('today')", "Today: what is due"),
    Command("2", "go('caseload')", "Caseload: everybody"),
    Command("3", "go('intake')", "Intake: running intakes"),
    Command("4", "go('agenda')", "Agenda: the coming weeks"),
    Command("5", "go('summary')", "Summary: the figures"),
    Command("slash", "find", "Find a person by name, number or phone", "find", shown_key="/"),
    Command("u", "undo", "Take back the last change", "undo", writes=True),
    Command("ctrl+r", "redo", "Do again what was undone", writes=True),
    Command("ctrl+p", "palette", "Every command, to search in"),
    Command("comma", "settings", "Settings: every norm with its source", shown_key=","),
    Command("", "safety", "Safety: passphrase, backups, what was done with the caseload"),
    Command("ctrl+l", "lock", "Lock; without a passphrase: cover the screen"),
    Command("", "unfinished", "Go on with a form left unfinished", writes=True),
    Command("question_mark,f1", "help", "The keys of this screen", "help", shown_key="?"),
    Command("q", "leave", "Close coachdesk", "quit"),
)
PERSON = (
    Command("enter", "open", "Open the dossier", "open"),
    Command("c", "log_contact", "Log a contact", "contact", writes=True),
    Command("a", "plan_appointment", "Plan an appointment", "appointment", writes=True),
)
TAKE_IN = Command("i", "import_records", "Bring a list from Excel in, or a caseload", writes=True)
NEW_PERSON = Command("n", "new_person", "Add a jobseeker", "new", writes=True)
WHY = Command("w", "why", "Why this line is here, in full", "why")
