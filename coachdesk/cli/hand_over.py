"""`coachdesk export --format json --ref`: dossiers go to another coach, and close here."""

import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.console import CannotDo, ask, can_ask, say, write_out, wrong_usage
from coachdesk.cli.files import not_written, say_not_noted, say_written
from coachdesk.cli.opening import open_desk
from coachdesk.cli.subcommand import Options
from coachdesk.domain.problem import Refused
from coachdesk.paths import user_path
from coachdesk.words import t
from coachdesk.words.problems import problem_text
from coachdesk.words.terms import record_name

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.store.export_handover import Going


def hand_over(options: Options) -> None:
    """Say what goes, ask where somebody can answer, then write and close."""
    path = user_path(options.output) if options.output else None
    if path is None and not _is_kept():
        raise wrong_usage(
            t("To hand over, name the file with -o FILE; with --read-only it is a copy.")
        )
    missed: list[str] = []
    with closing(open_desk(options)) as desk:
        try:
            for dossier in desk.files.going(options.refs, path, over=options.force):
                say(t("To hand over: {ref} ({what})", ref=dossier.ref, what=_records(dossier)))
            _ask()
            gone = _write(options, desk, path, missed.append)
        except Refused as refused:
            said = "; ".join(problem_text(problem) for problem in refused.problems)
            raise CannotDo(t("Nothing was handed over: {what}", what=said)) from None
    refs = ", ".join(dossier.ref for dossier in gone)
    if path:
        say_written(options.output)
    say(t("Handed over, and closed here: {refs}. On the desk u takes it back.", refs=refs))
    say_not_noted(missed)


def _is_kept() -> bool:
    """Whether standard output is a file: it is not known whether anything reads a pipe.

    Where it is closed, writing to it says so.
    """
    try:
        return sys.stdout is None or stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _records(dossier: "Going") -> str:
    """What is in a dossier, in counts."""
    counts = [f"{record_name(kind)} {count}" for kind, count in dossier.records.items()]
    return ", ".join(counts) or t("nothing")


def _ask() -> None:
    if can_ask():
        answer = ask(t("Hand over, and close here? (y/n)"))
        if answer.casefold() not in ("y", "yes", "j", "ja"):
            raise CannotDo(t("Nothing was handed over."))


def _write(
    options: Options, desk: "Desk", path: Path | None, missed: Callable[[str], None]
) -> "list[Going]":
    if path is None:
        return desk.files.hand_over_to(options.refs, _write_out, missed)
    try:
        return desk.files.hand_over(options.refs, path, over=options.force, missed=missed)
    except (OSError, ValueError) as error:
        raise not_written(options.output, error) from None


def _write_out(pieces: Iterable[str]) -> None:
    from coachdesk.exchange.safe_file import in_blocks

    for block in in_blocks(pieces):
        write_out(block)
