"""`coachdesk`: opens the desk."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.console import CannotDo
from coachdesk.cli.subcommand import Options, Subcommand
from coachdesk.words import t

if TYPE_CHECKING:
    from textual.events import Event

    from coachdesk.desk import Desk
    from coachdesk.store.errors import StoreError


def run(options: Options) -> int:
    from coachdesk.cli.screen import close, show
    from coachdesk.cli.terminal import need_terminal
    from coachdesk.store.errors import StoreError

    need_terminal()
    while True:
        typed: list[Event] = []
        desk = _opened(options, typed)
        if desk is None:
            return 0
        try:
            code, wants_demo = show(desk, typed)
        except StoreError as error:  # the first look found what opening did not
            desk.close()
            if not _rescued(error, None):
                raise
            continue
        finally:
            close(desk)
        if not wants_demo:
            return code
        from coachdesk.cli.commands.demo import show_demo

        show_demo(options)


COMMAND = Subcommand("", 0, "open the desk", run)


def _opened(options: Options, typed: "list[Event]") -> "Desk | None":
    """The desk; of a protected store after its passphrase, None where somebody turned back.

    `typed` gets the keys that came after the passphrase.
    """
    from coachdesk.cli.opening import open_desk
    from coachdesk.paths import PASSPHRASE_FILE, store_path
    from coachdesk.store.errors import StoreError
    from coachdesk.store.protection import FileKind, kind_of

    path = store_path(options.store)
    kind = kind_of(path)
    if kind is FileKind.ENCRYPTED and not os.environ.get(PASSPHRASE_FILE):
        return _unlocked(options, path, typed)
    if kind in (FileKind.MISSING, FileKind.EMPTY) and not _found_again(path):
        return None
    try:
        return open_desk(options, create=True)
    except StoreError as error:
        if not _rescued(error, None):
            raise
        return open_desk(options)


def _found_again(path: Path) -> bool:
    """Where a store is gone but its backups are there, offer the newest one before a new store.

    False where somebody would rather look for the file first.
    """
    from coachdesk.store.restoring import offer, restore
    from coachdesk.store.store_files import backup_files

    if not backup_files(path):
        return True
    found = offer(path)
    if found is None:
        raise CannotDo(
            t(
                "There is no caseload at {path}, but backups stand beside it. Put one back: "
                "coachdesk restore FILE",
                path=path,
            )
        )
    from coachdesk.tui.crash import RescueApp

    if not RescueApp(found, gone=True).run():
        return False
    restore(path, found.backup.path)
    return True


def _unlocked(options: Options, path: Path, typed: "list[Event]") -> "Desk | None":
    from coachdesk.cli.opening import opener, use_language
    from coachdesk.tui.unlock import UnlockApp

    open_with = opener(options, path)
    app = UnlockApp(open_with)
    desk = app.run()
    if app.failure:
        if not _rescued(app.failure, app.passphrase):
            raise app.failure
        desk = open_with(app.passphrase)
    if desk:
        use_language(options, desk)
        typed += app.keys.still_waiting()
    return desk


def _rescued(error: "StoreError", passphrase: str | None) -> bool:
    """Offer the newest good backup of a damaged store; says whether it was put back."""
    from coachdesk.store.restoring import offer, restore

    if error.code not in ("damaged", "foreign"):
        return False
    found = offer(error.path, passphrase=passphrase)
    if found is None:
        return False
    from coachdesk.tui.crash import RescueApp

    if not RescueApp(found).run():
        return False
    restore(error.path, found.backup.path, passphrase=passphrase)
    return True
