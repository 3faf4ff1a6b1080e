"""JSON too long to hold: read and written item by item, the parts of one object at a time."""

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any, BinaryIO

from coachdesk.domain.text import clean

_BLOCK = 1 << 16
# How near the end of what was read an error may come from there being more to read.
_NEAR_END = 16
_SPACE = " \t\r\n"
_NUMBER_ON = re.compile(r"[-+.0-9eE]*")


class NotJson(Exception):
    """The file breaks off or is no JSON: where, counted from 1."""

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__(f"line {line}, column {column}")
        self.line = line
        self.column = column


class GivenTwice(Exception):
    """A name that stands twice in one object."""


# Reading -----------------------------------------------------------------------------------


def read_parts(stream: BinaryIO, listed: str) -> Iterator[tuple[str, Any]]:
    """The parts of the object in a file, by name; the items of the list `listed` one by one.

    A file that holds anything but an object gives one part without a name. Raises NotJson,
    GivenTwice and UnicodeDecodeError, each where the reading has come to.
    """
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        yield from _Reader(text).parts(listed)
    except (RecursionError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise
        raise NotJson from None
    finally:
        if not stream.closed:  # where reading was broken off
            text.detach()


class _Reader:
    """A place in a text of which no more than the present item is held."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text
        self._held = ""
        self._at = 0
        self._ended = False
        self._line, self._column = 1, 1  # of the first sign held
        self._decode = json.JSONDecoder(
            object_pairs_hook=_no_twice, parse_constant=_no_constant
        ).raw_decode

    def parts(self, listed: str) -> Iterator[tuple[str, Any]]:
        if self._sign() != "{":
            yield "", self._value()
            self._end()
            return
        self._at += 1
        names: set[str] = set()
        for _ in self._items("}"):
            name = self._value()
            if not isinstance(name, str):
                raise self._wrong()
            if name in names:
                raise GivenTwice(name)
            names.add(name)
            self._expect(":")
            if name == listed and self._sign() == "[":
                self._at += 1
                yield from ((name, [self._value()]) for _ in self._items("]"))
            else:
                yield name, self._value()
        self._end()

    def _items(self, close: str) -> Iterator[None]:
        """Stops before each item up to `close`, which is read too."""
        if self._sign() == close:
            self._at += 1
            return
        while True:
            yield
            sign = self._sign()
            if sign not in (",", close):
                raise self._wrong()
            self._at += 1
            if sign == close:
                return

    def _sign(self) -> str:
        """The next sign that is no space; empty at the end."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def _expect(self, sign: str) -> None:
        if self._sign() != sign:
            raise self._wrong()
        self._at += 1

    def _end(self) -> None:
        if self._sign():
            raise self._wrong()

    def _value(self) -> Any:
        self._sign()
        while True:
            try:
                value, end = self._decode(self._held, self._at)
            except json.JSONDecodeError as error:
                cut_off = error.msg.startswith("Unterminated string")
                if not cut_off and error.pos < len(self._held) - _NEAR_END:
                    raise self._wrong(error.pos) from None
                if not self._more():
                    raise self._wrong(error.pos) from None
                continue
            # A number may go on in what was not read yet.
            open_end = isinstance(value, int | float) and _NUMBER_ON.fullmatch(self._held, end)
            if not open_end or not self._more():
                self._at = end
                return value

    def _more(self) -> bool:
        """Read on; what is done with is let go. Blocks grow with the item, to read it once."""
        if self._ended:
            return False
        block = self._text.read(max(_BLOCK, len(self._held) - self._at))
        if not block:
            self._ended = True
            return False
        self._line, self._column = self._place(self._at)
        self._held, self._at = self._held[self._at :] + block, 0
        return True

    def _place(self, at: int) -> tuple[int, int]:
        """The line and the column of a place in what is held."""
        lines = self._held.count("\n", 0, at)
        if not lines:
            return self._line, self._column + at
        return self._line + lines, at - self._held.rfind("\n", 0, at)

    def _wrong(self, at: int | None = None) -> NotJson:
        return NotJson(*self._place(self._at if at is None else at))


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise GivenTwice(next(name for name in names if names.count(name) > 1))
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


# Writing -----------------------------------------------------------------------------------


def write_parts(
    parts: Mapping[str, Any], listed: str, items: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """An object as text, piece by piece, with a last part that is a list of these items.

    The same bytes as `json.dumps(…, ensure_ascii=False, indent=1)` gives of the whole.
    """
    yield "{\n"
    for name, value in parts.items():
        yield f" {encode_basestring(name)}: {_written(value, 1)},\n"
    yield f" {encode_basestring(listed)}: ["
    joint = "\n"
    for item in items:
        yield f"{joint}  {_written(item, 2)}"
        joint = ",\n"
    yield ("]" if joint == "\n" else "\n ]") + "\n}\n"


def _written(value: Any, depth: int) -> str:
    if isinstance(value, str):
        return encode_basestring(clean(value))
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    inner = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        marks = "{}"
        lines = [
            f"{encode_basestring(name)}: {_written(item, depth + 1)}"
            for name, item in value.items()
        ]
    else:
        marks = "[]"
        lines = [_written(item, depth + 1) for item in value]
    return f"{marks[0]}{inner}{f',{inner}'.join(lines)}\n{' ' * depth}{marks[1]}"
