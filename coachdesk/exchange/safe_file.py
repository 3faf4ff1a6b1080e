"""Writing a file so that a reader finds the old one or the new one whole, for its owner only."""

import os
import secrets
from pathlib import Path


def write_beside(path: Path, data: bytes) -> None:
    """Write beside `path` and move into place, readable by the owner alone; raises OSError."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
