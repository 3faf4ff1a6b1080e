"""Forgetting for real: what a secret stood in is written over, and memory that was let go of too.

Python never clears what it lets go of: a key or a passphrase would stand in memory until by chance
something else comes there. Here the bytes of an object are set to zero where they stand. That is
outside the language's rules, so it is done only to objects that the caller has made itself and
shares with nobody, and only under CPython, whose layout it knows (SQLCipher's driver exists for no
other). Out of reach are what the terminal's program, the system's own buffers and a swapped-out
page still hold.
"""

import sys

_SHARED = 1  # CPython keeps one object for each text or bytes so short
_POINTER = 8 if sys.maxsize > 1 << 32 else 4  # bytes
_SMALL = 512  # the largest block that Python's allocator hands out itself
_STEP = 16  # bytes between one size of block and the next
_FREE_POOLS = 8 << 20  # bytes; more than a desk at rest has lying free
_FREE_BLOCKS = 512 << 10  # likewise, of one size


def forget(*secrets: "str | bytes | bytearray") -> None:
    """Write zeros over these objects, which nobody uses afterwards and the caller made itself."""
    for secret in secrets:
        if isinstance(secret, bytearray):
            secret[:] = bytes(len(secret))
        elif len(secret) > _SHARED and sys.implementation.name == "cpython":
            import ctypes

            begin, size = _place_of_text(secret)
            ctypes.memset(id(secret) + begin, 0, size)


def _place_of_text(secret: "str | bytes") -> tuple[int, int]:
    """Where in the object its text begins, and how many bytes it takes."""
    if isinstance(secret, bytes):
        return bytes.__basicsize__ - 1, len(secret)
    if secret.isascii():
        return sys.getsizeof("") - 1, len(secret)
    widest = ord(max(secret))
    width = 1 if widest < 1 << 8 else 2 if widest < 1 << 16 else 4
    return str.__basicsize__ - _POINTER, len(secret) * width


def write_over_freed() -> None:
    """Write zeros over the small pieces of memory that Python has let go of and not used again.

    What was typed or pasted went through messages and texts of Textual's, which are out of reach
    once they are gone. Taking all free pieces once, of each size, leaves zeros in them.
    """
    head = sys.getsizeof(b"")
    taken = [bytes(_SMALL - head) for _ in range(_FREE_POOLS // _SMALL)]
    for size in range(head + _STEP - head % _STEP, _SMALL + 1, _STEP):
        taken += [bytes(size - head) for _ in range(_FREE_BLOCKS // size)]
    del taken
