"""Columns of lists, kind by kind: what is about somebody else or something else stays out."""

import pytest

from coachdesk.desk import Desk
from coachdesk.exchange.headers import meaning
from tests.exchange.lists import Taken, take

M = "2026-05-13"


def one(desk: Desk, text: str) -> Taken:
    """A list of one person, which must come in."""
    taken = take(desk, text)
    assert taken.refused == []
    assert len(taken.people) == 1
    return taken


# About somebody else ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        *("Telefoon (bewindvoerder)", "Telefoon (werk)", "Tel. (begeleider)", "Mobiel [partner]"),
        *("Telefoon contactpersoon", "Phone (work)", "Phone (guardian)", "Mobile - spouse"),
        *("Telefoon (maatje)", "Telefoon (taal)", "Telefoon (dossier)", "E-mail (werkgever)"),
        *("Geb.datum (kind)", "Geb.datum (partner)", "Geboortedatum kind 2", "Date of birth (son)"),
        *("Naam (partner)", "Naam contactpersoon", "Partner name", "Achternaam (moeder)"),
        *("Voornaam (kind)", "Adres (werkgever)", "Woonplaats ouders", "Street (landlord)"),
        *("Uitkering (partner)", "Klantnr (partner)", "Taal (kind)", "Opmerking (werkgever)"),
        *("Laatste contact (werkgever)", "Doel (partner)", "Wijk (school)", "Emergency contact"),
    ],
)
def test_a_column_about_somebody_else_is_left_out_and_said(new_desk: Desk, header: str) -> None:
    assert meaning(header) is None
    taken = one(new_desk, f"Klantnr;Naam;{header};Melding\n7;An Bos;Iets 1;{M}\n")
    person = taken.people[0]
    assert "Iets 1" not in map(str, person.values())
    assert [note for note in taken.notes if note.startswith(f"{header}: ")]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        *(("Geb.datum (dd-mm-jjjj)", "born_on"), ("Telefoon (mobiel)", "phone")),
        *(("Phone (mobile)", "phone"), ("Telefoon (2)", "phone"), ("E-mail (privé)", "email")),
        *(("Melding [datum]", "registered_on"), ("Voornaam (roepnaam)", "first_name")),
        *(("Naam (achternaam, voornaam)", "whole_name"), ("Telefoon (klant)", "phone")),
        *(("Klantnr (dossiernummer)", "ref"), ("Birthday (d/m/y)", "born_on"), ("Wijk ()", None)),
    ],
)
def test_a_hint_of_form_in_brackets_is_dropped(header: str, name: str | None) -> None:
    assert meaning(header) == (name or "neighbourhood")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Klantnr;Naam;Contactpersoon;Telefoon;E-mail;Melding", f"7;An Bos;Jan;061;j@b.nl;{M}"),
        ("Klantnr;Naam;Telefoon;Partner;Telefoon;Melding", f"7;An Bos;020;Jan;061;{M}"),
        ("Klantnr;Naam;Kind;Geboortedatum;Melding", f"7;An Bos;Kim;1-1-2019;{M}"),
        ("Client no;Name;Employer;Phone;Town;Registered", f"7;An Bos;Shop;061;Ede;{M}"),
        ("Klantnr;Naam;Maatje;Telefoon;Melding", f"7;An Bos;Jan;061;{M}"),
        ("Klantnr;Voornaam;Achternaam;Naam partner;Voornaam;Melding", f"7;An;Bos;Vos;Jan;{M}"),
        ("Klantnr;Naam;Bewindvoerder;Adres;Postcode;Plaats;Melding", f"7;An Bos;Jan;A 1;1;X;{M}"),
    ],
)
def test_a_column_behind_one_of_somebody_else_may_be_theirs(
    new_desk: Desk, header: str, row: str
) -> None:
    person = one(new_desk, f"{header}\n{row}\n").people[0]
    held = {person.get(name) for name in ("email", "born_on", "street", "town")}
    assert held == {None}
    assert person.get("phone") in (None, "020")
    assert (person["first_name"], person["last_name"]) == ("An", "Bos")


@pytest.mark.parametrize(
    "header",
    [
        "Klantnr;Naam;Partner;Telefoon (klant);Melding",
        "Klantnr;Naam;Aantal kinderen;Telefoon;Melding",
        "Klantnr;Naam;Partner;Wijk;Telefoon;Melding",
        "Klantnr;Naam;Telefoon partner;Telefoon;Melding",
        "Klantnr;Naam;Kind of benefit;Telefoon;Melding",
    ],
)
def test_a_column_that_is_the_persons_own_is_read(new_desk: Desk, header: str) -> None:
    cells = {"Klantnr": "7", "Naam": "An Bos", "Melding": M}
    row = [cells.get(name, "061" if name[:8] == "Telefoon" else "") for name in header.split(";")]
    person = one(new_desk, f"{header}\n{';'.join(row)}\n").people[0]
    assert person["phone"] == "061"


@pytest.mark.parametrize(
    "lines",
    [
        (";Klant;;Partner;;", "Klantnr;Naam;Telefoon;Naam;Telefoon;Melding"),
        (",Client,,Spouse,,", "Client no,Name,Phone,Name,Phone,Registered"),
        ("\t\t\tContactpersoon\t\t", "Klantnr\tNaam\tTelefoon\tNaam\tTelefoon\tMelding"),
    ],
)
def test_columns_under_a_head_of_somebody_else_are_theirs(
    new_desk: Desk, lines: tuple[str, str]
) -> None:
    sign = next(sign for sign in ";,\t" if sign in lines[1])
    row = sign.join(("7", "An Bos", "061", "Jan Vos", "062", M))
    # The last column stands under that head too: without a head of its own it is not known.
    taken = one(new_desk, "\n".join((*lines, row)) + "\n")
    person = taken.people[0]
    assert (person["first_name"], person["last_name"], person["phone"]) == ("An", "Bos", "061")
    assert "Jan Vos" not in str(person) and "062" not in str(person)


# Two columns for one field ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        *(
            ("Achternaam;Roepnaam;Voornamen", "Eerste"),
            ("Surname;First name;Calling name", "Tweede"),
        ),
        *(("Naam;Wijk;Buurt", "Tweede"), ("Naam;Stadsdeel;Wijk", "Tweede")),
        *(("Name;District;Area", "Tweede"), ("Naam;Woonplaats;Plaats", "Eerste")),
        *(("Naam;Adres;Straat", "Eerste"), ("Naam;Straat;Woonadres", "Tweede")),
        *(("Naam;Taal;Moedertaal", "Tweede"), ("Naam;Voorkeurstaal;Taal", "Eerste")),
        *(
            ("Voornaam;Geslachtsnaam;Achternaam", "Tweede"),
            ("Voornaam;Surname;Last name", "Tweede"),
        ),
    ],
)
def test_of_two_columns_for_one_field_the_better_counts_and_the_other_is_told(
    new_desk: Desk, header: str, kept: str
) -> None:
    taken = one(new_desk, f"Klantnr;{header};Melding\n7;An Bos;Eerste;Tweede;{M}\n")
    values = {*map(str, taken.people[0].values())}
    assert values & {"Eerste", "Tweede"} == {kept}
    assert len([note for note in taken.notes if "is set aside" in note]) == 1


def test_what_is_set_aside_is_told_once_with_its_count(new_desk: Desk) -> None:
    rows = "".join(
        f"{n};{n + 50};An {c};Noord;Plein;{M}\n" for n, c in ((1, "Bos"), (2, "Vos"), (3, "Kok"))
    )
    taken = take(new_desk, "Klantnr;Zaaknr;Naam;Wijk;Buurt;Melding\n" + rows)
    assert [note for note in taken.notes if "set aside" in note] == [
        "line 2, Zaaknr: 51 is set aside: another column says the same better (3 times)",
        "line 2, Wijk: Noord is set aside: another column says the same better (3 times)",
    ]
    assert {person["neighbourhood"] for person in taken.people} == {"Plein"}


def test_two_columns_of_tags_are_both_kept(new_desk: Desk) -> None:
    taken = one(new_desk, f"Klantnr;Naam;Trefwoorden;Labels;Melding\n7;An Bos;a, b;c;{M}\n")
    assert taken.people[0]["tags"] == ["a", "b", "c"]


# Marks that are no dossier numbers --------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "values"),
    [
        *(("Kenmerk", "statushouder,"), ("Kenmerk", "18+,27-"), ("Kenmerk", "2026,2026")),
        *(("ID", "paspoort,rijbewijs"), ("Referentie", "via buurman,UWV"), ("Id", "1-1-1990,")),
        *(("Reference", "green,"), ("Dossier", "compleet,2 delen"), ("Kenmerk", "A1,")),
    ],
)
def test_a_column_of_marks_is_none_of_dossier_numbers(
    new_desk: Desk, header: str, values: str
) -> None:
    first, second = values.split(",")
    taken = take(new_desk, f"Naam\t{header}\tMelding\nAn Bos\t{first}\t{M}\nJo Vos\t{second}\t{M}")
    assert [person["ref"] for person in taken.people] == ["K-00001", "K-00002"]
    assert [note for note in taken.notes if note.startswith(f"{header}: is not read")]


@pytest.mark.parametrize(
    ("header", "values"),
    [
        *(("Kenmerk", "A1,A2"), ("Kenmerk", "2026-11,2026-12"), ("ID", "77,onbekend")),
        *(("Dossier", "='00123',D 7"), ("Reference", "ab-12-c,ab-13"), ("Dossiernr", "x,y")),
    ],
)
def test_a_column_of_dossier_numbers_is_read(new_desk: Desk, header: str, values: str) -> None:
    first, second = values.replace("'", '"').split(",")
    taken = take(new_desk, f"Naam\t{header}\tMelding\nAn Bos\t{first}\t{M}\nJo Vos\t{second}\t{M}")
    assert taken.refused == []
    given = [said.strip('="') for said in (first, second) if said != "onbekend"]
    assert [person["ref"] for person in taken.people][: len(given)] == given
