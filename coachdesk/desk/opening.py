"""An open store as of a day: the clock, the norms, who may write, and what is noted of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, Self

from coachdesk.domain.policy import Policy
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.store import access_log
from coachdesk.store.errors import StoreError
from coachdesk.store.opening import unlock
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.settings import policy_of, read_settings
from coachdesk.store.store import Store

_SHORT_TIMEOUT = 0.5  # seconds

StoreVersion = tuple[int, int]
_NEVER: StoreVersion = (-1, -1)  # before anything was read


class Moment(NamedTuple):
    """The store as a read transaction sees it, and the norms in force then."""

    version: StoreVersion
    policy: Policy


class OpenStore:
    """One open store, as of a day."""

    def __init__(self, store: Store, today: date | None = None) -> None:
        self.store = store
        self._fixed_today = today
        self._openings = 0
        self._version = _NEVER
        self._settings: JsonObject = {}
        self._policy = Policy()
        self.unread_settings: tuple[str, ...] = ()  # whose default applies
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
        """Close the store and forget its key."""
        self.store.close()

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the store again after `close`; raises StoreError and stays closed.

        The screen still shows records of the store that was closed, so no other file will do.
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
    def minute(self) -> int:
        """The minutes since midnight; 0 where the day was given, which has no hour."""
        now = datetime.now()
        return 0 if self.today_is_set else 60 * now.hour + now.minute

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
    def settings(self) -> JsonObject:
        """Everything the store holds beside its records, as it was last read.

        Only the first use asks the store: the screen's thread must never wait for it.
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
    def appointment_minutes(self) -> int:
        """How long an appointment takes that says nothing of it."""
        from coachdesk.domain.preferences import APPOINTMENT_MINUTES

        minutes = self.settings.get("appointment_minutes")
        if not isinstance(minutes, int) or not 5 <= minutes <= 480:
            return APPOINTMENT_MINUTES
        return minutes

    @property
    def seen_version(self) -> StoreVersion:
        """The version when it was last read: the screen's thread need not ask the store."""
        _ = self.settings
        return self._version

    def look_again(self) -> Moment:
        """Read the settings where anything was written since, in any window.

        Raises StoreError.
        """
        version = self.version
        if version != self._version:
            with self.damage_understood():
                self._settings, self.unread_settings = read_settings(self.store)
            self._policy = policy_of(self._settings)
            self._version = version
        return Moment(version, self._policy)

    @property
    def version(self) -> StoreVersion:
        """Moves with every write in any window, and when the store is opened again.

        Asks the store; raises StoreError.
        """
        return self._openings, self.store.last_write()

    def shorten_waits(self) -> None:
        """Wait only briefly for another program that holds the store: the app is being left."""
        self.store.busy_timeout = _SHORT_TIMEOUT

    @property
    def is_protected(self) -> bool:
        """Whether the store needs a passphrase."""
        return self.store.is_protected

    @property
    def is_new(self) -> bool:
        """Whether the store has no coach yet."""
        return not self.store.read("SELECT 1 FROM coach LIMIT 1")

    def is_empty(self) -> bool:
        """Whether the store has no dossier yet."""
        return not self.store.read("SELECT 1 FROM jobseeker LIMIT 1")

    def log(
        self, what: str, *, refs: Sequence[str] = (), count: int | None = None, **facts: FieldValue
    ) -> bool:
        """Add a line to the access log; False where it cannot be written."""
        return access_log.note(self.path, what, refs=refs, count=count, **facts)

    def deeds(self) -> "list[access_log.LogEntry]":
        """The lines of the access log, newest first."""
        return access_log.read(self.path)

    def calendar_sent(self) -> int | None:
        """The journal's last entry when a calendar was written last; None where none was."""
        for deed in self.deeds():
            if deed.what == "exported" and deed.facts.get("format") == "ics":
                entry = deed.facts.get("entry")
                return entry if isinstance(entry, int) else None
        return None

    @contextmanager
    def damage_understood(self) -> Iterator[None]:
        """Raise StoreError where a row has a value that no record can have."""
        try:
            yield
        except (ArithmeticError, ValueError, TypeError, KeyError) as error:
            raise StoreError("damaged", self.path) from error

    def refuse_if_read_only(self) -> None:
        if self.read_only:
            raise StoreError("read_only", self.path)
