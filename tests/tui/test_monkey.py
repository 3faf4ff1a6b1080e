"""No key and no click, anywhere, stops coachdesk or harms the store.

500 steps in every run; 20,000 with COACHDESK_FULL=1. A seed that fails is told with its last steps.
"""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.platforms import home_variables
from tests.scenes import sample_store
from tests.tui.monkey import Monkey, check_store, every_key, steps

FULL = bool(os.environ.get("COACHDESK_FULL"))
SEEDS = range(1, 41) if FULL else (2, 5, 10, 11)
STEPS = 500 if FULL else 125


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files the monkey happens to write stay here, and no browser opens."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name, value in home_variables(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("webbrowser.open", lambda *_, **__: True)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("seed", SEEDS)
async def test_no_key_or_click_stops_the_desk_or_harms_the_store(seed: int, tmp_path: Path) -> None:
    await Monkey(seed, tmp_path).run(STEPS)


def test_a_seed_always_does_the_same() -> None:
    assert list(steps(7, 300)) == list(steps(7, 300))
    assert list(steps(7, 300)) != list(steps(8, 300))


def test_the_monkey_knows_the_keys_of_every_screen_but_not_the_way_out() -> None:
    keys = set(every_key())
    assert {"1", "slash", "ctrl+r", "space", "ctrl+s", "f2", "e", "comma"} <= keys
    assert not {"q", "ctrl+q"} & keys


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE jobseeker SET phone = 'unnoted' WHERE id = 1",
        "DELETE FROM change WHERE id = (SELECT max(id) FROM change)",
        "INSERT INTO journal_entry (at, what, facts, window) VALUES ('2026', 'add', '{}', 'w')",
        "UPDATE contact SET jobseeker_id = 9999 WHERE id = 1",
    ],
)
def test_harm_done_to_a_store_is_noticed(harm: str, tmp_path: Path) -> None:
    path = sample_store(tmp_path)
    check_store(path)
    link = sqlite3.connect(path)
    link.execute(harm)
    link.commit()
    link.close()
    with pytest.raises(AssertionError):
        check_store(path)
