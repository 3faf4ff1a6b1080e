"""The people a store holds, by all that a file may name them by."""

from datetime import date
from functools import cached_property

from coachdesk.schema.records import JOBSEEKER
from coachdesk.store.bulk import Row, RowBatch
from coachdesk.store.person_matching import NAMES, name_key, person_key


class StoredPeople:
    """Who was in the store before an import; `ids` and `spellings` grow with those of the file."""

    def __init__(self, rows: RowBatch) -> None:
        self._rows = rows

    @cached_property
    def stored(self) -> list[Row]:
        """Who was in the store before this import; first asked for before anything is written."""
        return self._rows.read_all(JOBSEEKER, "id", "uid", "ref", "born_on", *NAMES)

    @cached_property
    def ids(self) -> dict[str, int]:
        """The dossiers by number: the stored ones, and those of the file as they are taken."""
        return {row["ref"]: row["id"] for row in self.stored}

    @cached_property
    def spellings(self) -> dict[str, str]:
        """The dossier numbers by their letters in any case: as stored, else as the file began."""
        return {row["ref"].casefold(): row["ref"] for row in reversed(self.stored)}

    @cached_property
    def ids_by_uid(self) -> dict[str, int]:
        return {row["uid"]: row["id"] for row in self.stored}

    @cached_property
    def ids_by_person(self) -> dict[tuple[str, date | None], int]:
        """The stored dossiers by name and birth date; of equals the first."""
        return {person_key(row): row["id"] for row in reversed(self.stored)}

    @cached_property
    def refs_by_name(self) -> dict[str, str]:
        """The numbers of the stored dossiers by what looks like the same name; of equals the
        first."""
        return {name_key(row): row["ref"] for row in reversed(self.stored)}
