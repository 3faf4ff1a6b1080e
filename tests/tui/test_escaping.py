"""A lone esc is known soon, unless the user set a delay of their own."""

import selectors
import sys

import pytest
from textual import constants

from coachdesk.tui.escaping import esc_at_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a driver of its own")


@pytest.fixture
def untouched(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Textual as it comes."""
    from textual.drivers import linux_driver

    monkeypatch.setattr(linux_driver, "selectors", selectors)
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.1)
    return monkeypatch


@pytest.mark.parametrize(("own", "longest"), [(None, 0.03), ("80", 0.1)])
def test_the_terminal_is_asked_as_often_as_a_lone_esc_takes(
    untouched: pytest.MonkeyPatch, own: str | None, longest: float
) -> None:
    from textual.drivers import linux_driver

    if own is None:
        untouched.delenv("ESCDELAY", raising=False)
    else:
        untouched.setenv("ESCDELAY", own)
    asked: list[float | None] = []
    untouched.setattr(selectors.SelectSelector, "select", lambda _, wait: asked.append(wait))
    esc_at_once()
    selector = linux_driver.selectors.SelectSelector()
    for wait in (0.1, 0.01, None):
        selector.select(wait)
    assert asked == [longest, 0.01, longest]
    assert longest == constants.ESCAPE_DELAY
    assert linux_driver.selectors.EVENT_READ == selectors.EVENT_READ
