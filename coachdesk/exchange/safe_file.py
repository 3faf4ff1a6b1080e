"""Writing a file so that a reader finds the old one or the new one whole, for its owner only."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, which removes no file that is open
    fcntl = None  # type: ignore[assignment]

_BLOCK = 1 << 16  # characters
_PART = ".coachdesk-part"  # how a file ends that is not yet in its place
_MOST_BYTES = 200  # of a file's name in that of its part: the system takes 255 in all


def write_beside(path: Path, data: bytes) -> None:
    """Write beside `path` and move into place, readable by the owner alone; raises OSError.

    A pipe or a device is written to as it stands.
    """
    _write(path, [data])


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """The same with a text that is made while it is written."""
    _write(path, (block.encode("utf-8") for block in in_blocks(pieces)))


def in_blocks(pieces: Iterable[str]) -> Iterator[str]:
    """A text in pieces of a size that is worth a write."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _BLOCK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def _write(path: Path, blocks: Iterable[bytes]) -> None:
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.writelines(blocks)
        return
    begins = f".{os.fsencode(path.name)[:_MOST_BYTES].decode(errors='ignore')}."
    _clear_leftovers(path.parent, begins)
    part = path.with_name(f"{begins}{secrets.token_hex(4)}{_PART}")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            with suppress(OSError):  # a drive without locks
                _hold(file.fileno())
            file.writelines(blocks)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _clear_leftovers(folder: Path, begins: str) -> None:
    """Take away what a killed run left of the same file; what somebody still writes, stays."""
    with suppress(OSError):
        for file in folder.iterdir():
            if file.name.startswith(begins) and file.name.endswith(_PART) and file.is_file():
                with suppress(OSError):
                    with file.open("rb") as left:
                        _hold(left.fileno())
                    file.unlink()


def _hold(handle: int) -> None:
    """Hold a file until it is closed, so that nobody takes it for a leftover; raises OSError."""
    if fcntl:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
