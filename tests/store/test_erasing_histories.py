"""Whatever a caseload went through, erasing leaves no word of somebody that it does not name."""

import json
import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.store import protection
from coachdesk.store.access_log import log_path
from coachdesk.store.backup_list import BackupState, inspect_backup
from coachdesk.store.draft_list import Draft
from coachdesk.store.erasing import Erased
from coachdesk.store.errors import StoreError
from coachdesk.store.store_files import backup_files, backup_folder, replaced_stores
from tests.store.steps import add_contact, add_person, caseload, exported, import_records, run_sql
from tests.store.test_erasing import ERASED, MARK, PASSPHRASE, remnants, texts_of

A_DAY = date(2026, 11, 20)
FULL = os.environ.get("COACHDESK_FULL") == "1"
PHONE = "06 12 34 56 78"
BORN = "1990-05-06"
CLOSED = {"closed_on": "2026-01-06", "closed_reason": "moved"}


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "ROUNDS", 10)


def person(ref: str = ERASED, **values: Any) -> dict[str, Any]:
    needed = {
        "ref": ref, "first_name": f"{MARK}voor", "last_name": f"{MARK}achter", "born_on": BORN,
        "phone": PHONE, "note": f"{MARK} ingelezen",
        "contacts": [{"on": "2026-02-02", "mode": "office", "purpose": "progress",
                      "outcome": "held", "note": f"{MARK} gesprek"}],
    }  # fmt: skip
    return {**needed, **values}


class History:
    """One caseload that goes through things, in an order of chance."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.passphrase: str | None = None
        self.said: list[str] = []
        self.number = 0
        with closing(self.desk()) as desk:
            desk.safety.back_up()  # before there was anybody
            import_records(desk, caseload({"ref": "K-00900", "phone": PHONE}, person()))
            desk.safety.back_up()

    def desk(self) -> Desk:
        return Desk.open(self.path, today=A_DAY, passphrase=self.passphrase)

    def go_on(self, steps: int) -> None:
        for _ in range(steps):
            name = self.chance.choice(list(STEPS))
            self.said.append(name)
            STEPS[name](self)

    def any_backup(self, *, good: bool) -> Path | None:
        with closing(self.desk()) as desk:
            key = desk.store.key
        files = [
            file
            for file in backup_files(self.path)
            if not good
            or inspect_backup(self.path, file, key, self.passphrase).state is BackupState.GOOD
        ]
        return self.chance.choice(files) if files else None

    def back_up(self) -> None:
        with closing(self.desk()) as desk:
            desk.safety.back_up()

    def restore(self) -> None:
        if file := self.any_backup(good=True):
            # One that opens, but is damaged further on, is refused.
            with closing(self.desk()) as desk, suppress(StoreError):
                desk.safety.restore(file, self.passphrase)

    def read_in_again(self) -> None:
        with closing(self.desk()) as desk:
            import_records(desk, caseload(person(note=f"{MARK} opnieuw")))

    def read_in_without_number(self) -> None:
        with closing(self.desk()) as desk:
            if desk.read.find(ERASED) is None:
                given = person(f"K-9{self.chance.randrange(10, 99)}00")
                import_records(desk, caseload(given))

    def rename(self) -> None:
        self.change({"last_name": f"{MARK}anders"})

    def correct_birth_date(self) -> None:
        self.change({"born_on": "1990-06-05"})

    def change(self, values: dict[str, Any]) -> None:
        with closing(self.desk()) as desk:
            if (owner := desk.read.find(ERASED)) is not None:
                desk.write.change("jobseeker", owner, values, {})

    def delete(self) -> None:
        with closing(self.desk()) as desk:
            if (owner := desk.read.find(ERASED)) is not None:
                desk.write.delete("jobseeker", owner)

    def write_more(self) -> None:
        with closing(self.desk()) as desk:
            if (owner := desk.read.find(ERASED)) is not None:
                add_contact(desk, owner, note=f"{MARK} meer")
                desk.write.keep_draft(Draft("contact", owner, None, {"note": f"{MARK} half"}))
                texts = {"a": f"{MARK}voor", "b": f"{MARK}achter"}
                desk.write.keep_draft(Draft("workshop", None, None, texts))

    def hand_over(self) -> None:
        with closing(self.desk()) as desk:
            if desk.read.find(ERASED) is not None:
                desk.log("exported", refs=[ERASED], count=1, handed_over=True)

    def damage(self) -> None:
        files = [*backup_files(self.path), *replaced_stores(self.path)]
        if files:
            file = self.chance.choice(files)
            data = bytearray(file.read_bytes())
            start = self.chance.randrange(len(data) // 2)
            data[start : start + 3000] = self.chance.randbytes(3000)
            file.write_bytes(data)

    def copy(self) -> None:
        if file := self.any_backup(good=False):
            self.number += 1
            folder = self.chance.choice([self.path.parent, file.parent])
            shutil.copy2(file, folder / f"{self.path.stem} kopie {self.number}.db")

    def killed_import(self) -> None:
        """What SQLite leaves of a write killed before its journal was needed: an empty head."""
        words = b"\0" * 512 + f"{MARK}voor {MARK}achter".encode() * 99
        for file in (self.path, *replaced_stores(self.path)):
            file.with_name(file.name + "-journal").write_bytes(words)
        self.path.with_name(f"{self.path.name}.damaged-2026-01-02-090000-wal").write_bytes(words)

    def half_made(self) -> None:
        for folder in (self.path.parent, self.path.parent / "backups"):
            shutil.copy2(self.path, folder / f".{self.path.name}.0123456789abcdef.new")

    def protect(self) -> None:
        with closing(self.desk()) as desk:
            new = None if self.passphrase else PASSPHRASE
            desk.safety.protect(self.passphrase, new)
        self.passphrase = new


STEPS: dict[str, Callable[[History], None]] = {
    name: step for name, step in vars(History).items()
    if callable(step) and name not in ("__init__", "desk", "go_on", "any_backup", "change")
}  # fmt: skip


def erased(history: History) -> list[Erased]:
    """The person is erased, whatever number they have by now, with dossiers named as theirs too."""
    done: list[Erased] = []
    with closing(history.desk()) as desk:
        if desk.read.find(ERASED) is None:
            import_records(desk, caseload(person()))
        refs = [ERASED]
        for ref in refs:
            owner = desk.read.find(ref)
            assert owner is not None
            desk.write.change("jobseeker", owner, CLOSED, {})
            done.append(desk.safety.erase(ref))
            refs += done[-1].twins if ref == ERASED else ()
    return done


@pytest.mark.parametrize("seed", range(60 if FULL else 10))
def test_every_word_of_an_erased_person_is_gone_or_its_file_is_named(
    empty_store: Path, tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "caseload.db"
    shutil.copy2(empty_store, path)
    history = History(path, seed)
    history.go_on(7)
    done = erased(history)[-1]
    named = {str(file.relative_to(tmp_path)) for file in (*done.left, *done.maybe)}
    found = set(remnants_of(tmp_path, history.passphrase))
    assert found <= named, history.said
    # Somebody else with the same phone is where they were.
    with closing(history.desk()) as desk:
        assert "K-00900" in exported(desk) or "restore" in history.said


def remnants_of(folder: Path, passphrase: str | None) -> list[str]:
    """As `remnants`, but a file that is damaged is looked at as bytes."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file():
            try:
                here = MARK.encode() in texts_of(file, passphrase)
            except Exception:
                here = True  # nobody can look in it
            if here:
                found.append(str(file.relative_to(folder)))
    return found


# One by one ----------------------------------------------------------------------------------


def on_a_new_uid(desk: Desk) -> tuple[Path, Path]:
    """The backup before there was anybody is put back, and the list read in again."""
    before = desk.safety.back_up()
    import_records(desk, caseload(person(**CLOSED)))
    first = desk.safety.back_up()
    kept = desk.safety.restore(before).kept
    assert kept
    import_records(desk, caseload(person(**CLOSED)))
    return first, kept


def test_who_was_read_in_again_after_a_restore_is_erased_from_the_copies_of_before(
    new_desk: Desk,
) -> None:
    first, kept = on_a_new_uid(new_desk)
    folder = new_desk.path.parent
    assert {str(file.relative_to(folder)) for file in (first, kept)} <= set(remnants(folder, None))
    done = new_desk.safety.erase(ERASED)
    assert (done.left, done.maybe) == ((), ())
    assert remnants(folder, None) == []


@pytest.mark.parametrize(
    "other",
    [
        {"ref": "K-90001", "first_name": "Anders", "last_name": "Iemand", "born_on": "1970-01-01"},
        {"ref": "K-00001", "first_name": "Anders", "last_name": "Iemand", "phone": "+31 612345678"},
        {"ref": "K-00001", "first_name": f"{MARK}voor", "last_name": f"{MARK}achter"},
    ],
)
def test_who_meets_only_by_a_phone_a_number_or_a_bare_name_is_named_and_not_removed(
    new_desk: Desk, other: dict[str, Any]
) -> None:
    before = new_desk.safety.back_up()
    import_records(new_desk, caseload(other))
    copy = new_desk.safety.back_up()
    kept = new_desk.safety.restore(before).kept
    import_records(new_desk, caseload(person(**CLOSED)))
    done = new_desk.safety.erase(ERASED)
    assert set(done.maybe) >= {copy, kept}
    for file in (copy, kept):
        assert file
        with closing(Desk.open(file, today=A_DAY, read_only=True)) as desk:
            assert desk.read.find(other["ref"]) is not None


def test_who_shares_a_phone_and_is_in_the_caseload_is_neither_removed_nor_named(
    new_desk: Desk,
) -> None:
    import_records(
        new_desk, caseload({"ref": "K-00001", "phone": "0031612345678"}, person(**CLOSED))
    )
    new_desk.safety.back_up()
    assert new_desk.safety.erase(ERASED).maybe == ()
    assert new_desk.read.find("K-00001") is not None


def test_another_dossier_of_the_same_person_stays_and_is_named(new_desk: Desk) -> None:
    import_records(new_desk, caseload(person("K-00001"), person(**CLOSED), {"ref": "K-00003"}))
    new_desk.safety.back_up()
    done = new_desk.safety.erase(ERASED)
    assert (done.twins, done.maybe) == (("K-00001",), ())
    assert new_desk.read.find("K-00001") is not None


def test_a_namesake_with_another_birth_date_is_left_alone(new_desk: Desk) -> None:
    before = new_desk.safety.back_up()
    import_records(new_desk, caseload(person("K-00001", born_on="1960-01-01", phone=None)))
    new_desk.safety.back_up()
    new_desk.safety.restore(before)
    import_records(new_desk, caseload(person(**CLOSED)))
    assert new_desk.safety.erase(ERASED).maybe == ()


@pytest.mark.parametrize("folder", ["", "backups"])
def test_a_copy_under_a_name_of_somebodys_own_is_named_and_stays(
    new_desk: Desk, folder: str
) -> None:
    import_records(new_desk, caseload(person(**CLOSED)))
    new_desk.safety.back_up()
    copy = new_desk.path.parent / folder / "kopie.db"
    shutil.copy2(new_desk.path, copy)
    assert new_desk.safety.erase(ERASED).maybe == (copy,)


def test_a_journal_with_an_empty_head_is_wiped(new_desk: Desk) -> None:
    import_records(new_desk, caseload(person(**CLOSED)))
    side = new_desk.path.with_name(new_desk.path.name + "-journal")
    side.write_bytes(b"\0" * 512 + MARK.encode() * 500)
    assert new_desk.safety.erase(ERASED).left == ()
    assert not side.exists()
    assert remnants(new_desk.path.parent, None) == []


def test_what_went_out_since_is_told_from_the_access_log(new_desk: Desk) -> None:
    line = {"at": "2020-01-05T09:00:00+00:00", "what": "exported", "count": 1}
    log_path(new_desk.path).write_text(json.dumps(line) + "\n")  # before there was anybody
    import_records(new_desk, caseload(person(**CLOSED)))
    new_desk.log("exported", count=5)
    new_desk.log("exported", refs=["K-00001"])
    new_desk.log("printed", refs=[ERASED])
    new_desk.safety.back_up()
    new_desk.safety.back_up(new_desk.path.parent / "elders.db")
    out = {item.what: item.times for item in new_desk.safety.erase(ERASED).went_out}
    assert out == {"exported": 1, "printed": 1, "backup": 1}


def test_a_form_that_has_only_half_a_name_is_no_form_about_them(new_desk: Desk) -> None:
    add_person(new_desk, ref=ERASED, first_name="An", last_name="Bos", **CLOSED)
    new_desk.write.keep_draft(
        Draft("contact", None, None, {"note": "plan voor Bosman, kan Anna bellen"})
    )
    new_desk.safety.erase(ERASED)
    assert len(new_desk.read.drafts()) == 1


def test_a_store_set_apart_goes_when_all_that_is_kept_is_younger(
    new_desk: Desk,
) -> None:
    import_records(new_desk, caseload(person()))
    kept = new_desk.safety.restore(new_desk.safety.back_up()).kept
    assert kept
    old = kept.with_name(f"{new_desk.path.name}.damaged-2026-01-02-090000")
    kept.replace(old)
    for file in backup_files(new_desk.path):
        file.unlink()

    def made_on(*days: str) -> None:
        for day in days:
            name = f"{new_desk.path.name}.2026-{day}-090000-daily.db"
            shutil.copy2(new_desk.path, backup_folder(new_desk.path) / name)

    made_on(*(f"10-0{day}" for day in range(1, 8)))
    new_desk.safety.back_up()
    assert old.exists()  # not as many weeks are kept yet as should be
    made_on("09-02", "09-09", "09-16", "09-23")
    new_desk.safety.back_up()
    assert not old.exists()


def test_a_damaged_store_set_apart_counts_for_the_day_it_is_gone(new_desk: Desk) -> None:
    import_records(new_desk, caseload(person(**CLOSED)))
    apart = new_desk.path.with_name(f"{new_desk.path.name}.damaged-2026-11-13-090000")
    apart.write_bytes(b"x" * 5000)
    done = new_desk.safety.erase(ERASED)
    assert done.left == (apart,)
    assert done.gone_by == date(2027, 1, 1)


def test_a_dossier_can_be_erased_beside_a_journal_that_cannot_be_read(new_desk: Desk) -> None:
    import_records(new_desk, caseload(person(**CLOSED), {"ref": "K-00002"}))
    other = new_desk.read.find("K-00002")
    assert other is not None
    new_desk.write.delete("jobseeker", other)
    sql = "UPDATE change SET before = '{\"ref' WHERE record = 'jobseeker' AND after IS NULL"
    run_sql(new_desk.path, sql)
    done = new_desk.safety.erase(ERASED)
    assert new_desk.path in done.maybe
    with pytest.raises(StoreError):
        new_desk.safety.erase(ERASED)
