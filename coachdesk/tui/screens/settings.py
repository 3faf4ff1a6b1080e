"""Settings: every norm with its value here, its default and its source."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from coachdesk.desk import Desk
from coachdesk.domain.policy import (
    DEFAULTS,
    MAX_TERMS,
    NORMS,
    Policy,
    PolicyError,
    read_setting,
    source_of,
)
from coachdesk.domain.preferences import (
    APPOINTMENT_MINUTES,
    LOCK_MINUTES,
    DateStyle,
    Language,
    ThemeName,
)
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactMode, ContactRule
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import FLAG, LINE, MONEY, TAGS, WHOLE, FieldKind, Word
from coachdesk.store.errors import StoreError
from coachdesk.tui.commands import Command
from coachdesk.tui.forms.choices import Choice
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.opening import open_form
from coachdesk.tui.forms.records import RecordForm
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.day_bar import tell_day
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.tui.widgets.pane import Pane
from coachdesk.words import t, tn
from coachdesk.words.terms import choice, preference_label, setting_label, setting_value, word

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

# What a store remembers of looks: the words to choose from, or a number of minutes.
PREFERENCES: dict[str, type[StrEnum] | None] = {
    "language": Language,
    "theme": ThemeName,
    "date_style": DateStyle,
    "lock_minutes": None,
    "appointment_minutes": None,
}
# By which words each is found, beside what it is called.
PREFERENCE_WORDS = {
    "language": "language, Dutch, English",
    "theme": "colours, dark, light, high contrast, look",
    "date_style": "date, day, notation",
    "lock_minutes": "lock, minutes, automatic, password",
    "appointment_minutes": "minutes, length, duration, appointment, calendar",
}
_MINUTES = {"lock_minutes": LOCK_MINUTES, "appointment_minutes": APPOINTMENT_MINUTES}


SAFETY = "safety"
DETAILS = "details"
_COACH_ID = 1


class SettingsScreen(DeskScreen[Policy]):
    """The norms in force; what differs from the default stands out."""

    NAME = "settings"
    OFFERS = (
        Command("enter", "change", "Change this norm", "change", writes=True),
        Command(
            "d",
            "reset",
            "Back to the default",
            "default",
            writes=True,
            at_once=True,
            words="reset, default, norm",
        ),
        Command("escape", "back", "Back", "back", shown_key="esc"),
    )
    DEFAULT_CSS = """
    SettingsScreen #about { height: 5; }
    SettingsScreen.low #about { display: none; }
    """

    def __init__(self, at: str = "") -> None:
        """`at` is the setting to begin on."""
        super().__init__()
        self._at = at

    def compose_body(self) -> ComposeResult:
        columns = (
            ListColumn("name", t("Setting"), 30),
            ListColumn("value", t("Value"), 16),
            ListColumn("default", t("Default"), 10, priority=2),
            ListColumn("source", t("Source"), 15, priority=3),
        )
        yield Lines(columns, fits=True, highlighted=self._tell_about)
        yield Pane("about", beside=False)

    def _tell_about(self, line: ListLine | None) -> None:
        """The highlighted setting in full, also where columns had to give way."""
        if line is None:
            return
        name, value, default, source = line.cells
        parts = [
            Part(t("Value"), value, "bold"),
            Part(t("Default"), default),
            Part(t("Source"), source if default else ""),
        ]
        self.query_one(Pane).tell(Labelled(name, [parts]))

    def read(self) -> Policy:
        return self.desk.policy

    def show_read(self, found: Policy) -> None:
        tell_day(self, title=t("Settings"))
        looks = [_preference(name, self.desk.settings) for name in PREFERENCES]
        norms = [_line(name, found) for name in NORMS]
        lines = [*looks, _details(), _safety(), *norms]
        self.query_one(Lines).show(lines, at=self._at or None)
        self._at = ""

    def _setting(self) -> str | None:
        line = self.line()
        return line.key if line else None

    def choose_line(self) -> None:
        self.action_change()

    def action_change(self) -> None:
        name = self._setting()
        if name == SAFETY:
            from coachdesk.tui.screens.safety import open_safety

            open_safety(self.desk_app)
        elif name and self.desk.read_only:
            self.work.refuse(t("This caseload is open for reading only."))
        elif name == DETAILS:
            open_own_details(self.desk_app)
        elif name in PREFERENCES:
            change_preference(self.desk_app, name)
        elif name:
            change_norm(self.desk_app, name)

    def action_reset(self) -> None:
        name = self._setting()
        if not name or name not in NORMS:
            self.work.say(t("Only a norm has a default to go back to."))
            return
        default = getattr(DEFAULTS, name)
        said = f"{setting_label(name)}: {setting_value(name, default)}"
        if getattr(self.desk.policy, name) == default:
            self.work.say(t("{norm} is at its default already.", norm=setting_label(name)))
            return
        self.work.change(
            lambda: self.desk.write.set_norm(name, default),
            f"{said}. {t('u takes it back.')}",
            about=said,
        )


def _line(name: str, policy: Policy) -> ListLine:
    value, default = getattr(policy, name), getattr(DEFAULTS, name)
    cells = (
        setting_label(name),
        setting_value(name, value),
        setting_value(name, default),
        t(source_of(name)),
    )
    return ListLine(name, cells, tones=("", "soon" if value != default else "", "dim", "dim"))


def _details() -> ListLine:
    """The way to the coach's own name, team, phone and e-mail."""
    shown = t("name, team, phone, e-mail: on what you print and publish")
    return ListLine(DETAILS, (t("Your details"), shown, "", ""), tones=("", "dim"), runs_on=True)


def _safety() -> ListLine:
    """The way to what keeps the store safe."""
    shown = t("passphrase, backups, what was done with the caseload")
    return ListLine(SAFETY, (t("Safety"), shown, "", ""), tones=("", "dim"), runs_on=True)


def _preference(name: str, settings: FieldValues) -> ListLine:
    """A setting of looks; where none was chosen, the system or the language decides."""
    vocabulary = PREFERENCES[name]
    value = settings.get(name)
    if vocabulary is None:
        shown = str(_MINUTES[name] if value is None else value)
    else:
        shown = choice(vocabulary(value)) if value in list(vocabulary) else t("as the system")
    return ListLine(
        name,
        (preference_label(name), shown, "", ""),
        tones=("", "soon" if value else "dim"),
        runs_on=True,
    )


class PreferenceForm(FormScreen):
    """Language, colours, dates, or when to lock; the desk opens anew with it."""

    ENTER_SAVES = True

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, preference_label(name))
        self._preference = name

    def asked(self) -> Iterable[Asked]:
        vocabulary = PREFERENCES[self._preference]
        value = self.desk.settings.get(self._preference)
        if vocabulary is None:
            value = str(_MINUTES[self._preference] if value is None else value)
        elif value in list(vocabulary):
            value = vocabulary(value)
        spec = Field(self._preference, Word(vocabulary) if vocabulary else LINE)
        yield Asked(spec, preference_label(self._preference), value)

    def check(self, values: FieldValues) -> list[Problem]:
        value = values[self._preference]
        if PREFERENCES[self._preference] is None and not (
            value and value.isdecimal() and len(value) < 4
        ):
            return [Problem(self._preference, "not_whole", {"value": value})]
        if self._preference == "appointment_minutes" and not 5 <= int(value) <= 480:
            return [
                Problem(self._preference, "out_of_range", {"value": value, "low": 5, "high": 480})
            ]
        return []

    def store(self, values: FieldValues) -> int:
        value = values[self._preference]
        self.desk.write.remember(
            self._preference, int(value) if PREFERENCES[self._preference] is None else value
        )
        return 0


class NormForm(FormScreen):
    """One norm: a number, an amount, a choice, or a few of them; with what it would change."""

    ENTER_SAVES = True

    DEFAULT_CSS = "NormForm #effect { height: auto; padding: 0 1; color: $text-muted; }"

    def compose_below(self) -> ComposeResult:
        yield Static("", id="effect", markup=False)

    @on(Input.Changed)
    @on(Choice.Changed)
    def _edited(self) -> None:
        """Say what the norm as typed would change."""
        values, unreadable = self.values()
        if unreadable or self.check(values):
            self._tell("")
            return
        value = read_setting(self._norm, self._wanted(values))
        self._work_out(value)

    @work(thread=True, exclusive=True, group="effect")
    def _work_out(self, value: FieldValue) -> None:
        try:
            now, then = self.desk.read.effect(self._norm, value)
        except StoreError:  # saving will tell why
            return
        if not get_current_worker().is_cancelled:
            text = tn(
                then,
                "With this, it presses for 1 person (now {now}).",
                "With this, it presses for {count} people (now {now}).",
                now=now,
            )
            self.app.call_from_thread(self._tell, text)

    def _tell(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#effect", Static).update(literal(text))

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, setting_label(name))
        self._norm = name
        self._now = getattr(desk.policy, name)

    def asked(self) -> Iterable[Asked]:
        now = self._now
        if isinstance(now, Mapping):
            for kind in MAX_TERMS:
                yield Asked(_spec(kind, WHOLE), word(kind, "PlacementKind"), now[kind])
        elif self._norm == "seen_modes":
            for mode in ContactMode:
                yield Asked(_spec(mode.value, FLAG), choice(mode), mode in now)
        elif isinstance(now, ContactRule):
            spec = Field(self._norm, Word(ContactRule), required=True)
            yield Asked(spec, setting_label(self._norm), now)
        elif isinstance(now, Decimal):
            yield Asked(_spec(self._norm, MONEY), setting_label(self._norm), now)
        elif isinstance(now, tuple):
            shown = [str(item) for item in now]
            yield Asked(_spec(self._norm, TAGS), setting_label(self._norm), shown)
        else:
            yield Asked(_spec(self._norm, WHOLE), setting_label(self._norm), now)

    def _wanted(self, values: FieldValues) -> FieldValue:
        """What was typed, as the norm's own type takes it."""
        if isinstance(self._now, Mapping):
            return dict(values)
        if self._norm == "seen_modes":
            return [mode for mode, counts in values.items() if counts]
        value = values.get(self._norm)  # what cannot be read is not among them
        if isinstance(self._now, tuple) and isinstance(value, list):
            return [int(part) if part.isdecimal() else part for part in value]
        return value

    def check(self, values: FieldValues) -> list[Problem]:
        try:
            read_setting(self._norm, self._wanted(values))
        except PolicyError as error:
            return [Problem(error.place.rpartition(".")[2], error.code, error.facts)]
        return []

    def store(self, values: FieldValues) -> int:
        self.desk.write.set_norm(self._norm, read_setting(self._norm, self._wanted(values)))
        return 0


def _spec(name: str, kind: FieldKind) -> Field:
    return Field(name, kind, required=True, default=False)


def open_settings(app: "DeskApp", at: str = "") -> None:
    """With the cursor on a setting."""
    app.push_screen(SettingsScreen(at))


def open_own_details(app: "DeskApp") -> None:
    """The coach's own name, team, phone and e-mail."""
    open_form(app, lambda: RecordForm(app.desk, "coach", _COACH_ID))


def change_preference(app: "DeskApp", name: str) -> None:
    """Language, colours, dates or lock; the desk opens anew, so that all of it follows."""

    def anew(*_: object) -> None:
        app.again = True
        app.exit()

    open_form(app, lambda: PreferenceForm(app.desk, name), anew)


def change_norm(app: "DeskApp", name: str) -> None:
    open_form(app, lambda: NormForm(app.desk, name))
