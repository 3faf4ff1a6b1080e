"""The team lead's figures are those of an independent count, from stores and published files."""

import os
import random
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.summary import FIGURES, total
from coachdesk.exchange.summary_file import read_summary
from coachdesk.team import Team
from tests import oracle, summary_oracle
from tests.random_caseloads import random_caseload, random_day
from tests.store.steps import import_records

SEEDS = range(600 if os.environ.get("COACHDESK_FULL") == "1" else 8)
COACHES = 3


def figures(given: dict[str, Any]) -> dict[str, Any]:
    """Without what is no figure."""
    return {name: given[name] for name in given if name not in ("coach", "team", "as_of", "state")}


def made(caseload: dict[str, Any], today: date, path: Path) -> Path:
    with closing(Desk.open(path, today=today, create=True)) as desk:
        import_records(desk, caseload)
    return path


@pytest.mark.parametrize("seed", SEEDS)
def test_any_team_on_any_day_has_the_figures_of_the_domain(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    today = random_day(chance)
    caseloads = [random_caseload(chance, today, 8) for _ in range(COACHES)]
    stores = [
        made(caseload, today, tmp_path / f"{number}.db")
        for number, caseload in enumerate(caseloads)
    ]
    for store, caseload in zip(stores, caseloads, strict=True):
        with closing(Desk.open(store, today=today)) as desk:
            own = desk.read.summary()
            assert figures(own.as_json()) == summary_oracle.expected_figures(caseload, today)
            assert read_summary(desk.files.publish(tmp_path)).summary == own
    together = summary_oracle.figures_of(caseloads, today)
    for sources in (stores, [tmp_path], [*stores, tmp_path], [stores[0], tmp_path]):
        found = Team(sources, today).read()
        assert len(found.coaches) == COACHES
        assert found.total.as_json() == together


@pytest.mark.parametrize("seed", SEEDS)
def test_the_dossiers_behind_a_figure_are_those_it_counts(seed: int, tmp_path: Path) -> None:
    chance = random.Random(f"dossiers {seed}")
    today = random_day(chance)
    caseload = random_caseload(chance, today, 12)
    with closing(Desk.open(made(caseload, today, tmp_path / "caseload.db"), today=today)) as desk:
        own = desk.read.summary()
    signals = oracle.expected_signals(caseload, today)
    for (group, name), (rule, severity) in summary_oracle.BY_RULE.items():
        if rule == "organisation.never_hires":
            continue
        key = f"{group}.{name}" if group else name
        wanted = {ref for item, ref, grade, _ in signals
                  if item == rule and severity in (None, grade)}  # fmt: skip
        assert set(own.refs[key]) == wanted, key


def test_the_total_is_the_sum_of_the_coaches_figure_by_figure(tmp_path: Path) -> None:
    chance = random.Random(7)
    today = date(2026, 11, 20)
    found = []
    for number in range(5):
        path = made(random_caseload(chance, today, 20), today, tmp_path / f"{number}.db")
        with closing(Desk.open(path, today=today)) as desk:
            found.append(desk.read.summary().figures)
    together = total(found)
    for figure in FIGURES:
        if figure.key in together.counts:
            assert together.counts[figure.key] == sum(one.counts[figure.key] for one in found)
    assert together.limit == sum(one.limit for one in found)
