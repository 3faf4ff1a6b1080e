"""What the team lead reads of a coach or of the whole team."""

from collections.abc import Sequence

from textual.content import Content

from coachdesk.domain.summary import FIGURES, Figures
from coachdesk.domain.team import CoachFigures
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.figures import figure_head, figure_meaning_content, months_content
from coachdesk.tui.widgets.labelled import Part
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.summary import figure_group, figure_label, figure_value, origin, replaced
from coachdesk.words.terms import state_name


def figure_detail(figures: Figures, key: str, dossiers: Sequence[str]) -> list[Part]:
    """A figure, its months, and what it counts and rests on."""
    meaning = figure_meaning_content(key, dossiers)
    texts = figure_head(figures, key), months_content(figures), meaning
    return [Part("", text) for text in texts]


def coach_line(item: CoachFigures) -> str:
    """A coach with team and the state of the caseload; and how old the figures are."""
    own = item.summary
    parts = [item.coach, own.team or "", state_name(own.state)]
    if item.stale:
        parts.append(t("older than a week: {day}", day=day(own.as_of)))
    return ", ".join(part for part in parts if part)


def figures_page(figures: Figures, item: CoachFigures | None) -> Content:
    """Every figure, with the dossiers behind it."""
    lines: list[Content] = [months_content(figures), Content("")]
    about = [said for said in (origin(item), replaced(item)) if said] if item else []
    lines = [*map(literal, about), *lines]
    group = ""
    for figure in FIGURES:
        if figure_group(figure.key) != group:
            group = figure_group(figure.key)
            lines.append(literal(group).stylize("bold"))
        value = figure_value(figures, figure.key)
        behind = item.dossiers(figure.key) if item and figure.key != "active" else []
        shown = f" – {', '.join(behind)}" if behind else ""
        lines.append(literal(f"  {figure_label(figure.key)}: {value}{shown}"))
    return Content("\n").join(lines)
