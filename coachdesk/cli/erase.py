"""`coachdesk erase REF`: remove a closed dossier for good, and say what was removed."""

import argparse
import sys

from coachdesk.cli.run import CannotDo, open_desk, say
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.terms import record_name


def run(options: argparse.Namespace) -> None:
    desk = open_desk(options)
    try:
        ref = desk.erasable(options.ref)
        if sys.stdin is not None and sys.stdin.isatty():
            _ask(ref)
        done = desk.erase(ref)
    finally:
        desk.close()
    say(t("Dossier {ref} is erased from the caseload and its journal.", ref=done.ref))
    for kind, count in done.records.items():
        if kind != "draft":
            say(t("{kind}: {count} erased", kind=record_name(kind), count=count))
    say(t("Entries of the journal: {count} erased", count=done.changes))
    say(
        tn(
            done.backups,
            "One backup was rewritten without it.",
            "{count} backups were rewritten without it.",
        )
    )
    for file in done.left:
        say(t("{file} could not be opened, and may still hold it.", file=file))
    if done.gone_by:
        say(
            t(
                "The last of these backups is let go by {day} when the desk is used every working "
                "day. Remove them yourself to be sure now.",
                day=day(done.gone_by),
            )
        )
    say(t("Copies and files you made elsewhere are yours to remove."))


def _ask(ref: str) -> None:
    """Erasing cannot be undone: the number is typed once more."""
    say(t("Dossier {ref} will be erased for good; nothing can bring it back.", ref=ref))
    sys.stderr.write(t("Type the number again:") + " ")
    sys.stderr.flush()
    typed = sys.stdin.buffer.readline().decode("utf-8", "replace")
    if typed.strip().casefold() != ref.casefold():
        raise CannotDo(t("That is not the number; nothing was erased."))
