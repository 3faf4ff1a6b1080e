"""Where a path is asked, what fits stands below it: tab completes, down chooses."""

import ntpath
import posixpath
import threading
from pathlib import Path
from types import ModuleType

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.setup_choices import Protection
from coachdesk.tui import path_matches
from coachdesk.tui.forms.export import export_calendar
from coachdesk.tui.forms.setup import set_up
from coachdesk.tui.path_matches import Entry, TypedPath, completed, fitting, taken, typed_path
from coachdesk.tui.widgets import path_input
from coachdesk.tui.widgets.path_input import PathMatches
from tests.tui.conftest import Driver, Opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = tmp_path / "thuis"
    for name in ("Documenten", "Downloads", ".verborgen"):
        (own / name).mkdir(parents=True)
    (own / "Documenten" / "caseload 2026.csv").write_text("Voornaam;Achternaam\nAn;Bos\n")
    (own / "Documenten" / "Caseload oud.csv").write_text("")
    monkeypatch.setenv("HOME", str(own))
    monkeypatch.setenv("USERPROFILE", str(own))
    return own


def _text(driver: Driver) -> str:
    return str(next(iter(driver.app.screen.fields().values())).text)


def _below(driver: Driver) -> list[str]:
    found = driver.app.screen.query(PathMatches)
    return str(found.first().render()).splitlines() if found else []


async def test_a_list_is_found_from_the_home_folder_without_typing_a_path(
    opened: Opened, empty_desk: Desk, home: Path
) -> None:
    async with opened(desk=empty_desk) as driver:
        await driver.press("i")
        assert [line.strip() for line in _below(driver)] == ["Documenten/", "Downloads/"]
        await driver.press("down", "enter")
        assert _text(driver) == str(Path("~") / "Documenten") + "/"
        await driver.press("down", "enter")
        assert _text(driver).endswith("caseload 2026.csv")
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "ImportScreen"


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40)])
async def test_tab_completes_as_far_as_it_is_sure_and_then_leaves(
    opened: Opened, home: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size) as driver:
        await driver.press("i")
        await driver.type("~/do")
        assert [line.strip() for line in _below(driver)] == ["Documenten/", "Downloads/"]
        await driver.type("c")
        await driver.press("tab")
        assert _text(driver) == "~/Documenten/"
        await driver.press("tab")
        assert _text(driver).casefold() == "~/documenten/caseload "
        assert "Caseload oud.csv" in driver.in_sight
        await driver.type("o")
        await driver.press("tab")
        assert _text(driver) == "~/Documenten/Caseload oud.csv"


async def test_a_folder_is_asked_with_folders_only(opened: Opened, home: Path) -> None:
    from coachdesk.tui.forms.publish import publish_figures

    async with opened() as driver:
        publish_figures(driver.app)
        await driver.settle()
        await driver.type("~/Documenten/")
        assert _below(driver) == []
        await driver.press("tab")
        assert type(driver.app.screen.focused).__name__ == "Choice"


async def test_what_fits_is_gone_once_another_field_is_in_use(opened: Opened, home: Path) -> None:
    async with opened() as driver:
        set_up(driver.app)
        await driver.settle()
        driver.app.screen.fields()["file"].focus_control()
        await driver.settle()
        assert "Documenten/" in driver.in_sight
        # A click below is meant for what stands there: it does not move under the mouse.
        words = driver.app.screen.fields()["protection"].control
        await driver.pilot.click(words, offset=(0, 0))
        assert words.value is Protection.PASSPHRASE
        await driver.pilot.pause(0.4)
        assert "Documenten/" not in driver.in_sight
        assert driver.app.screen.fields()["file"].region.height == 2  # label and path


async def test_a_name_that_is_there_goes_on_to_the_next_field(opened: Opened, home: Path) -> None:
    async with opened() as driver:
        export_calendar(driver.app)
        await driver.settle()
        assert _below(driver) == []
        await driver.press("down")
        assert type(driver.app.screen.focused).__name__ == "Choice"


async def test_a_folder_that_never_answers_holds_no_key_and_not_the_end(
    opened: Opened, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forever = threading.Event()
    asked: list[str] = []

    def hang(folder: str) -> list[Entry]:
        asked.append(folder)
        forever.wait(20)
        return []

    monkeypatch.setattr(path_input, "entries", hang)
    monkeypatch.setattr(path_input, "_WAIT", 0.05)
    async with opened() as driver:
        await driver.pilot.press("i")
        await driver.pilot.pause(1)
        for sign in "/net/map":
            await driver.pilot.press("/" if sign == "/" else sign)
        await driver.pilot.pause(1)
        assert "does not answer" in " ".join(_below(driver))
        assert _text(driver) == "/net/map"
        await driver.pilot.press("backspace", "s")
        assert _text(driver) == "/net/mas"
    forever.set()
    assert len(asked) == len(set(asked))  # no folder is asked twice at a time


@pytest.mark.parametrize(
    ("text", "system", "expected"),
    [
        ("", posixpath, TypedPath("", "")),
        ("~", posixpath, TypedPath("~/", "")),
        ("~/Doc", posixpath, TypedPath("~/", "Doc")),
        ("/a/b/c", posixpath, TypedPath("/a/b/", "c")),
        ("a\\b", posixpath, TypedPath("", "a\\b")),
        ("C:\\Users\\an\\li", ntpath, TypedPath("C:\\Users\\an\\", "li")),
        ("C:/Users/li", ntpath, TypedPath("C:/Users/", "li")),
        ("C:li", ntpath, TypedPath("C:", "li")),
        ("\\\\server\\deel\\li", ntpath, TypedPath("\\\\server\\deel\\", "li")),
        ('"C:\\Mijn map\\li"', ntpath, TypedPath("C:\\Mijn map\\", "li")),
    ],
)
def test_a_path_is_taken_apart_as_its_system_writes_it(
    text: str, system: ModuleType, expected: TypedPath
) -> None:
    assert typed_path(text, system) == expected


def test_a_name_is_taken_as_it_is_written_on_disk() -> None:
    typed = typed_path("C:\\zoë", ntpath)
    [found] = fitting([Entry("Zoé", True), Entry("ander", True)], "zoe", folders_only=True)
    assert taken(typed, found, ntpath) == "C:\\Zoé\\"
    items = [Entry("Lijst A.csv", False), Entry("lijst b.csv", False)]
    assert completed(typed_path("/x/l"), items, posixpath) == "/x/Lijst "


def test_no_more_of_a_folder_is_read_than_a_screen_can_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(path_matches, "MOST_READ", 3)
    for number in range(9):
        (tmp_path / str(number)).touch()
    assert len(path_matches.entries(str(tmp_path))) == 3
