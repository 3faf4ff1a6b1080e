"""Columns about somebody else than the person of a row: a partner, a child, an employer."""

import re
from collections.abc import Sequence

from coachdesk.domain.names import fold
from coachdesk.domain.text import clean_line

_WORD = re.compile(r"[^\W\d_]+")
# How the words for somebody else begin, in Dutch and English.
_OTHERS = (
    *("partner", "echtgeno", "spouse", "husband", "wife", "kind", "zoon", "dochter", "child"),
    *("daughter", "ouder", "moeder", "vader", "parent", "mother", "father", "voogd", "guardian"),
    *("contactpers", "noodcontact", "emergency", "familie", "verwijz", "aanmelder", "referrer"),
    *("bewindv", "curator", "mentor", "gemachtigd", "begeleid", "hulpverlen", "huisarts"),
    *("behandelaar", "advocaat", "tolk", "interpreter", "lawyer", "solicitor", "doctor"),
    *("werkgever", "bedrijf", "organisatie", "instelling", "instantie", "leidinggevend"),
    *("employer", "company", "supervisor", "landlord", "verhuurder", "school", "coach"),
    *("werkcoach", "jobcoach", "consulent", "klantmanager", "casemanager", "caseworker"),
)
# `Kinderen` is how many there are, and in English a kind is no child.
_NO_OTHERS = re.compile(r"\b(?:kinderen|children|kinds? of)\b")
# Of whom a column is that says so itself, as `Telefoon (klant)`.
_OWN = ("klant", "client", "kandida", "deelnem", "werkzoek", "inwoner", "jobseek", "candid")
# What a header is about, where it is not somebody by name.
_FACTS = (
    *("tel", "mob", "gsm", "phone", "mail", "adres", "address", "geb", "birth", "dob"),
    *("datum", "date", "nummer", "nr", "number", "plaats", "town", "straat", "street"),
    *("postcode", "uitk", "soort", "type", "aantal"),
)
_FOLLOWING = frozenset(("phone", "email", "born_on", "street", "postcode", "town"))


def others_in(header: str) -> frozenset[str]:
    """The words for somebody else in a header."""
    words = _words(header)
    return frozenset(found for found in _OTHERS for word in words if word.startswith(found))


def _words(header: str) -> list[str]:
    return _WORD.findall(_NO_OTHERS.sub(" ", fold(clean_line(header))))


def _names_somebody(header: str) -> bool:
    """Whether a header is one of somebody else, and not of a fact about them."""
    return bool(others_in(header)) and not any(w.startswith(_FACTS) for w in _words(header))


def _is_own(header: str) -> bool:
    return any(w.startswith(_OWN) and not w.startswith("klantmanager") for w in _words(header))


def behind_others(headers: Sequence[str], meanings: Sequence[str | None]) -> dict[int, str]:
    """The columns that stand behind one of somebody else and so may be theirs (`Partner;
    Telefoon`), by number, each with the header of that one.

    Where another header names whose it is (`Telefoon partner`), one that does not is the
    person's own.
    """
    found: dict[int, str] = {}
    told = [others_in(h) for h in headers if others_in(h) and not _names_somebody(h)]
    seen: set[str] = set()
    other = ""
    for number, (header, means) in enumerate(zip(headers, meanings, strict=True)):
        if means == "buddy" or (means is None and _names_somebody(header)):
            mine = others_in(header)
            other = "" if any(mine & names for names in told) else clean_line(header)
        elif other and means and not _is_own(header) and (means in _FOLLOWING or means in seen):
            found[number] = other
            continue
        elif means is not None or clean_line(header):
            other = ""
        if means:
            seen.add(means)
    return found


def under_groups(headers: Sequence[str], above: Sequence[str]) -> list[str]:
    """The headers, of which those say so that stand under a head of somebody else: `Telefoon`
    under `Partner` is `Telefoon (Partner)`. What stands first above a list is its title."""
    found: list[str] = []
    group = ""
    for number, header in enumerate(headers):
        label = clean_line(above[number]) if number < len(above) else ""
        if label:
            group = label if number and others_in(label) and not _is_own(label) else ""
        plain = clean_line(header)
        found.append(f"{plain} ({group})" if group and plain else header)
    return found
