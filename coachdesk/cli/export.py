"""`coachdesk export`: the caseload as CSV or JSON, to standard output or a file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.run import CannotDo, open_desk, say, write_out
from coachdesk.paths import user_path
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def run(options: argparse.Namespace) -> None:
    desk = open_desk(options, read_only=True)
    try:
        path = user_path(options.output) if options.output else None
        if path and _same_file(path, desk.path):
            raise CannotDo(t("{file} is the caseload itself; choose another file.", file=path))
        text = _text(options, desk)
    finally:
        desk.close()
    if path is None:
        write_out(text)
        return
    from coachdesk.exchange.safe_file import write_beside

    try:
        write_beside(path, text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise CannotDo(
            t(
                "{file} could not be written ({reason}); close it in other programs, or choose "
                "another place. What was there is still there.",
                file=options.output,
                reason=getattr(error, "strerror", None) or type(error).__name__,
            )
        ) from None
    say(t("Written: {file}", file=options.output))


def _text(options: argparse.Namespace, desk: "Desk") -> str:
    if options.format == "json":
        from coachdesk.exchange.caseload_json import write_json

        return write_json(desk.whole())
    from coachdesk.desk import Scope
    from coachdesk.exchange.caseload_csv_out import write_csv

    scope = Scope.ALL if options.closed_too else Scope.ACTIVE
    return write_csv(desk.caseload(scope), desk.policy, desk.today, options.dialect)


def _same_file(path: Path, store: Path) -> bool:
    try:
        return path.samefile(store)
    except (OSError, ValueError):
        return False
