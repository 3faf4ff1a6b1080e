"""Looking into the memory of another process, for what it should have forgotten."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

_ENCODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-32-le")


def spellings(raw: bytes, passphrase: str) -> dict[str, bytes]:
    """The key and the passphrase, in every form in which memory may hold them, in halves: what was
    let go of is often written over in part.
    """
    sought = {"raw key": (raw[:16], raw[16:])}
    for text in (raw.hex(), raw.hex().upper()):
        sought |= {
            f"{'HEX' if text.isupper() else 'hex'} {e}": _halves(text, e) for e in _ENCODINGS
        }
    sought |= {f"passphrase {encoding}": _halves(passphrase, encoding) for encoding in _ENCODINGS}
    return {
        f"{name}, {place}": data
        for name, halves in sought.items()
        for place, data in zip(("begin", "end"), halves, strict=True)
        if data
    }


def _halves(text: str, encoding: str) -> tuple[bytes, bytes]:
    half = len(text) // 2
    data = [part.encode(encoding, "ignore") for part in (text[:half], text[half:])]
    return data[0], data[1]


def copies_in(process: int, sought: Mapping[str, bytes]) -> dict[str, int]:
    """How often each of these stands in the memory of a process; those that do not are left out."""
    found = dict.fromkeys(sought, 0)
    for part in _memory(process):
        for name, data in sought.items():
            found[name] += len(re.findall(re.escape(data), part))
    return {name: count for name, count in found.items() if count}


def _memory(process: int) -> Iterator[bytes]:
    """Every part of it that can be written in; what is only read stands in files."""
    folder = Path(f"/proc/{process}")
    parts = re.findall(r"^(\w+)-(\w+) rw", (folder / "maps").read_text(), re.MULTILINE)
    with (folder / "mem").open("rb") as memory:
        for begin, end in ((int(a, 16), int(b, 16)) for a, b in parts):
            memory.seek(begin)
            try:
                yield memory.read(end - begin)
            except OSError:  # the kernel's own
                continue
