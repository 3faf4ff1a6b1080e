"""The tables of details: what each is called in a file, and what its columns are."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from coachdesk.exchange.headers import PROBLEM, WHOLE_NAME, bare, bare_parts, meaning, spellings
from coachdesk.schema.fields import Field, RecordKind
from coachdesk.schema.kinds import LINE
from coachdesk.schema.records import JOBSEEKER, RECORDS
from coachdesk.schema.work import ORGANISATION
from coachdesk.words import dutch
from coachdesk.words.terms import column_label

REF = "ref"
WORKSHOP_UID = "workshop_uid"
_LONGEST_NAME = 60


class Details(NamedTuple):
    """A kind of record as a table: its name, its columns, and those that tell it from others."""

    name: str
    kind: RecordKind
    columns: dict[str, Field]
    known_by: frozenset[str]


def _table(kind: RecordKind) -> Details:
    """A dossier number where they belong to one, what the records name, and their own fields."""
    columns = {REF: JOBSEEKER.fields[REF]} if kind.owner == "jobseeker" else {}
    marks: dict[str, Field] = {}
    for name, link in kind.named.items():
        if link.shown:
            other = RECORDS[link.kind]
            columns |= {field.name: field for field in other.own}
            marks[f"{other.name}_uid"] = other.fields["uid"]
        elif link.required:
            columns[name] = Field(name, LINE, required=True)
    optional = {name: Field(name, LINE) for name, link in kind.named.items() if not link.required}
    columns |= {field.name: field for field in kind.own} | optional
    columns |= {"uid": kind.fields["uid"], **marks}
    name = "employers" if kind is ORGANISATION else kind.list_name or kind.name
    return Details(name, kind, columns, frozenset(kind.known_by))


TABLES: dict[str, Details] = {
    table.name: table for table in (_table(kind) for kind in RECORDS.values() if kind.known_by)
}

# What people write over these columns besides the names and labels that coachdesk has for them;
# joined, as in headers.py.
_SPELLINGS: dict[str, dict[str, str]] = {
    "contacts": {
        "on": "datum contactdatum datumcontact gesproken gesprokenop dag wanneer contactop "
        "contactdate dateofcontact day when datumgesprek gespreksdatum gesprekop datumafspraak "
        "contactmoment datumcontactmoment datespoken talkdate meetingdate",
        "at": "tijd tijdstip om uur aanvang contacttijd",
        "mode": "wijze wijzevancontact wijzecontact contactwijze contactvorm vormcontact "
        "soortcontact contactsoort vorm hoe via kanaal soortgesprek gespreksvorm typegesprek "
        "typecontact soortcontactmoment contactmode wayofcontact",
        "purpose": "doel reden onderwerp aanleiding waarover doelvanhetgesprek doelcontact subject "
        "reason",
        "outcome": "uitkomst resultaat afloop result",
        "jobseeker_present": "aanwezig werkzoekendeaanwezig present klantaanwezig",
        "note": "notitie notities verslag opmerking opmerkingen gespreksverslag aantekening "
        "aantekeningen toelichting bijzonderheden remarks comment gespreksnotitie contactnotitie "
        "contactverslag besproken inhoud samenvatting report summary",
    },
    "plan_steps": {
        "domain": "leefgebied domein levensgebied gebied lifearea",
        "title": "stap planstap actie afspraak omschrijving titel step action",
        "owner": "wie door eigenaar doorwie actiehouder actiedoor verantwoordelijke",
        "due_on": "uiterlijk deadline streefdatum datum voor klaarop gereedop due duedate",
        "status": "stand state",
        "done_on": "gedaanop klaar afgerondop gereed datumgereed done",
        "note": "notitie opmerking toelichting remarks comment",
    },
    "debts": {
        "creditor": "schuldeiser crediteur aanwie",
        "kind": "soort soortschuld type schuldsoort typeofdebt",
        "amount": "bedrag schuld hoogte openstaand openstaandbedrag sum",
        "noted_on": "genoteerdop datum gemeldop sinds noted date",
        "problematic": "problematisch problematischeschuld",
        "status": "stand state",
        "note": "notitie opmerking toelichting remarks comment",
    },
    "placements": {
        "organisation": "organisatie bedrijf werkgever bedrijfsnaam werkplek plek organization "
        "employer company",
        "kind": "soort soortplaatsing type soortplek placementkind",
        "role": "functie rol werk werkzaamheden beroep job",
        "supervisor": "begeleider begeleiding werkbegeleider contactpersoon",
        "hours_per_week": "urenperweek uren hours urenweek",
        "started_on": "begonnenop start startdatum begindatum vanaf van begin gestartop startdate",
        "ends_on": "eindigtop geplandeinde totenmet tot einde einddatum enddate until",
        "ended_on": "beeindigdop gestoptop geeindigdop werkelijkeeinddatum ended",
        "outcome": "uitkomst resultaat afloop result",
        "allowance_per_month": "vergoedingpermaand vergoeding vrijwilligersvergoeding allowance",
        "displacement_checked_on": "verdringinggetoetst verdringingstoets verdringinggetoetstop",
        "displacement_risk": "verdringing risicoverdringing verdringingsrisico",
        "learning_goal": "leerdoel leerdoelen",
        "note": "notitie opmerking toelichting remarks comment",
    },
    "attendance": {
        "title": "workshop titel naamworkshop workshoptitel training cursus",
        "held_on": "datum datumworkshop workshopdatum gehoudenop dag date",
        "hours": "uren aantaluren duur duration",
        "place": "plaats locatie waar location",
        "starts_at": "begintijd aanvang tijd start begintom tijdstip starttime",
        "status": "aanwezig aanwezigheid stand presentie present attendance",
    },
}


def meanings_in(table: Details, headers: Iterable[str]) -> list[str | None]:
    """What each header stands for in this table, if anything. Beside names a `Nummer` may well
    count the lines."""
    headers = list(headers)
    in_list = {meaning(header) for header in headers}
    has_names = not in_list.isdisjoint(("last_name", WHOLE_NAME))
    return [
        None if has_names and bare(header) == "nummer" else _meaning(table, header)
        for header in headers
    ]


def _meaning(table: Details, header: str) -> str | None:
    own = _meanings(table.name)
    for part in bare_parts(header):
        if part in own:
            return own[part]
    # The dossier number has all the names that a list of jobseekers may give it.
    in_list = meaning(header)
    return in_list if in_list == PROBLEM or in_list in {REF} & table.columns.keys() else None


@cache
def _meanings(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in TABLES[name].columns:
        found.setdefault(bare(column), column)
        label = column_label(column)
        found.setdefault(bare(label), column)
        found.setdefault(bare(dutch()[label]), column)
    for column, said in _SPELLINGS.get(name, {}).items():
        for spelling in said.split():
            found.setdefault(spelling, column)
    return found


def is_column_name(text: str) -> bool:
    """Whether a list of jobseekers or a table of details may have a column of this name."""
    if not text or len(text) > _LONGEST_NAME:
        return False
    return not _column_names().isdisjoint(bare_parts(text))


@cache
def _column_names() -> frozenset[str]:
    return frozenset(spellings()).union(*map(_meanings, TABLES))


def table_under(headers: list[str]) -> Details | None:
    """The table of details whose header this is; None for a list of jobseekers, or no header.

    Of a list that could be either it is the table: all that tells that one from others is there.
    """
    as_list = len({meaning(header) for header in headers} - {None, PROBLEM})
    best: tuple[int, Details | None] = (as_list - 1, None)
    for table in TABLES.values():
        found = set(meanings_in(table, headers)) - {None, PROBLEM}
        if (
            (REF in found or REF not in table.columns)
            and table.known_by <= found
            and len(found) > best[0]
        ):
            best = (len(found), table)
    return best[1]
