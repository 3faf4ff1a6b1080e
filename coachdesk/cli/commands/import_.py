"""`coachdesk import FILE`: a file into the store, wholly or not at all."""

from coachdesk.cli.console import FAILED
from coachdesk.cli.subcommand import Argument, Options, Subcommand


def contact_modes() -> tuple[str, ...]:
    from coachdesk.domain.vocabulary import ContactMode

    return tuple(ContactMode)


def run(options: Options) -> int | None:
    from coachdesk.cli.importing import import_file

    return import_file(options)


COMMAND = Subcommand(
    "import",
    40,
    "take in a list from Excel or another coachdesk's caseload, wholly or not at all",
    run,
    (
        Argument("FILE", ".csv, .xlsx, .xls, .ods, .json or .ics; - reads standard input"),
        Argument("--dry-run", "say what would be taken in, and write nothing"),
        Argument(
            "--last-contact-mode MODE",
            "how the last contacts of a list were held; office where it is not given",
            choices=contact_modes,
        ),
        Argument(
            "--last-contact-on D",
            "when people were last spoken to, for those who are new and have no such date",
        ),
        Argument("--registered-on D", "since when those are registered who have no such date"),
        Argument("--plan-agreed-on D", "when those agreed a plan who have no such date"),
        Argument(
            "--names first-last|last-first",
            "which comes first where a whole name stands in one column without a comma",
        ),
        Argument("--sheet NAME", "which sheet of a workbook, where several hold such a list"),
        Argument("--ignore COLUMN", "leave this column out; may be given again", repeated=True),
        Argument("--problems OUT", "put the rows to mend in this CSV, and take in the others"),
        Argument("--force", "replace the file of --problems where it is there"),
    ),
    (
        ("import caseload.xlsx", "take in a list from Excel"),
        ("import caseload.xlsx --dry-run", "see first what it would change"),
        ("import calendar.ics", "appointments and busy times from the calendar in Outlook"),
    ),
    ((FAILED, "rows were left out and put in the file of --problems"),),
)
