"""Texts of lists, kind by kind: quotes, encodings, days, nothings, ticks, files of another sort."""

from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.cell_values import read_cell
from coachdesk.exchange.day_cells import CannotRead
from coachdesk.exchange.misread import put_right
from coachdesk.schema.records import DEBT
from coachdesk.words.problems import placed
from tests.exchange.lists import TODAY, take, told

M = "2026-05-13"


def misread(text: str, page: str) -> str:
    """UTF-8 read in a code page, as many programs leave it."""
    read = ""
    for number in text.encode():
        try:
            read += bytes([number]).decode(page)
        except UnicodeDecodeError:
            read += chr(number)
    return read


# Wrong encodings --------------------------------------------------------------------------------

NAMES = (
    *("Zoë", "Müller", "Şükran", "Yılmaz", "Łukasz", "Dąbrowski", "Đorđe", "Čapek", "Nguyễn"),
    *("Иван", "Γιώργος", "René", "Ángel", "Íñigo", "Ștefan", "İbrahim", "Bērziņš", "Ilić", "à la"),
    *("zei “ja” – ’s avonds", "€ 5", "1½", "👍"),
)


@pytest.mark.parametrize("name", NAMES)
def test_utf_8_that_was_read_as_another_encoding_is_put_right(name: str) -> None:
    for page in ("cp1252", "latin-1"):
        assert put_right(misread(name, page)) == name
    assert put_right(name) == name


@pytest.mark.parametrize("name", ["Zoë", "Müller", "Şükran", "Łukasz", "René", "Ángel", "Íñigo"])
def test_it_is_put_right_too_where_it_happened_twice_or_on_a_macintosh(name: str) -> None:
    assert put_right(misread(misread(name, "cp1252"), "cp1252")) == name
    assert put_right(misread(name, "mac-roman")) == name


@pytest.mark.parametrize(
    "text",
    [
        *("RENÉ’s auto, CAFÉ’ x", "Ö–Ü—x", "JOÃO", "SÃO", "privé…’", "‘JÄ’", "JÄ…", "GRÜ–", "PÅ’"),
        *(
            "Zoë\xa0Bos",
            "ÅÄÖ",
            "Ä€ 5",
            "Ü€5",
            "Đorđe’s",
            "Šarić…",
            "Straße“",
            "NAÏ’",
            "«Één»",
            "Ä»",
        ),
        *("Ãéþ", "5°É®", "Œuvre", "Ăşa", "Îş"),
    ],
)
def test_what_may_be_meant_so_stays(text: str) -> None:
    assert put_right(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f"Klantnr;Voornaam;Achternaam;Melding\n1;{{0}};{{1}};{M}\n2;An;Bos;{M}\n3;{{2}};Vos;{M}\n",
        f"Client no,First name,Surname,Registered\n1,{{0}},{{1}},{M}\n2,A,B,{M}\n3,{{2}},V,{M}\n",
    ],
)
def test_what_was_put_right_is_said_with_its_count_and_lines(new_desk: Desk, text: str) -> None:
    said = [misread(name, "cp1252") for name in ("Şükran", "Yılmaz", "Zoë")]
    taken = take(new_desk, text.format(*said))
    assert [taken.people[0][key] for key in ("first_name", "last_name")] == ["Şükran", "Yılmaz"]
    assert taken.people[2]["first_name"] == "Zoë"
    assert told(
        taken, "→ Şükran: garbled by a wrong encoding, and put right (3 cells; lines: 2, 4)"
    )


def test_a_garbled_column_name_is_known(new_desk: Desk) -> None:
    header = misread("Cliëntnummer", "cp1252")
    taken = take(new_desk, f"{header};Naam;Melding\n7;An Bos;{M}\n")
    assert taken.people[0]["ref"] == "7"


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
@pytest.mark.parametrize("names", [("Małgorzata", "Wiśniewska"), ("Łukasz", "Dąbrowski")])
def test_polish_of_windows_is_read_and_said(
    new_desk: Desk, encoding: str, names: tuple[str, str]
) -> None:
    text = f"Klantnr;Voornaam;Achternaam;Melding\n1;{';'.join(names)};{M}\n2;Małgorzata;Bé;{M}\n"
    taken = take(new_desk, text.encode(encoding))
    assert (taken.people[0]["first_name"], taken.people[0]["last_name"]) == names
    assert told(taken, "the file is in the encoding of Central Europe")


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1250", "Małgorzata Łoïs"),  # Dutch in it, which would be changed
        *(("cp1254", "Şükran Yılmaz"), ("cp1254", "Ayşe Erdoğan"), ("cp1251", "Иван Петров")),
        *(("cp1250", "Jiří Dvořák"), ("cp1250", "Đorđe Šarić"), ("cp1250", "Ana Kovačević")),
        *(("cp1250", "Ştefan Mureşan"), ("cp1253", "Γιώργος Παππάς"), ("cp1257", "Ana Šarūnas")),
    ],
)
def test_what_cannot_be_put_right_is_said_with_its_lines(
    new_desk: Desk, encoding: str, names: str
) -> None:
    first, last = names.replace("ï", "d").split() if encoding == "cp1250" else names.split()
    text = f"Klantnr\tFirst name\tSurname\tRegistered\n1\tAn\tBos\t{M}\n2\t{first}\t{last}\t{M}\n"
    damaged = text.encode(encoding).decode("cp1252")
    if "Małg" in names:
        damaged += f"3\tLoïs\tDe Wêr\t{M}\n"
    for data in (damaged.encode(), damaged.encode("cp1252")):
        taken = take(new_desk, data)
        assert told(taken, "line 3", "looks garbled by a wrong encoding")


# Quotes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("rows", "line", "lines"),
    [
        (['7;An Bos;"bel', "8;Jo Vos;ok", '9;Di Pot;24"', "10;Ed Kok;x"], 2, "lines 3 to 4"),
        (['7;An Bos;"bel', '8;Jo Vos;24"', "9;Di Pot;x"], 2, "line 3"),
        (["6;Ed Kok;x", '7;An Bos;"bel', "8;Jo Vos", '9;Di Pot;24"'], 3, "lines 4 to 5"),
        (['7;"An Bos;bel', '8;Jo Vos";ok', "9;Di Pot;x"], 2, "line 3"),
    ],
)
def test_a_quote_left_open_is_told_with_who_it_took_in(
    new_desk: Desk, sign: str, rows: list[str], line: int, lines: str
) -> None:
    text = "\n".join(["Klantnr;Naam;Opmerking", *rows, ""]).replace(";", sign)
    [said] = take(new_desk, text).refused
    assert said.startswith(f'line {line}: has a quotation mark (") that takes in {lines};')


def test_a_quote_left_open_is_found_under_two_columns_too(new_desk: Desk) -> None:
    text = 'Naam;Opmerking\nAn Bos;"belt\nJo Vos;terug"\nEd Kok;x\n'
    assert "takes in line 3;" in take(new_desk, text).refused[0]


@pytest.mark.parametrize(
    "note",
    [
        "een\n- twee; drie\n- vier; vijf",
        "appels; peren\nmelk; brood",
        "let op:\nhond; kat\n\n1. bellen",
        "zie ook\n6; 7; 8",
    ],
)
def test_a_text_whose_lines_look_like_rows_stays_one_text(new_desk: Desk, note: str) -> None:
    text = f'Klantnr;Naam;Opmerking;Melding\n7;An Bos;"{note}";{M}\n8;Jo Vos;;{M}\n'
    taken = take(new_desk, text)
    assert taken.refused == []
    assert taken.people[0]["note"] == note
    assert len(taken.people) == 2


@pytest.mark.parametrize("blank", [" ", "  ", "\t", "\u00a0", " \u00a0"])
def test_blanks_behind_a_closing_quote_do_no_harm(new_desk: Desk, blank: str) -> None:
    text = f'Klantnr;Naam;Opmerking;Melding\n7;"Bos, An"{blank};"let op; hond"{blank};{M}\n'
    taken = take(new_desk, text)
    assert (taken.refused, taken.people[0]["note"]) == ([], "let op; hond")


# Days, nothings, ticks --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("01-feb.-1984", "1-febr-1984", "1.feb.1984", "1/feb/84", "1feb1984", "01-FEB-84"),
        *("1e feb 1984", "1st of February 1984", "1984-feb-01", "1984 feb. 1", "01 - feb. - 1984"),
        *(
            "1\u20112\u20111984",
            "1–2–1984",
            "01\\02\\1984",
            "1-2-1984.",
            "1984-02-01 00:00:00+01:00",
        ),
        *("wo 1 februari 1984", "Feb 1, 1984", "01-02-1984 00:00:00.000", "1\xadfeb\xad1984"),
    ],
)
def test_a_day_in_many_writings(new_desk: Desk, text: str) -> None:
    taken = take(
        new_desk, f'Klantnr\tNaam\tGeb.datum\tMelding\n7\tAn Bos\t"{text}"\t13-mei.-2026\n'
    )
    assert taken.refused == []
    assert taken.people[0]["born_on"] == "1984-02-01"
    assert taken.people[0]["registered_on"] == "2026-05-13"


@pytest.mark.parametrize(
    "text", ["29-02-1983", "31-4-1983", "30 feb 1983", "29-feb-1983", "1983-02-29", "19830229"]
)
def test_a_day_that_does_not_exist_is_told_as_that(new_desk: Desk, text: str) -> None:
    [said] = take(new_desk, f"Name,Birthday,Registered\nAn Bos,{text},{M}\n").refused
    assert said == f"line 2, Birthday: {text} is a day that does not exist"


@pytest.mark.parametrize(
    "text",
    [
        *("0", "0,00", "NULL", "null", "None", "nan", "NaT", "#N/B", "#N/A", "<NA>", "\\N", "nil"),
        *("(leeg)", "(blank)", "FALSE", "ONWAAR", "[null]", "undefined"),
    ],
)
def test_what_formulas_leave_means_nothing_and_is_counted(new_desk: Desk, text: str) -> None:
    fields = "Telefoon;E-mail;Wijk;Taal;Labels;Geb.datum;Uitkering;Laatste contact;Wijze;Doel;Memo"
    cells = f"{text};" * 11
    taken = take(new_desk, f"Ref;Tv;Naam;{fields};Melding\n7;{text};An Bos;{cells}{M}\n")
    assert taken.refused == []
    assert {*taken.people[0]} == {
        *("ref", "first_name", "last_name", "registered_on", "uid", "abroad")
    }
    assert told(taken, f"{text} is taken as nothing, as formulas leave it (12 cells)")


@pytest.mark.parametrize("text", ["#SPILL!", "#OVERLOOP!", "#CALC!", "#GETAL!", "Err:502", "####"])
def test_an_error_of_a_spreadsheet_is_no_text(new_desk: Desk, text: str) -> None:
    [said] = take(new_desk, f"Klantnr;Naam;Telefoon;Melding\n7;An Bos;{text};{M}\n").refused
    assert said.startswith(f"line 2, Telefoon: {text} is a spreadsheet's error")


@pytest.mark.parametrize(
    ("ticks", "flag"),
    [
        ("✔️ ✅ ☑ x X xx ja Ja J. ja! v V 1 1,0 -1 j waar WAAR TRUE true T y yes ✓ √ 👍 ☒", True),
        ("● • ■ * + [x] (x) [✓] wel aan on þ ü", True),
        ("✖ ❌ nee n N 0 0,0 onwaar FALSE F no ☐ ✗ ○ □ ⬜ [] ( ) niet uit off geen û", False),
    ],
)
def test_every_tick_is_a_tick(ticks: str, flag: bool) -> None:
    for tick in ticks.replace("( )", "(_)").split():
        assert read_cell(DEBT.fields["problematic"], tick.replace("_", " "), TODAY) is flag, tick


@pytest.mark.parametrize("text", ["ok", "misschien", "🔴", "2", "ja of nee", "xv"])
def test_what_is_no_tick_is_refused(text: str) -> None:
    with pytest.raises(CannotRead):
        read_cell(DEBT.fields["problematic"], text, TODAY)


# Files of another sort --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<table><tr><td>x", "is a web page"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "is a web page"),
        ("<html xmlns:o='urn'><table>".encode("utf-16"), "is a web page"),
        (b"\n<!-- made by Suite -->\n<html><body>", "is a web page"),
        (b"<div><table border=1>", "is a web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", "is a web page"),
        (b"%PDF-1.7\n%", "is a PDF"),
        (b"{\\rtf1\\ansi", "is a document"),
        (b"BEGIN:VCARD\nVERSION:3.0\n", "is a list of contacts"),
    ],
)
def test_a_file_is_said_for_what_it_is(data: bytes, said: str) -> None:
    for name in ("list.xls", "list.csv"):
        with pytest.raises(Refused) as refused:
            read_file(data, name, TODAY)
        assert [said in placed(problem, name) for problem in refused.value.problems] == [True]


@pytest.mark.parametrize("sign", ["|", ";", ",", "\t"])
def test_every_separator_people_use_is_one(new_desk: Desk, sign: str) -> None:
    text = "Klantnr;Naam;Opmerking\n7;An Bos;let op\n8;Jo Vos;\n".replace(";", sign)
    taken = take(new_desk, text)
    assert [person["last_name"] for person in taken.people] == ["Bos", "Vos"]
    assert taken.people[0]["note"] == "let op"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
@pytest.mark.parametrize("name", ["caseload.json", "-", "caseload.JSON"])
def test_json_is_read_in_every_unicode(encoding: str, name: str) -> None:
    text = (
        '\r\n{"format":"coachdesk-caseload","version":1,"jobseekers":[{"ref":"K-1","first_name":"Zoë",'
        '"last_name":"Yılmaz","registered_on":"2026-05-04"}]}\r\n'
    )
    [dossier] = read_file(text.encode(encoding), name, date(2026, 11, 20)).dossiers
    assert dossier.given.values["last_name"] == "Yılmaz"
