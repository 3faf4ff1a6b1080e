"""The plan on paper: what stands on it, what never does, and that no text becomes markup."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk import words
from coachdesk.domain.text import clean
from coachdesk.domain.vocabulary import (
    ContactMode,
    ContactPurpose,
    DebtStatus,
    LifeDomain,
    StepOwner,
    StepStatus,
)
from coachdesk.exchange.handout import (
    Handout,
    HandoutCoach,
    HandoutDebt,
    HandoutMeeting,
    HandoutOpportunity,
    HandoutStep,
    HandoutWorkshop,
    write_handout,
)
from tests.exchange.markup import ANY_TEXT, HOSTILE, Page

TODAY = date(2026, 11, 20)
USED = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "section"),
    *("dl", "dt", "dd", "p", "ul", "li", "span", "strong"),
}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class"}


def step(title: str, **facts: Any) -> HandoutStep:
    return HandoutStep(
        **{
            "domain": LifeDomain.WORK,
            "title": title,
            "owner": StepOwner.JOBSEEKER,
            "status": StepStatus.TODO,
            **facts,
        }
    )


def handout(**facts: Any) -> Handout:
    return Handout(
        **{
            "name": "Zoë van den Berg",
            "coach": HandoutCoach("Marieke de Wit", "0478 52 37 77", "m.dewit@example.nl"),
            "goal": "Working in care",
            "agreed_on": date(2026, 11, 6),
            **facts,
        }
    )


def full(text: str = "") -> Handout:
    """A page with everything on it; `text` in every place that holds a typed text."""
    return handout(
        name=text or "Zoë van den Berg",
        coach=HandoutCoach(text or "Marieke de Wit", text or None, text or None),
        goal=text or "Working in care",
        steps=[
            step(text or "Write a letter", due_on=date(2026, 11, 27)),
            step(text or "Open the post", domain=LifeDomain.DEBTS),
            step(text or "Make a CV", status=StepStatus.DONE, done_on=date(2026, 11, 12)),
        ],
        meetings=[
            HandoutMeeting(date(2026, 12, 9), None, ContactMode.PHONE, ContactPurpose.DEBTS),
            HandoutMeeting(date(2026, 12, 2), "09:30", ContactMode.OFFICE, ContactPurpose.PLAN),
        ],
        workshops=[
            HandoutWorkshop(date(2026, 12, 1), None, text or "Omgaan met Schulden", None),
            HandoutWorkshop(date(2026, 11, 30), "09:00", text or "Your talents", text or "Room 2"),
        ],
        opportunities=[
            HandoutOpportunity(LifeDomain.NETWORK, text or "A neighbour works in care"),
            HandoutOpportunity(LifeDomain.DEBTS, text or "Her sister sorts the bills"),
        ],
        debts=[
            HandoutDebt(text or "Vitens", Decimal("1120.50"), DebtStatus.ARRANGEMENT),
            HandoutDebt(text or "Woonwenz", None, DebtStatus.OPEN),
        ],
    )


def page(given_handout: Handout, with_debts: bool = False) -> Page:
    return Page(write_handout(given_handout, TODAY, with_debts))


# What stands on it -------------------------------------------------------------------------------


def test_it_tells_the_plan_in_the_order_of_the_page() -> None:
    assert page(full()).texts == [
        *("My plan", "My plan", "Name", "Zoë van den Berg", "My work coach", "Marieke de Wit"),
        *("Agreed on", "Friday 6 November 2026", "Date of this page", "Friday 20 November 2026"),
        *("My goal", "Working in care", "My steps", "Work", "Write a letter"),
        *("Who does it: me", "When: no later than Friday 27 November 2026"),
        *("Make a CV", "Done on Thursday 12 November 2026"),
        *("My appointments", "Wednesday 2 December 2026 at 09:30"),
        *("Where or how: at the office", "This is about: plan"),
        *("Wednesday 9 December 2026", "Where or how: by phone"),
        *("My workshops", "Monday 30 November 2026 at 09:00", "Your talents"),
        "Where or how: Room 2",
        *("What helps me", "A neighbour works in care"),
        "Do I have a question, or does something change? I ask my work coach.",
    ]


def test_a_plan_counts_from_the_day_it_is_agreed() -> None:
    for agreed_on, is_told in ((date(2026, 11, 20), True), (date(2026, 11, 21), False)):
        assert ("Agreed on" in page(handout(agreed_on=agreed_on)).texts) == is_told


def test_what_helps_stands_there_until_it_is_resolved() -> None:
    for resolved_on, is_told in ((date(2026, 11, 20), False), (date(2026, 11, 21), True)):
        help_ = HandoutOpportunity(LifeDomain.NETWORK, "A neighbour", resolved_on)
        assert ("A neighbour" in page(handout(opportunities=[help_])).texts) == is_told


def test_what_comes_stands_by_day_and_hour() -> None:
    on, hours = date(2026, 12, 2), ("14:00", "09:00", None)
    form = ContactMode.OFFICE, ContactPurpose.OTHER
    for facts in (
        {"meetings": [HandoutMeeting(on, at, *form) for at in hours]},
        {"workshops": [HandoutWorkshop(on, at, "Cv", None) for at in hours]},
    ):
        days = [text for text in page(handout(**facts)).texts if "2 December" in text]
        day = "Wednesday 2 December 2026"
        assert days == [day, f"{day} at 09:00", f"{day} at 14:00"]


def test_it_speaks_dutch() -> None:
    words.use("nl")
    found = page(full(), with_debts=True)
    assert found.first("html") == {"lang": "nl"}
    assert found.texts == [
        *("Mijn plan", "Mijn plan", "Naam", "Zoë van den Berg", "Mijn werkcoach"),
        *("Marieke de Wit", "Afgesproken op", "vrijdag 6 november 2026", "Datum van dit blad"),
        *("vrijdag 20 november 2026", "Mijn doel", "Working in care", "Mijn stappen", "Werk"),
        *("Write a letter", "Wie doet het: ik", "Wanneer: uiterlijk vrijdag 27 november 2026"),
        *("Make a CV", "Klaar op donderdag 12 november 2026"),
        *("Schulden", "Open the post", "Wie doet het: ik"),
        *("Mijn afspraken", "woensdag 2 december 2026 om 09:30 uur", "Waar of hoe: op kantoor"),
        *("Dit gaat over: plan van aanpak", "woensdag 9 december 2026"),
        *("Waar of hoe: via de telefoon", "Dit gaat over: schulden"),
        *("Mijn workshops", "maandag 30 november 2026 om 09:00 uur", "Your talents"),
        *("Waar of hoe: Room 2", "dinsdag 1 december 2026", "Omgaan met Schulden"),
        *("Wat mij helpt", "A neighbour works in care", "Her sister sorts the bills"),
        *("Mijn schulden", "Vitens: € 1.120,50, regeling", "Woonwenz: open"),
        "Heb ik een vraag of verandert er iets? Dan vraag ik het mijn werkcoach.",
    ]


def test_a_box_stands_before_what_is_to_do_and_a_tick_before_what_is_done() -> None:
    found = page(full())
    assert (found.of_kind("box"), found.of_kind("box done")) == (1, 1)


def test_steps_stand_by_day_and_what_is_done_comes_last() -> None:
    found = page(
        handout(
            steps=[
                step("done", status=StepStatus.DONE),
                step("some day"),
                step("later", due_on=date(2027, 1, 4), status=StepStatus.DOING),
                step("first", due_on=date(2026, 12, 4)),
            ]
        )
    )
    shown = [text for text in found.texts if text in {"first", "later", "some day", "done"}]
    assert shown == ["first", "later", "some day", "done"]
    assert "Done" in found.texts


def test_steps_that_were_stopped_stay_off_it() -> None:
    stopped = [StepStatus.DROPPED_BY_JOBSEEKER, StepStatus.CANCELLED_BY_US]
    found = page(handout(steps=[step("stopped", status=status) for status in stopped]))
    assert "stopped" not in found.texts
    assert "My steps" not in found.texts


def test_it_says_how_to_reach_the_coach() -> None:
    assert page(handout()).texts[-2:] == ["0478 52 37 77", "m.dewit@example.nl"]


def test_what_is_not_known_is_not_on_it() -> None:
    found = page(Handout("Zoë", HandoutCoach("Marieke"), None, None), with_debts=True)
    assert found.texts == [
        *("My plan", "My plan", "Name", "Zoë", "My work coach", "Marieke", "Date of this page"),
        *("Friday 20 November 2026", "My appointments", "There is no appointment yet."),
        "Do I have a question, or does something change? I ask my work coach.",
    ]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_word_a_plan_can_hold_has_its_text(language: str) -> None:
    words.use(language)
    steps = [
        step("x", domain=domain, owner=owner, status=status)
        for domain in LifeDomain
        for owner in StepOwner
        for status in StepStatus
    ]
    meetings = [
        HandoutMeeting(TODAY, None, mode, purpose)
        for mode in ContactMode
        for purpose in ContactPurpose
    ]
    debts = [HandoutDebt("x", None, status) for status in DebtStatus]
    found = page(handout(steps=steps, meetings=meetings, debts=debts), with_debts=True)
    said = " ".join(found.texts)
    assert not any(code in said for code in ("_", "{", "}", "None"))


# Debts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_tells_of_debts_unless_chosen(language: str) -> None:
    words.use(language)
    text = write_handout(full(), TODAY)
    assert not re.search("debt|schuld|Vitens|Woonwenz|1.120|post|sister", text, re.IGNORECASE)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_plan_without_its_debts_looks_like_a_plan_that_has_none(language: str) -> None:
    words.use(language)
    none = full()
    none = none._replace(
        steps=[item for item in none.steps if item.domain != LifeDomain.DEBTS],
        opportunities=none.opportunities[:1],
        meetings=[item._replace(purpose=ContactPurpose.OTHER) for item in none.meetings[:1]],
        debts=(),
    )
    with_some = full()._replace(meetings=full().meetings[:1])
    assert write_handout(with_some, TODAY) == write_handout(none, TODAY)


def test_debts_stand_on_it_when_chosen() -> None:
    texts = page(full(), with_debts=True).texts
    for text in (
        *("Debts", "Open the post", "This is about: debts", "Her sister sorts the bills"),
        *("My debts", "Vitens: € 1,120.50, arrangement", "Woonwenz: open"),
    ):
        assert text in texts


def test_a_plain_word_for_the_domain_hides_debts_too() -> None:
    assert "Open the post" not in page(handout(steps=[step("Open the post", domain="debts")])).texts


# A page on its own -------------------------------------------------------------------------------


@pytest.mark.parametrize("with_debts", [False, True])
def test_it_needs_nothing_from_elsewhere_and_runs_nothing(with_debts: bool) -> None:
    text = write_handout(full(), TODAY, with_debts)
    found = Page(text)
    assert {tag for tag, _ in found.tags} <= USED
    assert {name for _, attributes in found.tags for name in attributes} <= ATTRIBUTES
    assert not re.search(r"https?:|//|url\(|@import|javascript|src=|href=", text)


def test_the_page_forbids_scripts_and_loads() -> None:
    rules = page(full()).rules
    assert rules["default-src"] == ["'none'"]
    assert "script-src" not in rules


def test_it_prints_on_a4_in_large_type() -> None:
    style = page(full()).style
    assert "@page { size: A4;" in style
    assert "@media print" in style
    assert "font-size: 14pt" in style


# Texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    found = page(full(text), with_debts=True)
    assert found.tags == page(full("x"), with_debts=True).tags
    assert found.texts.count(clean(text)) == 12


@given(ANY_TEXT, st.booleans())
def test_any_text_leaves_the_page_whole(text: str, with_debts: bool) -> None:
    source = write_handout(full(f"x{text}"), TODAY, with_debts)
    assert clean(source) == source
    assert source.encode()
    found = Page(source)
    assert found.tags == page(full("x"), with_debts).tags
    assert found.texts.count(clean(f"x{text}")) == (12 if with_debts else 10)


def test_lines_of_a_goal_stay_lines() -> None:
    found = page(handout(goal="First this.\nThen that."))
    assert "First this.\nThen that." in found.texts
    assert found.of_kind("goal text") == 1
