"""Lists, kind by kind: whose row it is, how the name is written, which rows are nobody's."""

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange.import_choices import ImportChoices
from tests.exchange.lists import take, told

M = "2026-05-13"
STORED = (
    f"Klantnr;Naam;Opmerking;Geb.datum;Melding\n1;An Bos;noten;1-2-1980;{M}\n2;Jo Vos;;;{M}\n"
    f"3;Zoë van den Berg;;;{M}\n4;Mo Ali;;1-1-1990;{M}\n5;Mo Ali;;1-1-1991;{M}\n"
)


def names(rows: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [tuple(row.get(name) for name in ("first_name", "prefix", "last_name")) for row in rows]


# A log of contacts ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'Datum,Naam,Hoe,Verslag\n2-9-2026,An Bos,tel,x\n3-9-2026,"Vos, Jo",kantoor,x\n',
        "Client;When;How;Remarks\nAn Bos;2-9-2026;phone;x\nJO VOS;3-9-2026;office;x\n",
        "Datum\tVoornaam\tAchternaam\tSoort contact\tNotitie\n2-9-2026\tAn\tBos\ttel\tx\n"
        "3-9-2026\tJo\tVos\tkantoor\tx\n",
        "Klantnr;Naam;Datum contact;Wijze;Opmerking\n1;An Bos;2-9-2026;tel;x\n2;J;3-9-2026;tel;x\n",
        "Naam;Telefoon;Gespreksdatum;Tijd;Wijze;Gespreksverslag\nAn Bos;061;2-9-2026;9:30;tel;x\n"
        "Jo Vos;;3-9-2026;;tel;x\n",
        "Naam;Geboren;Datum;Wijze;Notitie\nAn Bos;1-2-1980;2-9-2026;tel;x\nJo Vos;;3-9-26;tel;x\n",
    ],
)
def test_a_log_of_contacts_comes_in_as_contacts(new_desk: Desk, text: str) -> None:
    before = take(new_desk, STORED).people
    taken = take(new_desk, text)
    assert taken.refused == []
    assert [contact["note"] for row in taken.people for contact in row.get("contacts", [])] == [
        *("x", "x")
    ]
    assert [{**row, "contacts": []} for row in taken.people] == [
        {**row, "contacts": []} for row in before
    ]
    assert [len(row.get("contacts", [])) for row in taken.people] == [1, 1, 0, 0, 0]


def test_each_contact_of_a_log_whose_person_is_not_sure_is_refused(new_desk: Desk) -> None:
    take(new_desk, STORED)
    rows = "Mo Ali;2-9-2026\nEd Kok;2-9-2026\nBos;2-9-2026\n;2-9-2026\nzoe v.d. berg;2-9-2026\n"
    text = "Naam;Datum;Wijze;Notitie\n" + rows.replace("\n", ";tel;x\n")
    assert take(new_desk, text).refused == [
        "line 2, Naam: Mo Ali can be 4, 5; give the dossier number",
        "line 3, Naam: nobody here is called Ed Kok; give the dossier number",
        "line 4: Bos is not a whole name; expected Last, First or First Last",
        "line 5: needs a dossier number or a name",
    ]


def test_a_log_with_birth_dates_tells_namesakes_apart(new_desk: Desk) -> None:
    take(new_desk, STORED)
    text = "Naam;Geboren;Datum;Wijze;Notitie\nMo Ali;1-1-1991;2-9-2026;tel;x\n"
    taken = take(new_desk, text)
    assert [row["ref"] for row in taken.people if "contacts" in row] == ["5"]


def test_a_log_that_names_nobody_is_refused_as_such(new_desk: Desk) -> None:
    [said] = take(new_desk, "Datum;Wijze;Notitie\n2-9-2026;tel;ging goed\n").refused
    assert said.startswith("line 1: looks like a log of contacts")


def test_a_log_without_ways_of_contact_says_what_it_takes(new_desk: Desk) -> None:
    take(new_desk, STORED)
    text = "Naam;Datum;Verslag\nAn Bos;2-9-2026;x\nAn Bos;3-9-2026;y\n"
    taken = take(new_desk, text, ImportChoices("phone"))
    assert [c["mode"] for c in taken.people[0]["contacts"]] == ["phone", "phone"]
    assert told(taken, "taken as phone", "(2 contacts)")


@pytest.mark.parametrize("columns", [{0: "whole_name"}, {}, {3: ""}])
def test_a_log_is_one_too_where_columns_were_chosen_by_hand(
    new_desk: Desk, columns: dict[int, str | None]
) -> None:
    take(new_desk, STORED)
    text = "Naam;Datum;Wijze;Notitie\nAn Bos;2-9-2026;tel;ging goed\n"
    taken = take(new_desk, text, ImportChoices(columns=columns))
    assert taken.people[0]["note"] == "noten"
    assert len(taken.people[0]["contacts"]) == 1


@pytest.mark.parametrize(
    "header",
    ["Naam;Laatste contact;Wijze;Opmerking", "Name;Last contact;Mode;Remarks"],
)
def test_a_list_of_last_contacts_is_no_log(new_desk: Desk, header: str) -> None:
    taken = take(new_desk, f"{header}\nEd Kok;2-9-2026;tel;spreekt Frans\n")
    assert taken.people[0]["note"] == "spreekt Frans"
    assert len(taken.people[0]["contacts"]) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Klantnr;Datum;Wijze\n1;17-9-2026;tel\n2;18-9-2026;kantoor\n", 2),
        ("ref,on,mode,note\n1,2026-09-17,phone,fine\n", 1),
        ("Client no\tDate\tHow\tSubject\n1\t17-9-2026\tphone\t\n1\t18-9-2026\tphone\tdebts\n", 1),
    ],
)
def test_a_contact_without_a_purpose_is_progress_and_said(
    new_desk: Desk, text: str, count: int
) -> None:
    take(new_desk, STORED)
    taken = take(new_desk, text)
    said = [c["purpose"] for row in taken.people for c in row.get("contacts", [])]
    assert said.count("progress") == count
    [note] = told(taken, "taken as progress")
    assert count == 1 or f"({count} contacts)" in note


# Prefixes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "parts"),
    [
        ("JO", "VAN 'T HOF", ("JO", "van 't", "HOF")),
        ("Jo", "V.D. MEER", ("Jo", "v.d.", "MEER")),
        ("Jo", "Berg v.d.", ("Jo", "v.d.", "Berg")),
        ("JO VAN DEN", "BERG", ("JO", "van den", "BERG")),
        ("Fatima el", "Khatib", ("Fatima", "el", "Khatib")),
        ("FATIMA", "EL KHATIB", ("FATIMA", "el", "KHATIB")),
        ("Jo", "Berg (van den)", ("Jo", "van den", "Berg")),
        ("Jo", "Berg, Van Den", ("Jo", "van den", "Berg")),
        ("Jo", "In 't Veld", ("Jo", "in 't", "Veld")),
        ("Van", "Nguyen", ("Van", None, "Nguyen")),
        ("Ben", "Ali Ben", ("Ben", None, "Ali Ben")),
        ("Jo", "'s-Gravesande", ("Jo", None, "'s-Gravesande")),
        ("Jo", "De", ("Jo", None, "De")),
    ],
)
def test_a_prefix_is_parted_wherever_it_stands(
    new_desk: Desk, first: str, last: str, parts: tuple[str | None, ...]
) -> None:
    taken = take(new_desk, f'Melding,First name,Surname\n{M},{first},"{last}"\n')
    assert names(taken.people) == [parts]


@pytest.mark.parametrize(
    ("first", "prefix", "last", "parts"),
    [
        ("JO", "VAN DEN", "BERG", ("JO", "van den", "BERG")),
        ("Jo", "Van De", "Berg", ("Jo", "van de", "Berg")),
        ("Jo", "", "VAN DEN BERG", ("Jo", "van den", "BERG")),
        ("Jo", "", "Nes van de", ("Jo", "van de", "Nes")),
        ("Hans van", "", "Pelt", ("Hans", "van", "Pelt")),
        ("Jo", "VAN", "VAN DAM", ("Jo", "van", "DAM")),
        ("Jo", "", "van Dam", ("Jo", None, "van Dam")),
    ],
)
def test_a_prefix_beside_a_column_of_prefixes(
    new_desk: Desk, first: str, prefix: str, last: str, parts: tuple[str | None, ...]
) -> None:
    text = f"Tussenvoegsel\tAchternaam\tVoornaam\tMelding\n{prefix}\t{last}\t{first}\t{M}\n"
    assert names(take(new_desk, text).people) == [parts]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("BERG, Jo VAN DEN", ("Jo", "van den", "BERG")),
        ("JO VAN DEN BERG", ("JO", "van den", "BERG")),
        ("VAN DEN BERG Jo", ("Jo", "van den", "BERG")),
        ("Henk Nes van de", ("Henk", "van de", "Nes")),
        ("Nes van de, Henk", ("Henk", "van de", "Nes")),
        ("Berg (van den), Jo", ("Jo", "van den", "Berg")),
        ("Jan Van Den Berg", ("Jan", "van den", "Berg")),
        ("Drs. Piet Bos", ("Piet", None, "Bos")),
        ("Piet van Bos jr.", ("Piet", "van", "Bos jr.")),
        ("JANSEN Piet", ("Piet", None, "JANSEN")),
        ("Jansen P", ("P", None, "Jansen")),
    ],
)
def test_a_whole_name_is_parted(new_desk: Desk, name: str, parts: tuple[str | None, ...]) -> None:
    assert names(take(new_desk, f"Melding;Naam\n{M};{name}\n").people) == [parts]


# More than a name, and less ---------------------------------------------------------------------


def test_the_order_of_names_can_be_said_for_the_whole_file(new_desk: Desk) -> None:
    text = f"Klantnr,Client,Melding\n1,Bakker Marie,{M}\n2,Berg van den Zoë,{M}\n3,SMIT Jo,{M}\n"
    taken = take(new_desk, text, ImportChoices(last_name_first=True))
    assert names(taken.people) == [
        *(("Marie", None, "Bakker"), ("Zoë", "van den", "Berg"), ("Jo", None, "SMIT"))
    ]
    assert told(taken, "first name first") == []


def test_that_the_order_of_names_is_not_known_is_said_with_its_count(new_desk: Desk) -> None:
    rows = f'1\tBakker Marie\t{M}\n2\tSmith John\t{M}\n3\t"Bos, An"\t{M}\n4\tJANSEN Piet\t{M}\n'
    [note] = told(take(new_desk, "Client no\tName\tRegistered\n" + rows), "--names last-first")
    assert note.startswith("line 2, Name: Bakker Marie") and note.endswith("(2 names)")


def test_a_remark_beside_a_whole_name_is_left_out_and_said(new_desk: Desk) -> None:
    said = ("Jansen, J.M. (Piet)", "John Smith [deceased]", "An Bos - overleden")
    rows = "".join(f'{n};"{name}";{M}\n' for n, name in enumerate(said))
    taken = take(new_desk, "Id;Name;Registered\n" + rows)
    assert names(taken.people) == [
        *(("J.M.", None, "Jansen"), ("John", None, "Smith"), ("An", None, "Bos"))
    ]
    assert told(taken, "Jansen, J.M. (Piet) holds more than a name", "3 names; lines: 2, 3, 4")


@pytest.mark.parametrize("name", ["Jansen (Piet)", "Bos (overleden)", "An Bos*", "An (Bos"])
def test_a_remark_that_may_be_a_name_is_refused(new_desk: Desk, name: str) -> None:
    [said] = take(new_desk, f"Klantnr;Naam;Melding\n7;{name};{M}\n").refused
    assert said == f"line 2, Naam: {name} holds more than a name; expected a name and nothing else"


# Rows of nobody ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        *("* = vertrouwelijk", "(1) via UWV", "Bron: Suite4Werk", "Geprint op 12-3-2026"),
        *("Let op: niet delen", "# zie dossier", "Page 2 of 3", "geel = ziek", "Legend:"),
    ],
)
@pytest.mark.parametrize("header", ["Klantnr;Naam;Melding", "Naam;Telefoon;Melding"])
def test_a_remark_under_a_list_is_told_as_one(new_desk: Desk, header: str, line: str) -> None:
    row = "7;An Bos;" if header.startswith("K") else "An Bos;061;"
    for end in ("", ";;"):
        taken = take(new_desk, f"{header}\n{row}gisteren\n{line}{end}\n")
        assert [said.partition(":")[0] for said in taken.refused] == ["line 2, Melding", "line 3"]
        assert taken.refused[1].endswith("is a remark and no person; such a line must go")


def test_all_errors_and_what_was_dropped_are_said_at_once(new_desk: Desk) -> None:
    text = (
        "Client no,Name,Registered,Shoe size,Birthday\n7,An Bos,yesterday,4,31-2-1990\n"
        "8,,2026-05-04,5,\n,,,4,1-1-1990\nx = left,,,,\nTotal: 2,,,,\n7,Jo Vos,2026-05-04,,\n"
    )
    taken = take(new_desk, text)
    assert [said.partition(":")[0] for said in taken.refused] == [
        *("line 2, Registered", "line 2, Birthday", "line 3, Name", "line 4", "line 5"),
        *("line 6", "line 7, Client no"),
    ]
    assert told(taken, "Shoe size: is not a column")


def test_a_list_without_names_says_which_columns_it_does_not_know(new_desk: Desk) -> None:
    taken = take(new_desk, "Klnt;Nm;Telefoon\n1;An Bos;06\n")
    assert [said[:38] for said in taken.refused] == ["line 1: has no column with a dossier n"]
    assert len(told(taken, "is not a column coachdesk knows")) == 2


# One person twice -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        f"1;An Bos;1-1-1990;{M}\n1001;BOS, An;01-01-1990;{M}\n",
        f"1;Jo van der Berg;1-1-1990;{M}\n2;Jo v.d. Berg;1990-01-01;{M}\n",
        f"1;Zoë Müller;1-1-1990;{M}\n2;Zoe Muller;1 jan. 1990;{M}\n",
    ],
)
def test_one_name_and_birth_date_under_two_numbers_is_said(new_desk: Desk, rows: str) -> None:
    taken = take(new_desk, "Klantnr;Naam;Geb.datum;Melding\n" + rows)
    assert len(taken.people) == 2
    assert told(taken, "line 3: has the name and birth date of line 2, under another number")


def test_a_name_and_birth_date_under_another_number_than_here_is_said(new_desk: Desk) -> None:
    take(new_desk, f"Klantnr;Naam;Geb.datum;Melding\n1;An Bos;1-1-1990;{M}\n")
    text = f"Client no,Name,Date of birth,Registered\n99,AN BOS,1990-01-01,{M}\n"
    assert told(take(new_desk, text), "added as new; 1 has the same name")
