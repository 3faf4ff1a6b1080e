"""The page of rights in a dossier: each set with one letter, the day by itself."""

from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.domain.vocabulary import RightKind, RightStatus
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.screens.dossier import open_dossier
from tests.scenes import sample_desk
from tests.tui.conftest import DAY, Opened


def _with_somebody_new(folder: Path) -> tuple[Desk, int]:
    """A desk, and somebody of whom no right is noted yet."""
    desk = sample_desk(folder)
    named = {"first_name": "Ans", "last_name": "Aa", "registered_on": DAY}
    return desk, desk.write.add("jobseeker", named)


async def test_each_right_is_set_with_one_letter_and_the_last_one_sets_the_check(
    opened: Opened, tmp_path: Path
) -> None:
    desk, person = _with_somebody_new(tmp_path)
    async with opened(desk=desk) as driver:
        open_dossier(driver.app, person, "rights")
        await driver.settle()
        assert sum("not looked at yet" in text for text in driver.cells) == len(RightKind) - 1
        assert "enter, then a letter" in driver.in_sight
        await driver.press("enter", "r")
        dossier = desk.read.dossier(person)
        assert dossier
        [right] = dossier.lists["rights"]
        assert (right["kind"], right["status"], right["on"]) == (
            RightKind.INCOME_SUPPLEMENT,
            RightStatus.RECEIVES,
            DAY,
        )
        assert dossier.jobseeker["income_supplement_on"] == DAY
        assert dossier.jobseeker["rights_checked_on"] is None
        for _ in range(len(RightKind) - 2):
            await driver.press("enter", "e")
        dossier = desk.read.dossier(person)
        assert dossier and len(dossier.lists["rights"]) == len(RightKind) - 1
        assert dossier.jobseeker["rights_checked_on"] == DAY
        await driver.press("u")
        dossier = desk.read.dossier(person)
        assert dossier and dossier.jobseeker["rights_checked_on"] is None


async def test_space_says_the_page_was_gone_through(opened: Opened, tmp_path: Path) -> None:
    desk, person = _with_somebody_new(tmp_path)
    async with opened(desk=desk) as driver:
        open_dossier(driver.app, person, "rights")
        await driver.settle()
        await driver.press("space")
        assert "gone through on" in driver.cells[0]
        assert desk.read.record("jobseeker", person)["rights_checked_on"] == DAY  # type: ignore[index]


async def test_a_second_right_of_a_kind_is_refused_in_the_form(
    opened: Opened, tmp_path: Path
) -> None:
    desk, person = _with_somebody_new(tmp_path)
    right = {"kind": RightKind.CITY_PASS, "status": RightStatus.APPLIED, "on": DAY}
    desk.write.add("right", right, person)
    async with opened(desk=desk) as driver:
        open_dossier(driver.app, person, "rights")
        await driver.settle()
        edit_record(driver.app, "right", None, person, values=right)
        await driver.settle()
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "RecordForm"
        assert "stands in this dossier already" in driver.word_beside("kind")
        dossier = desk.read.dossier(person)
        assert dossier and len(dossier.lists["rights"]) == 1


async def test_a_right_of_which_nothing_was_noted_is_no_longer_called_unseen(
    opened: Opened, tmp_path: Path
) -> None:
    desk, person = _with_somebody_new(tmp_path)
    async with opened(desk=desk) as driver:
        open_dossier(driver.app, person, "rights")
        await driver.settle()
        await driver.press("space")
        assert driver.cells[0] == "Last gone through on 20 Nov 2026"
        assert sum("nothing noted" in text for text in driver.cells) == len(RightKind) - 1
        assert not any("not looked at yet" in text for text in driver.cells)


async def test_e_on_a_right_opens_its_form_with_the_letters_of_the_question(
    opened: Opened, tmp_path: Path
) -> None:
    desk, person = _with_somebody_new(tmp_path)
    async with opened(desk=desk) as driver:
        open_dossier(driver.app, person, "rights")
        await driver.settle()
        await driver.press("enter")
        asked = {option.text: option.letter for option in driver.app.screen._given}
        await driver.press("escape", "e")
        fields = driver.app.screen.fields()
        assert fields["kind"].read() == RightKind.INCOME_SUPPLEMENT
        status = fields["status"].control
        assert {text: letter for _, letter, text in status.options} == asked


async def test_the_others_are_told_apart_and_an_end_is_no_beginning(
    opened: Opened, tmp_path: Path
) -> None:
    desk = sample_desk(tmp_path)
    person = desk.write.add(
        "jobseeker", {"first_name": "Ans", "last_name": "Aa", "registered_on": DAY}
    )
    right = {"kind": "other", "status": "receives", "on": DAY}
    for note in ("Computer scheme", "Sports fund\nfor two children"):
        desk.write.add("right", {**right, "note": note, "until": DAY}, person)
    async with opened(desk=desk) as driver:
        open_dossier(driver.app, person, "rights")
        await driver.settle()
        shown = [text for text in driver.cells if text.startswith("other")]
        assert [text.split(" | ")[0] for text in shown] == [
            "other: Computer scheme",
            "other: Sports fund for two children",
        ]
        assert all(text.endswith("until 20 Nov 2026") for text in shown)
