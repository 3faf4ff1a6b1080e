"""Before the desk opens: the passphrase of a protected store, the backup of a damaged one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from coachdesk.desk import Desk
from coachdesk.store.errors import StoreError
from coachdesk.store.restoring import Offer, offer
from coachdesk.tui.crash import RescueApp, offer_text
from coachdesk.tui.letter_run import PAUSE
from coachdesk.tui.unlock import UnlockApp
from coachdesk.tui.widgets.passphrase import PassphraseBox
from tests.scenes import DAY, sample_desk

PASSPHRASE = "paard nietje batterij correct"

pytest.importorskip("sqlcipher3")


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    desk = sample_desk(tmp_path)
    desk.safety.protect(None, PASSPHRASE)
    desk.close()
    return desk.path


def _opener(path: Path) -> Callable[[str], Desk]:
    return lambda passphrase: Desk.open(path, today=DAY, passphrase=passphrase)


async def _type(app: App[object], pilot: Pilot[object], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text), "enter")
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_passphrase_opens_the_desk_a_wrong_one_is_typed_anew(protected: Path) -> None:
    app = UnlockApp(_opener(protected))
    async with app.run_test(size=(40, 10)) as pilot:
        await _type(app, pilot, "nee")
        how = str(app.query_one(PassphraseBox).query_one("#how").render())
        assert "not the passphrase" in how
        await _type(app, pilot, PASSPHRASE)
    desk = app.return_value
    assert desk and desk.read.day().active == 38
    desk.close()


async def test_esc_leaves_without_opening(protected: Path) -> None:
    app = UnlockApp(_opener(protected))
    async with app.run_test() as pilot:
        await pilot.press("escape")
    assert app.return_value is None and app.failure is None


async def test_what_no_passphrase_mends_is_told_apart(protected: Path) -> None:
    def broken(_: str) -> Desk:
        raise StoreError("damaged", protected)

    app = UnlockApp(broken)
    async with app.run_test() as pilot:
        await _type(app, pilot, PASSPHRASE)
    assert app.failure and app.failure.code == "damaged" and app.passphrase == PASSPHRASE


@pytest.fixture
def damaged(tmp_path: Path) -> Offer:
    """What is offered for a store whose head was overwritten after a backup and one more change."""
    desk = sample_desk(tmp_path)
    desk.safety.back_up()
    seen = desk.read.record("jobseeker", 10)
    assert seen
    desk.write.change("jobseeker", 10, {"phone": "06 11"}, seen.values)
    desk.close()
    found = offer(desk.path)
    assert found
    return found


def test_a_backup_that_cannot_be_read_whole_is_not_called_a_good_one(damaged: Offer) -> None:
    assert "newest good backup" in offer_text(damaged, gone=False)
    text = offer_text(damaged._replace(sound=False), gone=False)
    assert "good" not in text and "not all that stands in it can be read" in text


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False)])
async def test_the_backup_is_offered_with_what_it_lacks(
    damaged: Offer, key: str, answer: bool
) -> None:
    app = RescueApp(damaged)
    async with app.run_test() as pilot:
        await pilot.pause()
        shown = "".join(str(part.render()) for part in app.screen.query("Static"))
        assert "50 dossiers" in shown and "jobseeker 1" in shown
        await pilot.press(key)
        await pilot.pause(2 * PAUSE)
    assert app.return_value is answer
