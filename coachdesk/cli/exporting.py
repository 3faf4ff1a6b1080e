"""The caseload or a table of details goes to standard output or into a file."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coachdesk.cli.console import does_not_go_with, say, write_out, wrong_usage
from coachdesk.cli.files import file_to_write, not_written, say_written
from coachdesk.cli.opening import no_dossier, open_desk
from coachdesk.cli.progress import Progress
from coachdesk.cli.subcommand import Options
from coachdesk.domain.values import JsonObject
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk


class ExportText(NamedTuple):
    """A text in pieces, of how many people or rows, with the facts to note of it."""

    pieces: Iterable[str]
    size: int
    facts: JsonObject


def export(options: Options, columns: Sequence[str] | None) -> None:
    missed: list[str] = []
    path = None
    with closing(open_desk(options, read_only=True)) as desk:
        if options.output:
            path = file_to_write(desk.path, options.output, force=options.force)
        shown = path is not None or sys.stdout is None or not sys.stdout.isatty()
        with _text(options, desk, columns, shown) as text:
            _write(options, desk, path, text.pieces)
            refs = _refs(options, desk)
            if not desk.log("exported", refs=refs, count=text.size, **text.facts):
                missed.append("access_log")
    if path:
        say_written(options.output, missed)
    if options.refs:
        say(t("This is a copy: what is open here stays open here, and is not handed over."))


def columns_asked(options: Options) -> Sequence[str] | None:
    """The columns asked for; raises CannotDo where options exclude each other."""
    from coachdesk.exchange.details import TABLES
    from coachdesk.exchange.headers import CASELOAD_COLUMNS

    is_json = options.format == "json"
    for option, given, fits in (
        ("--table", options.table, not is_json),
        ("--columns", options.columns, not is_json),
        ("--ref", options.refs, is_json),
    ):
        if given and not fits:
            raise does_not_go_with(option, f"--format {options.format}")
    if not options.columns:
        return None
    there = tuple(TABLES[options.table].columns) if options.table else CASELOAD_COLUMNS
    chosen = [name.strip() for name in options.columns.split(",")]
    for name in chosen:
        if name not in there:
            said = t("there is no column {name}; there are: {names}",
                     name=name, names=", ".join(there))  # fmt: skip
            raise wrong_usage(said)
    return tuple(dict.fromkeys(chosen))


@contextmanager
def _text(
    options: Options, desk: "Desk", columns: Sequence[str] | None, shown: bool
) -> Iterator[ExportText]:
    """What is to be written, made while it is written."""
    title = t("Exporting")
    if options.format == "json":
        from coachdesk.exchange.caseload_json import write_pieces

        with (
            desk.files.dump(_refs(options, desk)) as whole,
            Progress(title, whole.size, shown=shown) as bar,
        ):
            pieces = write_pieces(whole.head, bar.track(whole.dossiers))
            yield ExportText(pieces, whole.size, {"format": "json"})
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
            rows = ([row[place] for place in places] for row in bar.track(found.rows))
            facts = {"format": "csv", "table": options.table, "columns": list(chosen)}
            yield ExportText(csv_lines(chosen, rows, options.dialect), found.size, facts)
    else:
        from coachdesk.desk import Scope
        from coachdesk.exchange.caseload_csv_out import caseload_lines
        from coachdesk.exchange.headers import CASELOAD_COLUMNS

        lines = desk.read.caseload(Scope.ALL if options.closed_too else Scope.ACTIVE)
        with Progress(title, len(lines), shown=shown) as bar:
            told = bar.track(lines)
            text = caseload_lines(told, desk.policy, desk.today, options.dialect, columns)
            facts = {"format": "csv", "columns": list(columns or CASELOAD_COLUMNS)}
            yield ExportText(text, len(lines), facts)


def _refs(options: Options, desk: "Desk") -> list[str]:
    """The dossiers asked for, as their numbers are written."""
    if not options.refs:
        return []
    wanted = {desk.read.find(ref): ref for ref in options.refs}
    if None in wanted:
        raise no_dossier(wanted[None])
    return [hit.person.ref for hit in desk.read.people() if hit.person.id in wanted]


def _write(options: Options, desk: "Desk", path: Path | None, pieces: Iterable[str]) -> None:
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
