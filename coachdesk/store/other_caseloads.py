"""Other caseloads in the folders of a store, which are not ours to change."""

import re
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from coachdesk.store.connection import connect
from coachdesk.store.driver_errors import driver_errors
from coachdesk.store.errors import StoreError
from coachdesk.store.protection import FileKind, kind_if_readable
from coachdesk.store.schema import is_store
from coachdesk.store.store_files import BACKUP_NAME, SIDE_FILES, backup_folder, copies_of
from coachdesk.store.temporary_files import is_temporary

_ANY_BACKUP = re.compile(rf"(.+){BACKUP_NAME}", re.DOTALL)


def other_caseloads_beside(store: Path) -> list[Path]:
    """Caseloads in the folders of a store that somebody copied there under a name of his own.

    Another store with its backups is left out; a protected file counts only where its name, or the
    folder of backups, says that it was made of this store.
    """
    own = {store, *copies_of(store)}
    found = []
    for folder in (store.parent, backup_folder(store)):
        with suppress(OSError):
            found += [file for file in folder.iterdir() if file not in own and file.is_file()]
    beside = [file for file in found if file.parent == store.parent]
    namesakes = {name for file in beside for name in (file.name, file.stem)}
    return sorted(
        file
        for file in found
        if not file.name.endswith(SIDE_FILES)
        and not is_temporary(file)
        and not _is_backup_of(file, namesakes)
        and _is_caseload(file, store)
    )


def _is_backup_of(file: Path, stores: Iterable[str]) -> bool:
    match = _ANY_BACKUP.fullmatch(file.name)
    return match is not None and match[1] in stores


def _is_caseload(file: Path, store: Path) -> bool:
    kind = kind_if_readable(file)
    if kind is FileKind.ENCRYPTED:
        return file.parent == backup_folder(store) or file.name.startswith(store.stem)
    if kind is not FileKind.PLAIN:
        return False
    with suppress(StoreError, *driver_errors()), closing(connect(file, read_only=True)) as link:
        return is_store(link)
    return True
