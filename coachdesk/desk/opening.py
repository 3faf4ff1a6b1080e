"""An open store as of a day: the clock, the norms, who may write, and what is noted of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Self

from coachdesk.domain.policy import Policy
from coachdesk.store import access_log
from coachdesk.store.errors import StoreError
from coachdesk.store.opening import unlock
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.settings import policy_of, read_settings, unread_settings
from coachdesk.store.store import Store

LEAVING_SECONDS = 0.5
_NEVER = (-1, -1)  # the version before anything was read


class OpenStore:
    """One open store, as of a day."""

    def __init__(self, store: Store, today: date | None = None) -> None:
        self.store = store
        self._fixed_today = today
        self._openings = 0
        self._version = _NEVER
        self._settings: dict[str, Any] = {}
        self._policy = Policy()
        self.unread_settings: tuple[str, ...] = ()  # whose default applies: damaged in the file
        self.is_logged = True  # whether the access log took the opening

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        today: date | None = None,
        read_only: bool = False,
        create: bool = False,
        passphrase: str | None = None,
    ) -> Self:
        """Open the store at `path`, with its passphrase where it is protected; raises StoreError.

        A new store is protected where a passphrase is given.
        """
        new = kind_of(path) in (FileKind.MISSING, FileKind.EMPTY)
        desk = cls(unlock(path, passphrase, read_only=read_only, create=create), today)
        if not read_only:
            from coachdesk.exchange.safe_file import remove_unfinished

            remove_unfinished(desk.path)
        desk.is_logged = new or desk.log("opened")
        return desk

    def close(self) -> None:
        """Let go of the store and of its key."""
        self.store.close()

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the store again after `close`; raises StoreError and stays closed.

        What the screen still shows is of the store that was closed: no other file opens it.
        """
        before = self.store
        store = unlock(self.path, passphrase, read_only=self.read_only)
        try:
            if before.is_protected and not store.is_protected:
                raise StoreError("open_now", self.path)
            store.owner, store.last_entry = before.owner, before.last_entry
            store.refuse_other_coach()
        except BaseException:
            store.close()
            raise
        self.store = store
        self._openings += 1
        self.is_logged = self.log("opened")

    @property
    def today(self) -> date:
        return self._fixed_today or date.today()

    @property
    def today_is_set(self) -> bool:
        """Whether the day was given with --today instead of taken from the clock."""
        return self._fixed_today is not None

    @property
    def read_only(self) -> bool:
        return self.store.read_only

    @property
    def path(self) -> Path:
        return self.store.path

    @property
    def settings(self) -> dict[str, Any]:
        """Everything the store remembers beside its records, as it was last read.

        Only the first look asks the store: the screen's thread must never wait for it.
        """
        if self._version == _NEVER:
            self.look_again()
        return self._settings

    @property
    def policy(self) -> Policy:
        """The norms in force, as they were last read."""
        _ = self.settings
        return self._policy

    @property
    def seen_version(self) -> tuple[int, int]:
        """The version at the last look, so that the screen's thread need not ask the store."""
        _ = self.settings
        return self._version

    def look_again(self) -> Policy:
        """Read the settings where anything was written since, in any window; gives the norms.

        Raises StoreError.
        """
        version = self.version
        if version != self._version:
            with self.damage_understood():
                self._settings = read_settings(self.store)
                self.unread_settings = unread_settings(self.store)
            self._policy = policy_of(self._settings)
            self._version = version
        return self._policy

    @property
    def version(self) -> tuple[int, int]:
        """Moves with every write in any window, and when the store is opened again.

        Asks the store; raises StoreError.
        """
        return self._openings, self.store.last_write()

    def hurry(self) -> None:
        """The desk is being left: wait only a moment for another program that holds the store."""
        self.store.busy_timeout = LEAVING_SECONDS

    @property
    def is_protected(self) -> bool:
        """Whether the store needs a passphrase."""
        return self.store.is_protected

    @property
    def is_new(self) -> bool:
        """Whether nobody has said yet whose store this is."""
        return not self.store.read("SELECT 1 FROM coach LIMIT 1")

    def is_empty(self) -> bool:
        """Whether the store has no dossier yet."""
        return not self.store.read("SELECT 1 FROM jobseeker LIMIT 1")

    def log(
        self, what: str, *, refs: Sequence[str] = (), count: int | None = None, **facts: Any
    ) -> bool:
        """Note a deed in the access log; False where it cannot be written."""
        return access_log.note(self.path, what, refs=refs, count=count, **facts)

    def deeds(self) -> "list[access_log.LogEntry]":
        """What the access log tells, newest first."""
        return access_log.read(self.path)

    @contextmanager
    def damage_understood(self) -> Iterator[None]:
        """A row that says what no record can say was damaged in the file."""
        try:
            yield
        except (ArithmeticError, ValueError, TypeError, KeyError) as error:
            raise StoreError("damaged", self.path) from error

    def refuse_if_read_only(self) -> None:
        if self.read_only:
            raise StoreError("read_only", self.path)
