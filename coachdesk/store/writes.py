"""Adding, changing and deleting one record, checked as a whole before anything is written."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, select

from coachdesk.domain.problem import Problem, Refused
from coachdesk.domain.row_id import RowId, is_about
from coachdesk.domain.text import clean_line
from coachdesk.records import (
    RECORDS,
    DebtAssistance,
    Jobseeker,
    Organisation,
    Record,
    SetAside,
    Setting,
    check,
    missing,
    order_problems,
)
from coachdesk.store.journal import Clash, refs_given

_REF = re.compile(r"K-(\d{1,9})", re.IGNORECASE)


def add_record(
    session: Session, kind: str, values: Mapping[str, Any], today: date, **inner: Any
) -> Record:
    """A new record of `kind`; raises Refused with every problem at once."""
    cls = RECORDS[kind]
    values = dict(values)
    if cls is Jobseeker and not clean_line(values.get("ref") or ""):
        values["ref"] = next_ref(refs_given(session))
    if inner.get("jobseeker_id") is not None:
        refuse_another(session, "jobseeker", inner["jobseeker_id"])
    links, problems = _linked(session, cls, values, new=True)
    checked, found = check(cls, values)
    said = {problem.field for problem in found}
    problems += found + [p for p in missing(cls, checked) if p.field not in said]
    problems += order_problems(cls, checked)
    problems += _shared_problems(session, cls, checked, None)
    if cls is DebtAssistance:
        problems += _open_problems(session, inner["jobseeker_id"], checked, None, today)
    if problems:
        raise Refused(problems)
    record = cls(**{**checked, **links, **inner})
    session.add(record)
    session.flush()
    return record


def row_id(record: Record) -> RowId:
    """The id of a record that was written, with its uid."""
    assert record.id is not None
    return RowId(record.id, record.uid)


def refuse_another(session: Session, kind: str, record_id: int) -> None:
    """Raise Clash where a record is gone, or its number is another record's now."""
    cls = RECORDS[kind]
    uid = session.exec(select(cls.uid).where(cls.id == record_id)).first()
    if uid is None or not is_about(record_id, uid):
        raise Clash(f"{kind}:{record_id}", {"id": (record_id, None)})


def change_record(
    session: Session,
    kind: str,
    record_id: int,
    values: Mapping[str, Any],
    seen: Mapping[str, Any],
    today: date,
) -> Record:
    """Change fields of a record; `seen` is what they held when the user read them.

    Raises Refused, and Clash where a field to change has meanwhile got another value elsewhere, or
    where another record has that number now.
    """
    cls = RECORDS[kind]
    record = session.get(cls, record_id)
    if (
        record is None
        or not is_about(record_id, record.uid)
        or record.uid != seen.get("uid", record.uid)
    ):
        raise Clash(f"{kind}:{record_id}", {"id": (record_id, None)})
    values = dict(values)
    links, problems = _linked(session, cls, values, new=False)
    checked, found = check(cls, values)
    wanted = {name: new for name, new in {**checked, **links}.items() if name != "uid"}
    differing = {
        name: (wanted[name], getattr(record, name))
        for name in wanted
        if name in seen and getattr(record, name) not in (seen[name], wanted[name])
    }
    if differing:
        raise Clash(f"{kind}:{record_id}", differing)
    merged = {name: getattr(record, name) for pair in cls.ordered for name in pair} | wanted
    problems += found + order_problems(cls, merged)
    problems += _shared_problems(session, cls, checked, record_id)
    if isinstance(record, DebtAssistance):
        whole = {"requested_on": record.requested_on, "ended_on": record.ended_on} | wanted
        problems += _open_problems(session, record.jobseeker_id, whole, record_id, today)
    if problems:
        raise Refused(problems)
    if any(getattr(record, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(record, name, value)
        record.version += 1
        session.flush()
    return record


def delete_record(session: Session, kind: str, record_id: int) -> None:
    """Delete a record with all that hangs on it; the journal can bring it back."""
    record = session.get(RECORDS[kind], record_id)
    if record is None or not is_about(record_id, record.uid):
        raise Clash(f"{kind}:{record_id}", {"id": (record_id, None)})
    session.delete(record)
    session.flush()


def set_aside(
    session: Session,
    rule: str,
    record: str,
    owner: int | None,
    values: Mapping[str, Any],
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


def _aside(session: Session, rule: str, record: str) -> SetAside | None:
    wanted = select(SetAside).where(SetAside.rule == rule, SetAside.record == record)
    return session.exec(wanted).first()


def set_setting(session: Session, name: str, value: Any) -> None:
    """Remember a JSON value under a name."""
    text = json.dumps(value, ensure_ascii=False)
    known = session.exec(select(Setting).where(Setting.name == name)).first()
    if known is None:
        session.add(Setting(name=name, value=text))
    elif known.value != text:
        known.value = text
    session.flush()


def next_ref(refs: Iterable[str]) -> str:
    """The number after the highest one given so far: `K-00001`, `K-00002` …"""
    numbers = [int(match[1]) for ref in refs if (match := _REF.fullmatch(ref))]
    return f"K-{max(numbers, default=0) + 1:05}"


def organisation_named(session: Session, name: str) -> Organisation:
    """The organisation of that name, compared without case; made when there is none."""
    for known in session.exec(select(Organisation)):
        if known.name.casefold() == name.casefold():
            return known
    organisation = Organisation(name=name)
    session.add(organisation)
    session.flush()
    return organisation


def _linked(
    session: Session, cls: type[Record], values: dict[str, Any], *, new: bool
) -> tuple[dict[str, int], list[Problem]]:
    """Take an organisation's name out of `values` and give its id instead."""
    if "organisation_id" not in cls.model_fields:
        return {}, []
    if "organisation" not in values and not new:
        return {}, []
    name = clean_line(values.pop("organisation", None) or "")
    if not name:
        return {}, [Problem("organisation", "missing")]
    _, problems = check(Organisation, {"name": name})
    if problems:
        return {}, [problem._replace(field="organisation") for problem in problems]
    organisation = organisation_named(session, name)
    assert organisation.id is not None
    return {"organisation_id": organisation.id}, []


def _shared_problems(
    session: Session, cls: type[Record], values: Mapping[str, Any], own: int | None
) -> list[Problem]:
    """What only one record may have, and another has already."""
    if cls is Jobseeker and "ref" in values and _ref_taken(session, values["ref"], own):
        return [Problem("ref", "in_use", {"value": values["ref"]})]
    if cls is Organisation and "name" in values:
        for known in session.exec(select(Organisation)):
            if known.name.casefold() == values["name"].casefold() and known.id != own:
                return [Problem("name", "in_use", {"value": values["name"]})]
    return []


def _ref_taken(session: Session, ref: str, own: int | None) -> bool:
    """Whether another dossier has this number, whatever its capitals.

    Where a caseload brought in two that differ in capitals only, each may keep its own.
    """
    refs = dict(session.exec(select(Jobseeker.id, Jobseeker.ref)).all())
    if refs.pop(own, None) == ref:
        return False
    return ref.casefold() in map(str.casefold, refs.values())


def _open_problems(
    session: Session, owner: int, values: Mapping[str, Any], own: int | None, today: date
) -> list[Problem]:
    """At most one debt assistance is open at a time."""

    def is_open(requested_on: date | None, ended_on: date | None) -> bool:
        return bool(requested_on and requested_on <= today) and not (ended_on and ended_on <= today)

    if not is_open(values.get("requested_on"), values.get("ended_on")):
        return []
    others = session.exec(select(DebtAssistance).where(DebtAssistance.jobseeker_id == owner)).all()
    if any(item.id != own and is_open(item.requested_on, item.ended_on) for item in others):
        return [Problem("requested_on", "two_open")]
    return []
