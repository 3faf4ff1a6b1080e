"""Each signal about work, people around somebody and rights: the act its pane names settles it."""

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Signal
from coachdesk.tui import letter_run
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.unfinished import form_of
from coachdesk.tui.screens.today_answers import settled_by
from coachdesk.tui.screens.today_lines import person_key
from coachdesk.tui.widgets.lines import Lines
from tests.store.steps import add_contact, add_person
from tests.tui.conftest import DAY, Driver, Opened

Values = dict[str, object]
AGO, AHEAD = timedelta(days=20), timedelta(days=3)
LONG_AGO = DAY.replace(year=DAY.year - 4)


def person(desk: Desk, **values: object) -> int:
    """Somebody of whom nothing else is due."""
    named = {"first_name": "Ans", "last_name": "Aa", "registered_on": DAY - timedelta(days=200)}
    made = desk.write.add("jobseeker", {**named, "plan_agreed_on": DAY - AGO, **values})
    held = {"on": DAY - timedelta(days=2), "mode": "office", "purpose": "progress"}
    desk.write.add("contact", {**held, "outcome": "held"}, made)
    step = {"domain": "work", "title": "CV", "owner": "together", "status": "todo"}
    desk.write.add("plan_step", step, made)
    return made


def vacancy(desk: Desk, **values: object) -> int:
    given = {"organisation": "Testbedrijf", "title": "Lasser", "kind": "paid_job"}
    more = {"source": "employer", "reported_on": DAY - AGO}
    return desk.write.add("vacancy", {**given, **more, **values})


def introduced(desk: Desk, status: str) -> None:
    made = desk.write.introduce(vacancy(desk), person(desk))
    desk.write.change("introduction", made, {"status": status, "on": DAY - AGO}, {})


def employer_contact(desk: Desk, **values: object) -> None:
    given: Values = {"organisation": "Testbedrijf", "on": DAY - AGO, "mode": "phone"}
    desk.write.add("employer_contact", {**given, "purpose": "other", **values})


def contract(desk: Desk) -> None:
    term = {"from_on": DAY - AGO, "until_on": DAY + AHEAD, "obligation": "100.00"}
    desk.write.add("social_return", {"organisation": "Testbedrijf", "title": "C", **term})


def placement(desk: Desk) -> None:
    given = {"organisation": "Testbedrijf", "kind": "trial_placement", "role": "hulp"}
    days = {"started_on": DAY - timedelta(days=70), "ends_on": DAY + timedelta(days=40)}
    check = {"displacement_checked_on": DAY - timedelta(days=70), "displacement_risk": False}
    desk.write.add("placement", {**given, **days, **check}, person(desk))


def of_person(record: str, **values: object) -> Callable[[Desk], object]:
    return lambda desk: desk.write.add(record, values, person(desk))


def contacts(desk: Desk, *held: tuple[int, str | None]) -> int:
    """Somebody with these contacts, so many days ago."""
    made = add_person(desk, plan_agreed_on=DAY - AGO)
    for days, outcome in held:
        add_contact(desk, made, on=DAY - timedelta(days=days), outcome=outcome)
    return made


def threatened(desk: Desk) -> None:
    days = {"requested_on": DAY - AGO, "threat_on": DAY - AGO}
    desk.write.add("debt_assistance", {**days, "threat": "eviction"}, person(desk))


def left_for_work(desk: Desk) -> None:
    gone = {"closed_on": DAY - timedelta(days=260), "closed_reason": "paid_permanent"}
    made = person(desk, registered_on=DAY - timedelta(days=600), **gone)
    desk.write.add("aftercare", {"on": DAY - timedelta(days=30), "still_working": True}, made)
    desk.write.add("right", {"kind": "outflow_bonus", "status": "to_look_at", "on": DAY}, made)


def on_benefit(desk: Desk, **values: object) -> int:
    kind = {"benefit_kind": "participatiewet", "benefit_from": LONG_AGO}
    return person(desk, born_on=DAY.replace(year=1980), **kind, **values)


Keys = Sequence[str | tuple[str, str]]
TODAY, LATER = "today", "1-1-2029"
SETTLED: dict[str, tuple[Callable[[Desk], object], Keys]] = {
    "vacancy.closing": (
        lambda desk: vacancy(desk, closes_on=DAY + AHEAD),
        ("enter", "e", ("closed_on", TODAY), "ctrl+s"),
    ),
    "introduction.to_make": (lambda desk: introduced(desk, "agreed"), ("enter", "m", "i")),
    "introduction.no_answer": (lambda desk: introduced(desk, "introduced"), ("enter", "m", "e")),
    "employer.follow_up": (
        lambda desk: employer_contact(desk, outcome="held", follow_up_on=DAY),
        ("c", "h", "p", "ctrl+s"),
    ),
    "employer.outcome_missing": (employer_contact, ("c", "h", "ctrl+s")),
    "social_return.open": (contract, ("enter", "e", ("settled_on", TODAY), "ctrl+s")),
    "skill.expires": (
        of_person("skill", kind="certificate", title="VCA", expires_on=DAY + AHEAD),
        ("enter", "e", ("expires_on", LATER), "ctrl+s"),
    ),
    "pairing.check_due": (
        of_person("pairing", kind="buddy", with_whom="Piet", started_on=DAY - timedelta(days=90)),
        ("m",),
    ),
    "rights.no_decision": (
        of_person("right", kind="city_pass", status="applied", on=DAY - timedelta(days=60)),
        ("enter", "enter", "r"),
    ),
    "rights.ends": (
        of_person("right", kind="city_pass", status="receives", on=DAY - AGO, until=DAY + AHEAD),
        ("enter", "e", ("until", LATER), "ctrl+s"),
    ),
    "rights.check_due": (
        lambda desk: on_benefit(desk, income_supplement_on=DAY - AGO),
        ("m",),
    ),
    "rights.long_term": (
        lambda desk: on_benefit(desk, rights_checked_on=DAY.replace(year=LONG_AGO.year + 1)),
        ("m",),
    ),
    "outflow.bonus": (left_for_work, ("enter", "enter", "a")),
    "placement.visit_due": (placement, ("c", "w", "ctrl+s")),
    "contact.first_talk": (
        lambda desk: add_person(desk, registered_on=DAY - AGO, plan_agreed_on=DAY),
        ("c", "o", "ctrl+s"),
    ),
    "contact.quarterly": (
        lambda desk: contacts(desk, (100, "held")),
        ("c", "o", "ctrl+s"),
    ),
    "contact.outcome_missing": (
        lambda desk: contacts(desk, (100, "held"), (4, None)),
        ("c", "1", "h", "ctrl+s"),
    ),
    "contact.no_show_repeated": (
        lambda desk: contacts(desk, (30, "held"), (9, "no_show"), (4, "no_show")),
        ("c", "o", "ctrl+s"),
    ),
    "debt.threat": (threatened, ("c", "p", "ctrl+s")),
    "task.due": (lambda desk: desk.write.add("task", {"title": "T", "due_on": DAY}), ("m",)),
}

SECOND_WAYS: dict[str, Keys] = {
    "rights.long_term": ("enter", "enter", "r"),
    "rights.ends": ("enter", "enter", "n"),
}


def standing(desk: Desk, rule: str) -> list[Signal]:
    return [signal for signal in desk.read.day().signals if signal.rule.name == rule]


async def go_to_line(driver: Driver[DeskApp], key: str) -> None:
    today = driver.app.screen.query_one(Lines)
    while not today.move_to(key):
        today.move_to(next(line.key for line in today.lines if "▸" in line.cells[0]))
        await driver.press("space")
        await driver.pilot.pause(letter_run.PAUSE)  # a letter right behind it would be a text
    await driver.settle()


@pytest.mark.parametrize(
    ("rule", "keys"),
    [*((rule, keys) for rule, (_, keys) in SETTLED.items()), *SECOND_WAYS.items()],
)
async def test_the_act_that_is_named_settles_it(
    opened: Opened, empty_desk: Desk, rule: str, keys: Keys
) -> None:
    desk = empty_desk
    make, _ = SETTLED[rule]
    make(desk)
    [signal] = standing(desk, rule)
    named = settled_by(signal, Policy())
    assert re.search(rf"(^|; ){keys[0]}[ :,]", named)
    async with opened(desk=desk) as driver:
        await go_to_line(driver, person_key(signal))
        for key in keys:
            if isinstance(key, tuple):
                field = driver.app.screen.fields()[key[0]]
                field.focus_control()
                await driver.settle()  # what stands in the field is selected
                await driver.type(key[1])
            else:
                await driver.press(key)
        assert standing(desk, rule) == []
        assert driver.app.screen.NAME in ("today", "work", "dossier")


async def test_a_contact_that_was_planned_and_one_with_another_subject_keep_theirs(
    opened: Opened, empty_desk: Desk
) -> None:
    """What the line is about begins a new contact, and changes none that is there."""
    placement(empty_desk)
    owner = empty_desk.read.people()[0].person.id
    add_contact(empty_desk, owner, on=DAY, purpose="debts")
    async with opened(desk=empty_desk) as driver:
        await go_to_line(driver, f"jobseeker:{owner}")
        await driver.press("c")
        assert driver.app.screen.fields()["purpose"].read() == "debts"
        await driver.press("escape", "a")
        fields = driver.app.screen.fields()
        assert (fields["purpose"].read(), fields["organisation"].text) == (
            "placement_visit",
            "Testbedrijf",
        )


async def test_from_the_placement_in_the_dossier_the_contact_is_a_visit_there(
    opened: Opened, empty_desk: Desk
) -> None:
    placement(empty_desk)
    async with opened(desk=empty_desk) as driver:
        await go_to_line(driver, f"jobseeker:{empty_desk.read.people()[0].person.id}")
        await driver.press("enter", "c", "w", "ctrl+s")
        [contact] = empty_desk.read.dossier(empty_desk.read.people()[0].person.id).lists[
            "contacts"
        ][:1]
        assert (contact["purpose"], contact["organisation"]) == ("placement_visit", "Testbedrijf")
        assert standing(empty_desk, "placement.visit_due") == []


async def test_a_form_that_was_left_open_keeps_what_the_line_gave_it(
    opened: Opened, empty_desk: Desk
) -> None:
    placement(empty_desk)
    owner = empty_desk.read.people()[0].person.id
    async with opened(desk=empty_desk) as driver:
        await go_to_line(driver, f"jobseeker:{owner}")
        await driver.press("c")
        form = driver.app.screen
        form.keep_now()
        assert empty_desk.read.drafts() == []  # nothing was typed
        await driver.press("w")
        await driver.type("hij werkt goed")
        form.keep_now()
        [draft] = empty_desk.read.drafts()
        await driver.press("escape", "n")
        driver.app.push_screen(await asyncio.to_thread(form_of, empty_desk, draft))
        await driver.settle()
        fields = driver.app.screen.fields()
        assert (fields["purpose"].read(), fields["organisation"].text, fields["note"].text) == (
            "placement_visit",
            "Testbedrijf",
            "hij werkt goed",
        )
