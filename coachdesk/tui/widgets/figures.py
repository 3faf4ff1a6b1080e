"""A figure explaining itself: its value, what it counts, the dossiers behind it, and the months."""

from collections.abc import Sequence

from textual.content import Content

from coachdesk.domain.summary import FIGURES, Figures
from coachdesk.tui.literal import literal
from coachdesk.words import t
from coachdesk.words.summary import figure_group, figure_label, figure_meaning, figure_value, spark

_BY_KEY = {figure.key: figure for figure in FIGURES}


def figure_line(figures: Figures, key: str) -> Content:
    """A figure in a line: its name and how much."""
    value = figure_value(figures, key)
    if key == "active":
        value = t("{active} of {limit}", active=value, limit=figures.limit)
    return literal(f"{figure_label(key)}: {value}").stylize("bold")


def figure_head(figures: Figures, key: str) -> Content:
    """The same behind the name of its group."""
    return literal(f"{figure_group(key)} – ").stylize("bold") + figure_line(figures, key)


def figure_meaning_content(key: str, dossiers: Sequence[str]) -> Content:
    """What a figure counts, and last what may be cut off: the dossiers behind it."""
    lines = [literal(figure_meaning(_BY_KEY[key]))]
    if dossiers:
        lines.append(literal(f"{t('Dossiers')}: {', '.join(dossiers)}"))
    return Content("\n").join(lines)


def months_content(figures: Figures) -> Content:
    """Caseload and outflow of 24 months as two small charts with their ends in figures."""
    if not figures.months.names:
        return Content("")
    _, active, _, _, to_work = figures.months
    titles = (t("Caseload, 24 months"), t("To work by month"))
    width = max(map(len, titles))
    ends = (f"{active[0]} → {active[-1]}", t("{count} in all", count=sum(to_work)))
    return Content("\n").join(
        Content.assemble(f"{title:<{width}}  ", (spark(values), "$primary"), f"  {end}")
        for title, values, end in zip(titles, (active, to_work), ends, strict=True)
    )
