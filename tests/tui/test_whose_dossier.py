"""A form, a mark or a draft about P stays P's, whatever file stands at the store's path by then."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.json_text import parsed
from coachdesk.domain.names import Person
from coachdesk.domain.signal import Signal
from coachdesk.exchange.caseload_json import read_json
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.closing import open_close_form
from coachdesk.tui.forms.contact import open_appointment_form, open_contact_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.erase import erase_dossier
from coachdesk.tui.forms.export import open_plan_page
from coachdesk.tui.forms.hand_over import open_hand_over_form
from coachdesk.tui.forms.moving import move_appointment
from coachdesk.tui.forms.plan import open_plan_form
from coachdesk.tui.forms.set_aside import set_aside
from coachdesk.tui.screens.attendance import open_roll
from coachdesk.tui.screens.dossier import open_dossier
from tests.scenes import DAY, sample_desk, sample_store
from tests.store.steps import exported
from tests.store.test_row_ids import WAYS, _content, _stores
from tests.tui.conftest import Driver, Opened

NOTE = "Sprak met Peters over zijn schulden"
PASSPHRASE = "vier losse woorden samen"


def _open(path: Path) -> Desk:
    return Desk.open(path, today=DAY)


def _ids(desk: Desk) -> dict[str, int]:
    """What a form can be about: P, and the first record of each kind."""
    person = desk.read.caseload()[0].case.person
    dossier = desk.read.dossier(person.id)
    assert dossier and person.last_name == "Peters"
    found = {item.kind: item.id for items in dossier.lists.values() for item in items}
    return {"jobseeker": person.id, **found, "workshop": desk.read.workshops()[0].id}


def edit_one(app: DeskApp, ids: dict[str, int], kind: str) -> None:
    edit_record(app, kind, ids[kind], ids["jobseeker"])


def signal_of(app: DeskApp, rule: str) -> Signal:
    return next(signal for signal in app.desk.read.day().signals if signal.rule.name == rule)


def closed_person(app: DeskApp) -> Person:
    return next(hit.person for hit in app.desk.read.people() if hit.closed)


# Each form about P, and a field with what is typed there.
FORMS: dict[str, tuple[Callable[[DeskApp, dict[str, int]], object], dict[str, str]]] = {
    "log a contact": (
        lambda a, i: open_contact_form(a, i["jobseeker"], i["contact"]),
        {"outcome": "held", "mode": "office", "note": NOTE},
    ),
    "appointment": (
        lambda a, i: open_appointment_form(a, i["jobseeker"]),
        {"on": "27-11", "mode": "office", "note": NOTE},
    ),
    "move": (lambda a, i: move_appointment(a, i["contact"]), {"at": "10:00"}),
    "person": (lambda a, i: edit_one(a, i, "jobseeker"), {"note": NOTE}),
    "contact": (lambda a, i: edit_one(a, i, "contact"), {"note": NOTE}),
    "step": (lambda a, i: edit_one(a, i, "plan_step"), {"note": NOTE}),
    "new step": (
        lambda a, i: edit_record(a, "plan_step", None, i["jobseeker"]),
        {"title": NOTE, "domain": "work"},
    ),
    "placement": (lambda a, i: edit_one(a, i, "placement"), {"note": NOTE}),
    "assistance": (
        lambda a, i: edit_one(a, i, "debt_assistance"),
        {"first_talk_on": "3-11"},
    ),
    "workshop": (lambda a, i: edit_record(a, "workshop", i["workshop"], None), {"place": "Zaal 3"}),
    "plan": (lambda a, i: open_plan_form(a, i["jobseeker"], lambda: None), {"plan_goal": NOTE}),
    "close": (
        lambda a, i: open_close_form(a, i["jobseeker"]),
        {"closed_reason": "moved", "closing_note": NOTE},
    ),
    "set aside": (
        lambda a, i: set_aside(a, signal_of(a, "plan.step_due")),
        {"until_on": "28-11", "reason": NOTE},
    ),
    "set a roll aside": (
        lambda a, i: set_aside(a, signal_of(a, "workshop.roll_call_missing")),
        {"until_on": "28-11", "reason": NOTE},
    ),
    "print": (lambda a, i: open_plan_page(a, i["jobseeker"], "K-00001"), {"file": "out.html"}),
    "hand over": (
        lambda a, i: open_hand_over_form(a, [a.desk.read.caseload()[0].case.person]),
        {"file": "out.json"},
    ),
    "erase": (
        lambda a, i: erase_dossier(a, closed_person(a), lambda: None),
        {"number": "K-00002"},
    ),
}  # fmt: skip
CASES = [(way, other) for way in WAYS for other in (False, True)]
KINDS = pytest.mark.parametrize(
    ("way", "other_coach"), CASES, ids=[f"{w}-{'other' if o else 'restored'}" for w, o in CASES]
)


def _records(path: Path) -> list[str]:
    """All of a file but its drafts."""
    return [line for line in _content(path) if "draft" not in line]


def _typed(driver: Driver[DeskApp], texts: dict[str, str]) -> None:
    fields = driver.app.screen.fields()
    for name, text in texts.items():
        fields[name].put(text)


@KINDS
@pytest.mark.parametrize("form", FORMS)
async def test_a_form_about_somebody_refuses_in_another_file_and_keeps_its_text(
    form: str, way: str, other_coach: bool, opened: Opened, tmp_path: Path
) -> None:
    path, other = _stores(tmp_path, other_coach=other_coach)
    show, texts = FORMS[form]
    if "file" in texts:
        texts = {"file": str(tmp_path / texts["file"])}
    async with opened(desk=_open(path)) as driver:
        show(driver.app, _ids(driver.app.desk))
        await driver.settle()
        _typed(driver, texts)
        await driver.settle()
        before = {name: driver.app.screen.fields()[name].kept for name in texts}
        asked = driver.app.screen
        WAYS[way](other, path)
        content = _records(path)
        await driver.press("ctrl+s")
        if driver.app.screen is not asked:  # handing over closes a dossier, and asks first
            await driver.press("y")
        assert driver.app.screen is asked
        assert {name: asked.fields()[name].kept for name in texts} == before
        assert driver.said(".problem")
    assert _records(path) == content
    assert not list(tmp_path.glob("out.*"))


@KINDS
async def test_a_text_left_unfinished_is_never_offered_as_anybody_elses(
    way: str, other_coach: bool, opened: Opened, tmp_path: Path
) -> None:
    path, other = _stores(tmp_path, other_coach=other_coach)
    desk = _open(path)
    whole = exported(desk)
    async with opened(desk=desk) as driver:
        ids = _ids(desk)
        open_contact_form(driver.app, ids["jobseeker"], ids["contact"])
        await driver.settle()
        _typed(driver, {"note": NOTE})
        await driver.settle()
        WAYS[way](other, path)
        driver.app.keep_typed()
    async with opened(desk=_open(path)) as driver:
        assert type(driver.app.screen).__name__ != "AskScreen"
        if not other_coach:
            assert "somebody who is not here" in driver.notices
            await driver.press("ctrl+p")
            await driver.type("unfinished")
            await driver.press("enter")
            assert type(driver.app.screen).__name__ == "AskScreen" and NOTE in driver.in_sight
    if other_coach:
        return
    # P comes back under another number: the text is offered with P.
    desk = _open(path)
    again = parsed(whole)
    for person in again["jobseekers"]:
        person["ref"] = "K-1" + person["ref"][3:]
    desk.files.import_records(read_json(json.dumps({**again, "workshops": []})))
    async with opened(desk=desk) as driver:
        assert "Peters" in driver.in_sight
        await driver.press("y")
        assert driver.app.screen.fields()["note"].kept == NOTE


@KINDS
@pytest.mark.parametrize("key", ["a", "o", "H"])
@pytest.mark.parametrize("seen", [False, True])
async def test_marks_are_never_of_who_has_the_numbers_now(
    key: str, seen: bool, way: str, other_coach: bool, opened: Opened, tmp_path: Path
) -> None:
    path, other = _stores(tmp_path, other_coach=other_coach)
    async with opened(desk=_open(path)) as driver:
        await driver.press("2", "space")
        WAYS[way](other, path)
        content = _records(path)
        if seen:  # the list was read again meanwhile
            driver.app.background.look_for_changes()
            await driver.settle()
        await driver.press(key)
        form = type(driver.app.screen).__name__
        assert form in ("RefusedScreen", "CaseloadScreen", "WorkshopForm"), form
        assert "Quist" not in driver.in_sight or form in ("RefusedScreen", "CaseloadScreen")
    assert _records(path) == content


# Keys of a screen that shows P: how to come there, the line, and what is pressed on it.
SHOWN: dict[str, tuple[Callable[[DeskApp, dict[str, int]], object], str, tuple[str, ...]]] = {
    "mark the roll": (lambda a, i: open_roll(a, i["workshop"]), "Peters", ("a",)),
    "delete a workshop": (lambda a, i: open_roll(a, i["workshop"]), "Peters", ("d", "y")),
    "tick a step": (lambda a, i: open_dossier(a, i["jobseeker"], "plan"), "cv", ("space",)),
    "delete a step": (lambda a, i: open_dossier(a, i["jobseeker"], "plan"), "cv", ("d", "y")),
    "undo": (lambda a, i: None, "Peters", ("u",)),
}


@pytest.mark.parametrize(("way", "other_coach"), [(None, False), *CASES])
@pytest.mark.parametrize("what", SHOWN)
async def test_a_key_on_somebody_shown_does_nothing_to_anybody_else(
    what: str, way: str | None, other_coach: bool, opened: Opened, tmp_path: Path
) -> None:
    path, other = _stores(tmp_path, other_coach=other_coach)
    desk = _open(path)
    desk.write.remember("dates", "iso")  # something to take back
    show, line, keys = SHOWN[what]
    async with opened(desk=desk) as driver:
        show(driver.app, _ids(desk))
        await driver.settle()
        await driver.go_to(line)
        if way:
            WAYS[way](other, path)
        content = _records(path)
        await driver.press(*keys)
        assert driver.app.is_running and driver.app.ending.fault is None
    assert (_records(path) == content) == bool(way)


@pytest.mark.parametrize(("way", "other_coach"), [(None, False), *CASES])
async def test_a_question_to_delete_deletes_nobody_elses_record(
    way: str | None, other_coach: bool, opened: Opened, tmp_path: Path
) -> None:
    path, other = _stores(tmp_path, other_coach=other_coach)
    async with opened(desk=_open(path)) as driver:
        open_dossier(driver.app, _ids(driver.app.desk)["jobseeker"], "plan")
        await driver.settle()
        await driver.go_to("cv")
        await driver.press("d")
        assert type(driver.app.screen).__name__ == "AskScreen"
        if way:
            WAYS[way](other, path)
        content = _records(path)
        await driver.press("y")
        assert driver.app.is_running and driver.app.ending.fault is None
    assert (_records(path) == content) == bool(way)


@KINDS
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
async def test_what_was_typed_before_the_lock_is_not_saved_in_the_file_found_after_it(
    passphrase: str | None, way: str, other_coach: bool, opened: Opened, tmp_path: Path
) -> None:
    path, other = _stores(tmp_path, other_coach=other_coach)
    if passphrase:
        pytest.importorskip("sqlcipher3")
        for file in (path, other):
            with closing(_open(file)) as own:
                own.safety.protect(None, passphrase)
    desk = Desk.open(path, today=DAY, passphrase=passphrase)
    async with opened(desk=desk) as driver:
        ids = _ids(desk)
        open_contact_form(driver.app, ids["jobseeker"], ids["contact"])
        await driver.settle()
        _typed(driver, {"note": NOTE})
        await driver.settle()
        form = driver.app.screen
        driver.app.action_lock()
        await driver.settle()
        shutil.copy(other, path)
        if passphrase:
            await driver.type(passphrase)
        await driver.press("enter")
        if type(driver.app.screen).__name__ == "LockScreen":
            assert other_coach and passphrase
            return
        assert driver.app.screen is form
        await driver.press("ctrl+s")
        assert driver.app.screen is form and form.fields()["note"].kept == NOTE
    with closing(Desk.open(path, today=DAY, passphrase=passphrase)) as own:
        assert NOTE not in exported(own)


@pytest.mark.parametrize("typed", ["", "any words at all"])
async def test_a_plain_file_put_under_the_lock_does_not_open_what_the_lock_covers(
    typed: str, opened: Opened, tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    desk = sample_desk(tmp_path)
    names = {line.case.person.last_name for line in desk.read.caseload()}
    (tmp_path / "plain").mkdir()
    plain = sample_store(tmp_path / "plain")
    desk.safety.protect(None, PASSPHRASE)
    async with opened(desk=desk) as driver:
        assert any(name in driver.in_sight for name in names)
        driver.app.action_lock()
        await driver.settle()
        shutil.copy(plain, desk.path)
        if typed:
            await driver.type(typed)
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "LockScreen"
        assert not any(name in driver.in_sight for name in names)
