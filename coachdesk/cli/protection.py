"""Another protection for the store: what `encrypt`, `decrypt` and `passphrase` have in common."""

from contextlib import closing
from pathlib import Path
from typing import Literal

from coachdesk.cli.console import CannotDo, say
from coachdesk.cli.opening import opener, use_language, warn_unlogged
from coachdesk.cli.passphrases import Passphrases
from coachdesk.cli.subcommand import Options
from coachdesk.paths import store_path
from coachdesk.store.copy_protection import ProtectedCopies
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import FileKind, has_cipher, kind_if_readable, kind_of
from coachdesk.words import t, tn
from coachdesk.words.problems import store_text
from coachdesk.words.safety import disk_text

Change = Literal["encrypt", "decrypt", "passphrase"]


def change_protection(options: Options, change: Change) -> None:
    """Put a passphrase on the store and its backups, take it off, or put another one on."""
    path = store_path(options.store)
    is_protected = _is_protected(path, change)
    passphrases = Passphrases()
    opened = opener(options, path)
    desk, old = passphrases.opening(opened) if is_protected else (opened(None), None)
    with closing(desk):
        use_language(options, desk)
        warn_unlogged(desk)
        new = None if change == "decrypt" else _new(passphrases)
        done = desk.safety.protect(old, new)
    _say_done(change, path, done)


def _is_protected(path: Path, change: Change) -> bool:
    kind = kind_of(path)
    if change == "encrypt":
        if kind is FileKind.ENCRYPTED:
            raise CannotDo(
                t(
                    "{path} is protected already. To change the passphrase: coachdesk passphrase",
                    path=path,
                )
            )
        if not has_cipher():
            raise StoreError("no_sqlcipher", path)
    elif kind is FileKind.PLAIN:
        raise CannotDo(t("{path} is not protected. To protect it: coachdesk encrypt", path=path))
    return kind is FileKind.ENCRYPTED


def _new(passphrases: Passphrases) -> str:
    say(t("Whoever forgets the passphrase loses the caseload: nobody can open it without."))
    return passphrases.new()


def _say_done(change: Change, path: Path, done: ProtectedCopies) -> None:
    if change == "decrypt":
        say(t("{path} is no longer protected: whoever has the file can read it.", path=path))
    else:
        say(t("{path} is protected; it opens with the new passphrase only.", path=path))
    say(
        tn(
            done.backups,
            "One backup has the same protection now.",
            "{count} backups have the same protection now.",
        )
    )
    for file in done.removed:
        say(t("{file} could not be read, was not protected, and was removed.", file=file))
    for file in done.left:
        if change != "decrypt" and kind_if_readable(file) is not FileKind.ENCRYPTED:
            say(store_text("left_plain", file, {}))
        else:
            say(t("{file} could not be opened and is as it was.", file=file))
    if change != "decrypt":
        say(t("Copies you made elsewhere keep the protection they had."))
    if change == "encrypt":
        say(disk_text())
