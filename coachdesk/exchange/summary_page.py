"""A team's figures as one page to print for a meeting.

Coaches stand side by side by name, never in an order of merit. Behind the figures stand dossier
numbers; names of jobseekers only where somebody asked for those of a store of their own.
"""

from collections.abc import Iterable, Iterator, Sequence

from coachdesk.domain.summary import FIGURES, Figure, Figures
from coachdesk.domain.team import CoachFigures, TeamSummary
from coachdesk.domain.text import clean_line
from coachdesk.exchange.html_page import element, item_list, safe, write_page
from coachdesk.words import t
from coachdesk.words.formats import day, full_day
from coachdesk.words.summary import (
    figure_group,
    figure_label,
    figure_meaning,
    figure_value,
    month_text,
    origin,
    own_norms,
    replaced,
    source_problem,
)
from coachdesk.words.terms import state_name

_A_TABLE = 12  # coaches side by side

_STYLE = """
body { max-width: 70rem; font-size: 1rem; line-height: 1.4; }
h1 { font-size: 1.8em; line-height: 1.2; margin: 0 0 .3em; }
h2 { font-size: 1.25em; margin: 1.4em 0 .4em; border-bottom: .12em solid #000; break-after: avoid; }
h3 { font-size: 1em; margin: 1em 0 .2em; break-after: avoid; }
p, ul, dl { margin: 0 0 .6em; padding: 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1em; }
th, td { border: .06em solid #555; padding: .1em .4em; text-align: right; }
th { vertical-align: bottom; }
th[scope=row] { text-align: left; font-weight: normal; white-space: nowrap; }
tr { break-inside: avoid; }
tr.begins > * { border-top: .15em solid #000; }
.total { border-left: .2em solid #000; font-weight: bold; }
.quiet { font-weight: normal; font-size: .85em; display: block; }
svg { border-bottom: .06em solid #000; }
.behind { columns: 2; column-gap: 2em; }
.behind div { break-inside: avoid; }
dt { font-weight: bold; display: inline; }
dd { display: inline; margin: 0; }
dd::after { content: ""; display: block; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { font-size: 8pt; line-height: 1.25; max-width: none; }
  .behind { break-before: page; } }
"""
_BAR, _HEIGHT = 2, 20  # of a chart, in pixels


def write_summary_page(found: TeamSummary) -> str:
    """The page in the language in use: write it as UTF-8."""
    parts = [element("p", safe(full_day(found.today)))]
    for start in range(0, len(found.coaches), _A_TABLE):
        last = start + _A_TABLE >= len(found.coaches)
        parts.append(_table(found.coaches[start : start + _A_TABLE], found.total if last else None))
    parts += [*_problems(found), *_behind(found.coaches), *_meanings()]
    return write_page(t("Team summary"), _STYLE, "\n".join(parts))


def _problems(found: TeamSummary) -> Iterator[str]:
    if found.problems:
        said = (safe(clean_line(source_problem(*problem))) for problem in found.problems)
        yield element("h2", safe(t("Not in these figures")))
        yield item_list(said)


# The table: a row a figure, a column a coach ------------------------------------------------


def _table(coaches: Sequence[CoachFigures], total: Figures | None) -> str:
    heads = "".join(f'<th scope="col">{_head(item)}</th>' for item in coaches)
    if total:
        heads += f'<th scope="col" class="total">{safe(t("Total"))}</th>'
    columns = [item.summary.figures for item in coaches] + ([total] if total else [])
    rows = [f"<tr><td></td>{heads}</tr>", *_figure_rows(columns, total)]
    rows.append(_row(t("Caseload, 24 months"), map(_caseload_chart, columns), columns, total))
    rows.append(_row(t("To work by month"), map(_outflow_chart, columns), columns, total))
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _figure_rows(columns: Sequence[Figures], total: Figures | None) -> Iterator[str]:
    """A row a figure; a heavier line where a group begins."""
    group = ""
    for figure in FIGURES:
        begins, group = figure_group(figure.key) != group, figure_group(figure.key)
        cells = (_cell(figures, figure.key) for figures in columns)
        yield _row(figure_label(figure.key), cells, columns, total, begins=begins)


def _row(
    label: str,
    cells: Iterable[str],
    columns: Sequence[Figures],
    total: Figures | None,
    *,
    begins: bool = True,
) -> str:
    head = f'<th scope="row">{safe(label)}</th>'
    filled = (
        element("td", cell, css="total" if figures is total else "")
        for cell, figures in zip(cells, columns, strict=True)
    )
    return element("tr", head, *filled, css="begins" if begins else "")


def _head(item: CoachFigures) -> str:
    own = item.summary
    more = [own.team or "", state_name(own.state), day(own.as_of)]
    if item.stale:
        more.append(t("older than a week"))
    more += [origin(item), replaced(item)]
    return safe(item.coach) + "".join(_quiet(text) for text in more if text)


def _quiet(text: str) -> str:
    return element("span", safe(text), css="quiet")


def _cell(figures: Figures, key: str) -> str:
    value = figure_value(figures, key)
    return safe(f"{value} / {figures.limit}" if key == "active" else value)


def _caseload_chart(figures: Figures) -> str:
    values = figures.months.active
    return _chart(figures, values, f"{values[0]} → {values[-1]}" if values else "")


def _outflow_chart(figures: Figures) -> str:
    values = figures.months.to_work
    return _chart(figures, values, t("{count} in all", count=sum(values)))


def _chart(figures: Figures, values: Sequence[int], said: str) -> str:
    """A bar a month, from nought to the largest of this row and coach; its ends in figures."""
    if not values:
        return ""
    top = max(values) or 1
    bars = []
    for place, value in enumerate(values):
        height = -(-value * _HEIGHT // top)
        bars.append(
            f'<rect x="{place * _BAR}" y="{_HEIGHT - height}" width="{_BAR}" height="{height}"/>'
        )
    first, last = (month_text(figures.months.names[place]) for place in (0, -1))
    width = len(values) * _BAR
    return (
        f'<svg role="img" width="{width}" height="{_HEIGHT}" viewBox="0 0 {width} {_HEIGHT}">'
        f"{element('title', safe(f'{first} – {last}: {said}'))}{''.join(bars)}</svg>{_quiet(said)}"
    )


# What stands behind the figures --------------------------------------------------------------


def _behind(coaches: Sequence[CoachFigures]) -> Iterator[str]:
    yield f'<section class="behind">\n<h2>{safe(t("The dossiers behind the figures"))}</h2>'
    for item in coaches:
        terms = list(_terms(item))
        if terms:
            yield element("div", element("h3", safe(item.coach)), "\n", element("dl", *terms))
    yield "</section>"


def _terms(item: CoachFigures) -> Iterator[str]:
    """What a rule asks of the coach; who is active or has left need no list."""
    for figure in FIGURES:
        if figure.rules and (behind := item.dossiers(figure.key)):
            yield _term(figure, ", ".join(behind))


def _term(figure: Figure, text: str) -> str:
    """A figure by its name, and what is said of it."""
    label = element("dt", safe(figure_label(figure.key)), ":")
    return f"{label} {element('dd', safe(text))}"


def _meanings() -> Iterator[str]:
    yield element("h2", safe(t("What the figures count")))
    yield element("dl", *(_term(figure, figure_meaning(figure)) for figure in FIGURES))
    yield element("p", safe(own_norms()))
