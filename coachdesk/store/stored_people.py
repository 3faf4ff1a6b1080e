"""The people a store holds, by all that a file may name them by."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import takewhile

from coachdesk.domain.names import fold
from coachdesk.domain.place import Place
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValues
from coachdesk.incoming import GivenDossier
from coachdesk.schema.records import JOBSEEKER
from coachdesk.store.bulk import Row, RowBatch
from coachdesk.store.person_matching import (
    NAMES,
    has_lost_signs,
    lost_pattern,
    name_key,
    name_of,
    person_key,
)


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

    @cached_property
    def by_name(self) -> dict[str, list[Row]]:
        """The stored dossiers by what looks like the same name."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.stored:
            found[name_key(row)].append(row)
        return found

    def called(self, values: FieldValues) -> int | Problem:
        """Who alone has this name, and no other birth date than one that is given; else why not."""
        found = self.by_name.get(name_key(values), [])
        if born_on := values.get("born_on"):
            found = [row for row in found if row["born_on"] in (None, born_on)]
        found = [r for r in found if fold(name_of(r)) == fold(name_of(values))] or found
        facts: FieldValues = {"value": name_of(values)}
        if len(found) == 1:
            return int(found[0]["id"])
        if not found:
            return Problem("last_name", "unknown_person", facts)
        facts = {**facts, "refs": ", ".join(row["ref"] for row in found)}
        return Problem("last_name", "several_of_name", facts)

    def who_lost_letters(self, values: FieldValues) -> int | None:
        """Who alone has a name of which the file lost letters, and the same birth date."""
        if not has_lost_signs(values):
            return None
        pattern, born_on = lost_pattern(name_of(values)), values.get("born_on")
        met = [
            row["id"]
            for row in self.stored
            if row["born_on"] == born_on and pattern.fullmatch(fold(name_of(row)))
        ]
        return met[0] if len(met) == 1 else None


def named_before(
    dossiers: Iterable[GivenDossier], place: Place
) -> dict[tuple[str, date | None], Place]:
    """Whom a list names with a number before this place, and where first: most lists number all,
    and need not know."""
    found: dict[tuple[str, date | None], Place] = {}
    refs: set[str] = set()
    for given, *_ in takewhile(lambda dossier: dossier.given.place != place, dossiers):
        ref = given.values.get("ref", "").casefold()
        if ref and given.heads and ref not in refs:
            refs.add(ref)
            found.setdefault(person_key(given.values), given.place)
    return found
