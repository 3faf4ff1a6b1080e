"""`coachdesk export`: the caseload or a table of details, to standard output or a file."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from coachdesk.cli.arguments import USAGE
from coachdesk.cli.files import file_to_write, is_there, say_not_noted
from coachdesk.cli.progress import Progress
from coachdesk.cli.run import CannotDo, open_desk, say, write_out
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk


class _Export(NamedTuple):
    """A text in pieces, of how many people or rows, with the facts to note of it."""

    pieces: Iterable[str]
    size: int
    facts: dict[str, Any]


def run(options: argparse.Namespace) -> None:
    columns = _columns(options)
    if options.refs and not options.read_only:
        from coachdesk.cli.hand_over import run as hand_over

        hand_over(options)
        return
    desk = open_desk(options, read_only=True)
    missed: list[str] = []
    try:
        path = None
        if options.output:
            path = file_to_write(desk.path, options.output, force=options.force)
        shown = path is not None or sys.stdout is None or not sys.stdout.isatty()
        with _export(options, desk, columns, shown) as export:
            _write(options, desk, path, export.pieces)
            refs = _refs(options, desk)
            if not desk.log("exported", refs=refs, count=export.size, **export.facts):
                missed.append("access_log")
    finally:
        desk.close()
    if path:
        say(t("Written: {file}", file=options.output))
        say_not_noted(missed)
    if options.refs:
        say(t("This is a copy: what is open here stays open here, and is not handed over."))


def _columns(options: argparse.Namespace) -> Sequence[str] | None:
    """The columns asked for; leaves with a clear line where options do not go together."""
    from coachdesk.exchange.details import TABLES
    from coachdesk.exchange.headers import CASELOAD_COLUMNS

    is_json = options.format == "json"
    for option, given, fits in (
        ("--table", options.table, not is_json),
        ("--columns", options.columns, not is_json),
        ("--ref", options.refs, is_json),
    ):
        if given and not fits:
            other = f"--format {options.format}"
            raise CannotDo(t("{what} does not go with {other}", what=option, other=other), USAGE)
    if not options.columns:
        return None
    there = tuple(TABLES[options.table].columns) if options.table else CASELOAD_COLUMNS
    chosen = [name.strip() for name in options.columns.split(",")]
    for name in chosen:
        if name not in there:
            said = t("there is no column {name}; there are: {names}",
                     name=name, names=", ".join(there))  # fmt: skip
            raise CannotDo(said, USAGE)
    return tuple(dict.fromkeys(chosen))


@contextmanager
def _export(
    options: argparse.Namespace, desk: "Desk", columns: Sequence[str] | None, shown: bool
) -> Iterator[_Export]:
    """What is to be written, made while it is written."""
    title = t("Exporting")
    if options.format == "json":
        from coachdesk.exchange.caseload_json import write_pieces

        with (
            desk.files.dump(_refs(options, desk)) as whole,
            Progress(title, whole.size, shown=shown) as bar,
        ):
            pieces = write_pieces(whole.head, bar.along(whole.dossiers))
            yield _Export(pieces, whole.size, {"format": "json"})
    elif options.table:
        from coachdesk.exchange.csv_writing import csv_lines
        from coachdesk.exchange.details import TABLES

        there = list(TABLES[options.table].columns)
        chosen = columns or there
        places = [there.index(name) for name in chosen]
        with (
            desk.files.details(options.table, closed_too=options.closed_too) as found,
            Progress(title, found.size, shown=shown) as bar,
        ):
            rows = ([row[place] for place in places] for row in bar.along(found.rows))
            facts = {"format": "csv", "table": options.table, "columns": list(chosen)}
            yield _Export(csv_lines(chosen, rows, options.dialect), found.size, facts)
    else:
        from coachdesk.desk import Scope
        from coachdesk.exchange.caseload_csv_out import caseload_lines
        from coachdesk.exchange.headers import CASELOAD_COLUMNS

        lines = desk.read.caseload(Scope.ALL if options.closed_too else Scope.ACTIVE)
        with Progress(title, len(lines), shown=shown) as bar:
            told = bar.along(lines)
            text = caseload_lines(told, desk.policy, desk.today, options.dialect, columns)
            facts = {"format": "csv", "columns": list(columns or CASELOAD_COLUMNS)}
            yield _Export(text, len(lines), facts)


def _refs(options: argparse.Namespace, desk: "Desk") -> list[str]:
    """The dossiers asked for, as their numbers are written."""
    if not options.refs:
        return []
    wanted = {desk.read.find(ref): ref for ref in options.refs}
    if None in wanted:
        missing = t("There is no dossier {ref}. Numbers look like K-00012.", ref=wanted[None])
        raise CannotDo(missing)
    return [hit.person.ref for hit in desk.read.people() if hit.person.id in wanted]


def _write(
    options: argparse.Namespace, desk: "Desk", path: Path | None, pieces: Iterable[str]
) -> None:
    from coachdesk.exchange.safe_file import in_blocks, write_pieces

    if path is None:
        for block in in_blocks(pieces):
            write_out(block, is_json=options.format == "json")
        return
    store = None if options.read_only else desk.path
    try:
        write_pieces(path, pieces, over=options.force, store=store)
    except (OSError, ValueError) as error:
        raise not_written(options.output, error) from None


def not_written(name: str, error: Exception) -> CannotDo:
    """What to say of a file that the disk did not take."""
    if isinstance(error, FileExistsError):
        return is_there(name)
    return CannotDo(
        t(
            "{file} could not be written ({reason}); close it in other programs, or choose "
            "another place. What was there is still there.",
            file=name,
            reason=getattr(error, "strerror", None) or type(error).__name__,
        )
    )
