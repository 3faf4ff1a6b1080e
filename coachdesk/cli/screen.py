"""The app on an open desk. The day is read while Textual is imported."""

import gc
from collections.abc import Iterable
from typing import TYPE_CHECKING

from coachdesk.cli.console import say
from coachdesk.domain.preferences import DateStyle
from coachdesk.tui.threads import all_end
from coachdesk.words import LANGUAGES, t, use
from coachdesk.words.formats import use_dates

FIRST_WAIT = 0.25  # seconds the screen waits for its first data before it opens without
LAST_WAIT = 0.8  # seconds the end waits for what is being read or written

if TYPE_CHECKING:
    from textual.events import Event

    from coachdesk.desk import Desk
    from coachdesk.tui.app import DeskApp


def show(desk: "Desk", typed: "Iterable[Event]" = ()) -> tuple[int, bool]:
    """Run the app on an open desk; gives the exit code, and whether to show the demo first.

    `typed` are the keys that came before.
    """
    from coachdesk.tui.first_read import FirstDay

    # Collecting garbage while some hundred thousand import-time objects are made costs a tenth of
    # the start.
    gc.disable()
    _use_dates_of(desk)
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
                _say_unfinished(app)
        if not app.again:
            return app.return_code or 0, app.wants_demo
        if desk.settings.get("language") in LANGUAGES:  # perhaps chosen just now
            use(desk.settings["language"])
        _use_dates_of(desk)
        first = FirstDay(desk)


def close(desk: "Desk") -> None:
    """Close the store. Where a thread still waits for it, the process ends without that."""
    if all_end(0):
        desk.close()


def _use_dates_of(desk: "Desk") -> None:
    """Write days as the store remembers it."""
    style = desk.settings.get("date_style")
    use_dates(DateStyle(style) if style in list(DateStyle) else None)


def _say_unfinished(app: "DeskApp") -> None:
    """Say what did not get into the caseload: the screen has gone and cannot."""
    if app.ending.unkept:
        say(app.ending.unkept_text)
    elif not all_end(LAST_WAIT):
        say(
            t(
                "Closed while something was being read or written; what was not finished is not "
                "in the caseload."
            )
        )
