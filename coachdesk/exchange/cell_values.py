"""A cell's text as people write it, read as what its field holds."""

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from coachdesk.domain.names import fold
from coachdesk.domain.text import LINE_LENGTH, clean_line
from coachdesk.domain.typed_clock import exact_clock
from coachdesk.domain.typed_text import ClockError, Lean
from coachdesk.exchange.day_cells import CannotRead, read_day
from coachdesk.exchange.safe_text import (
    LEFT_EMPTY,
    NOTHING,
    kept_text,
    plain_ref,
    plain_word,
    says_nothing,
    unguard,
)
from coachdesk.exchange.sheet_number import SheetNumber
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import (
    CLOCK,
    DAY,
    FLAG,
    HOURS,
    LINE,
    MONEY,
    NOTE,
    TAGS,
    UID,
    FieldKind,
    Typing,
    WholeKind,
    Words,
)
from coachdesk.schema.tags import split_tags
from coachdesk.words import dutch
from coachdesk.words.terms import word, word_labels

_NO_DAY = NOTHING | {"geen", "nog niet", "nog geen", "nooit", "none", "not yet", "never"}

# Every tick and cross, whether or not an emoji; a box with a cross in it is ticked.
_TICKS = str.maketrans(
    dict.fromkeys("✓✔☑√✅🗸🗹☒👍", "v") | dict.fromkeys("✗✘✖❌❎☐🗷👎", "n") | {"\ufe0f": ""}
)
# Marks that say yes or no where nothing else is asked.
_DOTS = str.maketrans(dict.fromkeys("👌●•■⬛⚫*➕+", "v") | dict.fromkeys("○□⬜⚪◻", "n"))
_VALUES = frozenset(("0", "0,0", "0.0", "0,00", "0.00", "FALSE", "ONWAAR"))  # of numbers, flags
# Wingdings has its tick and its box where others have ü and þ, its cross at û.
_YES = re.compile(r"ja|j|yes|y|true|t|waar|-?1|1[.,]0|x+|v+|wel|aan|on|klopt|ü|þ")
_NO = re.compile(r"nee|n|neen|no|false|f|onwaar|0|0[.,]0|niet|uit|off|geen|o|û")
_BOXED = re.compile(r"[\[(]\s*(.?)\s*[\])]")

# A day that a spreadsheet put before a time, and seconds after it.
_SECONDS = re.compile(
    r"^(?:1899-12-3[01]|1900-01-0[01])[T ]|(?<=:[0-9]{2}):[0-9]{2}(?:[.,][0-9]+)?$"
)

_CENT = Decimal("0.01")
_MONEY_SIGNS = re.compile(r"€|\beuros?\b|\beur\b|\s|'", re.IGNORECASE)
_WHOLE_EUROS = re.compile(r"(?:,-+|,–|,—|\.-+|,=)$")
_NUMBER = re.compile(r"(?=.*[0-9])-?(?:[0-9]*|[0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,][0-9]{1,2})?")
# A long number that a spreadsheet rounded: digits are gone for good.
_ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}", re.IGNORECASE)

_ERROR_BEGINS = "#Ee"
_TEXTS = (LINE, NOTE)
_PLAIN = re.compile(r"[A-Za-z0-9][-A-Za-z0-9@.,_/]*(?: [-A-Za-z0-9@.,_/()]+)*")
_SHEET_ERROR = re.compile(
    r"#(?:N/A|N/B|[A-Z/0_ ]{3,}[!?]|#+)|Err:[0-9]{3}",
    re.IGNORECASE,
)

# What people write besides the words of the lists themselves.
_SAYINGS: dict[str, dict[str, str]] = {
    "ContactMode": {
        "office": "op kantoor|gesprek kantoor|kantoorgesprek|gesprek op kantoor|spreekkamer|"
        "gemeentehuis|stadhuis|spreekuur|balie|fysiek|live|face to face|in person",
        "home_visit": "thuis|thuisbezoek|hb|bezoek thuis|at home",
        "workplace": "werkbezoek|op de werkplek|werkvloer|op het werk|bedrijfsbezoek|at work",
        "video": "videobellen|beeldbellen|beeldgesprek|teams|ms teams|zoom|online|videocall",
        "phone": "tel|telefonisch|gebeld|bellen|belafspraak|telefoongesprek|telephone|call|"
        "phone call",
        "message": "mail|e mail|email|app|appje|whatsapp|sms|brief|post|per mail|letter|text",
    },
    "BenefitKind": {
        "participatiewet": "pw|p wet|participatie wet|bijstand|bijstandsuitkering|wwb|"
        "participation act",
        "ww": "werkloosheidswet|ww uitkering|werkloosheidsuitkering",
        "bbz": "bbz uitkering",
        "none": "geen|nug|nugger|niet uitkeringsgerechtigd",
        "other": "overig|overige|andere",
    },
    "ClosedReason": {
        "paid_permanent": "vast werk|vaste baan|vast contract",
        "paid_temporary": "tijdelijk werk|tijdelijke baan|tijdelijk contract",
        "self_employed": "zzp|zelfstandige|eigen bedrijf|ondernemer",
        "education": "opleiding|scholing|studie|school",
        "moved": "verhuizing|vertrokken",
        "pension_age": "aow|pensioen|pensioengerechtigd",
        "transferred": "overgedragen|overdracht|andere coach|andere werkcoach",
        "other": "overig|overige",
    },
    "ContactPurpose": {
        "first_talk": "kennismaking|intake|eerste contact|first contact",
        "progress": "voortgangsgesprek|gesprek|contact",
        "plan": "planbespreking|plan van aanpak|pva|planning",
        "employer_visit": "werkgeversbezoek|bedrijfsbezoek",
        "placement_visit": "bezoek werkplek|evaluatie plaatsing",
        "debts": "schuld|schuldhulp|schuldhulpverlening",
        "other": "overig|overige|diversen",
    },
    "ContactOutcome": {
        "held": "gesproken|gehouden|doorgegaan|geweest|verschenen|ja|done|attended",
        "no_show": "niet gekomen|niet geweest|niet verschenen|noshow|nee|did not come",
        "cancelled": "afgezegd|geannuleerd|vervallen|afgemeld|canceled",
        "attempted": "niet bereikt|geprobeerd|geen gehoor|voicemail|niet thuis|no answer|not home",
    },
    "StepOwner": {
        "jobseeker": "klant|client|werkzoekende|kandidaat|zelf",
        "coach": "werkcoach|klantmanager|consulent|ik",
        "together": "samen|beiden|allebei|both",
        "other": "ander|anderen|iemand anders|overig",
    },
    "StepStatus": {
        "todo": "open|nog doen|te starten|niet begonnen|gepland|planned",
        "doing": "bezig|loopt|lopend|mee bezig|in progress",
        "done": "gedaan|klaar|afgerond|gereed|behaald|ja",
    },
    "DebtKind": {
        "housing": "huur|hypotheek|woning|huurschuld|rent",
        "utilities": "energie|gas water licht|gas|water|stroom|nuts",
        "health_insurance": "zorg|zorgkosten|zorgpremie|ziektekosten",
        "public": "belasting|belastingdienst|gemeente|cjib|duo|toeslagen|taxes",
        "other": "overig|overige|anders",
    },
    "DebtStatus": {
        "open": "openstaand|loopt",
        "arrangement": "betalingsregeling|in regeling|geregeld",
        "settled": "afgelost|betaald|voldaan|afgehandeld|paid",
    },
    "PlacementKind": {
        "work_experience": "werkervaring|werkervaringsplek|wep",
        "learn_work_internship": "stage|leerstage|leerwerkplek",
        "trial_placement": "proefplaatsing",
        "volunteer": "vrijwilliger|vrijwillig",
        "paid_job": "baan|werk|betaald|betaalde baan|job",
    },
    "PlacementOutcome": {
        "hired_permanent": "vast in dienst|vast contract|vast",
        "hired_temporary": "tijdelijk in dienst|tijdelijk contract|in dienst",
        "completed": "voltooid|klaar|afgelopen|afgerond",
        "other": "overig|overige|anders",
    },
    "AttendanceStatus": {
        "planned": "ingeschreven|aangemeld|uitgenodigd|enrolled",
        "attended": "ja|j|geweest|present|x|v|yes|y|true|waar|1",
        "no_show": "nee|n|false|onwaar|afwezig|niet gekomen|niet geweest|niet verschenen|no|absent",
        "excused": "afgemeld|afgezegd|ziek|met bericht|sick",
    },
}


class ReadNumber(NamedTuple):
    """A number as `text` has it: which sign stands before its decimals where it shows that, and
    which before its three last figures alone (12,345), where those could be decimals."""

    number: Decimal | float
    text: str = ""
    decimal_sign: str = ""
    lone_sign: str = ""


def is_plain(field: Field, cell: str) -> bool:
    """Whether a cell of text, as nearly all are, holds its value letter for letter: nothing in it
    is to be cleaned, unmarked or told."""
    return (
        field.kind in _TEXTS
        and len(cell) <= LINE_LENGTH
        and bool(_PLAIN.fullmatch(cell))
        and cell not in LEFT_EMPTY
        and not says_nothing(field.name, cell)
        and (field.name != "phone" or cell[0] == "0")
    )


def read_cell(field: Field, cell: str, today: date) -> Any:
    """The value for one field, as `check` wants it; a ReadDay for a day, a ReadNumber for an
    amount or hours, None for an empty cell.

    Raises CannotRead.
    """
    if isinstance(cell, SheetNumber):
        if field.kind is MONEY:
            return ReadNumber(Decimal(repr(cell.number)).quantize(_CENT, ROUND_HALF_UP))
        if field.kind is HOURS:
            return ReadNumber(cell.number)
        if field.kind is DAY:
            cell = str(int(cell.serial)) if cell.number else ""
    kept = kept_text(cell)
    if kept is not None:
        cell = kept
    bare = cell.strip()
    if bare[:1] in _ERROR_BEGINS and field.kind is not NOTE and _SHEET_ERROR.fullmatch(bare):
        raise CannotRead("sheet_error", value=clean_line(cell))
    if says_nothing(field.name, clean_line(cell)):
        return None
    if field.name == "ref" or field.kind is UID:
        return _text(field, plain_ref(clean_line(cell)))
    if field.kind.is_text:
        return None if bare == "-" else _text(field, unguard(plain_word(field.name, cell)))
    said = clean_line(unguard(cell))
    if not said or said.casefold() in (_NO_DAY if field.kind is DAY else NOTHING):
        return None
    if field.kind is DAY:
        return read_day(said, today, past=field.name == "born_on")
    if field.vocabulary:
        return read_word(field.vocabulary, said)
    if isinstance(field.kind, Words):
        return [read_word(field.kind.vocabulary, part) for part in split_tags(said)]
    if isinstance(field.kind, WholeKind):
        return field.kind.typed(said, Typing(today, Lean.PAST))
    read = _READERS.get(field.kind)
    return read(said) if read else said


def ref_in(cell: str) -> str:
    """The dossier number in a cell, whatever it looks like; nothing where it holds none."""
    kept = kept_text(cell)
    text = clean_line(cell if kept is None else kept)
    nothing = says_nothing("ref", text) or plain_ref(text) in LEFT_EMPTY
    return "" if nothing else plain_ref(text)


def is_left_empty(field: Field, cell: str) -> bool:
    """Whether a cell holds what stands for nothing: a word of a program, or a nought where no
    number is asked."""
    text = cell.strip()
    if text not in LEFT_EMPTY:
        return False
    return text not in _VALUES or field.kind not in (MONEY, HOURS, FLAG, CLOCK)


def _text(field: Field, text: str) -> Any:
    bare = clean_line(text)
    if not bare:
        return None
    if "+" in bare and field.name in ("ref", "phone") and _ROUNDED.fullmatch(bare):
        raise CannotRead("rounded_number", value=bare)
    return split_tags(text) if field.kind is TAGS else text


# Words, flags and numbers ------------------------------------------------------------------


@lru_cache
def read_word(vocabulary: type[StrEnum], text: str) -> StrEnum:
    """The member that a word in English or Dutch, or a common saying, stands for."""
    value = _meanings(vocabulary).get(_bare(text))
    if value is None:
        expected = ", ".join(word(member.value, vocabulary.__name__) for member in vocabulary)
        raise CannotRead("unknown_word", value=text, words=expected)
    return vocabulary(value)


@cache
def _meanings(vocabulary: type[StrEnum]) -> dict[str, str]:
    meanings: dict[str, str] = {}
    for value, said in word_labels(vocabulary).items():
        more = _SAYINGS.get(vocabulary.__name__, {}).get(value, "").split("|")
        for text in (value, said, dutch()[said], *more):
            meanings.setdefault(_bare(text), value)
    return meanings


def _bare(text: str) -> str:
    return "".join(sign for sign in fold(text.translate(_TICKS)) if sign.isalnum())


def _flag(text: str) -> bool:
    bare = text.translate(_TICKS).translate(_DOTS).casefold().rstrip(".!")
    if found := _BOXED.fullmatch(bare):
        bare = found[1] or "n"
    is_yes = bool(_YES.fullmatch(bare))
    if not is_yes and not _NO.fullmatch(bare):
        raise CannotRead("not_file_flag", value=text)
    return is_yes


def _clock(text: str) -> str:
    """A time of day as `check` wants it; spreadsheets write seconds after it, or a whole day."""
    try:
        return f"{exact_clock(_SECONDS.sub('', text)):%H:%M}"
    except ClockError:
        raise CannotRead("not_file_clock", value=text) from None


def _number(text: str) -> ReadNumber | None:
    """A number in Dutch or English writing: of two signs the last is the decimal one, and a sign
    before exactly three figures parts thousands."""
    if not _NUMBER.fullmatch(text):
        return None
    whole, sign, decimals = text, "", ""
    if found := re.fullmatch(r"(.*)([.,])([0-9]{1,2})", text):
        whole, sign, decimals = found.groups()
    groups = re.findall(r"[.,]", whole)
    if len(set(groups)) > 1 or sign in groups:
        return None
    number = Decimal(f"{re.sub('[.,]', '', whole)}.{decimals or 0}")
    if len(groups) > 1:
        sign = "." if groups[0] == "," else ","
    lone = groups[0] if len(groups) == 1 and not sign else ""
    return ReadNumber(number, text, sign, lone)


def _money(text: str) -> ReadNumber:
    bare = _MONEY_SIGNS.sub("", text)
    if bare == "-":  # a spreadsheet's `€ -` is nought
        return ReadNumber(Decimal(0))
    no_cents = _WHOLE_EUROS.search(bare)
    amount = _number(_WHOLE_EUROS.sub("", bare))
    if amount is None:
        raise CannotRead("not_file_money", value=text)
    if no_cents:
        return ReadNumber(amount.number, text, decimal_sign=no_cents[0][0])
    return amount._replace(text=text)


def _hours(text: str) -> ReadNumber:
    bare = re.sub(r"\s*(?:uur|uren|u|h|hours?)\.?$", "", text, flags=re.IGNORECASE)
    hours = _number(bare)
    if hours is None:
        raise CannotRead("not_file_hours", value=text)
    return hours._replace(number=float(hours.number), text=text)


_READERS: dict[FieldKind, Callable[[str], Any]] = {
    FLAG: _flag,
    MONEY: _money,
    HOURS: _hours,
    CLOCK: _clock,
}
