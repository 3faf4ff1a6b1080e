"""A better spelling of a name is never overwritten by a worse one; a real change comes in."""

import pytest

from coachdesk.desk import Desk
from tests.exchange.lists import take, told

M = "2026-05-13"
STORED = (
    "Klantnr;Voornaam;Tussenvoegsel;Achternaam;Geb.datum;Melding\n"
    f"K-1;Şükran;van den;Yılmaz;1980-01-31;{M}\nK-2;Zoë;;Müller;1990-02-01;{M}\n"
    f"K-3;Đorđe;;Šarić;1991-02-01;{M}\nK-4;Jan;de;Wit;1992-02-01;{M}\n"
)
RIGHT = [
    ("Şükran", "van den", "Yılmaz"),
    ("Zoë", None, "Müller"),
    ("Đorđe", None, "Šarić"),
    ("Jan", "de", "Wit"),
]


def stored_names(desk: Desk, text: str) -> tuple[list[tuple[object, ...]], list[str]]:
    taken = take(desk, text)
    assert taken.refused == []
    names = [
        tuple(row.get(name) for name in ("first_name", "prefix", "last_name"))
        for row in taken.people
    ]
    return names, told(taken, "stays as it is here")


@pytest.mark.parametrize(
    "rows",
    [
        "K-1;??kran;van den Y?lmaz;\nK-2;Zo?;M?ller;\nK-3;?or?e;?ari?;\n",
        "K-1;Sukran;VAN DEN YILMAZ;\nK-2;ZOE;MULLER;\nK-4;JAN;DE WIT;\n",
        "K-1;kran;van den Ylmaz;\nK-2;Zo;Mller;\n",
        "K-2;zoe;Mueller;\nK-3;Djordje;Saric;\n",
        "K-1;Þükran;van den Yýlmaz;\nK-3;Ðorðe;Šariæ;\n",
        "K-2;Zo\ufffd;M\ufffdller;\nK-1;□□kran;van den Y□lmaz;\n",
        "K-2;Zo??;M??ller;\nK-3;Djordje;Saric;\n",
        ";?ükran;van den Y?lmaz;31-1-1980\n;Zo?;M?ller;1-2-1990\n;?or?e;?ari?;1-2-1991\n",
        ";SUKRAN;VAN DEN YILMAZ;31-1-1980\n;zoe;muller;1990-02-01\n",
    ],
)
@pytest.mark.parametrize(
    "header", ["Klantnr;Voornaam;Achternaam;Geb.datum", "Client no;First name;Surname;DOB"]
)
def test_a_worse_spelling_changes_nothing_and_is_said_once(
    new_desk: Desk, header: str, rows: str
) -> None:
    take(new_desk, STORED)
    names, notes = stored_names(new_desk, f"{header}\n{rows}")
    assert names == RIGHT
    count = rows.count("\n")
    assert len(notes) == 1 and notes[0].endswith(f"({count} names)")


@pytest.mark.parametrize(
    ("row", "number", "becomes"),
    [
        ("K-2,Zoë,Bakker", 1, ("Zoë", None, "Bakker")),
        ("K-2,Zoë,Müller-Bos", 1, ("Zoë", None, "Müller-Bos")),
        ("K-4,Jan,Witte", 3, ("Jan", None, "Witte")),
        ("K-4,Johan,de Wit", 3, ("Johan", "de", "Wit")),
        ("K-3,Đorđe,Nikolić", 2, ("Đorđe", None, "Nikolić")),
    ],
)
def test_a_real_change_of_name_comes_in(
    new_desk: Desk, row: str, number: int, becomes: tuple[str | None, ...]
) -> None:
    take(new_desk, STORED)
    names, _ = stored_names(new_desk, f"Dossiernr,Roepnaam,Achternaam\n{row}\n")
    assert names == [*RIGHT[:number], becomes, *RIGHT[number + 1 :]]


def test_a_better_spelling_comes_in(new_desk: Desk) -> None:
    worse = f"Klantnr;Voornaam;Achternaam;Melding\n1;zoe;MULLER;{M}\n2;Y?lmaz;Bos;{M}\n"
    take(new_desk, worse)
    names, notes = stored_names(
        new_desk, "Klantnr\tVoornaam\tAchternaam\n1\tZoë\tMüller\n2\tYılmaz\tBos\n"
    )
    assert names == [("Zoë", None, "Müller"), ("Yılmaz", None, "Bos")]
    assert notes == []


def test_a_name_with_lost_letters_that_may_be_two_people_is_nobodys(new_desk: Desk) -> None:
    take(new_desk, f"Naam;Geb.datum;Melding\nZoë Bos;1-2-1990;{M}\nZoé Bas;1-2-1990;{M}\n")
    names, _ = stored_names(new_desk, "Naam;Geb.datum\nZo? B?s;1-2-1990\n")
    assert len(names) == 3
