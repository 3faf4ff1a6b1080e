"""`coachdesk show REF`: one dossier as plain labelled lines, or as JSON."""

from contextlib import closing

from coachdesk.cli.console import write_json, write_lines
from coachdesk.cli.subcommand import Argument, Options, Subcommand


def run(options: Options) -> None:
    from coachdesk.cli.opening import no_dossier, open_desk
    from coachdesk.cli.reports.dossier import dossier_json, dossier_lines

    with closing(open_desk(options, read_only=True)) as desk:
        with desk.read.transaction():
            key = desk.read.find(options.ref)
            dossier = desk.read.dossier(key) if key is not None else None
            case = desk.read.case_line(key) if key is not None else None
        if dossier is None or case is None:
            raise no_dossier(options.ref)
        if options.json:
            write_json(dossier_json(desk.today, dossier, case))
        else:
            write_lines(dossier_lines(desk.today, dossier, case))


COMMAND = Subcommand(
    "show",
    30,
    "one dossier",
    run,
    (Argument("REF", "the number of the dossier"), Argument("--json", "as JSON, for programs")),
    (("show K-00012", "all that the dossier holds, and its signals"),),
)
