"""A file is taken into the store, wholly or not at all."""

import io
import sys
from collections.abc import Container
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from coachdesk.cli import piping
from coachdesk.cli.console import FAILED, CannotDo, does_not_go_with, reason_of, say, write_lines
from coachdesk.cli.files import file_to_write
from coachdesk.cli.opening import day_asked, open_desk
from coachdesk.cli.progress import Progress
from coachdesk.cli.subcommand import Options
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.caseload_file import STANDARD_INPUT, is_json, open_file
from coachdesk.exchange.safe_file import NoOrdinaryFile, TooLarge, open_to_read
from coachdesk.incoming import Incoming
from coachdesk.paths import NewStore, store_path, user_path
from coachdesk.words import t
from coachdesk.words.problems import placed
from coachdesk.words.terms import record_name

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Imported


def import_file(options: Options) -> int | None:
    """Import the file that `options` name; gives the exit code."""
    if options.problems:
        file_to_write(store_path(options.store), options.problems, force=options.force)
    with closing(_opened(options.file)) as stream:
        if options.problems and is_json(stream, options.file):
            raise does_not_go_with("--problems", t("a JSON file"))
        made = NewStore(store_path(options.store))
        try:
            left_out = _import_records(options, stream, made.is_new)
        except BaseException as error:
            made.remove()
            if isinstance(error, Refused):
                return _refused(error.problems, options.file)
            raise
        if options.dry_run:
            made.remove()
    return FAILED if left_out else None


def _import_records(options: Options, stream: BinaryIO, is_new: bool) -> int:
    """Take the file in; gives how many rows were left out, as was asked for; raises Refused."""
    incoming = _read(options, stream)
    if is_new and incoming.problems and not options.problems:
        raise Refused(incoming.read_all().problems)
    with closing(open_desk(options, create=True)) as desk:
        problems: list[Problem] = []
        if options.problems:
            problems = _to_mend(options, stream, desk)
            skip = _set_apart(options, stream, problems, desk.path)
            incoming = _read(options, stream, skip)
        result = _merged(desk, incoming, dry_run=options.dry_run)
    for problem in problems:
        say(placed(problem))
    for note in incoming.notes:
        say(t("Note: {what}", what=placed(note)))
    write_lines(_tally_lines(result))
    if result.handover and result.handover.refs:
        by, refs = result.handover
        say(t("Taken over from {name}: {refs}", name=by, refs=", ".join(refs)))
    if problems:
        say(t("Rows left out: {count}. Mend them in {file} and import that file.",
              count=len(skip), file=options.problems))  # fmt: skip
    return len(problems)


def _read(options: Options, stream: BinaryIO, skip: Container[int] = ()) -> Incoming:
    today = day_asked(options) or date.today()
    return open_file(stream, options.file, today, options.last_contact_mode, skip)


def _merged(desk: "Desk", incoming: Incoming, *, dry_run: bool) -> "Imported":
    with Progress(t("Importing"), incoming.count or len(incoming.dossiers)) as bar:
        return desk.files.import_records(incoming, dry_run=dry_run, told=bar.update)


def _to_mend(options: Options, stream: BinaryIO, desk: "Desk") -> list[Problem]:
    """What is wrong with rows of the file, each of which the rest can do without.

    Raises Refused where it is the file that is wrong.
    """
    from coachdesk.exchange.problem_rows import lines_of, of_the_file

    found: list[Problem] = []
    while True:
        try:
            _merged(desk, _read(options, stream, lines_of(found)), dry_run=True)
            return found
        except Refused as refused:
            if blocking := of_the_file(refused.problems):
                raise Refused(blocking) from None
            if lines_of(refused.problems) <= lines_of(found):
                raise
            found += refused.problems


def _set_apart(
    options: Options, stream: BinaryIO, problems: list[Problem], store: Path
) -> frozenset[int]:
    """Write the rows with problems to their file; gives the lines they start on."""
    from coachdesk.exchange.problem_rows import lines_of, write_problem_rows

    if problems:
        stream.seek(0)
        path = user_path(options.problems)
        try:
            write_problem_rows(stream.read(), problems, path, over=options.force, store=store)
        except (OSError, ValueError) as error:
            raise CannotDo(
                t(
                    "{file} could not be written ({reason}). Nothing was imported.",
                    file=options.problems,
                    reason=reason_of(error),
                )
            ) from None
    return lines_of(problems)


def _refused(problems: list[Problem], file: str) -> int:
    """Name every place to mend."""
    for problem in problems:
        say(placed(problem if problem.place else problem._replace(place=file)))
    count = len(problems)
    say(t("Nothing was imported. Places to mend in {file}: {count}.", file=file, count=count))
    return FAILED


def _opened(name: str) -> BinaryIO:
    """The file to read, which can be read more than once."""
    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise CannotDo(t("There is nothing to read: standard input is closed."))
        data = sys.stdin.buffer.read()
        if piping.has_lost_letters(data):
            say(
                t(
                    "Note: a pipe of Windows PowerShell sends ? for letters as ë. If names lack "
                    "letters, take it back and name the file instead: coachdesk import FILE"
                )
            )
        return io.BytesIO(data)
    try:
        stream = open_to_read(user_path(name))
        stream.peek(1)  # what opens need not give anything
        return stream
    except FileNotFoundError:
        raise CannotDo(t("There is no file {file}. Check the name.", file=name)) from None
    except NoOrdinaryFile:
        said = t(
            "{file} is no ordinary file, so it is not read. A pipe can be read with - and "
            "standard input.",
            file=name,
        )
        raise CannotDo(said) from None
    except TooLarge as error:
        raise CannotDo(
            t("The file {file} cannot be read ({reason}).", file=name, reason=error.strerror)
        ) from None
    except (OSError, ValueError):
        raise CannotDo(
            t("The file {file} cannot be read. Check that you may open it.", file=name)
        ) from None


def _tally_lines(result: "Imported") -> list[str]:
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
