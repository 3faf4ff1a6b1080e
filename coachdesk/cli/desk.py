"""`coachdesk`: opens the desk. The day is read while Textual is imported."""

import argparse
import gc
import os
import sys
from typing import TYPE_CHECKING

from coachdesk.cli.arguments import USAGE
from coachdesk.cli.run import CannotDo, is_terminal, open_desk
from coachdesk.domain.looks import DateStyle
from coachdesk.words import LANGUAGES, t, use
from coachdesk.words.formats import use_dates

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


def use_looks(desk: "Desk") -> None:
    """Speak and write days as the store remembers it."""
    language, style = desk.settings.get("language"), desk.settings.get("date_style")
    if language in LANGUAGES and not os.environ.get("COACHDESK_LANG"):
        use(language)
    use_dates(DateStyle(style) if style in list(DateStyle) else None)


def show(desk: "Desk") -> int:
    """Run the app on an open desk; gives the exit code."""
    from coachdesk.tui.first import FirstDay

    # Collecting garbage while some hundred thousand import-time objects are made costs a tenth of
    # the start.
    gc.disable()
    use_looks(desk)
    first = FirstDay(desk)
    from coachdesk.tui.app import DeskApp

    while True:
        app = DeskApp(desk, first.take(FIRST_WAIT))
        app.run()
        if app.failure:
            print(app.failure, file=sys.stderr)
        if not app.again:
            return app.return_code or 0
        use_looks(desk)
        first = FirstDay(desk)
