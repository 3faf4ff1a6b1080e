"""The caseload as a table: a column, a filter, each declared in one row."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from coachdesk.desk import CaseLine
from coachdesk.domain.case import Case, ContactFact, PlacementFact
from coachdesk.domain.names import fold, folded
from coachdesk.domain.policy import Policy
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.rules.contact import contact_due
from coachdesk.domain.rules.intake import Intake, intake_of
from coachdesk.domain.search import person_text
from coachdesk.domain.signal import PRESSING, SEVERITY_ORDER, Severity
from coachdesk.tui.screens.today_lines import SIGNS, TONES
from coachdesk.tui.widgets.lines import ListLine
from coachdesk.tui.widgets.table import TableColumn, cells_of, dim, tones_of
from coachdesk.words import t
from coachdesk.words.formats import hours, near_day
from coachdesk.words.terms import field_label, word


class CaseloadFilter(NamedTuple):
    """A quick filter: its name, and whom it keeps."""

    key: str
    name: str
    keeps: Callable[[CaseLine], bool] | None  # None: all that were read


def running_placements(case: Case) -> list[PlacementFact]:
    return [item for item in case.placements if not item.ended_on]


FILTERS = (
    CaseloadFilter("all", "All", None),
    CaseloadFilter(
        "overdue", "Overdue", lambda line: any(s.severity in PRESSING for s in line.signals)
    ),
    CaseloadFilter(
        "intake",
        "Intake",
        lambda line: bool(line.case.intake_started_on and not line.case.intake_closed_on),
    ),
    CaseloadFilter(
        "debts", "Debts", lambda line: bool(line.case.debts or line.case.open_assistance)
    ),
    CaseloadFilter("placement", "Placement", lambda line: bool(running_placements(line.case))),
    CaseloadFilter(
        "no_appointment", "No next appointment", lambda line: not line.case.appointments
    ),
    CaseloadFilter("closed", "Closed", None),
)


@private_repr()
class CaseloadFacts(NamedTuple):
    """What the columns show of somebody, as of a day."""

    case: Case
    signals: int
    first: Severity | None  # of the most pressing signal
    upcoming: ContactFact | None
    due: date
    intake: Intake | None
    debts: str  # in a word, a threat before all
    placement: str
    today: date

    @property
    def presses(self) -> bool:
        return self.case.active and self.due < self.today


def _due(row: CaseloadFacts) -> str:
    """The day; a sign says that it has passed, beside the colour."""
    if not row.case.active:
        return ""
    return f"{'! ' if row.presses else ''}{near_day(row.due, row.today)}"


@private_repr()
class CaseloadRow(NamedTuple):
    """Somebody in the list: what is known, what a filter looks in, and the line as it is shown."""

    case_line: CaseLine
    facts: CaseloadFacts
    text: str
    line: ListLine


COLUMNS: Sequence[TableColumn[CaseloadFacts]] = (
    TableColumn(
        "signals",
        "!",
        4,
        lambda row: f"{SIGNS[row.first]} {row.signals}" if row.first else "",
        lambda row: TONES[row.first] if row.first else "dim",
        sort=lambda row: (SEVERITY_ORDER[row.first] if row.first else len(SEVERITY_ORDER),),
    ),
    TableColumn("name", "Name", 24, lambda row: row.case.person.listed),
    TableColumn(
        "ref",
        "Number",
        8,
        lambda row: row.case.person.ref,
        dim,
        priority=6,
        sort=lambda row: (row.case.person.ref,),
    ),
    TableColumn(
        "seen",
        "Seen",
        11,
        lambda row: near_day(row.case.last_seen, row.today) if row.case.last_seen else t("never"),
        priority=3,
        sort=lambda row: (row.case.last_seen is not None, row.case.last_seen or row.today),
    ),
    TableColumn(
        "next",
        "Next",
        16,
        lambda row: (
            f"{near_day(row.upcoming.on, row.today)} {row.upcoming.at or ''}"
            if row.upcoming
            else "–"
        ),
        lambda row: "" if row.upcoming else "dim",
        priority=2,
        sort=lambda row: (row.upcoming is None, row.upcoming.on if row.upcoming else row.today),
    ),
    TableColumn(
        "due",
        "See by",
        11,
        _due,
        lambda row: "overdue" if row.presses else "",
        sort=lambda row: (row.due,),
    ),
    TableColumn(
        "intake",
        "Intake",
        8,
        lambda row: (
            f"{hours(row.intake.hours_attended)}/{row.intake.hours_needed}" if row.intake else ""
        ),
        priority=5,
        sort=lambda row: (row.intake is None, row.intake.due_on if row.intake else row.today),
    ),
    TableColumn(
        "steps",
        "Steps",
        7,
        lambda row: str(len(row.case.steps)),
        priority=7,
        right=True,
        sort=lambda row: (len(row.case.steps),),
    ),
    TableColumn(
        "debts",
        "Debts",
        11,
        lambda row: row.debts,
        priority=8,
        sort=lambda row: (not row.debts, row.debts),
    ),
    TableColumn(
        "placement",
        "Placement",
        20,
        lambda row: row.placement,
        priority=9,
        sort=lambda row: (not row.placement, row.placement),
    ),
    TableColumn(
        "tags",
        "Tags",
        12,
        lambda row: ", ".join(row.case.tags),
        priority=10,
        sort=lambda row: (not row.case.tags, [fold(tag) for tag in row.case.tags]),
    ),
)


def caseload_row(found: CaseLine, policy: Policy, today: date) -> CaseloadRow:
    """Somebody with the line ready to be shown, so that no key waits for it later."""
    case = found.case
    running = running_placements(case)
    facts = CaseloadFacts(
        case,
        len(found.signals),
        found.signals[0].severity if found.signals else None,
        case.appointments[0] if case.appointments else None,
        contact_due(case, policy),
        intake_of(case, policy, today),
        _debt_word(case),
        word(running[-1].kind, "PlacementKind") if running else "",
        today,
    )
    line = ListLine(
        f"jobseeker:{case.person.id}",
        cells_of(COLUMNS, facts),
        data=found,
        tones=tones_of(COLUMNS, facts),
    )
    return CaseloadRow(found, facts, _searchable(case), line)


def _searchable(case: Case) -> str:
    born_on = str(case.born_on) if case.born_on else None
    text = person_text(case.person, case.phone, case.listed.get("email"), born_on)
    abroad = field_label("abroad") if case.listed.get("abroad") else None
    known = (*case.tags, case.listed.get("neighbourhood"), case.listed.get("language"), abroad)
    return f"{text} {folded(' '.join(filter(None, known)))}"


def _debt_word(case: Case) -> str:
    """In a word what there is of debts: a threat before all."""
    if case.open_assistance:
        return t("threat") if case.open_assistance.threat_stands else t("assisted")
    return t("debts") if case.debts else ""


@private_repr()
class SavedFilter(NamedTuple):
    """What the caseload shows: a quick filter, a text, and an order."""

    quick: str
    text: str
    sort: str
    reverse: bool

    @property
    def about(self) -> str:
        """`Overdue · zoe · by Due ↓`"""
        quick = next(t(item.name) for item in FILTERS if item.key == self.quick)
        column = next(t(column.title) for column in COLUMNS if column.key == self.sort)
        order = t("by {column}", column=column) + (" ↓" if self.reverse else " ↑")
        return " · ".join(part for part in (quick, self.text, order) if part)
