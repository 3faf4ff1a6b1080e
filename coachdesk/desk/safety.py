"""Keeping a store safe: its protection, its backups, and erasing for good."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.desk.opening import OpenStore
from coachdesk.domain.problem import Problem, Refused
from coachdesk.store.errors import StoreError

if TYPE_CHECKING:
    from coachdesk.store.backup_list import Backup
    from coachdesk.store.copy_protection import ProtectedCopies
    from coachdesk.store.erasing import Erased
    from coachdesk.store.restoring import Restored


class Safety:
    """Protection, backups and erasing."""

    def __init__(self, opened: OpenStore) -> None:
        self._open = opened

    def protect(self, old: str | None, new: str | None) -> "ProtectedCopies":
        """Put the store and its backups under another passphrase, or under none.

        `old` is asked again, so that nobody at an open desk can do it; raises StoreError.
        """
        self._open.refuse_if_read_only()
        from coachdesk.store.change_protection import protect

        key = self._open.store.key
        if key is not None and (old is None or not key.is_of(old)):
            raise StoreError("wrong_passphrase", self._open.path)
        self._open.store.refuse_other_coach()
        return protect(self._open.store, old, new)

    def back_up(self, file: Path | None = None, why: str = "asked", *, over: bool = False) -> Path:
        """A verified backup, beside the store or as `file`; raises StoreError, FileExistsError.

        A backup beside the store makes older ones expire: a read-only desk makes none there.
        """
        from coachdesk.exchange.safe_file import refuse_taken
        from coachdesk.store import backups
        from coachdesk.store.file_copy import copy_store

        self._open.store.refuse_other_coach()
        if file is None:
            self._open.refuse_if_read_only()
            retention = backups.retention_of(self._open.store)
            return self._open.store.with_key(
                lambda key: backups.make_backup(self._open.path, key, why, retention)
            )
        refuse_taken(file, over=over)
        tidy = not self._open.read_only
        self._open.store.with_key(
            lambda key: copy_store(self._open.path, file, key, over=over, tidy=tidy)
        )
        self._open.log("backup")
        return file

    def refuse_place(self, path: Path, *, over: bool = False) -> None:
        """Raises Refused where a file written to `path` would replace another one.

        `over`: only where that is one of the store's own, or no regular file. Raises OSError.
        """
        from coachdesk.exchange.safe_file import NotARegularFile, refuse_taken
        from coachdesk.store.protected_paths import refuse_own

        refuse_own(self._open.path, path)
        try:
            refuse_taken(path, over=over)
        except FileExistsError:
            raise Refused([Problem("file", "file_exists", {"value": str(path)})]) from None
        except NotARegularFile:
            raise Refused([Problem("file", "no_ordinary_file", {"value": str(path)})]) from None

    @property
    def store_for_notes(self) -> Path | None:
        """The store beside which a note says what is being written; none where it is only read."""
        return None if self._open.read_only else self._open.path

    def write_recovery_sheet(self, path: Path) -> None:
        """Write the page to keep on paper; the passphrase is not on it.

        Raises Refused where the file is the store's own, OSError.
        """
        from coachdesk.exchange.recovery_sheet import write_recovery_sheet
        from coachdesk.exchange.safe_file import write_file
        from coachdesk.store.store_files import backup_folder

        self.refuse_place(path)
        coach = self._open.store.read("SELECT name FROM coach WHERE id = 1")
        name = coach[0][0] if coach else ""
        text = write_recovery_sheet(
            name, self._open.path, backup_folder(self._open.path), self._open.today
        )
        write_file(path, text.encode("utf-8"), store=self.store_for_notes)

    def backups(self) -> "list[Backup]":
        """The backups beside the store, the newest first."""
        from coachdesk.store.backup_list import list_backups

        return list_backups(self._open.path, self._open.store.key)

    @property
    def backup_problem(self) -> StoreError | None:
        """Why this day of use has no backup, or which copy beside the store is unprotected."""
        return self._open.store.backup_problem

    def restore(self, file: Path, passphrase: str | None = None) -> "Restored":
        """Put a backup in the place of the store, which is kept beside it; raises StoreError.

        A passphrase is needed where the backup has another one than the store; a plain one gets
        the protection of the store.
        """
        self._open.refuse_if_read_only()
        from coachdesk.store.restoring import restore

        with self._open.store.detached():
            done = restore(self._open.path, file, self._open.store.key, passphrase)
            self._open.store.key = done.key
        return done

    def erasable(self, ref: str) -> tuple[str, ...]:
        """The uids of the dossiers with this number, where `erase` can remove them.

        Raises StoreError saying why not.
        """
        from coachdesk.store.erasing import erasable

        return erasable(self._open.store, ref, self._open.today)

    def erase(self, ref: str, seen: Collection[str | None] = ()) -> "Erased":
        """Remove a closed dossier from store, journal and backups; raises StoreError.

        `seen` are the uids that were shown with this number: raises Clash where it is another's
        now.
        """
        self._open.refuse_if_read_only()
        from coachdesk.store.erasing import erase

        return erase(self._open.store, ref, self._open.today, seen)
