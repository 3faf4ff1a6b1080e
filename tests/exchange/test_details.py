"""Tables of details: recognised by their headers, read row by row, taken into known dossiers."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.csv_writing import csv_lines
from coachdesk.exchange.details import TABLES, meanings_in, table_under
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.incoming import Incoming
from coachdesk.words import dutch
from coachdesk.words.problems import place_text, placed
from coachdesk.words.terms import field_label
from tests.files import whole_caseload
from tests.store.steps import Json, add_person, caseload, count, entries, import_records, rows

TODAY = date(2026, 11, 20)


def read(text: str) -> Incoming:
    return read_file(text.encode(), "x.csv", TODAY)


def refused(desk: Desk, text: str) -> list[str]:
    """What is said of a file that is not taken in."""
    with pytest.raises(Refused) as caught:
        desk.files.import_records(read(text))
    return [placed(problem) for problem in caught.value.problems]


def exported(desk: Desk, table: str, dialect: str = "plain", **how: Any) -> str:
    with desk.files.details(table, **how) as found:
        return "".join(csv_lines(list(TABLES[table].columns), found.rows, dialect))


def person(desk: Desk, number: int = 0) -> Json:
    return dict(whole_caseload(desk)["jobseekers"][number])


# Which table it is ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("order", [1, -1])
def test_our_own_header_is_known_in_any_order(name: str, order: int) -> None:
    columns = list(TABLES[name].columns)[::order]
    found = table_under(columns)
    assert found is TABLES[name]
    assert meanings_in(found, columns) == columns


@pytest.mark.parametrize("name", TABLES)
def test_the_labels_of_every_field_are_known_in_both_languages(name: str) -> None:
    columns = [column for column in TABLES[name].columns if not column.endswith("uid")]
    labels = [field_label(column) for column in columns]
    assert meanings_in(TABLES[name], labels) == columns
    assert meanings_in(TABLES[name], [dutch()[label] for label in labels]) == columns


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Klantnr;Datum;Tijd;Wijze;Reden;Uitkomst;Verslag", "contacts"),
        ("Dossiernummer;Naam;Datum;Tijd;Wijze;Doel;Uitkomst;Notitie", "contacts"),
        ("klantnummer;Leefgebied;Actie;Wie;Deadline;Status", "plan_steps"),
        ("Dossier;Schuldeiser;Soort;Bedrag;Genoteerd op;Problematisch;Status", "debts"),
        ("Klantnr;Bedrijf;Soort;Functie;Startdatum;Einddatum;Uren", "placements"),
        ("Klantnr;Workshop;Datum;Uren;Aanwezig", "attendance"),
        ("Klantnr;Naam;Datum;Wijze;Opmerkingen", "contacts"),
        ("Klantnr;Laatste contact;Wijze;Opmerking", None),
        ("Klantnr;Naam;Datum melding;Laatste contact;Wijze", None),
        ("Voornaam;Achternaam;Telefoon", None),
        ("Datum;Wijze;Verslag", None),
        (";".join(CASELOAD_COLUMNS), None),
    ],
)
def test_a_header_tells_a_table_from_a_list_of_people(header: str, name: str | None) -> None:
    found = table_under(header.split(";"))
    assert (found.name if found else None) == name


def test_words_of_a_table_are_no_second_header() -> None:
    incoming = read(
        "Klantnr;Leefgebied;Actie;Wie;Status\nbos;werk;Telefoon;klant;open\n"
        "dam;werk;Mail;klant;open\n"
    )
    assert incoming.problems == []
    assert [dossier.given.values["ref"] for dossier in incoming.dossiers] == ["bos", "dam"]


@pytest.mark.parametrize(
    "header",
    ["Klantnr;Datum;Wijze;Uitkomst;Reden", "Klantnr;Schuldeiser;Soort;Bedrag;Genoteerd op"],
)
def test_a_second_table_in_one_file_is_refused_with_its_line(header: str) -> None:
    first = "Klantnr;Datum;Wijze;Reden;Uitkomst\nK-1;13-11-2026;tel;plan;gesproken\n"
    again = first.lower().replace("k-1", "K-2")
    assert [each.given.values["ref"] for each in read(first + again).dossiers] == ["K-1", "K-2"]
    problems = read(f"{first}\n{header}\nK-2;1;2;3;4\n").problems
    assert [placed(problem) for problem in problems] == [
        "line 4: has column names again; put this second list in a file of its own"
    ]


# In ---------------------------------------------------------------------------------------------

CONTACTS = (
    "Overzicht contacten;;;;;\n"
    "Klantnr;Datum;Tijd;Wijze;Reden;Verslag\n"
    "K-00001;9-11-2026;9:30;huisbezoek;voortgang;\"let op:\nhond\"\n"
    "K-00002;13-11-2026;14u;tel.;schulden;\n"
    "K-00001;46340;09:30:00;kantoor;plan;'=geen formule\n"
)  # fmt: skip


def test_a_table_from_excel_comes_in_with_its_dates_times_and_words(new_desk: Desk) -> None:
    add_person(new_desk)
    add_person(new_desk, last_name="Bos")
    tally = new_desk.files.import_records(read(CONTACTS)).tally
    assert {kind: tuple(each) for kind, each in tally.items()} == {"contact": (3, 0, 0)}
    first, second = person(new_desk)["contacts"]
    assert (first["on"], first["at"], first["mode"]) == ("2026-11-09", "09:30", "home_visit")
    assert (first["note"], first["jobseeker_present"]) == ("let op:\nhond", True)
    assert (second["on"], second["at"], second["note"]) == ("2026-11-14", "09:30", "=geen formule")
    assert [each["at"] for each in person(new_desk, 1)["contacts"]] == ["14:00"]
    again = new_desk.files.import_records(read(CONTACTS)).tally
    assert tuple(again["contact"]) == (0, 0, 3)


def test_amounts_flags_and_organisations_come_in(new_desk: Desk) -> None:
    add_person(new_desk)
    new_desk.files.import_records(read(
        "Dossiernr;Schuldeiser;Soort;Bedrag;Genoteerd op;Problematisch;Status\n"
        "K-00001;Eneco;energie;€ 1.250,50;1-2-2026;ja;openstaand\n"
        "K-00001;Zilveren Kruis;zorgverzekering;?;13-2-2026;nee;afgelost\n"
    ))  # fmt: skip
    one, other = person(new_desk)["debts"]
    assert (one["amount"], one["problematic"], one["status"]) == ("1250.50", True, "open")
    assert (other["amount"], other["problematic"]) == (None, False)
    new_desk.files.import_records(read(
        "Dossiernr;Bedrijf;Soort;Functie;Startdatum;Uren per week\n"
        "K-00001;Groenwerk;vrijwilligerswerk;hovenier;13-2-2026;20,5\n"
    ))  # fmt: skip
    [placement] = person(new_desk)["placements"]
    assert (placement["organisation"], placement["hours_per_week"]) == ("Groenwerk", 20.5)
    assert new_desk.read.organisations() == ["Groenwerk"]


DEBTS = "Klantnr;Schuldeiser;Soort;Bedrag;Genoteerd op;Problematisch;Status\n"
DEBT = "K-00001;{};overig;{};31-1-2026;nee;openstaand\n"


def debts(*amounts: str) -> Incoming:
    """A table of debts of these amounts, read to its end."""
    return read(DEBTS + "".join(DEBT.format(f"S{n}", each) for n, each in enumerate(amounts)))


@pytest.mark.parametrize(
    ("amounts", "read_as", "said"),
    [
        (("1.250", "99,50"), ["1250", "99.50"], []),
        (("1,250", "99.50"), ["1250", "99.50"], []),
        (("12,345", "1.234.567"), ["12345", "1234567"], ["line 2, Bedrag"]),
        (("12,345", "1,234,567"), ["12345", "1234567"], []),
        (("12,345", "99,50"), ["12345", "99.50"], ["line 2, Bedrag"]),
        (("99.50", "12.345", "1.250"), ["99.50", "12345", "1250"],
         ["line 3, Bedrag", "line 4, Bedrag"]),
        (("€ 12.345,-", "1.250"), ["12345", "1250"], []),
        (("€ 12,345", "€ -", ",50"), ["12345", "0", "0.50"], ["line 2, Bedrag"]),
    ],
)  # fmt: skip
def test_the_sign_before_decimals_is_found_in_the_data(
    amounts: tuple[str, ...], read_as: list[str], said: list[str]
) -> None:
    incoming = debts(*amounts)
    found = [each.values["amount"] for dossier in incoming.dossiers for each in
             dossier.lists["debts"]]  # fmt: skip
    assert found == [Decimal(amount) for amount in read_as]
    assert [place_text(problem.place) for problem in incoming.problems] == said
    assert {problem.code for problem in incoming.problems} <= {"thousands_or_decimals"}
    assert incoming.notes == []


def test_where_no_line_shows_the_sign_before_decimals_that_is_said() -> None:
    assert [placed(note) for note in debts("1.250", "75", "2.500").notes] == [
        "line 2, Bedrag: 1.250 is read as thousands; no line shows which sign stands before "
        "decimals (2 numbers)"
    ]


def test_the_name_of_an_organisation_is_cleaned_and_not_too_long(new_desk: Desk) -> None:
    add_person(new_desk)
    text = "ref,organisation,kind,role,started_on\nK-00001,{},volunteer,kok,2026-01-05\n"
    new_desk.files.import_records(read(text.format(" \x1b[2JGroen\u202e  werk ")))
    assert new_desk.read.organisations() == ["[2JGroen werk"]
    assert refused(new_desk, text.format("x" * 201)) == [
        "line 2, organisation: has 201 characters; at most 200 fit"
    ]


def test_a_dossier_number_may_stand_in_either_of_two_columns(new_desk: Desk) -> None:
    add_person(new_desk)
    text = "Klantnr;Dossiernummer;Datum;Wijze;Reden\n;K-00001;2-11-2026;kantoor;plan\n"
    assert tuple(new_desk.files.import_records(read(text)).tally["contact"]) == (1, 0, 0)


def test_rows_of_one_dossier_may_stand_apart(new_desk: Desk) -> None:
    """The n-th equal key meets the n-th, also where other dossiers stand between."""
    one = {"on": "2026-11-02", "mode": "office", "purpose": "plan"}
    import_records(new_desk, caseload({"contacts": [one, one]}, {"contacts": [one]}))
    text = (
        "ref,on,mode,note\nK-00001,2026-11-02,office,eerst\nK-00002,2026-11-02,office,ander\n"
        "K-00001,2026-11-02,office,daarna\n"
    )
    assert tuple(new_desk.files.import_records(read(text)).tally["contact"]) == (0, 3, 0)
    assert [each["note"] for each in person(new_desk)["contacts"]] == ["eerst", "daarna"]


def test_a_uid_finds_its_record_whatever_else_changed(new_desk: Desk) -> None:
    add_person(new_desk)
    new_desk.files.import_records(read(CONTACTS.replace("K-00002", "K-00001")))
    text = exported(new_desk, "contacts").replace("2026-11-09", "2026-11-10")
    assert tuple(new_desk.files.import_records(read(text)).tally["contact"]) == (0, 1, 2)


def test_everything_wrong_is_named_at_once_and_nothing_is_taken_in(new_desk: Desk) -> None:
    add_person(new_desk)
    said = refused(
        new_desk,
        "Klantnr;Datum;Wijze;Reden;Tijd\n"
        "K-00001;2-11-2026;kantoor;voortgang;9:30\n"
        "K-7;2-11-2026;kantoor;voortgang;\n"
        "K-00001;31-11-2026;postduif;voortgang;25:00\n"
        ";2-11-2026;kantoor;voortgang;\n"
        "K-00001;2-11-2026;kantoor;;\n"
        "K-00001;2-11-2026;kantoor;plan;;los\n",
    )
    assert [line.split(": ")[0] for line in said] == [
        "line 3, Klantnr",
        "line 4, Datum",
        "line 4, Wijze",
        "line 4, Tijd",
        "line 5, Klantnr",
        "line 7",
    ]
    assert said[0] == "line 3, Klantnr: no dossier has the number K-7"
    assert "31-11-2026 is a day that does not exist" in said[1]
    assert count(new_desk.path, "contact") == 0
    assert entries(new_desk.path) == ["add"]


def test_a_table_makes_no_people(new_desk: Desk) -> None:
    said = refused(new_desk, CONTACTS)
    assert said[0] == "line 3, Klantnr: no dossier has the number K-00001"
    assert count(new_desk.path, "jobseeker") == 0


def test_a_table_is_one_write_and_one_undo(new_desk: Desk) -> None:
    add_person(new_desk)
    before = rows(new_desk.path)
    new_desk.files.import_records(read(CONTACTS.replace("K-00002", "K-00001")))
    assert entries(new_desk.path) == ["add", "import"]
    new_desk.write.undo()
    assert rows(new_desk.path) == before


def test_rows_of_one_dossier_are_taken_together_also_where_they_stand_apart() -> None:
    lines = [f"K-{1 + number % 100:05},2026-11-02,office,plan\n" for number in range(1000)]
    incoming = read("ref,on,mode,purpose\n" + "".join(lines))
    assert len(incoming.dossiers) == 100
    assert [place_text(item.place) for item in incoming.dossiers[0].lists["contacts"]] == [
        f"line {number}" for number in range(2, 1002, 100)
    ]


# Attendance -------------------------------------------------------------------------------------

SEATS = (
    "Klantnr;Workshop;Datum;Begintijd;Uren;Locatie;Aanwezig\n"
    "K-00001;Solliciteren;9-11-2026;9:30;4;Zaal 1;ja\n"
    "K-00002;Solliciteren;9-11-2026;9:30;4;;afgemeld\n"
    "K-00001;Solliciteren;9-11-2026;13:30;4;Zaal 1;nee\n"
    "K-00001;Budget;16-11-2026;;2,5;;ingeschreven\n"
)


def test_attendance_makes_the_workshops_there_are_not_yet(new_desk: Desk) -> None:
    add_person(new_desk)
    add_person(new_desk, last_name="Bos")
    new_desk.files.import_records(read(SEATS))
    held = whole_caseload(new_desk)["workshops"]
    assert [(each["title"], each["starts_at"], each["hours"], each["place"]) for each in held] == [
        ("Solliciteren", "09:30", 4.0, "Zaal 1"),
        ("Solliciteren", "13:30", 4.0, "Zaal 1"),
        ("Budget", None, 2.5, None),
    ]
    assert [[seat["status"] for seat in each["attendance"]] for each in held] == [
        ["attended", "excused"],
        ["no_show"],
        ["planned"],
    ]
    again = new_desk.files.import_records(read(SEATS)).tally
    assert not any(tally.added or tally.updated for tally in again.values())


@pytest.mark.parametrize(
    ("said", "status"), [("✓", "attended"), ("v", "attended"), ("X", "attended")]
)
def test_a_tick_says_that_somebody_was_there(new_desk: Desk, said: str, status: str) -> None:
    add_person(new_desk)
    new_desk.files.import_records(read(
        f"Klantnr;Workshop;Datum;Uren;Aanwezig\nK-00001;Budget;16-11-2026;2;{said}\n"
    ))  # fmt: skip
    [held] = whole_caseload(new_desk)["workshops"]
    assert [seat["status"] for seat in held["attendance"]] == [status]


def test_workshops_meet_whatever_the_capitals_of_their_titles(new_desk: Desk) -> None:
    add_person(new_desk)
    add_person(new_desk, last_name="Bos")
    new_desk.files.import_records(read(
        "Klantnr;Workshop;Datum;Uren;Aanwezig\nK-00001;Budget;16-11-2026;2;ja\n"
        "K-00002;BUDGET;16-11-2026;2;ja\n"
    ))  # fmt: skip
    [held] = whole_caseload(new_desk)["workshops"]
    assert (held["title"], len(held["attendance"])) == ("Budget", 2)


def test_rows_that_tell_a_workshop_differently_are_named(new_desk: Desk) -> None:
    add_person(new_desk)
    add_person(new_desk, last_name="Bos")
    said = refused(new_desk, SEATS.replace(";4;;afgemeld", ";3;Zaal 2;afgemeld"))
    assert said == [
        "line 3, Uren: 3 is not what another line says of the same workshop: 4",
        "line 3, Locatie: Zaal 2 is not what another line says of the same workshop: Zaal 1",
    ]


def test_attendance_of_somebody_unknown_or_without_a_workshop_is_named(new_desk: Desk) -> None:
    add_person(new_desk)
    said = refused(
        new_desk,
        "Klantnr;Workshop;Datum;Uren;Aanwezig\nK-9;W;9-11-2026;4;ja\nK-00001;;9-11-2026;4;ja\n"
        "K-00001;V;9-11-2026;;ja\n",
    )
    assert said == [
        "line 2, Klantnr: no dossier has the number K-9",
        "line 3, Workshop: is needed",
        "line 4, Uren: is needed",
    ]


# Out --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_every_field_and_only_open_dossiers_unless_asked(
    demo_desk: Desk, table: str
) -> None:
    header, *_ = exported(demo_desk, table).splitlines()
    assert header.split(",") == list(TABLES[table].columns)
    with (
        demo_desk.files.details(table) as some,
        demo_desk.files.details(table, closed_too=True) as every,
    ):
        assert len(list(some.rows)) == some.size
        assert len(list(every.rows)) == every.size
        of_dossiers = "ref" in TABLES[table].columns
        same = table == "debts" or not of_dossiers
        assert some.size < every.size or (same and some.size == every.size)


def test_cells_are_written_as_their_kind(new_desk: Desk) -> None:
    debt = {
        "creditor": "Eneco; gas", "kind": "utilities", "amount": "-1250.50", "status": "open",
        "noted_on": "2026-01-05", "problematic": True, "uid": "1234567890123456",
    }  # fmt: skip
    import_records(new_desk, caseload({"ref": "00123", "debts": [debt]}))
    assert exported(new_desk, "debts", "excel-nl").splitlines()[1] == (
        '"\'00123";"Eneco; gas";"utilities";-1250,50;2026-01-05;"true";"open";;"\'1234567890123456"'
    )
    assert exported(new_desk, "debts").splitlines()[1] == (
        "00123,Eneco; gas,utilities,-1250.50,2026-01-05,true,open,,1234567890123456"
    )


def test_an_export_is_of_one_moment_and_keeps_no_writer_waiting(new_desk: Desk) -> None:
    add_person(new_desk)
    new_desk.files.import_records(read(CONTACTS.replace("K-00002", "K-00001")))
    with new_desk.files.details("contacts") as found, new_desk.files.dump() as whole:
        first = next(found.rows)
        add_person(new_desk, last_name="Later")
        new_desk.write.change("contact", 2, {"note": "anders"}, {})
        notes = [row[7] for row in (first, *found.rows)]
        people = list(whole.dossiers)
    assert notes == ["let op:\nhond", None, "=geen formule"]
    assert [each["last_name"] for each in people] == ["Berg"]


def test_amounts_stay_exact(new_desk: Desk) -> None:
    add_person(new_desk)
    new_desk.files.import_records(read(
        "ref,creditor,kind,amount,noted_on,problematic,status\n"
        "K-00001,A,other,999999999999.99,2026-01-05,1,open\n"
    ))  # fmt: skip
    with new_desk.files.details("debts") as found:
        [row] = found.rows
    assert row[3] == Decimal("999999999999.99")
