"""The team's figures as lines and as JSON."""

from collections.abc import Iterator

from coachdesk.domain.summary import FIGURES, Figures
from coachdesk.domain.team import CoachFigures, TeamSummary
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import JsonObject
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
    spark,
)
from coachdesk.words.terms import state_name


def team_json(found: TeamSummary) -> JsonObject:
    """The figures in the form of coachdesk/docs/interface.md, section 2."""
    return {
        "today": found.today.isoformat(),
        "coaches": [
            {
                **item.summary.as_json(),
                "made_at": item.made_at.isoformat() if item.made_at else None,
                "stale": item.stale,
                "since": item.since.isoformat() if item.since else None,
                "account": item.account or None,
                "before": _before(item),
                "dossiers": {
                    figure.key: list(item.summary.refs.get(figure.key, ())) for figure in FIGURES
                },
                "names": dict(item.names),
            }
            for item in found.coaches
        ],
        "total": found.total.as_json(),
        "problems": [
            {
                "source": clean_line(str(problem.source)),
                "text": clean_line(source_problem(*problem)),
            }
            for problem in found.problems
        ],
    }


def _before(item: CoachFigures) -> JsonObject | None:
    """The figures that stood in the place of these before."""
    if (before := item.before) is None:
        return None
    return {
        **before.summary.as_json(),
        "since": before.since.isoformat() if before.since else None,
        "account": before.account or None,
    }


def team_lines(found: TeamSummary) -> Iterator[str]:
    """The figures in words: every line says by itself what it is."""
    yield t("Summary of {day}", day=full_day(found.today))
    for item in found.coaches:
        yield ""
        yield _head(item)
        if item.before:
            yield replaced(item)
        yield from _figures(item.summary.figures, item)
    if len(found.coaches) > 1:
        yield ""
        yield t("Total of {count} coaches", count=len(found.coaches))
        yield from _figures(found.total, None)
    yield ""
    yield t("What the figures count")
    for figure in FIGURES:
        yield f"{figure_label(figure.key)}: {figure_meaning(figure)}"
    yield own_norms()


def _head(item: CoachFigures) -> str:
    own = item.summary
    parts = [item.coach, own.team or "", t("as of {day}", day=day(own.as_of))]
    if item.stale:
        parts.append(t("older than a week"))
    parts.append(origin(item))
    return ", ".join(part for part in parts if part)


def _figures(figures: Figures, item: CoachFigures | None) -> Iterator[str]:
    for figure in FIGURES:
        value = figure_value(figures, figure.key)
        if figure.key == "active":
            value = f"{value} / {figures.limit}"
            value += f", {state_name(item.summary.state)}" if item else ""
        behind = item.dossiers(figure.key) if item and figure.key != "active" else []
        shown = f" ({', '.join(behind)})" if behind else ""
        yield f"{figure_group(figure.key)} – {figure_label(figure.key)}: {value}{shown}"
    if figures.months.names:
        yield from _charts(figures)


def _charts(figures: Figures) -> Iterator[str]:
    names, active, _, _, to_work = figures.months
    span = f"{month_text(names[0])} – {month_text(names[-1])}"
    yield f"{t('Caseload')}, {span}: {spark(active)} {active[0]} → {active[-1]}"
    in_all = t("{count} in all", count=sum(to_work))
    yield f"{t('To work')}, {span}: {spark(to_work)} {in_all}"
