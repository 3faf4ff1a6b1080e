"""Sharing with neighbours: all that would leave, to read, before it is written to a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.sharing import Shared
from coachdesk.domain.values import FieldValues
from coachdesk.tui.commands import Command
from coachdesk.tui.forms.export import FileForm, Missed, OutgoingFile
from coachdesk.tui.forms.opening import open_file_form
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.day_bar import tell_day
from coachdesk.tui.screens.reading import open_text
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t
from coachdesk.words.sharing import (
    Facts,
    counts_text,
    facts_of,
    left_out_text,
    profile_title,
    vacancy_facts,
    vacancy_title,
)

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


class ShareScreen(DeskScreen[Shared]):
    """A line a vacancy, a line a profile with whose it is, and what stays here."""

    NAME = "share"
    OFFERS = (
        Command("ctrl+s", "write", "Write these to a file, and a page to print", "to a file"),
        Command("enter", "choose", "Read the whole line", "read"),
        Command("escape", "back", "Leave without writing anything", "back", shown_key="esc"),
    )
    DEFAULT_CSS = """
    ShareScreen { #summary { height: auto; padding: 0 1; background: $surface; }
        #about { height: auto; min-height: 4; max-height: 50%; } }
    ShareScreen.low { #summary { max-height: 1; }
        #about { min-height: 1; } }
    """

    def __init__(self) -> None:
        super().__init__()
        self._seen: Shared | None = None

    def compose_body(self) -> ComposeResult:
        yield Static("", id="summary", markup=False)
        columns = (ListColumn("title", "", 24, flex=2), ListColumn("who", "", 16, flex=1))
        yield Lines(columns, titles=False, highlighted=self._tell_about)
        yield Static("", id="about", classes="pane", markup=False)

    def read(self) -> Shared:
        return self.desk.read.shared()

    def show_read(self, found: Shared) -> None:
        if self._seen is None or not self._seen.same_as(found):
            self._seen = found
        tell_day(self, title=t("Share"))
        said = t("No name, number, address or note is in it. Nothing is sent.")
        summary = literal(f"{counts_text(self._seen)}\n{said}")
        self.query_one("#summary", Static).update(summary)
        lines = list(_lines(self._seen))
        self.query_one(Lines).show(lines or [full_line("none", t("There is nothing to share."))])

    def _tell_about(self, line: ListLine | None) -> None:
        text = line.data if line and isinstance(line.data, str) else ""
        self.query_one("#about", Static).update(literal(text))

    def choose_line(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        line = self.line()
        if line and isinstance(line.data, str):
            open_text(self.desk_app, line.cells[0], literal(line.data))

    def action_write(self) -> None:
        if shared := self._seen:
            app = self.desk_app
            open_file_form(app, lambda: FileForm(app.desk, shared_file(app.desk, shared)))


def _lines(shared: Shared) -> Iterator[ListLine]:
    if shared.left_out:
        yield _heading("left_out", t("Stays here ({count})", count=len(shared.left_out)))
        for number, left in enumerate(shared.left_out):
            text = left_out_text(left)
            yield full_line(f"left:{number}", text, "plain")._replace(data=text)
    if shared.vacancies:
        yield _heading("vacancies", f"{t('Open vacancies')} ({shared.vacancies})")
        for employer in shared.employers:
            for vacancy in employer.vacancies:
                title = vacancy_title(employer, vacancy)
                whole = _whole(title, vacancy_facts(employer, vacancy))
                yield full_line(f"vacancy:{vacancy.get('uid')}:{title}", title, "plain")._replace(
                    data=whole
                )
    if shared.profiles:
        count = len(shared.profiles)
        yield _heading(
            "profiles", t("Nameless profiles ({count}); whose, only you see", count=count)
        )
        for profile in shared.profiles:
            title = profile_title(profile.mark)
            cells = (title, profile.person.name)
            whole = _whole(title, facts_of(profile))
            yield ListLine(f"profile:{profile.person.ref}", cells, data=whole)


def _heading(key: str, text: str) -> ListLine:
    return full_line(f"heading:{key}", text, "heading")._replace(passed=True)


def _whole(title: str, facts: Facts) -> str:
    return "\n".join([title, *(f"{label}: {text}" for label, text in facts)])


def shared_file(desk: Desk, shared: Shared) -> OutgoingFile:
    """What was read, as a file for neighbours; beside it the page."""
    from coachdesk.exchange.shared_file import file_name

    def check(values: FieldValues) -> list[Problem]:
        name = str(values.get("file") or "")
        return [] if not name or _is_json(name) else [Problem("file", "not_json_name")]

    def write(path: Path, _: FieldValues, missed: Missed) -> None:
        desk.files.share(shared, path, missed=missed)

    return OutgoingFile(
        title=t("Share with neighbouring municipalities"),
        name=file_name(desk.today),
        what=counts_text(shared),
        write=write,
        check=check,
        said_when_written=t("Beside it stands the same as a page to print. Nothing was sent."),
    )


def _is_json(name: str) -> bool:
    return Path(name).suffix.lower() == ".json"


def open_share(app: "DeskApp") -> None:
    app.push_screen(ShareScreen())
