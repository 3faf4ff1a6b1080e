"""What a table that goes out is called and holds: field names and codes, or the words for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from coachdesk.domain.values import FieldValue
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import FLAG
from coachdesk.words import language, t
from coachdesk.words.terms import column_name, word


class TableForm:
    """The header of a table and how its cells are said.

    In Dutch a spreadsheet has Dutch headers and words, unless `codes` are asked for; in English
    the field names and codes are the words.
    """

    def __init__(self, names: Sequence[str], fields: Mapping[str, Field], *, codes: bool) -> None:
        self.names = names
        self.fields = [fields[name] for name in names]
        self.in_words = not codes and language() != "en"
        self.headers = [name if codes else header_of(name) for name in names]
        said = enumerate(map(_said, self.fields))
        self._said = {place: say for place, say in said if say and self.in_words}

    def rows(self, rows: Iterable[Sequence[FieldValue]]) -> Iterator[Sequence[FieldValue]]:
        """The rows with words for codes."""
        return map(self._row, rows) if self._said else iter(rows)

    def _row(self, row: Sequence[FieldValue]) -> Sequence[FieldValue]:
        cells = list(row)
        for place, say in self._said.items():
            if cells[place] is not None:
                cells[place] = say(cells[place])
        return cells


def header_of(name: str) -> str:
    """What a column is called in the language in use; in English that is its name."""
    if language() == "en":
        return name
    return t("Number") if name == "ref" else column_name(name)


def _said(field: Field) -> Callable[[FieldValue], str] | None:
    if field.kind is FLAG:
        return lambda value: t("yes") if value else t("no")
    if vocabulary := field.vocabulary:
        name = vocabulary.__name__
        return lambda value: word(value, name)
    return None
