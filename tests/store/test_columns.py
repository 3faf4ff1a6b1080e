"""The columns known without SQLModel are those that the records declare."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coachdesk.records import DOSSIER_LISTS, RECORDS, FieldKind, FieldSpec, fields_of
from coachdesk.store.columns import COLUMNS, LISTS, own_value


def stored_and_own(spec: FieldSpec) -> tuple[Any, Any]:
    """A value of a field as the store holds it, and in its own type."""
    if spec.vocabulary:
        word = list(spec.vocabulary)[-1]
        return word.value, word
    return {
        FieldKind.DAY: ("2026-11-20", date(2026, 11, 20)),
        FieldKind.MONEY: (125050, Decimal("1250.50")),
        FieldKind.FLAG: (1, True),
        FieldKind.TAGS: ('["a", "b"]', ["a", "b"]),
        FieldKind.HOURS: (2.5, 2.5),
        FieldKind.WHOLE: (40, 40),
    }.get(spec.kind, ("a text", "a text"))


def test_every_kind_of_record_and_list_is_known() -> None:
    assert set(COLUMNS) == set(RECORDS)
    assert {name: cls.__tablename__ for name, cls in DOSSIER_LISTS.items()} == LISTS


@pytest.mark.parametrize("kind", RECORDS)
def test_columns_stand_as_declared(kind: str) -> None:
    assert COLUMNS[kind] == tuple(fields_of(RECORDS[kind]))


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, cls in RECORDS.items() for name in fields_of(cls)]
)
def test_each_column_gives_its_own_type(kind: str, name: str) -> None:
    stored, own = stored_and_own(fields_of(RECORDS[kind])[name])
    found = own_value(kind, name, stored)
    assert found == own and type(found) is type(own)
    assert own_value(kind, name, None) is None
