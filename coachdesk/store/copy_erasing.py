"""The copies of a store, rewritten without a dossier that is erased."""

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from coachdesk.store.connection import connect
from coachdesk.store.dossier_removal import Removal, holds_a_draft_of
from coachdesk.store.driver_errors import store_and_driver_errors
from coachdesk.store.file_copy import rewrite
from coachdesk.store.file_wiping import remove
from coachdesk.store.keys import key_of
from coachdesk.store.other_caseloads import other_caseloads_beside
from coachdesk.store.protection import Key
from coachdesk.store.record_matching import Known
from coachdesk.store.store_files import copies_of, lost_replaced_stores, names_of, side_files
from coachdesk.store.temporary_files import remove_abandoned_of
from coachdesk.store.write_lock import write_locked

_TIMEOUT = 20.0  # seconds for another window to finish a backup
_POLL_SECONDS = 0.05


class CopyEraser:
    """Finds who is to be erased in the copies of a store, and rewrites those without them."""

    def __init__(self, path: Path, key: Key | None, known: Known) -> None:
        self._path = path
        self._key = key
        self._known = known
        self.rewritten = 0
        self.left: list[Path] = []  # could not be opened
        self.maybe: list[Path] = []  # may hold them, and stay as they are

    def learn(self) -> None:
        """Learn by which other uids, numbers and names the copies have them."""
        for file in self._own():
            self._end_side_files(file)
        grown = True
        while grown:
            grown = False
            for file in self._own():
                with suppress(*store_and_driver_errors()), closing(self._connect(file)) as link:
                    grown |= self._known.learn(link)

    def erase(self) -> None:
        """Rewrite every copy of the store's own; note which other files may hold them."""
        self.left, self.maybe = [], []
        for file in self._own():
            self._end_side_files(file)
            try:
                if file.exists():
                    self._rewrite(file)
            except store_and_driver_errors():
                self.left.append(file)
            self.left += side_files(file)
        for name in names_of(self._path):
            for file in other_caseloads_beside(name):
                self._inspect(file)

    def erase_late(self) -> list[Path]:
        """The same once more: another window may have made a copy of the store until now.

        Gives the copies that are still being made when the wait is over.
        """
        end = time.monotonic() + _TIMEOUT
        while True:
            unfinished = remove_abandoned_of(self._path)
            self.erase()
            if not unfinished or time.monotonic() > end:
                return unfinished
            time.sleep(_POLL_SECONDS)

    def _own(self) -> list[Path]:
        found = (file for name in names_of(self._path)
                 for file in (*copies_of(name), *lost_replaced_stores(name)))  # fmt: skip
        return list(dict.fromkeys(found))

    def _connect(self, file: Path) -> sqlite3.Connection:
        return connect(file, read_only=True, key=key_of(file, self._key))

    def _end_side_files(self, file: Path) -> None:
        """They may be in a side file: a write lock rolls it back and removes it."""
        with suppress(*store_and_driver_errors()):
            if not file.exists():
                for side in side_files(file):
                    remove(side)
            elif side_files(file):
                with write_locked(file, key_of(file, self._key)):
                    pass

    def _rewrite(self, file: Path) -> None:
        with closing(self._connect(file)) as link:
            met = self._known.met_in(link)
            holds = bool(met.ids) or holds_a_draft_of(link, self._known)
        own = key_of(file, self._key)
        if holds:
            removal = Removal(self._known)
            rewrite(file, own, own, removal)
            self.rewritten += bool(removal.records or removal.changes)
        if met.unsure:
            self.maybe.append(file)

    def _inspect(self, file: Path) -> None:
        """A file that is not the store's own is not rewritten, only noted where they are in it."""
        try:
            with closing(self._connect(file)) as link:
                met = self._known.met_in(link)
                if met.ids or met.unsure or holds_a_draft_of(link, self._known):
                    self.maybe.append(file)
        except store_and_driver_errors():
            self.left.append(file)
