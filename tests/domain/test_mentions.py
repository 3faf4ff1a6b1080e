"""Who a text is about: the right person or nobody, never somebody else."""

import pytest

from coachdesk.domain.mentions import Mentionable, Mentions
from coachdesk.domain.names import Person

PEOPLE = [
    Mentionable(Person(1, "K-00001", "Zoë", "van den", "Berg"), "06-1234 5678", "zoe@example.nl"),
    Mentionable(Person(2, "K-00002", "Jan", "de", "Vries"), "+31 6 8765 4321", None),
    Mentionable(Person(3, "K-00003", "Jan", "de", "Vries"), None, "jan.3@example.nl"),
    Mentionable(Person(4, "K-00004", "Anna", None, "Jansen"), "0201234567", "samen@example.nl"),
    Mentionable(
        Person(5, "K-00005", "Anna Maria", None, "Jansen"), "0201234567", "samen@example.nl"
    ),
    Mentionable(Person(6, "K-00006", "Jan", None, "Bakker"), None, None),
    Mentionable(Person(7, "1048233", "Şükran", None, "Ünal"), None, None),
    Mentionable(Person(8, "B12", "Ali", "el", "Idrissi"), None, None),
    Mentionable(Person(9, "K-00009", "Eva", None, "Coach"), None, "eva@coach.nl"),
    Mentionable(Person(10, "B123", "Jan", None, "Bakker Klein"), "14077", None),
    Mentionable(Person(11, "1234", "", None, "Kok"), None, None),
]


@pytest.fixture(scope="module")
def mentions() -> Mentions:
    return Mentions(PEOPLE, ("Eva Coach", "eva@coach.nl"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Voortgang Zoë van den Berg", 1),
        ("zoe van den berg (intake)", 1),
        ("Zoe\u0308 van den Berg", 1),
        ("Zoe\u0308 van den B\u0308erg", 1),  # a letter that is never one sign with its accent
        ("Berg, Zoë van den", 1),
        ("van den Berg, Zoë", 1),
        ("ZOE VAN DEN BERG", 1),
        ("Gesprek met Zoë van den Berg, kamer 3", 1),
        ("K-00001: voortgang", 1),
        ("afspraak k00002", 2),
        ("(K-00003)", 3),
        ("bel 06 12345678 op 27-11-2026 om 10:30", 1),
        ("27-11-2026 0612345678", 1),
        ("tel. 0031 6 87654321", 2),
        ("mailto:JAN.3@example.nl", 3),
        ("Jan de Vries, K-00002", 2),
        ("Jan de Vries <jan.3@example.nl>", 3),
        ("Anna Maria Jansen", 5),
        ("Anna Jansen", 4),
        ("cliënt 1048233", 7),
        ("Sukran Unal", 7),
        ("Şükran Ünal en Eva Coach", 7),
        ("Ali el Idrissi van 10 tot 11", 8),
        ("Jan Bakker Klein", 10),  # and not the one whose name is a part of it
        ("zaak b123", 10),
        ("cliënt 1048233. Bel eerst", 7),
        ("Klaas: Jan Bakker", 6),
        ("Jan Bakker, de Wit komt ook", 6),
        ("Jan Bakker, info@elders.nl en eva@coach.nl", 6),
        ("K-99999 Jan Bakker", 6),
    ],
)
def test_who_is_named_in_full_is_found(mentions: Mentions, text: str, who: int) -> None:
    found = mentions.whose(text)
    assert found and found.id == who


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zoë",
        "Zoë om 10 uur",
        "van den Berg",
        "Jan de Vries",  # two
        "Zoë van den Berg en Anna Jansen",
        "K-00001 en K-00002",
        "Zoë van den Berg-Smit",
        "Zoë van den Bergh",
        "Anne-Zoë van den Berg",
        "Ali Zoë van den Berg",
        "Klaas Jan Bakker",
        "Jan Bakker de Wit",
        "de Bakker, Jan",
        "Bakker, Jan de",
        "Bakker, Jan Piet",
        "Bakker Jan",  # may be two: `mevrouw Bakker, Jan Smit`
        "Kok",
        "1234",
        "bel 14077",
        "Piet de Bakker Jan Smit",
        "0201234567",  # of two
        "samen@example.nl",
        "kamer B12",
        "K-00001-2",
        "XK-00001",
        "zaak 10482331 of 51048233",
        "1048233-12",
        "1048233/12",
        "+1048233",
        "9-1048233",
        "Vergader-ID: 061 234 567 89",
        "Eva Coach",
        "eva@coach.nl",
        "xzoe@example.nl",
        "zoe@example.nl.com",
    ],
)
def test_a_part_of_a_name_or_several_people_find_nobody(mentions: Mentions, text: str) -> None:
    assert mentions.whose(text) is None


def test_a_place_is_no_name_but_may_hold_a_phone(mentions: Mentions) -> None:
    assert mentions.whose("Overleg", place="Zoë van den Berg straat 12") is None
    found = mentions.whose("Bellen", place="06-12345678")
    assert found and found.id == 1
