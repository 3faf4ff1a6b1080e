"""`coachdesk restore FILE`: a backup in the place of the store, which is kept beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.console import CannotDo, say
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t, tn

if TYPE_CHECKING:
    from coachdesk.store.restoring import Restored


def run(options: Options) -> None:
    from coachdesk.cli.passphrases import Passphrases
    from coachdesk.paths import store_path, user_path
    from coachdesk.store.protection import FileKind, kind_of
    from coachdesk.store.restoring import guard_of, restore

    store = store_path(options.store)
    if options.read_only:
        raise CannotDo(t("A restore writes, so it cannot be read-only."))
    file = _found(store, user_path(options.file))

    def put_back(passphrase: str | None) -> "Restored":
        return restore(store, file, passphrase=passphrase)

    is_plain = kind_of(file) is FileKind.PLAIN
    is_guarded = is_plain and guard_of(store) is not None
    if is_guarded:
        say(
            t(
                "{store} is protected and {file} is not: the passphrase of the caseload is needed, "
                "and protects what is put back. Without it, put the copy in another place: "
                "coachdesk restore FILE --store PATH",
                store=store,
                file=file,
            )
        )
    if is_guarded or kind_of(file) is FileKind.ENCRYPTED:
        done, _ = Passphrases().opening(put_back)
    else:
        done = put_back(None)
    _say_done(store, file, done, is_plain=is_plain, is_guarded=is_guarded)


COMMAND = Subcommand(
    "restore",
    90,
    "put a backup in the place of the store, which is kept beside it",
    run,
    (Argument("FILE", "the backup: its path, or its name in the folder of backups"),),
    (("restore D:\\caseload-copy.db", "back to a copy on another disk"),),
)


def _found(store: Path, file: Path) -> Path:
    """The file meant: by its path, or by its name in the folder of backups."""
    from coachdesk.store.store_files import backup_folder

    beside = backup_folder(store) / file.name
    return beside if not file.exists() and file.name == str(file) and beside.exists() else file


def _say_done(
    store: Path, file: Path, done: "Restored", *, is_plain: bool, is_guarded: bool
) -> None:
    say(
        tn(
            done.people,
            "{store} is {file} again, with one dossier.",
            "{store} is {file} again, with {count} dossiers.",
            store=store,
            file=file.name,
        )
    )
    if is_guarded:
        say(t("{path} is protected with the same passphrase as before.", path=store))
    elif is_plain:
        say(t("{path} is not protected: whoever has the file can read it.", path=store))
    if done.kept:
        say(t("What stood there is kept as {file}.", file=done.kept))
