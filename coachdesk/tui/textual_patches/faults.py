"""Hook: a fault ends the app without a word on the terminal.

Textual would print what every variable holds, and with it people's data.
"""

import sys
from typing import TYPE_CHECKING, Any

from textual.worker import WorkerFailed

if TYPE_CHECKING:
    from coachdesk.tui.base_app import CoachdeskApp


def end_silently(app: "CoachdeskApp[Any]") -> None:
    """In place of `App._fatal_error`: keep the fault and what was being typed, and end."""
    app._return_code = 1
    error = sys.exc_info()[1] or app._exception or RuntimeError()
    app.ending.failed(error.error if isinstance(error, WorkerFailed) else error)
    app._close_messages_no_wait()
