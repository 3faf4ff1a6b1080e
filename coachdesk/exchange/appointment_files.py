"""The text of an appointment as a file: a letter to print, a mail to send oneself, plain text."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

from coachdesk.domain.appointment_text import AppointmentFacts, TextKind
from coachdesk.domain.text import clean
from coachdesk.exchange.letter import Letter, write_letters
from coachdesk.exchange.mail_draft import write_draft
from coachdesk.words.appointment_texts import kind_name, subject_of

FileForm = Literal["html", "eml", "txt"]
_FORMS: dict[str, FileForm] = {".html": "html", ".htm": "html", ".eml": "eml", ".txt": "txt"}
_BETWEEN = "\n" + "-" * 40 + "\n\n"

Made = tuple[AppointmentFacts, str]  # for whom, and the text


def form_of(name: str) -> FileForm | None:
    """The form of a file by the ending of its name."""
    return _FORMS.get(PurePath(name).suffix.casefold())


def file_text(form: FileForm, kind: TextKind, made: Sequence[Made]) -> str:
    """What goes into the file; a mail is for one person, so that nobody sees another's address."""
    if form == "html":
        letters = (Letter(facts.to.address, text) for facts, text in made)
        return write_letters(kind_name(kind).capitalize(), letters)
    if form == "eml":
        [(facts, text)] = made
        return write_draft(facts.to.email, subject_of(kind, facts), text)
    return _BETWEEN.join(clean(text) for _, text in made)
