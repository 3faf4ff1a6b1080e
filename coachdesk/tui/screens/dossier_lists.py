"""How each kind of record is listed in a dossier: one entry a kind, its columns one row each.

The tabs, the timeline's filters and the keys that add a record read it here.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coachdesk.desk import CaseLine
from coachdesk.domain.policy import Policy
from coachdesk.domain.vocabulary import OPEN_STEP, RightKind, StepStatus
from coachdesk.tui.screens.today_lines import TONES
from coachdesk.tui.widgets.lines import ListLine, heading_line
from coachdesk.tui.widgets.table import Table, TableColumn, cells_of, dim, tones_of
from coachdesk.words import t
from coachdesk.words.formats import day, hours, money, near_day, span
from coachdesk.words.terms import choice

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Dossier, Stored
    from coachdesk.store.employers import Mentored, Opening
    from coachdesk.store.history import HistoryLine


class DossierData(NamedTuple):
    """All that a dossier screen shows, read in one go."""

    dossier: "Dossier"
    line: CaseLine
    history: "list[HistoryLine]"
    policy: Policy
    today: date
    openings: "Sequence[Opening]" = ()  # the open vacancies there are
    mentored: "Sequence[Mentored]" = ()  # the pairings of others that name this person

    def records(self, part: str) -> "Sequence[Stored]":
        """The records of one list of the dossier."""
        return self.dossier.attendance if part == "attendance" else self.dossier.lists[part]


class ListedRecord(NamedTuple):
    """A record with what its columns need to know beside it."""

    record: "Stored"
    found: DossierData

    @property
    def today(self) -> date:
        return self.found.today

    def text(self, name: str) -> str:
        return str(self.record[name] or "")

    def day(self, name: str) -> str:
        return day(self.record[name])

    def choice(self, name: str) -> str:
        value = self.record[name]
        return choice(value) if value else ""


class RecordList(NamedTuple):
    """How the records of one kind stand in a dossier.

    `part` is the list of the dossier, `tab` where they are listed, `history` the filter of the
    timeline that keeps them, `added_on` the tabs whose key for a new record offers this kind.
    """

    kind: str
    part: str
    tab: str
    history: str
    added_on: tuple[str, ...] = ()
    columns: Table[ListedRecord] = ()
    tone: Callable[[ListedRecord], str] = lambda _: "plain"
    heading: str = ""  # in English; with one the tab lists them below it, after its own lines

    def lines(self, found: DossierData) -> Iterator[ListLine]:
        """A line a record, in the order in which they are stored."""
        for record in found.records(self.part):
            yield self.line(ListedRecord(record, found))

    def lines_below_heading(self, found: DossierData) -> list[ListLine]:
        lines = list(self.lines(found)) if self.heading else []
        return [heading_line(t(self.heading)), *lines] if lines else []

    def line(self, item: ListedRecord) -> ListLine:
        return ListLine(
            key_of(item.record),
            cells_of(self.columns, item),
            self.tone(item),
            data=item.record,
            tones=tones_of(self.columns, item),
        )


def key_of(record: "Stored") -> str:
    return f"{record.kind}:{record.id}"


def first_line(text: str | None) -> str:
    return " ".join((text or "").split())


def happened(on: date | None, today: date) -> date | None:
    return on if on and on <= today else None


# Contacts ----------------------------------------------------------------------------------


def _outcome(item: ListedRecord) -> str:
    if item.record["outcome"]:
        return item.choice("outcome")
    if item.record["on"] >= item.today:
        return t("appointment")
    return t("outcome to log") if item.found.line.case.active else t("no outcome")


def _outcome_tone(item: ListedRecord) -> str:
    if item.record["outcome"]:
        return ""
    if item.record["on"] >= item.today:
        return "soon"
    return "overdue" if item.found.line.case.active else "dim"


_CONTACTS: Table[ListedRecord] = (
    TableColumn("on", "Date", 11, lambda item: item.day("on")),
    TableColumn("at", "Time", 5, lambda item: item.text("at"), priority=3),
    TableColumn("mode", "How", 12, lambda item: item.choice("mode")),
    TableColumn("purpose", "About", 14, lambda item: item.choice("purpose"), priority=2),
    TableColumn("outcome", "Outcome", 14, _outcome, _outcome_tone),
    TableColumn(
        "note", "Note", 10, lambda item: first_line(item.record["note"]), dim, flex=1, priority=4
    ),
)

# Plan --------------------------------------------------------------------------------------

_STATUS_SIGNS = {
    StepStatus.TODO: "☐",
    StepStatus.DOING: "◐",
    StepStatus.DONE: "☑",
    StepStatus.DROPPED_BY_JOBSEEKER: "–",
    StepStatus.CANCELLED_BY_US: "–",
}


def _is_open(item: ListedRecord) -> bool:
    return item.record["status"] in OPEN_STEP


def _step_day(item: ListedRecord) -> str:
    """The day it is due, in a closed dossier without how far that is; else the day it was done."""
    due, done = item.record["due_on"], item.record["done_on"]
    if due and _is_open(item):
        text = near_day(due, item.today)
        return text + f", {span((item.today - due).days)}" if item.found.line.case.active else text
    return day(done) if done else ""


def _step_tone(item: ListedRecord) -> str:
    due = item.record["due_on"]
    if not _is_open(item):
        return "dim"
    return "overdue" if due and item.found.line.case.active and due < item.today else ""


_STEPS: Table[ListedRecord] = (
    TableColumn("sign", "", 1, lambda item: _STATUS_SIGNS[item.record["status"]], _step_tone),
    TableColumn(
        "title",
        "",
        34,
        lambda item: item.text("title"),
        lambda item: "" if _is_open(item) else "dim",
        flex=1,
    ),
    TableColumn("owner", "", 12, lambda item: item.choice("owner"), dim, priority=3),
    TableColumn("status", "", 12, lambda item: item.choice("status"), dim, priority=4),
    TableColumn("due", "", 26, _step_day, _step_tone),
)


def _is_resolved(item: ListedRecord) -> str:
    resolved = happened(item.record["resolved_on"], item.today)
    return f"({t('resolved')})" if resolved else ""


# Opportunities and barriers stand beside or below the plan, in its columns.
_CIRCUMSTANCES: Table[ListedRecord] = (
    TableColumn(
        "sign", "", 1, lambda item: "+" if item.record["kind"] == "opportunity" else "△", dim
    ),
    TableColumn("text", "", 34, lambda item: first_line(item.record["text"]), flex=1),
    TableColumn("kind", "", 12, lambda item: item.choice("kind"), priority=3),
    TableColumn("none", "", 12, lambda item: "", priority=4),
    TableColumn("resolved", "", 26, _is_resolved),
)

# Debts -------------------------------------------------------------------------------------


def _debt_status(item: ListedRecord) -> str:
    problem = t("problematic") if item.record["problematic"] else ""
    return ", ".join(filter(None, (item.choice("status"), problem)))


_DEBTS: Table[ListedRecord] = (
    TableColumn("what", "", 20, lambda item: item.text("creditor"), flex=2),
    TableColumn("kind", "", 18, lambda item: item.choice("kind"), priority=3),
    TableColumn("amount", "", 13, lambda item: money(item.record["amount"]), right=True),
    TableColumn("status", "", 14, _debt_status, flex=1),
    TableColumn("noted", "", 11, lambda item: item.day("noted_on"), priority=2),
)

# Placements --------------------------------------------------------------------------------


def _has_ended(item: ListedRecord) -> bool:
    return happened(item.record["ended_on"], item.today) is not None


def _until(item: ListedRecord) -> str:
    if _has_ended(item):
        return t("ended {day}", day=near_day(item.record["ended_on"], item.today))
    return item.day("ends_on")


_PLACEMENTS: Table[ListedRecord] = (
    TableColumn("organisation", "Organisation", 18, lambda item: item.text("organisation"), flex=2),
    TableColumn("kind", "Kind", 16, lambda item: item.choice("kind"), flex=1),
    TableColumn("role", "Role", 12, lambda item: item.text("role"), flex=1, priority=3),
    TableColumn("from", "Started", 11, lambda item: item.day("started_on")),
    TableColumn("to", "Ends", 16, _until),
    TableColumn(
        "check", "Checked", 11, lambda item: item.day("displacement_checked_on"), priority=2
    ),
)

# Intake ------------------------------------------------------------------------------------

_ATTENDANCE: Table[ListedRecord] = (
    TableColumn("on", "", 11, lambda item: item.day("held_on"), dim),
    TableColumn(
        "hours",
        "",
        9,
        lambda item: t("{count} hours", count=hours(item.record["hours"])),
        dim,
        priority=2,
    ),
    TableColumn("title", "", 20, lambda item: item.text("title"), flex=1),
    TableColumn("status", "", 15, lambda item: item.choice("status")),
)

# Work, rights and people around somebody ----------------------------------------------------


def _pressing(item: ListedRecord) -> str:
    """The tone of the signal about this record, if there is one."""
    own = key_of(item.record)
    about = (signal for signal in item.found.line.signals if str(signal.record) == own)
    signal = next(about, None)
    return TONES[signal.severity] if signal else "plain"


def _ending(item: ListedRecord, name: str) -> str:
    on = item.record[name]
    return t("until {day}", day=day(on)) if on else ""


def _right(item: ListedRecord) -> str:
    """Of the others, of which there may be several, also what it is."""
    kind, what = item.choice("kind"), first_line(item.record["note"])
    return f"{kind}: {what}" if what and item.record["kind"] == RightKind.OTHER else kind


_INTRODUCTIONS: Table[ListedRecord] = (
    TableColumn("vacancy", "", 20, lambda item: item.text("vacancy"), flex=2),
    TableColumn("organisation", "", 16, lambda item: item.text("organisation"), flex=1),
    TableColumn("status", "", 16, lambda item: item.choice("status")),
    TableColumn("on", "", 11, lambda item: item.day("on"), priority=2),
)
# In the columns of introductions, above which they stand.
_SKILLS: Table[ListedRecord] = (
    TableColumn("title", "", 20, lambda item: item.text("title"), flex=2),
    TableColumn("level", "", 16, lambda item: item.text("level"), dim, flex=1),
    TableColumn("kind", "", 16, lambda item: item.choice("kind"), dim),
    TableColumn("expires", "", 11, lambda item: _ending(item, "expires_on"), priority=2),
)
_RIGHTS: Table[ListedRecord] = (
    TableColumn("kind", "", 20, _right, flex=2),
    TableColumn("status", "", 16, lambda item: item.choice("status"), flex=1),
    TableColumn("on", "", 11, lambda item: item.day("on"), priority=2),
    TableColumn("until", "", 11, lambda item: _ending(item, "until"), priority=3),
)

# All of them -------------------------------------------------------------------------------

RECORD_LISTS = (
    RecordList(
        "contact",
        "contacts",
        "contacts",
        "contacts",
        ("overview", "contacts", "history"),
        _CONTACTS,
    ),
    RecordList("plan_step", "plan_steps", "plan", "plan", ("plan", "intake"), _STEPS),
    RecordList(
        "circumstance", "circumstances", "plan", "plan", ("overview", "plan"), _CIRCUMSTANCES
    ),
    RecordList("debt", "debts", "debts", "debts", ("debts",), _DEBTS, heading="Debts"),
    RecordList("debt_assistance", "debt_assistance", "debts", "debts", ("debts",)),
    RecordList(
        "placement",
        "placements",
        "placements",
        "placements",
        ("placements",),
        _PLACEMENTS,
        lambda item: "dim" if _has_ended(item) else "plain",
    ),
    RecordList("attendance", "attendance", "intake", "intake", (), _ATTENDANCE),
    RecordList(
        "introduction",
        "introductions",
        "work",
        "placements",
        ("overview", "work"),
        _INTRODUCTIONS,
        _pressing,
        heading="Introductions",
    ),
    RecordList(
        "skill",
        "skills",
        "work",
        "person",
        ("overview", "work"),
        _SKILLS,
        _pressing,
        heading="Skills and certificates",
    ),
    RecordList("pairing", "pairings", "plan", "plan", ("plan",)),
    RecordList(
        "right",
        "rights",
        "rights",
        "person",
        ("rights",),
        _RIGHTS,
    ),
    RecordList("aftercare", "aftercare", "overview", "person", ("overview",)),
)
LIST_OF = {item.kind: item for item in RECORD_LISTS}


def kinds_added_on(tab: str) -> list[str]:
    """The kinds of record that can be added on a tab."""
    return [item.kind for item in RECORD_LISTS if tab in item.added_on]
