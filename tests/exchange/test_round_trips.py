"""What goes out comes in the same, whatever the caseload and the texts in it."""

import copy
import csv
import io
import json
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk, Scope
from coachdesk.domain.text import clean, clean_line
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.csv_writing import DIALECTS, csv_lines
from coachdesk.exchange.details import TABLES
from coachdesk.exchange.headers import CASELOAD_COLUMNS, DERIVED_COLUMNS
from coachdesk.schema.kinds import DAY, HOURS, MONEY
from coachdesk.schema.records import DOSSIER_LISTS
from tests.files import whole_caseload, write_csv
from tests.random_caseloads import random_caseload, random_day
from tests.store.steps import Json, import_records

EXAMPLES = 5000 if os.environ.get("COACHDESK_FULL") == "1" else 20
MANY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
BARE = (DAY, MONEY, HOURS)

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.text(alphabet="=+-@'\t\n\r;,\"＝％ a1\u202e\x1b", max_size=10),
        st.sampled_from(
            ["'t Hart", "=HYPERLINK(\"x\")", "00123", "'00123", "2026-11", "1e5", "ja", "-", "?",
             "n.v.t.", "een\r\ntwee", "\u2028", "''", "\"", "To mend", "1.250,50", "06 12345679"]
        ),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip
NOTES = ("note", "plan_goal", "closing_note", "learning_goal")
LINES = ("title", "creditor", "role", "supervisor", "place", "neighbourhood", "last_name", "prefix")


def with_texts(value: Any, texts: Iterator[str]) -> None:
    """Put these texts in fields that hold free text, wherever they stand."""
    if isinstance(value, list):
        for item in value:
            with_texts(item, texts)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in NOTES + LINES and isinstance(item, str):
                text = clean(next(texts)) if name in NOTES else clean_line(next(texts))
                if text.strip() and len(text) <= 200:
                    value[name] = text
            else:
                with_texts(item, texts)


def hostile_caseload(seed: int, texts: list[str]) -> tuple[Json, date]:
    """A random caseload with these texts in it, and a day to look on."""
    chance = random.Random(seed)
    today = random_day(chance)
    caseload = random_caseload(chance, today, 3)
    for person in caseload["jobseekers"]:  # what is named by its title keeps that
        person["introductions"] = []
        for placement in person.get("placements") or []:
            placement.pop("social_return", None)
    with_texts(caseload, (chance.choice(texts) for _ in iter(int, 1)))
    refs = {}
    for number, person in enumerate(caseload["jobseekers"]):
        kinds = [person["ref"], f"{number:05}", f"2026-{number + 1}", f"'{number}", f"={number}"]
        refs[person["ref"]] = chance.choice(kinds)
        person["ref"] = refs[person["ref"]]
    for workshop in caseload["workshops"]:
        for item in workshop["attendance"]:
            item["ref"] = refs[item["ref"]]
    return caseload, today


@contextmanager
def desk_on(empty: Path, today: date) -> Iterator[Desk]:
    """A desk on a new store."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "caseload.db"
        shutil.copy2(empty, path)
        with closing(Desk.open(path, today=today)) as desk:
            yield desk


def details(desk: Desk, table: str, dialect: str) -> str:
    with desk.files.details(table, closed_too=True) as found:
        return "".join(csv_lines(list(TABLES[table].columns), found.rows, dialect))


def comparable(desk: Desk) -> Json:
    """The whole caseload but for the order of workshops and what is known of nobody."""
    whole = whole_caseload(desk)
    for workshop in whole["workshops"]:
        workshop["attendance"].sort(key=lambda item: item["uid"])
    whole["workshops"] = sorted(
        (item for item in whole["workshops"] if item["attendance"]), key=lambda item: item["uid"]
    )
    return {**whole, "exported_at": None}


def rows_of(text: str, dialect: str) -> list[dict[str, str]]:
    form = DIALECTS[dialect]
    body = io.StringIO(text.removeprefix(form.start), newline="")
    return list(csv.DictReader(body, delimiter=form.delimiter, strict=True))


@MANY
@given(dialect=st.sampled_from(sorted(DIALECTS)), seed=st.integers(0, 2**32), texts=TEXTS)
def test_tables_of_details_bring_back_every_record_and_field(
    empty_store: Path, dialect: str, seed: int, texts: list[str]
) -> None:
    """JSON -> store -> CSV -> another store that knows the people alone -> JSON."""
    caseload, today = hostile_caseload(seed, texts)
    with desk_on(empty_store, today) as first, desk_on(empty_store, today) as second:
        import_records(first, caseload)
        whole = comparable(first)
        people = copy.deepcopy(whole)
        del people["workshops"]
        for person in people["jobseekers"]:
            for table in {*TABLES} & {*DOSSIER_LISTS}:
                del person[table]
        import_records(second, people)
        for table, about in TABLES.items():
            text = details(first, table, dialect)
            for row in rows_of(text, dialect):
                for name, cell in row.items():
                    bare = about.columns[name].kind in BARE
                    assert bare or not cell.startswith(FORMULA_STARTS)
            incoming = read_file(text.encode(), "x.csv", today)
            assert incoming.problems == []
            second.files.import_records(incoming)
            if seed % 4 == 0:
                again = second.files.import_records(read_file(text.encode(), "x.csv", today))
                assert not any(tally.added or tally.updated for tally in again.tally.values())
        assert json.dumps(comparable(second)) == json.dumps(whole)


@MANY
@given(dialect=st.sampled_from(sorted(DIALECTS)), seed=st.integers(0, 2**32), texts=TEXTS)
def test_a_caseload_list_brings_back_every_person(
    empty_store: Path, dialect: str, seed: int, texts: list[str]
) -> None:
    """CSV -> store -> CSV: the columns that a person's own record holds are the same."""
    caseload, today = hostile_caseload(seed, texts)
    own = [name for name in CASELOAD_COLUMNS if name not in DERIVED_COLUMNS]
    with desk_on(empty_store, today) as first, desk_on(empty_store, today) as second:
        import_records(first, caseload)
        lines = first.read.caseload(Scope.ALL)
        text = write_csv(lines, first.policy, today, dialect, own)
        incoming = read_file(text.encode(), "x.csv", today)
        assert incoming.problems == []
        second.files.import_records(incoming)
        again = write_csv(second.read.caseload(Scope.ALL), second.policy, today, dialect, own)
        assert sorted(rows_of(again, dialect), key=str) == sorted(rows_of(text, dialect), key=str)
        unchanged = first.files.import_records(read_file(text.encode(), "x.csv", today))
        assert not any(tally.added or tally.updated for tally in unchanged.tally.values())
