"""What is finer to measure in the process itself: Today's reads, published figures, the rules."""

import json
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from time import perf_counter
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.rules import all_signals
from coachdesk.store.protection import SALT_BYTES, Key
from coachdesk.store.snapshots import read_snapshot
from coachdesk.team import Team
from tests.benchmarks.stores import DAY, PASSPHRASE, Stores

_OFTEN = 10  # what takes a millisecond or two is done so often, and its mean taken
_MS = 1000.0


def derivation_ms() -> float:
    """How long the key of a protected store takes to make."""
    return _took(lambda: Key.derived(PASSPHRASE, bytes(SALT_BYTES)))


def figures(stores: Stores) -> dict[str, list[float]]:
    """One round of everything; milliseconds, the rules in microseconds a case."""
    with ExitStack() as held:

        def opened(path: Any) -> Desk:
            return held.enter_context(closing(Desk.open(path, today=DAY, read_only=True)))

        few, many = opened(stores.people(40)), opened(stores.people(12_500))
        aged = opened(stores.history())
        found: dict[str, list[float]] = {
            "reads 40": [_reads(few, _OFTEN)],
            "reads history": [_reads(aged, _OFTEN)],
            "reads 12500": [_reads(many, 1)],
            "dossier 40": [_took(lambda: few.read.dossier(1), _OFTEN)],
            "dossier history": [_took(lambda: aged.read.dossier(1), _OFTEN)],
        }
        folder = stores.published()
        found["json.loads"] = [_took(lambda: _loaded(folder), _OFTEN)]
        found["published"] = [_took(lambda: Team([folder], DAY).read(), _OFTEN)]
        snapshot = read_snapshot(many.store, many.policy, DAY)
        rules = _took(lambda: all_signals(snapshot, many.policy, DAY))
        found["rules"] = [rules * _MS / len(snapshot.cases)]
    return found


def _loaded(folder: Path) -> None:
    """The least that reading published figures takes."""
    for file in folder.iterdir():
        json.loads(file.read_bytes())


def _reads(desk: Desk, times: int) -> float:
    policy = desk.policy
    return _took(lambda: read_snapshot(desk.store, policy, DAY), times)


def _took(what: Callable[[], Any], times: int = 1) -> float:
    begun = perf_counter()
    for _ in range(times):
        what()
    return (perf_counter() - begun) * _MS / times
