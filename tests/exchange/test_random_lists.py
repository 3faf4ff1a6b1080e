"""Random caseloads as lists with random messes: each fact comes to its own person, or is said.

Each list has columns about somebody else, too: nothing of them may be in the store.
"""

import os
import random
import re

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.domain.values import JsonObject
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.words.problems import placed
from tests.exchange.lists import TODAY, people

SEEDS = range(400 if os.environ.get("COACHDESK_FULL") == "1" else 16)

_FIRST = ("Zoë", "An", "Mohamed", "Şükran", "Jan Willem", "Małgorzata", "J.M.", "Đorđe", "Li")
_LAST = ("Bos", "Yılmaz", "Dąbrowski", "Jansen-Kok", "O'Brien", "Müller", "Nguyen", "Vos", "Šarić")
_PREFIXES = ("", "", "", "van", "van den", "de", "van 't", "el")
# Each column: its field, what it may be called, and what a cell of it may say.
_COLUMNS = {
    "phone": ("Telefoon", "Tel.", "Phone", "Mobiel (06)", "Telefoon (klant)"),
    "email": ("E-mail", "Mailadres", "Email address"),
    "neighbourhood": ("Wijk", "Neighbourhood", "Stadsdeel"),
    "language": ("Taal", "Language", "Spreektaal"),
    "note": ("Opmerking", "Remarks", "Bijzonderheden"),
    "born_on": ("Geb.datum", "Date of birth", "Geboren op"),
    "registered_on": ("Melding", "Registered on", "Gemeld op"),
}
_OTHERS = (
    *("Telefoon (bewindvoerder)", "Naam partner", "E-mail (werkgever)", "Geb.datum (kind)"),
    *("Employer name", "Adres ouders", "Telefoon contactpersoon", "Wijk (school)", "Phone (work)"),
)
_NOTHING = ("", "", "", "-", "NULL", "0", "#N/B", "nan")


class RandomList:
    """A list, and what must come of each of its rows."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sign = self.chance.choice((";", ",", "\t", "|"))
        self.fields = self.chance.sample(sorted(_COLUMNS), self.chance.randint(2, 6))
        self.whole = self.chance.random() < 0.4
        self.numbered = self.chance.random() < 0.7
        self.rows: list[dict[str, str]] = []
        self.wrong: list[int] = []  # lines that cannot be taken
        names = set[tuple[str, str]]()
        for number in range(self.chance.randint(1, 12)):
            name = self.chance.choice(_FIRST), self.chance.choice(_LAST)
            if name not in names:
                names.add(name)
                self.rows.append(self._person(number + 1, *name))
        self.heads = self._heads()

    def _person(self, number: int, first: str, last: str) -> dict[str, str]:
        chance, mine = self.chance, f"{number:03}"
        prefix = chance.choice(_PREFIXES)
        return {
            "ref": f"K-{mine}",
            "first_name": first,
            "prefix": prefix,
            "last_name": last,
            "phone": f"06 12345{mine}",
            "email": f"p{mine}@example.nl",
            "neighbourhood": f"Wijk {mine} Oost",
            "language": f"Taal{mine}x",
            "note": chance.choice((f"let op; {mine}", f"een, {mine}\ntwee", f'zei "ja" {mine}')),
            "born_on": f"{chance.randint(13, 28)}-{chance.randint(1, 12)}-19{number + 50}",
            "registered_on": f"2026-05-{chance.randint(10, 28)}",
        }

    def _heads(self) -> list[tuple[str, str]]:
        """The columns in any order: field, header."""
        names = ("Voornaam", "Tussenvoegsel", "Achternaam")
        heads = [(name, self.chance.choice(_COLUMNS[name])) for name in self.fields]
        heads += [("other", header) for header in self.chance.sample(_OTHERS, 2)]
        if self.numbered:
            heads.append(("ref", self.chance.choice(("Klantnr", "Client no", "Dossiernummer"))))
        if self.whole:
            heads.append(("whole", self.chance.choice(("Naam", "Name", "Klant"))))
        else:
            heads += list(zip(("first_name", "prefix", "last_name"), names, strict=True))
        self.chance.shuffle(heads)
        # A column of somebody else may lend itself to what stands behind it.
        heads.sort(key=lambda head: head[0] == "other")
        return heads

    def cell(self, field: str, row: dict[str, str], number: int) -> str:
        if field == "other":
            return f"ANDER {number} A"
        if field == "whole":
            tail = f" {row['prefix']}" if row["prefix"] else ""
            return f"{row['last_name']}, {row['first_name']}{tail}"
        return row[field]

    def data(self) -> bytes:
        chance = self.chance
        lines = [self._line([header for _, header in self.heads])]
        for number, row in enumerate(self.rows, start=1):
            for field in self.fields:
                if chance.random() < 0.15 and field != "registered_on":
                    row[field] = chance.choice(_NOTHING)
            if chance.random() < 0.2:
                lines.append(self.sign * (len(self.heads) - 1))
            if "born_on" in self.fields and chance.random() < 0.05:
                row["born_on"] = "31-2-1990"
                self.wrong.append(len("\n".join(lines).splitlines()) + 1)
            lines.append(self._line([self.cell(field, row, number) for field, _ in self.heads]))
        if chance.random() < 0.3:
            lines.append(chance.choice(("* = vertrouwelijk", "Bron: Suite", "Totaal")))
            self.wrong.append(len("\n".join(lines).splitlines()))
        text = chance.choice(("\n", "\r\n")).join(lines) + "\n"
        if chance.random() < 0.3:
            text = _misread(text)
        return text.encode(chance.choice(("utf-8", "utf-8-sig", "utf-16")))

    def _line(self, cells: list[str]) -> str:
        chance = self.chance
        quoted = []
        for cell in cells:
            if chance.random() < 0.2 or any(sign in cell for sign in (*";,\t|\n", '"')):
                cell = '"' + cell.replace('"', '""') + '"' + chance.choice(("", "", " "))
            quoted.append(cell)
        return self.sign.join(quoted)


def _misread(text: str) -> str:
    return "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in text.encode())


def _check(made: RandomList, people: list[JsonObject]) -> None:
    by_name = {(p["first_name"], p.get("prefix", ""), p["last_name"]): p for p in people}
    rows = [row for row in made.rows if row["born_on"] != "31-2-1990"]
    assert len(by_name) == len(people) == len(rows)
    for row in rows:
        person = by_name[row["first_name"], row["prefix"], row["last_name"]]
        assert "ANDER" not in str(person)
        if made.numbered:
            assert person["ref"] == row["ref"]
        for field in made.fields:
            if row[field] in _NOTHING:
                assert field not in person
            elif field not in ("born_on", "registered_on"):
                assert person[field] == row[field]
        # What is another row's, is not this person's.
        own = {*re.findall(r"\d{3}", " ".join(row.values()))}
        facts = [str(person.get(field, "")) for field in ("phone", "email", "note", "language")]
        assert {found[-3:] for fact in facts for found in re.findall(r"\d{3,}", fact)} <= own
        if "born_on" in made.fields and row["born_on"] not in _NOTHING:
            assert person["born_on"].startswith(row["born_on"][-4:])


@pytest.mark.parametrize("seed", SEEDS)
def test_each_row_of_a_random_list_is_taken_or_said(new_desk: Desk, seed: int) -> None:
    made = RandomList(seed)
    data = made.data()
    good = new_desk.files.good_rows(
        lambda lines: read_file(data, "list.csv", TODAY, ImportChoices(skipped=lines))
    )
    assert [problem.place.line for problem in good.problems] == made.wrong
    if made.wrong:
        with pytest.raises(Refused):
            new_desk.files.import_records(read_file(data, "list.csv", TODAY))
        assert people(new_desk) == []
    new_desk.files.import_records(good.incoming)
    _check(made, people(new_desk))
    notes = [placed(note) for note in good.incoming.notes]
    for field, header in made.heads:
        assert field != "other" or [note for note in notes if note.startswith(f"{header}: ")]
    taken = [row for row in made.rows if row["born_on"] != "31-2-1990"]
    empty = sum(row[field] in _NOTHING[4:] for row in taken for field in made.fields)
    told = [note for note in notes if "is taken as nothing" in note]
    found = re.search(r"\((\d+) cells\)", told[0]) if told else None
    assert empty == (int(found[1]) if found else len(told))
