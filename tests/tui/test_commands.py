"""Every command leads somewhere: to a function that is there, or to a method of its screen."""

import inspect
import pkgutil
from importlib import import_module

import pytest

from coachdesk.tui import screens
from coachdesk.tui.commands import EVERYWHERE, PEERS
from coachdesk.tui.lazy import imported
from coachdesk.tui.screens.base import AnyDeskScreen, DeskScreen


def desk_screens() -> list[type[AnyDeskScreen]]:
    for part in pkgutil.iter_modules(screens.__path__, "coachdesk.tui.screens."):
        import_module(part.name)
    return DeskScreen.__subclasses__()


@pytest.mark.parametrize("screen", desk_screens(), ids=lambda screen: screen.__name__)
def test_each_command_of_a_screen_can_be_carried_out(screen: type[AnyDeskScreen]) -> None:
    for command in (*screen.OFFERS, *EVERYWHERE):
        assert hasattr(screen, f"action_{command.name}"), command.action
        if command.run:
            takes = inspect.signature(imported(command.run)).parameters.values()
            needed = [each.name for each in takes if each.default is each.empty]
            assert needed == ["app"], command.run


@pytest.mark.parametrize("name", PEERS)
def test_each_of_the_six_screens_is_where_the_table_says(name: str) -> None:
    screen = imported(PEERS[name])
    assert inspect.isclass(screen) and name == screen.NAME
