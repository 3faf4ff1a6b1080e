"""The caseload or a table of details goes to standard output or into a file."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coachdesk.cli.console import does_not_go_with, say, write_bytes, write_out, wrong_usage
from coachdesk.cli.files import file_to_write, not_written, say_written
from coachdesk.cli.opening import no_dossier, open_desk
from coachdesk.cli.progress import Progress
from coachdesk.cli.subcommand import Options
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk


class ExportText(NamedTuple):
    """A text in pieces, or a workbook, of how many people or rows, with the facts to note of it."""

    pieces: Iterable[str] | bytes
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


def form_asked(options: Options) -> str:
    """The format asked for, by the ending of the file where it is not said; raises CannotDo."""
    named = Path(options.output or "").suffix.lower() == ".xlsx"
    form: str = options.format or ("xlsx" if named else "csv")
    if named and form != "xlsx":
        raise does_not_go_with(f"-o {options.output}", f"--format {form}")
    if form == "xlsx" and not options.output and sys.stdout is not None and sys.stdout.isatty():
        raise wrong_usage(t("a workbook goes to a file: add -o FILE.xlsx"))
    return form


def columns_asked(options: Options) -> Sequence[str] | None:
    """The columns asked for; raises CannotDo where options exclude each other."""
    from coachdesk.exchange.details import TABLES
    from coachdesk.exchange.headers import CASELOAD_COLUMNS

    is_json = options.format == "json"
    for option, given, fits in (
        ("--table", options.table, not is_json),
        ("--columns", options.columns, not is_json),
        ("--ref", options.refs, is_json),
        ("--dialect", options.dialect, options.format != "xlsx"),
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
        from coachdesk.exchange.caseload_json import caseload_pieces

        with (
            desk.files.dump(_refs(options, desk)) as whole,
            Progress(title, whole.size, shown=shown) as bar,
        ):
            pieces = caseload_pieces(whole.head, bar.track(whole.dossiers))
            yield ExportText(pieces, whole.size, {"format": "json"})
    elif options.format == "xlsx":
        yield _workbook(options, desk, columns)
    elif options.table:
        with (
            desk.files.details(options.table, closed_too=options.closed_too) as found,
            Progress(title, found.size, shown=shown) as bar,
        ):
            yield _details(options, columns, bar.track(found.rows), found.size)
    else:
        from coachdesk.desk import Scope
        from coachdesk.exchange.headers import CASELOAD_COLUMNS
        from coachdesk.exchange.people_out import caseload_lines

        lines = desk.read.caseload(Scope.ALL if options.closed_too else Scope.ACTIVE)
        with Progress(title, len(lines), shown=shown) as bar:
            how = (desk.policy, desk.today, options.dialect or "excel-nl", columns)
            text = caseload_lines(bar.track(lines), *how, codes=options.codes)
            facts = {"format": "csv", "columns": list(columns or CASELOAD_COLUMNS)}
            yield ExportText(text, len(lines), facts)


def _details(
    options: Options,
    columns: Sequence[str] | None,
    found: Iterable[Sequence[FieldValue]],
    size: int,
) -> ExportText:
    """A table of details as CSV."""
    from coachdesk.exchange.csv_writing import DIALECTS, csv_lines
    from coachdesk.exchange.details import TABLES
    from coachdesk.exchange.table_words import TableForm

    there = list(TABLES[options.table].columns)
    dialect = options.dialect or "excel-nl"
    codes = options.codes or not DIALECTS[dialect].for_sheets
    form = TableForm(columns or there, TABLES[options.table].columns, codes=codes)
    places = [there.index(name) for name in form.names]
    rows = ([row[place] for place in places] for row in found)
    facts = {"format": "csv", "table": options.table, "columns": list(form.names)}
    return ExportText(csv_lines(form.names, form.rows(rows), dialect, form.headers), size, facts)


def _workbook(options: Options, desk: "Desk", columns: Sequence[str] | None) -> ExportText:
    """Every table on a sheet, or the one asked for; with columns those of the caseload."""
    from coachdesk.desk import Scope
    from coachdesk.exchange.details import TABLES
    from coachdesk.exchange.headers import CASELOAD_COLUMNS

    how = {"closed_too": options.closed_too, "codes": options.codes, "columns": columns}
    if options.table:
        data = desk.files.workbook(None, [options.table], **how)
        with desk.files.details(options.table, closed_too=options.closed_too) as found:
            size = found.size
        named = list(columns or TABLES[options.table].columns)
        return ExportText(data, size, {"format": "xlsx", "table": options.table, "columns": named})
    lines = desk.read.caseload(Scope.ALL if options.closed_too else Scope.ACTIVE)
    tables = [] if columns else list(TABLES)
    with Progress(t("Exporting"), len(lines), shown=options.output is not None) as bar:
        data = desk.files.workbook(bar.track(lines), tables, **how)
    facts = {"format": "xlsx", "columns": list(columns or CASELOAD_COLUMNS)}
    return ExportText(data, len(lines), facts | ({"tables": tables} if tables else {}))


def _refs(options: Options, desk: "Desk") -> list[str]:
    """The dossiers asked for, as their numbers are written."""
    if not options.refs:
        return []
    wanted = {desk.read.find(ref): ref for ref in options.refs}
    if None in wanted:
        raise no_dossier(wanted[None])
    return [hit.person.ref for hit in desk.read.people() if hit.person.id in wanted]


def _write(
    options: Options, desk: "Desk", path: Path | None, pieces: Iterable[str] | bytes
) -> None:
    from coachdesk.exchange.safe_file import in_blocks, write_file, write_pieces

    if path is None:
        if isinstance(pieces, bytes):
            write_bytes(pieces)
            return
        for block in in_blocks(pieces):
            write_out(block, is_json=options.format == "json")
        return
    store = None if options.read_only else desk.path
    try:
        if isinstance(pieces, bytes):
            write_file(path, pieces, over=options.force, store=store)
        else:
            write_pieces(path, pieces, over=options.force, store=store)
    except (OSError, ValueError) as error:
        raise not_written(options.output, error) from None
