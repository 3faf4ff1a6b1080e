"""The team lead's table: a line a coach, a column a figure, sorted by any of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.cells import cell_len

from coachdesk.domain.summary import FIGURES, Figures
from coachdesk.domain.team import CoachFigures, TeamSummary
from coachdesk.tui.widgets.columns import GAP, ListColumn
from coachdesk.tui.widgets.gauge import gauge
from coachdesk.tui.widgets.lines import ListLine
from coachdesk.words import t, tn
from coachdesk.words.formats import near_day
from coachdesk.words.summary import figure_title, figure_value, source_problem

_NAME, _CASELOAD, _AS_OF = "name", "active", "as_of"
_CHOICES = (_NAME, *(figure.key for figure in FIGURES))
_COUNTED = tuple(figure.key for figure in FIGURES if figure.key != _CASELOAD)
_NAME_WIDTH, _AS_OF_WIDTH, _FIGURE_WIDTH = 16, 8, 4  # the least
_GAUGE = 5
_TONES = {"over": "urgent", "full": "overdue", "near": "overdue"}


class TeamTable:
    """Which figure is chosen, what it is sorted by, and what of it fits."""

    def __init__(self) -> None:
        self._chosen = _COUNTED[0]
        self._sorted = _NAME
        self._reverse = False
        self._first = 0  # the place in `_COUNTED` of the first figure in sight

    @property
    def figure(self) -> str:
        """The figure to explain: the chosen one; with the names, the caseload."""
        return _CASELOAD if self._chosen == _NAME else self._chosen

    def choose_next(self, by: int) -> None:
        self._chosen = _CHOICES[(_CHOICES.index(self._chosen) + by) % len(_CHOICES)]

    def choose(self, key: str) -> bool:
        """False for a column that is no figure."""
        if key in _CHOICES:
            self._chosen = key
        return key in _CHOICES

    def sort(self) -> None:
        """By the chosen figure, the largest first, names from A; again turns the order around."""
        key = self._chosen
        self._reverse = not self._reverse if key == self._sorted else key != _NAME
        self._sorted = key

    def columns(self, found: TeamSummary, width: int) -> list[ListColumn]:
        """The columns that fit, the chosen figure among them."""
        figures = [*(item.summary.figures for item in found.coaches), found.total]
        caseload = max(len(_caseload(item)) for item in figures)
        longest = max([_NAME_WIDTH, *(cell_len(item.coach) for item in found.coaches)])
        named = min(longest, max(_NAME_WIDTH, width // 4))
        fixed = [
            ListColumn(_NAME, self._title(_NAME, t("Work coach")), named),
            ListColumn(_CASELOAD, self._title(_CASELOAD, t("Caseload")), caseload, priority=2),
        ]
        if any(
            item.summary.as_of != found.today or item.is_another_account for item in found.coaches
        ):
            fixed.append(ListColumn(_AS_OF, t("As of"), _AS_OF_WIDTH, priority=4))
        room = width - sum(column.width + GAP for column in fixed)
        seen = self._in_sight([self._figure_column(key, figures) for key in _COUNTED], room)
        spare = max(0, room + GAP - sum(column.width + GAP for column in seen))
        return [fixed[0]._replace(width=min(longest, named + spare)), *fixed[1:], *seen]

    def _figure_column(self, key: str, figures: Sequence[Figures]) -> ListColumn:
        """As wide as its title with the sign of its order, and as what it holds."""
        values = (len(figure_value(item, key)) for item in figures)
        width = max(_FIGURE_WIDTH, len(figure_title(key)) + 1, *values)
        title = self._title(key, figure_title(key))
        return ListColumn(key, title, width, priority=3, right=True)

    def _in_sight(self, figures: Sequence[ListColumn], room: int) -> list[ListColumn]:
        """The figures that fit, from the first one on that keeps the chosen one in sight."""

        def fitting(first: int) -> list[ListColumn]:
            seen: list[ListColumn] = []
            for column in figures[first:]:
                if sum(item.width + GAP for item in (*seen, column)) - GAP > room:
                    break
                seen.append(column)
            return seen or [figures[first]]

        if self._chosen in _COUNTED:
            place = _COUNTED.index(self._chosen)
            self._first = min(self._first, place)
            while self._first + len(fitting(self._first)) <= place:
                self._first += 1
        return fitting(self._first)

    def _title(self, key: str, text: str) -> str:
        if key == self._sorted:
            return f"{'▼' if self._reverse else '▲'}{text}"
        return f"›{text}" if key == self._chosen else text

    def lines(self, found: TeamSummary, columns: Sequence[ListColumn]) -> list[ListLine]:
        keys = [column.key for column in columns]
        lines = [
            self._coach_line(item, keys, found.today) for item in self._in_order(found.coaches)
        ]
        total = found.total
        cells = {
            _NAME: tn(len(lines), "1 coach", "{count} coaches"),
            _CASELOAD: _caseload(total),
            _AS_OF: "",
        }
        row = tuple(cells[key] if key in cells else figure_value(total, key) for key in keys)
        lines.append(ListLine("total", row, "heading", data=total))
        lines += [
            ListLine(f"problem:{problem.source}", (f"! {source_problem(*problem)}",), "soon", True)
            for problem in found.problems
        ]
        return lines

    def _coach_line(self, item: CoachFigures, keys: Sequence[str], today: date) -> ListLine:
        own = item.summary
        when = near_day(own.as_of, today)
        doubtful = item.stale or item.is_another_account
        made = f"! {when}" if doubtful else ("" if own.as_of == today else when)
        cells = {_NAME: item.coach, _CASELOAD: _caseload(own.figures), _AS_OF: made}
        tones = {
            _NAME: "",
            _CASELOAD: _TONES.get(own.state.value, ""),
            _AS_OF: "overdue" if doubtful else "dim",
            self._chosen: "heading",
        }
        return ListLine(
            f"coach:{own.uid or item.source}",
            tuple(cells[key] if key in cells else figure_value(own.figures, key) for key in keys),
            data=item,
            tones=tuple(tones.get(key, "") for key in keys),
        )

    def _in_order(self, coaches: Iterable[CoachFigures]) -> list[CoachFigures]:
        """By the figure chosen to sort by; what is not known last, equals by name."""
        by_name = list(coaches)
        if self._sorted == _NAME:
            return by_name[::-1] if self._reverse else by_name

        def value(item: CoachFigures) -> float | None:
            found = item.summary.figures.value(self._sorted)
            return None if found is None else float(found)

        known = [item for item in by_name if value(item) is not None]
        unknown = [item for item in by_name if value(item) is None]
        known.sort(key=lambda item: (value(item) or 0) * (-1 if self._reverse else 1))
        return known + unknown


def _caseload(figures: Figures) -> str:
    active = figures.counts["active"]
    return f"{active}/{figures.limit} {gauge(active, figures.limit, _GAUGE)}"
