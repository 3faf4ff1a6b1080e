"""What each tab of a dossier lists."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.rules.intake import IntakeState, intake_of
from coachdesk.domain.signal import Signal, Subject
from coachdesk.domain.vocabulary import LifeDomain, RightKind
from coachdesk.schema.records import JOBSEEKER
from coachdesk.store.dossiers import Stored
from coachdesk.store.employers import Mentored, Opening
from coachdesk.tui.forms.plan import WISHES
from coachdesk.tui.screens.dossier_debts import assistance_lines
from coachdesk.tui.screens.dossier_head import record_in_full
from coachdesk.tui.screens.dossier_lists import (
    LIST_OF,
    RECORD_LISTS,
    DossierData,
    ListedRecord,
    first_line,
    happened,
    key_of,
)
from coachdesk.tui.screens.dossier_pairings import pairing_lines
from coachdesk.tui.screens.dossier_rights import RIGHTS, line_of_right, rights_lines
from coachdesk.tui.screens.dossier_work import WORK, is_wish, opening_detail, work_lines
from coachdesk.tui.screens.timeline import (
    KINDS,
    TimelineEvent,
    TimelineFilter,
    events_of,
    timeline_columns,
    timeline_lines,
)
from coachdesk.tui.screens.today_lines import TONES
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.lines import ListLine, full_line, heading_line
from coachdesk.tui.widgets.table import shown_columns
from coachdesk.tui.widgets.why import why_content
from coachdesk.words import t
from coachdesk.words.formats import day, hours, near_day
from coachdesk.words.signals import how_far, signal_line
from coachdesk.words.terms import (
    choice,
    field_label,
    field_text,
    record_name,
    severity_name,
    state_name,
)

PLAN = "plan"
HISTORY = "history"
NOTHING = "none"  # the line of a tab on which nothing stands
AGREED = "agreed"  # the line that says when the plan was agreed
TABS = ("overview", "contacts", PLAN, "debts", WORK, "placements", "intake", RIGHTS, HISTORY)
_NAMES = {
    "overview": "Overview",
    "contacts": "Contacts",
    "plan": "Plan",
    "debts": "Debts",
    "work": "Work",
    "placements": "Placements",
    "intake": "Intake",
    "rights": "Rights",
    "history": "History",
}
# Where a signal can be answered.
_TAB_OF_SUBJECT = {
    Subject.CONTACT: "contacts",
    Subject.DEBT: "debts",
    Subject.INTAKE: "intake",
    Subject.PLAN: "plan",
    Subject.PLACEMENT: "placements",
    Subject.WORK: WORK,
    Subject.NETWORK: PLAN,
    Subject.RIGHTS: RIGHTS,
}
_RIGHT_OF_RULE = {
    "outflow.bonus": RightKind.OUTFLOW_BONUS,
    "rights.long_term": RightKind.INCOME_SUPPLEMENT,
}


def place_of_signal(signal: Signal) -> tuple[str, str]:
    """The tab and the line where a signal can be answered."""
    if kind := _RIGHT_OF_RULE.get(signal.rule.name):
        return RIGHTS, line_of_right(kind)
    return _TAB_OF_SUBJECT.get(signal.subject, "overview"), str(signal.record)


def tab_name(name: str) -> str:
    return t(_NAMES[name])


class TabLines(NamedTuple):
    """The columns and lines of one tab."""

    columns: tuple[ListColumn, ...]
    lines: list[ListLine]


def tab_lines(
    tab: str,
    found: DossierData,
    kind: TimelineFilter = KINDS[0],
    typed: str = "",
    *,
    beside: bool = False,
) -> TabLines:
    """One tab; the history's lines as far as `kind` and `typed` keep them.

    With `beside` the opportunities and barriers stand beside the plan, else below it.
    """
    if tab == HISTORY:
        events = events_of(found.dossier, found.history)
        return TabLines(timeline_columns(), list(timeline_lines(events, kind, typed, found.today)))
    made = list(_LINES[tab](found))
    for item in RECORD_LISTS:
        if item.tab == tab != WORK:
            made += item.lines_below_heading(found)
    if tab == PLAN and not beside:
        made += beside_plan(found)
    if not made:
        made = [full_line(NOTHING, t("Nothing here yet. n adds something."))]
    return TabLines(_columns(tab), made)


def tab_of(record: RecordRef, found: DossierData) -> str | None:
    """The tab where a record of this dossier stands; None where it is not there."""
    listed = LIST_OF.get(record.kind)
    if listed and any(line.key == str(record) for line in tab_lines(listed.tab, found).lines):
        return listed.tab
    return None


def _columns(tab: str) -> tuple[ListColumn, ...]:
    if tab == "overview":
        return (ListColumn("name", "", 12, flex=1), ListColumn("text", "", 22, flex=5))
    return shown_columns(next(item.columns for item in LIST_OF.values() if item.tab == tab))


# Overview ----------------------------------------------------------------------------------

# Fields that stand in the head of the dossier, or elsewhere in it.
_ELSEWHERE = frozenset(
    (
        *("ref", "first_name", "prefix", "last_name", "note"),
        *("plan_goal", "intake_started_on", "intake_closed_on"),
        *WISHES,
    )
)
_FIRST = ("phone", "email")
_DETAILS = (
    *_FIRST,
    *(field.name for field in JOBSEEKER.own if field.name not in {*_FIRST, *_ELSEWHERE}),
)


def _overview(found: DossierData) -> Iterator[ListLine]:
    case, person = found.line.case, found.dossier.jobseeker
    if found.line.signals:
        yield heading_line(t("Signals"))
        for number, signal in enumerate(found.line.signals):
            far = how_far(signal, found.today)
            said = f"{signal_line(signal)} – {far}" if far else signal_line(signal)
            until = f", {near_day(signal.due_on, found.today)}" if signal.due_on else ""
            cells = (f"{severity_name(signal.severity)}{until}", said)
            yield ListLine(
                f"signal:{number}", cells, data=signal, tones=(TONES[signal.severity], "")
            )
    yield heading_line(t("At a glance"))
    yield _fact("seen", t("Last seen"), day(case.last_seen))
    upcoming = case.appointments[0] if case.appointments else None
    when = f"{day(upcoming.on)} {upcoming.at or ''}" if upcoming else t("none planned")
    yield _fact("next", t("Next appointment"), when)
    if person["plan_goal"]:
        yield _fact("goal", field_label("plan_goal"), first_line(person["plan_goal"]))
    for step in case.steps[:3]:
        yield _fact(
            f"step:{step.id}", t("To do"), f"{step.title} ({near_day(step.due_on, found.today)})"
        )
    if person["note"]:
        yield _fact("note", field_label("note"), first_line(person["note"]))
    for item in found.dossier.lists["circumstances"]:
        if not happened(item["resolved_on"], found.today):
            yield ListLine(
                key_of(item),
                (choice(item["kind"]).capitalize(), first_line(item["text"])),
                data=item,
                tones=("dim", ""),
            )
    yield heading_line(t("Details"))
    for name in _DETAILS:
        if person[name] not in (None, []):
            yield _fact(name, field_label(name), field_text(person[name]))
    for item in found.dossier.lists["aftercare"]:
        cells = (
            record_name("aftercare"),
            f"{day(item['on'])}: {field_text(item['still_working'])}",
        )
        yield ListLine(key_of(item), cells, data=item, tones=("dim", ""))


def _fact(key: str, name: str, text: str) -> ListLine:
    return ListLine(f"fact:{key}", (name, text), tones=("dim", ""))


# The other tabs ----------------------------------------------------------------------------


def _contacts(found: DossierData) -> Iterator[ListLine]:
    return LIST_OF["contact"].lines(found)


def _plan(found: DossierData) -> Iterator[ListLine]:
    person = found.dossier.jobseeker
    if person["plan_goal"]:
        yield heading_line(f"{field_label('plan_goal')}: {first_line(person['plan_goal'])}")
    if person["plan_agreed_on"]:
        yield full_line(AGREED, _agreed(found))
    steps = LIST_OF["plan_step"]
    for domain in LifeDomain:
        here = [step for step in found.records(steps.part) if step["domain"] == domain]
        if here:
            yield heading_line(choice(domain).capitalize())
            yield from (steps.line(ListedRecord(step, found)) for step in here)


def _agreed(found: DossierData) -> str:
    """When the plan was agreed and looked at again, as far as that has happened."""
    case, person = found.line.case, found.dossier.jobseeker
    if not case.plan_agreed_on:
        planned = t("planned {day}", day=day(person["plan_agreed_on"]))
        return f"{field_label('plan_agreed_on')}: {planned}"
    text = t("Agreed {day}", day=day(case.plan_agreed_on))
    if case.plan_reviewed_on:
        text += f", {t('reviewed {day}', day=day(case.plan_reviewed_on))}"
    return text


def beside_plan(found: DossierData, *, beside: bool = False) -> list[ListLine]:
    """What stands below the plan, or with `beside` beside it, each group under its title."""
    groups = (
        (t("Opportunities and barriers"), list(LIST_OF["circumstance"].lines(found))),
        (t("Pairings"), list(pairing_lines(found, beside=beside))),
    )
    return [line for title, lines in groups if lines for line in (heading_line(title), *lines)]


def _debts(found: DossierData) -> Iterator[ListLine]:
    assistances = found.records("debt_assistance")
    if assistances:
        yield heading_line(t("Debt assistance"))
    for item in assistances:
        yield from assistance_lines(item, found.line.case, found.policy, found.today)


def _placements(found: DossierData) -> Iterator[ListLine]:
    return LIST_OF["placement"].lines(found)


def _intake(found: DossierData) -> Iterator[ListLine]:
    person = found.dossier.jobseeker
    intake = intake_of(found.line.case, found.policy, found.today)
    if intake and intake.state is IntakeState.COMPLETE:
        yield heading_line(
            t(
                "Intake {state}: {attended} of {needed} hours",
                state=state_name(intake.state),
                attended=hours(intake.hours_attended),
                needed=intake.hours_needed,
            )
        )
    elif intake:
        text = t(
            "Intake {state}: {attended} of {needed} hours, {planned} planned, day {day}, due {due}",
            state=state_name(intake.state),
            attended=hours(intake.hours_attended),
            needed=intake.hours_needed,
            planned=hours(intake.hours_planned),
            day=intake.day,
            due=day(intake.due_on),
        )
        yield heading_line(text)
    elif person["intake_started_on"]:
        yield heading_line(_no_open_intake(found))
    yield from LIST_OF["attendance"].lines(found)


def _no_open_intake(found: DossierData) -> str:
    """An intake that is over, or has yet to begin."""
    case, person = found.line.case, found.dossier.jobseeker
    started = case.intake_started_on
    if not started:
        planned = t("planned {day}", day=day(person["intake_started_on"]))
        return f"{field_label('intake_started_on')}: {planned}"
    text = t("Intake started {day}", day=day(started))
    if case.intake_closed_on:
        text += f", {t('closed {day}', day=day(case.intake_closed_on))}"
    return text


_LINES: dict[str, Callable[[DossierData], Iterator[ListLine]]] = {
    "overview": _overview,
    "contacts": _contacts,
    "plan": _plan,
    "debts": _debts,
    "placements": _placements,
    "intake": _intake,
    RIGHTS: rights_lines,
    WORK: work_lines,
}


def line_detail(line: ListLine, found: DossierData) -> Labelled:
    """A line of a tab in full, under its title."""
    data = line.data
    if isinstance(data, Signal):
        return why_content(data, (), found.policy, found.today)
    if isinstance(data, Stored):
        return record_in_full(data)
    if isinstance(data, Opening):
        return opening_detail(data, found)
    if line.key == NOTHING:
        return _plain("")
    if isinstance(data, RightKind):
        return _plain(line.cells[0], line.cells[1], t("enter, then a letter: how it stands today."))
    if isinstance(data, Mentored):
        said = (*line.cells[1::3], t("enter opens that dossier."))
        return _plain(record_name("pairing").capitalize(), *said)
    if isinstance(data, TimelineEvent):
        return _plain(line.cells[1].capitalize(), line.cells[0], *line.cells[2:])
    if line.key == AGREED and (goal := found.dossier.jobseeker["plan_goal"]):
        return _plain(field_label("plan_goal"), goal, line.cells[0])
    if isinstance(data, RightKind):
        return _plain(line.cells[0], t("enter: how it stands, in one letter."))
    if line.heading:
        return _plain("", line.cells[0])
    return _plain(line.cells[0], line.cells[-1])


def _plain(title: str, *texts: str) -> Labelled:
    return Labelled(title, [[Part("", text) for text in texts]])


def enter_hint(line: ListLine, *, read_only: bool) -> str:
    """What enter does with a line of a dossier, in a word; nothing where it does nothing."""
    is_record = isinstance(line.data, Stored)
    if isinstance(line.data, Signal | Opening):
        return t("go there")
    if isinstance(line.data, Mentored):
        return t("dossier")
    if read_only:
        return t("read") if is_record else ""
    if line.key.startswith("right"):
        return t("state")
    if line.key == NOTHING:
        return t("new")
    return t("change") if is_record or is_wish(line) or line.key == AGREED else ""
