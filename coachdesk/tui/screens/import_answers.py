"""What a list of an existing caseload leaves open: asked once, and kept for the next such list."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coachdesk.desk.forecast import DayAhead
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue, FieldValues, JsonObject
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.exchange.headers import bare
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.preview import SeenColumn
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import DAY
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.option_letters import yes_and_no
from coachdesk.tui.screens.question import AnswerOption, QuestionScreen
from coachdesk.tui.widgets.lines import ListLine
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.signals import signal_line
from coachdesk.words.terms import choice

if TYPE_CHECKING:
    from coachdesk.incoming import GivenDossier
    from coachdesk.tui.app import DeskApp

SETTING = "import_lists"  # the answers and columns of lists, newest first
_MOST_KEPT = 20  # lists
MODE = "last_contact_mode"
NAMES = "last_name_first"


class _Day(NamedTuple):
    """A day that a list may leave open: its question, what no answer means, what one does."""

    question: str
    without: str
    means: str


_DAYS = ("registered_on", "plan_agreed_on", "last_contact_on")
_MANY = 10  # people of whom Today would ask the same
_ANSWERED_BY = {"intake": "registered_on", "plan": "plan_agreed_on", "contact": "last_contact_on"}
QUESTIONS = (*_DAYS, MODE, NAMES)  # keys of their lines


def _about(name: str) -> _Day:
    if name == "registered_on":
        means = t(
            "Without a day they count as new today: Today asks for an intake after 3 days, and "
            "for a plan after two weeks. A day that is about right is better than today."
        )
        return _Day(t("Registered since"), t("today"), means)
    if name == "plan_agreed_on":
        means = t(
            "Without a day Today says of each that there is no plan. With a day nothing is asked "
            "until the plan is to be looked at again."
        )
        return _Day(t("Plan agreed on"), t("no plan"), means)
    means = t(
        "Without a day Today says of each that the first talk is to be held. With a day each gets "
        "a contact on it, and is to be seen again within the quarter."
    )
    return _Day(t("Last spoken to on"), t("never"), means)


class OpenQuestions(NamedTuple):
    """Of how many new people the list does not say a thing, by choice; Today in the days ahead."""

    lacking: Mapping[str, int] = {}
    ahead: Sequence[DayAhead] = ()


def open_questions(new: "Sequence[GivenDossier]", ahead: Sequence[DayAhead]) -> OpenQuestions:
    def lack(name: str) -> int:
        return sum(name not in dossier.given.values for dossier in new)

    spoken = sum(d.last_contact is None or "contact_assumed" in d.told for d in new)
    lacking = {name: lack(name) for name in ("registered_on", "plan_agreed_on")}
    return OpenQuestions(lacking | {"last_contact_on": spoken}, ahead)


def answer_lines(
    asked: OpenQuestions, choices: ImportChoices, *, has_contacts: bool, whole_name: str
) -> Iterator[ListLine]:
    """A line a question; `whole_name` is one that may be read either way round."""
    for name in _DAYS:
        item, answer = _about(name), getattr(choices, name)
        if count := asked.lacking.get(name, 0):
            people = tn(count, "1 new person without a day", "{count} new people without a day")
            shown = day(answer) if answer else item.without
            yield ListLine(name, (item.question, shown, people), tones=("", "soon", "dim"))
    if has_contacts or choices.last_contact_on:
        mode = choice(ContactMode(choices.last_contact_mode or ContactMode.OFFICE))
        cells = (t("Last contacts went by"), mode, t("for the whole file"))
        yield ListLine(MODE, cells, tones=("", "soon", "dim"))
    if whole_name:
        order = t("last name first") if choices.last_name_first else t("first name first")
        yield ListLine(NAMES, (t("Names stand with"), order, whole_name), tones=("", "soon", "dim"))


def meaning_of(key: str, asked: OpenQuestions) -> str:
    """What an answer will mean on Today."""
    return f"{_about(key).means} {ahead_text(asked.ahead)}" if key in _DAYS else ""


def ahead_text(ahead: Iterable[DayAhead]) -> str:
    """How many people Today would list in the days ahead, and for what."""
    parts = [
        f"{day(item.on)} {_task(item)}" if number else f"{t('now')} {_task(item)}"
        for number, item in enumerate(ahead)
    ]
    return t("On Today with these answers: {what}.", what="; ".join(parts)) if parts else ""


def _task(item: DayAhead) -> str:
    people = tn(item.people, "1 person", "{count} people") if item.people else t("nobody")
    if not item.task:
        return people
    return f"{people} ({item.of_it} × {signal_line(item.task).partition(',')[0]})"


# Asking ------------------------------------------------------------------------------------


def answer_first(
    app: "DeskApp",
    asked: OpenQuestions,
    choices: ImportChoices,
    begin: Callable[[], object],
    answered: Callable[[ImportChoices], object],
) -> None:
    """Begin, unless Today would then ask the same of many for want of an answer: ask that first."""
    found = _unanswered(asked, choices)
    if found is None:
        begin()
        return
    name, ahead = found

    def chosen(as_it_is: bool | None) -> None:
        if as_it_is:
            begin()
        elif as_it_is is not None:
            ask(app, name, choices, meaning_of(name, asked), answered)

    yes, no = yes_and_no()
    answers = (
        AnswerOption(False, no, "n", t("no, answer that first")),
        AnswerOption(True, yes, "y", t("yes, take it in so")),
    )
    question = t(
        "On {day} Today would ask of {count} people: {task}. The list does not say: {question}.",
        day=day(ahead.on),
        count=ahead.of_it,
        task=signal_line(ahead.task).partition(",")[0] if ahead.task else "",
        question=_about(name).question,
    )
    screen: QuestionScreen[bool | None] = QuestionScreen(
        f"{question} {t('Is that right?')}", answers, safe=None, enter=False
    )
    app.push_screen(screen, chosen)


def _unanswered(asked: OpenQuestions, choices: ImportChoices) -> tuple[str, DayAhead] | None:
    """The question that would keep Today from asking the same of many people, and when it would."""
    for item in asked.ahead:
        group = str(item.task.rule).partition(".")[0] if item.task else ""
        name = _ANSWERED_BY.get(group, "")
        if item.of_it >= _MANY and asked.lacking.get(name) and getattr(choices, name) is None:
            return name, item
    return None


class DayForm(FormScreen):
    """One day for all who have none; left empty it is not answered."""

    ENTER_SAVES = True

    def __init__(self, app: "DeskApp", name: str, choices: ImportChoices, about: str) -> None:
        super().__init__(app.desk, _about(name).question)
        self.answer: date | None = getattr(choices, name)
        self._field = Field(name, DAY)
        self._about = about

    def asked(self) -> Iterable[Asked]:
        yield Asked(self._field, t("Day"), self.answer, heading=self._about)

    def check(self, values: FieldValues) -> list[Problem]:
        answer = values.get(self._field.name)
        ahead = {"value": day(answer)} if answer and answer > self.today else None
        return [Problem(self._field.name, "lies_ahead", ahead)] if ahead else []

    def store(self, values: FieldValues) -> int:
        self.answer = values.get(self._field.name)
        return 0


def ask(
    app: "DeskApp",
    key: str,
    choices: ImportChoices,
    about: str,
    answered: Callable[[ImportChoices], object],
) -> None:
    """Ask one question; `answered` gets the choices with its answer."""
    from coachdesk.tui.screens.import_pickers import ModePicker

    if key == NAMES:
        answered(choices._replace(last_name_first=not choices.last_name_first))
    elif key == MODE:
        app.push_screen(
            ModePicker(), lambda mode: mode and answered(choices._replace(last_contact_mode=mode))
        )
    else:
        form = DayForm(app, key, choices, about)

        def done(saved: int | None) -> None:
            if saved is not None:
                answer: FieldValues = {key: form.answer}
                answered(choices._replace(**answer))

        app.push_screen(form, done)


# Keeping them ------------------------------------------------------------------------------


def recalled(settings: FieldValues, columns: Sequence[SeenColumn]) -> ImportChoices | None:
    """The choices of the last list with these headers; None where there was none."""
    for kept in _kept(settings):
        if kept.get("headers") == _headers(columns):
            try:
                return _choices(kept, columns)
            except (ValueError, TypeError, AttributeError):  # written by another version
                return None
    return None


def _choices(kept: JsonObject, columns: Sequence[SeenColumn]) -> ImportChoices:
    means = kept["columns"]
    days: FieldValues = {name: date.fromisoformat(kept[name]) for name in _DAYS if kept.get(name)}
    mode = ContactMode(kept[MODE]).value if kept.get(MODE) else None
    chosen = {c.number: means[bare(c.header)] or None for c in columns if bare(c.header) in means}
    return ImportChoices(mode, chosen, last_name_first=bool(kept.get(NAMES)), **days)


def remembered(
    settings: FieldValues, columns: Sequence[SeenColumn], choices: ImportChoices
) -> FieldValue:
    """The setting with these choices before those of other lists."""
    headers = _headers(columns)
    means = {
        bare(c.header): choices.columns[c.number] or ""
        for c in columns
        if c.number in choices.columns
    }
    days = {name: on.isoformat() for name in _DAYS if (on := getattr(choices, name))}
    mine: JsonObject = {"headers": headers, "columns": means, **days}
    mine |= {MODE: choices.last_contact_mode, NAMES: choices.last_name_first}
    others = [kept for kept in _kept(settings) if kept.get("headers") != headers]
    return [mine, *others][:_MOST_KEPT]


def _kept(settings: FieldValues) -> list[JsonObject]:
    found = settings.get(SETTING)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _headers(columns: Sequence[SeenColumn]) -> list[str]:
    return [bare(column.header) for column in columns]
