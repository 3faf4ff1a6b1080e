"""The tables, made of the declared records: what writes with SQLModel. Reading does without.

Each is made when it is first written: all of them together are 4 MB and a twentieth of a second.

Values are checked field by field (schema/fields.py) before a record is made.
"""

from collections.abc import Callable
from functools import cache, partial
from threading import RLock
from types import new_class
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sqlalchemy import Dialect, Table, UniqueConstraint
from sqlalchemy.types import UserDefinedType
from sqlmodel import Field as Column
from sqlmodel import SQLModel

from coachdesk.domain.values import FieldValue
from coachdesk.schema.fields import Field, RecordKind, new_uid
from coachdesk.schema.kinds import FieldKind
from coachdesk.schema.records import RECORDS

_Processor = Callable[[FieldValue], FieldValue]
_making = RLock()  # SQLModel keeps one list of tables for the whole process


class KindType(UserDefinedType[Any]):
    """The SQL type of a kind of field, with its stored form."""

    cache_ok = True

    def __init__(self, kind: FieldKind) -> None:
        self.kind = kind

    def get_col_spec(self, **_: object) -> str:
        return self.kind.sql_type

    def bind_processor(self, dialect: Dialect) -> _Processor:
        return partial(_unless_none, self.kind.to_store)

    def result_processor(self, dialect: Dialect, coltype: object) -> _Processor:
        return partial(_unless_none, self.kind.from_store)


def _unless_none(form: _Processor, value: FieldValue) -> FieldValue:
    return None if value is None else form(value)


class Record(SQLModel):
    """What every record has. `version` counts its changes, so that two windows cannot collide."""

    model_config = {"defer_build": True}

    # An id is never given again: the journal and undo go by it.
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}

    id: int | None = Column(default=None, primary_key=True)
    uid: str = Column(default_factory=new_uid, unique=True)
    version: int = Column(default=1)

    if TYPE_CHECKING:  # the fields that its declaration adds

        def __init__(self, **values: FieldValue) -> None: ...
        def __getattr__(self, name: str) -> FieldValue: ...
        def __setattr__(self, name: str, value: FieldValue) -> None: ...

    def __repr__(self) -> str:
        return f"<{self.__tablename__} {self.id}>"

    __str__ = __repr__


@cache
def _model(kind: RecordKind) -> type[Record]:
    links = kind.foreign_keys
    columns: dict[str, Any] = {}
    for name, link in links.items():
        _model(RECORDS[link.kind])  # SQLAlchemy asks for the table that a foreign key points at
        how: dict[str, Any] = {
            "foreign_key": f"{link.kind}.id",
            "index": kind.owned and link.required,
        }
        if link.cascades or not link.required:
            how["ondelete"] = "CASCADE" if link.cascades else "SET NULL"
        if not link.required:
            how |= {"default": None, "nullable": True}
        columns[name] = Column(**how)
    columns |= {field.name: _column(field) for field in kind.own}
    names: dict[str, Any] = {
        "__module__": __name__,
        "__tablename__": kind.name,
        "__annotations__": {
            **dict.fromkeys(links, int),
            **dict.fromkeys((field.name for field in kind.own), Any),
        },
        **columns,
    }
    if kind.once:
        options = {"sqlite_autoincrement": True}
        names["__table_args__"] = (UniqueConstraint(*links), options)
    name = "".join(part.capitalize() for part in kind.name.split("_"))
    made = new_class(name, (Record,), {"table": True}, lambda space: space.update(names))
    return cast(type[Record], made)


def _column(field: Field) -> Any:
    begins: dict[str, Any] = {} if field.required else {"default": field.default}
    if field.kind.empty is not None:
        begins = {"default_factory": lambda: field.kind.empty}
    return Column(
        **begins,
        sa_type=KindType(field.kind),
        nullable=not field.required and field.empty is None,
        unique=field.unique,
    )


def model_of(kind: RecordKind) -> type[Record]:
    """The SQLModel class of a kind of record."""
    with _making:
        return _model(kind)


def table_of(kind: RecordKind) -> Table:
    """The table of a kind of record, for statements in SQLAlchemy's core."""
    model_of(kind)
    table: Table = SQLModel.metadata.tables[kind.name]
    return table
