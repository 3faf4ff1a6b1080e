"""Messy files that are refused, each with every place to mend: (place, code)."""

from typing import NamedTuple


class Wrong(NamedTuple):
    data: bytes
    problems: list[tuple[str, str]]


LONG_NOTE = "x" * 140_000

REFUSED: dict[str, Wrong] = {
    "nothing": Wrong(b"", [("", "no_header")]),
    "no header": Wrong(b"7;Berg;An\n8;Bos;Jo\n", [("", "no_header")]),
    "a header that names nobody": Wrong(
        b"Lijst\nTelefoon;Wijk\n06;Oost\n", [("line 2", "no_people_column")]
    ),
    "half UTF-16": Wrong(b"\xff\xfeN\x00a", [("", "not_csv_text")]),
    "bytes that no text has": Wrong(b"Klantnr;Naam\n7;M\x81ller\n", [("", "not_csv_text")]),
    **{
        f"text of {encoding}: {name}": Wrong(
            f"Klantnr;Naam\n6;An Bos\n7;{name}\n".encode(encoding), [("line 3", "foreign_text")]
        )
        for encoding, name in (
            ("cp850", "René Bos"),
            ("cp850", "Zoë Bos"),
            ("cp437", "An Köln"),
            ("cp850", "Loïs Bos"),
            ("mac-roman", "Zoé Bélier"),
            ("mac-roman", "Jo Müller"),
            ("mac-roman", "André Bos"),
        )
    },
    "two encodings in one file": Wrong(
        "Klantnr;Naam\n7;Zoë Bos\n".encode() + "8;Zoë Dam\n".encode("cp1252"),
        [("line 3", "mixed_text")],
    ),
    "a quote that is not closed": Wrong(
        b'Klantnr;Opmerking\n7;goed\n8;"let op\n9;fout\n', [("line 3", "unmatched_quote")]
    ),
    "a quote inside a quoted text": Wrong(
        b'Klantnr;Opmerking\n7;"Jan "de Beer" Smit"\n', [("line 2", "unmatched_quote")]
    ),
    "a delimiter in a text without quotes": Wrong(
        b"Klantnr;Opmerking\n7;zorg; heeft rijbewijs\n8;goed\n", [("line 2", "too_many")]
    ),
    "a line break in a text without quotes": Wrong(
        b"Klantnr;Voornaam;Achternaam;Opmerking\n7;An;Bos;let op:\nhond in huis\n",
        [("line 3", "cut_off")],
    ),
    "a line break between short rows": Wrong(
        b"Klantnr;Naam;Opmerking;Wijk\n6;An Bos;goed;Oost\n7;Jo Vos;let op:\nhond;West\n"
        b"8;Bo Dam;goed;Oost\n",
        [("line 3", "cut_off"), ("line 4", "cut_off")],
    ),
    "a delimiter in a text before an empty cell": Wrong(
        b"Klantnr;Naam;Opmerking;Wijk\n6;An Bos;goed;Oost\n7;Jo Vos;zorg; rijbewijs;\n"
        b"8;Bo Dam;goed;Oost\n",
        [("line 3", "too_many")],
    ),
    "a quote that takes in other rows": Wrong(
        b'Klantnr;Naam;Opmerking;Wijk\n6;An Bos;"hond;Oost\n7;Jo Vos;goed;Oost\n'
        b'8;Bo Dam;goed;Oost\n9;Di Pot;";Oost\n',
        [("line 2", "swallowed")],
    ),
    "letters of a web page": Wrong(
        b"Klantnr;Naam;Wijk\n7;Zo&euml; Bos;\n8;Ren&#233; Dam;Oost\n",
        [("line 2", "web_letter"), ("line 3", "web_letter")],
    ),
    "a remark beside the list": Wrong(
        b"Klantnr;Naam\n7;An Bos;belt nog\n", [("line 2", "too_many")]
    ),
    "years that nobody lives in": Wrong(
        b"Klantnr;Geb.datum;Melding\n7;14-3-0198;14-5-2026\n8;14-3-1980;31-12-9999\n",
        [("line 2, Geb.datum", "not_file_day"), ("line 3, Melding", "not_file_day")],
    ),
    "months before days": Wrong(
        b"Klantnr;Geb.datum;Melding\n7;12/31/1988;05/04/2026\n8;3-4-1990;12/13/2026\n",
        [("line 2, Geb.datum", "month_first"), ("line 3, Melding", "month_first")],
    ),
    "days that do not exist": Wrong(
        b"Klantnr;Geb.datum;Melding\n7;29-02-2023;31-4-2026\n8;00-00-0000;2026-02-30\n",
        [
            ("line 2, Geb.datum", "no_such_file_day"),
            ("line 2, Melding", "no_such_file_day"),
            ("line 3, Geb.datum", "not_file_day"),
            ("line 3, Melding", "no_such_file_day"),
        ],
    ),
    "dates that leave something open": Wrong(
        b"Klantnr;Geb.datum;Melding\n7;1988;03-04\n8;dec 1988;3 dec\n9;31995/96;morgen\n",
        [
            ("line 2, Geb.datum", "not_file_day"),
            ("line 2, Melding", "not_file_day"),
            ("line 3, Geb.datum", "not_file_day"),
            ("line 3, Melding", "not_file_day"),
            ("line 4, Geb.datum", "not_file_day"),
            ("line 4, Melding", "not_file_day"),
        ],
    ),
    "the record begins before its line breaks": Wrong(
        b'Klantnr;Opmerking;Melding\n\n7;"een\ntwee\ndrie";gisteren\n8;;eens\n',
        [("line 3, Melding", "not_file_day"), ("line 6, Melding", "not_file_day")],
    ),
    "words nobody knows": Wrong(
        b"Klantnr;Uitkering;Laatste contact;Wijze\n7;AOW;2026-09-02;postduif\n",
        [("line 2, Uitkering", "unknown_word"), ("line 2, Wijze", "unknown_word")],
    ),
    "a number that Excel rounded": Wrong(
        b"Klantnr;Tel.\n1,23E+11;3,16123E+10\n",
        [("line 2, Klantnr", "rounded_number"), ("line 2, Tel.", "rounded_number")],
    ),
    "two columns that differ": Wrong(
        b"Klantnr;E-mail;Mail\n7;a@b.nl;a@b.nl\n8;a@b.nl;c@d.nl\n",
        [("line 3, Mail", "columns_differ")],
    ),
    "half a name and nobody": Wrong(
        b"Naam;Melding\nBerg;2026-05-04\n;2026-05-04\nAn Bos;2026-05-04\n",
        [("line 2, Naam", "half_a_name"), ("line 3", "nobody")],
    ),
    "a first name is missing": Wrong(
        b"Voornaam;Achternaam;Melding\n;Bos;2026-05-04\n", [("line 2, Voornaam", "missing")]
    ),
    "a footer under the list": Wrong(
        b"Naam;Melding;\nAn Bos;2026-05-04;\nTotaal: 1;;\n", [("line 3", "totals")]
    ),
    **{
        f"a line of totals: {said}": Wrong(
            f"Naam;Telefoon;Wijk\nAn Bos;06 12345678;Oost\n{said}\n".encode(),
            [("line 3", "totals")],
        )
        for said in (
            "Totaal klanten;25;",
            "Totaal klanten;;25 personen",
            "Totaal",
            "Subtotaal;;",
            "Aantal: 25;;",
            "Gemiddelde;2,5;",
            "Einde lijst;;",
            "End of list;;",
            ";Totaal;12",
        )
    },
    "a text of over 131,072 characters": Wrong(
        f"Klantnr;Opmerking\n7;{LONG_NOTE}\n8;{LONG_NOTE[:20_000]}\n".encode(),
        [("line 2, Opmerking", "too_long")],
    ),
    "a name of over 200 characters": Wrong(
        f"Klantnr;Achternaam\n7;{LONG_NOTE[:201]}\n".encode(), [("line 2, Achternaam", "too_long")]
    ),
    "totals under first and last names": Wrong(
        b"Voornaam;Achternaam;Melding\nAn;Bos;2026-05-04\nTotaal;1;\n", [("line 3", "totals")]
    ),
    "totals in other columns": Wrong(
        b"Klantnr;Naam;Melding\n7;An Bos;2026-05-04\n;Totaal;1\n",
        [("line 3", "totals")],
    ),
    "totals among rows to mend": Wrong(
        b"To mend;Naam;Wijk\nis geen naam;Totaal klanten;12\n", [("line 2", "totals")]
    ),
    "a sign behind a name": Wrong(
        b"Naam;Melding\nJan Smit *;2026-05-04\n", [("line 2", "no_letters")]
    ),
    "one header over two columns of names": Wrong(
        b"Klantnr;Naam;;Melding\n7;An;Bos;2026-05-04\n8;Jo;;2026-05-04\n",
        [("line 2", "beside_name")],
    ),
    "another table under the list": Wrong(
        b"Naam;Melding;Wijk\nAn Bos;2026-05-04;Oost\n;;\nNaam;Telefoon;E-mail\n"
        b"Bo Smit;0612345678;bo@smit.nl\n",
        [("line 4", "second_header")],
    ),
    "a fuller list under a first one": Wrong(
        b"Naam;Telefoon;Gemeld op\nJan Smit;0612345678;17-2-2024\n\n"
        b"Naam;Telefoon;Gemeld op;Afgesloten op\nKees Vos;0687654321;17-2-2024;1-3-2024\n",
        [("line 4", "second_header")],
    ),
    **{
        f"another header after many rows: {header}": Wrong(
            b"Voornaam;Achternaam;Telefoon;Wijk\n"
            + b"An;Bos;0612345678;Oost\n" * 25
            + header.encode()
            + b"\nJo;Vos;17-2-2024;0687654321\n",
            [("line 27", "second_header")],
        )
        for header in (
            "Voornaam;Achternaam;Afgesloten op;Telefoon",
            "voornaam;achternaam;afgesloten op;telefoon",
            "Achternaam;Voornaam;Telefoon;Wijk",
            "Voornaam;Achternaam;Schoenmaat;Telefoon",
            "Klantnr;Datum;Wijze;Verslag",
        )
    },
    "errors of a spreadsheet": Wrong(
        b"Klantnr;Naam;Telefoon;Geb.datum\n7;An Bos;#NAAM?;#WAARDE!\n#VERW!;Jo Bos;06;########\n",
        [
            ("line 2, Telefoon", "sheet_error"),
            ("line 2, Geb.datum", "sheet_error"),
            ("line 3, Klantnr", "sheet_error"),
            ("line 3, Geb.datum", "sheet_error"),
        ],
    ),
    "delimiters nobody uses": Wrong(b"Klantnr^Naam\n7^An Bos\n", [("", "no_header")]),
}
