"""One painting for a change of screen: when what was read stands on it."""

from contextlib import ExitStack

from textual.timer import Timer

from coachdesk.tui.typeahead import OrderedKeys


class PaintsOnce(OrderedKeys):
    """The part of the app that waits with painting."""

    def __init__(self) -> None:
        super().__init__()
        self._unpainted: tuple[ExitStack, Timer] | None = None

    @property
    def waits_with_painting(self) -> bool:
        return self._unpainted is not None

    def delay_update(self, delay: float = 0.05) -> None:
        """Paint nothing until `paint` is called, at most for `delay` seconds.

        Textual calls this whenever the mode changes, and would wait for all of that time.
        """
        if self._unpainted is None:
            held = ExitStack()
            held.enter_context(self.batch_update())
            self._unpainted = held, self.set_timer(delay, self.paint)

    def paint(self) -> None:
        """What was waited for is there."""
        if self._unpainted:
            (held, timer), self._unpainted = self._unpainted, None
            timer.stop()
            held.close()
            self.screen.refresh()
