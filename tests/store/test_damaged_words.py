"""A sign that changed in a plain store: an answer or "damaged", never a traceback."""

import json
import os
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.cli.run import main
from coachdesk.desk import Desk
from coachdesk.domain.policy import DEFAULTS
from coachdesk.store.access_log import log_path
from coachdesk.store.checking import check
from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import Clash, NothingToDo, StoreError
from tests.store.steps import add_contact, add_person, add_placement, run_sql

A_DAY = date(2026, 11, 20)
FULL = os.environ.get("COACHDESK_FULL") == "1"
DEEP = "[" * 100_000
REF = "K-00001"


@pytest.fixture
def store(new_desk: Desk) -> Path:
    """A small store with something in every table that has texts."""
    desk = new_desk
    desk.write.set_up("Coach", None)
    owner = add_person(desk, ref=REF, tags=["rolstoel", "b1"], born_on="1990-05-06")
    contact = add_contact(desk, owner, note="eerste", outcome="held")
    desk.write.change("contact", contact, {"note": "tweede"}, {})
    add_placement(desk, owner)
    step = {"domain": "work", "title": "cv", "owner": "jobseeker", "status": "todo"}
    desk.write.add("plan_step", step, owner)
    debt = {"creditor": "bank", "kind": "other", "noted_on": "2026-02-02", "status": "open"}
    desk.write.add("debt", {**debt, "problematic": True}, owner)
    desk.write.remember("language", "nl")
    run_sql(desk.path, "INSERT INTO setting (name, value) VALUES ('policy.step_warn_days', '9')")
    desk.write.keep_draft(Draft("contact", owner, None, {"note": "half"}))
    desk.write.change("jobseeker", owner, {"phone": "06 12345678"}, {})
    desk.close()
    return desk.path


def people_say(path: Path, *argv: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main([*argv, "--store", str(path), "--today", A_DAY.isoformat(), "--lang", "en"])
    heard = capsys.readouterr()
    assert "Something went wrong" not in heard.err, (argv, heard.err)
    assert "Traceback" not in heard.err
    return code, heard.out + heard.err


COMMANDS = (("today",), ("today", "--json"), ("show", REF), ("show", REF, "--json"), ("export",),
            ("export", "--format", "json"), ("summary", "--json"), ("info",))  # fmt: skip


def drive(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Everything a user does with a store; gives what was refused as damaged."""
    refused = [" ".join(argv) for argv in COMMANDS if people_say(path, *argv, capsys=capsys)[0]]
    try:
        with closing(Desk.open(path, today=A_DAY)) as desk:
            desk.read.drafts()
            desk.deeds()
            for hit in desk.read.people():
                from coachdesk.tui.screens.timeline import KINDS, events_of, timeline_lines

                if dossier := desk.read.dossier(hit.person.id):
                    events = events_of(dossier, desk.read.history(hit.person.id))
                    list(timeline_lines(events, KINDS[0], "", A_DAY))
            desk.read.next_undo()
            for _ in range(len(desk.store.read("SELECT 1 FROM journal_entry")) + 1):
                desk.write.undo()
            pytest.fail("what was taken back is taken back again")
    except NothingToDo:
        pass
    except Clash:
        refused.append("undo")  # a row is not as the journal says: that is told
    except StoreError as error:
        assert error.code in ("damaged", "foreign"), error.code
        refused.append("desk")
    return refused


def text_columns(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as link:
        tables = [row[0] for row in link.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )]  # fmt: skip
        return [
            (table, row[1])
            for table in tables
            for row in link.execute(f"PRAGMA table_info({table})").fetchall()
            if row[2] in ("VARCHAR", "TEXT", "DATE")
            and link.execute(f'SELECT count("{row[1]}") FROM {table}').fetchone()[0]
        ]


def spoilt(path: Path, table: str, column: str, chance: random.Random) -> None:
    """One sign of one value becomes another one, or half a sign."""
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.execute("PRAGMA foreign_keys = OFF")
        rows = link.execute(
            f'SELECT rowid, CAST("{column}" AS BLOB) FROM {table} WHERE length("{column}") > 0'
        ).fetchall()
        if not rows:
            return
        key, value = chance.choice(rows)
        place = chance.randrange(len(value))
        sign = bytes([chance.choice([value[place] ^ 1, value[place] ^ 4, 0xFF, 0x22, 0x5B])])
        new = value[:place] + sign + value[place + 1 :]
        with suppress(sqlite3.IntegrityError):
            link.execute(
                f'UPDATE {table} SET "{column}" = CAST(? AS TEXT) WHERE rowid = ?', (new, key)
            )


@pytest.mark.parametrize("seed", range(40 if FULL else 3))
def test_a_changed_sign_in_any_text_is_answered_and_what_breaks_a_command_is_named(
    store: Path, tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(seed)
    columns = text_columns(store)
    for number, (table, column) in enumerate(columns if FULL else chance.sample(columns, 12)):
        path = tmp_path / f"{number}" / "caseload.db"
        path.parent.mkdir()
        shutil.copy2(store, path)
        spoilt(path, table, column, chance)
        found = check(path)
        code, _ = people_say(path, "check", capsys=capsys)
        assert (code == 3) == any(item.damage for item in found)
        refused = drive(path, capsys)
        # A number that is another one now is nobody's: that is no damage anybody could see.
        lost = [what for what in refused if not what.startswith("show") and what != "undo"]
        if lost:
            assert any(item.damage for item in found), (table, column, lost)


SPOILT: list[tuple[str, set[str]]] = [
    ("UPDATE change SET before = '{' WHERE before IS NOT NULL", {"change"}),
    ("UPDATE change SET after = replace(after, 'held', 'hfld')", {"change"}),
    ("UPDATE change SET after = replace(after, '\"note\"', '\"npte\"')", {"change"}),
    ("UPDATE change SET after = replace(after, '\"id\":', '\"id\":9')", {"change"}),
    ("UPDATE change SET after = replace(after, '2026-11', '2026-31')", {"change"}),
    ("UPDATE change SET record = 'contbct' WHERE record = 'contact'", {"change"}),
    ("UPDATE jobseeker SET tags = '\"rolstoel\"'", {"jobseeker"}),
    ("UPDATE jobseeker SET tags = '[\"rolstoel\", 5]'", {"jobseeker"}),
    (f"UPDATE jobseeker SET tags = '{DEEP}'", {"jobseeker"}),
    (f"UPDATE setting SET value = '{DEEP}'", {"setting"}),
    ("UPDATE setting SET value = '\"veel\"' WHERE name = 'policy.step_warn_days'", {"setting"}),
    (f"UPDATE draft SET texts = '{DEEP}'", {"draft"}),
    (f"UPDATE change SET after = '{DEEP}'", {"change"}),
    (f"UPDATE journal_entry SET facts = '{DEEP}'", {"journal_entry"}),
    ("UPDATE journal_entry SET at = '9999-12-31T23:59:59+00:00'", set()),
    ("UPDATE journal_entry SET what = 'chbnge'", set()),
]


@pytest.mark.parametrize(("statement", "kinds"), SPOILT, ids=range(len(SPOILT)))
def test_what_no_command_can_read_is_named_by_check_and_ends_nothing(
    store: Path, statement: str, kinds: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run_sql(store, statement)
    named = {item.facts["kind"] for item in check(store) if item.code == "value"}
    assert named == kinds
    drive(store, capsys)


def test_the_history_shows_the_changes_that_can_be_read_and_says_which_cannot(store: Path) -> None:
    run_sql(store, "UPDATE change SET after = '{' WHERE record = 'contact' AND before IS NULL")
    with closing(Desk.open(store, today=A_DAY)) as desk:
        owner = desk.read.find(REF)
        assert owner is not None
        lines = desk.read.history(owner)
    assert [line.record for line in lines if line.unreadable] == ["contact"]
    assert len(lines) > 4


def test_a_setting_that_cannot_be_read_falls_back_to_the_default_and_that_is_said(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_sql(store, "UPDATE setting SET value = '9x' WHERE name = 'policy.step_warn_days'")
    with closing(Desk.open(store, today=A_DAY)) as desk:
        assert desk.policy.step_warn_days == DEFAULTS.step_warn_days
        assert desk.unread_settings == ("policy.step_warn_days",)
    code, said = people_say(store, "today", capsys=capsys)
    assert code == 0
    assert "policy.step_warn_days" in said


def test_tags_that_cannot_be_read_hide_nobody_from_the_caseload(store: Path) -> None:
    run_sql(store, "UPDATE jobseeker SET tags = '[\"rol'")
    with closing(Desk.open(store, today=A_DAY)) as desk:
        [line] = desk.read.caseload()
        assert line.case.tags == ["\N{REPLACEMENT CHARACTER}"]
        with pytest.raises(StoreError) as caught:
            desk.read.dossier(line.case.person.id)
        assert caught.value.code == "damaged"


LINES: list[Any] = [
    "{", "5", DEEP, '{"at": 5}', '{"at": "2026-11-20"}', '{"at": "x", "what": "opened"}', "\ud800",
    '{"at": "0001-01-01T00:00:00+14:00", "what": "opened"}',
    '{"at": "9999-12-31T23:59:59-14:00", "what": "opened"}',
    '{"at": "2026-11-20T09:00:00+00:00", "what": ["opened"]}',
    '{"at": "2026-11-20T09:00:00+00:00", "what": "opened", "refs": 5}',
    '{"at": "2026-11-20T09:00:00+00:00", "what": "opened", "refs": ["\\ud800"], "count": 1}',
]  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_one_bad_line_of_the_access_log_hides_no_other(store: Path, line: str) -> None:
    with log_path(store).open("ab") as log:
        log.write(line.encode("utf-8", "surrogatepass") + b"\n")
    with closing(Desk.open(store, today=A_DAY)) as desk:
        deeds = desk.deeds()
        for deed in deeds:
            deed.at.astimezone()
            "".join(deed.refs).encode()
            json.dumps(deed.facts)
        assert deeds[0].what == deeds[-1].what == "opened"
