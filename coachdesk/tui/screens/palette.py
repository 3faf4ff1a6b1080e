"""The palette: every command and every setting, found by the ordinary words for it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from coachdesk.domain.names import fold
from coachdesk.domain.search import Sought, fits
from coachdesk.tui.commands import PEER_NAMES, PEERS, Command
from coachdesk.tui.lazy import imported
from coachdesk.tui.screens.picker import Picker
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine, full_line
from coachdesk.words import in_every_language, t
from coachdesk.words.terms import preference_label, setting_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.base import AnyDeskScreen

# Screens whose commands are found from others, beside the peers: what opens each.
_PUSHED = (
    ("Settings", "screens.settings:SettingsScreen", "screens.settings:open_settings"),
    ("Safety", "screens.safety:SafetyScreen", "screens.safety:open_safety"),
)
_DOSSIER = "screens.dossier:DossierScreen"
# Commands done where one stands: each asks itself for what it needs, and none writes at once.
_ANYWHERE = {
    *("log_contact", "plan_appointment", "make_plan", "print_plan", "close_dossier"),
    *("edit_person", "plan_workshops", "new_person", "import_records", "new_task"),
}


# Words for what is no command, by the name of the setting.
OTHER_WORDS = {
    "caseload_limit": "limit, maximum, full",
    "letters": "letter size, font size, larger, smaller, zoom",
}


class PaletteEntry(NamedTuple):
    """One thing that can be chosen: what it is, its key, where it is done, in what it is sought."""

    text: str
    key: str
    where: str
    sought_in: str
    do: Callable[[], object]


class CommandPicker(Picker[Callable[[], object]]):
    """Gives what to do."""

    COLUMNS = (
        ListColumn("tip", "", 20, flex=1),
        ListColumn("where", "", 12, priority=2),
        ListColumn("key", "", 8),
    )

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        super().__init__(t("Commands"), t("what do you want to do?"))
        self._entries = entries

    def hits(self, parts: Sought) -> list[ListLine]:
        """What is called so, then what is found by another word; with nothing typed all of here."""
        found = [
            entry
            for entry in self._entries
            if (parts or not entry.where) and fits(entry.sought_in, parts)
        ]
        found.sort(key=lambda entry: not fits(fold(entry.text), parts))
        lines = [
            ListLine(
                str(number),
                (entry.text, entry.where, entry.key),
                data=entry.do,
                tones=("", "dim", "dim"),
            )
            for number, entry in enumerate(found)
        ]
        if lines and not parts:
            lines.append(full_line("more", t("Type on: other screens and all settings.")))
        nothing = t("Nothing is called so. Try another word, as: print, backup, import, name.")
        return lines or [full_line("none", nothing)]


def open_palette(app: "DeskApp") -> None:
    """Every command and setting there is, those of the screen in sight first."""
    screen = app.desk_screen
    here = [command for command in screen.offered() if command.action != "palette"]

    def read() -> list[PaletteEntry]:
        listed = {command.tip for command in here}
        entries = [_entry(command, "", _doing(app, command)) for command in here]
        for command, where, go in _elsewhere(app):
            if command.tip not in listed and not (command.writes and app.desk.read_only):
                listed.add(command.tip)
                entries.append(_entry(command, where, go))
        return [*entries, *_settings(app)]

    def do(chosen: Callable[[], object] | None) -> None:
        if chosen:
            app.call_next(chosen)

    app.work.show_when_read(read, lambda entries: app.push_screen(CommandPicker(entries), do))


def _entry(command: Command, where: str, do: Callable[[], object]) -> PaletteEntry:
    words = f"{in_every_language(command.tip)} {in_every_language(command.words)}"
    return PaletteEntry(t(command.tip), command.key_name, where, fold(words), do)


def _doing(app: "DeskApp", command: Command) -> Callable[[], object]:
    return lambda: app.desk_screen.run_action(command.action)


def _elsewhere(app: "DeskApp") -> Iterator[tuple[Command, str, Callable[[], object]]]:
    """The commands of other screens, each with where that is and what leads there."""
    for name, place in PEERS.items():
        for command in _named(place):
            lead = partial(_lead, app, command, app.action_go, name)
            yield command, t(PEER_NAMES[name]), _here(app, command) or lead
    for command in _named(_DOSSIER):
        lead = partial(_in_a_dossier, app, command)
        yield command, t("Dossier"), _here(app, command) or lead
    for title, place, opens in _PUSHED:
        for command in _named(place):
            yield command, t(title), partial(_lead, app, command, imported(opens), app)


def _here(app: "DeskApp", command: Command) -> Callable[[], object] | None:
    if command.run and command.name in _ANYWHERE:
        return lambda: imported(command.run)(app)
    return None


def _named(place: str) -> list[Command]:
    """The commands of a screen that somebody may look for elsewhere: those with words."""
    screen = cast("type[AnyDeskScreen]", imported(place))
    return [command for command in screen.OFFERS if command.words]


def _lead(app: "DeskApp", command: Command, go: Callable[..., object], *where: object) -> None:
    """Go to the screen of a command, and say what to press there.

    Choosing it in a list did not say yet what it is to be done with.
    """
    go(*where)
    key = command.key_name or "^p"
    app.work.say(t("Press {key} here: {what}", key=key, what=t(command.tip)))


def _in_a_dossier(app: "DeskApp", command: Command) -> None:
    """In that of the highlighted person, else of somebody who is asked for."""
    from coachdesk.tui.screens.dossier import open_dossier
    from coachdesk.tui.screens.finder import ask_who

    def go(person: int) -> None:
        _lead(app, command, open_dossier, app, person)

    if person := app.desk_screen.person():
        go(person.id)
    else:
        ask_who(app, t("Whose dossier?"), go)


def _letter_size(app: "DeskApp") -> PaletteEntry:
    """People look here for what the terminal does."""
    said = t("The size of letters is the terminal's own: try ctrl and + or -.")
    words = in_every_language(OTHER_WORDS["letters"])
    sought_in = fold(f"{in_every_language(said)} {words}")
    return PaletteEntry(said, "", t("terminal"), sought_in, lambda: app.work.say(said))


def _settings(app: "DeskApp") -> Iterator[PaletteEntry]:
    from coachdesk.domain.policy import NORMS
    from coachdesk.tui.screens.settings import PREFERENCE_WORDS, open_settings

    yield _letter_size(app)
    for name in (*PREFERENCE_WORDS, *NORMS):
        if name in NORMS:
            label, words = setting_label(name), in_every_language(NORMS[name].label)
            words = f"{words} {in_every_language(OTHER_WORDS.get(name, ''))}"
        else:
            label, words = preference_label(name), in_every_language(PREFERENCE_WORDS[name])
        yield PaletteEntry(
            label,
            ",",
            t("Settings"),
            fold(f"{label} {words} {in_every_language('Settings')}"),
            partial(open_settings, app, name),
        )
