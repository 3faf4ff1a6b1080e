"""`coachdesk export`: the caseload as CSV or JSON, to standard output or a file."""

import argparse
from pathlib import Path

from coachdesk.cli.run import CannotDo, open_desk, say, write_out
from coachdesk.words import t


def run(options: argparse.Namespace) -> None:
    desk = open_desk(options, read_only=True)
    try:
        if options.format == "json":
            from coachdesk.exchange.caseload_json import write_json

            text = write_json(desk.whole())
        else:
            from coachdesk.desk import Scope
            from coachdesk.exchange.caseload_csv_out import write_csv

            scope = Scope.ALL if options.closed_too else Scope.ACTIVE
            text = write_csv(desk.caseload(scope), desk.policy, desk.today, options.dialect)
    finally:
        desk.close()
    if not options.output:
        write_out(text)
        return
    from coachdesk.exchange.safe_file import write_beside

    path = Path(options.output).expanduser()
    try:
        write_beside(path, text.encode("utf-8"))
    except OSError as error:
        raise CannotDo(
            t(
                "{file} could not be written ({reason}); close it in other programs, or choose "
                "another place. What was there is still there.",
                file=options.output,
                reason=error.strerror or type(error).__name__,
            )
        ) from None
    say(t("Written: {file}", file=options.output))
