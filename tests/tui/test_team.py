"""The team lead's screen: every coach, every figure, and no way to write."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, closing
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.summary import FIGURES
from coachdesk.exchange import summary_file
from coachdesk.team import Team
from coachdesk.tui.team import TeamApp
from coachdesk.tui.widgets.lines import Lines
from coachdesk.words.summary import figure_label
from tests.scenes import DAY, sample_store
from tests.team_scene import COACHES, publish_team
from tests.tui.conftest import Driver, driven


class TeamDriver(Driver[TeamApp]):
    """The lead's app and a pilot for it."""

    @property
    def names(self) -> list[str]:
        return [line.cells[0] for line in self.lines if line.key.startswith("coach:")]

    def column(self, key: str) -> list[str]:
        """A column in sight, as the coaches' lines show it."""
        keys = [column.key for column in self.app.screen.query_one(Lines)._columns]
        return [line.cells[keys.index(key)] for line in self.lines
                if line.key.startswith("coach:")]  # fmt: skip

    @property
    def painted(self) -> list[str]:
        """The screen as it stands, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]


Opened = Callable[..., AbstractAsyncContextManager[TeamDriver]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    publish_team(folder)
    return folder


@pytest.fixture
def share(files: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    shutil.copytree(files, folder)
    return folder


@pytest.fixture
def opened(share: Path) -> Opened:
    def open_app(
        size: tuple[int, int] = (80, 24), team: Team | None = None
    ) -> AbstractAsyncContextManager[TeamDriver]:
        return driven(TeamApp(team or Team([share], DAY)), size, TeamDriver)

    return open_app


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "nl"])
async def test_twelve_coaches_and_their_total_fit(
    opened: Opened, size: tuple[int, int], language: str
) -> None:
    words.use(language)
    async with opened(size=size) as driver:
        assert driver.names == sorted(COACHES, key=lambda name: name.replace("Ç", "C"))
        text = "\n".join(driver.painted)
        shown = [name for name in COACHES if name[:15] in text]
        assert shown == list(COACHES)
        assert ("12 coaches" if language == "en" else "12 werkcoaches") in text
        assert driver.said("#detail").count("\n") >= 3
        rows = driver.painted
        assert len(rows) == size[1] and all(len(row) <= size[0] for row in rows)


async def test_every_figure_can_be_reached_in_sight_and_says_what_it_counts(
    opened: Opened,
) -> None:
    async with opened() as driver:
        seen = []
        for _ in range(len(FIGURES) + 1):
            await driver.pilot.press("right")
            await driver.pilot.pause()
            seen.append(driver.said("#detail").splitlines()[0].split("– ")[1].split(":")[0])
            chosen = driver.app.screen._table._chosen  # type: ignore[attr-defined]
            shown = [item.column.key for item in driver.app.screen.query_one(Lines)._shown]
            assert chosen in shown
        assert set(seen) == {figure_label(figure.key) for figure in FIGURES}


async def test_coaches_are_compared_by_a_figure_both_ways_and_by_name(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("s")
        values = [int(value) for value in driver.column("contact.overdue")]
        assert values == sorted(values, reverse=True) and len(set(values)) > 5
        await driver.press("s")
        assert [int(value) for value in driver.column("contact.overdue")] == sorted(values)
        assert driver.lines[12].key == "total"
        await driver.press("left", "left", "s")
        assert driver.names[0] == COACHES[0]
        await driver.press("s")
        assert driver.names[0] == COACHES[-1]


async def test_a_column_title_sorts_when_clicked(opened: Opened) -> None:
    async with opened() as driver:
        shown = driver.app.screen.query_one(Lines)._shown
        x = 1 + sum(column.width + column.gap for column in shown[:3]) + 2
        await driver.pilot.click("#coaches", offset=(x, 0))
        await driver.settle()
        values = [int(value) for value in driver.column("contact.overdue")]
        assert values == sorted(values, reverse=True)


async def test_old_figures_are_marked_in_words(opened: Opened) -> None:
    async with opened() as driver:
        assert "1 older than a week" in driver.said("#head")
        assert driver.column("as_of")[3] == "! 12 Nov"
        await driver.press("down", "down", "down")
        assert "older than a week: 12 Nov 2026" in driver.in_sight


async def test_the_dossiers_behind_a_figure_stand_below(opened: Opened) -> None:
    async with opened() as driver:
        assert "Dossiers: K-" in driver.said("#detail")
        assert "Source: Menselijke maat." in driver.said("#detail")
        await driver.press("end")
        assert "Dossiers" not in driver.said("#detail")


async def test_names_stand_there_only_for_a_store_and_when_asked_for(
    opened: Opened, share: Path, tmp_path: Path
) -> None:
    store = sample_store(tmp_path)
    for names in (False, True):
        async with opened(team=Team([store, share], DAY, names=names)) as driver:
            people = {"Winston Doelwijt", "Ilse de Wit-Hoekstra"}
            [line] = [line for line in driver.lines if getattr(line.data, "source", "") == store]
            driver.app.screen.query_one(Lines).move_to(line.key)
            await driver.settle()
            assert any(name in driver.said("#detail") for name in people) is names


async def test_enter_shows_every_figure_of_a_coach(opened: Opened) -> None:
    async with opened(size=(120, 60)) as driver:
        await driver.press("enter")
        text = driver.said("ReadingScreen Static")
        assert all(figure_label(figure.key) in text for figure in FIGURES)
        await driver.press("escape")
        assert driver.names


async def test_what_is_left_out_is_named_below_and_in_full(opened: Opened, share: Path) -> None:
    (share / "kapot.json").write_text("{")
    (share / "[@click=app.quit]x.json").write_text("{}")
    async with opened(size=(200, 40)) as driver:
        assert "2 left out (p)" in driver.said("#head")
        assert any("kapot.json is damaged" in line.cells[0] for line in driver.lines)
        await driver.press("p")
        assert "[@click=app.quit]x.json" in driver.said("ReadingScreen Static")


async def test_a_new_file_is_taken_in_by_itself(opened: Opened, share: Path) -> None:
    async with opened() as driver:
        data = json.loads((share / "00.json").read_text(encoding="utf-8"))
        data["uid"], data["summary"]["coach"] = "new", "Aaltje Nieuw"
        (share / "new.json").write_text(json.dumps(data), encoding="utf-8")
        driver.app.screen.look()  # type: ignore[attr-defined]
        await driver.settle()
        assert driver.names[0] == "Aaltje Nieuw"
        assert len(driver.names) == 13


async def test_no_key_writes(opened: Opened, tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    before = store.read_bytes()
    async with opened(team=Team([store], DAY)) as driver:
        await driver.press(*"abcdefgijkmnortuvwxyz1234567890", "ctrl+s", "ctrl+r", "delete")
        assert type(driver.app.screen).__name__ == "TeamScreen"
    assert store.read_bytes() == before
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_nothing_to_show_says_why(opened: Opened, tmp_path: Path) -> None:
    async with opened(team=Team([tmp_path / "nergens"], DAY)) as driver:
        assert any("there is nothing there" in line.cells[0] for line in driver.lines)
        await driver.press("enter", "escape", "s", "right", "q")


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (200, 60)])
async def test_it_stays_usable_at_any_size(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as driver:
        await driver.press("right", "down", "s")
        assert len(driver.names) == 12


async def test_hostile_names_are_shown_literally(opened: Opened, share: Path) -> None:
    data = json.loads((share / "00.json").read_text(encoding="utf-8"))
    data["summary"]["coach"] = "[/] [@click=app.quit]x[/] \x1b[2J"
    data["dossiers"]["contact.overdue"] = ["[/b]\x1b[31m"]
    (share / "00.json").write_text(json.dumps(data), encoding="utf-8")
    async with opened(size=(120, 40)) as driver:
        await driver.press("home")
        title = next(row for row in driver.painted if row.startswith("─"))
        assert "[@click=app.quit]x[/]" in title
        assert not any("\x1b" in row for row in driver.painted)
        await driver.press("enter", "escape")


async def test_the_desk_shows_the_same_figures(tmp_path: Path) -> None:
    with closing(Desk.open(sample_store(tmp_path), today=DAY)) as desk:
        [item] = Team([desk.path], DAY).read().coaches
        assert item.summary == desk.read.summary()


_LEAVES = """
import asyncio, sys, threading
from pathlib import Path
from coachdesk.team import Team
from coachdesk.tui.team import TeamApp

Team.mark = lambda self: threading.Event().wait()

async def leave():
    async with TeamApp(Team([Path(sys.argv[1])])).run_test() as pilot:
        await pilot.press("q")

asyncio.run(leave())
"""


def test_a_folder_that_does_not_answer_keeps_nobody_from_leaving(share: Path) -> None:
    subprocess.run([sys.executable, "-c", _LEAVES, str(share)], check=True, timeout=60)


async def test_figures_from_another_account_are_marked_and_those_before_stand_beside_them(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = Team([share], DAY)
    team.read()
    file = share / "00.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    file.write_text(json.dumps({**data, "made_at": "2026-11-20T09:00:00+00:00"}), encoding="utf-8")
    own = summary_file._account
    inode = file.stat().st_ino
    monkeypatch.setattr(
        summary_file,
        "_account",
        lambda about: "mallory" if about.st_ino == inode else own(about),
    )
    async with driven(TeamApp(team), (80, 24), TeamDriver) as driver:
        assert "1 from another account" in driver.said("#head")
        await driver.go_to(COACHES[0])
        assert "another account than before" in driver.said("#detail")
        await driver.press("enter")
        assert "account mallory" in driver.in_sight
        assert "Before these" in driver.in_sight


async def test_names_and_figures_stand_whole_where_there_is_room(opened: Opened) -> None:
    async with opened(size=(200, 60)) as driver:
        assert "Dirk-Jan van der Wolf" in driver.in_sight
        assert "…" not in driver.in_sight


async def test_the_pane_is_titled_with_whose_figures_it_explains(opened: Opened) -> None:
    async with opened() as driver:
        pane = driver.app.screen.query_one("#detail")
        assert str(pane.border_title) == "Ahmed el Idrissi, Team Zuid, nearly full"
        await driver.press("end")
        assert str(pane.border_title) == "Total"
