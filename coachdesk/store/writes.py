"""Adding, changing and deleting one record, checked as a whole before anything is written."""

from collections.abc import Iterable, Sequence
from datetime import date
from types import MappingProxyType

from sqlalchemy import Executable, select, text
from sqlmodel import Session

from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import RowId, is_about
from coachdesk.domain.text import LINE_LENGTH, clean_line
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import RightKind, RightStatus
from coachdesk.schema.fields import Link, RecordKind, check, missing, order_problems
from coachdesk.schema.records import COACH, DEBT_ASSISTANCE, JOBSEEKER, RECORDS, SET_ASIDE
from coachdesk.schema.work import RIGHT, SOCIAL_RETURN
from coachdesk.store import settings
from coachdesk.store.bulk import COACH_ID as COACH_ID
from coachdesk.store.employers import title_day, told_apart
from coachdesk.store.errors import Clash
from coachdesk.store.journal import highest_number, link_of, ref_of
from coachdesk.store.models import Record, model_of, table_of
from coachdesk.store.record_pairing import is_open

_OWNERS = ("jobseeker_id", "organisation_id")


def ensure_coach(session: Session, name: str) -> None:
    """A store has one coach from its first dossier on."""
    coach = model_of(COACH)
    if session.get(coach, COACH_ID) is None:
        session.add(coach(id=COACH_ID, name=name))
    session.flush()


def add_record(
    session: Session, name: str, values: FieldValues, today: date, **inner: FieldValue
) -> Record:
    """A new record of the kind `name`; raises Refused with every problem at once."""
    kind = RECORDS[name]
    values = dict(values)
    if kind is JOBSEEKER and not clean_line(values.get("ref") or ""):
        values["ref"] = ref_of(highest_number(link_of(session)) + 1)
    if inner.get("jobseeker_id") is not None:
        refuse_another(session, "jobseeker", inner["jobseeker_id"])
    links, problems = _linked(session, kind, values, new=True, known=inner)
    checked, found = check(kind, values)
    said = {problem.field for problem in found}
    problems += found + [p for p in missing(kind, checked) if p.field not in said]
    problems += order_problems(kind, checked)
    problems += _unique_problems(session, kind, checked, None)
    problems += _one_at_a_time(session, kind, {**checked, **links, **inner}, None, today)
    if problems:
        raise Refused(problems)
    record = model_of(kind)(**{**checked, **links, **inner})
    session.add(record)
    session.flush()
    return record


def row_id(record: Record) -> RowId:
    """The id of a record that was written, with its uid."""
    assert record.id is not None
    return RowId(record.id, record.uid)


def refuse_another(session: Session, kind: str, record_id: int) -> None:
    """Raise Clash where a record is gone, or its number is another record's now."""
    table = table_of(RECORDS[kind])
    uid = session.execute(select(table.c.uid).where(table.c.id == record_id)).scalar()
    if uid is None or not is_about(record_id, uid):
        raise Clash(RecordRef(kind, record_id), {"id": (record_id, None)})


def change_record(
    session: Session,
    name: str,
    record_id: int,
    values: FieldValues,
    seen: FieldValues,
    today: date,
) -> Record:
    """Change fields of a record; `seen` is what they held when the user read them.

    Raises Refused, and Clash where a field to change has meanwhile got another value elsewhere, or
    where another record has that number now.
    """
    kind = RECORDS[name]
    record = _own_record(session, name, record_id)
    if record.uid != seen.get("uid", record.uid):
        raise Clash(RecordRef(name, record_id), {"id": (record_id, None)})
    values = dict(values)
    if any(link.within for link in kind.links) and kind.named.keys() & values.keys():
        # What is looked for within another is looked for there as a whole.
        values = {name: seen[name] for name in kind.named if name in seen} | values
    links, problems = _linked(session, kind, values, new=False)
    checked, found = check(kind, values)
    wanted = {field: new for field, new in {**checked, **links}.items() if field != "uid"}
    differing = {
        field: (new, getattr(record, field))
        for field, new in wanted.items()
        if field in seen and getattr(record, field) not in (seen[field], new)
    }
    if differing:
        raise Clash(RecordRef(name, record_id), differing)
    becomes = {field: getattr(record, field, None) for field in (*kind.fields, *_OWNERS)} | wanted
    problems += found + order_problems(kind, becomes)
    problems += _unique_problems(session, kind, checked, record_id)
    problems += _one_at_a_time(session, kind, becomes, record_id, today)
    if problems:
        raise Refused(problems)
    if any(getattr(record, field) != value for field, value in wanted.items()):
        for field, value in wanted.items():
            setattr(record, field, value)
        record.version += 1
        session.flush()
    return record


def note_supplement(session: Session, record: Record, today: date) -> None:
    """A right to the income supplement that is received is the latest one a dossier tells of."""
    if record.__tablename__ != RIGHT.name or record.kind != RightKind.INCOME_SUPPLEMENT:
        return
    person = session.get(model_of(JOBSEEKER), record.jobseeker_id)
    if not person or record.status != RightStatus.RECEIVES or record.on > today:
        return
    if not person.income_supplement_on or person.income_supplement_on < record.on:
        person.income_supplement_on = record.on
        person.version += 1
        session.flush()


def delete_record(session: Session, name: str, record_id: int) -> None:
    """Delete a record with all that hangs on it; the journal can bring it back."""
    session.delete(_own_record(session, name, record_id))
    session.flush()


def merge_organisations(
    session: Session, kept_id: int, other_id: int, kinds: Iterable[RecordKind]
) -> None:
    """All that hangs on the other organisation moves to the one that is kept; the other goes."""
    kept, other = (_own_record(session, "organisation", one) for one in (kept_id, other_id))
    for kind in kinds:
        own, moving = (
            session.execute(select(model_of(kind)).filter_by(organisation_id=one.id))
            .scalars()
            .all()
            for one in (kept, other)
        )
        if kind.key == ("title",):
            _tell_apart([record.title for record in own], moving, title_day(kind))
        for record in moving:
            record.organisation_id = kept.id
            record.version += 1
    session.flush()
    session.delete(other)
    session.flush()


def _tell_apart(own: Iterable[str], moving: Sequence[Record], day: str) -> None:
    """Two of one title would be one by name: those that move get their day behind it."""
    titles = told_apart(list(own), [(record.title, getattr(record, day)) for record in moving])
    for record, title in zip(moving, titles, strict=True):
        if len(title) == LINE_LENGTH and title != record.title:  # cut off
            record.note = "\n".join(filter(None, (record.note, record.title)))
        record.title = title


def _own_record(session: Session, name: str, record_id: int) -> Record:
    """The record with that id; raises Clash where it is gone or another one has that number."""
    record = session.get(model_of(RECORDS[name]), record_id)
    if record is None or not is_about(record_id, record.uid):
        raise Clash(RecordRef(name, record_id), {"id": (record_id, None)})
    return record


def set_aside(
    session: Session,
    rule: str,
    record: str,
    owner: int | None,
    values: FieldValues,
    today: date,
) -> None:
    """Put a signal off, or put it off until another day."""
    known = _aside(session, rule, record)
    if known is None:
        whole = {**values, "rule": rule, "record": record}
        add_record(session, "set_aside", whole, today, jobseeker_id=owner)
    else:
        assert known.id is not None
        change_record(session, "set_aside", known.id, values, {}, today)


def bring_back(session: Session, rule: str, record: str) -> None:
    """Put a signal off no longer."""
    if known := _aside(session, rule, record):
        session.delete(known)
        session.flush()


def _aside(session: Session, rule: str, record: str) -> Record | None:
    model = model_of(SET_ASIDE)
    wanted = select(model).filter_by(rule=rule, record=record)
    return session.execute(wanted).scalars().first()


def set_setting(session: Session, name: str, value: FieldValue) -> None:
    """Remember a JSON value under a name."""
    settings.set_setting(link_of(session), name, value)


def _linked(
    session: Session,
    kind: RecordKind,
    values: dict[str, FieldValue],
    *,
    new: bool,
    known: FieldValues = MappingProxyType({}),
) -> tuple[dict[str, int | None], list[Problem]]:
    """Take the names of linked records out of `values`, and give their ids instead.

    A record whose id is `known` needs no name: two may be called the same.
    """
    given = {name: clean_line(values.pop(name) or "") for name in kind.named if name in values}
    ids: dict[str, int | None] = {}
    problems: list[Problem] = []
    for name, link in kind.named.items():
        if link.shown or name != link.kind or f"{name}_id" in known:
            continue
        if name not in given and not new:
            continue
        typed = given.get(name, "")
        if not typed:
            problems += [Problem(name, "missing")] if link.required else []
            ids |= {} if link.required else {f"{name}_id": None}
        elif wrong := check(RECORDS[name], {link.by: typed})[1]:
            problems += [problem._replace(field=name) for problem in wrong]
        elif link.within and not given.get(link.within):
            problems.append(Problem(link.within, "missing"))
        elif found := _linked_id(session, link, typed, given.get(link.within, "")):
            ids[f"{name}_id"] = found
        else:
            problems.append(Problem(name, f"unknown_{name}", {"value": typed}))
    return ids, problems


def _linked_id(session: Session, link: Link, name: str, within: str) -> int | None:
    """The record of that name, compared without case; made where none is and it may be."""
    kind = RECORDS[link.kind]
    table = table_of(kind)
    asked = select(table.c.id, table.c[link.by]).order_by(table.c.id)
    if link.within:
        outer = table_of(RECORDS[link.within])
        asked = asked.add_columns(outer.c.name).join(outer)
    for row in session.execute(asked):
        if row[1].casefold() == name.casefold() and (
            not link.within or row[2].casefold() == within.casefold()
        ):
            return int(row[0])
    if not link.made:
        return None
    made = model_of(kind)(**{link.by: name})
    session.add(made)
    session.flush()
    return row_id(made)


def _unique_problems(
    session: Session, kind: RecordKind, values: FieldValues, own: int | None
) -> list[Problem]:
    """What only one record may have, and another has already, whatever its capitals.

    Where a caseload brought in two that differ in capitals only, each may keep its own.
    """
    table = table_of(kind)
    problems = []
    for field in kind.own:
        value = values.get(field.name)
        if not field.unique or value is None:
            continue
        held = table.c[field.name]
        every = select(table.c.id, held)
        asked: Executable = every
        if value.isascii():  # only these can be the same, and their indexes find them
            odd = text(f"{field.name} GLOB '*[^ -~]*'")
            asked = every.where(held.collate("NOCASE") == value).union_all(every.where(odd))
        known = {row[0]: row[1] for row in session.execute(asked)}
        if known.pop(own, None) == value:
            continue
        if value.casefold() in map(str.casefold, known.values()):
            problems.append(Problem(field.name, "in_use", {"value": value}))
    return problems


def _one_at_a_time(
    session: Session,
    kind: RecordKind,
    values: FieldValues,
    own: int | None,
    today: date,
) -> list[Problem]:
    """What a dossier or an employer may have only one of, beside the record `own`."""
    owner = values.get("jobseeker_id")
    if kind is SOCIAL_RETURN and values.get("title"):
        return _second_contract(session, values, own)
    if kind is DEBT_ASSISTANCE and owner is not None:
        return _open_problems(session, owner, values, own, today)
    if kind is RIGHT and values.get("kind") not in (None, RightKind.OTHER):
        same = select(model_of(RIGHT)).filter_by(jobseeker_id=owner, kind=values["kind"])
        known = [right.id for right in session.execute(same).scalars()]
        # One of two that a file brought in may be changed as it is.
        return [Problem("kind", "second_right")] if known and own not in known else []
    return []


def _second_contract(session: Session, values: FieldValues, own: int | None) -> list[Problem]:
    """Placements name a contract by its title: at one organisation there is one of each."""
    here = select(model_of(SOCIAL_RETURN)).filter_by(organisation_id=values.get("organisation_id"))
    known = [
        contract.id
        for contract in session.execute(here).scalars()
        if contract.title.casefold() == values["title"].casefold()
    ]
    # One of two that a file brought in may be changed as it is.
    doubled = known and own not in known
    return [Problem("title", "in_use", {"value": values["title"]})] if doubled else []


def _open_problems(
    session: Session, owner: int, values: FieldValues, own: int | None, today: date
) -> list[Problem]:
    """At most one debt assistance is open at a time."""
    if not is_open(values.get("requested_on"), values.get("ended_on"), today):
        return []
    others = session.execute(select(model_of(DEBT_ASSISTANCE)).filter_by(jobseeker_id=owner))
    for item in others.scalars():
        if item.id != own and is_open(item.requested_on, item.ended_on, today):
            return [Problem("requested_on", "two_open")]
    return []
