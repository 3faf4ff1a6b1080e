"""The files a user names to be written."""

import os
from pathlib import Path

from coachdesk.cli.run import CannotDo
from coachdesk.domain.problem import Problem, Refused
from coachdesk.paths import user_path
from coachdesk.words.problems import problem_text


def place_to_write(store: Path, name: str, *, new: bool = False) -> Path:
    """The path of a file to write, which may be none of the store's own; `new`: nor any other."""
    from coachdesk.store.own_files import refuse_own

    path = user_path(name)
    try:
        refuse_own(store, path)
        if new and os.path.lexists(path):
            raise Refused([Problem("file", "file_exists", {"value": path.name})])
    except Refused as refused:
        raise CannotDo(problem_text(*refused.problems)) from None
    return path
