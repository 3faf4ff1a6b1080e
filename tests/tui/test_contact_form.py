"""Logging a contact in a few keys: nothing is saved that nobody chose."""

from datetime import timedelta
from typing import Any

import pytest
from textual.widgets import Static

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.vocabulary import (
    ContactMode,
    ContactOutcome,
    ContactPurpose,
    LifeDomain,
    PlacementOutcome,
)
from coachdesk.tui.forms.choices import Choice
from coachdesk.tui.forms.contact import open_appointment_form, open_contact_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.fields import FormField
from coachdesk.tui.forms.moving import move_appointment
from coachdesk.tui.forms.workshop import plan_workshops
from coachdesk.tui.option_letters import option_letters, own_letters
from coachdesk.words.terms import choice
from tests.scenes import DAY
from tests.store.steps import add_contact, add_person
from tests.tui.conftest import Driver, Opened


def _name(driver: Driver) -> str:
    return type(driver.app.screen).__name__


def _question(driver: Driver) -> str:
    return str(driver.app.screen.query(Static).first().render())


async def _log(driver: Driver, person: int, *keys: str, contact: int | None = None) -> None:
    """`c` on this person, then the keys."""
    open_contact_form(driver.app, person, contact)
    await driver.settle()
    await driver.press(*keys)


def _contacts(desk: Desk, person: int) -> list[Any]:
    return desk.read.dossier(person).lists["contacts"]


def _last(desk: Desk, person: int) -> dict[str, Any]:
    """The newest contact of a dossier."""
    contacts = desk.read.dossier(person).lists["contacts"]
    return max(contacts, key=lambda item: item.id).values


@pytest.fixture
def person(empty_desk: Desk) -> int:
    return add_person(empty_desk)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(
    ("keys", "outcome"), [("h", "held"), ("n", "no_show"), ("c", "cancelled"), ("a", "attempted")]
)
async def test_an_appointment_takes_one_letter_for_how_it_went(
    opened: Opened, empty_desk: Desk, person: int, keys: str, outcome: str, language: str
) -> None:
    words.use(language)
    add_contact(empty_desk, person, on=DAY.isoformat(), at="11:00", mode="office")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, keys, "ctrl+s")
        last = _last(empty_desk, person)
        assert (last["outcome"], last["mode"], last["note"]) == (outcome, "office", None)


async def test_nothing_is_chosen_for_how_an_appointment_went_until_somebody_chooses(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    add_contact(empty_desk, person, on=DAY.isoformat(), mode="office")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "o")  # the letter of a mode says nothing of an appointment
        assert "“o” chooses nothing" in driver.word_beside("outcome")
        await driver.press("ctrl+s")
        assert "is needed" in driver.word_beside("outcome")
        assert _name(driver) == "LogContactForm"
        assert _last(empty_desk, person)["outcome"] is None


@pytest.mark.parametrize(
    ("keys", "saved"),
    [
        ("o", ("held", "office")),
        ("p", ("held", "phone")),
        ("ap", ("attempted", "phone")),
        ("no", ("no_show", "office")),
        ("hh", ("held", "home_visit")),
    ],
)
async def test_a_new_contact_takes_few_keys(
    opened: Opened, empty_desk: Desk, person: int, keys: str, saved: tuple[str, str]
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, *keys)
        fields = driver.app.screen.fields()
        assert (fields["outcome"].read(), fields["mode"].read()) == saved  # seen before it is saved
        await driver.press("ctrl+s")
        last = _last(empty_desk, person)
        assert (last["outcome"], last["mode"], last["on"], last["note"]) == (*saved, DAY, None)


@pytest.mark.parametrize(("keys", "lacks"), [("", {"outcome", "mode"}), ("n", {"mode"})])
async def test_a_new_contact_says_what_nobody_chose(
    opened: Opened, empty_desk: Desk, person: int, keys: str, lacks: set[str]
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, *keys, "ctrl+s")
        fields = ("outcome", "mode")
        assert {name for name in fields if "is needed" in driver.word_beside(name)} == lacks
        assert empty_desk.read.dossier(person).lists["contacts"] == []


async def test_a_mode_chosen_in_its_own_field_says_nothing_of_how_it_went(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "tab", "p", "ctrl+s")
        assert "is needed" in driver.word_beside("outcome")
        assert empty_desk.read.dossier(person).lists["contacts"] == []


async def test_the_form_begins_in_the_same_field_whatever_is_logged(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    old = add_contact(empty_desk, person, on=(DAY - timedelta(9)).isoformat(), outcome="held")
    async with opened(desk=empty_desk) as driver:
        for contact in (None, old):
            await _log(driver, person, contact=contact)
            fields = driver.app.screen.fields()
            assert driver.app.focused is fields["outcome"].control
            await driver.press("escape")
        add_contact(empty_desk, person, on=DAY.isoformat())
        await _log(driver, person)
        assert driver.app.focused is driver.app.screen.fields()["outcome"].control


async def test_what_was_noted_for_an_appointment_stays_when_it_is_logged(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    add_contact(empty_desk, person, on=DAY.isoformat(), note="Neem de map mee")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "h", "ctrl+s")
        assert _last(empty_desk, person)["note"] == "Preparation: Neem de map mee"


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_what_was_prepared_and_the_report_stand_apart_and_again_when_looked_at(
    opened: Opened, empty_desk: Desk, person: int, language: str
) -> None:
    words.use(language)
    contact = add_contact(empty_desk, person, on=DAY.isoformat(), note="Map mee\nen de brieven")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "h")
        fields = driver.app.screen.fields()
        assert fields["prepared"].text == "Map mee\nen de brieven" and fields["note"].text == ""
        await driver.type("Wil in de zorg")
        await driver.press("ctrl+s")
        label = {"en": "Preparation", "nl": "Voorbereiding"}[language]
        note = _last(empty_desk, person)["note"]
        assert note == f"Wil in de zorg\n{label}: Map mee\nen de brieven"
        words.use("nl" if language == "en" else "en")  # the language may change meanwhile
        await _log(driver, person, contact=contact)
        fields = driver.app.screen.fields()
        assert fields["prepared"].text == "Map mee\nen de brieven"
        assert fields["note"].text == "Wil in de zorg"
        await driver.press("ctrl+s")
        assert _last(empty_desk, person)["note"] == note  # saved as it was


async def test_what_was_prepared_and_meanwhile_changed_elsewhere_is_not_lost(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    contact = add_contact(empty_desk, person, on=DAY.isoformat(), note="Map mee")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "h")
        await driver.type("Wil in de zorg")
        seen = empty_desk.read.record("contact", contact)
        assert seen
        empty_desk.write.change("contact", contact, {"note": "Map mee en pas"}, seen.values)
        await driver.press("ctrl+s")
        note = _last(empty_desk, person)["note"]
        assert note == "Wil in de zorg\nPreparation: Map mee en pas"


# Which contact is meant -------------------------------------------------------------------------


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_with_an_old_appointment_open_it_is_asked_which_contact_is_meant(
    opened: Opened, empty_desk: Desk, person: int, language: str
) -> None:
    words.use(language)
    old = add_contact(empty_desk, person, on="2026-11-12", at="10:00", mode="phone")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person)
        assert _name(driver) == "QuestionScreen"
        for part in ("Zoë Berg", "10:00", "12-11-2026" if language == "nl" else "12 Nov 2026"):
            assert part in driver.in_sight
        held = "h" if language == "en" else "d"
        await driver.press("2", held, "o", "ctrl+s")  # a new one, today
        last = _last(empty_desk, person)
        assert (last["on"], last["mode"], last["outcome"]) == (DAY, "office", "held")
        await _log(driver, person, "enter", "n", "ctrl+s")  # the old one
        assert empty_desk.read.record("contact", old)["outcome"] == "no_show"
        await _log(driver, person)
        assert _name(driver) == "LogContactForm"


async def test_a_sentence_typed_for_the_form_chooses_no_contact(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    old = add_contact(empty_desk, person, on="2026-11-12")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person)
        await driver.type("Wil in de zorg, nog 2 jaar. Ja, heeft een map")
        await driver.press("ctrl+s", "escape")
        assert empty_desk.read.record("contact", old)["outcome"] is None


async def test_today_and_an_old_appointment_are_told_apart_by_the_line_they_stand_on(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    old = add_contact(empty_desk, person, on="2026-11-12", mode="phone")
    now = add_contact(empty_desk, person, on=DAY.isoformat(), at="11:00", mode="office")
    async with opened(desk=empty_desk) as driver:
        await driver.go_to("11:00")
        await driver.press("c", "h", "ctrl+s")
        assert empty_desk.read.record("contact", now)["outcome"] == "held"
        await _log(driver, person, "escape")
        assert empty_desk.read.record("contact", old)["outcome"] is None


async def test_a_new_contact_left_unfinished_comes_back_as_a_new_contact(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    old = add_contact(empty_desk, person, on="2026-11-12")
    path = empty_desk.path
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "2", "o")
        await driver.type("Wil in de zorg")
        driver.app.keep_typed()
    async with opened(desk=Desk.open(path, today=DAY)) as driver:
        await driver.press("y", "ctrl+s")
        desk = driver.app.desk
        assert desk.read.record("contact", old)["outcome"] is None
        assert _last(desk, person)["note"] == "Wil in de zorg"


async def test_letters_of_the_language_answer_and_so_do_the_fixed_ones(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    words.use("nl")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "d", "t")
        fields = driver.app.screen.fields()
        assert (fields["outcome"].read(), fields["mode"].read()) == ("held", "phone")
        present = fields["jobseeker_present"]
        present.focus_control()
        for letter, answer in (("n", False), ("j", True), ("n", False), ("y", True)):
            await driver.press(letter, "shift+tab")
            assert present.read() is answer
        fields["mode"].focus_control()
        await driver.press("o")
        assert fields["mode"].read() == "office"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_letter_shown_stands_in_its_word(language: str) -> None:
    words.use(language)
    for words_of in (ContactOutcome, ContactMode, ContactPurpose, PlacementOutcome, LifeDomain):
        texts = [choice(word) for word in words_of]
        letters = own_letters(texts, option_letters([str(word) for word in words_of]))
        assert len(set(letters)) == len(letters)
        assert all(letter in text.casefold() for letter, text in zip(letters, texts, strict=True))


async def test_of_a_visit_to_an_employer_somebody_says_who_was_there(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "w")
        fields = driver.app.screen.fields()
        assert fields["jobseeker_present"].read() is True
        fields["purpose"].focus_control()
        await driver.press("e", "ctrl+s")
        assert "is needed" in driver.word_beside("jobseeker_present")
        await driver.press("n", "ctrl+s")
        assert _last(empty_desk, person)["jobseeker_present"] is False


async def test_a_past_contact_without_an_outcome_is_refused_beside_the_field(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        edit_record(driver.app, "contact", None, person)
        await driver.settle()
        await driver.type("gisteren")
        driver.app.screen.fields()["mode"].focus_control()
        await driver.press("o", "ctrl+s")
        assert "is needed" in driver.word_beside("outcome")
        assert empty_desk.read.dossier(person).lists["contacts"] == []


# Days and hours that are unusual ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "at", "said"),
    [
        ("25-12", "10", ("on", "a public holiday")),
        ("28-11", "10", ("on", "in the weekend")),
        ("30-11", "0630", ("at", "outside 7:00–19:00")),
    ],
)
async def test_an_unusual_day_or_hour_is_said_and_asked_and_not_refused(
    opened: Opened, empty_desk: Desk, person: int, day: str, at: str, said: tuple[str, str]
) -> None:
    async with opened(desk=empty_desk) as driver:
        open_appointment_form(driver.app, person)
        await driver.settle()
        await driver.type(day)
        await driver.press("tab")
        await driver.type(at)
        await driver.press("tab", "o")
        assert said[1] in driver.word_beside(said[0])
        await driver.press("ctrl+s")
        assert _name(driver) == "AskScreen"
        assert said[1] in _question(driver) and "Zoë Berg" in _question(driver)
        await driver.press("enter")  # back to the form
        assert _name(driver) == "AppointmentForm"
        assert empty_desk.read.dossier(person).lists["contacts"] == []
        await driver.press("ctrl+s", "y")
        assert len(empty_desk.read.dossier(person).lists["contacts"]) == 1


async def test_a_time_is_echoed_as_it_is_understood(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        open_appointment_form(driver.app, person)
        await driver.settle()
        await driver.type("30-11")
        await driver.press("tab")
        await driver.type("2")
        assert driver.word_beside("at") == "14:00"
        await driver.press("tab", "o", "ctrl+s")
        assert _last(empty_desk, person)["at"] == "14:00"


async def test_the_answers_stand_in_sight_on_the_smallest_screen(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    words.use("nl")
    async with opened(size=(40, 10), desk=empty_desk) as driver:
        open_appointment_form(driver.app, person)
        await driver.settle()
        await driver.type("25-12")
        await driver.press("tab", "tab", "k", "ctrl+s")
        assert "opslaan" in driver.in_sight and "aanpassen" in driver.in_sight


async def test_only_what_was_changed_is_asked_about(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    on = (DAY + timedelta(8)).isoformat()  # a Saturday
    contact = add_contact(empty_desk, person, on=on, at="20:00")
    async with opened(desk=empty_desk) as driver:
        move_appointment(driver.app, contact)
        await driver.settle()
        assert "in the weekend" in driver.word_beside("on")
        await driver.press("tab")
        driver.app.screen.fields()["at"].focus_to_mend()
        await driver.type("half 3")
        await driver.press("ctrl+s")
        assert _last(empty_desk, person)["at"] == "14:30"


async def test_workshops_on_a_holiday_are_asked_about_too(opened: Opened, empty_desk: Desk) -> None:
    async with opened(desk=empty_desk) as driver:
        plan_workshops(driver.app)
        await driver.settle()
        await driver.type("Solliciteren")
        await driver.press("tab")
        await driver.type("4")
        await driver.press("tab")
        await driver.type("24-12, 25-12")
        await driver.press("ctrl+s")
        assert _name(driver) == "AskScreen"
        assert "Friday 25 December 2026: a public holiday" in _question(driver)


@pytest.mark.parametrize(("letter", "asked"), [("h", True), ("n", True), ("a", True), ("c", False)])
async def test_how_it_went_on_a_day_still_to_come_is_asked_about(
    opened: Opened, empty_desk: Desk, person: int, letter: str, asked: bool
) -> None:
    add_contact(empty_desk, person, on=(DAY + timedelta(days=3)).isoformat(), mode="office")
    async with opened(desk=empty_desk) as driver:
        appointment = empty_desk.read.dossier(person).lists["contacts"][0].id
        await _log(driver, person, letter, "ctrl+s", contact=appointment)
        assert (_name(driver) == "AskScreen") is asked
        assert (_last(empty_desk, person)["outcome"] is None) is asked
        if asked:
            assert "23 November 2026 is still to come" in driver.in_sight
            await driver.press("y")
        assert _last(empty_desk, person)["outcome"] is not None


async def test_a_new_contact_in_a_dossier_that_was_held_tomorrow_is_asked_about(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        edit_record(driver.app, "contact", None, person)
        await driver.settle()
        await driver.press(*["backspace"] * 10)
        await driver.type("+1d")
        fields = driver.app.screen.fields()
        for name, letter in (("mode", "o"), ("outcome", "h")):
            fields[name].focus_control()
            await driver.press(letter)
        await driver.press("ctrl+s")
        assert _name(driver) == "AskScreen"


async def test_an_appointment_planned_on_a_day_that_is_past_is_asked_about(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        open_appointment_form(driver.app, person)
        await driver.settle()
        await driver.type("gisteren")
        await driver.press("tab", "tab", "o", "ctrl+s")
        assert _name(driver) == "AskScreen"
        assert "already past" in driver.in_sight


@pytest.mark.parametrize("typed", ["30-11 14.30", "30/11 half 3", "30 nov 14:30"])
async def test_a_time_typed_behind_the_day_stands_in_its_own_field(
    opened: Opened, empty_desk: Desk, person: int, typed: str
) -> None:
    async with opened(desk=empty_desk) as driver:
        for leave in (("tab", "o", "ctrl+s"), ("tab", "o", "shift+tab", "ctrl+s")):
            open_appointment_form(driver.app, person)
            await driver.settle()
            await driver.type(typed)
            assert driver.word_beside("on") == "Monday 30 November 2026, 14:30"
            await driver.press(*leave)
            last = _last(empty_desk, person)
            assert (last["on"].isoformat(), last["at"]) == ("2026-11-30", "14:30")
            empty_desk.write.delete("contact", max(c.id for c in _contacts(empty_desk, person)))


async def test_a_day_alone_and_a_time_that_stands_there_are_left_as_they_are(
    opened: Opened, empty_desk: Desk, person: int
) -> None:
    async with opened(desk=empty_desk) as driver:
        open_appointment_form(driver.app, person)
        await driver.settle()
        fields = driver.app.screen.fields()
        fields["at"].put("10:00")
        await driver.type("30-11 14:30")
        await driver.press("tab")
        assert fields["at"].text == "10:00" and fields["on"].text == "30-11 14:30"
        fields["on"].put("30-11")
        fields["on"].focus_control()
        await driver.press("tab")
        assert driver.app.focused is fields["at"].control


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Gesprek ging goed, huur wordt betaald"),
        ("nl", "Niet gehaald, zij had de trein gemist"),
        ("nl", "Denk dat het goed gaat"),
        ("nl", "gesprek"),
        ("en", "Had a good talk, rent is paid"),
        ("en", "Not there, missed the train"),
    ],
)
@pytest.mark.parametrize("planned", [True, False])
async def test_a_text_typed_before_anything_is_chosen_is_the_report(
    opened: Opened, empty_desk: Desk, person: int, language: str, text: str, planned: bool
) -> None:
    words.use(language)
    if planned:
        add_contact(empty_desk, person, on=DAY.isoformat(), at="11:00", mode="office")
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person)
        await driver.type(text)
        fields = driver.app.screen.fields()
        assert fields["note"].text == text
        assert fields["outcome"].read() is None and not fields["mode"].changed
        await driver.press("ctrl+s")
        assert _name(driver) == "LogContactForm"


async def test_a_text_where_no_report_is_goes_nowhere_and_that_is_said(opened: Opened) -> None:
    words.use("nl")
    async with opened() as driver:
        await driver.press("comma", "end", "enter")
        while not isinstance(driver.app.focused, Choice):
            await driver.press("escape", "up", "enter")
        value = driver.app.focused.value
        await driver.type("ja dat is goed")
        assert driver.app.focused.value == value
        field = driver.app.focused.parent
        assert isinstance(field, FormField)
        assert "“ja dat is goed” kiest hier niets" in driver.word_beside(field.spec.name)


@pytest.mark.parametrize("language", words.LANGUAGES)
async def test_each_letter_in_sight_means_one_thing(
    opened: Opened, empty_desk: Desk, person: int, language: str
) -> None:
    words.use(language)
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person)
        fields = driver.app.screen.fields()
        for value, letter, _ in fields["mode"].control.options:
            for name in ("outcome", "mode"):
                fields[name].control.take(None)
            fields["outcome"].focus_control()
            await driver.press(letter, "shift+tab")
            assert (fields["outcome"].read(), fields["mode"].read()) == ("held", value)
        assert fields["outcome"].read() == "held"


async def test_a_tab_behind_a_letter_goes_on(opened: Opened, empty_desk: Desk, person: int) -> None:
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person)
        await driver.pilot.press("h", "tab")
        assert driver.app.focused is driver.app.screen.fields()["note"].control


@pytest.mark.parametrize(("answer", "form"), [("1", "RecordForm"), ("2", "LogContactForm")])
async def test_where_aftercare_is_due_a_contact_may_be_the_question_how_the_work_goes(
    opened: Opened, empty_desk: Desk, answer: str, form: str
) -> None:
    """Somebody who went to work three months ago: an unanswered call is a contact, though."""
    closed = {"closed_on": "2026-08-20", "closed_reason": "paid_permanent"}
    person = add_person(empty_desk, **closed)
    async with opened(desk=empty_desk) as driver:
        await driver.go_to("Berg")
        await driver.press("c")
        assert "aftercare: does the work go on?" in driver.in_sight
        await driver.press(answer)
        assert _name(driver) == form
        assert driver.app.screen.heading.startswith("Zoë Berg: ")
        if form == "RecordForm":
            await driver.press("y", "ctrl+s")
            [check] = empty_desk.read.dossier(person).lists["aftercare"]
            assert check["still_working"] is True


async def test_the_next_appointment_takes_place_as_this_one_did_until_it_is_said(
    opened: Opened, empty_desk: Desk
) -> None:
    person = add_person(empty_desk)
    async with opened(desk=empty_desk) as driver:
        await _log(driver, person, "p")
        fields = driver.app.screen.fields()
        assert fields["next_mode"].read() is None
        fields["next_on"].focus_control()
        await driver.type("27-11")
        assert fields["next_mode"].read() is ContactMode.PHONE
        fields["mode"].focus_control()
        await driver.press("o")
        assert fields["next_mode"].read() is ContactMode.OFFICE
        fields["next_on"].focus_control()
        await driver.press(*["backspace"] * 5)
        assert fields["next_mode"].read() is None
        await driver.type("27-11")
        await driver.press("ctrl+s")
        [later] = [item for item in _contacts(empty_desk, person) if item["outcome"] is None]
        assert later["mode"] is ContactMode.OFFICE
        assert "Next appointment: 27 Nov 2026, office" in driver.notices
