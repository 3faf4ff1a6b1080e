"""Summary: this caseload in the figures that the team lead sees, and whom they are about."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from coachdesk.domain.search import PersonHit, Sought, fits
from coachdesk.domain.summary import FIGURES, Summary
from coachdesk.tui.commands import IN_FULL, READ_ON, Command
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.day_bar import tell_day
from coachdesk.tui.screens.picker import Picker
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.figures import figure_line, figure_meaning_content, months_content
from coachdesk.tui.widgets.gauge import caseload_line
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.tui.widgets.pane import Pane
from coachdesk.words import t
from coachdesk.words.summary import figure_group, figure_label, figure_value


class SummaryData(NamedTuple):
    """What the screen shows."""

    summary: Summary
    people: Mapping[str, PersonHit]  # by dossier number

    def behind(self, key: str) -> list[PersonHit]:
        """Whom a figure is about."""
        refs = self.summary.refs.get(key, ())
        return [self.people[ref] for ref in refs if ref in self.people]


class BehindPicker(Picker[int]):
    """Whom a figure is about; gives the jobseeker to open."""

    COLUMNS = (ListColumn("name", "", 20, flex=3), ListColumn("ref", "", 10, priority=2))

    def __init__(self, title: str, people: Sequence[PersonHit]) -> None:
        super().__init__(title, t("name, number, phone, e-mail or birth date"))
        self._people = sorted(people, key=lambda hit: hit.person.sort_key)

    def hits(self, parts: Sought) -> list[ListLine]:
        lines = []
        for hit in self._people:
            person = hit.person
            if fits(hit.text, parts):
                cells = (person.listed, person.ref)
                lines.append(ListLine(str(person.id), cells, data=person.id, tones=("", "dim")))
        return lines or [full_line("none", t("Nobody fits."))]


class SummaryScreen(DeskScreen[SummaryData]):
    """A line a figure; beside it what it counts and the dossiers behind it."""

    NAME = "summary"
    OFFERS = (
        Command("enter", "open", "The people a figure is about, to open a dossier", "open"),
        Command(
            "p",
            "publish",
            "Publish these figures for the team lead",
            "publish",
            run="forms.publish:publish_figures",
            words="figures, share, manager, send",
        ),
        IN_FULL,
        *READ_ON,
    )
    DEFAULT_CSS = """
    SummaryScreen {
        #gauge { split: top; height: 3; padding: 0 1; }
        #meaning { split: bottom; height: 6; }
    }
    SummaryScreen.wide #meaning { split: right; width: 31%; max-width: 70; height: 1fr; }
    SummaryScreen.low { #meaning { display: none; } #gauge { height: 1; } }
    """

    def __init__(self) -> None:
        super().__init__()
        self._read_last: SummaryData | None = None

    def compose_body(self) -> ComposeResult:
        yield Static("", id="gauge", markup=False)
        columns = (
            ListColumn("figure", t("Subject"), 20, flex=1),
            ListColumn("value", t("Figure"), 12, right=True),
        )
        yield Lines(columns, titles=False, fits=True, id="figures", highlighted=self._highlighted)
        yield Pane("meaning")

    def read(self) -> SummaryData:
        with self.desk.read.transaction():
            people = {hit.person.ref: hit for hit in self.desk.read.people()}
            return SummaryData(self.desk.read.summary(), people)

    def show_read(self, found: SummaryData) -> None:
        fresh = self._read_last is None
        self._read_last = found
        own = found.summary
        active, limit = own.figures.counts["active"], own.figures.limit
        tell_day(self)  # the gauge stands below it
        line = caseload_line(active, limit, own.state)
        self.query_one("#gauge", Static).update(
            Content.assemble(line, "\n") + months_content(own.figures), layout=False
        )
        lines = list(_lines(own))
        self.query_one(Lines).show(lines, at=lines[1].key if fresh else None)

    # What the lines answer -----------------------------------------------------------------

    def _key(self) -> str | None:
        line = self.line()
        return line.data if line and isinstance(line.data, str) else None

    def _highlighted(self, _: ListLine | None) -> None:
        key = self._key()
        pane = self.query_one(Pane)
        if key and (found := self._read_last):
            people = [f"{hit.person.name} {hit.person.ref}" for hit in found.behind(key)]
            head = figure_line(found.summary.figures, key)
            meaning = figure_meaning_content(key, people)
            parts = Part("", head), Part("", meaning)
            pane.tell(Labelled(figure_group(key), [parts]))
        else:
            pane.tell(Labelled("", ()))

    def enter_hint(self, line: ListLine) -> str | None:
        key, found = self._key(), self._read_last
        return t("who") if key and found and found.behind(key) else ""

    def action_open(self) -> None:
        """Choose among the people a figure is about, and open the dossier."""
        key = self._key()
        if not key or not self._read_last:
            return
        people = self._read_last.behind(key)
        if not people:
            self.work.say(t("No dossier stands behind this figure."))
            return

        from coachdesk.tui.screens.dossier import open_dossier

        def go(chosen: int | None) -> None:
            if chosen is not None:
                open_dossier(self.desk_app, chosen)

        self.app.push_screen(BehindPicker(figure_label(key), people), go)


def _lines(summary: Summary) -> list[ListLine]:
    """A heading a group, a line a figure."""
    lines: list[ListLine] = []
    group = ""
    for figure in FIGURES:
        if figure_group(figure.key) != group:
            group = figure_group(figure.key)
            lines.append(full_line(f"group:{group}", group, "heading")._replace(passed=True))
        value = figure_value(summary.figures, figure.key)
        cells = (f"  {figure_label(figure.key)}", value)
        tone = "plain" if summary.figures.value(figure.key) else "dim"
        lines.append(ListLine(f"figure:{figure.key}", cells, tone, data=figure.key))
    return lines
