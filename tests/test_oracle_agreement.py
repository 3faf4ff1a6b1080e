"""The desk's signals are those of an independent reading (coachdesk/docs/domain.md, section 4)."""

import json
import os
import random
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.signal import Severity
from tests import oracle
from tests.random_caseloads import as_version_1, random_caseload, random_day
from tests.store.steps import import_records

SAMPLES = Path(__file__).parent / "samples"
SEEDS = range(1000 if os.environ.get("COACHDESK_FULL") == "1" else 40)


def signals_on(caseload: dict[str, Any], today: date, folder: Path) -> list[oracle.Signal]:
    """What the desk says of a caseload on a day."""
    with closing(Desk.open(folder / "caseload.db", today=today, create=True)) as desk:
        import_records(desk, caseload)
        found = [
            (item.rule.name, item.ref, item.severity.value, item.due_on and item.due_on.isoformat())
            for item in desk.read.day().signals
        ]
    return sorted(found, key=lambda signal: tuple(part or "" for part in signal))


@pytest.mark.parametrize("seed", SEEDS)
def test_any_caseload_on_any_day_has_the_signals_of_the_domain(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    today = random_day(chance)
    caseload = random_caseload(chance, today, 8)
    assert signals_on(caseload, today, tmp_path) == oracle.expected_signals(caseload, today)


@pytest.mark.parametrize("seed", range(0, len(SEEDS), 2))
def test_a_caseload_of_version_1_has_them_too_with_its_buddies(seed: int, tmp_path: Path) -> None:
    chance = random.Random(f"version 1, {seed}")
    today = random_day(chance)
    older = as_version_1(random_caseload(chance, today, 8), "Ans")
    wanted = {**older, "jobseekers": [_with_pairing(person) for person in older["jobseekers"]]}
    assert signals_on(older, today, tmp_path) == oracle.expected_signals(wanted, today)


def _with_pairing(person: dict[str, Any]) -> dict[str, Any]:
    """A buddy is a pairing that began when somebody was registered."""
    if not person.get("buddy"):
        return person
    began = person["registered_on"]
    return {**person, "pairings": [{"kind": "buddy", "with_whom": "Ans", "started_on": began}]}


@pytest.mark.parametrize("seed", range(0, len(SEEDS), 10))
def test_intakes_stand_as_the_domain_says(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    today = random_day(chance)
    caseload = random_caseload(chance, today, 20)
    with closing(Desk.open(tmp_path / "caseload.db", today=today, create=True)) as desk:
        import_records(desk, caseload)
        intakes = desk.read.day().intakes
    expected = oracle.expected_intakes(caseload, today)
    assert sorted(item.person.ref for item in intakes) == [item["ref"] for item in expected]
    by_ref = {item.person.ref: item.intake for item in intakes}
    for wanted in expected:
        found = by_ref[wanted["ref"]]
        assert found.due_on.isoformat() == wanted["due_on"]
        assert found.state == wanted["state"]


@pytest.mark.parametrize("seed", range(0, len(SEEDS), 4))
def test_what_is_read_first_of_a_large_caseload_stands_first_in_the_whole(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachdesk.desk.reading.MANY", 1)
    chance = random.Random(seed)
    today = random_day(chance)
    with closing(Desk.open(tmp_path / "caseload.db", today=today, create=True)) as desk:
        import_records(desk, random_caseload(chance, today, 40))
        first, whole = desk.read.first_lines(), desk.read.day()
    assert first and not first.whole and whole.whole
    assert first.fullness == whole.fullness
    assert first.appointments == whole.appointments
    urgent = {item.person for item in whole.signals if item.severity is Severity.URGENT}
    assert first.signals == [item for item in whole.signals if item.person in urgent]


@pytest.mark.parametrize("kind", ["", "-work"])
def test_the_sample_has_exactly_its_signals(tmp_path: Path, kind: str) -> None:
    caseload = json.loads((SAMPLES / f"caseload{kind}.json").read_text(encoding="utf-8"))
    given = json.loads((SAMPLES / f"signals{kind}-2026-11-20.json").read_text(encoding="utf-8"))
    wanted = [(item["rule"], item["ref"], item["severity"], item["due_on"])
              for item in given["signals"]]  # fmt: skip
    wanted.sort(key=lambda signal: tuple(part or "" for part in signal))
    today = date.fromisoformat(given["today"])
    assert oracle.expected_signals(caseload, today) == wanted
    assert signals_on(caseload, today, tmp_path) == wanted
