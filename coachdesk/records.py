"""The records (coachdesk/docs/domain.md, section 2): declared once, for tables, checks, forms.

What a store column, a file or a form needs to know of a field is derived from its declaration.
Stored forms: dates and times as ISO text, money as whole cents, words as their value, tags as JSON.
"""

import json
import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import PydanticCustomError
from sqlalchemy import Dialect, Integer, String, Text, UniqueConstraint
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from coachdesk.domain import vocabulary as words
from coachdesk.domain.json_text import words_in
from coachdesk.domain.problem import Problem
from coachdesk.domain.text import LINE_LENGTH, NOTE_LENGTH, clean, clean_line

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONEY = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
_UID = r"^[A-Za-z0-9_-]{1,64}$"
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


# Stored forms ------------------------------------------------------------------------------


class Cents(TypeDecorator[Decimal]):
    """Exact money: whole cents in the store, a Decimal of two places outside it."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.scaleb(2))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


class Word(TypeDecorator[StrEnum]):
    """A word of the vocabulary by its value."""

    impl = String
    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.vocabulary(value)


class TagList(TypeDecorator[list[str]]):
    """A list of words as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> str:
        return json.dumps(value or [], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> list[str]:
        return words_in(value) if value else []


# Checks ------------------------------------------------------------------------------------


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("not_day", "not a date")
    try:
        if _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("not_day", "not a date")


def _amount(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        value = str(value)
    if not isinstance(value, str) or not _MONEY.fullmatch(value):
        raise PydanticCustomError("not_money", "not an amount")
    return Decimal(value).quantize(Decimal("0.01"))


def _hours(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("not_hours", "not a number of hours")
    if not 0 <= value <= 1000 or value * 2 != int(value * 2):
        raise PydanticCustomError("not_hours", "not in half hours")
    return float(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise PydanticCustomError("not_flag", "not true or false")
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100_000:
        raise PydanticCustomError("not_whole", "not a whole number")
    return value


def _tags(value: list[str]) -> list[str]:
    return list(dict.fromkeys(tag for tag in value if tag))


def _one_line(value: Any) -> Any:
    return clean_line(value) if isinstance(value, str) else value


def _lines(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


Line = Annotated[
    str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=LINE_LENGTH)
]
Note = Annotated[
    str, BeforeValidator(_lines), StringConstraints(min_length=1, max_length=NOTE_LENGTH)
]
Tag = Annotated[str, BeforeValidator(_one_line), StringConstraints(max_length=LINE_LENGTH)]
Tags = Annotated[list[Tag], AfterValidator(_tags)]
Uid = Annotated[str, StringConstraints(pattern=_UID)]
Clock = Annotated[str, StringConstraints(pattern=_CLOCK)]
Day = Annotated[date, BeforeValidator(_day)]
Money = Annotated[Decimal, BeforeValidator(_amount)]
Hours = Annotated[float, BeforeValidator(_hours)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Whole = Annotated[int, BeforeValidator(_whole)]


def new_uid() -> str:
    """A random mark that tells a record apart between stores."""
    return secrets.token_hex(8)


def _money() -> Any:
    return Field(default=None, sa_type=Cents)


def _word(vocabulary: type[StrEnum], **how: Any) -> Any:
    return Field(sa_type=Word(vocabulary), **how)


def _maybe(vocabulary: type[StrEnum]) -> Any:
    return _word(vocabulary, default=None)


def _parent(table: str) -> Any:
    return Field(foreign_key=f"{table}.id", index=True, ondelete="CASCADE")


# Records -----------------------------------------------------------------------------------


class Record(SQLModel):
    """What every record has. `version` counts its changes, so that two windows cannot collide."""

    # Values are checked field by field (`check`): a validator of whole records would stay unused.
    model_config = {"defer_build": True}

    # An id is never given again: the journal and undo go by it.
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}

    # Pairs of days of which the first may not lie before the second.
    ordered: ClassVar[tuple[tuple[str, str], ...]] = ()
    # What tells records of one list apart when a file gives no uid
    # (coachdesk/docs/interface.md, section 2).
    key: ClassVar[tuple[str, ...]] = ()
    # What a person answers for, not the store: left out of files and forms.
    inner: ClassVar[frozenset[str]] = frozenset(
        {"id", "version", "coach_id", "jobseeker_id", "organisation_id", "workshop_id"}
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: Uid = Field(default_factory=new_uid, unique=True)
    version: int = Field(default=1)

    def __repr__(self) -> str:
        return f"<{self.__tablename__} {self.id}>"

    __str__ = __repr__


class Coach(Record, table=True):
    __tablename__ = "coach"

    name: Line
    email: Line | None = None
    team: Line | None = None
    caseload_limit: Whole | None = None


class Jobseeker(Record, table=True):
    __tablename__ = "jobseeker"
    key = ("ref",)
    ordered = (("closed_on", "registered_on"), ("intake_closed_on", "intake_started_on"))

    coach_id: int = _parent("coach")
    ref: Line = Field(unique=True)
    first_name: Line
    prefix: Line | None = None
    last_name: Line
    born_on: Day | None = None
    phone: Line | None = None
    email: Line | None = None
    neighbourhood: Line | None = None
    language: Line | None = None
    tags: Tags = Field(default_factory=list, sa_type=TagList)
    buddy: Line | None = None
    benefit_kind: words.BenefitKind | None = _maybe(words.BenefitKind)
    benefit_from: Day | None = None
    registered_on: Day
    intake_started_on: Day | None = None
    intake_closed_on: Day | None = None
    plan_goal: Note | None = None
    plan_agreed_on: Day | None = None
    plan_reviewed_on: Day | None = None
    rights_checked_on: Day | None = None
    income_supplement_on: Day | None = None
    closed_on: Day | None = None
    closed_reason: words.ClosedReason | None = _maybe(words.ClosedReason)
    closing_note: Note | None = None
    note: Note | None = None


class Contact(Record, table=True):
    __tablename__ = "contact"
    key = ("on", "at", "mode")

    jobseeker_id: int = _parent("jobseeker")
    on: Day
    at: Clock | None = None
    mode: words.ContactMode = _word(words.ContactMode)
    purpose: words.ContactPurpose = _word(words.ContactPurpose)
    outcome: words.ContactOutcome | None = _maybe(words.ContactOutcome)
    jobseeker_present: Flag = True
    note: Note | None = None


class PlanStep(Record, table=True):
    __tablename__ = "plan_step"
    key = ("domain", "title")

    jobseeker_id: int = _parent("jobseeker")
    domain: words.LifeDomain = _word(words.LifeDomain)
    title: Line
    owner: words.StepOwner = _word(words.StepOwner)
    due_on: Day | None = None
    status: words.StepStatus = _word(words.StepStatus)
    done_on: Day | None = None
    note: Note | None = None


class Circumstance(Record, table=True):
    __tablename__ = "circumstance"
    key = ("kind", "domain", "text")

    jobseeker_id: int = _parent("jobseeker")
    kind: words.CircumstanceKind = _word(words.CircumstanceKind)
    domain: words.LifeDomain = _word(words.LifeDomain)
    text: Note
    resolved_on: Day | None = None


class Debt(Record, table=True):
    __tablename__ = "debt"
    key = ("creditor", "kind", "noted_on")

    jobseeker_id: int = _parent("jobseeker")
    creditor: Line
    kind: words.DebtKind = _word(words.DebtKind)
    amount: Money | None = _money()
    noted_on: Day
    problematic: Flag
    status: words.DebtStatus = _word(words.DebtStatus)
    note: Note | None = None


class DebtAssistance(Record, table=True):
    __tablename__ = "debt_assistance"
    key = ("requested_on",)
    ordered = (("ended_on", "requested_on"),)

    jobseeker_id: int = _parent("jobseeker")
    requested_on: Day
    first_talk_on: Day | None = None
    threat: words.Threat | None = _maybe(words.Threat)
    threat_on: Day | None = None
    threat_strikes_on: Day | None = None
    threat_averted_on: Day | None = None
    plan_agreed_on: Day | None = None
    administrator: Line | None = None
    administrator_certified: Flag | None = None
    ended_on: Day | None = None
    end_reason: Line | None = None


class Organisation(Record, table=True):
    __tablename__ = "organisation"
    key = ("name",)

    name: Line = Field(unique=True)
    sector: words.Sector | None = _maybe(words.Sector)
    contact_person: Line | None = None
    phone: Line | None = None
    email: Line | None = None
    note: Note | None = None


class Placement(Record, table=True):
    __tablename__ = "placement"
    key = ("organisation", "kind", "role", "started_on")
    ordered = (("ends_on", "started_on"), ("ended_on", "started_on"))

    jobseeker_id: int = _parent("jobseeker")
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    kind: words.PlacementKind = _word(words.PlacementKind)
    role: Line
    supervisor: Line | None = None
    hours_per_week: Hours | None = None
    started_on: Day
    ends_on: Day | None = None
    ended_on: Day | None = None
    outcome: words.PlacementOutcome | None = _maybe(words.PlacementOutcome)
    allowance_per_month: Money | None = _money()
    displacement_checked_on: Day | None = None
    displacement_risk: Flag | None = None
    learning_goal: Note | None = None
    note: Note | None = None


class Workshop(Record, table=True):
    __tablename__ = "workshop"
    key = ("title", "held_on")

    title: Line
    held_on: Day
    hours: Hours
    place: Line | None = None
    starts_at: Clock | None = None


class Attendance(Record, table=True):
    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("workshop_id", "jobseeker_id"),
        {"sqlite_autoincrement": True},
    )
    key = ("ref",)

    workshop_id: int = _parent("workshop")
    jobseeker_id: int = _parent("jobseeker")
    status: words.AttendanceStatus = _word(words.AttendanceStatus)


class Aftercare(Record, table=True):
    __tablename__ = "aftercare"
    key = ("on",)

    jobseeker_id: int = _parent("jobseeker")
    on: Day
    still_working: Flag | None = None
    note: Note | None = None


class SetAside(Record, table=True):
    """A signal the coach put off until a day, with a reason; it shows again that day."""

    __tablename__ = "set_aside"

    jobseeker_id: int | None = Field(default=None, foreign_key="jobseeker.id", ondelete="CASCADE")
    rule: Line
    record: Line
    until_on: Day
    reason: Line | None = None


class Draft(SQLModel, table=True):
    """What stands in a form that was not saved yet; outside the journal."""

    __tablename__ = "draft"

    id: int | None = Field(default=None, primary_key=True)
    form: str
    jobseeker_id: int | None = Field(default=None, foreign_key="jobseeker.id", ondelete="CASCADE")
    record_id: int | None = None
    texts: str = Field(sa_type=Text)
    kept_at: str


class Setting(SQLModel, table=True):
    """What a store remembers beside its records: a name and a JSON value."""

    __tablename__ = "setting"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    value: str = Field(sa_type=Text)


RECORDS: dict[str, type[Record]] = {
    str(cls.__tablename__): cls
    for cls in (
        Coach,
        Jobseeker,
        Contact,
        PlanStep,
        Circumstance,
        Debt,
        DebtAssistance,
        Organisation,
        Placement,
        Workshop,
        Attendance,
        Aftercare,
        SetAside,
    )
}

# The lists inside a dossier, under the names files give them, in the order files hold them.
DOSSIER_LISTS: dict[str, type[Record]] = {
    "contacts": Contact,
    "plan_steps": PlanStep,
    "circumstances": Circumstance,
    "debts": Debt,
    "debt_assistance": DebtAssistance,
    "placements": Placement,
    "aftercare": Aftercare,
}


# What follows from the declarations --------------------------------------------------------


class FieldKind(StrEnum):
    LINE = "line"
    NOTE = "note"
    DAY = "day"
    CLOCK = "clock"
    WORD = "word"
    FLAG = "flag"
    MONEY = "money"
    HOURS = "hours"
    WHOLE = "whole"
    TAGS = "tags"
    UID = "uid"


class FieldSpec(NamedTuple):
    """What a form or a file needs to know of one field."""

    name: str
    kind: FieldKind
    required: bool
    default: Any
    vocabulary: type[StrEnum] | None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.vocabulary) if self.vocabulary else ()

    @property
    def empty(self) -> Any:
        """What the field holds when nothing is given for it."""
        return [] if self.kind is FieldKind.TAGS else self.default


_KINDS: dict[Any, FieldKind] = {
    Line: FieldKind.LINE,
    Note: FieldKind.NOTE,
    Day: FieldKind.DAY,
    Clock: FieldKind.CLOCK,
    Flag: FieldKind.FLAG,
    Money: FieldKind.MONEY,
    Hours: FieldKind.HOURS,
    Whole: FieldKind.WHOLE,
    Tags: FieldKind.TAGS,
    Uid: FieldKind.UID,
}


@cache
def fields_of(cls: type[Record]) -> dict[str, FieldSpec]:
    """The fields a person or a file fills in, in the order of the declaration; `uid` last."""
    hints = get_type_hints(cls, include_extras=True)
    specs = {
        name: _spec(name, hints[name], info)
        for name, info in cls.model_fields.items()
        if name not in cls.inner
    }
    return {**{name: spec for name, spec in specs.items() if name != "uid"}, "uid": specs["uid"]}


def _spec(name: str, hint: Any, info: Any) -> FieldSpec:
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    vocabulary = hint if isinstance(hint, type) and issubclass(hint, StrEnum) else None
    kind = FieldKind.WORD if vocabulary else _KINDS[hint]
    default = None if info.is_required() or info.default_factory else info.default
    return FieldSpec(name, kind, info.is_required(), default, vocabulary)


def check(cls: type[Record], values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The given values in their own types, and everything that is wrong with them, all at once.

    A blank text counts as empty. What a new record would lack is for `missing` to say, and the
    order of days for `order_problems`: an update gives only some of the fields.
    """
    specs = fields_of(cls)
    checked: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, given in values.items():
        spec = specs.get(name)
        value = _blank_to_none(given)
        if spec is None:
            problems.append(Problem(name, "unknown_field"))
        elif value is not None:
            try:
                checked[name] = _adapter(cls, name).validate_python(value)
            except ValidationError as error:
                problems.append(_problem(spec, value, error))
        elif spec.required:
            problems.append(Problem(name, "missing"))
        elif name != "uid":
            checked[name] = spec.empty
    return checked, problems


def missing(cls: type[Record], values: Iterable[str]) -> list[Problem]:
    """The required fields a new record made of `values` would lack."""
    return [
        Problem(name, "missing")
        for name, spec in fields_of(cls).items()
        if spec.required and name not in values
    ]


def order_problems(cls: type[Record], values: Mapping[str, Any]) -> list[Problem]:
    """Days that lie before the day they cannot precede."""
    return [
        Problem(later, "before", {"day": values[later], "other": earlier, "start": values[earlier]})
        for later, earlier in cls.ordered
        if values.get(later) and values.get(earlier) and values[later] < values[earlier]
    ]


def _blank_to_none(value: Any) -> Any:
    if isinstance(value, str) and not clean(value).strip():
        return None
    return value


@cache
def _adapter(cls: type[Record], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(cls, include_extras=True)[name])


def _problem(spec: FieldSpec, value: Any, error: ValidationError) -> Problem:
    first = error.errors(include_url=False, include_input=False)[0]
    kind = str(first["type"])
    if spec.kind is FieldKind.WORD:
        return Problem(spec.name, "unknown_word", {"value": value, "words": ", ".join(spec.words)})
    if "too_long" in kind:
        sizes = first["ctx"]
        facts = {"most": sizes["max_length"], "length": sizes["actual_length"]}
        return Problem(spec.name, "too_long", facts)
    return Problem(spec.name, f"not_{spec.kind}", {"value": value})
