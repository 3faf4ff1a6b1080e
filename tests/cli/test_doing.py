"""`find`, `log`, `done` and `undo`: a working day without the screen."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from tests.cli.conftest import Run, fingerprint
from tests.platforms import needs_posix


def asked(store: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(store)) as link:
        return link.execute(sql).fetchall()


def newest(store: Path, columns: str) -> tuple[object, ...]:
    return asked(store, f"SELECT {columns} FROM contact ORDER BY id DESC LIMIT 1")[0]


@pytest.fixture
def ref(store: Path) -> str:
    """Somebody with no appointment today."""
    [[ref]] = asked(
        store,
        """SELECT ref FROM jobseeker j WHERE closed_on IS NULL AND NOT EXISTS
        (SELECT 1 FROM contact WHERE jobseeker_id = j.id AND outcome IS NULL) LIMIT 1""",
    )
    return str(ref)


# find --------------------------------------------------------------------------------------


def test_find_says_who_by_number_phone_and_birth_date(run: Run, store: Path) -> None:
    ref, first, phone, born = "K-150004", "Jean-Pierre", "0672181205", "1996-05-04"
    abroad = f"+31 6-{phone[2:]}"
    year, month, day = born.split("-")
    before = fingerprint(store)
    for typed in (
        ref,
        phone,
        abroad,
        f"0031 {phone[1:6]}",
        f"{int(day)}-{month}-{year}",
        "4 mei 96",
    ):
        said = run("find", typed)
        assert (said.code, said.err) == (0, "")
        assert f"{first}" in said.out and f"({ref})" in said.out, typed
    assert fingerprint(store) == before


def test_find_takes_words_without_quotes_and_gives_json(run: Run, store: Path) -> None:
    ref, first, last = asked(store, "SELECT ref, first_name, last_name FROM jobseeker LIMIT 1")[0]
    found = json.loads(run("find", first, last, "--json").out)
    assert [each["ref"] for each in found["people"]] == [ref]
    assert found["notes"] == []


def test_find_notes_says_where_a_word_stands(run: Run, store: Path) -> None:
    assert run("log", "K-150005", "--how", "phone", "--note", "Wil naar de kapsalon").code == 0
    said = run("find", "--notes", "kapsalon")
    assert said.code == 0
    assert "(K-150005): contact 20 Nov 2026: Wil naar de kapsalon" in said.out
    [note] = json.loads(run("find", "--notes", "KAPSALON", "--json").out)["notes"]
    assert note["record"].startswith("contact:")
    assert (note["ref"], note["field"], note["on"]) == ("K-150005", "note", "2026-11-20")


def test_find_nobody_is_an_answer_and_nothing_typed_is_wrong_usage(run: Run, store: Path) -> None:
    said = run("find", "xyzzy")
    assert (said.code, said.out) == (0, "")
    assert said.lines == ["Nobody fits. --notes looks in notes, goals and steps too."]
    assert run("find").code == 2


# log ---------------------------------------------------------------------------------------


def test_log_is_a_contact_that_was_held_today(run: Run, store: Path, ref: str) -> None:
    said = run("log", ref, "--how", "office", "--note", "Gaat goed")
    assert (said.code, said.out) == (0, "")
    assert ref in said.err and "held" in said.err
    assert newest(store, '"on", mode, outcome, note') == (
        "2026-11-20", "office", "held", "Gaat goed"
    )  # fmt: skip


def test_log_takes_the_words_days_and_times_of_people(run: Run, store: Path, ref: str) -> None:
    options = ("--how", "telefoon", "--outcome", "held", "--on", "gisteren", "--at", "half 3")
    assert run("--lang", "nl", "log", ref, *options).code == 0
    assert newest(store, '"on", at, mode') == ("2026-11-19", "14:30", "phone")


def test_log_on_a_day_ahead_is_an_appointment(run: Run, store: Path, ref: str) -> None:
    options = ("--on", "+2w", "--at", "10", "--minutes", "60", "--place", "Kamer 2")
    said = run("log", ref, "--how", "office", *options)
    assert said.code == 0 and "appointment" in said.err
    expected = ("2026-12-04", "10:00", None, 60, "Kamer 2")
    assert newest(store, '"on", at, outcome, minutes, place') == expected
    said = run("log", ref, "--how", "office", "--on", "+3w", "--minutes", "x")
    assert (said.code, len(said.lines)) == (1, 1)


def test_log_completes_the_appointment_of_that_day_and_keeps_what_was_prepared(
    run: Run, store: Path, ref: str
) -> None:
    options = ("--how", "office", "--on", "2026-11-21", "--note", "Vragen naar de huur")
    assert run("log", ref, *options).code == 0
    before = asked(store, "SELECT count(*) FROM contact")
    said = run("--today", "2026-11-21", "log", ref, "--how", "office", "--note", "Huur betaald")
    assert said.code == 0 and said.err.startswith("The appointment was logged")
    assert newest(store, "outcome, note") == (
        "held",
        "Huur betaald\nPreparation: Vragen naar de huur",
    )
    assert asked(store, "SELECT count(*) FROM contact") == before


def test_log_reads_a_note_from_standard_input(run: Run, store: Path, ref: str) -> None:
    note = "Eerste regel\nTweede: café\n".encode()
    assert run("log", ref, "--how", "phone", "--note", "-", stdin=note).code == 0
    assert newest(store, "note") == ("Eerste regel\nTweede: café",)


@pytest.mark.parametrize(
    ("options", "code", "text"),
    [
        ((), 2, "--how"),
        (("--how", "fax"), 2, "office"),
        (("--how", "office", "--on", "31-11"), 2, "--on"),
        (("--how", "office", "--on", "fri"), 2, "may be"),
        (("--how", "office", "--at", "25:00"), 2, "--at"),
        (("--how", "office", "--on", "tomorrow", "--outcome", "held"), 1, "yet to come"),
        (("--how", "office", "--about", "employer_visit"), 1, "who was there"),
    ],
)
def test_log_writes_nothing_that_is_not_clear(
    run: Run, store: Path, ref: str, options: tuple[str, ...], code: int, text: str
) -> None:
    before = asked(store, "SELECT count(*) FROM contact")
    said = run("log", ref, *options)
    assert (said.code, said.out, len(said.lines)) == (code, "", 1)
    assert text in said.err
    assert asked(store, "SELECT count(*) FROM contact") == before


def test_log_of_no_dossier_and_of_a_store_for_reading(run: Run, store: Path, ref: str) -> None:
    assert run("log", "K-99999", "--how", "phone").code == 1
    said = run("--read-only", "log", ref, "--how", "phone")
    assert (said.code, len(said.lines)) == (1, 1)


# done --------------------------------------------------------------------------------------


def test_done_ticks_off_what_today_names(run: Run, store: Path) -> None:
    step = next(
        each["record"] for each in json.loads(run("today", "--json").out)["signals"]
        if each["record"].startswith("plan_step:")
    )  # fmt: skip
    said = run("done", step)
    assert (said.code, said.out) == (0, "")
    number = int(step.partition(":")[2])
    found = asked(store, f"SELECT status, done_on FROM plan_step WHERE id = {number}")
    assert found == [("done", "2026-11-20")]
    assert run("done", step).code == 1  # there is nothing left of it


def test_done_takes_a_step_that_is_not_due_yet(run: Run, store: Path) -> None:
    sql = "SELECT id FROM plan_step WHERE status = 'todo' AND (due_on > '2027' OR due_on IS NULL)"
    if found := asked(store, sql):
        assert run("done", f"plan_step:{found[0][0]}").code == 0


def test_done_asks_which_where_several_things_are_due(run: Run, store: Path) -> None:
    own: dict[str, set[str]] = {}
    for each in json.loads(run("today", "--json").out)["signals"]:
        own.setdefault(each["record"], set()).add(each["rule"])
    for record, rules in own.items():
        said = run("done", record)
        if "--rule" in said.err:
            assert said.code == 1
            named = said.err.rpartition(": ")[2].strip().split(", ")
            assert set(named) <= rules
            assert run("done", record, "--rule", named[0]).code == 0
            return
    pytest.skip("nobody has two such signals in the sample")


@pytest.mark.parametrize(("record", "code"), [("nonsense", 2), ("x:1", 2), ("plan_step:99999", 1)])
def test_done_of_nothing(run: Run, store: Path, record: str, code: int) -> None:
    said = run("done", record)
    assert (said.code, said.out, len(said.lines)) == (code, "", 1)


# undo --------------------------------------------------------------------------------------


def test_undo_says_what_it_took_back(run: Run, store: Path, ref: str) -> None:
    count = asked(store, "SELECT count(*) FROM contact")
    name = " ".join(filter(None, asked(
        store, f"SELECT first_name, prefix, last_name FROM jobseeker WHERE ref = '{ref}'")[0]
    ))  # fmt: skip
    assert run("log", ref, "--how", "phone").code == 0
    before = fingerprint(store)
    listed = run("undo", "--list")
    assert listed.code == 0 and fingerprint(store) == before
    assert listed.out.splitlines()[0].endswith(f"contact logged ({name})")
    said = run("undo")
    what = f"contact logged: 20 Nov 2026 ({name})"
    assert (said.code, said.out, said.lines) == (0, "", [f"Undone: {what}"])
    assert asked(store, "SELECT count(*) FROM contact") == count


def test_undo_of_nothing(run: Run, tmp_path: Path, store: Path) -> None:
    while run("undo").code == 0:
        pass
    assert run("undo").lines == ["There is nothing to take back."]
    assert run("undo", "--list").code == 1


@needs_posix
def test_a_protected_store_takes_a_note_from_standard_input_beside_its_passphrase(
    run: Run, store: Path, ref: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "passphrase"
    words.write_text("een lange zin met woorden 42\n")
    words.chmod(0o600)
    monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(words))
    assert run("encrypt").code == 0
    assert run("log", ref, "--how", "phone", "--note", "-", stdin=b"Wil zeilen").code == 0
    assert "Wil zeilen" in run("find", "--notes", "zeilen").out
    monkeypatch.delenv("COACHDESK_PASSPHRASE_FILE")
    said = run("log", ref, "--how", "phone", "--note", "-", stdin=words.read_bytes())
    assert said.code == 1  # what comes in is the note, and no passphrase


def test_what_the_desk_has_open_takes_what_is_logged_beside_it(
    run: Run, store: Path, ref: str
) -> None:
    with closing(Desk.open(store, today=date(2026, 11, 20))) as desk:
        key = desk.read.find(ref)
        before = len(desk.read.dossier(key).lists["contacts"])
        assert run("log", ref, "--how", "phone").code == 0
        assert len(desk.read.dossier(key).lists["contacts"]) == before + 1
        assert run("undo").code == 0
        assert len(desk.read.dossier(key).lists["contacts"]) == before


@pytest.mark.parametrize("command", ["find", "log", "done", "undo"])
def test_each_has_a_page_of_its_own_and_needs_a_store(
    run: Run, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHDESK_STORE", str(tmp_path / "none.db"))
    assert f"coachdesk {command}" in run(command, "--help").out
    words = {"find": ["x"], "log": ["K-00001", "--how", "phone"], "done": ["plan_step:1"]}
    said = run(command, *words.get(command, []))
    assert (said.code, len(said.lines)) == (1, 1)
    assert not (tmp_path / "none.db").exists()
