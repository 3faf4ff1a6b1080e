"""A calendar's file in and out: `export --format ics` and `import FILE.ics`."""

from contextlib import closing

from coachdesk.cli.console import does_not_go_with, write_out
from coachdesk.cli.files import file_to_write, not_written, say_written
from coachdesk.cli.opening import open_desk
from coachdesk.cli.subcommand import Options


def is_asked(options: Options) -> bool:
    """Whether a calendar is to be written, by --format or by the name of the file."""
    return options.format == "ics" or (options.output or "").lower().endswith(".ics")


def export_calendar(options: Options) -> None:
    """Write coming appointments and workshops, with dossier numbers and no names."""
    for option, given in (
        ("--table", options.table),
        ("--columns", options.columns),
        ("--ref", options.refs),
        ("--all", options.closed_too),
    ):
        if given:
            raise does_not_go_with(option, "--format ics")
    missed: list[str] = []
    path = None
    with closing(open_desk(options)) as desk:
        if options.output:
            path = file_to_write(desk.path, options.output, force=options.force)
        entries = desk.read.calendar_entries()
        try:
            text = desk.files.export_calendar(
                entries, path, missed=missed.append, over=options.force
            )
        except (OSError, ValueError) as error:
            raise not_written(options.output, error) from None
    if path:
        say_written(options.output, missed)
    else:
        write_out(text)
