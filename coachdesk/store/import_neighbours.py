"""Importing what a neighbouring municipality shares: its vacancies, with source `neighbour`.

An employer that is known here stays as it is, and so does a vacancy of one's own: what a neighbour
knows of them does not overwrite what the coach knows. A vacancy that came from a neighbour before
is met by its mark wherever it stands by now, else by its title at that employer. One that the file
of the same neighbour gave last time and gives no longer is closed, and opened again when it is
offered again; each of these is said.
"""

import json
from datetime import date
from typing import NamedTuple

from coachdesk.domain.place import WHOLE_FILE
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import VacancyClosed, VacancySource
from coachdesk.incoming import Given, GivenOrganisation, Incoming
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.work import ORGANISATION, VACANCY
from coachdesk.store.bulk import Row
from coachdesk.store.merging import Merge
from coachdesk.store.settings import set_setting


class _LastFile(NamedTuple):
    """When a neighbour last shared, and the marks of the vacancies here that were in it."""

    shared_on: date
    marks: frozenset[str]


class NeighbourImport(Merge):
    """An import of a neighbour's file."""

    _employers: dict[int, Row]
    _by_mark: dict[FieldValue, Row]
    _by_title: dict[tuple[str, str], Row]
    _offered: set[str]  # marks of the vacancies here that the file gives

    def run(self) -> None:
        rows = self._records.rows
        self._employers = {row["id"]: row for row in rows.read_all(ORGANISATION)}
        self._by_mark, self._by_title, self._offered = {}, {}, set()
        for row in rows.read_all(VACANCY):
            self._by_mark[row["uid"]] = row
            name = self._employers[row["organisation_id"]]["name"]
            self._by_title.setdefault(_key(name, row["title"]), row)
        self.incoming.organisations = self._routed()
        super().run()
        self._close_what_is_gone()

    def _put(
        self, kind: RecordKind, known: Row | None, given: Given, **inner: FieldValue
    ) -> Row | None:
        record = super()._put(kind, known, given, **inner)
        if record and kind is VACANCY:
            self._offered.add(record["uid"])
        return record

    # What is no longer in the file ---------------------------------------------------------

    def _close_what_is_gone(self) -> None:
        """What a file does not tell of its sender, or an older file, closes nothing."""
        sent = self.incoming.sent.values if self.incoming.sent else {}
        sender, shared_on = sent.get("sender"), sent.get("shared_on")
        if not (sender and shared_on):
            return
        shared_on, last = min(shared_on, self.today), self._last_file(sender)
        if last and shared_on < last.shared_on:
            return
        before = last.marks if last else frozenset()
        for row in self._records.rows.read_all(VACANCY):
            mark = row["uid"]
            if row["source"] != VacancySource.NEIGHBOUR:
                continue
            if mark in before - self._offered and row["closed_on"] is None:
                gone = {"closed_on": self.today, "closed_reason": VacancyClosed.WITHDRAWN}
                self._turn(row, "no_longer_offered", gone)
            elif mark in self._offered - before and row["closed_reason"] == VacancyClosed.WITHDRAWN:
                self._turn(row, "offered_again", {"closed_on": None, "closed_reason": None})
        value = {"shared_on": shared_on.isoformat(), "vacancies": sorted(self._offered)}
        set_setting(self.link, _name_of(sender), value)
        self._records.write()

    def _turn(self, row: Row, said: str, values: dict[str, FieldValue]) -> None:
        """Close a vacancy or open it again, and say so."""
        employer = self._employers[row["organisation_id"]]["name"]
        given = Given(WHOLE_FILE, values)
        self._records.tell(given, said, {"value": f"{row['title']}, {employer}"})
        super()._put(VACANCY, row, given)

    def _last_file(self, sender: str) -> _LastFile | None:
        asked = "SELECT value FROM setting WHERE name = ?"
        known = self.link.execute(asked, (_name_of(sender),)).fetchone()
        try:
            value = json.loads(known[0]) if known else {}
            return _LastFile(date.fromisoformat(value["shared_on"]), frozenset(value["vacancies"]))
        except (KeyError, TypeError, ValueError):
            return None

    # What is in it -------------------------------------------------------------------------

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


def _name_of(sender: str) -> str:
    """The setting that keeps what a neighbour shared last."""
    return f"neighbour.{sender}"


def _key(employer: str, title: str) -> tuple[str, str]:
    return employer.casefold(), title.casefold()
