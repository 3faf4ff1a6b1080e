"""The tab Work of a dossier, and the people paired with somebody."""

from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.vocabulary import IntroductionStatus, Sector
from coachdesk.tui.app import DeskApp
from coachdesk.tui.screens.dossier import open_dossier, open_signal
from coachdesk.tui.widgets.lines import Lines
from coachdesk.tui.widgets.pane import Pane
from tests.scenes import sample_desk
from tests.tui.conftest import DAY, Driver, Opened

Row = dict[str, object]


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    return empty_desk


def add_person(desk: Desk, last: str = "Aa", **values: object) -> int:
    named = {"first_name": "Ans", "last_name": last, "registered_on": DAY - timedelta(days=5)}
    return desk.write.add("jobseeker", {**named, **values})


def add_vacancy(desk: Desk, title: str, **values: object) -> int:
    given = {"organisation": "Testbedrijf", "title": title, "kind": "paid_job"}
    more = {"source": "employer", "reported_on": DAY}
    return desk.write.add("vacancy", {**given, **more, **values})


async def at_tab(driver: Driver[DeskApp], person: int, tab: str = "work") -> None:
    open_dossier(driver.app, person, tab)
    await driver.settle()


def below(driver: Driver[DeskApp], title: str) -> list[str]:
    """What stands under a title."""
    lines = driver.lines
    start = next((n for n, line in enumerate(lines) if title in line.cells[0]), None)
    if start is None:
        return []
    rest = lines[start + 1 :]
    end = next((n for n, line in enumerate(rest) if line.passed), len(rest))
    return [line.cells[0] for line in rest[:end]]


async def test_vacancies_in_a_wanted_sector_and_apart_those_without_one(
    opened: Opened, desk: Desk
) -> None:
    desk.write.add("organisation", {"name": "Zorgpunt", "sector": Sector.CARE})
    add_vacancy(desk, "Of the employer", organisation="Zorgpunt")
    add_vacancy(desk, "Its own", sector=Sector.CARE)
    add_vacancy(desk, "Another", sector=Sector.ICT)
    add_vacancy(desk, "None")
    add_vacancy(desk, "Closed", sector=Sector.CARE, closed_on=DAY, closed_reason="withdrawn")
    add_vacancy(desk, "To come", sector=Sector.CARE, reported_on=DAY + timedelta(days=1))
    taken = add_vacancy(desk, "Filled", sector=Sector.CARE)
    desk.write.change(
        "introduction", desk.write.introduce(taken, add_person(desk, "Bb")), {"status": "hired"}, {}
    )
    person = add_person(desk, wanted_sectors=[Sector.CARE])
    async with opened(desk=desk) as driver:
        await at_tab(driver, person)
        assert below(driver, "in a wanted sector") == ["Its own", "Of the employer"]
        assert below(driver, "without a sector") == ["None"]
        silent = add_person(desk, "Cc")
        await at_tab(driver, silent)
        assert below(driver, "No sector wished for") == [
            *("Another", "Its own", "None", "Of the employer"),
        ]


async def test_one_key_introduces_and_one_letter_moves_it_on(opened: Opened, desk: Desk) -> None:
    vacancy = add_vacancy(desk, "Lasser")
    person = add_person(desk)
    async with opened(desk=desk) as driver:
        await at_tab(driver, person)
        await driver.go_to("Lasser")
        await driver.press("i")
        [item] = desk.read.work().introduced[vacancy]
        assert item.status == IntroductionStatus.CONSIDERED
        line = driver.app.screen.line()
        assert line and line.key == f"introduction:{item.id}"
        await driver.press("m", "i")
        [item] = desk.read.work().introduced[vacancy]
        assert (item.status, item.on) == (IntroductionStatus.INTRODUCED, DAY)
        await driver.press("m", "h")
        await driver.press("y")
        assert type(driver.app.screen).__name__ == "RecordForm"
        await driver.press("escape")
        for _ in range(3):
            await driver.press("u")
        assert desk.read.work().introduced.get(vacancy) is None


async def test_i_and_m_keep_their_meaning_on_other_tabs(opened: Opened, desk: Desk) -> None:
    person = add_person(desk)
    async with opened(desk=desk) as driver:
        await at_tab(driver, person)
        await driver.press("i")
        assert type(driver.app.screen).__name__ == "RefusedScreen"
        await driver.press("escape", "m")
        assert type(driver.app.screen).__name__ == "RefusedScreen"
        await driver.press("escape")
        assert desk.read.record("jobseeker", person)["intake_started_on"] is None  # type: ignore[index]
        await driver.press("tab", "i")
        assert desk.read.record("jobseeker", person)["intake_started_on"] == DAY  # type: ignore[index]


@pytest.mark.parametrize("key", ["enter", "e"])
async def test_wishes_have_a_form_of_their_own(opened: Opened, desk: Desk, key: str) -> None:
    person = add_person(desk)
    async with opened(desk=desk) as driver:
        await at_tab(driver, person)
        await driver.press(key)
        form = driver.app.screen
        assert list(form.fields()) == [  # type: ignore[attr-defined]
            *("wanted_sectors", "wanted_hours", "travel_minutes", "abroad", "share_profile_on"),
        ]
        form.fields()["wanted_sectors"].focus_control()  # type: ignore[attr-defined]
        await driver.type("circus, tech, Care")
        form.fields()["wanted_hours"].focus_control()  # type: ignore[attr-defined]
        await driver.type("24")
        await driver.press("ctrl+s")
        assert "“circus” is not one of: technical" in driver.word_beside("wanted_sectors")
        form.fields()["wanted_sectors"].put("tech, Care")  # type: ignore[attr-defined]
        await driver.press("ctrl+s")
        wanted = desk.read.record("jobseeker", person)["wanted_sectors"]  # type: ignore[index]
        assert wanted == [Sector.TECHNICAL, Sector.CARE]
        assert any("Wanted hours a week: 24" in text for text in driver.cells)


async def test_facts_of_a_vacancy_stand_beside_the_wishes(opened: Opened, desk: Desk) -> None:
    add_vacancy(desk, "Lasser", asks="VCA and Rijbewijs B", hours_per_week=32, country="de")
    person = add_person(desk, wanted_hours=24, travel_minutes=45, abroad=True)
    for title in ("rijbewijs b", "Heftruck"):
        desk.write.add("skill", {"kind": "licence", "title": title}, person)
    async with opened(desk=desk, size=(120, 40)) as driver:
        await at_tab(driver, person)
        await driver.go_to("Lasser")
        said = str(driver.app.screen.query_one("#detail", Pane).render())
        for text in (
            "32 · wished for: 24",
            "travels 45 minutes",
            "Germany",
            "Has of it: rijbewijs b",
        ):
            assert text in said
        assert "Heftruck" not in said


async def test_a_certificate_about_to_expire_stands_out(opened: Opened, desk: Desk) -> None:
    person = add_person(desk)
    skill = {"kind": "certificate", "title": "VCA", "expires_on": DAY + timedelta(days=20)}
    desk.write.add("skill", skill, person)
    async with opened(desk=desk) as driver:
        signals = desk.read.day().signals
        open_signal(driver.app, next(s for s in signals if s.rule.name == "skill.expires"))
        await driver.settle()
        line = driver.app.screen.line()
        assert line and line.cells[0] == "VCA"
        assert line.tone == "soon"


# Pairings ----------------------------------------------------------------------------------


def pair(desk: Desk, person: int, name: str, ref: str | None, **values: object) -> int:
    given: Row = {"kind": "mentor", "with_whom": name, "started_on": DAY - timedelta(days=70)}
    return desk.write.add("pairing", {**given, "with_ref": ref, **values}, person)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_pairings_stand_with_the_plan_and_the_next_check(
    opened: Opened, desk: Desk, size: tuple[int, int]
) -> None:
    person = add_person(desk)
    pair(desk, person, "Piet Jansen", None, checked_on=DAY)
    async with opened(desk=desk, size=size) as driver:
        await at_tab(driver, person, "plan")
        assert "Piet" in driver.in_sight
        assert "ask 20 Jan" in driver.in_sight


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_mentor_who_is_a_jobseeker_shows_in_both_dossiers_but_not_across_the_table(
    opened: Opened, desk: Desk, size: tuple[int, int]
) -> None:
    mentor = add_person(desk, "Mentorsma")
    person = add_person(desk, "Leerling")
    ref = str(desk.read.record("jobseeker", mentor)["ref"])  # type: ignore[index]
    pair(desk, person, "Ans Mentorsma", ref.lower())
    async with opened(desk=desk, size=size) as driver:
        await at_tab(driver, person, "plan")
        assert "Mentorsma" in driver.in_sight
        for tab in ("plan", "overview", "history"):
            driver.app.screen.action_show_tab(tab)  # type: ignore[attr-defined]
            await driver.press("ctrl+t")
            assert "Mentorsma" not in driver.in_sight
            await driver.press("ctrl+t")
        driver.app.screen.action_show_tab("plan")  # type: ignore[attr-defined]
        await driver.press("ctrl+t", *(("right",) if size[0] > 100 else ()), "end", "enter")
        assert "Mentorsma" not in driver.in_sight
        await driver.press("escape", "ctrl+t")
        await at_tab(driver, mentor, "plan")
        for lines in driver.app.screen.query(Lines):
            lines.move_to("mentored:1")
        assert "is mentor of" in driver.in_sight
        await driver.press("ctrl+t")
        assert "Leerling" not in driver.in_sight
        await driver.press("ctrl+t")
        if size[0] > 100:
            await driver.press("right")
        await driver.press("enter")
        assert driver.app.screen.person().last_name == "Leerling"  # type: ignore[attr-defined]


async def test_across_the_table_a_vacancy_leads_nowhere(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    add_vacancy(desk, "Lasser")
    person = desk.read.caseload()[0].case.person
    async with opened(desk=desk) as driver:
        await at_tab(driver, person.id)
        await driver.press("ctrl+t")
        lines = driver.app.screen.query_one("#records", Lines)
        lines.move_to(next(line.key for line in lines.lines if line.key.startswith("vacancy:")))
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "DossierScreen"
        await driver.press("ctrl+t", "enter")
        assert type(driver.app.screen).__name__ == "WorkScreen"
        await driver.press("escape")
        assert type(driver.app.screen).__name__ == "DossierScreen"
