"""Every messy file comes in right or is refused with the exact places; nothing in between."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.problem import Problem, Refused
from coachdesk.exchange.cell_values import read_cell
from coachdesk.exchange.csv_table import read_table
from coachdesk.exchange.day_cells import CannotRead
from coachdesk.exchange.headers import CASELOAD_COLUMNS, DERIVED_COLUMNS, meaning
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.exchange.people_in import read_people
from coachdesk.incoming import Incoming
from coachdesk.schema.records import CONTACT, DEBT, DEBT_ASSISTANCE, JOBSEEKER, PLACEMENT
from coachdesk.words import dutch
from coachdesk.words.problems import place_text, placed
from coachdesk.words.terms import field_label
from tests.exchange.messy.refused import REFUSED
from tests.exchange.messy.right import RIGHT
from tests.files import read_csv
from tests.problems import places_and_codes

TODAY = date(2026, 11, 20)


def problems_in(data: bytes) -> list[Problem]:
    try:
        return read_csv(data, TODAY).problems
    except Refused as refused:
        return refused.problems


def read(text: str, mode: str | None = None) -> Incoming:
    return read_csv(text.encode(), TODAY, mode)


@pytest.mark.parametrize("name", RIGHT)
def test_a_messy_file_comes_in_right(name: str) -> None:
    file = RIGHT[name]
    incoming = read_csv(file.data, TODAY)
    assert incoming.problems == []
    assert [item.given.values for item in incoming.dossiers] == file.people
    # Of whole names it is always said in which order they are read.
    codes = [note.code for note in incoming.notes if note.code != "names_in_order"]
    assert codes == list(file.notes)
    assert all(placed(note) for note in incoming.notes)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_every_place(name: str) -> None:
    file = REFUSED[name]
    problems = problems_in(file.data)
    assert places_and_codes(problems) == file.problems
    assert all(placed(problem) for problem in problems)


def test_a_problem_names_line_column_value_and_what_was_expected() -> None:
    (problem,) = read("Klantnr;Geb.datum\n7;eind 1988\n").problems
    assert placed(problem) == (
        "line 2, Geb.datum: eind 1988 is not a date; expected day-month-year with the year, "
        "as 3-12-2026, or 2026-12-03"
    )


def test_what_could_be_read_both_ways_is_said_once_with_its_first_place() -> None:
    notes = read("Klantnr;Melding\n7;5-5-2026\n8;3-4-2026\n9;4-3-2026\n").notes
    assert [placed(note) for note in notes] == [
        "line 3, Melding: 3-4-2026 is read as day-month; no line shows the order (2 dates)"
    ]


def test_what_stands_above_the_column_names_is_said_to_be_left() -> None:
    above = "Werkcoach;J. Jansen\nCaseload\nPeildatum;20-11-2026\n"
    list_text = "Klantnr;Naam;Melding\n7;Bos, An;2026-05-04\n"
    assert [placed(note) for note in read(above + list_text).notes] == [
        "line 1: stands above the column names; it is not read (2 lines, the last is line 3)"
    ]
    assert [placed(note) for note in read("Wijk;Noord\n" + list_text).notes] == [
        "line 1: stands above the column names; it is not read"
    ]


def test_every_row_that_holds_a_name_alone_is_noted() -> None:
    rows = "Wijk Noord;;\nAn Bos;06 12345678;2026-05-04\nWijk Zuid;;\n"
    notes = read("Naam;Telefoon;Melding\n" + rows).notes
    assert [(place_text(note.place), note.code) for note in notes] == [
        ("line 2", "name_alone"),
        ("line 4", "name_alone"),
        ("line 2, Naam", "names_in_order"),
        ("line 2, Melding", "registered_today"),
    ]


@pytest.mark.parametrize(
    ("header", "name", "last_name"),
    [
        ("Achternaam", "Zoë van den Berg", "Berg"),
        ("Naam", "Berg Zoë", "Zoë"),
        ("Achternaam en voornaam", "Berg Zoë", "Berg"),
        ("Voornaam en achternaam", "Berg Zoë", "Zoë"),
    ],
)
def test_only_a_header_of_both_names_turns_their_order(
    header: str, name: str, last_name: str
) -> None:
    table = read_table(f"{header};Melding\n{name};2026-05-04\n".encode())
    (dossier,) = read_people(table, TODAY, ImportChoices(columns={0: "whole_name"})).dossiers
    assert dossier.given.values["last_name"] == last_name


def test_a_quote_left_open_is_told_with_the_lines_it_took_in() -> None:
    (problem,) = read(
        'Klantnr;Naam;Wijk\n6;"An Bos;Oost\n7;Jo Vos;Oost\n8;Bo Dam;Oost\n9;Di";Oost\n'
    ).problems
    assert placed(problem) == (
        'line 2: has a quotation mark (") that takes in lines 3 to 5; close it, or double it in a '
        "text"
    )


@pytest.mark.parametrize("asked", [("MS-DOS", "cp850"), ("Macintosh", "mac-roman")])
def test_text_of_another_machine_is_told_with_a_word_of_it(asked: tuple[str, str]) -> None:
    (problem,) = problems_in("Klantnr;Naam\n7;Jo Élise\n8;René Bélier\n".encode(asked[1]))
    assert "save" in placed(problem) and "CSV UTF-8" in placed(problem)


@pytest.mark.parametrize(("asked", "taken"), [(None, "office"), ("phone", "phone")])
def test_a_last_contact_without_a_mode_is_taken_as_asked_and_said(
    asked: str | None, taken: str
) -> None:
    incoming = read("Klantnr;Melding;Laatste contact\n7;2026-05-04;2026-09-02\n", asked)
    contact = incoming.dossiers[0].last_contact
    assert contact is not None
    assert contact.values["mode"] == taken
    assert [placed(note) for note in incoming.notes] == [
        f"line 2, Laatste contact: has no way of contact beside it; taken as {taken}"
    ]


def test_a_last_contact_that_lies_ahead_is_no_contact_and_said() -> None:
    text = "Klantnr;Melding;Laatste contact\n7;2026-05-04;2026-11-21\n8;2026-05-04;2026-11-20\n"
    incoming = read(text, "phone")
    assert [bool(dossier.last_contact) for dossier in incoming.dossiers] == [False, True]
    assert "line 2, Laatste contact: 2026-11-21 lies ahead" in placed(incoming.notes[0])


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ("kantoor", "office"),
        ("Huisbezoek", "home_visit"),
        ("home visit", "home_visit"),
        ("home_visit", "home_visit"),
        ("tel.", "phone"),
        ("E-mail", "message"),
        ("Teams", "video"),
    ],
)
def test_the_mode_beside_a_last_contact_counts(said: str, mode: str) -> None:
    incoming = read(f"Klantnr;Laatste contact;Wijze\n7;2026-09-02;{said}\n", "workplace")
    contact = incoming.dossiers[0].last_contact
    assert contact is not None
    assert contact.values["mode"] == mode


def test_a_mode_without_a_day_is_said_to_be_left() -> None:
    incoming = read("Klantnr;Melding;Laatste contact;Wijze\n7;2026-05-04;nog niet;tel.\n")
    assert incoming.dossiers[0].last_contact is None
    assert [note.code for note in incoming.notes] == ["mode_not_needed"]


def test_only_a_new_dossier_is_registered_today() -> None:
    (dossier,) = read("Klantnr;Achternaam\n7;Bos\n").dossiers
    assert "registered_on" not in dossier.given.values
    assert dossier.assumed == {"registered_on": TODAY}


def test_an_empty_cell_gives_nothing_and_so_changes_nothing() -> None:
    (dossier,) = read("Klantnr;Telefoon;Melding\n7;;2026-05-04\n").dossiers
    assert "phone" not in dossier.given.values


def test_a_year_of_two_figures_is_never_a_birth_to_come() -> None:
    (dossier,) = read("Klantnr;Geb.datum\n7;31-12-30\n").dossiers
    assert dossier.given.values["born_on"] == date(1930, 12, 31)


@pytest.mark.parametrize("column", CASELOAD_COLUMNS)
def test_every_column_of_our_own_export_is_known(column: str) -> None:
    assert meaning(column) == column


@pytest.mark.parametrize("name", [name for name in JOBSEEKER.fields if name != "uid"])
def test_every_field_is_known_by_its_name_and_its_labels(name: str) -> None:
    label = field_label(name)
    assert {meaning(text) for text in (name, label, dutch()[label])} == {name}


@pytest.mark.parametrize("column", sorted(DERIVED_COLUMNS))
def test_a_column_that_follows_from_the_records_is_left_be_without_a_word(column: str) -> None:
    incoming = read(f"ref;registered_on;{column}\n7;2026-05-04;geen van alle\n")
    assert (incoming.problems, incoming.notes) == ([], [])


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€ 1.250,50", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1.250", "1250"),
        ("1250,5", "1250.5"),
        ("€ 75,-", "75"),
        ("12 EUR", "12"),
        ("1.234.567,89", "1234567.89"),
        (",50", "0.50"),
        ("-,5", "-0.5"),
        ("€ -", "0"),
        (" €  -   ", "0"),
    ],
)
def test_an_amount_is_read_in_dutch_and_english(text: str, amount: str) -> None:
    assert read_cell(DEBT.fields["amount"], text, TODAY).number == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["1.250.50", "1,2,3", "veel", "12,345,6.7.8", "1.25,000", ",", "€", ",500"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(CannotRead):
        read_cell(DEBT.fields["amount"], text, TODAY)


@pytest.mark.parametrize(
    ("text", "flag"), [("ja", True), ("Nee", False), ("x", True), ("✓", True), ("V", True)]
)
def test_yes_and_no_are_read(text: str, flag: bool) -> None:
    assert read_cell(DEBT_ASSISTANCE.fields["administrator_certified"], text, TODAY) is flag


@pytest.mark.parametrize(("text", "hours"), [("20,5", 20.5), ("20.5 uur", 20.5), ("8", 8.0)])
def test_hours_are_read(text: str, hours: float) -> None:
    assert read_cell(PLACEMENT.fields["hours_per_week"], text, TODAY).number == hours


def test_a_time_in_a_file_is_on_the_24_hour_clock() -> None:
    assert read_cell(CONTACT.fields["at"], "2:30", TODAY) == "02:30"


CELLS = st.one_of(
    st.text(max_size=8),
    st.text(alphabet="0123456789-/. ,'\"=dec", max_size=12),
    st.sampled_from(["van den", "Berg, van", ",", "12/31/2026", "32480", "3 dec", "99999", "2w26"]),
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7).map(";".join), max_size=4).map("\n".join)


@given(st.one_of(st.binary(max_size=60), ROWS.map(str.encode)))
def test_whatever_stands_in_a_file_it_is_read_or_refused(data: bytes) -> None:
    header = b"Klantnr;Naam;Geb.datum;Laatste contact;Wijze;Trefwoorden;Telefoon\n"
    for file in (data, header + data):
        assert all(placed(problem) for problem in problems_in(file))
