"""Rows of the store written as the journal has them: many at once, each checked first."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sqlmodel import Session

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.schema.records import RECORDS
from coachdesk.store.errors import Clash

_BATCH = 500  # rows of one statement


@private_repr("id", "record", "record_id")
class RowChange(NamedTuple):
    """One row before and after a write."""

    id: int
    record: str
    record_id: int
    jobseeker_id: int | None
    before: JsonObject | None
    after: JsonObject | None


@private_repr()
class RowStep(NamedTuple):
    """One row to change from what is expected to what is wanted; None is no row."""

    change: RowChange
    expected: JsonObject | None
    wanted: JsonObject | None


def restore_rows(session: Session, steps: Iterable[RowStep]) -> None:
    """Change rows in this order; raises Clash where one is not as expected."""
    for batch in _batches(steps):
        change, expected, wanted = batch[0]
        found = _rows(session, change.record, [step.change.record_id for step in batch])
        for step in batch:
            differences = _differences(step.expected, found.get(step.change.record_id))
            if differences:
                raise Clash(RecordRef(change.record, step.change.record_id), differences)
        if wanted is None:
            _delete_rows(session, change.record, [step.change.record_id for step in batch])
        elif expected is None:
            _write_rows(session, _insert(change.record, wanted), batch)
        else:
            rows = [_next_version(step, found) for step in batch]
            _write_rows(session, _update(change.record, wanted), rows)


def _batches(steps: Iterable[RowStep]) -> Iterator[list[RowStep]]:
    """Steps that follow each other, as many as one statement can do: each of another row."""
    batch: list[RowStep] = []
    kind: object = None
    ids: set[int] = set()
    for step in steps:
        own = (
            step.change.record,
            step.expected is None,
            None if step.wanted is None else tuple(step.wanted),
        )
        if own != kind or step.change.record_id in ids or len(batch) == _BATCH:
            if batch:
                yield batch
            batch, ids, kind = [], set(), own
        batch.append(step)
        ids.add(step.change.record_id)
    if batch:
        yield batch


def _rows(session: Session, table: str, ids: Sequence[int]) -> dict[int, JsonObject]:
    """The rows with these ids that are there."""
    marks = ", ".join("?" * len(ids))
    sql = f'SELECT * FROM "{table}" WHERE id IN ({marks})'
    found = session.connection().exec_driver_sql(sql, tuple(ids))
    return {row["id"]: dict(row) for row in found.mappings()}


def _insert(table: str, row: JsonObject) -> str:
    names = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join(f":{column}" for column in row)
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'


def _update(table: str, row: JsonObject) -> str:
    marks = ", ".join(f'"{column}" = :{column}' for column in row)
    return f'UPDATE "{table}" SET {marks} WHERE id = :id'


def _next_version(step: RowStep, found: dict[int, JsonObject]) -> RowStep:
    """The step with the version after the one that stands there now."""
    current = found[step.change.record_id]
    if step.wanted is None or "version" not in step.wanted:
        return step
    return step._replace(wanted={**step.wanted, "version": current["version"] + 1})


def _write_rows(session: Session, sql: str, steps: Iterable[RowStep]) -> None:
    session.connection().exec_driver_sql(sql, [step.wanted for step in steps if step.wanted])


def _delete_rows(session: Session, table: str, ids: Sequence[int]) -> None:
    """Delete rows; raises Clash where another window has added to one of them since.

    A coach with dossiers stays.
    """
    kept = _referenced(session, table, ids)
    if kept and table != "coach":
        raise Clash(RecordRef(table, next(row for row in ids if row in kept)), {})
    going = [(row,) for row in ids if row not in kept]
    if going:
        session.connection().exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', going)


def _referenced(session: Session, table: str, ids: Sequence[int]) -> set[int]:
    """Those of these rows that a foreign key of any record points at."""
    link = session.connection()
    marks = ", ".join("?" * len(ids))
    return {
        row[0]
        for child, column in _foreign_keys_to(table)
        for row in link.exec_driver_sql(
            f'SELECT "{column}" FROM "{child}" WHERE "{column}" IN ({marks})', tuple(ids)
        )
    }


@cache
def _foreign_keys_to(table: str) -> list[tuple[str, str]]:
    """The foreign keys to this table: the table and the column of each."""
    return [
        (child, column)
        for child, kind in RECORDS.items()
        for column, link in kind.foreign_keys.items()
        if link.kind == table
    ]


def _differences(
    expected: JsonObject | None, current: JsonObject | None
) -> dict[str, tuple[FieldValue, FieldValue]]:
    """Where a row is not as expected: field -> (expected, found)."""
    if (expected is None) != (current is None):
        return {"id": (expected and expected["id"], current and current["id"])}
    if expected is None or current is None:
        return {}
    return {
        name: (value, current.get(name))
        for name, value in expected.items()
        if name != "version" and current.get(name) != value
    }
