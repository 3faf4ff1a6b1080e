"""Work with employers as a new user goes about it: keyboard only, 80x24, in Dutch, keys counted."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.vocabulary import IntroductionStatus, RightStatus
from coachdesk.store.dossiers import Dossier
from coachdesk.tui.app import DeskApp
from coachdesk.tui.widgets.lines import Lines
from tests.scenes import sample_store
from tests.tui.conftest import DAY, Driver, driven

WEEK_LATER = DAY + timedelta(days=8)
NAME = "Çelik, Kemal"


@pytest.fixture(autouse=True)
def dutch(english: None) -> Iterator[None]:
    words.use("nl")
    yield


class Typist:
    """Presses keys as the app shows what they do, and counts them."""

    def __init__(self, driver: Driver[DeskApp]) -> None:
        self.driver = driver
        self.count = 0

    async def keys(self, *keys: str) -> None:
        """One after the other, each when the one before has done its work."""
        for key in keys:
            self.count += 1
            await self.driver.press(key)

    async def text(self, text: str) -> None:
        self.count += len(text)
        await self.driver.type(text)

    async def to(self, text: str, key: str = "down") -> None:
        """The arrow, until the line says this."""
        for _ in range(60):
            line = self.driver.app.screen.query(Lines).first().current
            if line and text in " | ".join(line.cells):
                return
            await self.keys(key)
        raise AssertionError(f"{text} is not there: {self.driver.cells}")

    def sees(self, *texts: str) -> None:
        assert [text for text in texts if text not in self.driver.in_sight] == []


@asynccontextmanager
async def sitting(path: Path, today: date = DAY) -> AsyncIterator[tuple[Typist, Desk]]:
    """The app on this store as of a day, at the size of an old terminal."""
    desk = Desk.open(path, today=today)
    async with driven(DeskApp(desk), (80, 24), Driver) as driver:
        yield Typist(driver), desk
    desk.close()


def dossier_of(desk: Desk) -> Dossier:
    hit = next(hit for hit in desk.read.people() if hit.person.listed == NAME)
    found = desk.read.dossier(hit.person.id)
    assert found
    return found


async def open_dossier(typist: Typist) -> None:
    await typist.keys("slash")
    await typist.text("celik")
    await typist.keys("enter")


async def test_from_a_call_to_a_hire(tmp_path: Path) -> None:
    path = sample_store(tmp_path)
    async with sitting(path) as (typist, desk):
        # An employer calls: no vacancy, but work.
        await typist.keys("6", "n", "enter")
        await typist.text("De Linde")
        await typist.keys("tab")
        await typist.text("Kashulp")
        await typist.keys("ctrl+s")
        assert typist.count < 25
        typist.sees("Kashulp", "De Linde")
        # Three are considered, one is introduced.
        before = typist.count
        for name in ("berhe", "nowak", "celik"):
            await typist.keys("i")
            await typist.text(name)
            await typist.keys("enter")
        await typist.keys("m")
        await typist.text("cel")
        await typist.keys("enter", "i")
        assert typist.count - before < 35
        typist.sees(f"{NAME}: voorgedragen")
        [vacancy] = [v.id for v in desk.read.work().vacancies if v["title"] == "Kashulp"]
        assert len(desk.read.work().introduced[vacancy]) == 3
    async with sitting(path, WEEK_LATER) as (typist, desk):
        # No answer after a week comes up, under that person's line.
        own = [s for s in desk.read.day().signals if s.rule.name == "introduction.no_answer"]
        [signal] = [s for s in own if s.person and s.person.listed == NAME]
        await typist.to(NAME)
        await typist.keys("enter")
        first = typist.driver.app.screen.line()
        if not first or first.key != str(signal.record):  # something else of them is first
            await go_to_tab(typist, "work")
            await typist.to("Kashulp")
        typist.sees("voorgedragen")
        # Hired: the placement and the closing follow.
        before = typist.count
        await typist.keys("m", "h", "j", "ctrl+s", "j")
        assert type(typist.driver.app.screen).__name__ == "CloseForm"
        await typist.keys("escape")
        assert typist.count - before < 10
        found = dossier_of(desk)
        assert found.lists["introductions"][0]["status"] == IntroductionStatus.HIRED
        assert found.lists["placements"][0]["organisation"] == "De Linde"
        assert found.lists["placements"][0]["started_on"] == WEEK_LATER


async def go_to_tab(typist: Typist, name: str) -> None:
    screen = typist.driver.app.screen
    while screen.tab != name:  # type: ignore[attr-defined]
        await typist.keys("tab")


async def test_a_certificate_and_a_buddy(tmp_path: Path) -> None:
    path = sample_store(tmp_path)
    async with sitting(path) as (typist, desk):
        await open_dossier(typist)
        await go_to_tab(typist, "work")
        before = typist.count
        await typist.keys("n", "down", "enter")
        form = typist.driver.app.screen
        form.fields()["kind"].focus_control()  # type: ignore[attr-defined]
        await typist.keys("c")
        await typist.text("VCA")
        await typist.keys("tab")
        await typist.text("+30d")
        await typist.keys("ctrl+s")
        assert typist.count - before < 15
        [skill] = [s for s in dossier_of(desk).lists["skills"] if s["title"] == "VCA"]
        assert skill["expires_on"] == DAY + timedelta(days=30)
        typist.sees("VCA", "certificaat")
        assert "skill.expires" in {s.rule.name for s in desk.read.day().signals}
        await go_to_tab(typist, "plan")
        before = typist.count
        await typist.keys("n", "down", "down", "enter")
        form = typist.driver.app.screen
        assert list(form.fields())[:2] == ["kind", "with_whom"]  # type: ignore[attr-defined]
        await typist.keys("tab")
        await typist.text("Ali Demir")
        await typist.keys("ctrl+s")
        assert typist.count - before < 16
        typist.sees("maatje: Ali Demir", "navragen 20-01")


async def test_eight_rights_are_gone_through_in_under_25_keys(tmp_path: Path) -> None:
    async with sitting(sample_store(tmp_path)) as (typist, desk):
        await open_dossier(typist)
        typist.count = 0
        await typist.keys("shift+tab", "shift+tab")
        letters = ("o", "g", "o", "g", "g", "o", "g", "g")
        for letter in letters:
            await typist.keys("enter", letter)
        await typist.keys("space")
        assert typist.count < 25
        found = dossier_of(desk)
        assert len(found.lists["rights"]) >= 8
        assert {r["status"] for r in found.lists["rights"]} <= set(RightStatus)
        assert found.jobseeker["rights_checked_on"] == DAY
        typist.sees("Het laatst nagelopen op 20-11-2026")


async def test_a_contract_is_seen_filling(tmp_path: Path) -> None:
    async with sitting(sample_store(tmp_path)) as (typist, _):
        await typist.keys("6", "slash")
        await typist.text("fiets")
        await typist.keys("enter", "n", "down", "down", "enter")
        assert type(typist.driver.app.screen).__name__ == "RecordForm"
        fields = typist.driver.app.screen.fields()  # type: ignore[attr-defined]
        for name, text in (
            *(("title", "Onderhoud"), ("from_on", "1-11-2026"), ("until_on", "1-6-2027")),
            ("obligation", "1000"),
        ):
            fields[name].focus_control()
            await typist.text(text)
        await typist.keys("ctrl+s")
        await typist.to("Onderhoud")
        typist.sees("€ 0,00 van € 1.000,00 ingevuld")
        bare = typist.driver.in_sight.count("━")
        await open_dossier(typist)
        await go_to_tab(typist, "placements")
        await typist.keys("n")
        fields = typist.driver.app.screen.fields()  # type: ignore[attr-defined]
        await typist.text("Fietspunt Zuid")
        await typist.keys("tab", "e")
        await typist.text("monteur")
        await typist.keys("f2")
        fields = typist.driver.app.screen.fields()  # type: ignore[attr-defined]
        for name, text in (("social_return", "Onderhoud"), ("social_return_value", "400")):
            fields[name].focus_control()
            await typist.text(text)
        await typist.keys("ctrl+s", "6")
        await typist.to("Onderhoud")
        typist.sees("€ 400,00 van € 1.000,00 ingevuld")
        assert typist.driver.in_sight.count("━") > bare
