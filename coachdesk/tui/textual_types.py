"""Textual's generic types, where the result of an app or a screen does not matter."""

from typing import Any, TypeAlias

from textual.app import App
from textual.screen import Screen

AnyApp: TypeAlias = App[Any]
AnyScreen: TypeAlias = Screen[Any]
