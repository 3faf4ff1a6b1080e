"""Commands, declared once: key bindings, the key strip, the palette and the help all read them."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from coachdesk.tui.lazy import imported
from coachdesk.tui.textual_types import AnyScreen
from coachdesk.words import t


class Command(NamedTuple):
    """One thing a user can do.

    `hint` is the word in the key strip (empty: not shown there), `tip` the sentence in help and
    palette; `writes` keeps it out of a read-only desk; `at_once` says that it changes something
    without a form or a question. `run` is the place of the function that does it, called with the
    app; without one the screen has a method `action_…`. `words` are others by which somebody may
    look for it in the palette.
    """

    key: str
    action: str
    tip: str
    hint: str = ""
    writes: bool = False
    shown_key: str = ""
    run: str = ""
    at_once: bool = False
    words: str = ""

    @property
    def keys(self) -> list[str]:
        return self.key.split(",") if self.key else []

    @property
    def key_name(self) -> str:
        name = self.shown_key or self.key.split(",")[0].replace("ctrl+", "^")
        return t("space") if name == "space" else name

    def without(self, taken: Collection[str]) -> "Command | None":
        """The same without keys that mean something else; None where no key is left."""
        kept = [key for key in self.keys if key not in taken]
        if kept == self.keys:
            return self
        return self._replace(key=",".join(kept), shown_key="") if kept else None

    @property
    def name(self) -> str:
        """The action without what is given to it."""
        return self.action.partition("(")[0]

    def has_key(self, key: str) -> bool:
        return key in self.keys


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


# The six screens side by side: where each one's class stands, and its name on top.
PEERS = {
    "today": "screens.today:TodayScreen",
    "caseload": "screens.caseload:CaseloadScreen",
    "intake": "screens.intake:IntakeScreen",
    "agenda": "screens.agenda:AgendaScreen",
    "summary": "screens.summary:SummaryScreen",
    "work": "screens.work:WorkScreen",
}
PEER_NAMES = {
    "today": "Today",
    "caseload": "Caseload",
    "intake": "Intake",
    "agenda": "Agenda",
    "summary": "Summary",
    "work": "Work",
}
HOME = Command(
    "escape", "home", "Back to Today", "today", shown_key="esc", run="screens.base:go_home"
)
EVERYWHERE = (
    HOME,
    Command("1", "go('today')", "Today: what is due", words="start, work list, to do"),
    Command("2", "go('caseload')", "Caseload: everybody", words="people, jobseekers, list"),
    Command(
        "3",
        "go('intake')",
        "Intake: running intakes",
        words="workshops, first weeks, roll call, attendance",
    ),
    Command(
        "4",
        "go('agenda')",
        "Agenda: the coming weeks",
        words="calendar, appointments, public holiday, holidays",
    ),
    Command(
        "5", "go('summary')", "Summary: the figures", words="figures, numbers, report, manager"
    ),
    Command(
        "6",
        "go('work')",
        "Work: vacancies and employers",
        words="jobs, companies, organisations, introductions, social return",
    ),
    Command(
        "slash,ctrl+f",
        "find",
        "Find a person, or a word in all notes",
        "find",
        shown_key="/",
        run="screens.finder:find",
        words="search, look up, look for, name, phone, number, notes, recent, opened last",
    ),
    Command(
        "u",
        "undo",
        "Take back the last change",
        "undo",
        writes=True,
        run="undoing:undo",
        at_once=True,
        words="undo, cancel, mistake, restore",
    ),
    Command(
        "ctrl+r",
        "redo",
        "Do again what was undone",
        writes=True,
        run="undoing:redo",
        words="redo, repeat",
    ),
    Command("ctrl+p", "palette", "Every command, to search in", run="screens.palette:open_palette"),
    Command(
        "y",
        "copy",
        "Copy what is highlighted: phone, e-mail, line or text",
        run="copying:copy",
        words="clipboard, paste, phone number, e-mail address",
    ),
    Command(
        "comma",
        "settings",
        "Settings: every norm with its source",
        shown_key=",",
        run="screens.settings:open_settings",
        words="options, preferences, norms, configuration",
    ),
    Command(
        "",
        "own_details",
        "Your own name, team, phone and e-mail",
        writes=True,
        run="screens.settings:open_own_details",
        words="coach, details, profile, address",
    ),
    Command(
        "",
        "safety",
        "Safety: passphrase, backups, what was done with the caseload",
        run="screens.safety:open_safety",
        words="password, security, encryption, backup, copy, restore, log",
    ),
    Command(
        "ctrl+l",
        "lock",
        "Lock; without a passphrase: cover the screen",
        run="locking:lock",
        words="lock, hide, away, break",
    ),
    *done_by(
        "screens.taking_part",
        Command(
            "", "start_intake", "Start an intake today", writes=True, words="begin, workshops, new"
        ),
        Command(
            "",
            "join_workshop",
            "Add to a coming workshop",
            writes=True,
            words="course, training, participant",
        ),
    ),
    *done_by(
        "screens.own_lists",
        Command(
            "",
            "open_templates",
            "Templates: your own texts and sets of steps",
            writes=True,
            words="template, standard text, phrases, checklist",
        ),
        Command(
            "",
            "open_tasks",
            "Your own tasks, of nobody",
            writes=True,
            words="task, to do, reminder",
        ),
    ),
    *done_by(
        "screens.dossier_actions",
        Command(
            "",
            "hand_over",
            "Hand the dossier over to another coach",
            writes=True,
            words="transfer, colleague, share",
        ),
        Command(
            "",
            "erase",
            "Erase a closed dossier for good",
            writes=True,
            words="delete, remove, wipe, privacy",
        ),
    ),
    Command(
        "",
        "unfinished",
        "Go on with a form left unfinished",
        writes=True,
        run="drafts:offer_drafts",
        words="draft, continue, unsaved",
    ),
    Command(
        "question_mark,f1",
        "help",
        "The keys of this screen",
        "help",
        shown_key="?",
        run="screens.reading:open_help",
        words="help, shortcuts, keyboard, explanation",
    ),
    Command(
        "",
        "guide",
        "The guide: how to work with coachdesk",
        run="screens.guide:open_guide",
        words="manual, help, explanation, learn",
    ),
    Command(
        "q",
        "leave",
        "Close coachdesk",
        "quit",
        at_once=True,
        words="quit, exit, stop, leave, log out",
    ),
)
PERSON = (
    Command("enter", "open", "Open the dossier", "open", words="file, details, jobseeker"),
    Command(
        "c",
        "log_contact",
        "Log a contact",
        "contact",
        writes=True,
        run="forms.contact:log_contact",
        words="talk, call, visit, note, report, write down, no-show",
    ),
    Command(
        "a",
        "plan_appointment",
        "Plan an appointment",
        "appointment",
        writes=True,
        run="forms.contact:plan_appointment",
        words="meeting, invite, date, calendar",
    ),
)
NEW_TASK = Command(
    "t",
    "new_task",
    "Note a task of your own",
    "task",
    writes=True,
    run="screens.own_lists:new_task",
    words="task, to do, reminder",
)
APPOINTMENT = done_by(
    "forms.appointment",
    Command(
        "m",
        "move",
        "Move an appointment to another day or time",
        "move",
        writes=True,
        words="reschedule, change, date, time",
    ),
    Command(
        "r",
        "repeat",
        "Repeat an appointment, as every two weeks",
        "repeat",
        writes=True,
        words="series, every week, again",
    ),
    Command(
        "delete",
        "cancel",
        "Cancel an appointment",
        writes=True,
        shown_key="del",
        words="call off, remove",
    ),
)
MAKE_TEXT = Command(
    "T",
    "make_text",
    "Text of an appointment: confirmation, invitation, reminder, missed",
    run="screens.appointment_texts:make_text",
    words="letter, mail, e-mail, message, sms, print, no-show",
)
SHARE = Command(
    "x",
    "open_share",
    "Share vacancies and nameless profiles with neighbours",
    "share",
    run="screens.share:open_share",
    words="municipality, region, neighbour, profile, send",
)
START_INTAKE, JOIN = done_by(
    "screens.taking_part",
    Command(
        "i",
        "start_intake",
        "Start an intake today",
        "start",
        writes=True,
        at_once=True,
        words="begin, workshops, new",
    ),
    Command(
        "t",
        "join_workshop",
        "Add to a coming workshop",
        writes=True,
        words="course, training, participant",
    ),
)
TAKE_IN = Command(
    "i",
    "import_records",
    "Bring a list from Excel in, or a caseload",
    writes=True,
    run="forms.import_file:import_records",
    words="import, load, file, csv, spreadsheet, calendar, outlook, ics, holiday, leave, absence",
)
NEW_PERSON = Command(
    "n",
    "new_person",
    "Add a jobseeker",
    "new",
    writes=True,
    run="screens.dossier:new_person",
    words="new, register, client, person",
)
# What a pane says of the highlighted line: all of it on a page, or the rest of it in its place.
IN_FULL = Command(
    "w",
    "why",
    "All that is known of the highlighted line",
    "what",
    run="screens.reading:open_pane",
)
READ_ON = (
    Command("shift+down", "read_on(1)", "Read on in the pane", shown_key="shift+↓"),
    Command("shift+up", "read_on(-1)", "Read back in the pane", shown_key="shift+↑"),
)
WHY = Command(
    "w",
    "why",
    "Why this line is here, in full",
    "why",
    run="screens.reading:open_pane",
    words="reason, explanation, source, rule",
)
# What every form offers.
FORM = (
    Command("ctrl+s", "save", "Save", "save"),
    Command("enter", "save", "Save a form of one field", "save"),
    Command("escape", "leave", "Leave without saving", "back", shown_key="esc"),
    Command("tab", "next_field", "Next field", "next field", shown_key="enter/tab"),
    Command("f2", "more", "Show every field", "more fields", shown_key="F2"),
    Command("ctrl+f", "find", "Find a person; what is typed here stays", "find"),
    Command(
        "f4",
        "template",
        "A template for the note",
        "template",
        shown_key="F4",
        run="screens.own_lists:insert_note",
    ),
)
