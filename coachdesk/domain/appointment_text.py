"""The texts of an appointment: which there are, what each is about, and the marks filled in."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.vocabulary import ContactMode, ContactOutcome

_MARK = re.compile(r"\{([^{}\n]*)\}")
# What fills itself in, as an own text writes it: `{name}`.
MARKS = ("name", "when", "day", "time", "where", "bring", "coach", "team", "reach")


class TextKind(StrEnum):
    CONFIRMATION = "confirmation"
    INVITATION = "invitation"
    REMINDER = "reminder"
    MISSED = "missed"


@private_repr("contact_id")
class Meeting(NamedTuple):
    """One appointment, as far as its text needs it."""

    contact_id: int
    on: date
    at: str | None
    mode: ContactMode
    place: str | None
    outcome: ContactOutcome | None


@private_repr("ref")
class Addressee(NamedTuple):
    """Who gets the text, and where."""

    ref: str
    name: str
    street: str | None
    postcode: str | None
    town: str | None
    phone: str | None
    email: str | None

    @property
    def address(self) -> tuple[str, ...]:
        """The lines for an envelope; none where the address is not known as a whole."""
        if not (self.street and self.town):
            return ()
        town = f"{self.postcode}  {self.town}" if self.postcode else self.town
        return self.name, self.street, town


@private_repr()
class Sender(NamedTuple):
    """The coach, and how to reach them."""

    name: str
    team: str | None
    phone: str | None
    email: str | None


class AppointmentFacts(NamedTuple):
    """All that a text of one appointment may tell."""

    to: Addressee
    meeting: Meeting
    sender: Sender


def meeting_of(kind: TextKind, meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The appointment that a text is about: the next one, or the latest that was missed."""

    def moment(item: Meeting) -> tuple[date, str, int]:
        return item.on, item.at or "", item.contact_id

    if kind is TextKind.MISSED:
        missed = [m for m in meetings if m.outcome is ContactOutcome.NO_SHOW and m.on <= today]
        return max(missed, key=moment, default=None)
    coming = [m for m in meetings if m.outcome is None and m.on >= today]
    return min(coming, key=moment, default=None)


def unknown_marks(body: str, names: Mapping[str, str]) -> list[str]:
    """The marks of an own text that nothing fills in; `names` are those of the language in use."""
    found = (match[1].strip() for match in _MARK.finditer(body))
    return list(dict.fromkeys(name for name in found if _mark(name, names) is None))


def renamed_marks(body: str, names: Mapping[str, str], shown: Mapping[str, str]) -> str:
    """The text with each known mark under another name: that of `shown`, else its fixed one."""

    def rename(match: re.Match[str]) -> str:
        mark = _mark(match[1].strip(), names)
        return match[0] if mark is None else f"{{{shown.get(mark, mark)}}}"

    return _MARK.sub(rename, body)


def filled(body: str, facts: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The text with its marks filled in; a line of marks that have nothing to tell goes."""
    lines = []
    for line in body.splitlines():
        said = _MARK.sub(lambda match: _fact(match, facts, names), line)
        if said.strip() or not line.strip():
            lines.append(said.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _fact(match: re.Match[str], facts: Mapping[str, str], names: Mapping[str, str]) -> str:
    mark = _mark(match[1].strip(), names)
    return match[0] if mark is None else facts[mark]


def _mark(name: str, names: Mapping[str, str]) -> str | None:
    folded = name.casefold()
    return folded if folded in MARKS else names.get(folded)
