"""`coachdesk import`: a file into the store, wholly or not at all."""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.cli.run import FAILED, CannotDo, day_asked, open_desk, say, write_out
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_file import STANDARD_INPUT, read_file
from coachdesk.paths import NewStore, store_path, user_path
from coachdesk.words import t
from coachdesk.words.problems import placed
from coachdesk.words.terms import record_name

if TYPE_CHECKING:
    from coachdesk.desk import Imported


def run(options: argparse.Namespace) -> int | None:
    data = _bytes_of(options.file)
    path = store_path(options.store)
    made = NewStore(path)
    try:
        today = day_asked(options) or date.today()
        incoming = read_file(data, options.file, today, options.last_contact_mode)
        if made.is_new and incoming.problems:
            raise Refused(incoming.problems)
        desk = open_desk(options, create=True)
        try:
            result = desk.take_in(incoming, dry_run=options.dry_run)
        finally:
            desk.close()
    except BaseException as error:
        made.forget()
        if isinstance(error, Refused):
            return _refused(error, options.file)
        raise
    if options.dry_run:
        made.forget()
    for note in incoming.notes:
        say(t("Note: {what}", what=placed(note)))
    write_out("\n".join(tally_lines(result)) + "\n")
    return None


def _refused(refused: Refused, file: str) -> int:
    """Name every place to mend."""
    for problem in refused.problems:
        say(placed(problem if problem.place else problem._replace(place=file)))
    count = len(refused.problems)
    say(t("Nothing was imported. Places to mend in {file}: {count}.", file=file, count=count))
    return FAILED


def _bytes_of(name: str) -> bytes:
    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise CannotDo(t("There is nothing to read: standard input is closed."))
        return sys.stdin.buffer.read()
    try:
        return user_path(name).read_bytes()
    except FileNotFoundError:
        raise CannotDo(t("There is no file {file}. Check the name.", file=name)) from None
    except (OSError, ValueError):
        raise CannotDo(
            t("The file {file} cannot be read. Check that you may open it.", file=name)
        ) from None


def tally_lines(result: "Imported") -> list[str]:
    """What was (or would be) added, changed and left, a line a record kind."""
    lines = [t("Imported.") if result.saved else t("Nothing written: this was a dry run.")]
    for kind, tally in result.tally.items():
        lines.append(
            t(
                "{kind}: {added} added, {updated} changed, {left} as they were",
                kind=record_name(kind),
                added=tally.added,
                updated=tally.updated,
                left=tally.left,
            )
        )
    return lines
