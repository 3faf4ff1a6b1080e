"""What the records of an import name: organisations, and what is looked for within them."""

from functools import cached_property

from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import PairingKind
from coachdesk.incoming import Given
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.work import ORGANISATION, SOCIAL_RETURN, VACANCY
from coachdesk.store.bulk import Row
from coachdesk.store.imported_records import ImportedRecords
from coachdesk.store.record_pairing import RecordKey, key_of

_WITHIN = {kind.name: kind for kind in (VACANCY, SOCIAL_RETURN)}


class ImportedLinks:
    """The organisations by name, and the vacancies and contracts within them by title."""

    def __init__(self, records: ImportedRecords) -> None:
        self._records = records
        self.organisations: dict[str, Row] = {}

    @cached_property
    def _titled(self) -> dict[str, dict[tuple[int, str], int]]:
        """By kind: organisation and title, without case, to the first of that title."""
        found: dict[str, dict[tuple[int, str], int]] = {name: {} for name in _WITHIN}
        for kind in _WITHIN.values():
            columns = ("id", "uid", "organisation_id", "title")
            for row in self._records.rows.read_all(kind, *columns):
                self._note(found, kind, row)
        return found

    @cached_property
    def _marked(self) -> dict[str, int]:
        """The stored vacancies by mark, and those of the file."""
        return {row["uid"]: row["id"] for row in self._records.rows.read_all(VACANCY, "id", "uid")}

    @staticmethod
    def _note(found: dict[str, dict[tuple[int, str], int]], kind: RecordKind, row: Row) -> None:
        found[kind.name].setdefault((row["organisation_id"], row["title"].casefold()), row["id"])

    def learn(self, kind: RecordKind, row: Row) -> None:
        """A record of an organisation that the file gave."""
        if kind.name in _WITHIN:
            self._note(self._titled, kind, row)
        if kind is VACANCY:
            self._marked[row["uid"]] = row["id"]

    def resolve(
        self, kind: RecordKind, given: Given, match: Row | None, inner: dict[str, FieldValue]
    ) -> bool:
        """Put the ids of what a record names into `inner`; whether all it needs could be found."""
        problems = []
        for link in kind.links:
            if link.shown or (link.kind not in given.links and (match or not link.required)):
                continue
            name = given.links.get(link.kind)
            found = self._id(link.kind, given, match, inner) if name else None
            if found or not (name or link.required):
                inner[f"{link.kind}_id"] = found
            elif name:
                problems.append(Problem(link.kind, f"unknown_{link.kind}", {"value": name}))
            elif link.kind not in given.unread:
                problems.append(Problem(link.kind, "missing"))
        self._records.problems.extend(map(given.at, problems))
        if problems and match is None:
            self._records.problems.extend(self._records.lacking(kind, given))
        return not problems

    def _id(
        self, kind: str, given: Given, match: Row | None, inner: dict[str, FieldValue]
    ) -> int | None:
        name = given.links.get(kind) or ""
        if kind == "organisation":
            return self._organisation_id(name)
        if marked := self._marked.get(given.links.get(f"{kind}_uid") or ""):
            return marked
        if outer := given.links.get("organisation"):
            known = self.organisations.get(outer.casefold())
            organisation = known["id"] if known else None
        else:
            organisation = match and match.get("organisation_id")
        return self._titled[kind].get((organisation or 0, name.casefold()))

    def _organisation_id(self, name: str) -> int:
        """The organisation of that name, compared without case; made when there is none."""
        key = name.casefold()
        if key not in self.organisations:
            self.organisations[key] = self._records.rows.add(ORGANISATION, {"name": name})
            self._records.counts["organisation"][0] += 1
        return int(self.organisations[key]["id"])

    def key_of_given(self, kind: RecordKind, given: Given) -> RecordKey:
        """What tells a record of a file from others of its list."""
        ids: dict[str, FieldValue] = {}
        for link in kind.links:
            name = given.links.get(link.kind) or ""
            if link.kind == "organisation":
                known = self.organisations.get(name.casefold())
                ids["organisation_id"] = known["id"] if known else None
            elif name and link.kind in kind.key:
                ids[f"{link.kind}_id"] = self._id(link.kind, given, None, {})
        return key_of(kind, {**given.values, **ids})


def has_buddy(pairings: list[Row], name: str) -> bool:
    """Whether somebody has, or had, a buddy of this name."""
    return any(
        row["kind"] == PairingKind.BUDDY and row["with_whom"].casefold() == name.casefold()
        for row in pairings
    )
