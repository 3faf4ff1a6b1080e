"""What is different on Windows where output goes into a pipe, or input comes from one.

Windows PowerShell reads a program's output in the code page of its console, also for `>`, and sends
a program a question mark for each letter that ASCII lacks.
"""

import errno
import os
import re
import stat
import sys
from functools import cache
from typing import IO

_UTF_8 = 65001  # the code page
_LOST = rb"[A-Za-z]\?|\?[A-Za-z]"


def is_closed(error: OSError) -> bool:
    """Whether nobody reads standard output any more; Windows calls that an invalid argument."""
    if isinstance(error, BrokenPipeError):
        return True
    return sys.platform == "win32" and error.errno == errno.EINVAL and _is_pipe(sys.stdout)


def is_garbled_outside_ascii() -> bool:
    """Whether the reader of standard output may take its letters for others."""
    if sys.platform != "win32" or not _is_pipe(sys.stdout):
        return False
    return _console_page() not in (0, _UTF_8)  # 0: there is no console


def in_ascii(json_text: str) -> str:
    """The same JSON in ASCII alone: only texts in it hold anything else."""
    pairs = json_text.encode("utf-16-be", "surrogatepass")
    units = (int.from_bytes(pairs[at : at + 2], "big") for at in range(0, len(pairs), 2))
    return "".join(chr(unit) if unit < 128 else f"\\u{unit:04x}" for unit in units)


def has_lost_letters(data: bytes) -> bool:
    """Whether question marks in what came through a pipe may stand for letters."""
    return sys.platform == "win32" and data.isascii() and bool(re.search(_LOST, data))


def _is_pipe(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


@cache
def _console_page() -> int:
    import ctypes

    try:
        return int(ctypes.windll.kernel32.GetConsoleOutputCP())  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return 0
