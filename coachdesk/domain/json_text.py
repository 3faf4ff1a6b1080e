"""JSON as the store keeps it in a column: read, or refused with one kind of error."""

import json

from coachdesk.domain.values import FieldValue, JsonObject


def parsed(text: str | bytes) -> FieldValue:
    """What stands in a text; raises ValueError, also for what is nested too deep to read."""
    try:
        return json.loads(text)
    except (RecursionError, TypeError):
        raise ValueError("cannot be read") from None


def object_in(text: str | bytes) -> JsonObject:
    """Fields by name; raises ValueError for anything else."""
    found = parsed(text)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def words_in(text: str | bytes) -> list[str]:
    """A list of words; raises ValueError for anything else."""
    found = parsed(text)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise ValueError("not a list of words")
    return found
