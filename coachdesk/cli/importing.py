"""A file is taken into the store, wholly or not at all."""

import gc
import sys
from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli import piping
from coachdesk.cli.console import (
    FAILED,
    CannotDo,
    does_not_go_with,
    say,
    write_lines,
    wrong_usage,
)
from coachdesk.cli.files import file_to_write
from coachdesk.cli.opening import day_asked, open_desk
from coachdesk.cli.progress import Progress
from coachdesk.cli.subcommand import Options
from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.typed_dates import parse_day
from coachdesk.domain.typed_text import DayError, Lean
from coachdesk.exchange.calendar_lines import is_calendar
from coachdesk.exchange.caseload_file import STANDARD_INPUT, is_json, read_file
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.safe_file import NotARegularFile, TooLarge, open_to_read
from coachdesk.incoming import Incoming
from coachdesk.paths import NewStore, store_path, user_path
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.imports import tally_lines
from coachdesk.words.problems import placed, typed_text
from coachdesk.words.reasons import reason

# Options that are a day; each is a choice of this name.
_DAYS = ("registered_on", "plan_agreed_on", "last_contact_on")

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.desk.files import Imported


def import_file(options: Options) -> int | None:
    """Import the file that `options` name; gives the exit code."""
    gc.disable()  # a list holds no circles, and a long one is searched for them again and again
    try:
        return _import_file(options)
    finally:
        gc.enable()


def _import_file(options: Options) -> int | None:
    if options.problems:
        file_to_write(store_path(options.store), options.problems, force=options.force)
    data = _data_of(options.file)
    if is_calendar(data, options.file):
        from coachdesk.cli.calendar import import_calendar

        return import_calendar(options, data)
    if is_json(data, options.file):
        for name in ("problems", "names", "ignore", "sheet", *_DAYS):
            if getattr(options, name):
                raise does_not_go_with("--" + name.replace("_", "-"), t("a JSON file"))
    made = NewStore(store_path(options.store))
    try:
        left_out = _import_records(options, data)
    except BaseException as error:
        made.remove()
        if isinstance(error, Refused):
            _tell(error.problems, options.file)
            error = _Told(len(error.problems))
        if not isinstance(error, _Told):
            raise
        [count] = error.args
        say(t("Nothing was imported. Places to mend in {file}: {count}.",
              file=options.file, count=count))  # fmt: skip
        return FAILED
    if options.dry_run:
        made.remove()
    return FAILED if left_out else None


def _import_records(options: Options, data: bytes) -> int:
    """Take the file in; gives how many rows were left out, as was asked for; raises Refused."""
    incoming = _read(options, data)
    with closing(open_desk(options, create=True)) as desk:
        problems: list[Problem] = []
        if options.problems:
            apart = desk.files.good_rows(lambda lines: _read(options, data, lines))
            problems, incoming = apart.problems, apart.incoming
            skip = _set_apart(options, data, problems, desk.path)
        try:
            result = _merged(desk, incoming, dry_run=options.dry_run)
        except Refused as refused:
            _tell(refused.problems, options.file)
            _tell_notes(incoming)
            raise _Told(len(refused.problems)) from None
    _tell(problems)
    _tell_notes(incoming)
    done = t("Imported.") if result.saved else t("Nothing written: this was a dry run.")
    write_lines([done, *tally_lines(result.tally), *_profile_lines(incoming)])
    if result.handover and result.handover.refs:
        by, refs = result.handover
        say(t("Taken over from {name}: {refs}", name=by, refs=", ".join(refs)))
    if problems:
        say(t("Rows left out: {count}. Mend them in {file} and import that file.",
              count=len(skip), file=options.problems))  # fmt: skip
    return len(problems)


def _profile_lines(incoming: Incoming) -> Iterator[str]:
    """Whom a neighbour shares: to be read here, for none of it is kept."""
    if incoming.profiles:
        from coachdesk.words.sharing import profile_line, profiles_title

        yield profiles_title(len(incoming.profiles))
        for given, skills in incoming.profiles:
            yield profile_line(given.values, [skill.values for skill in skills])


class _Told(Exception):
    """The file was refused, and so many reasons were said."""


def _tell(problems: list[Problem], file: str = "") -> None:
    """Name every place to mend."""
    for problem in problems:
        say(placed(problem, file))


def _tell_notes(incoming: Incoming) -> None:
    for note in incoming.notes:
        say(t("Note: {what}", what=placed(note)))


def _read(options: Options, data: bytes, skip: Collection[int] = ()) -> Incoming:
    today = day_asked(options) or date.today()
    choices = ImportChoices(
        options.last_contact_mode,
        skipped=skip,
        ignored=options.ignore or (),
        last_name_first=options.names == "last-first",
        registered_on=_day(options, "registered_on", today),
        plan_agreed_on=_day(options, "plan_agreed_on", today),
        last_contact_on=_day(options, "last_contact_on", today),
        sheet=options.sheet,
    )
    return read_file(data, options.file, today, choices)


def _day(options: Options, name: str, today: date) -> date | None:
    """The day that an option gives, as people write it; it lies in the past."""
    text = getattr(options, name)
    if text is None:
        return None
    try:
        found = parse_day(text, today, Lean.PAST)
    except DayError as error:
        reason = typed_text(error)
    else:
        if found <= today:
            return found
        reason = t("{day} lies ahead.", day=day(found))
    raise wrong_usage(f"--{name.replace('_', '-')}: {reason}")


def _merged(desk: "Desk", incoming: Incoming, *, dry_run: bool) -> "Imported":
    with Progress(t("Importing"), len(incoming.dossiers)) as bar:
        return desk.files.import_records(incoming, dry_run=dry_run, told=bar.update)


def _set_apart(
    options: Options, data: bytes, problems: list[Problem], store: Path
) -> frozenset[int]:
    """Write the rows with problems to their file; gives the lines they start on."""
    from coachdesk.exchange.problem_rows import lines_of, write_problem_rows

    if problems:
        path = user_path(options.problems)
        try:
            how = {"over": options.force, "store": store, "sheet": options.sheet}
            write_problem_rows(data, problems, path, **how)
        except (OSError, ValueError) as error:
            raise CannotDo(
                t(
                    "{file} could not be written ({reason}). Nothing was imported.",
                    file=options.problems,
                    reason=reason(error),
                )
            ) from None
    return lines_of(problems)


def _data_of(name: str) -> bytes:
    """What stands in the file to read."""
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
        return data
    try:
        with open_to_read(user_path(name)) as stream:
            return stream.read() or b""  # None of what opens but has nothing to read now
    except FileNotFoundError:
        raise CannotDo(t("There is no file {file}. Check the name.", file=name)) from None
    except NotARegularFile:
        if user_path(name).is_dir():
            raise CannotDo(t("{file} is a folder. Name the file in it.", file=name)) from None
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
