"""`coachdesk summary`: the team lead's figures as a screen, labelled lines, JSON, CSV or a page."""

import argparse
import json
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from coachdesk.cli.passphrases import Passphrases
from coachdesk.cli.run import (
    CannotDo,
    day_asked,
    open_desk,
    say,
    warn_unlogged,
    write_out,
)
from coachdesk.cli.terminal import is_terminal
from coachdesk.desk import Desk
from coachdesk.domain.summary import FIGURES, Figures
from coachdesk.domain.team import CoachFigures, TeamSummary
from coachdesk.domain.text import clean_line, cleaned
from coachdesk.paths import user_path
from coachdesk.store.errors import StoreError
from coachdesk.team import Team
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


def run(options: argparse.Namespace) -> int | None:
    colours, team = team_of(options)
    with closing(team):
        if is_terminal() and not (options.json or options.csv or options.html):
            from coachdesk.tui.team import run_team

            return run_team(team, colours)
        _write(options, team.read())
    return None


def team_of(options: argparse.Namespace) -> tuple[str, Team]:
    """The sources asked for, with their stores open; without any the store of one's own.

    Before them the colours that this store was given.
    """
    today = day_asked(options)
    if not options.paths:
        desk = open_desk(options, read_only=True)
        own = Team([desk.path], today, names=options.names)
        own.open(lambda _: desk)
        return str(desk.settings.get("theme")), own
    team = Team([user_path(path) for path in options.paths], today, names=options.names)
    passphrases = cache(Passphrases)  # one for all stores: a file gives them line by line

    def ask(path: Path) -> Desk:
        try:
            desk = Desk.open(path, today=today, read_only=True)
        except StoreError as error:
            if error.code != "locked":
                raise
            say(t("{source} is protected.", source=path))
            try:
                desk, _ = passphrases().opening(
                    lambda given: Desk.open(path, today=today, read_only=True, passphrase=given)
                )
            except CannotDo:  # nobody gave one: it is left out, the rest still shows
                raise error from None
        warn_unlogged(desk)
        return desk

    team.open(ask)
    return "", team


def _write(options: argparse.Namespace, found: TeamSummary) -> None:
    texts = [source_problem(*problem) for problem in found.problems]
    if not found.coaches:
        raise CannotDo(" ".join(texts))
    for text in texts:
        say(text)
    write_out(_written(options, found), is_json=options.json)


def _written(options: argparse.Namespace, found: TeamSummary) -> str:
    if options.json:
        return json.dumps(cleaned(as_json(found)), ensure_ascii=False, indent=1) + "\n"
    if options.csv:
        from coachdesk.exchange.summary_csv import write_summary_csv

        return write_summary_csv(found, "excel-nl")
    if options.html:
        from coachdesk.exchange.summary_page import write_summary_page

        return write_summary_page(found)
    return "\n".join(clean_line(line) for line in as_lines(found)) + "\n"


def as_json(found: TeamSummary) -> dict[str, Any]:
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


def _before(item: CoachFigures) -> dict[str, Any] | None:
    """The figures that stood in the place of these before."""
    if (before := item.before) is None:
        return None
    return {
        **before.summary.as_json(),
        "since": before.since.isoformat() if before.since else None,
        "account": before.account or None,
    }


def as_lines(found: TeamSummary) -> Iterator[str]:
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
    if figures.months:
        yield from _charts(figures)


def _charts(figures: Figures) -> Iterator[str]:
    months = figures.months
    span = f"{month_text(months[0].month)} – {month_text(months[-1].month)}"
    active, to_work = [month.active for month in months], [month.to_work for month in months]
    yield f"{t('Caseload')}, {span}: {spark(active)} {active[0]} → {active[-1]}"
    in_all = t("{count} in all", count=sum(to_work))
    yield f"{t('To work')}, {span}: {spark(to_work)} {in_all}"
