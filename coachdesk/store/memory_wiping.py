"""Zeroizing secrets in memory.

Python does not clear the memory it frees: a key or a passphrase would stay there until something
else is stored at its address. Here the bytes of an object are set to zero in place. Python itself
does not allow that, so it is done only to objects that the caller made and shares with nobody, and
only under CPython, whose layout is known (SQLCipher's driver exists for no other). Copies in the
terminal program, in the system's buffers and in swapped-out pages are out of reach.
"""

import sys

_SHARED = 1  # CPython keeps one object for each text or bytes so short
_POINTER = 8 if sys.maxsize > 1 << 32 else 4  # bytes
_SMALL = 512  # the largest block of Python's own allocator
_STEP = 16  # bytes between one size of block and the next
_FREE_POOLS = 8 << 20  # bytes; more than the app has free when it is idle
_FREE_BLOCKS = 512 << 10  # likewise, of one size


def zeroize(*secrets: "str | bytes | bytearray") -> None:
    """Set the bytes of these objects to zero: the caller made them, and nobody uses them again."""
    for secret in secrets:
        if isinstance(secret, bytearray):
            secret[:] = bytes(len(secret))
        elif len(secret) > _SHARED and sys.implementation.name == "cpython":
            import ctypes

            offset, size = _text_within(secret)
            ctypes.memset(id(secret) + offset, 0, size)


def _text_within(secret: "str | bytes") -> tuple[int, int]:
    """The offset of an object's text within it, and its bytes."""
    if isinstance(secret, bytes):
        return bytes.__basicsize__ - 1, len(secret)
    if secret.isascii():
        return sys.getsizeof("") - 1, len(secret)
    widest = ord(max(secret))
    width = 1 if widest < 1 << 8 else 2 if widest < 1 << 16 else 4
    return str.__basicsize__ - _POINTER, len(secret) * width


def zeroize_freed_memory() -> None:
    """Set the small blocks of memory to zero that Python has freed and not used again.

    What was typed or pasted went through messages and texts of Textual, which nobody can reach once
    they are freed. Allocating all free blocks once, of each size, leaves zeros in them.
    """
    head = sys.getsizeof(b"")
    blocks = [bytes(_SMALL - head) for _ in range(_FREE_POOLS // _SMALL)]
    for size in range(head + _STEP - head % _STEP, _SMALL + 1, _STEP):
        blocks += [bytes(size - head) for _ in range(_FREE_BLOCKS // size)]
    del blocks
