"""The files a user names to be written."""

from collections.abc import Iterable
from pathlib import Path

from coachdesk.cli.run import CannotDo, say
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.safe_file import NotARegularFile, refuse_taken
from coachdesk.paths import user_path
from coachdesk.words import t
from coachdesk.words.problems import problem_text
from coachdesk.words.safety import not_noted


def place_to_write(store: Path, name: str) -> Path:
    """The path of a folder or file to write, which may be none of the store's own."""
    from coachdesk.store.protected_paths import refuse_own

    path = user_path(name)
    try:
        refuse_own(store, path)
    except Refused as refused:
        raise CannotDo(problem_text(*refused.problems)) from None
    return path


def file_to_write(store: Path, name: str, *, force: bool) -> Path:
    """The path of a file to write; one that is there only with `force`, and an ordinary one."""
    path = place_to_write(store, name)
    try:
        refuse_taken(path, over=force)
    except FileExistsError:
        raise is_there(name) from None
    except NotARegularFile:
        problem = Problem("file", "no_ordinary_file", {"value": path.name or name})
        raise CannotDo(problem_text(problem)) from None
    except (OSError, ValueError):  # whoever writes it says why
        pass
    return path


def is_there(name: str) -> CannotDo:
    """What to say where a file of that name stands already."""
    return CannotDo(
        t("{file} is there already. Choose another name, or add --force to replace it.", file=name)
    )


def say_not_noted(missed: Iterable[str]) -> None:
    """Which notes of a file that was written are missing."""
    if said := not_noted(missed):
        say(said)
