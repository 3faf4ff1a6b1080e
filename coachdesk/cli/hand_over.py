"""`coachdesk export --format json --ref`: dossiers go to another coach, and close here."""

import argparse
import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.arguments import USAGE
from coachdesk.cli.files import say_not_noted
from coachdesk.cli.run import CannotDo, open_desk, say, write_out
from coachdesk.domain.problem import Refused
from coachdesk.paths import user_path
from coachdesk.words import t
from coachdesk.words.problems import problem_text
from coachdesk.words.terms import record_name

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.store.export_handover import Going


def run(options: argparse.Namespace) -> None:
    """Say what goes, ask where somebody can answer, then write and close."""
    path = user_path(options.output) if options.output else None
    if path is None and not _is_kept():
        raise CannotDo(
            t("To hand over, name the file with -o FILE; with --read-only it is a copy."), USAGE
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
        say(t("Written: {file}", file=options.output))
    say(t("Handed over, and closed here: {refs}. On the desk u takes it back.", refs=refs))
    say_not_noted(missed)


def _is_kept() -> bool:
    """Whether what goes to standard output stays: of a pipe nobody knows who reads it.

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
    if sys.stdin is None or not sys.stdin.isatty():
        return
    sys.stderr.write(t("Hand over, and close here? (y/n)") + " ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() not in ("y", "yes", "j", "ja"):
        raise CannotDo(t("Nothing was handed over."))


def _write(
    options: argparse.Namespace, desk: "Desk", path: Path | None, missed: Callable[[str], None]
) -> "list[Going]":
    if path is None:
        return desk.files.hand_over_to(options.refs, _write_out, missed)
    from coachdesk.cli.export import not_written

    try:
        return desk.files.hand_over(options.refs, path, over=options.force, missed=missed)
    except (OSError, ValueError) as error:
        raise not_written(options.output, error) from None


def _write_out(pieces: Iterable[str]) -> None:
    from coachdesk.exchange.safe_file import in_blocks

    for block in in_blocks(pieces):
        write_out(block)
