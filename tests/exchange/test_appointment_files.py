"""A letter, a mail and a plain text: whole, for this person only, and never more than text."""

import re
from datetime import date
from email import message_from_string, policy
from email.message import EmailMessage
from typing import cast

import pytest

from coachdesk import words
from coachdesk.domain.appointment_text import (
    Addressee,
    AppointmentFacts,
    Meeting,
    Sender,
    TextKind,
)
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.exchange.appointment_files import file_text, form_of
from coachdesk.exchange.mail_draft import write_draft
from coachdesk.words.appointment_texts import subject_of, text_of

MEETING = Meeting(1, date(2026, 11, 24), "09:30", ContactMode.OFFICE, None, None)
SENDER = Sender("Hanneke Terpstra", "Team Zuid", "085 000 00 12", "h@example.nl")


def facts(name: str = "Zoë Şahin", **values: str | None) -> AppointmentFacts:
    where: dict[str, str | None] = {
        "street": "Kerkstraat 1",
        "postcode": "7311 AB",
        "town": "Apeldoorn",
        "phone": "06-12345678",
        "email": "zoe@example.nl",
        **values,
    }
    return AppointmentFacts(Addressee("K-00012", name, **where), MEETING, SENDER)  # type: ignore[arg-type]


def mail(text: str) -> EmailMessage:
    return cast("EmailMessage", message_from_string(text, policy=policy.default))


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("kind", TextKind)
def test_a_text_says_day_time_place_and_whom_to_call(kind: TextKind, language: str) -> None:
    words.use(language)
    said = text_of(kind, facts())
    day = "24 november 2026" if language == "nl" else "24 November 2026"
    for part in ("Zoë Şahin", day, "09:30", SENDER.name, "085 000 00 12", "h@example.nl"):
        assert part in said, part
    assert "{" not in said
    identity = "identiteitsbewijs" if language == "nl" else "proof of identity"
    assert (identity in said) == (kind is not TextKind.MISSED)


@pytest.mark.parametrize("mode", ContactMode)
def test_only_who_comes_somewhere_is_asked_for_an_identity_card(mode: ContactMode) -> None:
    said = text_of(
        TextKind.CONFIRMATION, facts()._replace(meeting=MEETING._replace(mode=mode, place="Zaal 2"))
    )
    assert ("proof of identity" in said) == (mode in (ContactMode.OFFICE, ContactMode.WORKPLACE))
    assert ("06-12345678" in said) == (mode is ContactMode.PHONE)
    assert ("Zaal 2" in said) == (mode is not ContactMode.PHONE)


def test_without_a_time_or_a_coachs_phone_nothing_empty_is_said() -> None:
    bare = AppointmentFacts(
        facts().to, MEETING._replace(at=None), Sender("Hanneke Terpstra", None, None, None)
    )
    said = text_of(TextKind.CONFIRMATION, bare)
    assert "None" not in said and "Phone:" not in said and " at \n" not in said
    assert said.endswith("Hanneke Terpstra\n")


def test_letters_stand_on_pages_of_their_own_with_their_address() -> None:
    made = [(facts(), "Een\n\nTwee"), (facts("Ann Bos", street=None), "Drie")]
    page = file_text("html", TextKind.REMINDER, made)
    assert page.count("<section>") == 2
    [address] = re.findall(r"<address>(.*?)</address>", page)
    assert re.findall(r"<span>(.*?)</span>", address) == [
        "Zoë Şahin",
        "Kerkstraat 1",
        "7311 AB  Apeldoorn",
    ]
    assert "Een\n\nTwee" in page and "<h1>" not in page


def test_a_letter_holds_text_and_no_markup_of_anybodys() -> None:
    name = "<script>alert(1)</script>\x1b]0;x\x07"
    page = file_text("html", TextKind.REMINDER, [(facts(name), f"Beste {name}")])
    assert "<script" not in page and "\x1b" not in page
    assert page.count("&lt;script&gt;") == 2


def test_a_mail_is_a_draft_that_every_program_reads() -> None:
    one = facts()
    text = text_of(TextKind.REMINDER, one)
    draft = mail(file_text("eml", TextKind.REMINDER, [(one, text)]))
    assert draft["To"] == "zoe@example.nl"
    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == subject_of(TextKind.REMINDER, one)
    assert draft.get_content().replace("\r\n", "\n") == text
    assert draft["Bcc"] is None and draft["From"] is None


@pytest.mark.parametrize(
    "address",
    [
        None,
        "geen",
        "a@b.nl, c@d.nl",
        "a@b.nl\r\nBcc: c@d.nl",
        "Zoë <a@b.nl>",
        "a@b.nl;c@d.nl",
        "a@@b",
        "ë@b.nl",
    ],
)
def test_what_is_not_surely_one_address_is_left_out(address: str | None) -> None:
    draft = mail(write_draft(address, "Onze afspraak\nBcc: x@y.nl", "Beste Zoë"))
    assert draft["To"] is None and draft["Bcc"] is None
    assert draft["Subject"] == "Onze afspraak Bcc: x@y.nl"


def test_the_subject_of_a_mail_does_not_say_what_it_is_about() -> None:
    for kind in TextKind:
        assert "schuld" not in subject_of(kind, facts()).casefold()


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.HTML", "html"), ("a.htm", "html"), ("b/c.eml", "eml"), ("t.txt", "txt"), ("a.pdf", None)],
)
def test_the_ending_of_a_name_says_the_form(name: str, form: str | None) -> None:
    assert form_of(name) == form
