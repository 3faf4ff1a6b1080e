"""The files a user names to be written, and why one was not."""

from collections.abc import Iterable
from pathlib import Path

from coachdesk.cli.console import CannotDo, say
from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.safe_file import NotARegularFile, refuse_taken
from coachdesk.paths import user_path
from coachdesk.words import t
from coachdesk.words.problems import problem_text
from coachdesk.words.reasons import reason
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
    except (OSError, ValueError):  # writing it will say why
        pass
    return path


def is_there(name: str) -> CannotDo:
    """A file of that name is there already."""
    return CannotDo(
        t("{file} is there already. Choose another name, or add --force to replace it.", file=name)
    )


def not_written(name: str, error: Exception) -> CannotDo:
    """The disk did not take a file."""
    if isinstance(error, FileExistsError):
        return is_there(name)
    return CannotDo(
        t(
            "{file} could not be written ({reason}); close it in other programs, or choose "
            "another place. What was there is still there.",
            file=name,
            reason=reason(error),
        )
    )


def say_written(name: str, missed: Iterable[str] = ()) -> None:
    """Say that a file was written, and which notes of it are missing."""
    say(t("Written: {file}", file=name))
    say_not_noted(missed)


def say_not_noted(missed: Iterable[str]) -> None:
    """Say which notes of a file that was written are missing."""
    if said := not_noted(missed):
        say(said)
