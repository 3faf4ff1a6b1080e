"""Screen 6: vacancies and employers, who was introduced, and how that goes on."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.vocabulary import ContactOutcome, IntroductionStatus, PlacementKind
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.unfinished import form_of
from coachdesk.tui.screens.question import status_answers
from coachdesk.tui.widgets.lines import Lines
from coachdesk.tui.widgets.pane import Pane
from tests.scenes import sample_desk
from tests.tui.conftest import DAY, Driver, Opened


def beside(driver: Driver[DeskApp]) -> str:
    return str(driver.app.screen.query_one(Pane).shown)


def add_vacancy(desk: Desk, **values: object) -> int:
    given = {"organisation": "Testbedrijf", "title": "Lasser", "kind": "paid_job"}
    more = {"source": "employer", "reported_on": DAY}
    return desk.write.add("vacancy", {**given, **more, **values})


def introduce(desk: Desk, vacancy: int, people: int = 1) -> list[int]:
    lines = desk.read.caseload()[:people]
    return [desk.write.introduce(vacancy, line.case.person.id) for line in lines]


@pytest.mark.parametrize(
    ("values", "group"),
    [
        ({}, "Open vacancies"),
        ({"closes_on": DAY + timedelta(days=7)}, "Closing soon"),
        ({"closes_on": DAY + timedelta(days=8)}, "Open vacancies"),
        ({"closes_on": DAY - timedelta(days=1)}, "Closing soon"),
        ({"closed_on": DAY, "closed_reason": "withdrawn"}, "Closed"),
        ({"closed_on": DAY, "closed_reason": "filled"}, "Filled"),
        ({"closed_on": DAY + timedelta(days=1)}, "Open vacancies"),
    ],
)
async def test_a_vacancy_stands_in_the_group_of_its_state(
    opened: Opened, tmp_path: Path, values: dict[str, object], group: str
) -> None:
    desk = sample_desk(tmp_path)
    add_vacancy(desk, **values)
    async with opened(desk=desk) as driver:
        await driver.press("6")
        place = next(n for n, line in enumerate(driver.lines) if "Lasser" in line.cells)
        above = [line.cells[0] for line in driver.lines[:place] if line.heading]
        assert above[-1].startswith(f"{group} (")


async def test_one_that_is_hired_for_the_last_place_fills_a_vacancy(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    [introduction] = introduce(desk, add_vacancy(desk))
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("m", "h")
        stored = desk.read.record("introduction", introduction)
        assert stored
        assert (stored["status"], stored["on"]) == (IntroductionStatus.HIRED, DAY)
        assert type(driver.app.screen).__name__ == "AskScreen"
        await driver.press("y")
        assert type(driver.app.screen).__name__ == "RecordForm"
        await driver.press("ctrl+s")
        [placed] = [p for p in desk.read.work().placed.values() if p[0].role == "Lasser"]
        assert (placed[0].kind, placed[0].started_on) == (PlacementKind.PAID_JOB, DAY)
        assert "Close the dossier" in driver.in_sight
        await driver.press("y")
        assert type(driver.app.screen).__name__ == "CloseForm"


async def test_unpaid_work_leads_to_the_displacement_check(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    introduce(desk, add_vacancy(desk, kind="work_experience"))
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("m", "h")
        await driver.press("y", "ctrl+s")
        assert type(driver.app.screen).__name__ == "DisplacementForm"


async def test_only_unpaid_work_asks_about_displacement(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    introduce(desk, add_vacancy(desk))
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("m", "h")
        await driver.press("y")
        fields = driver.app.screen.fields()
        asked = [fields[name] for name in ("displacement_checked_on", "displacement_risk")]
        assert not any(field.display for field in asked)
        for kind, needed in (("volunteer", True), ("basic_job", False)):
            fields["kind"].control.take(PlacementKind(kind))
            await driver.settle()
            assert [field.display for field in asked] == [needed, needed]
        fields["kind"].control.take(PlacementKind.TRIAL_PLACEMENT)
        await driver.settle()
        asked[0].focus_control()
        await driver.type("1-11-2026")
        fields["kind"].control.take(PlacementKind.PAID_JOB)
        await driver.settle()
        assert [field.display for field in asked] == [True, False]  # what was typed is not hidden
        fields["kind"].control.take(PlacementKind.VOLUNTEER)
        draft = driver.app.screen.draft()
        driver.app.push_screen(await asyncio.to_thread(form_of, desk, draft))
        await driver.settle()
        assert driver.app.screen.fields()["displacement_risk"].display


async def test_somebody_is_considered_and_moved_on_with_a_letter(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    vacancy = add_vacancy(desk)
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("i")
        await driver.type("celik")
        await driver.press("enter")
        [item] = desk.read.work().introduced[vacancy]
        assert item.status == IntroductionStatus.CONSIDERED
        assert "Çelik, Kemal: considered" in beside(driver)
        await driver.press("i")
        await driver.type("celik")
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "RefusedScreen"
        await driver.press("escape", "m", "i")
        [item] = desk.read.work().introduced[vacancy]
        assert item.status == IntroductionStatus.INTRODUCED
        await driver.press("u")
        await driver.press("u")
        assert desk.read.work().introduced.get(vacancy) is None


async def test_of_several_it_is_asked_whose_introduction(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    vacancy = add_vacancy(desk)
    introduce(desk, vacancy, 3)
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("m", "down", "enter", "a")
        agreed = [
            i.status == IntroductionStatus.AGREED for i in desk.read.work().introduced[vacancy]
        ]
        assert agreed == [False, True, False]


async def test_o_opens_the_dossier_at_the_introduction(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    [introduction] = introduce(desk, add_vacancy(desk))
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("o")
        line = driver.app.screen.line()
        assert line and line.key == f"introduction:{introduction}"


async def test_of_two_vacancies_called_the_same_the_highlighted_one_is_meant(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    old = add_vacancy(desk, closed_on=DAY, closed_reason="withdrawn")
    new = add_vacancy(desk)
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("i", "enter")
        introduced = desk.read.work().introduced
        assert (len(introduced.get(old, ())), len(introduced.get(new, ()))) == (0, 1)


async def test_who_may_be_asked_stands_by_name_with_facts_and_the_silent_apart(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    add_vacancy(desk, sector="circular", asks="Rijbewijs B en VCA")
    first, second, third = (line.case.person for line in desk.read.caseload()[:3])
    for person, sectors in (
        (second, ["circular"]),
        (first, ["circular", "care"]),
        (third, ["ict"]),
    ):
        values = {"wanted_sectors": sectors, "wanted_hours": 24, "travel_minutes": 45}
        desk.write.change("jobseeker", person.id, values, {})
    for title in ("rijbewijs b", "Heftruck"):
        desk.write.add("skill", {"kind": "licence", "title": title}, first.id)
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        said = beside(driver)
        wanted, silent = said[said.index("May be asked") :].split("Named no sector")
        assert wanted.index(first.listed) < wanted.index(second.listed)
        assert "24 hours a week, travels 45 minutes, rijbewijs b" in wanted
        assert "Heftruck" not in said
        assert third.listed not in said
        assert wanted.index("Heard from")  # nearly everybody is silent: last, and in short
        count = 38 - len([wish for wish in desk.read.work().wishes if wish.sectors])
        assert silent.count("•") == 4
        assert f"and {count - 3} more" in silent
        await driver.press("enter")
        whole = str(driver.app.screen._content)
        assert whole.split("Named no sector")[1].count("•") == count


async def test_an_employer_that_calls_is_logged_in_three_keys(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab")
        await driver.go_to("Fietspunt Zuid")
        await driver.press("c", "p", "ctrl+s")
        employer = next(o for o in desk.read.work().organisations if o["name"] == "Fietspunt Zuid")
        [contact] = desk.read.work().contacts[employer.id]
        assert (contact["on"], contact["mode"], contact["outcome"]) == (
            DAY,
            "phone",
            ContactOutcome.HELD,
        )
        assert "phone" in beside(driver)


@pytest.mark.parametrize(
    ("line", "about"),
    [("Lasser", "vacancy"), ("Bestek", "social_return"), ("Testbedrijf", "acquaintance")],
)
async def test_a_contact_is_about_what_the_line_is(
    opened: Opened, empty_desk: Desk, line: str, about: str
) -> None:
    of = {"organisation": "Testbedrijf"}
    add_vacancy(empty_desk, **of)
    term = {"from_on": DAY, "until_on": DAY, "obligation": "10.00"}
    empty_desk.write.add("social_return", {**of, "title": "Bestek", **term})
    async with opened(desk=empty_desk) as driver:
        await driver.press("6", *(() if line == "Lasser" else ("tab",)))
        await driver.go_to(line)
        await driver.press("c", "p", "ctrl+s")
        [contacts] = empty_desk.read.work().contacts.values()
        assert [contact["purpose"] for contact in contacts] == [about]


async def test_every_answer_can_be_read_on_a_low_screen(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    [made] = introduce(desk, add_vacancy(desk))
    async with opened(desk=desk, size=(40, 10)) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("m")
        assert "withdrawn" not in driver.in_sight
        await driver.press(*["down"] * 9)
        assert "w introduction withdrawn" in driver.in_sight
        await driver.press("w")
        stored = desk.read.record("introduction", made)
        assert stored and stored["status"] == IntroductionStatus.WITHDRAWN


def test_the_letter_of_an_answer_is_the_one_its_word_begins_with(english: None) -> None:
    """`v` means the same in Dutch as it looks: voorgedragen, and not another answer."""
    words.use("nl")
    letters = {answer.value: answer.letter for answer in status_answers(IntroductionStatus)}
    assert letters[IntroductionStatus.INTRODUCED] == "v"
    assert letters[IntroductionStatus.INTERVIEW] == "s"


async def test_a_planned_contact_with_an_employer_is_completed(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    values = {"organisation": "Fietspunt Zuid", "on": DAY, "mode": "workplace", "purpose": "other"}
    planned = desk.write.add("employer_contact", values)
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab")
        await driver.go_to("Fietspunt Zuid")
        await driver.press("c", "h", "ctrl+s")
        stored = desk.read.record("employer_contact", planned)
        assert stored and stored["outcome"] == ContactOutcome.HELD


async def test_a_vacancy_of_the_highlighted_employer(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab")
        await driver.go_to("Fietspunt Zuid")
        await driver.press("n", "enter")
        await driver.type("Monteur")
        await driver.press("ctrl+s")
        made = next(v for v in desk.read.work().vacancies if v["title"] == "Monteur")
        assert (made["organisation"], made["reported_on"]) == ("Fietspunt Zuid", DAY)
        assert "Monteur (0/1)" in beside(driver)
        await driver.press("tab")
        assert driver.app.screen.line().cells[0] == "Monteur"
        await driver.press("tab")
        assert driver.app.screen.line().cells[0] == "Fietspunt Zuid"


async def test_social_return_is_seen_filling(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    values = {"organisation": "Fietspunt Zuid", "title": "Onderhoud"}
    term = {"from_on": DAY, "until_on": DAY + timedelta(days=400), "obligation": Decimal(1000)}
    desk.write.add("social_return", {**values, **term})
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab")
        await driver.go_to("Fietspunt Zuid")
        before = beside(driver)
        placement = {"kind": "paid_job", "role": "monteur", "started_on": DAY}
        worth = {"social_return": "Onderhoud", "social_return_value": Decimal(250)}
        person = desk.read.caseload()[0].case.person.id
        given = {**placement, **worth, "organisation": "Fietspunt Zuid"}
        desk.write.add("placement", given, person)
        driver.app.work.changed()
        await driver.settle()
        after = beside(driver)
        assert before.count("━") == 0
        assert after.count("━") == 3
        assert "€250" in after.replace(" ", "")
        [line] = [text for text in driver.cells if "Onderhoud" in text]
        assert "└ Social return until 25 Dec 2027" in line and "€ 250 of € 1,000" in line


@pytest.mark.parametrize("key", ["i", "m", "o"])
async def test_a_key_that_needs_a_vacancy_says_so(opened: Opened, key: str) -> None:
    async with opened() as driver:
        await driver.press("6", "tab", key)
        assert type(driver.app.screen).__name__ == "RefusedScreen"


async def test_an_empty_desk_says_what_to_do(opened: Opened, tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "new.db", today=DAY, create=True)
    desk.write.set_up("Ans", None)
    async with opened(desk=desk) as driver:
        await driver.press("6")
        assert driver.cells == ["No vacancy yet. n notes one."]
        await driver.press("tab", "c")
        assert type(driver.app.screen).__name__ == "RecordForm"


@pytest.mark.parametrize("lang", ["en", "nl"])
async def test_enter_on_today_leads_to_the_line_on_work_and_esc_back(
    opened: Opened, tmp_path: Path, lang: str
) -> None:
    desk = sample_desk(tmp_path)
    on = {"organisation": "Fietspunt Zuid", "on": DAY - timedelta(days=9), "mode": "phone"}
    contract = {"organisation": "Fietspunt Zuid", "title": "Onderhoud", "from_on": DAY}
    made = {
        f"vacancy:{add_vacancy(desk, closes_on=DAY)}": "Lasser",
        _put(desk, "employer_contact", {**on, "purpose": "other"}): "Fietspunt Zuid",
        _put(desk, "social_return", {**contract, "until_on": DAY, "obligation": "900"}): "└",
        next(
            str(signal.record)
            for signal in desk.read.day().signals
            if signal.rule.name == "organisation.never_hires"
        ): "",
    }
    words.use(lang)
    async with opened(desk=desk) as driver:
        for key, text in made.items():
            today = driver.app.screen.query_one(Lines)
            while not today.move_to(key):
                folded = [line for line in today.lines if "▸" in line.cells[0]]
                today.move_to(folded[0].key)
                await driver.press("space")
            await driver.press("enter")
            assert type(driver.app.screen).__name__ == "WorkScreen"
            line = driver.app.screen.line()
            assert line and text in line.cells[0]
            assert line.key.split(":")[0] != "organisation" or key.split(":")[0] != "social_return"
            await driver.press("escape")
            assert type(driver.app.screen).__name__ == "TodayScreen"
            assert driver.app.screen.line().key == key


def _put(desk: Desk, kind: str, values: dict[str, object]) -> str:
    return f"{kind}:{desk.write.add(kind, values)}"


async def test_a_contract_stands_below_its_employer_and_is_settled_there(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    contract = {"organisation": "Fietspunt Zuid", "title": "Onderhoud", "from_on": DAY}
    made = desk.write.add("social_return", {**contract, "until_on": DAY, "obligation": "900"})
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab")
        await driver.go_to("Onderhoud")
        assert "Filled" in beside(driver)
        await driver.press("e")
        driver.app.screen.fields()["settled_on"].focus_control()
        await driver.type("today")
        await driver.press("ctrl+s")
        stored = desk.read.record("social_return", made)
        assert stored and stored["settled_on"] == DAY
        assert not any("└" in text and "Onderhoud" in text for text in driver.cells)
        await driver.press("u")
        assert any("└" in text and "Onderhoud" in text for text in driver.cells)


async def test_what_is_taken_back_is_shown_in_the_list_where_it_stands(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    vacancy = add_vacancy(desk)
    desk.write.change("vacancy", vacancy, {"places": 3}, {})
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab", "u")
        line = driver.app.screen.line()
        assert line and line.key == f"vacancy:{vacancy}"


async def test_f_keeps_one_country_after_the_other(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    add_vacancy(desk, country="de", title="Schweisser")
    add_vacancy(desk, country="be", title="Bediende")
    async with opened(desk=desk) as driver:
        await driver.press("6")
        everything = driver.cells
        seen = []
        for _ in range(3):
            await driver.press("f")
            seen.append(
                [title for title in ("Schweisser", "Bediende") if title in str(driver.cells)]
            )
        assert seen == [[], ["Bediende"], ["Schweisser"]]
        assert " Germany: Vac" in driver.in_sight.replace("▌", " ")  # in line with the lists below
        await driver.press("f")
        assert driver.cells == everything


async def test_people_are_filtered_by_their_language(opened: Opened, tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    person = desk.read.caseload()[3].case.person
    desk.write.change("jobseeker", person.id, {"language": "Volapük"}, {})
    async with opened(desk=desk) as driver:
        await driver.press("2", "slash")
        await driver.type("volapuk")
        assert [line.cells[1] for line in driver.lines] == [person.listed]


async def test_who_works_across_the_border_is_filtered_found_in_the_palette_and_saved(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    for case in desk.read.caseload():
        desk.write.change("jobseeker", case.case.person.id, {"abroad": False}, {})
    people = [desk.read.caseload()[number].case.person for number in (1, 4)]
    for person in people:
        desk.write.change("jobseeker", person.id, {"abroad": True}, {})
    listed = [person.listed for person in people]
    async with opened(desk=desk) as driver:
        await driver.press("2", "ctrl+p")
        await driver.type("border")
        await driver.press("enter")
        await driver.type("across the border")
        assert [line.cells[1] for line in driver.lines] == listed
        await driver.press("enter", "v", "pagedown", "enter")
        await driver.type("grensgangers")
        await driver.press("ctrl+s", "escape", "v")
        await driver.type("grens")
        await driver.press("enter")
        assert [line.cells[1] for line in driver.lines] == listed


async def test_who_wants_the_sector_stands_first_where_somebody_is_considered(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    add_vacancy(desk, sector="circular")
    last = desk.read.caseload()[-1].case.person
    desk.write.change("jobseeker", last.id, {"wanted_sectors": ["circular"]}, {})
    async with opened(desk=desk) as driver:
        await driver.press("6")
        await driver.go_to("Lasser")
        await driver.press("i")
        wanted = [w.person.listed for w in desk.read.work().wishes if "circular" in w.sectors]
        cells = [line.cells[0] for line in driver.lines]
        assert cells[0] == "May be asked" and last.listed in wanted
        assert cells[1 : len(wanted) + 2] == [*wanted, "The others"]
        assert len(cells) == len(set(cells))


async def test_how_a_contact_with_an_employer_went_is_not_chosen_beforehand(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab")
        await driver.go_to("Fietspunt Zuid")
        await driver.press("c")
        form = driver.app.screen
        assert form.focused is form.fields()["outcome"].control
        assert form.fields()["outcome"].read() is None
        await driver.press("ctrl+s")
        assert driver.app.screen is form  # it is asked
