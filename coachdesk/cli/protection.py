"""`coachdesk encrypt`, `decrypt`, `passphrase`: another protection for the store."""

import argparse
from pathlib import Path

from coachdesk.cli.passphrases import Passphrases
from coachdesk.cli.run import CannotDo, day_asked, say, speak, warn_unlogged
from coachdesk.desk import Desk
from coachdesk.paths import store_path
from coachdesk.store.copy_protection import ProtectedCopies
from coachdesk.store.protection import FileKind, has_cipher, kind_if_readable, kind_of
from coachdesk.words import t, tn
from coachdesk.words.keeping import disk_text
from coachdesk.words.problems import store_text


def run(options: argparse.Namespace) -> None:
    path, today = store_path(options.store), day_asked(options)
    is_protected = _is_protected(path, options.command)
    given = Passphrases()

    def opened(passphrase: str | None) -> Desk:
        return Desk.open(path, today=today, read_only=options.read_only, passphrase=passphrase)

    desk, old = given.opening(opened) if is_protected else (opened(None), None)
    try:
        speak(options, desk)
        warn_unlogged(desk)
        new = None if options.command == "decrypt" else _new(given)
        done = desk.safety.protect(old, new)
    finally:
        desk.close()
    _say_done(options.command, path, done)


def _is_protected(path: Path, command: str) -> bool:
    kind = kind_of(path)
    if command == "encrypt" and kind is FileKind.ENCRYPTED:
        raise CannotDo(
            t("{path} is protected already. To change the passphrase: coachdesk passphrase",
              path=path)
        )  # fmt: skip
    if command != "encrypt" and kind is FileKind.PLAIN:
        raise CannotDo(t("{path} is not protected. To protect it: coachdesk encrypt", path=path))
    if command == "encrypt" and not has_cipher():
        from coachdesk.store.errors import StoreError

        raise StoreError("no_sqlcipher", path)
    return kind is FileKind.ENCRYPTED


def _new(given: Passphrases) -> str:
    say(t("Whoever forgets the passphrase loses the caseload: nobody can open it without."))
    return given.new()


def _say_done(command: str, path: Path, done: ProtectedCopies) -> None:
    if command == "decrypt":
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
        if command != "decrypt" and kind_if_readable(file) is not FileKind.ENCRYPTED:
            say(store_text("left_plain", file, {}))
        else:
            say(t("{file} could not be opened and is as it was.", file=file))
    if command != "decrypt":
        say(t("Copies you made elsewhere keep the protection they had."))
    if command == "encrypt":
        say(disk_text())
