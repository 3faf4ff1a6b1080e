"""Sharing with neighbours on screen: what leaves is read before it is written."""

import json
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.tui.screens.import_preview import open_import
from tests.scenes import DAY
from tests.store.steps import add_person
from tests.tui.conftest import Driver, Opened


def _fill(desk: Desk) -> int:
    person = add_person(desk, first_name="Fatima", last_name="Yılmaz", share_profile_on=DAY)
    desk.write.add("skill", {"kind": "talent", "title": "Koken"}, person)
    desk.write.add("skill", {"kind": "talent", "title": "Fatima's taarten"}, person)
    desk.write.add(
        "vacancy",
        {"organisation": "Groenwerk", "title": "Hovenier", "kind": "paid_job",
         "source": "employer", "reported_on": DAY, "asks": "Rijbewijs B"},
    )  # fmt: skip
    return person


async def _write(driver: Driver, file: Path) -> None:
    await driver.press("ctrl+s")
    driver.app.screen.fields()["file"].put(str(file))
    await driver.press("ctrl+s")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40)])
async def test_what_leaves_is_shown_and_then_written(
    size: tuple[int, int], opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    _fill(empty_desk)
    async with opened(desk=empty_desk, size=size) as driver:
        await driver.press("6", "x")
        assert type(driver.app.screen).__name__ == "ShareScreen"
        assert "1 open vacancy and 1 profile without a name" in driver.said("#summary")
        [line] = [line for line in driver.lines if line.key.startswith("profile:")]
        assert line.cells[1] == "Fatima Yılmaz" and "Koken" in line.data
        assert "Yılmaz" not in line.data and "taarten" not in line.data
        assert any("Fatima's taarten" in line.cells[0] for line in driver.lines)
        await driver.go_to("Hovenier")
        await driver.press("enter")
        assert "Rijbewijs B" in driver.said("Static")
        await driver.press("escape")
        await _write(driver, tmp_path / "deel.json")
        data = json.loads((tmp_path / "deel.json").read_text("utf-8"))
        # What was read is what left, with the marks that stood there.
        assert data["profiles"][0]["mark"] in line.cells[0]
        assert "Koken" in (tmp_path / "deel.html").read_text("utf-8")


async def test_a_taken_name_is_said_and_nothing_is_written(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "deel.html").write_text("van iemand", encoding="utf-8")
    async with opened(desk=empty_desk) as driver:
        await driver.press("6", "x")
        for name in ("deel.txt", "deel.json"):
            await _write(driver, tmp_path / name)
            assert type(driver.app.screen).__name__ == "FileForm"
            assert not (tmp_path / name).exists()
            await driver.press("escape", "y")


async def test_who_took_the_agreement_back_while_the_form_stood_open_does_not_leave(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    person = _fill(empty_desk)
    async with opened(desk=empty_desk) as driver:
        await driver.press("6", "x", "ctrl+s")
        stored = empty_desk.read.record("jobseeker", person)
        assert stored
        empty_desk.write.change("jobseeker", person, {"share_profile_on": None}, stored.values)
        driver.app.screen.fields()["file"].put(str(tmp_path / "deel.json"))
        await driver.press("ctrl+s")
        assert not [*tmp_path.glob("deel.*")]


async def test_a_neighbours_profiles_are_read_and_never_become_dossiers(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "buren.json"
    item = {"title": "Lasser", "kind": "paid_job", "reported_on": "2026-11-20"}
    profile = {"mark": "ab12", "wanted_hours": 24, "skills": [{"kind": "skill", "title": "Las"}]}
    data = {
        "format": "coachdesk-shared",
        "version": 1,
        "organisations": [{"name": "Metaal BV", "vacancies": [item]}],
        "profiles": [profile],
    }
    file.write_text(json.dumps(data), encoding="utf-8")
    async with opened(desk=empty_desk) as driver:
        open_import(driver.app, file, file.read_bytes())
        await driver.settle()
        assert any("no dossier is made of them" in text for text in driver.cells)
        assert any("ab12" in text and "Las" in text for text in driver.cells)
        await driver.press("ctrl+s")
        assert not empty_desk.read.people()
        assert [v["source"] for v in empty_desk.read.own_records("vacancy")] == ["neighbour"]
        await driver.press("u")
        await driver.press("y")
        assert not empty_desk.read.own_records("vacancy")


async def test_what_a_neighbour_offers_no_longer_is_read_first_then_closed_and_taken_back(
    opened: Opened, empty_desk: Desk, tmp_path: Path
) -> None:
    def write(*titles: str) -> bytes:
        given = {"kind": "paid_job", "reported_on": "2026-11-20"}
        vacancies = [{"title": title, "uid": f"{ord(title[0]):016x}", **given} for title in titles]
        data = {
            "format": "coachdesk-shared",
            "version": 1,
            "shared_on": "2026-11-20",
            "sender": "5d0c77ab19e2f604",
            "organisations": [{"name": "Metaal BV", "vacancies": vacancies}],
            "profiles": [],
        }
        file.write_text(json.dumps(data), encoding="utf-8")
        return file.read_bytes()

    def open_ones() -> list[str]:
        return [v["title"] for v in empty_desk.read.own_records("vacancy") if not v["closed_on"]]

    file = tmp_path / "buren.json"
    async with opened(desk=empty_desk) as driver:
        for titles in (("Lasser", "Draaier"), ("Draaier",)):
            open_import(driver.app, file, write(*titles))
            await driver.settle()
            if len(titles) == 1:
                assert driver.cells[:2] == [
                    "Offered no longer (1): the import closes them here",
                    "Lasser, Metaal BV",
                ]
                assert open_ones() == ["Lasser", "Draaier"]
            await driver.press("ctrl+s")
        assert open_ones() == ["Draaier"]
        await driver.press("u")
        await driver.press("y")
        assert open_ones() == ["Lasser", "Draaier"]
