"""The key of a protected store, and what the first bytes of a file say of it.

A protected store is an SQLCipher file. The key is derived from the passphrase once (as SQLCipher
itself does it, so that any SQLCipher opens the file) and kept raw for later connections; the salt
is at the start of the file. The passphrase is not kept, and the key is zeroized when the store is
closed: it stands in one place, and reaches SQLCipher without becoming a Python text.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType

from coachdesk.store.errors import StoreError
from coachdesk.store.memory_wiping import zeroize

ROUNDS = 256_000
SALT_BYTES = 16
KEY_BYTES = 32
HEADER_BYTES = 100  # of every SQLite file; a shorter one SQLite would take for an empty store

_PLAIN = b"SQLite format 3\0"
_HEAD_BYTES = 1024
_HEX = b"0123456789abcdef"
_VARIED = 200  # different bytes in the first 1024: random ones have about 251, text some 60
_OTHER_FILES = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")

# Closing any descriptor of a file drops all locks its process holds on it (POSIX): one write at a
# time in this process, and no header is read during it.
WRITING = threading.RLock()


class FileKind(StrEnum):
    """What a file is, by its first bytes."""

    MISSING = "missing"
    EMPTY = "empty"
    PLAIN = "plain"
    ENCRYPTED = "encrypted"
    FOREIGN = "foreign"


class Key:
    """The raw key of one file; its repr does not show it."""

    __slots__ = ("_raw", "salt")

    def __init__(self, raw: bytes | bytearray, salt: bytes) -> None:
        self._raw = bytearray(raw)
        self.salt = salt

    def __del__(self) -> None:
        self.forget()

    @classmethod
    def new(cls, passphrase: str) -> "Key":
        """A key for a file about to be made; raises Refused for what cannot be a passphrase."""
        from coachdesk.domain.passphrase import refusal
        from coachdesk.domain.problem import Refused

        if why := refusal(passphrase):
            raise Refused([why])
        return cls.derived(passphrase, os.urandom(SALT_BYTES))

    @classmethod
    def derived(cls, passphrase: str, salt: bytes) -> "Key":
        import hashlib
        import unicodedata

        text = unicodedata.normalize("NFC", passphrase)
        spelled = text.encode("utf-8", "surrogatepass")
        raw = hashlib.pbkdf2_hmac("sha512", spelled, salt, ROUNDS, KEY_BYTES)
        try:
            return cls(raw, salt)
        finally:
            zeroize(spelled, raw)
            if text is not passphrase:
                zeroize(text)

    def is_of(self, passphrase: str) -> bool:
        """Whether this passphrase gives this key."""
        from coachdesk.domain.passphrase import spellings

        return any(Key.derived(way, self.salt) == self for way in spellings(passphrase))

    @contextmanager
    def spelled(self) -> Iterator[bytearray]:
        """As SQLCipher takes it, for its `set_key` and for ATTACH; zeroized afterwards."""
        text = bytearray(b"x'%b'" % bytes(2 * (KEY_BYTES + SALT_BYTES)))
        at = 2
        for byte in (*self._raw, *self.salt):
            for half in (byte >> 4, byte & 15):
                text[at] = _HEX[half]
                at += 1
        try:
            yield text
        finally:
            zeroize(text)

    def forget(self) -> None:
        """Zeroize it: it opens nothing any more."""
        zeroize(self._raw)

    @property
    def is_forgotten(self) -> bool:
        return not any(self._raw)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and (other._raw, other.salt) == (self._raw, self.salt)

    def __hash__(self) -> int:
        return hash(self.salt)

    def __repr__(self) -> str:
        return "Key(…)"


def cipher() -> ModuleType:
    """SQLCipher's driver; raises ImportError where the platform has none."""
    return import_module("sqlcipher3.dbapi2")


def has_cipher() -> bool:
    """Whether protected stores can be made and opened here."""
    try:
        cipher()
    except ImportError:
        return False
    return True


def head_of(path: Path) -> bytes:
    """The first bytes of a file, read under the lock for writing; raises StoreError."""
    with WRITING:
        return first_bytes(path)


def first_bytes(path: Path) -> bytes:
    """The first bytes of a file that no connection of this process has open; raises StoreError."""
    try:
        with open(path, "rb", opener=_open_nonblocking) as file:
            return file.read(_HEAD_BYTES) or b""
    except OSError as error:
        raise StoreError("unreadable", path) from error


def _open_nonblocking(path: str, flags: int) -> int:
    """Open what need not be a regular file: opening a pipe would wait for its other end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def is_under(path: Path, key: Key | None) -> bool:
    """Whether a file has the protection of this key, by its first bytes; raises StoreError."""
    kind = kind_of(path)
    if key is None:
        return kind is FileKind.PLAIN
    return kind is FileKind.ENCRYPTED and head_of(path)[:SALT_BYTES] == key.salt


def kind_of(path: Path) -> FileKind:
    """What stands at `path`; raises StoreError where that cannot be read."""
    try:
        if not path.exists():
            return FileKind.MISSING
        if not path.is_file():
            raise StoreError("not_a_file", path)
    except OSError as error:
        raise StoreError("unreadable", path) from error
    return kind_of_bytes(head_of(path))


def kind_of_bytes(head: bytes) -> FileKind:
    """What a file is that begins with these bytes."""
    if not head:
        return FileKind.EMPTY
    if len(head) >= HEADER_BYTES and head.startswith(_PLAIN):
        return FileKind.PLAIN
    return FileKind.ENCRYPTED if _looks_encrypted(head) else FileKind.FOREIGN


def kind_if_readable(path: Path) -> FileKind | None:
    """The same; None where it cannot be read, so that one such file does not stop all others."""
    try:
        return kind_of(path)
    except StoreError:
        return None


def _looks_encrypted(head: bytes) -> bool:
    """Whether bytes look random: nearly every one occurs, and no block occurs twice."""
    if head.startswith(_OTHER_FILES) or len(set(head)) < _VARIED:
        return False
    blocks = [head[start : start + SALT_BYTES] for start in range(0, len(head), SALT_BYTES)]
    return len(set(blocks)) == len(blocks)
