"""What can be wrong with a store, in one word each; words has the sentences."""

from pathlib import Path
from typing import Any


class StoreError(Exception):
    """The store could not be opened, read or written; nothing was changed."""

    def __init__(self, code: str, path: Path, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.path = path
        self.facts = facts
