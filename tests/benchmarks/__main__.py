"""How fast coachdesk is, as its user meets it: a table, and all figures as JSON.

python -m tests.benchmarks [--rounds N] [--only NAME ...] [--json FILE]

Every round runs the reference R, each program on a terminal of its own (120 x 40), each command and
what is measured in the process, one after another, so that a ratio compares what ran side by side.
Linux; about ten minutes at its default rounds.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.benchmarks import files, held, inside, rest, table, tui_bench
from tests.benchmarks.stores import Stores
from tests.benchmarks.subjects import Command, Subject, commands, programs

ROUNDS = 9
SIZE = (120, 40)
WITHIN = 30.0  # seconds a step may take
FILE_SIZES = (40, 250, 1_000)


def main() -> int:
    options = _options()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="coachdesk-bench-") as name:
        stores = Stores(Path(name))
        rounds, noise = _rounds(stores, options.rounds, options.only)
        moved = _files(Path(name)) if not options.only or "files" in options.only else []
    found = table.results(rounds)
    print("\n".join(table.lines(found)))
    print("\n".join(_file_lines(moved)))
    took = time.perf_counter() - begun
    print(f"\n{options.rounds} rounds in {took:.0f} s; {_machine()}; {_noise_line(noise)}")
    whole = {
        "machine": _machine(),
        "seconds": took,
        "noise": noise,
        "rows": table.as_json(found),
        "files": moved,
        "rounds": rounds,
    }
    options.json.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"All figures: {options.json}")
    return int(any(result.holds is False for result in found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--only",
        nargs="+",
        default=(),
        metavar="NAME",
        help="these subjects beside R; files, held, inside, rest",
    )
    own = Path(tempfile.gettempdir()) / "coachdesk-benchmarks.json"
    parser.add_argument("--json", type=Path, default=own, metavar="FILE", help=f"default: {own}")
    return parser.parse_args()


def _rounds(
    stores: Stores, count: int, only: Collection[str]
) -> tuple[list[table.Round], dict[str, list[float]]]:
    """All rounds after one that only warms up; and how noisy the machine was."""
    asked: list[Subject | Command] = [
        *programs(stores, only),
        *commands(stores, only),
    ]
    within = not only or "inside" in only
    waits = not only or "held" in only
    at_rest = programs(stores, ("desk 40",)) if not only or "rest" in only else []
    noise: dict[str, list[float]] = {"spin_ms": [], "foreign_cores": []}
    rounds: list[table.Round] = []
    for number in range(count + 1):
        one: table.Round = {}
        for subject, figures in _round(asked):
            one[subject.name] = figures
            for sort in noise:
                noise[sort] += figures.pop(sort, [])
        if "protected" in one:
            derived = inside.derivation_ms()
            starts = one["protected"]["start match"]
            one["protected"]["after the key"] = [start - derived for start in starts]
        if within:
            one["inside"] = inside.figures(stores)
        if waits:
            one["held"] = held.figures(stores, SIZE)
        if at_rest:
            one["rest"] = rest.figures(at_rest, SIZE)
        if number:
            rounds.append(one)
        print(f"round {number} of {count}", file=sys.stderr)
    return rounds, noise


def _round(
    asked: list[Subject | Command],
) -> Iterator[tuple[Subject | Command, dict[str, list[float]]]]:
    """Each of those asked, once; what did not come on the screen is told, and not asked again."""
    for subject in list(asked):
        if isinstance(subject, Command):
            yield subject, {"time": [_timed(subject.cmd)]}
            continue
        how = SimpleNamespace(evict=(), size=SIZE, limit=WITHIN, show=False)
        run: dict[str, Any] = tui_bench.one_run(subject.spec(), how)
        if "missed" in run:
            print(f"{subject.name}: not reached: {run['missed']}\n{run['screen']}", file=sys.stderr)
            asked.remove(subject)
            continue
        for stale in {press["key"] for press in run["keys"] if "stale" in press}:
            print(f"{subject.name}: {stale} was there before the key", file=sys.stderr)
        noise = {sort: [run[sort]] for sort in ("spin_ms", "foreign_cores")}
        yield subject, {**tui_bench.figures(run), **noise}


def _timed(cmd: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(cmd, check=True, stdout=subprocess.DEVNULL, env=_environment())
    return (time.perf_counter() - begun) * 1000


def _environment() -> dict[str, str]:
    """As on a user's machine: what was compiled once is kept."""
    return {name: text for name, text in os.environ.items() if name not in tui_bench.UNSET}


def _files(folder: Path) -> list[dict[str, Any]]:
    """Imports and exports beside the csv module moving the same bytes, at each size."""
    found = []
    for size in FILE_SIZES:
        place = folder / f"files-{size}"
        place.mkdir()
        for run in files.measure(size, place):
            plain = files.csv_seconds(run.file)
            found.append({"people": size, "what": run.what, "s": run.seconds, "csv": plain})
    return found


def _file_lines(moved: Sequence[dict[str, Any]]) -> Iterator[str]:
    if moved:
        sizes = sorted({one["people"] for one in moved})
        yield ""
        yield f"| files, seconds | {' | '.join(f'{size:,} people' for size in sizes)} |"
        yield f"|---|{'---:|' * len(sizes)}"
    for what in dict.fromkeys(one["what"] for one in moved):
        cells = [f"{one['s']:.2f}" for one in moved if one["what"] == what]
        yield f"| {what} | {' | '.join(cells)} |"


def _machine() -> str:
    """The kind of machine, never its name."""
    kind = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{kind}, Python {platform.python_version()}"


def _noise_line(noise: dict[str, list[float]]) -> str:
    said = [f"{sort} {statistics.median(values):.2f}" for sort, values in noise.items() if values]
    return "noise (medians): " + ", ".join(said)


if __name__ == "__main__":
    raise SystemExit(main())
