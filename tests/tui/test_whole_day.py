"""The whole working day of a new coach, by keyboard only, in both languages and two sizes."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.dates import add_months
from coachdesk.domain.signal import Severity
from tests.files import whole_caseload
from tests.scenes import DAY
from tests.store.steps import add_contact, add_person
from tests.tui.conftest import Driver, Opened

PEOPLE = ("Zoë", "Ali", "Bea", "Cor", "Daan", "Eva", "Fred", "Gul", "Hans")


@pytest.fixture
def excel_list(tmp_path: Path) -> Path:
    """A list as a coach has it: nine people, eight of them in their two weeks of workshops."""
    begun = (DAY - timedelta(days=4)).strftime("%d-%m-%Y")
    rows = [f"{name};Test{number};{begun};{begun}" for number, name in enumerate(PEOPLE)]
    file = tmp_path / "caseload.csv"
    header = "Voornaam;Achternaam;Datum melding;Intake gestart"
    file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return file


SIZES = ((80, 24), (120, 40))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_the_day_of_a_new_coach(
    opened: Opened, tmp_path: Path, excel_list: Path, language: str, size: tuple[int, int]
) -> None:
    words.use(language)
    desk = Desk.open(tmp_path / "own.db", today=DAY, create=True)
    async with opened(size=size, desk=desk) as driver:
        await _set_up_and_import(driver, excel_list)
        await _find_log_and_plan(driver)
        await _take_a_roll_of_eight(driver)
        await _make_a_plan_of_three_steps(driver)
        await _record_a_debt_with_a_threat(driver)
        await _start_a_volunteer_placement(driver)
        await _close_to_paid_work(driver)
        await _undo_five_things(driver)


# What a coach does again and again, from the line on Today. ------------------------------------


class Act(NamedTuple):
    """The most keys an act may take, and them in each language; a text in brackets is typed."""

    most: int
    keys: dict[str, str]
    then: dict[str, object]


_ACTS = {
    "a walk-in talk": Act(
        3, {"en": "c o ctrl+s", "nl": "c k ctrl+s"}, {"outcome": "held", "mode": "office"}
    ),
    "an unanswered call": Act(
        4,
        {"en": "c a p ctrl+s", "nl": "c b t ctrl+s"},
        {"outcome": "attempted", "mode": "phone"},
    ),
    "an appointment": Act(
        4,
        {"en": "a [30-11 10:00] tab o ctrl+s", "nl": "a [30-11 10.00] tab k ctrl+s"},
        {"outcome": None, "mode": "office", "on": date(2026, 11, 30), "at": "10:00"},
    ),
    "an appointment that was held": Act(
        3, {"en": "c h ctrl+s", "nl": "c d ctrl+s"}, {"outcome": "held", "mode": "phone"}
    ),
    "a no-show": Act(
        4, {"en": "c n ctrl+s", "nl": "c n ctrl+s"}, {"outcome": "no_show", "mode": "phone"}
    ),
}
_TYPED = re.compile(r"\[(.*?)\]|(\S+)")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", _ACTS)
async def test_what_is_done_all_day_takes_few_keys(
    opened: Opened, empty_desk: Desk, name: str, language: str, size: tuple[int, int]
) -> None:
    words.use(language)
    act = _ACTS[name]
    person = add_person(empty_desk, first_name="Zoë", last_name="Berg")
    if act.then["mode"] == "phone" and act.then["outcome"] != "attempted":
        add_contact(empty_desk, person, on=DAY.isoformat(), at="11:00", mode="phone")
    async with opened(size=size, desk=empty_desk) as driver:
        await driver.go_to("11:00" if "11:00" in str(driver.cells) else "Berg")
        pressed = 0
        for text, key in _TYPED.findall(act.keys[language]):
            if text:
                await driver.type(text)
            else:
                await driver.press(key)
                pressed += 1
        assert pressed <= act.most
        [contact] = empty_desk.read.dossier(person).lists["contacts"]
        assert {name: contact[name] for name in act.then} == act.then


@pytest.mark.parametrize("size", SIZES)
async def test_somebody_is_found_and_opened_with_two_keys(
    opened: Opened, empty_desk: Desk, size: tuple[int, int]
) -> None:
    add_person(empty_desk, first_name="Zoë", last_name="Berg")
    async with opened(size=size, desk=empty_desk) as driver:
        await driver.press("slash")
        await driver.type("zoe")
        await driver.press("enter")
        assert "Zoë Berg" in driver.said("#who")


async def _find(driver: Driver, name: str) -> int:
    await driver.press("slash")
    await driver.type(name)
    await driver.press("enter")
    person = driver.app.screen.person()
    assert person
    return person.id


async def _tab(driver: Driver, name: str) -> None:
    while driver.app.screen._tab != name:
        await driver.press("tab")


async def _set_up_and_import(driver: Driver, excel_list: Path) -> None:
    await driver.type("Els de Boer")
    await driver.press("tab", "tab", "l")
    await driver.type(str(excel_list))
    await driver.press("tab", "n", "ctrl+s")
    await driver.press("ctrl+s")  # what the file would change stands on the screen
    assert "9 / 40" in driver.said("#gauge")


async def _find_log_and_plan(driver: Driver) -> None:
    person = await _find(driver, "zoe")
    assert "Zoë" in driver.said("#who")
    await driver.press("c", "o")
    await driver.type("Wil in de zorg werken")
    await driver.press("tab", "tab", "tab", "tab", "tab")
    await driver.type("+2w")
    await driver.press("tab")
    await driver.type("10:00")
    await driver.press("tab", "o", "ctrl+s")
    case = driver.app.desk.read.case_line(person).case
    assert case.last_seen == DAY
    assert [(item.on, item.at) for item in case.appointments] == [(DAY + timedelta(14), "10:00")]


async def _take_a_roll_of_eight(driver: Driver) -> None:
    await driver.press("3", "n")
    await driver.type("Kennismaken")
    await driver.press("tab")
    await driver.type("4")
    await driver.press("tab")
    await driver.type("today")
    await driver.press("ctrl+s")
    await driver.press("space", "ctrl+s")  # everybody but the first
    roll = [("enter",), *[("a",)] * 6, ("n",), ("e",)]
    assert sum(map(len, roll)) < 20
    await driver.go_to("Kennismaken")
    for keys in roll:
        await driver.press(*keys)
    [workshop] = driver.app.desk.read.workshops()
    statuses = [seat.status.value for seat in workshop.seats]
    assert statuses == ["attended"] * 6 + ["no_show", "excused"]
    await driver.press("escape")


async def _make_a_plan_of_three_steps(driver: Driver) -> None:
    person = await _find(driver, "ali")
    await driver.press("g")
    await driver.type("Werk in de bouw")
    await driver.press("tab")
    await driver.type("today")
    await driver.press("ctrl+s")
    await _tab(driver, "plan")
    for title, domain in (("VCA halen", "s"), ("Fiets regelen", "d"), ("Twee bedrijven", "w")):
        await driver.press("n", "enter")
        await driver.type(title)
        await driver.press("tab", domain, "tab", "tab")
        await driver.type("+3w")
        await driver.press("ctrl+s")
    case = driver.app.desk.read.case_line(person).case
    assert case.plan_agreed_on == DAY and len(case.steps) == 3


async def _record_a_debt_with_a_threat(driver: Driver) -> None:
    person = await _find(driver, "cor")
    await _tab(driver, "debts")
    await driver.press("n", "enter")
    await driver.type("Energiebedrijf")
    await driver.press("tab", "u")
    await driver.type("1.250,50")
    await driver.press("tab", "tab", "y", "ctrl+s")
    await driver.press("n", "down", "enter", "tab", "u", "ctrl+s")
    await driver.press("1")
    first = next(line.data for line in driver.lines if not line.heading)
    assert first.severity is Severity.URGENT and first.person.id == person


async def _start_a_volunteer_placement(driver: Driver) -> None:
    person = await _find(driver, "bea")
    await _tab(driver, "placements")
    await driver.press("n")
    await driver.type("Buurtmoestuin")
    await driver.press("tab", "v")
    await driver.type("Tuinhulp")
    await driver.press("ctrl+s")
    assert type(driver.app.screen).__name__ == "DisplacementForm"
    await driver.press("n", "n", "n", "n", "ctrl+s")
    [placement] = driver.app.desk.read.dossier(person).lists["placements"]
    assert placement["displacement_checked_on"] == DAY
    assert placement["displacement_risk"] is False


async def _close_to_paid_work(driver: Driver) -> None:
    person = await _find(driver, "hans")
    await driver.press("f", "p", "ctrl+s")
    later = Desk.open(driver.app.desk.path, today=add_months(DAY, 1), read_only=True)
    found = {
        (signal.rule.name, signal.person and signal.person.id)
        for signal in later.read.day().signals
    }
    later.close()
    assert ("outflow.aftercare", person) in found


async def _undo_five_things(driver: Driver) -> None:
    before = whole_caseload(driver.app.desk)
    for _ in range(5):
        await driver.press("u")
    after = whole_caseload(driver.app.desk)
    people = {person["first_name"]: person for person in after["jobseekers"]}
    assert people["Hans"]["closed_on"] is None
    assert people["Bea"]["placements"] == []
    assert people["Cor"]["debts"] == [] and people["Cor"]["debt_assistance"] == []
    for _ in range(5):
        await driver.press("ctrl+r")
    assert whole_caseload(driver.app.desk)["jobseekers"] == before["jobseekers"]
