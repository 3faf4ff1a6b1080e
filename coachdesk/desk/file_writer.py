"""Writing a file for elsewhere, and noting that it was written."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from coachdesk.desk.opening import OpenStore
from coachdesk.desk.safety import Safety
from coachdesk.store.errors import StoreError

# Called where a file was written and no note of it could be: with `access_log` or `history`.
Missed = Callable[[str], None]

# What the access log calls a file that was written; every other is an export.
_DEEDS = {
    "print_plan": "printed",
    "text": "printed",
    "publish": "published",
    "share": "shared",
}


class FileWriter:
    """Writes files that leave the store."""

    def __init__(self, opened: OpenStore, safety: Safety) -> None:
        self._open = opened
        self._safety = safety

    def write(
        self,
        path: Path | None,
        text: bytes | Iterable[str],
        what: str,
        count: int,
        missed: Missed,
        *,
        over: bool = False,
        people: Sequence[int | None] = (None,),
        refs: Sequence[str] = (),
        **facts: Any,
    ) -> None:
        """Write a file, then note it; `missed` is called with a note that could not be written.

        `people` are those in whose history it belongs. The dossier numbers `refs` stand in the
        access log alone.
        """
        from coachdesk.exchange.safe_file import write_file, write_pieces
        from coachdesk.store.protected_paths import refuse_own

        store = self._safety.store_for_notes
        if path:
            refuse_own(self._open.path, path)
        if path and isinstance(text, bytes):
            write_file(path, text, over=over, store=store)
        elif path and not isinstance(text, bytes):
            pieces = [text] if isinstance(text, str) else text
            write_pieces(path, pieces, over=over, store=store)
        if not self._open.log(_DEEDS.get(what, "exported"), refs=refs, count=count, **facts):
            missed("access_log")
        if not self._open.read_only:
            from coachdesk.store import journal

            try:
                journal.note(self._open.store, what, people=people, count=count, **facts)
            except StoreError:  # the file is there all the same
                missed("history")
