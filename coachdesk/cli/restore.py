"""`coachdesk restore FILE`: a backup in the place of the store, which is kept beside it."""

import argparse
from pathlib import Path

from coachdesk.cli.passphrases import Passphrases
from coachdesk.cli.run import CannotDo, say
from coachdesk.paths import store_path, user_path
from coachdesk.store.backups import Restored, folder_of, restore
from coachdesk.store.protection import Kind, kind_of
from coachdesk.words import t, tn


def run(options: argparse.Namespace) -> None:
    store = store_path(options.store)
    if options.read_only:
        raise CannotDo(t("A restore writes, so it cannot be read-only."))
    file = _found(store, user_path(options.file))

    def put_back(passphrase: str | None) -> Restored:
        return restore(store, file, passphrase=passphrase)

    if kind_of(file) is Kind.ENCRYPTED:
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
    if done.kept:
        say(t("What stood there is kept as {file}.", file=done.kept))


def _found(store: Path, file: Path) -> Path:
    """The file meant: by its path, or by its name in the folder of backups."""
    beside = folder_of(store) / file.name
    return beside if not file.exists() and file.name == str(file) and beside.exists() else file
