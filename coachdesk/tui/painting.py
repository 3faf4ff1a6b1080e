"""One painting for a change of screen: when what was read stands on it."""

from contextlib import ExitStack
from typing import Any

from textual.filter import ANSIToTruecolor, LineFilter
from textual.screen import Screen
from textual.timer import Timer

from coachdesk.tui.typeahead import OrderedKeys

_SETTLED = 0.002  # seconds


class PaintsOnce(OrderedKeys[None]):
    """The part of the app that waits with painting."""

    def __init__(self) -> None:
        super().__init__()
        self._unpainted: ExitStack | None = None
        self._painting: Timer | None = None

    def get_line_filters(self) -> list[LineFilter]:
        """All but the one for the sixteen colours of old: the themes use none of them, and it would
        make every line twice.
        """
        filters = super().get_line_filters()
        return [item for item in filters if not isinstance(item, ANSIToTruecolor)]

    @property
    def waits_with_painting(self) -> bool:
        return self._unpainted is not None

    def delay_update(self, delay: float = 0.05) -> None:
        """Paint nothing until `paint_soon` is called, at most for `delay` seconds.

        Textual calls this whenever the mode changes, and would wait for all of that time.
        """
        if self._unpainted is None:
            self._unpainted = ExitStack()
            self._unpainted.enter_context(self.batch_update())
            self._painting = self.set_timer(delay, self._paint)

    def paint_soon(self) -> None:
        """What was waited for is there: paint when the widgets have taken it in."""
        if self._unpainted and self._painting:
            self._painting.stop()
            self._painting = self.set_timer(_SETTLED, self._paint)

    def _paint(self) -> None:
        if self._unpainted:
            held, self._unpainted = self._unpainted, None
            held.close()
            self.screen.refresh()
            # At once: the timer of a new screen would first wait for a sixtieth of a second.
            self.screen._on_timer_update()
            self.screen._update_timer.resume()


class PaintedOnce(Screen[Any]):
    """A screen that the app may wait with. In a list of bases it stands last: Textual takes the
    styles of the first.
    """

    def paint_soon(self) -> None:
        """It has what it shows."""
        if isinstance(self.app, PaintsOnce) and self.is_current:
            self.app.paint_soon()

    def _compositor_refresh(self) -> None:
        """Not while the app waits: Textual would draw it all, and then not show it."""
        if not (isinstance(self.app, PaintsOnce) and self.app.waits_with_painting):
            super()._compositor_refresh()
