"""Safety on screen: a passphrase, backups, and what was done with the caseload."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.desk import Desk, Scope
from coachdesk.store import journal
from coachdesk.store.backup_list import Backup, BackupState
from coachdesk.store.errors import StoreError
from coachdesk.tui.screens.dossier import open_dossier
from coachdesk.tui.screens.safety import open_safety
from coachdesk.tui.screens.settings import open_settings
from coachdesk.tui.widgets.lines import Lines
from coachdesk.words.safety import _REASONS
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_desk
from tests.tui.conftest import Driver, Opened

PASSPHRASE = "paard nietje batterij correct"

pytest.importorskip("sqlcipher3")


async def _safety(driver: Driver) -> None:
    await driver.press("comma")
    await driver.go_to("passphrase, backups")
    await driver.press("enter")


async def test_a_store_gets_a_passphrase_and_loses_it_again(opened: Opened) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        await _safety(driver)
        await driver.go_to("Protect this caseload")
        await driver.press("enter")
        for _ in range(2):
            await driver.type(PASSPHRASE)
            await driver.press("tab")
        await driver.press("ctrl+s")
        assert desk.is_protected
        assert "a passphrase (SQLCipher)" in driver.said("#protection")
        assert driver.line_of("Change the passphrase")
        await driver.press("d")
        await driver.type("iets anders")
        await driver.press("ctrl+s")
        assert "is not the passphrase" in driver.word_beside("old")
        await driver.type(PASSPHRASE)
        await driver.press("ctrl+s")
        assert not desk.is_protected


async def test_a_backup_is_made_and_put_back(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await _safety(driver)
        await driver.press("n")
        line = next(line for line in driver.lines if line.key.startswith("backup:"))
        assert "good, 50 dossiers" in line.cells
        seen = desk.read.record("jobseeker", 10)
        desk.write.change("jobseeker", 10, {"first_name": "Anders"}, seen.values)
        await driver.go_to(line.cells[0])
        await driver.press("enter", "y")
        assert desk.read.record("jobseeker", 10)["first_name"] == seen["first_name"]
        assert desk.read.day().active == 38


async def test_what_was_done_stands_there_without_names(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    names = {line.case.person.last_name for line in desk.read.caseload()}
    desk.files.export_lines(desk.read.caseload(), tmp_path / "out.csv", "excel-nl")
    async with opened(desk=desk) as driver:
        await _safety(driver)
        line = driver.line_of("exported")
        assert "exported 38" in line.cells[0]
        assert not any(name in text for name in names for text in driver.cells)


async def test_a_closed_dossier_is_erased_after_its_number_is_typed_again(opened: Opened) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        person = desk.read.caseload(Scope.CLOSED)[0].case.person
        open_dossier(driver.app, person.id)
        await driver.settle()
        await driver.press("ctrl+p")
        await driver.type("erase")
        await driver.press("enter")
        await driver.type("K-1")
        await driver.press("ctrl+s")
        assert desk.read.find(person.ref)
        driver.app.screen.fields()["number"].put(person.ref)
        await driver.press("ctrl+s")
        assert desk.read.find(person.ref) is None
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_an_open_dossier_is_not_erased(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("enter")
        driver.app.screen.action_erase()
        await driver.settle()
        assert "is not closed" in driver.in_sight
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "DossierScreen"


async def test_the_recovery_sheet_has_a_line_for_the_passphrase_and_not_the_passphrase(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    desk.safety.protect(None, PASSPHRASE)
    async with opened(desk=desk) as driver:
        await _safety(driver)
        await driver.press("p")
        driver.app.screen.fields()["file"].put(str(tmp_path / "sheet.html"))
        await driver.press("ctrl+s")
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert str(desk.path) in page and PASSPHRASE not in page


async def test_a_store_without_a_passphrase_has_no_recovery_sheet(opened: Opened) -> None:
    async with opened() as driver:
        await _safety(driver)
        await driver.press("p")
        assert "This caseload has no passphrase." in driver.in_sight
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "SafetyScreen"


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40)])
async def test_how_the_store_is_protected_is_in_sight_at_any_size(
    opened: Opened, tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    words.use(language)
    desk = sample_desk(tmp_path)
    async with opened(size=size, desk=desk) as driver:
        open_safety(driver.app)
        await driver.settle()
        assert words.t("Protection: none; the file can be read by whoever has it") in (
            driver.in_sight
        )
        desk.safety.protect(None, PASSPHRASE)
        driver.app.work.changed()
        await driver.settle()
        assert words.t(
            "Protection: a passphrase (SQLCipher); without it nobody can read the file"
        ) in (driver.in_sight)


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_every_line_of_safety_is_whole_at_80_columns(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    words.use(language)
    desk = sample_desk(tmp_path)
    at = datetime(2026, 11, 20, 16, 30)
    listed = [
        Backup(tmp_path / f"{why}-{state}", at, why, 98_765_432, state, people)
        for why in _REASONS
        for state in BackupState
        for people in [12_500 if state is BackupState.GOOD else None]
    ]
    monkeypatch.setattr(desk.safety, "backups", lambda: listed)
    desk.log("exported", refs=["K-00001", "K-00002"], count=2)
    async with opened(desk=desk) as driver:
        open_safety(driver.app)
        await driver.settle()
        assert len(driver.lines) > len(listed)
        lines = driver.app.screen.query_one(Lines)
        for line in driver.lines:
            lines.move_to(line.key)
            row = lines.render_line(lines.cursor - round(lines.scroll_y)).text
            assert all(cell in row for cell in line.cells), row


@pytest.mark.parametrize("size", [(40, 10), (80, 24)])
async def test_a_deed_with_many_numbers_is_read_in_full(
    opened: Opened, tmp_path: Path, size: tuple[int, int]
) -> None:
    desk = sample_desk(tmp_path)
    desk.log("exported", refs=[f"K-{number:05}" for number in range(12)], count=12)
    async with opened(size=size, desk=desk) as driver:
        open_safety(driver.app)
        await driver.settle()
        await driver.go_to("exported 12")
        assert "K-00000" in driver.in_sight and "K-00011" in driver.in_sight
        await driver.press("enter")
        assert driver.said("Static").endswith("K-00010, K-00011")


async def test_a_day_without_a_backup_is_said_after_the_first_write_and_stands_on_safety(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    folder = tmp_path / "backups"
    if folder.exists():
        folder.rename(tmp_path / "elsewhere")
    folder.write_text("no folder")
    async with opened(desk=desk) as driver:
        await driver.press("c", "h")
        await driver.press("ctrl+s")
        assert "There is no backup of today" in driver.notices
        await _safety(driver)
        assert driver.line_of("There is no backup of today")


async def test_a_file_to_write_never_takes_a_place_of_the_stores_own(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    own = desk.path.with_name(f"{desk.path.name}-wal")
    async with opened(desk=desk) as driver:
        await driver.press("2", "x")
        field = driver.app.focused
        field.value = str(own)
        await driver.press("ctrl+s")
        assert "choose another place" in driver.in_sight
        assert not own.exists() or not own.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("kind", ["file", "dangling link", "pipe"])
@needs_posix
async def test_a_file_to_write_never_takes_the_place_of_what_is_there(
    kind: str, opened: Opened, tmp_path: Path
) -> None:
    there = tmp_path / "there.csv"
    if kind == "file":
        there.write_text("of somebody")
    elif kind == "pipe":
        os.mkfifo(there)
    else:
        there.symlink_to(tmp_path / "elsewhere.csv")
    before = there.lstat()
    async with opened(desk=sample_desk(tmp_path)) as driver:
        await driver.press("2", "x")
        driver.app.focused.value = str(there)
        for _ in range(2):  # asking twice makes no difference
            await driver.press("ctrl+s")
            assert "choose another name" in driver.word_beside("file")
        driver.app.focused.value = str(tmp_path / "other.csv")
        await driver.press("ctrl+s")
        assert "Written" in driver.notices
    assert (there.lstat().st_ino, there.lstat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (tmp_path / "other.csv").exists() and not (tmp_path / "elsewhere.csv").exists()


async def test_what_was_written_but_not_noted_is_said_so(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise StoreError("busy", tmp_path)

    monkeypatch.setattr(journal, "note", busy)
    async with opened(desk=sample_desk(tmp_path)) as driver:
        await driver.press("2", "x")
        driver.app.focused.value = str(tmp_path / "out.csv")
        await driver.press("ctrl+s")
        assert "Written" in driver.notices
        assert "not noted in its history" in driver.notices
        await driver.press("5", "p")
        driver.app.focused.value = str(tmp_path)
        await driver.press("ctrl+s")
        assert "Published" in driver.notices
        assert "not noted in its history" in driver.notices


async def test_no_key_of_safety_or_settings_writes_under_read_only(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    made = desk.safety.back_up()
    desk.close()

    def seen() -> dict[Path, bytes]:
        return {
            file: file.read_bytes()
            for file in desk.path.parent.rglob("*")
            if file.is_file() and not file.name.endswith(".access.log")
        }

    before = seen()
    reader = Desk.open(desk.path, today=DAY, read_only=True)
    async with opened(desk=reader) as driver:
        await _safety(driver)
        await driver.press("n")
        assert "open for reading only" in driver.in_sight
        await driver.press("escape")
        await driver.go_to(f"{made.stat().st_size // 1024} kB")
        for key in ("enter", "d", "delete", "u", "ctrl+r", "ctrl+s"):
            await driver.press(key)
        await driver.press("escape")
        open_settings(driver.app)
        await driver.settle()
        for line in driver.lines:
            driver.app.screen.query(Lines).first().move_to(line.key)
            for key in ("enter", "e", "d", "ctrl+s", "space"):
                await driver.press(key)
                if driver.app.screen.__class__.__name__ != "SettingsScreen":
                    await driver.press("escape")
    assert seen() == before
