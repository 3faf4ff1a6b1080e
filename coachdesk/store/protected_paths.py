"""The paths of a store's own files: no file that a user names replaces one of those."""

from pathlib import Path

from coachdesk.domain.problem import Problem, Refused
from coachdesk.file_system import WRITE_NOTE
from coachdesk.store.access_log import SUFFIX
from coachdesk.store.store_files import REPLACED, SIDE_FILES, backup_folder

# What follows the store's name in files beside it: wholly, or at first.
_SUFFIXES = ("", *SIDE_FILES)
_SUFFIX_BEGINS = (SUFFIX, REPLACED, ".asked-", WRITE_NOTE)


def refuse_own(store: Path, target: Path) -> None:
    """Raises Refused where a file written to `target` would be one of the store's own."""
    if is_own(store, target):
        raise Refused([Problem("file", "own_file", {"value": target.name})])


def is_own(store: Path, target: Path) -> bool:
    """Whether `target` is the store, or has the name of a file beside it or of its backups.

    However it is named: through a link, or in other capitals.
    """
    try:
        stores, places = _places(store), _places(target)
        folders = {each for own in stores for each in _places(backup_folder(own))}
        if any(folders.intersection((place, *place.parents)) for place in places):
            return True
        if any(_is_beside(own, place) for own in stores for place in places):
            return True
        return target.exists() and store.exists() and target.samefile(store)
    except (OSError, ValueError, RuntimeError):  # no file can be there
        return False


def _places(path: Path) -> set[Path]:
    """A path, and where it leads if it is a link; all in small letters."""
    return {Path(str(place).casefold()) for place in (_unlinked(path), path.resolve())}


def _unlinked(path: Path) -> Path:
    """The path itself, also where it is a link, in its real folder."""
    return path.parent.resolve() / path.name


def _is_beside(store: Path, place: Path) -> bool:
    if place.parent != store.parent or not place.name.startswith(store.name):
        return False
    suffix = place.name.removeprefix(store.name)
    return suffix in _SUFFIXES or suffix.startswith(_SUFFIX_BEGINS)
