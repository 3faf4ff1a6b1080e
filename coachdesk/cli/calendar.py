"""A calendar's file in and out: `export --format ics` and `import FILE.ics`."""

from contextlib import closing

from coachdesk.cli.console import FAILED, does_not_go_with, say, write_lines, write_out
from coachdesk.cli.files import file_to_write, not_written, say_written
from coachdesk.cli.opening import open_desk
from coachdesk.cli.subcommand import Options
from coachdesk.domain.calendar_event import Deed
from coachdesk.domain.problem import Refused
from coachdesk.paths import NewStore, store_path
from coachdesk.words import t
from coachdesk.words.calendars import event_text, plan_text
from coachdesk.words.problems import placed

# Options of `import` that are about lists.
_OF_LISTS = (
    *("problems", "names", "ignore", "registered_on", "plan_agreed_on", "last_contact_on"),
    *("last_contact_mode", "sheet"),
)


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
    with closing(open_desk(options, read_only=True)) as desk:
        if options.output:
            path = file_to_write(desk.path, options.output, force=options.force)
        try:
            text = desk.calendars.export(path, missed=missed.append, over=options.force)
        except (OSError, ValueError) as error:
            raise not_written(options.output, error) from None
    if path:
        say_written(options.output, missed)
    else:
        write_out(text)


def import_calendar(options: Options, data: bytes) -> int | None:
    """Take a calendar in, or say what it would do; gives the exit code."""
    for name in _OF_LISTS:
        if getattr(options, name):
            raise does_not_go_with("--" + name.replace("_", "-"), t("a calendar"))
    made = NewStore(store_path(options.store))
    try:
        with closing(open_desk(options, create=True)) as desk:
            file = desk.calendars.read(data)
            dry = options.dry_run
            plan = desk.calendars.plan(file) if dry else desk.calendars.take(file)
    except BaseException as error:
        made.remove()
        if not isinstance(error, Refused):
            raise
        for problem in error.problems:
            say(placed(problem, options.file))
        return FAILED
    if dry:
        made.remove()
    for note in plan.notes:
        say(t("Note: {what}", what=placed(note, options.file)))
    # Busy times may be hundreds, and nothing of them is kept but when they are.
    shown = (line for line in plan.lines if dry or line.deed is not Deed.BUSY)
    done = t("Nothing written: this was a dry run.") if dry else t("Imported.")
    write_lines([done, *map(event_text, shown), plan_text(plan)])
    return None
