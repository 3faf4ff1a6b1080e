"""What a killed run left beside a store is ended at the next opening for writing.

Half-made files go, a journal is rolled back where it is needed and wiped, and beside a protected
store every copy that lies unprotected is protected.
"""

from contextlib import suppress

from coachdesk.store.engine import Store, driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import clear_half_made_of, locked, side_files


def mend(store: Store) -> None:
    """Clear what was left beside a store; never raises, and never waits for another window.

    What cannot be cleared stands in nobody's way: `check` names it.
    """
    clear_half_made_of(store.path)
    if side_files(store.path):
        # Where another window is in the middle of a write, the journal is its own.
        with (
            suppress(StoreError, OSError, *driver_errors()),
            locked(store.path, store.key, waits=False),
        ):
            pass
    if store.key is not None:
        from coachdesk.store.backups import protect_plain

        with suppress(OSError):
            protect_plain(store.path, store.key)
