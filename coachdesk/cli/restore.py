"""`coachdesk restore FILE`: a backup in the place of the store, which is kept beside it."""

import argparse
from pathlib import Path

from coachdesk.cli.passphrases import Passphrases
from coachdesk.cli.run import CannotDo, say
from coachdesk.paths import store_path, user_path
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.restoring import Restored, guard_of, restore
from coachdesk.store.store_files import backup_folder
from coachdesk.words import t, tn


def run(options: argparse.Namespace) -> None:
    store = store_path(options.store)
    if options.read_only:
        raise CannotDo(t("A restore writes, so it cannot be read-only."))
    file = _found(store, user_path(options.file))

    def put_back(passphrase: str | None) -> Restored:
        return restore(store, file, passphrase=passphrase)

    is_plain = kind_of(file) is FileKind.PLAIN
    guarded = is_plain and guard_of(store) is not None
    if guarded:
        say(
            t(
                "{store} is protected and {file} is not: the passphrase of the caseload is needed, "
                "and protects what is put back. Without it, put the copy in another place: "
                "coachdesk restore FILE --store PATH",
                store=store,
                file=file,
            )
        )
    if guarded or kind_of(file) is FileKind.ENCRYPTED:
        done, _ = Passphrases().opening(put_back)
    else:
        done = put_back(None)
    say(
        tn(
            done.people,
            "{store} is {file} again, with one dossier.",
            "{store} is {file} again, with {count} dossiers.",
            store=store,
            file=file.name,
        )
    )
    if guarded:
        say(t("{path} is protected with the same passphrase as before.", path=store))
    elif is_plain:
        say(t("{path} is not protected: whoever has the file can read it.", path=store))
    if done.kept:
        say(t("What stood there is kept as {file}.", file=done.kept))


def _found(store: Path, file: Path) -> Path:
    """The file meant: by its path, or by its name in the folder of backups."""
    beside = backup_folder(store) / file.name
    return beside if not file.exists() and file.name == str(file) and beside.exists() else file
