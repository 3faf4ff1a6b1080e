"""What tests compare of problems."""

from collections.abc import Iterable

from coachdesk.domain.problem import Problem
from coachdesk.words.problems import place_text


def places_and_codes(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Where each problem stands, in words, and its code."""
    return [(place_text(item.place) or item.field, item.code) for item in problems]
