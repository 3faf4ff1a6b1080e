"""The figures of a run as a table: each with its ratio, its target and whether it holds."""

import statistics
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

# Subject -> label -> the values of one round.
Round = dict[str, dict[str, list[float]]]
_PERCENTILE = 0.95
_KB_A_MB = 1024


class Row(NamedTuple):
    """One figure; `of` is what it is divided by, `most` the target for that ratio.

    Without `of` the target is for the figure itself. With `p95` it is for the 95th percentile of
    all presses, each divided by what `of` took in its round. Figures are named `subject/label`.
    """

    title: str
    figure: str
    of: str = ""
    most: float | None = None
    p95: bool = False
    unit: str = "ms"


LIST_40 = "desk 40/start match"
FIRST, FORM = "R/key move first", "R/key form settle"
LIST, SETTLED, MOVE = "R/start match", "R/start settle", "R/key move settle"
ROWS = (
    Row("start: first output, 40 people", "desk 40/start first", "R/start first"),
    Row("start: today's list, 40 people", LIST_40, LIST, 0.92),
    Row("start: settled, 40 people", "desk 40/start settle", SETTLED, 1.5),
    Row("start: with ten years of history", "history/start match", LIST_40, 1.02),
    Row("start: with section 6 of the domain", LIST_40, "without section 6/start match", 1.03),
    Row("start: 250 people", "desk 250/start match", LIST_40),
    Row("start: 1,000 people", "desk 1000/start match", LIST_40, 1.5),
    Row("start: first lines of 12,500", "desk 12500/start match", LIST_40, 3),
    Row("start: protected, less key derivation", "protected/after the key", LIST, 1.3),
    Row("coachdesk --version", "--version/time", "python -c pass/time", 4),
    Row("today --json, 40 people", "today --json/time", "python -c pass/time", 2.2),
    Row("find --json, 40 people", "find --json/time", "python -c pass/time"),
    Row("summary --json, 40 people", "summary 40/time", "python -c pass/time"),
    Row("summary --json, 12,500 people", "summary 12500/time", "summary 40/time"),
    Row("cursor key: first byte", "save/key move first", FIRST, 1.3),
    Row("cursor key: settled with its why", "save/key move settle", MOVE, 4),
    Row("cursor key right after the start", "save/key move at once settle", MOVE),
    Row("page", "save/key page settle", MOVE),
    Row("filter key, 40 people", "about/key filter match", MOVE, 4),
    Row("filter key, 1,000 people", "desk 1000/key filter match", MOVE, 3),
    Row("filter key, 12,500 people", "desk 12500/key filter match", MOVE, 4),
    Row("sort, 40 people", "about/key sort match", MOVE),
    Row("sort, 1,000 people", "desk 1000/key sort match", MOVE, 4),
    Row("sort, 12,500 people", "desk 12500/key sort match", MOVE, 15),
    Row("12,500: cursor key while it reads", "desk 12500/key move while reading settle", MOVE),
    Row("12,500: cursor key", "desk 12500/key move settle", MOVE, 4),
    Row("12,500: key to the whole caseload", "desk 12500/key to the caseload match", MOVE),
    Row("open a dossier, right after start", "about/key open dossier match", MOVE, 8, True),
    Row("open a dossier", "save/key open dossier match", MOVE, 8, True),
    Row("next tab", "save/key tab settle", MOVE),
    Row("open the form of a contact", "save/key open form settle", MOVE, 10),
    Row("the same beside a bare Textual form", "save/key open form settle", FORM),
    Row("a Textual screen with one line", "R/key line settle", MOVE),
    Row("a letter in the form", "save/key type a letter settle", MOVE),
    Row("save a contact", "save/key save contact match", MOVE, 8, True),
    Row("save a contact, early", "about/key save contact match", MOVE, 8, True),
    Row("undo", "about/key undo match", MOVE),
    Row("switch screen", "about/key switch screen match", MOVE, 8, True),
    Row("quit", "about/key quit match", "R/key quit match", 2),
    *(
        Row(f"store held by another program: {what}", f"held/{key}", FIRST, 4)
        for what, key in (
            ("cursor key", "down"),
            ("page", "pagedown"),
            ("fold", "space"),
            ("filter key", "filter"),
            ("a letter in the form", "letter in a form"),
            ("next field", "next field"),
        )
    ),
    Row("let go again: form and what was typed for it", "held/what was typed"),
    Row("let go again: saved", "held/saved"),
    Row("memory: first screen", "desk 40/rss_start_kb", "R/rss_start_kb", 1.25, unit="MB"),
    Row("memory: after the first save", "save/rss_end_kb", "R/rss_start_kb", 1.9, unit="MB"),
    Row("memory: 12,500 people", "desk 12500/rss_end_kb", "R/rss_start_kb", 4, unit="MB"),
    Row("rest: wakeups a minute", "rest/desk 40 wakeups", "rest/R wakeups", 1.1, unit=""),
    Row("rest: processor a minute", "rest/desk 40 processor", "rest/R processor", 1.1),
    Row("Today's reads, 12,500 beside 40", "inside/reads 12500", "inside/reads 40", 400),
    Row("Today's reads, ten years beside none", "inside/reads history", "inside/reads 40"),
    Row("a dossier, ten years beside none", "inside/dossier history", "inside/dossier 40"),
    Row("summary of 300 files beside json.loads", "inside/published", "inside/json.loads", 2),
    Row("all rules, a case", "inside/rules", "", 100, unit="µs"),
)


class Result(NamedTuple):
    """What came of a row; `value` is the median, or the 95th percentile."""

    row: Row
    value: float
    ratio: float | None
    holds: bool | None


def results(rounds: Sequence[Round], rows: Iterable[Row] = ROWS) -> list[Result]:
    """Every row that the rounds have figures for."""
    found = (_result(row, rounds) for row in rows)
    return [result for result in found if result]


def _result(row: Row, rounds: Sequence[Round]) -> Result | None:
    values = [value for one in rounds for value in _values(one, row.figure)]
    if not values:
        return None
    value = _p95(values) if row.p95 else statistics.median(values)
    ratio = _ratio(row, rounds) if row.of else None
    measured = ratio if row.of else value
    holds = None if row.most is None or measured is None else measured <= row.most
    return Result(row, value, ratio, holds)


def _ratio(row: Row, rounds: Sequence[Round]) -> float | None:
    """The median over the rounds of the ratio within each; with `p95` that of all presses."""
    ratios = [
        value / base
        for one in rounds
        if (own := _values(one, row.figure))
        and (other := _values(one, row.of))
        and (base := statistics.median(other))
        for value in (own if row.p95 else [statistics.median(own)])
    ]
    if not ratios:
        return None
    return _p95(ratios) if row.p95 else statistics.median(ratios)


def _values(one: Round, figure: str) -> list[float]:
    subject, _, label = figure.partition("/")
    return one.get(subject, {}).get(label, [])


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * _PERCENTILE))]


def lines(found: Iterable[Result]) -> list[str]:
    """The table, as Markdown takes it too."""
    made = ["| figure | measured | ratio | target | holds |", "|---|---:|---:|---:|---|"]
    for row, value, ratio, holds in found:
        shown = value / _KB_A_MB if row.unit == "MB" else value
        amount = f"{shown:,.1f} {row.unit}" + " (p95)" * row.p95
        said = "" if holds is None else "yes" if holds else "**no**"
        target = "" if row.most is None else f"≤ {row.most:g}" + (f" {row.unit}" * (not row.of))
        made.append(f"| {row.title} | {amount} | {_two(ratio)} | {target} | {said} |")
    return made


def _two(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"


def as_json(found: Iterable[Result]) -> list[dict[str, Any]]:
    return [
        {**row._asdict(), "value": value, "ratio": ratio, "holds": holds}
        for row, value, ratio, holds in found
    ]
