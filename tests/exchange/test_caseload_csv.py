"""The caseload as CSV: what goes out, and that it comes back the same."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.case import (
    AssistanceFact,
    AttendanceFact,
    Case,
    ContactFact,
    DebtFact,
    PlacementFact,
    StepFact,
)
from coachdesk.domain.names import Person
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.rules import RULES
from coachdesk.domain.signal import RuleFinding, Severity, Signal
from coachdesk.domain.text import clean, clean_line
from coachdesk.domain.vocabulary import BenefitKind, ClosedReason, ContactMode
from coachdesk.exchange.headers import CASELOAD_COLUMNS
from coachdesk.schema.tags import join_tags, split_tags
from tests.files import read_csv, write_csv

TODAY = date(2026, 11, 20)
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
DELIMITERS = {"excel-nl": ";", "plain": ","}
NUMBER_COLUMNS = ("days_late", "intake_hours", "open_steps", "open_debt", "placement_hours")
DATE_COLUMNS = (
    *("born_on", "benefit_from", "registered_on", "intake_started_on", "plan_agreed_on"),
    *("last_contact", "last_seen", "contact_due", "next_appointment", "next_step_due"),
    *("debt_plan_due", "placement_ends", "closed_on"),
)


class Line(NamedTuple):
    case: Case
    signals: tuple[Signal, ...] = ()


def case_of(**facts: Any) -> Case:
    person = Person(1, "K-00123", "Şükran", None, "Yılmaz")
    return as_case({"person": person, "active": True, "registered_on": date(2026, 5, 4), **facts})


def as_case(facts: dict[str, Any]) -> Case:
    """A case of facts, and of fields that only lists show."""
    listed = {name: value for name, value in facts.items() if name not in Case._fields}
    own = {name: value for name, value in facts.items() if name in Case._fields}
    return Case(**own, listed={name: value for name, value in listed.items() if value})


def exported(case: Case, *signals: Signal, dialect: str = "plain") -> dict[str, str]:
    text = write_csv([Line(case, signals)], Policy(), TODAY, dialect)
    return dict(next(csv.DictReader(io.StringIO(text), delimiter=DELIMITERS[dialect])))


def full_case() -> Case:
    return case_of(
        born_on=date(1988, 12, 3),
        phone="0612345679",
        tags=("zorg", "rijbewijs"),
        intake_started_on=date(2026, 11, 10),
        last_seen=date(2026, 9, 2),
        last_contact=date(2026, 9, 3),
        last_contact_mode="phone",
        appointments=(
            ContactFact(2, date(2026, 12, 9), None, "phone", "progress"),
            ContactFact(1, date(2026, 12, 2), None, "office", "plan"),
        ),
        attendances=(AttendanceFact(date(2026, 11, 12), 2.5, "attended"),),
        steps=(
            StepFact(1, "ooit", "work", None),
            StepFact(2, "later", "work", date(2026, 12, 24)),
            StepFact(3, "eerst", "work", date(2026, 12, 1)),
        ),
        debts=(
            DebtFact(1, "A", date(2026, 1, 1), True, "open", Decimal("1250.50")),
            DebtFact(2, "B", date(2026, 1, 1), True, "arrangement", Decimal("0.25")),
            DebtFact(3, "C", date(2026, 1, 1), True, "open", None),
        ),
        assistances=(AssistanceFact(1, date(2026, 11, 1)),),
        placements=(
            PlacementFact(1, 1, "Oud BV", "volunteer", "hulp", date(2026, 1, 1)),
            PlacementFact(
                2, 2, "Nieuw BV", "paid_job", "kok", date(2026, 6, 1), date(2027, 1, 1),
                hours_per_week=20.5,
            ),
            PlacementFact(
                3, 3, "Weg BV", "paid_job", "kok", date(2026, 7, 1), ended_on=date(2026, 8, 1)
            ),
            PlacementFact(4, 4, "Straks BV", "paid_job", "kok", date(2026, 12, 1)),
        ),
    )  # fmt: skip


# Out ---------------------------------------------------------------------------------------


def test_excel_gets_a_mark_semicolons_and_quoted_texts_but_bare_dates_and_numbers() -> None:
    text = write_csv([Line(full_case())], Policy(), TODAY, "excel-nl")
    header, line, end = text.split("\r\n")
    assert end == ""
    assert header == "\ufeff" + ";".join(f'"{name}"' for name in CASELOAD_COLUMNS)
    assert line == (
        '"K-00123";"Şükran";;"Yılmaz";1988-12-03;"06 12345679";;;;"zorg, rijbewijs";;;2026-05-04;'
        '2026-11-10;;;2026-09-03;"phone";2026-09-02;2026-12-02;-12;2026-12-02;2,5;3;"eerst";'
        '2026-12-01;1250,75;2026-12-13;"Nieuw BV";"paid_job";20,5;2027-01-01;;;'
    )


def test_scripts_get_commas_points_and_quotes_only_where_needed() -> None:
    text = write_csv([Line(full_case())], Policy(), TODAY, "plain")
    header, line, end = text.split("\n")
    assert end == ""
    assert header == ",".join(CASELOAD_COLUMNS)
    assert line == (
        'K-00123,Şükran,,Yılmaz,1988-12-03,06 12345679,,,,"zorg, rijbewijs",,,2026-05-04,'
        "2026-11-10,,,2026-09-03,phone,2026-09-02,2026-12-02,-12,2026-12-02,2.5,3,eerst,"
        "2026-12-01,1250.75,2026-12-13,Nieuw BV,paid_job,20.5,2027-01-01,,,"
    )


def test_signals_are_named_once_each_in_their_order() -> None:
    case = full_case()
    signals = [
        Signal(RULES[rule], case.person, RuleFinding(Severity.SOON, record))
        for rule, record in (
            ("plan.step_due", RecordRef("plan_step", 1)),
            ("plan.step_due", RecordRef("plan_step", 2)),
            ("contact.quarterly", RecordRef("jobseeker", 1)),
        )
    ]
    assert exported(case, *signals)["signals"] == "plan.step_due, contact.quarterly"


def test_nobody_needs_to_see_who_is_closed() -> None:
    case = full_case()._replace(
        active=False, closed_on=date(2026, 11, 1), closed_reason="paid_permanent"
    )
    row = exported(case)
    assert (row["contact_due"], row["days_late"], row["debt_plan_due"]) == ("", "", "")
    assert (row["closed_on"], row["closed_reason"]) == ("2026-11-01", "paid_permanent")


def test_debts_without_a_known_amount_are_not_a_sum_of_nothing() -> None:
    unknown = DebtFact(1, "A", date(2026, 1, 1), True, "open", None)
    assert exported(case_of(debts=(unknown,)))["open_debt"] == ""
    assert exported(case_of())["open_debt"] == "0.00"


def test_an_agreed_debt_plan_is_not_due() -> None:
    agreed = AssistanceFact(1, date(2026, 11, 1), plan_agreed_on=date(2026, 11, 10))
    assert exported(case_of(assistances=(agreed,)))["debt_plan_due"] == ""


# Out and in again --------------------------------------------------------------------------

ANY_TEXT = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="=+-@'\t\n;,\"＝ at", max_size=12),
    st.sampled_from(
        ["'t Hart", "van den", "-", " -", "  =1+1", "n.v.t.", "nee", "3-12-2026", "1.250,50", "K;L"]
    ),
)
LINES = ANY_TEXT.map(clean_line).filter(bool)
NOTES = ANY_TEXT.map(clean).filter(lambda text: bool(text.strip()))
DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2300, 1, 1))
# What people write where there is no number, or no prefix.
NOTHING = ("?", "n.v.t.", "–", "na", "NVT", "onbekend", "'", "'?", "''nvt", "geen", "None")
PHONES = st.one_of(LINES, st.sampled_from(["06-12345678", "+31 6 1234", "06 12345679"])).filter(
    lambda phone: not phone.isdecimal()
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def says_prefix_twice(prefix: str | None, last_name: str) -> bool:
    """Whether a last name begins with its own prefix, which an import takes off it."""
    return bool(prefix) and last_name.casefold().startswith(f"{prefix} ".casefold())


PEOPLE = st.fixed_dictionaries(
    {
        "ref": st.one_of(LINES, st.sampled_from(NOTHING)),
        "first_name": LINES,
        "prefix": maybe(st.one_of(LINES, st.sampled_from(NOTHING))),
        "last_name": LINES,
        "born_on": maybe(DAYS),
        "phone": maybe(PHONES),
        "email": maybe(LINES),
        "neighbourhood": maybe(LINES),
        "language": maybe(LINES),
        "tags": st.lists(LINES, max_size=3, unique=True),
        "benefit_kind": maybe(st.sampled_from(BenefitKind)),
        "benefit_from": maybe(DAYS),
        "registered_on": DAYS,
        "intake_started_on": maybe(DAYS),
        "plan_goal": maybe(NOTES),
        "plan_agreed_on": maybe(DAYS),
        "closed_on": maybe(DAYS),
        "closed_reason": maybe(st.sampled_from(ClosedReason)),
    }
).filter(lambda values: not says_prefix_twice(values["prefix"], values["last_name"]))
PERSON_FIELDS = ("ref", "first_name", "prefix", "last_name")


def line_of(values: dict[str, Any], **facts: Any) -> Line:
    person = Person(1, *(values[name] for name in PERSON_FIELDS))
    rest = {name: value for name, value in values.items() if name not in PERSON_FIELDS}
    rest["tags"] = tuple(values["tags"])
    return Line(as_case({"person": person, "active": True, **rest, **facts}))


@pytest.mark.parametrize("dialect", DELIMITERS)
@given(people=st.lists(PEOPLE, min_size=1, max_size=4))
def test_what_goes_out_comes_in_the_same(dialect: str, people: list[dict[str, Any]]) -> None:
    text = write_csv([line_of(values) for values in people], Policy(), TODAY, dialect)
    incoming = read_csv(text.encode(), TODAY)
    assert incoming.problems == []
    assert {note.code for note in incoming.notes} <= {"bsn", "garbled"}
    assert [item.given.values for item in incoming.dossiers] == [
        {name: value for name, value in values.items() if value not in (None, [])}
        for values in people
    ]


@pytest.mark.parametrize("dialect", DELIMITERS)
@given(people=st.lists(PEOPLE, min_size=1, max_size=4))
def test_no_text_that_goes_out_begins_like_a_formula(
    dialect: str, people: list[dict[str, Any]]
) -> None:
    text = write_csv([line_of(values) for values in people], Policy(), TODAY, dialect)
    body = io.StringIO(text.removeprefix("\ufeff"), newline="")
    for row in csv.DictReader(body, delimiter=DELIMITERS[dialect]):
        for name, cell in row.items():
            if name in DATE_COLUMNS:
                assert not cell or date.fromisoformat(cell)
            elif name in NUMBER_COLUMNS:
                assert not cell or Decimal(cell.replace(",", ".")) is not None
            else:
                assert not cell.startswith(FORMULA_STARTS)


@given(st.lists(LINES, unique=True))
def test_tags_share_a_cell_and_part_again(tags: list[str]) -> None:
    assert split_tags(join_tags(tags)) == tags


@pytest.mark.parametrize("dialect", DELIMITERS)
def test_a_phone_number_of_digits_keeps_its_digits(dialect: str) -> None:
    text = write_csv([Line(case_of(phone="0612345679"))], Policy(), TODAY, dialect)
    phone = read_csv(text.encode(), TODAY).dossiers[0].given.values["phone"]
    assert phone.replace(" ", "") == "0612345679"


@pytest.mark.parametrize("dialect", DELIMITERS)
@pytest.mark.parametrize("mode", ContactMode)
def test_the_last_contact_comes_back_with_its_mode(dialect: str, mode: ContactMode) -> None:
    case = case_of(last_contact=date(2026, 9, 2), last_contact_mode=mode.value)
    text = write_csv([Line(case)], Policy(), TODAY, dialect)
    contact = read_csv(text.encode(), TODAY, "phone").dossiers[0].last_contact
    assert contact is not None
    assert contact.values == {
        "on": date(2026, 9, 2), "mode": mode, "purpose": "progress", "outcome": "held"
    }  # fmt: skip
