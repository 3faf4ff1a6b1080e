"""`coachdesk`: opens the desk. The day is read while Textual is imported."""

import argparse
import gc
import sys
from typing import TYPE_CHECKING

from coachdesk.cli.arguments import USAGE
from coachdesk.cli.run import CannotDo, is_terminal, open_desk
from coachdesk.words import t

FIRST_WAIT = 0.25  # seconds the screen waits for its first data before it opens without

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def run(options: argparse.Namespace) -> int:
    need_terminal()
    desk = open_desk(options, create=True)
    try:
        return show(desk)
    finally:
        desk.close()


def need_terminal() -> None:
    """The desk is a screen; without a terminal the commands are the way in."""
    if not is_terminal():
        raise CannotDo(t("The desk needs a terminal. Without one, try: coachdesk today"), USAGE)


def show(desk: "Desk") -> int:
    """Run the app on an open desk; gives the exit code."""
    from coachdesk.tui.first import FirstDay

    # Collecting garbage while some hundred thousand import-time objects are made costs a tenth of
    # the start.
    gc.disable()
    first = FirstDay(desk)
    from coachdesk.tui.app import DeskApp

    app = DeskApp(desk, first.take(FIRST_WAIT))
    app.run()
    if app.failure:
        print(app.failure, file=sys.stderr)
    return app.return_code or 0
