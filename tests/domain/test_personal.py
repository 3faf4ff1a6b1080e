"""Which texts may lead to somebody: nobody of a caseload is missed, few others are held back."""

from datetime import date

import pytest

from coachdesk.domain.personal import PersonalFacts, PersonalTexts, names_in

ZOE = PersonalFacts(
    *("Zoë", "van den", "Berg", "K-00123", date(1980, 5, 12), "06-1234 5678"),
    *("zoe@example.nl", "Dorpsstraat 1", "5911 AB"),
)
PEOPLE = [
    ZOE,
    PersonalFacts("Anne Marie", None, "Vis", "B12", phone="123456"),
    PersonalFacts("J", None, "kaya", "9999", phone="12345"),
    PersonalFacts("李", None, "☺", "X1"),
]


@pytest.fixture(scope="module")
def personal() -> PersonalTexts:
    return PersonalTexts(PEOPLE, ("Piet de Boer", "Corrie"))


@pytest.mark.parametrize(
    "text",
    [
        "Vraag naar Zoë",
        "ZOE weet het",
        "Zoe\u0308",
        "de heer Berg",
        "berg, zoë",  # both, whatever the capitals
        "dossier K-00123",
        "k00123",
        "9999",
        "geboren 12-5-1980",
        "12 mei 80",
        "12 maart 1980 en 1980-05-12",
        "19800512",
        "bel 0612345678",
        "bel 0031 6 12345678",
        "bel 0699999999",  # of whom it is does not matter
        "toestel 123456",
        "info@bedrijf.nl",
        "bsn 111222333",
        "Dorpsstraat 1",
        "5911ab",
        "Anne Marie komt",
        "kaya",  # as it was recorded
        "李",
        "een ☺ erbij",
        "De Boer, Piet",
    ],
)
def test_what_leads_to_somebody_is_held_back(personal: PersonalTexts, text: str) -> None:
    assert personal.stand_in(text)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Een berg werk",
        "Anne komt",
        "Anne Klein",
        "J",
        "Corrie en Piet",
        "B12",
        "toestel 12345",
        "13-5-1980",
        "12-5-2080",
        "12-5-980",
        "Dorpsstraat 2",
        "op 01-12-2026 om 9 uur",
        "32 uur, 2 plaatsen",
    ],
)
def test_what_leads_to_nobody_may_leave(personal: PersonalTexts, text: str | None) -> None:
    assert not personal.stand_in(text)


def test_an_employer_may_be_called_as_somebody_is_in_part(personal: PersonalTexts) -> None:
    assert not personal.stand_in("Bakkerij Berg", single_names=False)
    assert personal.stand_in("Zoë van den Berg Schoonmaak", single_names=False)


def test_in_a_text_about_somebody_their_own_name_counts_without_capitals() -> None:
    assert names_in(ZOE, "werkte bij de zaak van vader berg")
    assert not names_in(ZOE, "werkte in den haag")
