"""backup, restore, check, encrypt, decrypt, passphrase, erase and info, as a user meets them."""

import json
import os
import select
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.store import protection
from coachdesk.store.access_log import read
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.schema import SCHEMA_VERSION
from coachdesk.store.store_files import backup_files, copies_of
from tests.cli.conftest import SAMPLE, Run, environment, fingerprint, process
from tests.platforms import needs_posix
from tests.store.steps import run_sql

PASSPHRASE = "vier losse woorden één"
OTHER = "heel iets anders nu"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)
    monkeypatch.delenv("COACHDESK_PASSPHRASE_FILE", raising=False)


def given(*passphrases: str) -> bytes:
    return "".join(f"{item}\n" for item in passphrases).encode()


@pytest.fixture
def protected(run: Run, store: Path) -> Path:
    assert run("encrypt", stdin=given(PASSPHRASE)).code == 0
    return store


# encrypt, decrypt, passphrase -------------------------------------------------------------------


def test_encrypt_says_what_it_did_and_what_a_forgotten_passphrase_costs(
    run: Run, store: Path
) -> None:
    run("backup")
    said = run("encrypt", stdin=given(PASSPHRASE))
    assert (said.code, said.out) == (0, "")
    assert "Whoever forgets the passphrase loses the caseload" in said.err
    assert f"{store} is protected" in said.err
    assert "2 backups have the same protection now." in said.err
    assert PASSPHRASE not in said.err
    assert {kind_of(file) for file in (store, *backup_files(store))} == {FileKind.ENCRYPTED}


def test_what_encrypt_could_not_protect_is_said(run: Run, store: Path) -> None:
    run("backup")
    shut = backup_files(store)[0].with_name("caseload.db.2026-11-02-090000-daily.db")
    shut.mkdir()
    said = run("encrypt", stdin=given(PASSPHRASE))
    assert said.code == 0
    assert f"{shut} could not be protected" in said.err
    assert {kind_of(file) for file in (store, *backup_files(store)) if file != shut} == {
        FileKind.ENCRYPTED
    }


READING = [
    ["today"],
    ["today", "--json"],
    ["show", "K-150000"],
    ["export"],
    ["export", "--format", "json"],
    ["check"],
]


@pytest.mark.parametrize("argv", READING)
def test_every_command_reads_a_protected_store_as_a_plain_one(
    run: Run, store: Path, argv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> tuple[int, str]:
        said = run(*argv, stdin=given(PASSPHRASE))
        return said.code, "".join(
            line for line in said.out.splitlines() if "exported_at" not in line
        )

    run("backup")
    plain = told()
    assert plain[0] == 0
    assert run("encrypt", stdin=given(PASSPHRASE)).code == 0
    assert told() == plain
    file = tmp_path / "passphrase"
    file.write_text(f"\ufeff{PASSPHRASE}\r\nnot this\n", encoding="utf-8")
    monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(file))
    said = run(*argv, stdin=b"not this either\n")
    assert said.code == 0


@pytest.mark.parametrize("argv", READING)
@pytest.mark.parametrize(
    ("stdin", "expected"),
    [(b"", "A passphrase is needed"), (b"fout\n", "That is not the passphrase"),
     (b"\xff\xfe\n", "UTF-8")],
)  # fmt: skip
def test_without_the_passphrase_every_command_says_so_in_one_line(
    run: Run, protected: Path, argv: list[str], stdin: bytes, expected: str
) -> None:
    before = fingerprint(protected)
    said = run(*argv, stdin=stdin)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert expected in said.err
    assert fingerprint(protected) == before


def test_an_import_from_standard_input_takes_the_passphrase_from_the_file_only(
    run: Run, protected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = SAMPLE.read_bytes()
    assert "A passphrase is needed" in run("import", "-", stdin=data).err
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    said = run("import", "-", stdin=data)
    assert said.code == 0
    assert "Imported." in said.out


def test_an_import_makes_a_protected_store_where_a_passphrase_file_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    path = tmp_path / "new.db"
    assert run("import", SAMPLE, "--store", path).code == 0
    assert kind_of(path) is FileKind.ENCRYPTED
    assert run("today", "--store", path).code == 0


def test_a_passphrase_file_that_cannot_be_read_is_said(
    run: Run, protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(protected.parent / "nergens"))
    said = run("today")
    assert (said.code, len(said.lines)) == (1, 1)
    assert "nergens" in said.err


def test_passphrase_takes_the_old_one_and_then_the_new_one(run: Run, protected: Path) -> None:
    assert run("passphrase", stdin=given("fout", OTHER)).code == 1
    assert run("passphrase", stdin=given(PASSPHRASE)).code == 1
    assert run("today", stdin=given(PASSPHRASE)).code == 0
    said = run("passphrase", stdin=given(PASSPHRASE, OTHER))
    assert said.code == 0
    assert run("today", stdin=given(PASSPHRASE)).code == 1
    assert run("today", stdin=given(OTHER)).code == 0


def test_decrypt_gives_the_plain_store_back_and_says_what_that_means(
    run: Run, protected: Path
) -> None:
    assert run("decrypt", stdin=given("fout")).code == 1
    said = run("decrypt", stdin=given(PASSPHRASE))
    assert said.code == 0
    assert "whoever has the file can read it" in said.err
    assert run("today").code == 0


@pytest.mark.parametrize("argv", [["decrypt"], ["passphrase"]])
def test_a_plain_store_has_no_passphrase_to_change(run: Run, store: Path, argv: list[str]) -> None:
    said = run(*argv, stdin=given(PASSPHRASE, OTHER))
    assert (said.code, len(said.lines)) == (1, 1)
    assert "coachdesk encrypt" in said.err


def test_a_protected_store_is_not_protected_twice(run: Run, protected: Path) -> None:
    said = run("encrypt", stdin=given(OTHER))
    assert (said.code, len(said.lines)) == (1, 1)
    assert "coachdesk passphrase" in said.err


@pytest.mark.parametrize("argv", [["encrypt"], ["--read-only", "encrypt"], ["decrypt"]])
def test_a_missing_store_is_not_made(run: Run, tmp_path: Path, argv: list[str]) -> None:
    said = run(*argv, "--store", tmp_path / "geen.db", stdin=given(PASSPHRASE))
    assert said.code == 1
    assert not (tmp_path / "geen.db").exists()


def test_where_sqlcipher_is_missing_it_is_said_how_to_get_it(
    run: Run, protected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    said = run("today", stdin=given(PASSPHRASE))
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert "pip install sqlcipher3" in said.err
    plain = tmp_path / "plain.db"
    assert run("import", SAMPLE, "--store", plain).code == 0
    assert "sqlcipher3" in run("encrypt", "--store", plain, stdin=given(PASSPHRASE)).err


def test_no_passphrase_is_taken_from_the_command_line(run: Run, store: Path) -> None:
    for argv in (["encrypt", PASSPHRASE], ["encrypt", "--passphrase", PASSPHRASE]):
        assert run(*argv).code == 2
    assert kind_of(store) is FileKind.PLAIN


# On a terminal ----------------------------------------------------------------------------------


def typed(home: Path, *argv: str, answers: list[str]) -> tuple[int, str]:
    """A run on a terminal of its own: what is typed at each question."""
    pty = pytest.importorskip("pty")
    child, terminal = pty.fork()
    if not child:
        env = environment(home, COACHDESK_TODAY="2026-11-20")
        os.execve(sys.executable, [sys.executable, "-m", "coachdesk", *argv], env)
    said, asked = "", 0
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        said += part.decode("utf-8", "replace")
        if said.rstrip().endswith(":") and said.count(":") > asked and answers:
            asked = said.count(":")
            time.sleep(0.1)  # getpass empties what was typed before its question
            os.write(terminal, f"{answers.pop(0)}\n".encode(errors="surrogateescape"))
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def test_on_a_terminal_a_new_passphrase_is_typed_twice_and_not_shown(
    store: Path, tmp_path: Path
) -> None:
    name = str(store)
    code, said = typed(tmp_path, "encrypt", "--store", name, answers=[PASSPHRASE, OTHER])
    assert (code, kind_of(store)) == (1, FileKind.PLAIN)
    assert "differ" in said
    code, said = typed(tmp_path, "encrypt", "--store", name, answers=[PASSPHRASE, PASSPHRASE])
    assert (code, kind_of(store)) == (0, FileKind.ENCRYPTED)
    assert "This passphrase is fair" in said
    assert PASSPHRASE not in said
    code, said = typed(tmp_path, "today", "--store", name, answers=["fout", PASSPHRASE])
    assert code == 0
    assert "Try again" in said
    code, said = typed(tmp_path, "today", "--store", name, answers=["fout", "fout", "fout"])
    assert code == 1


NO_TEXT = "ge\udcffheim"  # typed with the bytes of another encoding


def test_on_a_terminal_what_is_no_text_gets_a_kind_answer(
    run: Run, store: Path, tmp_path: Path
) -> None:
    ref = closed(store)
    code, said = typed(tmp_path, "erase", ref, "--store", str(store), answers=[NO_TEXT])
    assert (code, "nothing was erased" in said) == (1, True)
    run("encrypt", stdin=given(PASSPHRASE))
    code, said = typed(tmp_path, "today", "--store", str(store), answers=[NO_TEXT])
    assert (code, "cannot be read as text in UTF-8" in said) == (1, True)
    assert "wrong inside" not in said


def test_on_a_terminal_the_number_is_typed_again_before_it_is_erased(
    run: Run, store: Path, tmp_path: Path
) -> None:
    ref = closed(store)
    code, said = typed(tmp_path, "erase", ref, "--store", str(store), answers=["K-1"])
    assert code == 1
    assert "nothing was erased" in said
    assert run("show", ref).code == 0
    code, said = typed(tmp_path, "erase", ref, "--store", str(store), answers=[ref])
    assert code == 0
    assert run("show", ref).code == 1


# backup and restore -----------------------------------------------------------------------------


def test_a_backup_is_a_store_and_never_takes_a_place(run: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "kopie.db"
    said = run("backup", file)
    assert (said.code, said.out) == (0, "")
    assert f"Copied and verified: {file}" in said.err
    assert "not protected" in said.err
    assert run("today", "--store", file).out == run("today").out
    before = fingerprint(file)
    said = run("backup", file)
    assert (said.code, len(said.lines)) == (1, 1)
    assert fingerprint(file) == before
    said = run("backup", tmp_path / "nergens" / "kopie.db")
    assert (said.code, len(said.lines)) == (1, 1)


def test_restore_puts_a_copy_back_and_says_where_the_old_store_is(
    run: Run, store: Path, tmp_path: Path
) -> None:
    run("backup", tmp_path / "kopie.db")
    wanted = run("today").out
    with closing(Desk.open(store, today=date(2026, 11, 20))) as desk:
        desk.write.add(
            "jobseeker", {"first_name": "X", "last_name": "Y", "registered_on": "2026-01-05"}
        )
    said = run("restore", tmp_path / "kopie.db")
    assert (said.code, said.out) == (0, "")
    [kept] = tmp_path.glob("caseload.db.damaged-*-??????")
    assert str(kept) in said.err
    assert run("today").out == wanted


def test_restore_knows_a_backup_by_its_name_alone(run: Run, store: Path) -> None:
    run("backup")
    [file] = backup_files(store)
    store.unlink()
    assert run("today").code == 1
    assert run("restore", file.name).code == 0
    assert run("today").code == 0


def test_a_protected_backup_is_put_back_with_its_own_passphrase(
    run: Run, protected: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kopie.db"
    assert run("backup", file, stdin=given(PASSPHRASE)).code == 0
    assert kind_of(file) is FileKind.ENCRYPTED
    run("passphrase", stdin=given(PASSPHRASE, OTHER))
    before = fingerprint(protected)
    assert run("restore", file, stdin=given(OTHER)).code == 1
    assert fingerprint(protected) == before
    assert run("restore", file, stdin=given(PASSPHRASE)).code == 0
    assert run("today", stdin=given(PASSPHRASE)).code == 0


def test_a_plain_copy_put_back_over_a_protected_store_is_protected_with_its_passphrase(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kopie.db"
    run("backup", file)
    run("encrypt", stdin=given(PASSPHRASE))
    before = fingerprint(store)
    for stdin in (b"", given("fout")):
        said = run("restore", file, stdin=stdin)
        assert said.code == 1
        assert f"{store} is protected and {file} is not" in said.err
        assert "--store" in said.err
        assert fingerprint(store) == before
    said = run("restore", file, stdin=given(PASSPHRASE))
    assert said.code == 0
    assert "is protected with the same passphrase" in said.err
    assert kind_of(store) is FileKind.ENCRYPTED
    assert run("today", stdin=given(PASSPHRASE)).code == 0
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    assert run("restore", file).code == 0
    assert kind_of(store) is FileKind.ENCRYPTED


@needs_posix
@pytest.mark.parametrize("how", ["to the file", "to a link", "relative"])
def test_a_store_behind_a_link_has_its_backups_and_what_is_kept_in_one_place(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    link = tmp_path / "bureau" / "mijn.db"
    link.parent.mkdir()
    if how == "to a link":
        (tmp_path / "tussen.db").symlink_to(store)
    targets = {"to the file": store, "to a link": tmp_path / "tussen.db"}
    link.symlink_to(targets.get(how, Path("..", store.name)))
    assert run("backup").code == 0
    monkeypatch.setenv("COACHDESK_STORE", str(link))
    assert run("restore", backup_files(store)[0].name).code == 0
    assert run("backup").code == 0
    assert run("erase", closed(store)).code == 0
    assert run("encrypt", stdin=given(PASSPHRASE)).code == 0
    assert link.is_symlink()
    assert sorted(item.name for item in link.parent.iterdir()) == ["mijn.db"]
    every = [store, *copies_of(store)]
    assert len(every) >= 5
    assert {kind_of(file) for file in every} == {FileKind.ENCRYPTED}
    assert "caseload.db.damaged-" in run("check", stdin=given(PASSPHRASE)).out
    assert run("info").out.count(str(store.parent)) >= 3


def test_a_plain_copy_can_be_put_elsewhere_and_that_it_is_unprotected_is_said(
    run: Run, store: Path, tmp_path: Path
) -> None:
    file, elsewhere = tmp_path / "kopie.db", tmp_path / "elders" / "caseload.db"
    run("backup", file)
    run("encrypt", stdin=given(PASSPHRASE))
    said = run("restore", file, "--store", elsewhere)
    assert said.code == 0
    assert f"{elsewhere} is not protected" in said.err
    assert run("today", "--store", elsewhere).code == 0


@pytest.mark.parametrize("content", [b"", b"tekst" * 500])
def test_what_is_no_backup_is_refused_in_one_line(
    run: Run, store: Path, tmp_path: Path, content: bytes
) -> None:
    file, before = tmp_path / "kopie.db", fingerprint(store)
    said = run("restore", file)
    assert (said.code, len(said.lines)) == (1, 1)
    file.write_bytes(content)
    said = run("restore", file)
    assert (said.code, len(said.lines)) == (1, 1)
    assert str(file) in said.err
    assert run("--read-only", "restore", file).code == 1
    assert fingerprint(store) == before


# check ------------------------------------------------------------------------------------------


@needs_posix
def test_check_of_a_whole_store_says_so(run: Run, store: Path) -> None:
    store.chmod(0o600)
    run("backup")
    said = run("check")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [f"Store: {store}", "The caseload is whole."]


@needs_posix
@pytest.mark.parametrize("language", ["en", "nl"])
def test_check_of_a_damaged_store_is_exit_3_and_says_what_to_do(
    run: Run, store: Path, language: str
) -> None:
    store.chmod(0o600)
    data = bytearray(store.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    store.write_bytes(data)
    said = run("check", "--lang", language)
    assert said.code == 3
    assert "coachdesk restore" in said.out
    assert ("DAMAGED" in said.out) == (language == "en")
    assert store.read_bytes() == data


UNSOUND = [
    ("UPDATE jobseeker SET tags = '[geheim' WHERE id = 3", "en", "jobseeker 3", "tags"),
    ("UPDATE contact SET mode = 'geheim' WHERE id = 3", "nl", "contact 3", "mode"),
    ("INSERT INTO draft VALUES (3, 'x', NULL, NULL, '{geheim', '2026-11-20')", "nl",
     "niet opgeslagen formulier 3", "texts"),
    ("UPDATE change SET after = '{geheim' WHERE id = 3", "en", "change in the journal 3", "after"),
    ("DROP INDEX ix_contact_open", "nl", "ix_contact_open", "ontbreekt"),
    ("CREATE TABLE other (a)", "nl", "other", "niet van coachdesk"),
    ("ALTER TABLE contact ADD COLUMN a", "en", "contact", "not as coachdesk made it"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "language", "where", "what"), UNSOUND)
def test_check_names_what_the_desk_cannot_read_and_not_what_stands_there(
    run: Run, store: Path, damage: str, language: str, where: str, what: str
) -> None:
    run_sql(store, damage)
    said = run("check", "--lang", language)
    assert said.code == 3
    [line] = [line for line in said.out.splitlines() if "DAMAGED" in line or "BESCHADIGD" in line]
    assert where in line and what in line and "geheim" not in line


def test_check_of_a_missing_store_is_exit_1(run: Run, tmp_path: Path) -> None:
    said = run("check", "--store", tmp_path / "geen.db")
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert not list(tmp_path.glob("geen*"))


# erase ------------------------------------------------------------------------------------------


def closed(store: Path) -> str:
    """The number of a dossier that is closed."""
    with closing(Desk.open(store, today=date(2026, 11, 20))) as desk:
        rows = desk.store.read("SELECT ref FROM jobseeker WHERE closed_on <= '2026-11-20'")
    return str(rows[0][0])


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_erase_says_what_it_removed(run: Run, store: Path, passphrase: str | None) -> None:
    ref = closed(store)
    stdin = given(passphrase) if passphrase else b""
    if passphrase:
        run("encrypt", stdin=stdin)
    said = run("erase", ref, stdin=stdin)
    assert (said.code, said.out) == (0, "")
    assert f"Dossier {ref} is erased" in said.err
    assert "jobseeker: 1 erased" in said.err
    assert run("show", ref, stdin=stdin).code == 1
    assert [deed.refs for deed in read(store) if deed.what == "erased"] == [(ref,)]
    assert run("check", stdin=stdin).code == 0


def test_erase_refuses_who_is_not_closed_or_not_there(run: Run, store: Path) -> None:
    before = fingerprint(store)
    for ref in ("K-150000", "K-99999"):
        said = run("erase", ref)
        assert (said.code, said.out, len(said.lines)) == (1, "", 1)
        assert ref in said.err
    assert run("--read-only", "erase", closed(store)).code == 1
    assert fingerprint(store) == before


# info, and the access log -----------------------------------------------------------------------


@pytest.mark.parametrize("ref", ["K-\udcff\udcfe", "\udcff", "K-\x00"])
def test_erase_of_bytes_that_are_no_text_finds_nobody(run: Run, store: Path, ref: str) -> None:
    said = run("erase", ref)
    assert said.code == 1
    assert "There is no dossier" in said.err


def test_erase_names_what_it_leaves_and_what_went_out(run: Run, store: Path) -> None:
    run_sql(
        store,
        "UPDATE jobseeker SET closed_on = '2020-01-01', closed_reason = 'moved'"
        " WHERE id = (SELECT min(id) FROM jobseeker)",
    )
    with closing(sqlite3.connect(store)) as link:
        [(ref,)] = link.execute("SELECT ref FROM jobseeker WHERE closed_on = '2020-01-01'")
    copy = store.with_name("kopie.db")
    shutil.copy2(store, copy)
    run("export", "--all")
    said = run("erase", ref)
    assert said.code == 0
    assert f"{copy} holds somebody with the same number" in said.err
    assert "Exported" in said.err
    assert "A disk can keep words" in said.err


def test_beside_a_protected_caseload_check_does_not_call_it_all_whole(
    run: Run, protected: Path
) -> None:
    protected.with_name(protected.name + "-journal").write_bytes(b"\0" * 512 + b"woorden " * 900)
    said = run("check", stdin=given(PASSPHRASE))
    assert (said.code, "not all that lies beside it is protected" in said.out) == (0, True)
    run("backup", stdin=given(PASSPHRASE))
    assert "The caseload is whole." in run("check", stdin=given(PASSPHRASE)).out


def test_a_path_with_control_characters_is_told_whole_and_harmless(
    run: Run, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a\x1b[31m\x9b\x7f\u202e\udcffb.db"
    shutil.copy2(store, path)
    said = run("info", "--json", "--store", str(path))
    assert said.code == 0
    assert not {"\x1b", "\x9b", "\x7f", "\u202e", "?"} & set(said.out)
    assert json.loads(said.out)["store"] == str(path)


def test_info_tells_the_protection_without_asking_for_a_passphrase(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = json.loads(run("info", "--json").out)
    assert (facts["encryption"], facts["schema"]) == ("none", SCHEMA_VERSION)
    assert facts["backups"] == str(store.parent / "backups")
    run("encrypt", stdin=given(PASSPHRASE))
    facts = json.loads(run("info", "--json").out)
    assert (facts["encryption"], facts["schema"]) == ("sqlcipher", None)
    assert "SQLCipher" in run("info").out
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    assert json.loads(run("info", "--json").out)["schema"] == SCHEMA_VERSION


def test_opening_is_noted_and_where_it_cannot_be_the_command_goes_on(run: Run, store: Path) -> None:
    run("today")
    assert [deed.what for deed in read(store)] == ["opened"]
    log = store.with_name("caseload.db.access.log")
    log.unlink()
    log.mkdir()
    said = run("today")
    assert said.code == 0
    assert len(said.lines) == 1
    assert "access log" in said.err


def test_the_keeping_commands_speak_dutch(run: Run, store: Path) -> None:
    said = run("encrypt", "--lang", "nl", stdin=given("geheim"))
    assert said.code == 0
    assert "zwak" in said.err
    assert "beveiligd" in said.err


@needs_posix
def test_a_protected_store_says_nothing_on_the_terminal_but_ours(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the real key derivation: the other process has no other
    copy = tmp_path / "echt.db"
    shutil.copy2(store, copy)
    with closing(Desk.open(copy)) as desk:
        desk.safety.protect(None, PASSPHRASE)
    (tmp_path / "passphrase").write_text("fout")
    (tmp_path / "passphrase").chmod(0o600)
    env = {"COACHDESK_PASSPHRASE_FILE": str(tmp_path / "passphrase"), "COACHDESK_STORE": str(copy)}
    begun = time.monotonic()
    done = process(tmp_path, "today", env=env)
    assert time.monotonic() - begun < 2
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    done = process(tmp_path, "today", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
