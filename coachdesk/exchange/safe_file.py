"""Files that users name: only regular ones are read and replaced, and they are written atomically.

A file is written for its owner only, so that a reader finds the old one or the new one complete. A
shared folder may hold pipes, devices and links; none of them is opened.
"""

import errno
import os
import re
import stat
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from coachdesk.file_system import WRITE_NOTE, lock_file, make_private_file, move_to_free_name
from coachdesk.words import t

MOST_BYTES = 200 * 2**20  # of a file that is read: some 100,000 dossiers

_BLOCK = 1 << 16  # characters
_PART = ".coachdesk-part"  # the suffix of a file that is being written
_IS_PART = re.compile(r"\..+\.([0-9a-f]{8})\.coachdesk-part", re.DOTALL)
_MOST_NAME = 200  # bytes of the name that the part's name begins with, of the 255 there can be
_MOST_PATH = 1 << 15  # bytes
_WAIT_SECONDS = 1.0


class NotARegularFile(OSError):
    """A pipe, device, folder or link stands where a file was expected."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, t("{file} is no ordinary file", file=path.name or path))


class TooLarge(OSError):
    """A file that cannot be a caseload."""

    def __init__(self, most: int) -> None:
        said = t("it is larger than {most} MB", most=most // 2**20)
        super().__init__(errno.EFBIG, said)


# Reading -----------------------------------------------------------------------------------


def open_to_read(path: Path, *, links: bool = True, most: int = MOST_BYTES) -> FileIO:
    """Open a regular file, without a buffer and without ever waiting for it; raises OSError.

    `links`: whether a link to a file will do. It is checked before, and again once it is open: it
    may have been replaced in between.
    """
    _refuse_irregular(path, path.stat() if links else path.lstat())
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | (0 if links else getattr(os, "O_NOFOLLOW", 0)))
    try:
        found = os.fstat(handle)
        _refuse_irregular(path, found)
        if found.st_size > most:
            raise TooLarge(most)
        return os.fdopen(handle, "rb", buffering=0)
    except BaseException:
        os.close(handle)
        raise


def _refuse_irregular(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotARegularFile(path)


# Writing -----------------------------------------------------------------------------------


def refuse_taken(path: Path, *, over: bool) -> None:
    """Raises FileExistsError where a file has that name, unless it is to be written `over`.

    Raises NotARegularFile too, OSError.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    _refuse_irregular(path, found)
    if not over:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def write_file(path: Path, data: bytes, *, over: bool = False, store: Path | None = None) -> None:
    """Write beside `path` and move into place, readable by the owner alone; raises OSError.

    Raises FileExistsError where a file has that name, unless `over`. With `store` a note beside
    that store says where a file is being written, so that what a killed run leaves is found.
    """
    _write(path, [data], over, store)


def write_pieces(
    path: Path, pieces: Iterable[str], *, over: bool = False, store: Path | None = None
) -> None:
    """The same with a text that is generated while it is written."""
    _write(path, (block.encode("utf-8") for block in in_blocks(pieces)), over, store)


def in_blocks(pieces: Iterable[str]) -> Iterator[str]:
    """A text in pieces large enough for one write each."""
    buffer: list[str] = []
    size = 0
    for piece in pieces:
        buffer.append(piece)
        size += len(piece)
        if size >= _BLOCK:
            yield "".join(buffer)
            buffer, size = [], 0
    yield "".join(buffer)


def _write(path: Path, blocks: Iterable[bytes], over: bool, store: Path | None) -> None:
    refuse_taken(path, over=over)
    remove_parts(path.parent)
    begins = os.fsencode(path.name)[:_MOST_NAME].decode(errors="ignore")
    mark = os.urandom(4).hex()
    part = path.with_name(f".{begins}.{mark}{_PART}")
    with _noted(store, part, mark):
        try:
            with os.fdopen(_make_locked(part), "wb") as file:
                file.writelines(blocks)
                file.flush()
                os.fsync(file.fileno())
            if over:
                part.replace(path)
            else:
                move_to_free_name(part, path)
        finally:
            part.unlink(missing_ok=True)


def _make_locked(path: Path) -> int:
    """A handle on a new file, locked until it is closed, so that no other run removes it."""
    handle = make_private_file(path)
    with suppress(OSError):  # a drive without locks
        lock_file(handle)
    return handle


# What killed runs left -----------------------------------------------------------------------


@contextmanager
def _noted(store: Path | None, part: Path, mark: str) -> Iterator[None]:
    """Meanwhile a note beside the store says in which folder the part with this mark is.

    It names the folder and not the file, whose name may be somebody's.
    """
    note = store and store.with_name(f"{store.name}{WRITE_NOTE}{mark}")
    handle: int | None = None
    if note:
        with suppress(OSError):  # a store in a folder that cannot be written
            handle = _make_locked(note)
            os.write(handle, os.fsencode(part.parent.absolute()))
    try:
        yield
    finally:
        if note and handle is not None:
            os.close(handle)
            if not os.path.lexists(part):
                with suppress(OSError):
                    note.unlink(missing_ok=True)


def unfinished(store: Path) -> list[Path]:
    """The parts of files that are being written from a store, or were left by a killed run.

    Instead of its parts a folder that cannot be read. Never raises.
    """
    found: list[Path] = []
    for mark, folder in _notes(store).values():
        parts = _parts(folder, mark)
        found += [folder] if parts is None else parts
    return found


def remove_unfinished(store: Path) -> None:
    """Remove what killed runs left in other folders; never raises.

    Waits a second at most: one of the folders may be on a drive that does not answer.
    """
    if _notes(store):
        removing = threading.Thread(target=_remove_unfinished, args=(store,), daemon=True)
        removing.start()
        removing.join(_WAIT_SECONDS)


def _remove_unfinished(store: Path) -> None:
    for note, (mark, folder) in _notes(store).items():
        for part in _parts(folder, mark) or ():
            _remove_leftover(part)
        if _parts(folder, mark) == []:
            _remove_leftover(note)


def _notes(store: Path) -> dict[Path, tuple[str, Path]]:
    """The notes beside a store: of each the mark of the part, and its folder."""
    found: dict[Path, tuple[str, Path]] = {}
    begins = f"{store.name}{WRITE_NOTE}"
    for note in _listed(store.parent) or ():
        if note.name.startswith(begins):
            with suppress(OSError), open_to_read(note, links=False, most=_MOST_PATH) as file:
                folder = Path(os.fsdecode(file.read()))
                found[note] = (note.name.removeprefix(begins), folder)
    return found


def remove_parts(folder: Path) -> None:
    """Remove the parts that killed runs of this user left in a folder; never raises."""
    for part in _parts(folder) or ():
        _remove_leftover(part)


def _parts(folder: Path, mark: str = "") -> list[Path] | None:
    """The parts in a folder, or only the one with a mark; None where it cannot be read."""
    files = _listed(folder)
    if files is None:
        return None
    named = [(file, _IS_PART.fullmatch(file.name)) for file in files]
    return [file for file, match in named if match and mark in ("", match[1])]


def _listed(folder: Path) -> list[Path] | None:
    try:
        return list(folder.iterdir())
    except (OSError, ValueError):
        return None


def _remove_leftover(file: Path) -> None:
    """Remove a file of a killed run; not one that is being written, or of another user."""
    with suppress(OSError), open_to_read(file, links=False, most=sys.maxsize) as left:
        if os.name == "nt":
            left.close()
        elif os.fstat(left.fileno()).st_uid != os.geteuid():
            return
        else:
            lock_file(left.fileno())
        file.unlink()
