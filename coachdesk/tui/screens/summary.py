"""Summary: this caseload in figures."""

from collections import Counter

from textual.app import ComposeResult

from coachdesk.domain.day import Day
from coachdesk.domain.signal import Severity, Subject
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.tui.screens.today import gauge
from coachdesk.tui.widgets.lines import Column, Line, Lines
from coachdesk.words import t
from coachdesk.words.terms import severity_name, state_name, subject_name


class SummaryScreen(DeskScreen):
    """How many signals there are of each subject and severity."""

    NAME = "summary"
    DEFAULT_CSS = "SummaryScreen Lines { padding: 0 1; }"

    def compose_body(self) -> ComposeResult:
        columns = [Column("subject", t("Subject"), 16, flex=1)]
        columns += [Column(s.value, severity_name(s), 12, right=True) for s in Severity]
        yield Lines(columns)

    def read(self) -> Day:
        return self.desk.day()

    def show_read(self, found: Day) -> None:
        self.tell_day(found)
        counts = Counter((signal.subject, signal.severity) for signal in found.signals)
        head = (
            f"{t('Caseload')} {found.active} / {found.limit}  "
            f"{gauge(found.active, found.limit)}  {state_name(found.state)}"
        )
        lines = [Line("gauge", (head,), "heading", heading=True)]
        lines += [
            Line(
                subject.value,
                (
                    subject_name(subject),
                    *(str(counts[subject, severity] or "–") for severity in Severity),
                ),
            )
            for subject in Subject
        ]
        self.query_one(Lines).show(lines)
