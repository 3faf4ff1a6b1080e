"""Copying what is highlighted to the clipboard of the terminal, for a mail or a letter."""

from typing import TYPE_CHECKING, NamedTuple

from textual.widgets import Static

from coachdesk.domain.private_repr import private_repr
from coachdesk.tui.option_letters import own_letters
from coachdesk.tui.screens.question import AnswerOption, QuestionScreen
from coachdesk.tui.widgets.lines import Lines
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.domain.names import Person
    from coachdesk.tui.app import DeskApp

_PANES = ".pane, #about"  # where a screen says more of the line
_LETTERS = {"phone": "p", "email": "e", "line": "l", "text": "x"}


@private_repr("what", "said")
class Copyable(NamedTuple):
    """One thing to copy: its name in the question, and what is said once it was copied."""

    what: str
    name: str
    said: str
    text: str


def copy(app: "DeskApp") -> None:
    """Ask which of phone, e-mail, line and text, where there is more than one of them."""
    here = _of_the_line(app)
    person = app.desk_screen.person()

    def read() -> list[Copyable]:
        return [*(_of_the_person(app, person) if person else ()), *here]

    def show(found: list[Copyable]) -> None:
        if not found:
            app.work.refuse(t("Choose a line first: it is what is copied."))
        elif len(found) == 1:
            _copy(app, found[0])
        else:
            _ask(app, found)

    app.work.show_when_read(read, show, asks=True)


def _of_the_person(app: "DeskApp", person: "Person") -> list[Copyable]:
    record = app.desk.read.record("jobseeker", person.id)
    values = record.values if record else {}
    phone = Copyable(
        "phone", t("phone"), t("The phone number is copied."), values.get("phone") or ""
    )
    email = Copyable(
        "email", t("e-mail"), t("The e-mail address is copied."), values.get("email") or ""
    )
    return [item for item in (phone, email) if item.text]


def _of_the_line(app: "DeskApp") -> list[Copyable]:
    """The highlighted line, its columns parted as Excel takes them; and all that a pane says."""
    screen = app.desk_screen
    lines = app.focused if isinstance(app.focused, Lines) else next(iter(screen.query(Lines)), None)
    line = lines.current if lines else None
    if line is None:
        return []
    cells = (cell.strip() for cell in line.cells)
    row = "\t".join(cell for cell in cells if any(map(str.isalnum, cell)))  # without the signs
    found = [Copyable("line", t("line"), t("The line is copied."), row)]
    for pane in screen.query(_PANES).results(Static):
        title = getattr(pane.content, "title", "")  # of a why: whom it is about
        if text := f"{title}\n{pane.content}".strip():
            found.append(Copyable("text", t("text"), t("The text is copied."), text))
            break
    return [item for item in found if item.text.strip()]


def _ask(app: "DeskApp", found: list[Copyable]) -> None:
    fixed = [_LETTERS[item.what] for item in found]
    letters = own_letters([item.name for item in found], fixed)
    options = tuple(
        AnswerOption(item, letter, code, item.name)
        for item, letter, code in zip(found, letters, fixed, strict=True)
    )

    def chosen(item: Copyable | None) -> None:
        if item:
            _copy(app, item)

    question: QuestionScreen[Copyable | None] = QuestionScreen(
        t("What do you want to copy?"), options, safe=None, enter=found[0]
    )
    app.push_screen(question, chosen)


def _copy(app: "DeskApp", item: Copyable) -> None:
    if not app.lock.is_on:
        app.copy_to_clipboard(item.text)
        app.work.say(item.said)
