"""Other caseloads in the folders of a store, which nobody but their owner may change."""

import re
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from coachdesk.store.backups import NAME, copies_of, folder_of
from coachdesk.store.engine import APPLICATION_ID, connect, driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.file_copy import SIDE_FILES, is_half_made
from coachdesk.store.protection import Kind, kind_if_readable

_ANY_BACKUP = re.compile(rf"(.+){NAME.pattern}", re.DOTALL)


def strangers_beside(store: Path) -> list[Path]:
    """Other caseloads in the folders of a store: copies under a name of somebody's own choice.

    Another store with its backups is its own; a protected one is meant only where its name, or the
    folder of backups, says that it was made of this store.
    """
    own = {store, *copies_of(store)}
    found = []
    for folder in (store.parent, folder_of(store)):
        with suppress(OSError):
            found += [file for file in folder.iterdir() if file not in own and file.is_file()]
    beside = [file for file in found if file.parent == store.parent]
    namesakes = {name for file in beside for name in (file.name, file.stem)}
    return sorted(
        file
        for file in found
        if not file.name.endswith(SIDE_FILES)
        and not is_half_made(file)
        and not _is_backup_of(file, namesakes)
        and _is_caseload(file, store)
    )


def _is_backup_of(file: Path, stores: Iterable[str]) -> bool:
    match = _ANY_BACKUP.fullmatch(file.name)
    return match is not None and match[1] in stores


def _is_caseload(file: Path, store: Path) -> bool:
    kind = kind_if_readable(file)
    if kind is Kind.ENCRYPTED:
        return file.parent == folder_of(store) or file.name.startswith(store.stem)
    if kind is not Kind.PLAIN:
        return False
    with suppress(StoreError, *driver_errors()), closing(connect(file, read_only=True)) as link:
        return bool(link.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    return True
