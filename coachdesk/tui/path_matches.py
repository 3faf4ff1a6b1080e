"""Which files and folders fit a path that is being typed. No screen; the disk is read here."""

import os
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import NamedTuple

from coachdesk.domain.names import fold

MOST_READ = 5_000  # entries of one folder
HOME = "~"


class Entry(NamedTuple):
    """What a folder holds."""

    name: str
    is_folder: bool


class TypedPath(NamedTuple):
    """A path as typed: the folder, with its separator, and the part of a name behind it."""

    folder: str
    part: str

    @property
    def place(self) -> str:
        """The folder to read; where none is typed, the user's own."""
        return os.path.expanduser(self.folder or HOME)  # noqa: PTH111 - Path's own raises


def typed_path(text: str, system: ModuleType = os.path) -> TypedPath:
    """A text taken apart. A path pasted from a file manager may stand in quotation marks."""
    bare = text.lstrip().removeprefix('"').removesuffix('"')
    if bare == HOME:
        return TypedPath(HOME + system.sep, "")
    drive, rest = system.splitdrive(bare)
    cut = max(rest.rfind(sign) for sign in (system.sep, system.altsep or system.sep)) + 1
    return TypedPath(drive + rest[:cut], rest[cut:])


def entries(folder: str) -> list[Entry]:
    """What a folder holds, up to a limit; raises OSError, ValueError."""
    found: list[Entry] = []
    with os.scandir(folder) as items:
        for item in items:
            if len(found) >= MOST_READ:
                break
            try:
                is_folder = item.is_dir()
            except OSError:
                is_folder = False
            found.append(Entry(item.name, is_folder))
    return found


def fitting(items: Iterable[Entry], part: str, *, folders_only: bool) -> list[Entry]:
    """Those whose name begins with what was typed, whatever its capitals and accents, folders
    first; hidden ones only where the dot was typed."""
    begin = fold(part)
    found = [
        item
        for item in items
        if fold(item.name).startswith(begin)
        and (item.is_folder or not folders_only)
        and (part.startswith(".") or not item.name.startswith("."))
    ]
    return sorted(found, key=lambda item: (not item.is_folder, fold(item.name)))


def taken(typed: TypedPath, entry: Entry, system: ModuleType = os.path) -> str:
    """The text with this entry in it; behind a folder its own content may follow."""
    folder = typed.folder or HOME + system.sep
    return folder + entry.name + (_separator(folder, system) if entry.is_folder else "")


def completed(typed: TypedPath, found: Sequence[Entry], system: ModuleType = os.path) -> str:
    """The text as far as all that fit begin alike; whole where only one fits."""
    if len(found) == 1:
        return taken(typed, found[0], system)
    names = [item.name for item in found]
    length = len(typed.part)
    while all(len(name) > length for name in names):
        if len({fold(name[: length + 1]) for name in names}) > 1:
            break
        length += 1
    folder = typed.folder or (HOME + system.sep if names else "")
    return folder + (names[0][:length] if names else typed.part)


def _separator(folder: str, system: ModuleType) -> str:
    """As the user writes it: Windows takes both."""
    return "/" if "/" in folder and system.sep not in folder else system.sep
