"""A team's figures as CSV: a line a coach, and a total (coachdesk/docs/interface.md, section 3)."""

from collections.abc import Iterator, Sequence

from coachdesk.domain.summary import FIGURES, Figures
from coachdesk.domain.team import TeamSummary
from coachdesk.exchange.csv_writing import CellValue, csv_lines
from coachdesk.words import t

COLUMNS = (
    "coach",
    "team",
    "as_of",
    "stale",
    "state",
    "limit",
    *(figure.key.replace(".", "_") for figure in FIGURES),
    "file_since",
    "file_account",
)


def write_summary_csv(found: TeamSummary, dialect: str) -> str:
    """The figures as text; the same figures always give the same text."""
    return "".join(csv_lines(COLUMNS, _rows(found), dialect))


def _rows(found: TeamSummary) -> Iterator[Sequence[CellValue]]:
    for item in found.coaches:
        own = item.summary
        head = (item.coach, own.team, own.as_of, item.stale, own.state.value)
        since = item.since.date() if item.since else None
        yield (*head, *_figures(own.figures), since, item.account or None)
    yield (t("Total"), None, found.today, None, None, *_figures(found.total), None, None)


def _figures(figures: Figures) -> Iterator[CellValue]:
    yield figures.limit
    for figure in FIGURES:
        yield figures.value(figure.key)
