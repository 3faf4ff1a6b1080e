"""`coachdesk today`: the day's list as plain labelled lines, or as JSON."""

from contextlib import closing

from coachdesk.cli.console import write_json, write_lines
from coachdesk.cli.subcommand import Argument, Options, Subcommand


def run(options: Options) -> None:
    from coachdesk.cli.opening import open_desk
    from coachdesk.cli.reports.day import day_json, day_lines

    with closing(open_desk(options, read_only=True)) as desk:
        day = desk.read.day()
    if options.json:
        write_json(day_json(day))
    else:
        write_lines(day_lines(day))


COMMAND = Subcommand(
    "today",
    20,
    "what is due today",
    run,
    (Argument("--json", "as JSON, for programs"),),
    (
        ("today", "as plain lines, also for a screen reader"),
        ("today --today 2026-12-03", "what will be due on another day"),
    ),
)
