"""Importing what a neighbouring municipality shares: its vacancies, with source `neighbour`.

An employer that is known here stays as it is, and so does a vacancy of one's own: what a neighbour
knows of them does not overwrite what the coach knows. A vacancy that came from a neighbour before
is met by its mark wherever it stands by now, else by its title at that employer.
"""

from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import VacancySource
from coachdesk.incoming import Given, GivenOrganisation, Incoming
from coachdesk.schema.work import ORGANISATION, VACANCY
from coachdesk.store.bulk import Row
from coachdesk.store.merging import Merge


class NeighbourImport(Merge):
    """An import of a neighbour's file."""

    _employers: dict[int, Row]
    _by_mark: dict[FieldValue, Row]
    _by_title: dict[tuple[str, str], Row]

    def run(self) -> None:
        rows = self._records.rows
        self._employers = {row["id"]: row for row in rows.read_all(ORGANISATION)}
        self._by_mark, self._by_title = {}, {}
        for row in rows.read_all(VACANCY):
            self._by_mark[row["uid"]] = row
            name = self._employers[row["organisation_id"]]["name"]
            self._by_title.setdefault(_key(name, row["title"]), row)
        self.incoming.organisations = self._routed()
        super().run()

    def _routed(self) -> list[GivenOrganisation]:
        """Each vacancy under the employer that has it here; an employer without any is not made."""
        known = {row["name"].casefold(): row["name"] for row in self._employers.values()}
        found: dict[str, GivenOrganisation] = {}
        for item in self.incoming.organisations:
            for vacancy in item.lists["vacancies"]:
                stored = self._stored(item.given, vacancy)
                if stored and stored["source"] != VacancySource.NEIGHBOUR:
                    self._records.tell(vacancy, "own_vacancy", {"value": stored["title"]})
                    continue
                given = item.given
                if stored:
                    name = self._employers[stored["organisation_id"]]["name"]
                else:
                    name = given.values.get("name", "")
                    name = known.get(name.casefold(), name)
                if name.casefold() in known:
                    given = given._replace(values={"name": name})
                under = found.setdefault(name.casefold(), GivenOrganisation(given, {}))
                under.lists.setdefault("vacancies", []).append(vacancy)
        return list(found.values())

    def _stored(self, employer: Given, vacancy: Given) -> Row | None:
        values = vacancy.values
        marked = self._by_mark.get(values.get("uid"))
        key = _key(employer.values.get("name", ""), values.get("title", ""))
        return marked or self._by_title.get(key)


def merge_for(incoming: Incoming) -> type[Merge]:
    """How a file is merged that is no handover."""
    return Merge if incoming.profiles is None else NeighbourImport


def _key(employer: str, title: str) -> tuple[str, str]:
    return employer.casefold(), title.casefold()
