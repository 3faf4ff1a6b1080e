"""`coachdesk`: opens the desk. The day is read while Textual is imported."""

import argparse
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.arguments import DEMO_SEED, DEMO_SIZE, USAGE
from coachdesk.cli.run import CannotDo, day_asked, open_desk, say, speak
from coachdesk.cli.terminal import screen_problem
from coachdesk.domain.preferences import DateStyle
from coachdesk.store.errors import StoreError
from coachdesk.tui.threads import all_end
from coachdesk.words import LANGUAGES, t, use
from coachdesk.words.formats import use_dates

FIRST_WAIT = 0.25  # seconds the screen waits for its first data before it opens without
LAST_WAIT = 0.8  # seconds the end waits for what is being read or written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.events import Event

    from coachdesk.desk import Desk
    from coachdesk.tui.app import DeskApp


def run(options: argparse.Namespace) -> int:
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
        _show_demo(options)


def _opened(options: argparse.Namespace, typed: "list[Event]") -> "Desk | None":
    """The desk; of a protected store after its passphrase, None where somebody turned back.

    `typed` gets the keys that came after the passphrase.
    """
    from coachdesk.cli.passphrases import VARIABLE
    from coachdesk.paths import store_path
    from coachdesk.store.protection import Kind, kind_of

    path = store_path(options.store)
    kind = kind_of(path)
    if kind is Kind.ENCRYPTED and not os.environ.get(VARIABLE):
        return _unlocked(options, path, typed)
    if kind in (Kind.MISSING, Kind.EMPTY) and not _found_again(path):
        return None
    try:
        return open_desk(options, create=True)
    except StoreError as error:
        if not _rescued(error, None):
            raise
        return open_desk(options)


def _found_again(path: Path) -> bool:
    """Where a store is gone but its backups stand, the newest one is offered before a new store.

    False where somebody would rather look for the file first.
    """
    from coachdesk.store.backups import files_of
    from coachdesk.store.restoring import offer, restore

    if not files_of(path):
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


def _unlocked(options: argparse.Namespace, path: Path, typed: "list[Event]") -> "Desk | None":
    from coachdesk.desk import Desk
    from coachdesk.tui.unlock import UnlockApp

    today = day_asked(options)

    def open_with(passphrase: str) -> Desk:
        return Desk.open(path, today=today, read_only=options.read_only, passphrase=passphrase)

    app = UnlockApp(open_with)
    desk = app.run()
    if app.failure:
        if not _rescued(app.failure, app.passphrase):
            raise app.failure
        desk = open_with(app.passphrase)
    if desk:
        speak(options, desk)
        typed += app.keys.still_waiting()
    return desk


def _rescued(error: StoreError, passphrase: str | None) -> bool:
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


def _show_demo(options: argparse.Namespace) -> None:
    """A look at the demo from the set-up, which comes back afterwards."""
    from coachdesk.cli.demo import run as show_demo

    own = argparse.Namespace(**vars(options))
    own.size, own.seed, own.no_open, own.store = DEMO_SIZE, DEMO_SEED, False, None
    show_demo(own)


def need_terminal() -> None:
    """The desk is a screen; without a terminal the commands are the way in."""
    if problem := screen_problem():
        raise CannotDo(problem, USAGE)


def use_dates_of(desk: "Desk") -> None:
    """Write days as the store remembers it."""
    style = desk.settings.get("date_style")
    use_dates(DateStyle(style) if style in list(DateStyle) else None)


def show(desk: "Desk", typed: "Iterable[Event]" = ()) -> tuple[int, bool]:
    """Run the app on an open desk; gives the exit code, and whether to show the demo first.

    `typed` are the keys that came before.
    """
    from coachdesk.tui.first_read import FirstDay

    # Collecting garbage while some hundred thousand import-time objects are made costs a tenth of
    # the start.
    gc.disable()
    use_dates_of(desk)
    first = FirstDay(desk)
    from coachdesk.tui.app import DeskApp

    while True:
        app = DeskApp(desk, first.take(FIRST_WAIT))
        app.keys.take_over(typed)
        typed = ()
        try:
            app.run()
        finally:
            if not app.again:
                _tell_unfinished(app)
        if not app.again:
            return app.return_code or 0, app.wants_demo
        if desk.settings.get("language") in LANGUAGES:  # perhaps chosen just now
            use(desk.settings["language"])
        use_dates_of(desk)
        first = FirstDay(desk)


def _tell_unfinished(app: "DeskApp") -> None:
    """A screen that has gone cannot say what did not get into the caseload."""
    if app.ending.unkept:
        say(app.ending.unkept_text)
    elif not all_end(LAST_WAIT):
        say(
            t(
                "Closed while something was being read or written; what was not finished is not "
                "in the caseload."
            )
        )


def close(desk: "Desk") -> None:
    """Let go of the store; where a thread still waits for it, the process ends without that."""
    if all_end(0):
        desk.close()
