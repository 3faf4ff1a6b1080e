"""Writing a file so that a reader finds the old one or the new one whole, for its owner only."""

import os
import secrets
from pathlib import Path


def write_beside(path: Path, data: bytes) -> None:
    """Write beside `path` and move into place, readable by the owner alone; raises OSError.

    A pipe or a device is written to as it stands.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.write(data)
        return
    beside = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
