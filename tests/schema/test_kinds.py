"""A value keeps its meaning in every form of its kind: stored, in a file, edited and typed."""

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.text import clean, clean_line
from coachdesk.domain.typed_text import Lean
from coachdesk.domain.vocabulary import ContactMode, Sector
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import (
    CLOCK,
    DAY,
    FLAG,
    HOURS,
    LINE,
    MINUTES,
    MONEY,
    NOTE,
    TAGS,
    UID,
    WHOLE,
    Control,
    FieldKind,
    Invalid,
    Typing,
    Word,
    Words,
)
from coachdesk.schema.records import RECORDS

TODAY = Typing(date(2026, 11, 20), Lean.PAST)
TEXT = st.text(max_size=80)
VALUES: dict[FieldKind, st.SearchStrategy[Any]] = {
    LINE: TEXT.map(clean_line).filter(bool),
    NOTE: TEXT.map(clean).filter(str.strip),
    TAGS: st.lists(TEXT.map(clean_line).filter(bool), unique=True),
    UID: st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True),
    CLOCK: st.times().map(lambda time: time.strftime("%H:%M")),
    DAY: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    MONEY: st.decimals(-(10**9), 10**9, places=2),
    HOURS: st.integers(0, 2000).map(lambda halves: halves / 2),
    WHOLE: st.integers(1, 100_000),
    Words(Sector): st.lists(st.sampled_from(Sector), unique=True),
    MINUTES: st.integers(5, 480),
    FLAG: st.booleans(),
    Word(ContactMode): st.sampled_from(ContactMode),
}
KINDS = pytest.mark.parametrize("kind", VALUES, ids=str)
# These are chosen or never shown, so nobody types them.
TYPED = [kind for kind in VALUES if kind.control is not Control.CHOICE and kind is not UID]


def test_every_kind_is_looked_at() -> None:
    assert {type(kind) for kind in VALUES} == set(FieldKind.__subclasses__())
    used = {type(field.kind) for kind in RECORDS.values() for field in kind.fields.values()}
    assert used == set(FieldKind.__subclasses__())


@KINDS
@given(data=st.data())
def test_what_was_checked_stays_what_it_is(kind: FieldKind, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    checked = kind.check(value)
    assert (checked, type(checked)) == (value, type(value))


@KINDS
@given(data=st.data())
def test_what_was_stored_is_read_back(kind: FieldKind, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    stored = kind.to_store(value)
    assert isinstance(stored, str | int | float) and not isinstance(stored, bool | StrEnum)
    read = kind.from_store(stored)
    assert (read, type(read)) == (value, type(value))


@KINDS
@given(data=st.data())
def test_what_a_file_holds_is_checked_as_the_same(kind: FieldKind, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    in_file = json.loads(json.dumps(kind.to_file(kind.to_store(value))))
    assert kind.check(in_file) == value


@pytest.mark.parametrize("kind", TYPED, ids=str)
@given(data=st.data())
def test_what_a_form_shows_reads_back_as_the_same(kind: FieldKind, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    assert kind.check(kind.typed(kind.edited(value), TODAY)) == value


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250,50", "1250.50"),
        ("1250.5", "1250.50"),
        ("€ 1,250.50", "1250.50"),
        ("€1250", "1250.00"),
        ("-12,5", "-12.50"),
        ("1.250", "1250.00"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, amount: str) -> None:
    assert MONEY.check(MONEY.typed(text, TODAY)) == Decimal(amount)


@pytest.mark.parametrize("text", ["1,2,3", "veel", "1.25.5", "12,345,6", "€", ""])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="not_typed_money"):
        MONEY.typed(text, TODAY)


@pytest.mark.parametrize("text", ["twee", "2,", "-1", "2 uur"])
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="not_typed_hours"):
        HOURS.typed(text, TODAY)


def test_a_field_is_called_by_its_name_unless_something_else_is_said() -> None:
    assert Field("done_on", DAY).label == "Done on"
    assert Field("on", DAY, "Date").label == "Date"


def test_an_empty_field_holds_its_default_or_what_its_kind_has_for_nothing() -> None:
    assert Field("tags", TAGS).empty == []
    assert Field("present", FLAG, default=True).empty is True
    assert Field("note", NOTE).empty is None


@pytest.mark.parametrize(
    "module",
    [
        "coachdesk.schema.records",
        "coachdesk.exchange.caseload_file",
        "coachdesk.exchange.caseload_json",
        "coachdesk.incoming",
        "coachdesk.tui.forms.contact",
        "coachdesk.tui.forms.records",
        "coachdesk.tui.forms.closing",
        "coachdesk.tui.forms.workshop",
        "coachdesk.store.dossiers",
    ],
)
def test_fields_forms_and_readers_of_files_load_without_sqlmodel(module: str) -> None:
    script = (
        f"import sys, {module}; print({{'sqlmodel', 'sqlalchemy', 'pydantic'}} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
