"""What comes late comes under the lock: nothing of anybody is shown until it is off."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.preferences import LOCK_MINUTES
from coachdesk.domain.record_ref import RecordRef
from coachdesk.store.errors import StoreError
from coachdesk.team import Team
from coachdesk.tui.app import DeskApp
from coachdesk.tui.drafts import offer_drafts
from coachdesk.tui.forms.contact import open_contact_form
from coachdesk.tui.forms.protection import protect
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.dossier import open_dossier
from coachdesk.tui.screens.finder import find
from coachdesk.tui.screens.question import AskScreen
from coachdesk.tui.screens.reading import open_text
from coachdesk.tui.team import TeamApp
from coachdesk.tui.undoing import undo
from coachdesk.tui.widgets.passphrase import SecretInput
from tests.scenes import DAY, sample_desk, sample_store
from tests.store.steps import run_sql
from tests.tui.conftest import Driver, Opened, driven

NAME = "Berhe"
PASSPHRASE = "paard nietje batterij correct"

# What a thread or a timer may do on the app after the lock came, each naming somebody.
LATE: dict[str, Callable[[DeskApp], object]] = {
    "a toast": lambda app: app.work.say(f"Taken back: {NAME}"),
    "a warning": lambda app: app.work.say(f"{NAME} was changed", warn=True),
    "a notice of Textual's": lambda app: app.notify(NAME, title=NAME),
    "a fault": lambda app: app.work.not_done(StoreError("gone", Path(NAME))),
    "a question": lambda app: app.push_screen(AskScreen(f"Go on with {NAME}?", "yes", "no")),
    "a draft offered": lambda app: offer_drafts(app),
    "a dossier": lambda app: open_dossier(app, 10),
    "a form": lambda app: open_contact_form(app, 10),
    "a text": lambda app: open_text(app, NAME, literal(NAME)),
    "a picker": lambda app: find(app),
    "another screen": lambda app: app.action_go("caseload"),
    "another mode": lambda app: app.switch_mode("caseload"),
    "a reading": lambda app: app.work.reload(),
    "a write": lambda app: app.work.changed([RecordRef("jobseeker", 10)], follow=True),
    "what was undone": lambda app: undo(app),
}


def names_of(desk: Desk) -> set[str]:
    return {
        case.person.last_name for case in desk.read.day().cases if len(case.person.last_name) > 3
    }


def assert_covered(driver: Driver[DeskApp], names: set[str]) -> None:
    assert type(driver.app.screen).__name__ == "LockScreen"
    assert not [name for name in names | {NAME} if name in driver.in_sight]
    assert not driver.notices


@pytest.mark.parametrize("late", LATE)
@pytest.mark.parametrize("protected", [False, True])
async def test_nothing_that_comes_after_the_lock_is_shown_over_it(
    opened: Opened, tmp_path: Path, late: str, protected: bool
) -> None:
    desk = sample_desk(tmp_path)
    if protected:
        pytest.importorskip("sqlcipher3")
        desk.safety.protect(None, PASSPHRASE)
    async with opened(desk=desk) as driver:
        names = names_of(desk)
        await driver.press("ctrl+l")
        driver.app.do(lambda: LATE[late](driver.app))
        await driver.settle()
        assert_covered(driver, names)


async def test_what_was_asked_under_the_lock_is_there_once_it_is_off(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("ctrl+l")
        driver.app.push_screen(AskScreen(f"Go on with {NAME}?", "yes", "no"))
        await driver.settle()
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "AskScreen" and NAME in driver.in_sight


async def test_a_form_that_is_saved_after_the_lock_came_does_not_take_it_off(
    opened: Opened,
) -> None:
    async with opened() as driver:
        names = names_of(driver.app.desk)
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "o")
        form = driver.app.screen
        await driver.press("ctrl+l")
        form.finish(1)
        await driver.settle()
        assert_covered(driver, names)
        await driver.press("enter")
        assert form not in driver.app.screen_stack


@pytest.mark.parametrize("keys", [("u", "ctrl+l"), ("u", "y", "ctrl+l"), ("ctrl+r", "ctrl+l")])
async def test_the_lock_right_after_a_key_that_says_something_covers_it(
    opened: Opened, keys: tuple[str, ...]
) -> None:
    async with opened() as driver:
        names = names_of(driver.app.desk)
        await driver.go_to("Berhe, Rahel")
        await driver.press("c", "o", "ctrl+s")
        await driver.pilot.press(*keys)
        while not driver.app.lock.is_on:
            await driver.pilot.pause(0.01)
        for _ in range(5):
            assert_covered(driver, names)
            await driver.settle()


async def test_a_passphrase_typed_in_a_form_is_emptied_by_the_lock(
    opened: Opened, tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    desk = sample_desk(tmp_path)
    desk.safety.protect(None, PASSPHRASE)
    async with opened(desk=desk) as driver:
        protect(driver.app)
        await driver.settle()
        await driver.type(PASSPHRASE)
        field = driver.app.screen.query(SecretInput).first()
        assert field.copied() == PASSPHRASE
        await driver.press("ctrl+l")
        assert not any(field._signs)


async def test_a_lock_without_a_passphrase_is_not_called_one(opened: Opened) -> None:
    async with opened() as driver:
        await driver.press("ctrl+l")
        assert "covered, not locked" in driver.in_sight


@pytest.mark.parametrize("names", [True, False])
async def test_the_leads_screen_covers_itself_where_it_shows_names(
    tmp_path: Path, names: bool
) -> None:
    team = Team([sample_store(tmp_path)], DAY, names=names)
    async with driven(TeamApp(team), (80, 24), Driver) as driver:
        driver.app.lock.put_on_when_idle()
        assert not driver.app.lock.is_on
        driver.app.lock.last_touched -= 16 * 60
        driver.app.lock.put_on_when_idle()
        await driver.settle()
        assert driver.app.lock.is_on is names
        if names:
            assert "covered" in driver.in_sight and "Caseload" not in driver.in_sight
            await driver.press("enter")
            assert "Caseload" in driver.in_sight
        await driver.press("ctrl+l")
        assert driver.app.lock.is_on
    team.close()


@pytest.mark.parametrize("stored", ["null", '"x"', "[]", "-5", "1e999", "NaN", "true", "{}"])
async def test_minutes_that_are_none_lock_as_if_nothing_was_set(
    opened: Opened, tmp_path: Path, stored: str
) -> None:
    path = sample_store(tmp_path)
    run_sql(path, f"INSERT INTO setting (name, value) VALUES ('lock_minutes', '{stored}')")
    async with opened(desk=Desk.open(path, today=DAY)) as driver:
        driver.app.lock.put_on_when_idle()
        assert driver.app.lock.minutes() == LOCK_MINUTES
