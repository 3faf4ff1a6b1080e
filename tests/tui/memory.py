"""Looking into the memory of another process, for what it should have forgotten."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path


def spellings(raw: bytes, salt: bytes, passphrase: str) -> dict[str, bytes]:
    """The key and the passphrase, in every form in which memory may hold them."""
    text = (raw.hex(), raw.hex().upper())
    return {
        "raw key": raw,
        "hex": text[0].encode(),
        "HEX": text[1].encode(),
        "hex, 2 bytes a sign": text[0].encode("utf-16-le"),
        "hex, 4 bytes a sign": text[0].encode("utf-32-le"),
        "passphrase, utf-8": passphrase.encode(),
        "passphrase, 1 byte a sign": passphrase.encode("latin-1", "ignore"),
        "passphrase, 2 bytes a sign": passphrase.encode("utf-16-le"),
        "passphrase, 4 bytes a sign": passphrase.encode("utf-32-le"),
    }


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
