"""The files that are a store's own: a file for elsewhere never takes the place of one."""

from pathlib import Path

from coachdesk.domain.problem import Problem, Refused
from coachdesk.store.access_log import SUFFIX
from coachdesk.store.store_files import BACKUP_FOLDER, SIDE_FILES

# What follows the store's name in files beside it: as they are called, and as they begin.
_ENDS = ("", *SIDE_FILES)
_BEGINNINGS = (SUFFIX, ".damaged-", ".asked-", ".part-")


def refuse_own(store: Path, target: Path) -> None:
    """Raises Refused where a file written to `target` would be one of the store's own."""
    if is_own(store, target):
        raise Refused([Problem("file", "own_file", {"value": target.name})])


def is_own(store: Path, target: Path) -> bool:
    """Whether `target` is the store, belongs beside it or in its backups, there or not.

    By whatever way it is named: through a link, or in other capitals.
    """
    try:
        homes, places = _places(store), _places(target)
        folders = {each for home in homes for each in _places(home.parent / BACKUP_FOLDER)}
        if any(folders.intersection((place, *place.parents)) for place in places):
            return True
        if any(_is_beside(home, place) for home in homes for place in places):
            return True
        return target.exists() and store.exists() and target.samefile(store)
    except (OSError, ValueError, RuntimeError):  # no file can be there
        return False


def _places(path: Path) -> set[Path]:
    """Where a path is, and where it leads."""
    return {Path(str(place).casefold()) for place in (_unlinked(path), path.resolve())}


def _unlinked(path: Path) -> Path:
    """The path itself, also where it is a link, in its real folder."""
    return path.parent.resolve() / path.name


def _is_beside(home: Path, place: Path) -> bool:
    if place.parent != home.parent or not place.name.startswith(home.name):
        return False
    end = place.name.removeprefix(home.name)
    return end in _ENDS or end.startswith(_BEGINNINGS)
