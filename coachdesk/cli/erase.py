"""`coachdesk erase REF`: remove a closed dossier for good, and say what was removed."""

import argparse
import sys
from pathlib import Path

from coachdesk.cli.run import CannotDo, open_desk, say
from coachdesk.store.erasing import Erased
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.keeping import disk_text
from coachdesk.words.safety import deed_name
from coachdesk.words.terms import record_name


def run(options: argparse.Namespace) -> None:
    desk = open_desk(options)
    try:
        ref = options.ref
        seen = desk.safety.erasable(ref)
        if sys.stdin is not None and sys.stdin.isatty():
            _ask(ref)
        done = desk.safety.erase(ref, seen)
    finally:
        desk.close()
    _say_removed(done)
    _say_left(desk.path, done)
    say(t("Copies and files you made elsewhere are yours to remove."))
    say(disk_text())


def _say_removed(done: Erased) -> None:
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


def _say_left(store: Path, done: Erased) -> None:
    """Where words of it may still be, and what to do about each."""
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
    _say_who_may_be(store, done)
    for out in done.went_out:
        say(
            tn(
                out.times,
                "{deed} once, on {day}: that file is yours to look for and remove.",
                "{deed} {count} times, the last on {day}: those files are yours to look for and "
                "remove.",
                deed=deed_name(out.what).capitalize(),
                day=day(out.last.date()),
            )
        )


def _say_who_may_be(store: Path, done: Erased) -> None:
    """Who may be the same person, and was not touched."""
    for file in done.maybe:
        if file == store:
            say(
                t(
                    "{store} still holds somebody deleted earlier, or an unsaved form, with the "
                    "same number, name or phone, who may be the same person. Nobody else's words "
                    "were removed.",
                    store=store,
                )
            )
        else:
            say(
                t(
                    "{file} holds somebody with the same number, name or phone, who may be the "
                    "same person. It was left as it is: look at it, and remove it yourself.",
                    file=file,
                )
            )
    for ref in done.twins:
        say(
            t(
                "Dossier {ref} looks like the same person's, and stays. Close it and erase it too "
                "where it is.",
                ref=ref,
            )
        )


def _ask(ref: str) -> None:
    """Erasing cannot be undone: the number is typed once more."""
    say(t("Dossier {ref} will be erased for good; nothing can bring it back.", ref=ref))
    sys.stderr.write(t("Type the number again:") + " ")
    sys.stderr.flush()
    typed = sys.stdin.buffer.readline().decode("utf-8", "replace")
    if typed.strip().casefold() != ref.casefold():
        raise CannotDo(t("That is not the number; nothing was erased."))
