"""What each kind of field means: its check, and its stored, file, typed and edited forms.

A value has four forms beside its own type: what the store holds, what a JSON file holds, what
somebody types, and what a form shows for editing (which reads back as the same value). How a
screen shows a value stands in words/records.py, how a spreadsheet's cell is read in
exchange/cell_values.py.
"""

import json
import re
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from coachdesk.domain.json_text import words_in
from coachdesk.domain.text import LINE_LENGTH, NOTE_LENGTH, clean, clean_line
from coachdesk.domain.values import FieldValue
from coachdesk.schema.tags import join_tags, split_tags

if TYPE_CHECKING:
    from coachdesk.domain.typed_text import Lean

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONEY = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
_UID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
# Amounts as people type them: the Dutch way, and with a decimal point.
_TYPED_MONEY = (
    (r"(?:€\s*)?(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d{1,2}))?", "."),
    (r"(?:€\s*)?(-?\d{1,3}(?:,\d{3})+|-?\d+)(?:\.(\d{1,2}))?", ","),
)
_TYPED_HOURS = r"\d{1,4}(?:[.,]\d+)?"
_MOST_HOURS = 1000
_MOST_WHOLE = 100_000


class Invalid(ValueError):
    """A value that a field cannot hold: the code of a problem (words/problems.py) and its facts."""

    def __init__(self, code: str, **facts: FieldValue) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Control(Enum):
    """With what a form asks for a value."""

    LINE = "line"
    NOTE = "note"
    CHOICE = "choice"
    PATH = "path"


class Typing(NamedTuple):
    """What a typed text is read against: the day it is today, and whether days lie ahead."""

    today: date
    lean: "Lean"


class FieldKind:
    """One kind of field; this one keeps a value as it is."""

    name: ClassVar[str]
    sql_type: ClassVar[str] = "VARCHAR"
    control: Control = Control.LINE
    is_text: ClassVar[bool] = False  # free text, in which somebody may write anything

    @property
    def empty(self) -> FieldValue:
        """What a field of this kind holds when nothing is given for it."""
        return None

    def check(self, value: FieldValue) -> FieldValue:
        """The value in its own type, from JSON, a form or code; raises Invalid."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.name

    def wrong(self, value: FieldValue) -> Invalid:
        return Invalid(f"not_{self.name}", value=value)

    def to_store(self, value: FieldValue) -> FieldValue:
        return value

    def from_store(self, stored: FieldValue) -> FieldValue:
        """Raises ValueError, TypeError or ArithmeticError where the file was damaged."""
        return stored

    @property
    def is_kept_as_is(self) -> bool:
        """Whether a value is the same in the store and in code."""
        return type(self).from_store is FieldKind.from_store

    def to_file(self, stored: FieldValue) -> FieldValue:
        """What a JSON file holds, made of what the store holds."""
        return stored

    def typed(self, text: str, typing: Typing) -> FieldValue:
        """What `check` takes for a typed text; raises Invalid, DayError or ClockError."""
        return text

    def edited(self, value: FieldValue) -> str:
        """What a form shows for editing; `typed` gives the same value for it."""
        return clean_line(str(value))


class LineKind(FieldKind):
    """A text on one line."""

    name = "line"
    is_text = True

    def __init__(self, control: Control = Control.LINE) -> None:
        self.control = control

    def check(self, value: FieldValue) -> str:
        if not isinstance(value, str) or not (text := clean_line(value)):
            raise self.wrong(value)
        return _within(text, LINE_LENGTH)


class NoteKind(FieldKind):
    """A text of several lines."""

    name = "note"
    control = Control.NOTE
    is_text = True

    def check(self, value: FieldValue) -> str:
        if not isinstance(value, str) or not (text := clean(value)):
            raise self.wrong(value)
        return _within(text, NOTE_LENGTH)

    def edited(self, value: FieldValue) -> str:
        return clean(str(value))


class TagsKind(FieldKind):
    """A list of words, each once; stored as JSON text."""

    name = "tags"
    sql_type = "TEXT"
    is_text = True

    @property
    def empty(self) -> list[str]:
        return []

    def check(self, value: FieldValue) -> list[str]:
        if not isinstance(value, list | tuple) or not all(isinstance(tag, str) for tag in value):
            raise self.wrong(value)
        tags = [_within(clean_line(tag), LINE_LENGTH) for tag in value]
        return list(dict.fromkeys(tag for tag in tags if tag))

    def to_store(self, value: FieldValue) -> str:
        return json.dumps(value, ensure_ascii=False) if value else "[]"

    def from_store(self, stored: FieldValue) -> list[str]:
        return words_in(stored) if stored and stored != "[]" else []

    to_file = from_store

    def typed(self, text: str, typing: Typing) -> list[str]:
        return split_tags(text)

    def edited(self, value: FieldValue) -> str:
        return clean_line(join_tags(value))


class Words(FieldKind):
    """Several words of a vocabulary, each once; stored as JSON text."""

    name = "words"
    sql_type = "TEXT"

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        self.vocabulary = vocabulary

    @property
    def empty(self) -> list[StrEnum]:
        return []

    def check(self, value: FieldValue) -> list[StrEnum]:
        if not isinstance(value, list | tuple):
            raise self.wrong(value)
        try:
            return list(dict.fromkeys(self.vocabulary(word) for word in value))
        except ValueError:
            unknown = next(word for word in value if word not in list(self.vocabulary))
            facts = {"value": unknown, "words": ", ".join(self.vocabulary)}
            raise Invalid("unknown_word", **facts) from None

    def to_store(self, value: FieldValue) -> str:
        return json.dumps(list(map(str, value))) if value else "[]"

    def from_store(self, stored: FieldValue) -> list[StrEnum]:
        return (
            [self.vocabulary(word) for word in words_in(stored)]
            if stored and stored != "[]"
            else []
        )

    def to_file(self, stored: FieldValue) -> list[str]:
        return list(map(str, self.from_store(stored)))

    def typed(self, text: str, typing: Typing) -> list[str]:
        return split_tags(text)

    def edited(self, value: FieldValue) -> str:
        return join_tags(value)


class UidKind(FieldKind):
    """The mark that tells a record apart between stores."""

    name = "uid"

    def check(self, value: FieldValue) -> str:
        if not isinstance(value, str) or not _UID.fullmatch(value):
            raise self.wrong(value)
        return value


class ClockKind(FieldKind):
    """A time of day, as `09:30`."""

    name = "clock"

    def check(self, value: FieldValue) -> str:
        if not isinstance(value, str) or not _CLOCK.fullmatch(value):
            raise self.wrong(value)
        return value

    def typed(self, text: str, typing: Typing) -> str:
        from coachdesk.domain.typed_clock import parse_clock

        return parse_clock(text).strftime("%H:%M")


class DayKind(FieldKind):
    """A date; stored and in files as `2026-11-27`."""

    name = "day"
    sql_type = "DATE"

    def check(self, value: FieldValue) -> date:
        if type(value) is date:
            return value
        try:
            if isinstance(value, str) and _ISO_DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self.wrong(value)

    def to_store(self, value: FieldValue) -> str:
        day: date = value
        return day.isoformat()

    def from_store(self, stored: FieldValue) -> date:
        return date.fromisoformat(stored)

    def typed(self, text: str, typing: Typing) -> date:
        from coachdesk.domain.typed_dates import parse_day

        return parse_day(text, typing.today, typing.lean)

    def edited(self, value: FieldValue) -> str:
        return str(value.strftime("%d-%m-%Y"))


class MoneyKind(FieldKind):
    """Exact euros; whole cents in the store, text with two decimals in files."""

    name = "money"
    sql_type = "INTEGER"

    def check(self, value: FieldValue) -> Decimal:
        text = str(value) if isinstance(value, Decimal) else value
        if not isinstance(text, str) or not _MONEY.fullmatch(text):
            raise self.wrong(text)
        return Decimal(text).quantize(Decimal("0.01"))

    def to_store(self, value: FieldValue) -> int:
        return int(value.scaleb(2))

    def from_store(self, stored: FieldValue) -> Decimal:
        return Decimal(stored).scaleb(-2)

    def to_file(self, stored: FieldValue) -> str:
        return f"{self.from_store(stored):.2f}"

    def typed(self, text: str, typing: Typing) -> str:
        """`1.250,50`, `1250.5` and `€ 1,250.50` are one amount."""
        for pattern, group in _TYPED_MONEY:
            if match := re.fullmatch(pattern, text.strip()):
                return match[1].replace(group, "") + "." + (match[2] or "0").ljust(2, "0")
        raise Invalid("not_typed_money", value=text)

    def edited(self, value: FieldValue) -> str:
        return f"{value:.2f}".replace(".", ",")


class HoursKind(FieldKind):
    """Hours, in halves."""

    name = "hours"
    sql_type = "FLOAT"

    def check(self, value: FieldValue) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(value)
        if not 0 <= value <= _MOST_HOURS or value * 2 != int(value * 2):
            raise self.wrong(value)
        return float(value)

    def to_file(self, stored: FieldValue) -> float:
        return float(stored)

    def typed(self, text: str, typing: Typing) -> float:
        if not re.fullmatch(_TYPED_HOURS, text.strip()):
            raise Invalid("not_typed_hours", value=text)
        return float(text.strip().replace(",", "."))

    def edited(self, value: FieldValue) -> str:
        return f"{value:g}".replace(".", ",")


class WholeKind(FieldKind):
    """A whole number, from 1 unless said otherwise."""

    name = "whole"
    sql_type = "INTEGER"

    def __init__(self, least: int = 1, most: int = _MOST_WHOLE) -> None:
        self.least, self.most = least, most

    def check(self, value: FieldValue) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(value)
        if not self.least <= value <= self.most:
            raise self.wrong(value)
        return value

    def typed(self, text: str, typing: Typing) -> FieldValue:
        number = text.strip()
        return int(number) if number.isdecimal() and len(number) < 10 else text


class FlagKind(FieldKind):
    """Yes or no."""

    name = "flag"
    sql_type = "BOOLEAN"
    control = Control.CHOICE

    def check(self, value: FieldValue) -> bool:
        if not isinstance(value, bool):
            raise self.wrong(value)
        return value

    def to_store(self, value: FieldValue) -> int:
        return int(value)

    def from_store(self, stored: FieldValue) -> bool:
        return bool(stored)

    to_file = from_store


class Word(FieldKind):
    """A word of a vocabulary, by its value."""

    name = "word"
    control = Control.CHOICE

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        self.vocabulary = vocabulary

    @cached_property
    def _by_value(self) -> dict[str, StrEnum]:
        """Quicker than to call the vocabulary."""
        return {word.value: word for word in self.vocabulary}

    def check(self, value: FieldValue) -> StrEnum:
        if type(value) is self.vocabulary:
            return value
        try:
            return self.vocabulary(value)
        except ValueError:
            raise Invalid("unknown_word", value=value, words=", ".join(self.vocabulary)) from None

    def to_store(self, value: FieldValue) -> str:
        return str(value)

    def from_store(self, stored: FieldValue) -> StrEnum:
        return self._by_value.get(stored) or self.vocabulary(stored)


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise Invalid("too_long", most=most, length=len(text))
    return text


# Where a file is, or a folder; only forms ask for one.
PATH, FOLDER = LineKind(Control.PATH), LineKind(Control.PATH)
LINE, NOTE, TAGS, UID = LineKind(), NoteKind(), TagsKind(), UidKind()
DAY, CLOCK, MONEY = DayKind(), ClockKind(), MoneyKind()
HOURS, WHOLE, FLAG = HoursKind(), WholeKind(), FlagKind()
MINUTES = WholeKind(5, 480)  # how long something takes
