"""`coachdesk export`: the caseload or a table of details, to standard output or a file."""

from coachdesk.cli.subcommand import Argument, Options, Subcommand


def tables() -> tuple[str, ...]:
    from coachdesk.exchange.details import TABLES

    return tuple(TABLES)


def run(options: Options) -> None:
    from coachdesk.cli.calendar import export_calendar, is_asked

    if is_asked(options):
        return export_calendar(options)
    from coachdesk.cli.exporting import columns_asked, export, form_asked
    from coachdesk.cli.hand_over import hand_over

    options.format = form_asked(options)
    columns = columns_asked(options)
    if options.refs and not options.read_only:
        hand_over(options)
    else:
        export(options, columns)
    return None


COMMAND = Subcommand(
    "export",
    50,
    "the caseload or a table of details as a workbook, CSV or JSON, or a calendar",
    run,
    (
        Argument("-o FILE", "write this file (in PowerShell always: > and | garble letters)",
                 name="output"),
        Argument("--format csv|xlsx|json|ics", "a list for Excel, a workbook with every table "
                 "(also where FILE ends in .xlsx), the whole caseload for coachdesk, or the coming "
                 "appointments and workshops for Outlook"),
        Argument("--dialect excel-nl|plain", "CSV as Excel reads it here, or as programs do"),
        Argument("--codes", "field names and codes also where coachdesk speaks Dutch"),
        Argument("--all", "with closed dossiers (JSON always has them)", name="closed_too"),
        Argument("--table NAME",
                 "a table of details instead", choices=tables),
        Argument("--columns A,B,C", "only these columns, in this order"),
        Argument("--ref REF", "with --format json: hand this dossier over, and close it here; may "
                 "be given again. With --read-only it is only a copy", name="refs", repeated=True),
        Argument("--force", "replace a file that is there"),
    ),
    (
        ("export -o caseload.xlsx", "the caseload and all its tables for Excel"),
        ("export -o caseload.csv", "the list of the caseload alone"),
        ("export --format json -o caseload.json", "all of it, for import elsewhere"),
        ("export -o appointments.ics", "what comes, for the calendar in Outlook"),
        ("export --format json --ref K-00012 -o over.json", "hand a dossier over"),
    ),
)  # fmt: skip
