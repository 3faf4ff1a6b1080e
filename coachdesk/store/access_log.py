"""The access log: what was done with a store, in a file beside it.

One line an action: when, what, which dossier numbers, how many. No name, no content, no path. It
is not in the store, because reading is logged too and never writes there.
"""

import errno
import json
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from coachdesk.domain.json_text import object_in
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import JsonObject

SUFFIX = ".access.log"
OLDER = ".1"  # the file before this one; the one before that is overwritten
_YEARS = range(1970, 9999)  # every time zone can show these
MOST_BYTES = 5_000_000  # some 50,000 lines: years of work

ACTIONS = (
    "opened",
    "exported",
    "printed",
    "published",
    "shared",
    "imported",
    "backup",
    "restored",
    "erased",
    "protection",
)


class LogEntry(NamedTuple):
    """One line of the log; `at` is aware, in UTC."""

    at: datetime
    what: str
    refs: tuple[str, ...]
    how_many: int | None
    facts: JsonObject


def log_path(store: Path) -> Path:
    """Where the log of a store stands."""
    return store.with_name(store.name + SUFFIX)


def note(
    store: Path, what: str, *, refs: Sequence[str] = (), count: int | None = None, **facts: object
) -> bool:
    """Add a line for an action; False where the file cannot be written. Never raises."""
    line: JsonObject = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "what": what}
    if refs:
        line["refs"] = list(refs)
    if count is not None:
        line["count"] = count
    path = log_path(store)
    try:
        with suppress(FileNotFoundError):
            if path.lstat().st_size >= MOST_BYTES:
                path.replace(path.with_name(path.name + OLDER))
        with _opened(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY) as handle:
            # In one call, so that the lines of two windows cannot run into each other.
            os.write(handle, (json.dumps({**line, **facts}) + "\n").encode())
    except OSError:
        return False
    return True


def read(store: Path) -> list[LogEntry]:
    """What was logged, newest first; a line that was cut off or tampered with is left out."""
    path = log_path(store)
    found: list[LogEntry] = []
    for file in (path.with_name(path.name + OLDER), path):
        try:
            with _opened(file, os.O_RDONLY) as handle, open(handle, "rb", closefd=False) as log:
                text = log.read().decode("utf-8", "replace")
        except OSError:
            continue
        found += _entries(text)
    return found[::-1]


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    """A handle on an ordinary file; raises OSError.

    A link may lead to a file that the log must not be added to, and opening a pipe would wait for
    its other end.
    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    for name in ("O_NONBLOCK", "O_NOFOLLOW"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        yield handle
    finally:
        os.close(handle)


def _entries(text: str) -> Iterator[LogEntry]:
    for line in text.splitlines():
        try:
            facts = object_in(line)
            at = datetime.fromisoformat(facts.pop("at"))
            what, refs, count = facts.pop("what"), facts.pop("refs", []), facts.pop("count", None)
            if (
                at.tzinfo
                and at.year in _YEARS
                and what in ACTIONS
                and (count is None or isinstance(count, int))
            ):
                yield LogEntry(at, what, tuple(clean_line(str(ref)) for ref in refs), count, facts)
        except (ValueError, KeyError, TypeError):
            continue
