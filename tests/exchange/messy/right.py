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
    "one phone number in two columns": Right(
        b"Klantnr;Telefoon;Mobiel;Melding\n7;06-12345678;+31 6 12345678;2026-05-04\n",
        [{"ref": "7", "phone": "06-12345678", "registered_on": REGISTERED}],
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
        [{"ref": "7", "last_name": "Zoë", "registered_on": REGISTERED}],
        ("put_right",),
    ),
    "a group line above the header": Right(
        b";Persoon;;Contact;\nKlantnr;Voornaam;Achternaam;Telefoon;Melding\n"
        b"7;An;Bos;-;2026-05-04\n",
        [{"ref": "7", "first_name": "An", "last_name": "Bos", "registered_on": REGISTERED}],
        ("above_header",),
    ),
    "the header again, in other letters": Right(
        (TABLE.format(";") + TABLE.format(";").lower().replace("zoë;van den;berg", "An;;Bos"))
        .encode(),
        [*ZOE, {"first_name": "An", "last_name": "Bos", "registered_on": REGISTERED}],
    ),
    "the header again, in other words": Right(
        b"Klantnr;Naam;Schoenmaat;Melding\n7;An Bos;42;2026-05-04\n"
        b"klantnummer;naam klant;schoenmaat;gemeld op\n8;Jo Vos;40;2026-05-04\n",
        [{"ref": "7", "first_name": "An", "last_name": "Bos", "registered_on": REGISTERED},
         {"ref": "8", "first_name": "Jo", "last_name": "Vos", "registered_on": REGISTERED}],
        ("column_not_read",),
    ),
    "words that could be column names": Right(
        b"Naam;Wijk;Taal;Opmerking;Melding\nAn Bos;Wijk;Taal;Telefoon;2026-05-04\n"
        b"Jo Vos;;;Telefoon;2026-05-04\n",
        [{"first_name": "An", "last_name": "Bos", "neighbourhood": "Wijk", "language": "Taal",
          "note": "Telefoon", "registered_on": REGISTERED},
         {"first_name": "Jo", "last_name": "Vos", "note": "Telefoon",
          "registered_on": REGISTERED}],
    ),
    "rows of something else above the header": Right(
        b"Werkcoach;J. Jansen\nPeildatum;20-11-2026\nKlantnr;Naam;Melding\n"
        b"7;An Bos;2026-05-04\n",
        [{"ref": "7", "first_name": "An", "last_name": "Bos", "registered_on": REGISTERED}],
        ("above_header",),
    ),
    **{
        f"a placeholder for a dossier number: {said}": Right(
            f"Klantnr;Naam;Melding\n{said};An Bos;2026-05-04\n".encode(),
            [{"first_name": "An", "last_name": "Bos", "registered_on": REGISTERED}],
        )
        for said in ("-", "n.v.t.", "onbekend", "?", "NVT")
    },
    "placeholders for a prefix": Right(
        b"Voornaam;Tussenvoegsel;Achternaam;Melding\nAn;nvt;Bos;2026-05-04\n"
        b"An;geen;Bos;2026-05-04\nAn;-;Bos;2026-05-04\n",
        [{"first_name": "An", "last_name": "Bos", "registered_on": REGISTERED}] * 3,
    ),
    "a last name that begins with its own prefix": Right(
        "Voornaam;Tussenvoegsel;Achternaam;Melding\nZoë;van den;Van den Berg;2026-05-04\n"
        .encode(),
        ZOE,
    ),
    **{
        f"UTF-16 without a mark, {end}": Right(
            SUKRAN.encode(end), [sukran(registered_on=REGISTERED)]
        )
        for end in ("utf-16-le", "utf-16-be")
    },
    "ordinary texts of cp1252": Right(
        "Klantnr;Naam;Opmerking;Melding\n"
        "7;Željko Šimić-Œuvre;zei „ja” … ‘s avonds, €\u00a05 – ’t Hof†;2026-05-04\n"
        "8;Žofia Šrámek;50\u00a0%, 5‰; 2026-05-04\n"
        .replace("ć", "c").encode("cp1252"),
        [{"ref": "7", "first_name": "Željko", "last_name": "Šimic-Œuvre",
          "note": "zei „ja” … ‘s avonds, €\u00a05 – ’t Hof†", "registered_on": REGISTERED},
         {"ref": "8", "first_name": "Žofia", "last_name": "Šrámek", "note": "50\u00a0%, 5‰",
          "registered_on": REGISTERED}],
    ),
    **{
        f"names from everywhere: {name}": Right(name_file(name), named(**parts))
        for name, parts in {
            "Şükran Yılmaz": sukran(),
            "Łukasz Żółć": {"first_name": "Łukasz", "last_name": "Żółć"},
            "Alžběta Novotná": {"first_name": "Alžběta", "last_name": "Novotná"},
            "Jiří Výborný": {"first_name": "Jiří", "last_name": "Výborný"},
            "Guðrún Þórsdóttir": {"first_name": "Guðrún", "last_name": "Þórsdóttir"},
            "Eyþór Hörðursson": {"first_name": "Eyþór", "last_name": "Hörðursson"},
            "Siobhán O’Brien": {"first_name": "Siobhán", "last_name": "O’Brien"},
            "Ngũgĩ Đặng": {"first_name": "Ngũgĩ", "last_name": "Đặng"},
            "ʿAlī Ḥusayn": {"first_name": "ʿAlī", "last_name": "Ḥusayn"},
        }.items()
    },
    **{
        f"a name garbled before: {name}": Right(
            name_file(name),
            named(first_name=name.split()[0], last_name=name.split()[1]),
            ("garbled",),
        )
        for name in (
            "Zo\ufffd Bos", "An Y?lmaz", "?ükran Bos", "Þükran Bos", "An Yýlmaz", "Ayþe Bos",
            "Ýbrahim Bos", "An Kýlýç", "Ren‚ Bos", "Zo‘ Bos", "BŽlier Bos", "€elik Bos",
            "Mara•ke Bos",
        )
    },
    "whole names beside calling names": Right(
        b"naam;roepnaam;melding\nP. Jansen;Piet;2026-05-04\n"
        b"van den Berg;An;2026-05-04\nEl Khatib;Fatima;2026-05-04\n"
        b"Pieter Jansen;Piet;2026-05-04\nPerez Lopez;Ana;2026-05-04\n",
        [{"first_name": "Piet", "last_name": "Jansen", "registered_on": REGISTERED},
         {"first_name": "An", "prefix": "van den", "last_name": "Berg",
          "registered_on": REGISTERED},
         {"first_name": "Fatima", "last_name": "El Khatib", "registered_on": REGISTERED},
         {"first_name": "Piet", "last_name": "Jansen", "registered_on": REGISTERED},
         {"first_name": "Ana", "last_name": "Perez Lopez", "registered_on": REGISTERED}],
        ("name_parted",) * 3,
    ),
    "initials behind the last name": Right(
        name_file("Jansen P."), named(first_name="P.", last_name="Jansen"), ("name_parted",)
    ),
    **{
        f"one name, last name first: {name}": Right(
            f"Achternaam en voornaam;Melding\n{name};2026-05-04\n".encode(), ZOE
        )
        for name in ("Berg van den Zoë", "van den Berg Zoë", "Berg, Zoë van den")
    },
    "headers that coaches write": Right(
        b"Dossier nr.;Voornaam/roepnaam;Achternaam;Tel. nr. mobiel;Laatste contact;Soort gesprek;"
        b"Datum melding\n7;An;Bos;06 12345678;2026-09-02;huisbezoek;2026-05-04\n",
        [{"ref": "7", "first_name": "An", "last_name": "Bos", "phone": "06 12345678",
          "registered_on": REGISTERED}],
    ),
    "heads of groups": Right(
        b"Naam;Wijk;Melding\nWijk Noord\n".replace(b"Noord\n", b"Noord;;\n")
        + b"An Bos;Noord;2026-05-04\n",
        [{"first_name": "Wijk", "last_name": "Noord"},
         {"first_name": "An", "last_name": "Bos", "neighbourhood": "Noord",
          "registered_on": REGISTERED}],
        ("name_alone", "registered_today"),
    ),
    "a list of names alone": Right(
        b"Naam;Wijk;Melding\nAn Bos;;\nJo Vos;;\n",
        [{"first_name": "An", "last_name": "Bos"}, {"first_name": "Jo", "last_name": "Vos"}],
        ("registered_today",),
    ),
    "people whose names begin as totals do": Right(
        b"Achternaam;Voornaam;Melding\nEinde;Jan;2026-05-04\nCount;An;2026-05-04\n",
        [{"first_name": "Jan", "last_name": "Einde", "registered_on": REGISTERED},
         {"first_name": "An", "last_name": "Count", "registered_on": REGISTERED}],
    ),
    "delimiters too many under a header without": Right(
        b"Klantnr;Naam;Melding\n7;An Bos;2026-05-04;;\n8;Jo Vos;2026-05-04;;\n",
        [{"ref": "7", "first_name": "An", "last_name": "Bos", "registered_on": REGISTERED},
         {"ref": "8", "first_name": "Jo", "last_name": "Vos", "registered_on": REGISTERED}],
    ),
    "empty cells left out of many rows": Right(
        b"Klantnr;Melding;Wijk;Taal\n6;2026-05-04;Oost;Arabisch\n7;2026-05-04\n"
        b"8;2026-05-04;Oost\n9;2026-05-04\n",
        [{"ref": "6", "registered_on": REGISTERED, "neighbourhood": "Oost",
          "language": "Arabisch"},
         {"ref": "7", "registered_on": REGISTERED},
         {"ref": "8", "registered_on": REGISTERED, "neighbourhood": "Oost"},
         {"ref": "9", "registered_on": REGISTERED}],
    ),
    "an ampersand in a text": Right(
        b"Klantnr;Opmerking;Melding\n7;Kunst&Cultuur;2026-05-04\n8;R&D;2026-05-04\n",
        [{"ref": "7", "note": "Kunst&Cultuur", "registered_on": REGISTERED},
         {"ref": "8", "note": "R&D", "registered_on": REGISTERED}],
    ),
    "a text of several lines with delimiters": Right(
        b'Klantnr,Opmerking,Melding\n7,"appels, peren, kaas\nmelk, brood, thee\nsoep, rijst, vis",'
        b"2026-05-04\n",
        [{"ref": "7", "note": "appels, peren, kaas\nmelk, brood, thee\nsoep, rijst, vis",
          "registered_on": REGISTERED}],
    ),
    "a spreadsheet's day of nothing": Right(
        b"Klantnr;Geb.datum;Datum afsluiting;Melding\n7;00-01-1900;0-1-1900 0:00;2026-05-04\n",
        [{"ref": "7", "registered_on": REGISTERED}],
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
