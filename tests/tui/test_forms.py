"""Forms: all errors at once, dates echoed in full, nothing lost by accident."""

import asyncio
import re
import threading
import traceback
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from textual.worker import WorkerFailed

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.store.errors import StoreError
from coachdesk.tui.forms.closing import CloseForm
from coachdesk.tui.forms.contact import AppointmentForm, LogContactForm, open_contact_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.form import FormScreen
from coachdesk.tui.forms.plan import PlanForm
from coachdesk.tui.forms.records import RecordForm
from coachdesk.tui.forms.workshop import WorkshopForm
from coachdesk.tui.screens.settings import change_norm
from coachdesk.words import t
from coachdesk.words.formats import day, full_day
from tests.scenes import DAY, sample_store
from tests.store.steps import add_contact, add_person, caseload, import_records
from tests.tui.conftest import Driver, Opened


async def test_every_error_shows_at_once_beside_its_field(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n", "tab", "tab", "tab")
        await driver.type("31-11")
        await driver.press("ctrl+s")
        assert "is needed" in driver.word_beside("first_name")
        assert "is needed" in driver.word_beside("last_name")
        assert "November has 30 days" in driver.word_beside("registered_on")
        assert type(driver.app.screen).__name__ == "RecordForm"


async def test_a_wrong_date_is_typed_anew_without_wiping_it_first(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("a")
        await driver.type("31-11")
        await driver.press("ctrl+s")
        await driver.type("30-11")
        assert driver.word_beside("on") == "Monday 30 November 2026"


async def test_a_typed_date_is_echoed_in_full(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("a")
        await driver.type("3 dec")
        assert driver.word_beside("on") == "Thursday 3 December 2026"


async def _half_a_person(driver: Driver) -> None:
    """A changed form, and the question whether to leave it."""
    await driver.press("n")
    await driver.type("Zoë")
    await driver.press("tab", "tab")
    await driver.type("Berg")
    await driver.press("escape")
    assert type(driver.app.screen).__name__ == "LeaveScreen"


@pytest.mark.parametrize("key", ["n", "enter", "escape", "x"])
async def test_only_the_letter_for_it_throws_away_what_was_typed(opened: Opened, key: str) -> None:
    async with opened() as driver:
        people = driver.app.desk.read.people()
        await _half_a_person(driver)
        await driver.press(key, "escape" if key == "x" else "f2")
        assert driver.app.screen.fields()["first_name"].text == "Zoë"
        await driver.press("escape", "y")
        assert type(driver.app.screen).__name__ == "TodayScreen"
        assert len(driver.app.desk.read.people()) == len(people)


@pytest.mark.parametrize(("language", "save", "no"), [("en", "s", "n"), ("nl", "o", "n")])
async def test_a_changed_form_can_be_saved_while_leaving(
    opened: Opened, empty_desk: Desk, language: str, save: str, no: str
) -> None:
    words.use(language)
    async with opened(desk=empty_desk) as driver:
        await _half_a_person(driver)
        await driver.press(no, "escape", save)
        assert "Zoë Berg · K-00001" in driver.said("#who")


@pytest.mark.parametrize("yes", ["j", "y"])
async def test_yes_is_the_letter_of_the_language_and_the_fixed_one(
    opened: Opened, yes: str
) -> None:
    words.use("nl")
    async with opened() as driver:
        await _half_a_person(driver)
        await driver.press(yes)
        assert type(driver.app.screen).__name__ == "TodayScreen"


@pytest.mark.parametrize("key", ["enter", "escape", "n"])
async def test_enter_on_a_question_deletes_nothing(opened: Opened, key: str) -> None:
    async with opened() as driver:
        await driver.press("slash")
        await driver.type("berhe")
        await driver.press("enter", "tab")
        lines = driver.cells
        await driver.press("d")
        assert type(driver.app.screen).__name__ == "AskScreen"
        await driver.press(key)
        assert driver.cells == lines


async def test_enter_on_a_question_takes_no_import_back(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("u")
        assert type(driver.app.screen).__name__ == "AskScreen"
        await driver.press("enter")
        assert driver.app.desk.read.day().active == 38


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_a_stray_u_takes_no_first_set_up_back(
    opened: Opened, empty_desk: Desk, language: str
) -> None:
    words.use(language)
    async with opened(desk=empty_desk) as driver:
        await driver.press("u")
        assert type(driver.app.screen).__name__ == "AskScreen"
        await driver.press("enter")
        assert not empty_desk.is_new
        await driver.press("u")
        await driver.press("y")
        assert empty_desk.is_new
        assert type(driver.app.screen).__name__ == "SetupForm"  # whose it is, is asked again


async def test_only_what_the_question_named_is_taken_back(opened: Opened, empty_desk: Desk) -> None:
    import_records(empty_desk, caseload({}, {"first_name": "Ilse", "last_name": "Wit"}))
    async with opened(desk=empty_desk) as driver:
        await driver.press("u")
        question = driver.in_sight
        assert "Zoë Berg" in question and "Ilse Wit" in question
        add_person(empty_desk, first_name="Oleksandra")
        await driver.press("y")
        assert "Not done: take back: import" in driver.notices
        assert len(empty_desk.read.caseload()) == 3


async def test_a_new_person_needs_two_names_and_gets_a_number(
    opened: Opened, empty_desk: Desk
) -> None:
    async with opened(desk=empty_desk) as driver:
        await driver.press("n")
        await driver.type("Zoë")
        await driver.press("tab", "tab")
        await driver.type("Berg")
        await driver.press("ctrl+s")
        assert "Zoë Berg · K-00001" in driver.said("#who")


async def test_letters_typed_in_a_burst_land_where_they_belong(
    opened: Opened, empty_desk: Desk
) -> None:
    async with opened(desk=empty_desk) as driver:
        keys = ["n", *"Anna", "tab", *"de", "tab", *"Wit", "ctrl+s"]
        for key in keys:
            driver.app.post_message(_key(key))
        for _ in range(10):
            await driver.settle()
        assert "Anna de Wit" in driver.said("#who")


async def test_what_was_not_saved_stays_in_the_form(opened: Opened) -> None:
    async with opened() as driver:
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "o")
        await driver.type("Veel besproken")

        def full(*_: object, **__: object) -> int:
            raise StoreError("disk_full", driver.app.desk.path)

        driver.app.desk.write.log_contact = full
        await driver.press("ctrl+s")
        assert "disk" in driver.said(".problem")
        assert driver.app.screen.fields()["note"].text == "Veel besproken"
        del driver.app.desk.write.log_contact
        await driver.press("ctrl+s")
        assert type(driver.app.screen).__name__ == "TodayScreen"


async def test_a_fault_of_our_own_while_saving_is_no_clash_and_keeps_the_text(
    opened: Opened, tmp_path: Path
) -> None:
    store = sample_store(tmp_path)

    def faulty(*_: object, **__: object) -> int:
        raise IntegrityError("INSERT", {}, Exception("NOT NULL constraint failed: contact.mode"))

    with pytest.raises(WorkerFailed, match="NOT NULL"):
        async with opened(desk=Desk.open(store, today=DAY)) as driver:
            await driver.go_to("Berhe, Rahel")
            await driver.press("c", "o")
            await driver.type("Veel besproken")
            driver.app.desk.write.log_contact = faulty
            await driver.press("ctrl+s")
    with closing(Desk.open(store, today=DAY)) as desk:
        assert [draft.texts["note"] for draft in desk.read.drafts()] == ["Veel besproken"]


async def test_no_form_reads_the_store_once_it_is_made(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as driver:
        desk = driver.app.desk
        make: list[Callable[[], FormScreen]] = [
            lambda: LogContactForm.for_person(desk, 10),
            lambda: AppointmentForm(desk, [10]),
            lambda: RecordForm(desk, "placement", None, 10),
            lambda: RecordForm(desk, "jobseeker", 10, 10),
            lambda: CloseForm(desk, 10),
            lambda: PlanForm(desk, 10),
            lambda: WorkshopForm(desk),
        ]
        for form in [await asyncio.to_thread(one) for one in make]:
            with monkeypatch.context() as watched:
                for part, name in (
                    (desk.store, "read"),
                    (desk.read, "record"),
                    (desk.read, "case_line"),
                ):
                    watched.setattr(part, name, _not_by_a_form(getattr(part, name)))
                driver.app.push_screen(form)
                await driver.press("tab", "x", "shift+tab", "f2")
                form.check(form.values()[0])
            await driver.press("escape")
            if type(driver.app.screen).__name__ == "LeaveScreen":
                await driver.press("y")
            assert type(driver.app.screen).__name__ == "TodayScreen", form


def _not_by_a_form(read: Callable[..., Any]) -> Callable[..., Any]:
    """The same, but a form may not call it where keys are handled."""

    def watched(*args: Any, **how: Any) -> Any:
        if threading.current_thread() is threading.main_thread():
            callers = [Path(frame.filename).parent.name for frame in traceback.extract_stack()]
            assert "forms" not in callers
        return read(*args, **how)

    return watched


async def _both_change(driver: Driver, field: str, here: str, there: str) -> None:
    """Type in the form what another window meanwhile changed too, and save."""
    desk = driver.app.desk
    seen = desk.read.record("jobseeker", 10)
    edit_record(driver.app, "jobseeker", 10, 10)
    await driver.settle()
    desk.write.change("jobseeker", 10, {field: there}, seen.values)
    driver.app.screen.fields()[field].focus_control()
    await driver.type(here)
    await driver.press("ctrl+s")


@pytest.mark.parametrize(("side", "stays"), [("as typed here", "06 22"), ("as it is now", "06 11")])
async def test_of_a_change_made_elsewhere_meanwhile_the_user_says_what_stays(
    opened: Opened, side: str, stays: str
) -> None:
    async with opened() as driver:
        await _both_change(driver, "phone", "06 22", "06 11")
        assert {"06 22", "06 11"} <= {line.cells[-1] for line in driver.lines}
        await driver.press("ctrl+s")  # nothing is decided silently
        assert type(driver.app.screen).__name__ == "ClashScreen"
        await driver.go_to(side)
        await driver.press("space", "ctrl+s")
        assert type(driver.app.screen).__name__ == "TodayScreen"
        assert driver.app.desk.read.record("jobseeker", 10)["phone"] == stays


async def test_of_two_texts_both_can_stay(opened: Opened) -> None:
    async with opened() as driver:
        await _both_change(driver, "note", "Belt liever", "Werkt in de tuin")
        await driver.go_to("both")
        await driver.press("space", "ctrl+s")
        note = driver.app.desk.read.record("jobseeker", 10)["note"]
        assert "Belt liever" in note and "Werkt in de tuin" in note


async def test_esc_from_a_conflict_leaves_the_form_as_it_was_typed(opened: Opened) -> None:
    async with opened() as driver:
        await _both_change(driver, "phone", "06 22", "06 11")
        await driver.press("escape")
        assert driver.app.screen.fields()["phone"].text == "06 22"
        assert driver.app.desk.read.record("jobseeker", 10)["phone"] == "06 11"


async def test_an_organisation_that_will_be_new_is_said_before_it_is_saved(
    opened: Opened,
) -> None:
    async with opened() as driver:
        [known, *_] = driver.app.desk.read.organisations()
        edit_record(driver.app, "placement", None, 10)
        await driver.settle()
        await driver.type(known[:4])
        await driver.press("tab")
        assert f"new organisation: {known[:4]}" in driver.word_beside("organisation")
        assert known in driver.word_beside("organisation")
        await driver.press("shift+tab", "end", "right", "tab")
        assert driver.app.screen.fields()["organisation"].text == known
        assert driver.word_beside("organisation") == ""
        await driver.press("shift+tab", "home", "shift+end")
        await driver.type(known.upper())  # capitals make no other organisation
        assert driver.word_beside("organisation") == ""


async def test_a_number_of_odd_digits_is_refused_and_stops_nothing(opened: Opened) -> None:
    for typed in ("²", "9" * 5000):
        async with opened() as driver:
            change_norm(driver.app, "first_talk_days")
            await driver.settle()
            field = next(iter(driver.app.screen.fields().values()))
            field.focus_to_mend()
            await driver.type(typed[:1])
            field.control.value = typed
            await driver.press("ctrl+s")
            assert type(driver.app.screen).__name__ == "NormForm"
            assert field.has_class("wrong")


async def test_nine_digits_like_a_bsn_are_warned_of(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n")
        await driver.type("111222333")
        assert "BSN" in driver.word_beside("first_name")


async def test_markup_and_controls_in_names_are_shown_as_they_are(
    opened: Opened, empty_desk: Desk
) -> None:
    for name in ("[/]", "[@click=app.quit]x[/]", "\x1b]52;c;eA==\x07"):
        empty_desk.write.add("jobseeker", {"first_name": name, "last_name": "Y", **_registered()})
    async with opened(desk=empty_desk) as driver:
        assert any("[@click=app.quit]x[/]" in text for text in driver.cells)
        assert not any("\x1b" in text for text in driver.cells)
        for screen in "2345":
            await driver.press(screen)
        await driver.press("slash")
        await driver.press("escape")


def _registered() -> dict[str, object]:
    return {"registered_on": DAY - timedelta(days=20)}


def _key(key: str):  # type: ignore[no-untyped-def]
    from textual.events import Key

    named = {"tab", "ctrl+s"}
    return Key(key, None if key in named else key)


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_the_smallest_screen_names_person_and_day_echoes_it_whole_and_shows_the_way_out(
    opened: Opened, empty_desk: Desk, language: str
) -> None:
    words.use(language)
    person = add_person(empty_desk, first_name="Jeroen", prefix="van den", last_name="Heuvelmans")
    add_contact(empty_desk, person, on=DAY.isoformat(), at="11:00", mode="office")
    async with opened(size=(40, 10), desk=empty_desk) as driver:
        open_contact_form(driver.app, person)
        await driver.settle()
        for said in ("Jeroen van den Heuvelmans", day(DAY), "^s", "esc"):
            assert said in _text_in_sight(driver)
        driver.app.screen.fields()["on"].focus_control()
        await driver.press("end", "ctrl+u")
        await driver.type("3-12-2025")
        assert full_day(date(2025, 12, 3)) in _text_in_sight(driver)
        await driver.type("x")
        assert driver.word_beside("on").strip() in _text_in_sight(driver)


def _text_in_sight(driver: Driver) -> str:
    """What stands on the screen, without frames and scroll bars, so that wrapped text is found."""
    return " ".join(re.sub("[│▁-▐]", " ", driver.in_sight).split())


async def test_ctrl_a_selects_all_of_a_field_so_that_typing_replaces_it(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("2", "enter", "p")
        field = driver.app.screen.focused
        await driver.type("Zoraya")
        await driver.press("ctrl+a")
        await driver.type("Zoë")
        assert field is not None and field.value == "Zoë"
        await driver.press("ctrl+f", "escape")
        note = driver.app.screen.fields()["note"].query_one("TextArea")
        driver.app.screen.set_focus(note)
        await driver.type("een twee")
        await driver.press("ctrl+a")
        await driver.type("drie")
        assert note.text == "drie"


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_a_letter_that_chooses_nothing_says_so_and_is_forgotten_when_one_goes_on(
    opened: Opened, empty_desk: Desk, language: str
) -> None:
    words.use(language)
    person = add_person(empty_desk)
    async with opened(desk=empty_desk) as driver:
        open_contact_form(driver.app, person)
        await driver.settle()
        await driver.press("x")
        assert "“x”" in driver.word_beside("outcome")
        await driver.press("tab")
        assert driver.word_beside("outcome") == ""
        await driver.press("ctrl+s", "shift+tab", "x")
        assert driver.word_beside("outcome").strip() == t("is needed")  # that is not said over


async def test_the_strip_names_the_template_key_where_a_note_is_asked(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("n")
        assert "F4" not in driver.said("KeyStrip")
        await driver.press("escape")
        await driver.press("c")
        assert "F4" in driver.said("KeyStrip")


async def test_two_quick_keys_take_no_import_back_unasked(opened: Opened, empty_desk: Desk) -> None:
    import_records(empty_desk, caseload({}))
    add_person(empty_desk, first_name="Oleksandra")
    async with opened(desk=empty_desk) as driver:
        await driver.press("u", "u")
        assert len(empty_desk.read.caseload()) == 1


async def test_enter_saves_a_form_of_one_field(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("comma")
        await driver.go_to("Days for the intake")
        await driver.press("enter")
        assert "enter save" in driver.said("NormForm KeyStrip")
        await driver.press("ctrl+a")
        await driver.type("10")
        await driver.press("enter")
        assert driver.app.desk.policy.intake_days == 10
