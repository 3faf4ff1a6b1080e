"""What an import does, in words."""

from collections.abc import Mapping

from coachdesk.words import t
from coachdesk.words.terms import record_name


def tally_lines(tallies: Mapping[str, tuple[int, int, int]]) -> list[str]:
    """How many records of each kind were (or would be) added, changed and left."""
    return [
        t(
            "{kind}: {added} added, {updated} changed, {left} as they were",
            kind=record_name(kind),
            added=added,
            updated=updated,
            left=left,
        )
        for kind, (added, updated, left) in tallies.items()
    ]
