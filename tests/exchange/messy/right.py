"""Messy files that come in right: the bytes, the people in them, the codes of the notes."""

from datetime import date
from typing import Any, NamedTuple

Person = dict[str, Any]


class Right(NamedTuple):
    data: bytes
    people: list[Person]
    notes: tuple[str, ...] = ()


def zoe(**more: Any) -> Person:
    return {"first_name": "Zoë", "prefix": "van den", "last_name": "Berg", **more}


def sukran(**more: Any) -> Person:
    return {"first_name": "Şükran", "last_name": "Yılmaz", **more}


def name_file(name: str) -> bytes:
    return f"Klantnr;Naam;Melding\n7;{name};2026-05-04\n".encode()


def named(**names: Any) -> list[Person]:
    return [{"ref": "7", **names, "registered_on": REGISTERED}]


def born(day: date) -> list[Person]:
    registered_on = date(2026, 5, 13)
    return [{"ref": "7", "last_name": "Berg", "born_on": day, "registered_on": registered_on}]


def date_file(text: str) -> bytes:
    return f'Dossiernr;Achternaam;Geb.datum;Melding\n7;Berg;"{text}";2026-05-13\n'.encode()


REGISTERED = date(2026, 5, 4)
BORN = date(1988, 12, 3)
TABLE = "Voornaam{0}Tussenvoegsel{0}Achternaam{0}Melding\nZoë{0}van den{0}Berg{0}2026-05-04\n"
ZOE = [zoe(registered_on=REGISTERED)]
SUKRAN = "Achternaam;Voornaam;Melding\r\nYılmaz;Şükran;2026-05-04\r\n"
LONG_NOTE = "x" * 140_000

RIGHT: dict[str, Right] = {
    "semicolons": Right(TABLE.format(";").encode(), ZOE),
    "commas": Right(TABLE.format(",").encode(), ZOE),
    "tabs": Right(TABLE.format("\t").encode(), ZOE),
    "utf-8 with mark": Right(SUKRAN.encode("utf-8-sig"), [sukran(registered_on=REGISTERED)]),
    "utf-16 little end first": Right(
        b"\xff\xfe" + SUKRAN.encode("utf-16-le"), [sukran(registered_on=REGISTERED)]
    ),
    "utf-16 big end first": Right(
        b"\xfe\xff" + SUKRAN.encode("utf-16-be"), [sukran(registered_on=REGISTERED)]
    ),
    "cp1252": Right(TABLE.format(";").encode("cp1252"), ZOE),
    "line ends of an old Mac": Right(TABLE.format(";").replace("\n", "\r").encode(), ZOE),
    "Excel names the delimiter": Right(("sep=,\r\n" + TABLE.format(",")).encode(), ZOE),
    "a title above the header": Right(
        ("Caseload Jansen 2026;;;\n;;;\n" + TABLE.format(";")).encode(), ZOE
    ),
    "empty lines": Right(
        ("\n;;;\n" + TABLE.format(";").replace("\n", "\n\n") + ";;;\n   ;;;\n").encode(), ZOE
    ),
    "trailing delimiters": Right(TABLE.format(";").replace("\n", ";;;\n").encode(), ZOE),
    "trailing empty cells left out": Right(
        b"Klantnr;Achternaam;Telefoon;Wijk\n7;Berg\n",
        [{"ref": "7", "last_name": "Berg"}],
        ("registered_today",),
    ),
    "the header again halfway": Right((TABLE.format(";") + TABLE.format(";")).encode(), ZOE * 2),
    "spaces around everything": Right(
        b' Voornaam ; "Achternaam"; Datum melding\n Zo\xc3\xab ; "Berg; B."; 4-5-2026 \n'
        b"An;Bos;31-1-2026\n",
        [
            {"first_name": "Zoë", "last_name": "Berg; B.", "registered_on": REGISTERED},
            {"first_name": "An", "last_name": "Bos", "registered_on": date(2026, 1, 31)},
        ],
    ),
    "headers in capitals and any order": Right(
        "DATUM MELDING;ACHTERNAAM;ROEPNAAM;GEB. DATUM\n"
        "2026-05-04;Yılmaz;Şükran;1988-12-03\n".encode(),
        [sukran(born_on=BORN, registered_on=REGISTERED)],
    ),
    "headers in English": Right(
        "Client no.,First name,Surname,Date of birth,Registration date\n"
        "7,Şükran,Yılmaz,1988-12-03,2026-05-04\n".encode(),
        [sukran(ref="7", born_on=BORN, registered_on=REGISTERED)],
    ),
    "headers of two lines and with a hint": Right(
        b'"Dossier-\nnummer";Achternaam;"Melding\n(dd-mm-jjjj)"\n7;Berg;31-1-2026\n',
        [{"ref": "7", "last_name": "Berg", "registered_on": date(2026, 1, 31)}],
    ),
    "a column nobody knows": Right(
        b"Klantnr;Schoenmaat;Melding\n7;42;2026-05-04\n",
        [{"ref": "7", "registered_on": REGISTERED}],
        ("column_not_read",),
    ),
    "a column without a name": Right(
        b"Klantnr;;Melding\n7;wat?;2026-05-04\n",
        [{"ref": "7", "registered_on": REGISTERED}],
        ("nameless_column",),
    ),
    "a citizen service number": Right(
        b"Klantnr;BSN;Opmerking;Melding\n7;111222333;bsn 111222333;2026-05-04\n",
        [{"ref": "7", "note": "bsn 111222333", "registered_on": REGISTERED}],
        ("column_not_read", "bsn"),
    ),
    "no day of registration": Right(
        b"Voornaam;Achternaam\nAn;Bos\n",
        [{"first_name": "An", "last_name": "Bos"}],
        ("registered_today",),
    ),
    "two phone numbers": Right(
        b"Klantnr;Telefoon;Mobiel;Melding\n7;033-1234567;0612345678;2026-05-04\n"
        b"8;;0612345678;2026-05-04\n",
        [
            {"ref": "7", "phone": "033-1234567 / 0612345678", "registered_on": REGISTERED},
            {"ref": "8", "phone": "0612345678", "registered_on": REGISTERED},
        ],
    ),
    "a line break and a quote in a text": Right(
        b'Klantnr;Opmerking;Melding\r\n7;"let op:\r\nhond ""Max""";2026-05-04\r\n',
        [{"ref": "7", "note": 'let op:\nhond "Max"', "registered_on": REGISTERED}],
    ),
    "a guarded text and a Dutch apostrophe": Right(
        b"Klantnr,Achternaam,Opmerking,Melding\n7,'t Hart,'=geen formule,2026-05-04\n"
        b"8,''t Hart,=wel een formule,2026-05-04\n",
        [
            {"ref": "7", "prefix": "'t", "last_name": "Hart", "note": "=geen formule",
             "registered_on": REGISTERED},
            {"ref": "8", "prefix": "'t", "last_name": "Hart", "note": "=wel een formule",
             "registered_on": REGISTERED},
        ],
    ),
    "a long cell in a column nobody reads": Right(
        f"Klantnr;Logboek;Melding\n7;{LONG_NOTE};2026-05-04\n".encode(),
        [{"ref": "7", "registered_on": REGISTERED}],
        ("column_not_read",),
    ),
    "hidden characters": Right(
        "Klantnr;Achternaam;Melding\n7;\u200eBe\x1brg\ufeff;2026-05-04\n\x1a".encode(),
        [{"ref": "7", "last_name": "Berg", "registered_on": REGISTERED}],
    ),
    "words of the vocabulary as people write them": Right(
        b"Klantnr;Uitkering;Melding;Reden afsluiting;Datum afsluiting\n"
        b"7;Bijstand;2026-05-04;Betaald werk, vast;2026-11-01\n"
        b"8;WW;2026-05-04;aow;2026-11-01\n"
        b"9;n.v.t.;2026-05-04;;-\n10;geen;2026-05-04;;nvt\n",
        [
            {"ref": "7", "benefit_kind": "participatiewet", "registered_on": REGISTERED,
             "closed_reason": "paid_permanent", "closed_on": date(2026, 11, 1)},
            {"ref": "8", "benefit_kind": "ww", "registered_on": REGISTERED,
             "closed_reason": "pension_age", "closed_on": date(2026, 11, 1)},
            {"ref": "9", "registered_on": REGISTERED},
            {"ref": "10", "benefit_kind": "none", "registered_on": REGISTERED},
        ],
    ),
    "tags parted by semicolons": Right(
        b'Klantnr,Trefwoorden,Melding\n7,"zorg; rijbewijs, heftruck",2026-05-04\n',
        [{"ref": "7", "tags": ["zorg", "rijbewijs", "heftruck"], "registered_on": REGISTERED}],
    ),
    "dates that could be read both ways": Right(
        b"Klantnr;Melding;Geb.datum\n7;3-4-2026;1-2-88\n8;5/5/2026;\n",
        [
            {"ref": "7", "registered_on": date(2026, 4, 3), "born_on": date(1988, 2, 1)},
            {"ref": "8", "registered_on": date(2026, 5, 5)},
        ],
        ("day_before_month",),
    ),
    "dates of which one shows the order": Right(
        b"Klantnr;Melding\n7;3-4-2026\n8;31-1-2026\n",
        [
            {"ref": "7", "registered_on": date(2026, 4, 3)},
            {"ref": "8", "registered_on": date(2026, 1, 31)},
        ],
    ),
    "names in one column and initials": Right(
        b"Naam;Voorletters;Melding\nvan den Berg;Z.;2026-05-04\nBos;A.B.;2026-05-04\n",
        [
            {"first_name": "Z.", "prefix": "van den", "last_name": "Berg",
             "registered_on": REGISTERED},
            {"first_name": "A.B.", "last_name": "Bos", "registered_on": REGISTERED},
        ],
    ),
    "last names under Naam beside first names": Right(
        "Naam;Voornaam;Melding\nvan den Berg;Zoë;2026-05-04\nZoë van den Berg;Zoë;2026-05-04\n"
        "Berg, van den;Zoë;2026-05-04\nBerg, Zoë van den;Zoë;2026-05-04\n".encode(),
        ZOE * 4,
    ),
    "last names with their prefix": Right(
        "Achternaam;Voornaam;Melding\nVan den Berg;Zoë;2026-05-04\nBerg, van den;Zoë;2026-05-04\n"
        .encode(),
        ZOE * 2,
    ),
    "only a last name of a known dossier": Right(
        b"Klantnr;Naam;Melding\n7;van der Berg;2026-05-04\n",
        [{"ref": "7", "prefix": "van der", "last_name": "Berg", "registered_on": REGISTERED}],
    ),
    "a name that could be parted elsewhere": Right(
        name_file("Anna Maria Jansen"),
        named(first_name="Anna Maria", last_name="Jansen"),
        ("name_parted",),
    ),
    "a prefix with a capital": Right(
        name_file("Fatima El Khatib"),
        named(first_name="Fatima", prefix="El", last_name="Khatib"),
        ("name_parted",),
    ),
    "a text that Excel was made to keep": Right(
        b'Klantnr;Achternaam;Telefoon;Melding\n="00123";Berg;="0612345678";2026-05-04\n',
        [{"ref": "00123", "last_name": "Berg", "phone": "0612345678",
          "registered_on": REGISTERED}],
    ),
    "a dossier number that our own export marked": Right(
        b"ref;last_name;registered_on\n'00123;Berg;2026-05-04\n''00123;Bos;2026-05-04\n",
        [{"ref": "00123", "last_name": "Berg", "registered_on": REGISTERED},
         {"ref": "'00123", "last_name": "Bos", "registered_on": REGISTERED}],
    ),
    "dashes and question marks for nothing": Right(
        b"Klantnr;Telefoon;E-mail;Wijk;Geb.datum;Uitkering;Uitkering vanaf;Melding\n"
        b"7;-; - ;-;?;n.v.t.;onbekend;2026-05-04\n",
        [{"ref": "7", "registered_on": REGISTERED}],
    ),
    "a phone number without its zero": Right(
        b"Klantnr;Telefoon;Melding\n7;612345678;2026-05-04\n",
        [{"ref": "7", "phone": "612345678", "registered_on": REGISTERED}],
        ("zero_lost",),
    ),
    "a text that was garbled before": Right(
        "Klantnr;Achternaam;Melding\n7;ZoÃ«;2026-05-04\n".encode(),
        [{"ref": "7", "last_name": "ZoÃ«", "registered_on": REGISTERED}],
        ("garbled",),
    ),
    "a group line above the header": Right(
        b";Persoon;;Contact;\nKlantnr;Voornaam;Achternaam;Telefoon;Melding\n"
        b"7;An;Bos;-;2026-05-04\n",
        [{"ref": "7", "first_name": "An", "last_name": "Bos", "registered_on": REGISTERED}],
    ),
    "dates as serials, with a time": Right(
        b"Klantnr;Achternaam;Geb.datum;Melding\n7;Berg;32480;46146,375\n",
        [{"ref": "7", "last_name": "Berg", "born_on": BORN, "registered_on": REGISTERED}],
    ),
    "two kinds of line end": Right(
        b"Klantnr;Achternaam;Melding\r\n7;Berg;2026-05-04\n8;Bos;2026-05-04\r\n",
        [{"ref": "7", "last_name": "Berg", "registered_on": REGISTERED},
         {"ref": "8", "last_name": "Bos", "registered_on": REGISTERED}],
    ),
    "a header and no rows": Right(b"Klantnr;Naam;Melding\n;;\n", [], ("no_rows",)),
    "rows to mend, mended": Right(
        '"Te verbeteren";"Klantnr";"Melding"\r\n"Melding: eens is geen datum";"7";"2026-05-04"\r\n'
        .encode("utf-8-sig"),
        [{"ref": "7", "registered_on": REGISTERED}],
    ),
    **{
        f"one name: {name}": Right(name_file(name), named(**parts))
        for name, parts in {
            "Yılmaz, Şükran": sukran(),
            "Şükran Yılmaz": sukran(),
            "Berg, Zoë van den": zoe(),
            "Zoë van den Berg": zoe(),
            "van den Berg, Zoë": zoe(),
            "Berg van den, Zoë": zoe(),
            "Berg, van den, Zoë": zoe(),
            "mw. Zoë van den Berg": zoe(),
            "Fatima el Khatib": {"first_name": "Fatima", "prefix": "el", "last_name": "Khatib"},
            "Ben Jansen": {"first_name": "Ben", "last_name": "Jansen"},
            "Jan van ’t Hof": {"first_name": "Jan", "prefix": "van ’t", "last_name": "Hof"},
            "An Jansen-de Boer": {"first_name": "An", "last_name": "Jansen-de Boer"},
            "An Jansen - de Boer": {"first_name": "An", "last_name": "Jansen - de Boer"},
            "Anna Maria van Dam": {
                "first_name": "Anna Maria", "prefix": "van", "last_name": "Dam"
            },
        }.items()
    },
    **{
        f"a date: {text}": Right(date_file(text), born(BORN), notes)
        for text, notes in {
            "1988-12-03": (),
            "1988/12/3": (),
            "1988-12-03T00:00:00": (),
            "3-12-1988": ("day_before_month",),
            "03/12/88": ("day_before_month",),
            "3.12.1988 0:00": ("day_before_month",),
            "3 dec. 1988": (),
            "3 december '88": (),
            "zaterdag 3 december 1988": (),
            "3-dec-88": (),
            "December 3, 1988": (),
            "32480": (),
            "32480,5": (),
            "19881203": (),
            "03121988": (),
        }.items()
    },
}  # fmt: skip
