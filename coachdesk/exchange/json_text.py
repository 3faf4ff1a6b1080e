"""JSON as text: read strictly, and written dossier by dossier."""

import json
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring

from coachdesk.domain.text import clean
from coachdesk.domain.values import FieldValue, JsonObject


class DuplicateName(ValueError):
    """A name that stands twice in one object."""


def read_strict(text: str) -> FieldValue:
    """What a JSON text holds; raises DuplicateName, ValueError (a JSONDecodeError names line and
    column) and RecursionError. Unlike `json.loads` it takes no name twice and no NaN."""
    return json.loads(text, object_pairs_hook=_without_duplicates, parse_constant=_no_constant)


def read_loose(text: str) -> FieldValue:
    """The same in two thirds of the time; of a name that stands twice it takes the last."""
    return _LOOSE.decode(text)


def _without_duplicates(pairs: list[tuple[str, FieldValue]]) -> JsonObject:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise DuplicateName(next(name for name in names if names.count(name) > 1))
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


_LOOSE = json.JSONDecoder(parse_constant=_no_constant)


def write_parts(
    parts: Mapping[str, FieldValue], listed: str, items: Iterable[Mapping[str, FieldValue]]
) -> Iterator[str]:
    """An object as text, piece by piece, with a last part that is a list of these items.

    The same text as `json.dumps(…, ensure_ascii=False, indent=1)`, in half the time: with an
    indent the json module uses its slow encoder.
    """
    yield "{\n"
    for name, value in parts.items():
        yield f" {encode_basestring(name)}: {written(value, 1)},\n"
    yield f" {encode_basestring(listed)}: ["
    joint = "\n"
    for item in items:
        yield f"{joint}  {written(item, 2)}"
        joint = ",\n"
    yield ("]" if joint == "\n" else "\n ]") + "\n}\n"


def written(value: FieldValue, depth: int = 0) -> str:
    """A value with all that is in it, so far from the left; its texts are cleaned."""
    if isinstance(value, str):
        return encode_basestring(clean(value))
    if value is None:
        return "null"
    if not value or not isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    inner = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        start, end = "{}"
        lines = [
            f"{encode_basestring(name)}: {written(item, depth + 1)}" for name, item in value.items()
        ]
    else:
        start, end = "[]"
        lines = [written(item, depth + 1) for item in value]
    return f"{start}{inner}{f',{inner}'.join(lines)}\n{' ' * depth}{end}"
