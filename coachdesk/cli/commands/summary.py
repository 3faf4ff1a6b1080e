"""`coachdesk summary`: the team lead's figures as a screen, labelled lines, JSON, CSV or a page."""

from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.console import (
    CannotDo,
    does_not_go_with,
    say,
    write_json,
    write_lines,
    write_out,
)
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.desk import Desk
    from coachdesk.domain.team import TeamSummary
    from coachdesk.team import Team

_FORMS = ("json", "csv", "html")


def run(options: Options) -> int | None:
    from coachdesk.cli.terminal import is_terminal

    forms = [form for form in _FORMS if getattr(options, form)]
    if len(forms) > 1:
        raise does_not_go_with(f"--{forms[1]}", f"--{forms[0]}")
    colours, team = _team_of(options)
    with closing(team):
        if is_terminal() and not forms:
            from coachdesk.tui.team import run_team

            return run_team(team, colours)
        _write(team.read(), forms)
    return None


COMMAND = Subcommand(
    "summary",
    60,
    "the team lead's summary of stores or published summaries",
    run,
    (
        Argument("[PATH…]", "a store, a published summary, or a folder of these; else your own",
                 name="paths"),
        Argument("--json", "as JSON, for programs"),
        Argument("--csv", "as CSV, for Excel"),
        Argument("--html", "as a page to print"),
        Argument("--names", "with the names behind each count, which a store has"),
    ),
    (("summary G:\\Team\\summaries", "the whole team, from a folder on the network"),),
)  # fmt: skip


def _team_of(options: Options) -> "tuple[str, Team]":
    """The sources asked for, with their stores open; without any the user's own store.

    Before them the colours chosen in that store.
    """
    from coachdesk.cli.opening import day_asked, open_desk
    from coachdesk.paths import user_path
    from coachdesk.team import Team

    today = day_asked(options)
    if options.paths:
        team = Team([user_path(path) for path in options.paths], today, names=options.names)
        team.open(_opener(options))
        return "", team
    desk = open_desk(options, read_only=True)
    own = Team([desk.path], today, names=options.names)
    own.open(lambda _: desk)
    return str(desk.settings.get("theme")), own


def _opener(options: Options) -> "Callable[[Path], Desk]":
    """Opens one store of several; raises StoreError for one that is left out."""
    from coachdesk.cli.opening import opener, warn_unlogged
    from coachdesk.cli.passphrases import Passphrases
    from coachdesk.store.errors import StoreError

    passphrases = cache(Passphrases)  # one for all stores: a file gives them line by line

    def opened(path: Path) -> "Desk":
        open_with = opener(options, path, read_only=True)
        try:
            desk = open_with(None)
        except StoreError as error:
            if error.code != "locked":
                raise
            say(t("{source} is protected.", source=path))
            try:
                desk, _ = passphrases().opening(open_with)
            except CannotDo:  # nobody gave one: the other sources are still shown
                raise error from None
        warn_unlogged(desk)
        return desk

    return opened


def _write(found: "TeamSummary", forms: list[str]) -> None:
    from coachdesk.cli.reports.team import team_json, team_lines
    from coachdesk.words.summary import source_problem

    texts = [source_problem(*problem) for problem in found.problems]
    if not found.coaches:
        raise CannotDo(" ".join(texts))
    for text in texts:
        say(text)
    match forms:
        case ["json"]:
            write_json(team_json(found))
        case ["csv"]:
            from coachdesk.exchange.summary_csv import write_summary_csv

            write_out(write_summary_csv(found, "excel-nl"))
        case ["html"]:
            from coachdesk.exchange.summary_page import write_summary_page

            write_out(write_summary_page(found))
        case _:
            write_lines(team_lines(found))
