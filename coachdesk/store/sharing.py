"""The reads behind what is shared with neighbours: open vacancies, who agreed, and everybody by
whom a text could be about somebody."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from coachdesk.domain.names import Person
from coachdesk.domain.personal import PersonalFacts, PersonalTexts
from coachdesk.domain.row_id import RowId
from coachdesk.domain.sharing import WISHES, Candidate, Shared, shared_of
from coachdesk.domain.values import FieldValues
from coachdesk.schema.records import JOBSEEKER
from coachdesk.schema.work import ORGANISATION, SKILL, VACANCY
from coachdesk.store.case_facts import to_day
from coachdesk.store.cases import IS_ACTIVE
from coachdesk.store.dossiers import Stored, read_records
from coachdesk.store.store import SqlRow, Store

_OPEN = (
    "r.source <> 'neighbour' AND r.reported_on <= :today"
    " AND (r.closed_on IS NULL OR r.closed_on > :today)"
)
_KNOWN = ", ".join(f"j.{name}" for name in PersonalFacts._fields)
_AGREED = f"""
SELECT j.id, j.uid, {_KNOWN}, {", ".join(f"j.{name}" for name in WISHES)}
FROM jobseeker j WHERE {IS_ACTIVE} AND j.share_profile_on <= :today ORDER BY j.id"""
# Of what somebody has by now: nothing that has run out, nothing that is yet to be obtained.
_SKILLS = """
SELECT jobseeker_id, kind, title, level FROM skill
WHERE (obtained_on IS NULL OR obtained_on <= :today)
  AND (expires_on IS NULL OR expires_on >= :today) ORDER BY id"""
_NAMES = """
SELECT name FROM coach UNION SELECT contact_person FROM organisation
UNION SELECT with_whom FROM employer_contact UNION SELECT with_whom FROM pairing
UNION SELECT supervisor FROM placement UNION SELECT administrator FROM debt_assistance"""


def read_shared(store: Store, today: date) -> Shared:
    """What leaves as of that day; each profile gets a mark at random."""
    now = {"today": today.isoformat()}
    employers = {row.id: row for row in read_records(store, ORGANISATION, "TRUE")}
    vacancies: dict[int, list[FieldValues]] = defaultdict(list)
    for vacancy in read_records(store, VACANCY, _OPEN, **now):
        vacancies[vacancy["organisation_id"]].append(vacancy.values)
    skills: dict[int, list[FieldValues]] = defaultdict(list)
    forms = SKILL.fields
    for owner, kind, title, level in store.read(_SKILLS, **now):
        values = {"kind": forms["kind"].kind.from_store(kind), "title": title, "level": level}
        skills[owner].append(values)
    agreed = store.read(_AGREED, **now)
    known = [_known(row) for row in store.read(f"SELECT {_KNOWN} FROM jobseeker j")]
    names = [row[0] for row in store.read(_NAMES) if row[0]]
    coach = store.read("SELECT uid FROM coach")
    return shared_of(
        _mark_of(coach[0][0]) if coach else None,
        [(employers[key].values, own) for key, own in _by_name(vacancies, employers)],
        [_candidate(row, skills.get(row[0], ())) for row in agreed],
        PersonalTexts(known, names),
    )


def _mark_of(uid: str) -> str:
    """A mark of which nobody can make the uid again."""
    return hashlib.sha256(f"coachdesk shares {uid}".encode()).hexdigest()[:16]


def _by_name(
    vacancies: Mapping[int, Sequence[FieldValues]], employers: Mapping[int, Stored]
) -> list[tuple[int, Sequence[FieldValues]]]:
    return sorted(vacancies.items(), key=lambda item: employers[item[0]]["name"].casefold())


def _known(row: SqlRow) -> PersonalFacts:
    first, prefix, last, ref, born_on, *ways = row
    return PersonalFacts(first, prefix, last, ref, to_day(born_on), *ways)


def _candidate(row: SqlRow, skills: Sequence[FieldValues]) -> Candidate:
    number, uid, *cells = row
    known = _known(tuple(cells[: len(PersonalFacts._fields)]))
    person = Person(RowId(number, uid), known.ref, known.first_name, known.prefix, known.last_name)
    wishes = {}
    for name, cell in zip(WISHES, cells[len(PersonalFacts._fields) :], strict=True):
        field = JOBSEEKER.fields[name]
        wishes[name] = field.empty if cell is None else field.kind.from_store(cell)
    return Candidate(person, known, os.urandom(4).hex(), wishes, skills)
