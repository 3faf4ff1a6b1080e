"""The head of Today: how full the caseload is, and how much is due."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from coachdesk.domain.day import Day
from coachdesk.domain.signal import Severity, Signal, Subject
from coachdesk.tui.screens.today_lines import SIGNS, TONES
from coachdesk.tui.widgets.gauge import caseload_line
from coachdesk.words import t, tn
from coachdesk.words.terms import severity_name, subject_name

_COLOURS = {"urgent": "bold $error", "overdue": "$warning", "soon": "$accent"}
# How wide the bar is, and whether it has a name: what gives way first on a narrow screen.
_GAUGES = ((20, True), (10, True), (10, False), (6, False), (0, False))


def day_head(found: Day, people: Mapping[str, Sequence[Signal]], width: int) -> Content:
    """One line of what is due; below it, where there is room, the signals of each subject."""
    due = _due(found, people)
    for bar, named in _GAUGES:
        line = caseload_line(found.active, found.limit, found.state, bar, named=named)
        if _with(line, due[:3]).cell_length <= width:
            break
    while len(due) > 1 and _with(line, due).cell_length > width:
        due.pop()
    return Content.assemble(_with(line, due), "\n", (_subjects(people, width), "$text-muted"))


def _with(line: Content, due: Sequence[Content]) -> Content:
    return Content("   ").join([line, *due])


def _due(found: Day, people: Mapping[str, Sequence[Signal]]) -> list[Content]:
    """The lines of each severity, and who comes."""
    if not found.whole:
        return [Content(t("Reading the caseload …"))]
    counts = Counter(signals[0].severity for signals in people.values())
    due = [
        Content.styled(
            f"{SIGNS[severity]} {severity_name(severity)} {counts[severity]}",
            _COLOURS[TONES[severity]] if counts[severity] else "$text-muted",
        )
        for severity in Severity
        if severity is not Severity.NOTE
    ]
    coming = tn(len(found.appointments), "1 appointment", "{count} appointments")
    return [*due, Content(coming)]


def _subjects(people: Mapping[str, Sequence[Signal]], width: int) -> str:
    pressing = Counter(
        signal.subject
        for signals in people.values()
        for signal in signals
        if signal.severity is not Severity.NOTE
    )
    texts = [f"{subject_name(item)} {pressing[item]}" for item in Subject if pressing[item]]
    while texts and cell_len(" · ".join(texts)) > width:
        texts.pop()
    return " · ".join(texts)
