"""Who and what was found, as lines and as JSON."""

from collections.abc import Iterator, Sequence

from coachdesk.domain.search import NotedText, PersonHit
from coachdesk.domain.values import JsonObject
from coachdesk.words import t
from coachdesk.words.terms import field_label


def found_json(people: Sequence[PersonHit], noted: Sequence[NotedText]) -> JsonObject:
    return {
        "people": [
            {
                "ref": hit.person.ref,
                "name": hit.person.name,
                "phone": hit.phone,
                "closed": hit.closed,
            }
            for hit in people
        ],
        "notes": [
            {
                "ref": item.person.ref,
                "name": item.person.name,
                "record": str(item.record),
                "field": item.field,
                "on": item.on,
                "text": item.text,
            }
            for item in noted
        ],
    }


def found_lines(
    people: Sequence[PersonHit], noted: Sequence[tuple[NotedText, str]]
) -> Iterator[str]:
    """A line each, which says by itself whom and what it is about."""
    from coachdesk.words.records import noted_place

    for hit in people:
        phone = f"; {field_label('phone')}: {hit.phone}" if hit.phone else ""
        closed = f"; {t('closed')}" if hit.closed else ""
        yield f"{hit.person.name} ({hit.person.ref}){phone}{closed}"
    for item, text in noted:
        yield f"{item.person.name} ({item.person.ref}): {noted_place(item)}: {text}"
