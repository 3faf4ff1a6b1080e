"""Writing a file so that a reader finds the old one or the new one whole, for its owner only."""

import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

_BLOCK = 1 << 16  # characters


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
    beside = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.writelines(blocks)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
