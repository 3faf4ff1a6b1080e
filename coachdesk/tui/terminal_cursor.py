"""The terminal's own cursor, which a screen reader, a braille line and a magnifier follow.

Textual hides it and leaves it in a corner. Here it is seen, in the field or on the line in use.
"""

from textual.driver import Driver
from textual.geometry import Offset
from textual.widgets import Input, Static

from coachdesk.tui.textual_types import AnyScreen

_SEEN = "\x1b[?25h\x1b[4 q"  # as a line under the sign, which it leaves to be read
_USUAL = "\x1b[0 q"


def with_cursor(base: type[Driver]) -> type[Driver]:
    """The driver of a terminal that shows its cursor."""

    class CursorDriver(base):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write(_SEEN)

        def stop_application_mode(self) -> None:
            self.write(_USUAL)
            super().stop_application_mode()

    return CursorDriver


def cursor_offset(screen: AnyScreen) -> Offset:
    """In the field, or on the line or control that has the focus; else where the text begins.

    What knows better (a list, an area of text, a screen) says it as `cursor_screen_offset`.
    """
    focused = screen.focused
    for place in (screen, focused):
        at = getattr(place, "cursor_screen_offset", None)
        if isinstance(at, Offset):
            # Behind the last sign Textual's field counts one cell too many.
            is_behind = isinstance(place, Input) and place.cursor_at_end
            return at - (1, 0) if is_behind else at
    if focused is not None:
        return focused.content_region.offset
    texts = screen.query(Static)
    return texts.first().content_region.offset if texts else Offset(0, 0)
