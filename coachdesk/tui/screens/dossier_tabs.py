"""What each tab of a dossier lists."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coachdesk.desk import CaseLine
from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.rules.intake import IntakeState, intake_of
from coachdesk.domain.vocabulary import OPEN_STEP, LifeDomain, StepStatus
from coachdesk.tui.screens.dossier_debts import assistance_lines
from coachdesk.tui.screens.timeline import (
    KINDS,
    Kind,
    events_of,
    timeline_columns,
    timeline_lines,
)
from coachdesk.tui.screens.today_lines import TONES
from coachdesk.tui.widgets.lines import Column, Line
from coachdesk.words import t
from coachdesk.words.formats import day, hours, money, near_day, span
from coachdesk.words.records import field_text
from coachdesk.words.signals import how_far, signal_line
from coachdesk.words.terms import choice, field_label, record_name, severity_name, state_name

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Dossier, Stored
    from coachdesk.store.history import HistoryLine

PLAN = "plan"
HISTORY = "history"
TABS = ("overview", "contacts", PLAN, "debts", "placements", "intake", HISTORY)
ADDS: dict[str, tuple[str, ...]] = {
    "overview": ("contact", "circumstance", "aftercare"),
    "contacts": ("contact",),
    "plan": ("plan_step", "circumstance"),
    "debts": ("debt", "debt_assistance"),
    "placements": ("placement",),
    "intake": ("plan_step",),
    "history": ("contact",),
}
_NAMES = {
    "overview": "Overview",
    "contacts": "Contacts",
    "plan": "Plan",
    "debts": "Debts",
    "placements": "Placements",
    "intake": "Intake",
    "history": "History",
}


class Found(NamedTuple):
    """All that a dossier screen shows, read in one go."""

    dossier: "Dossier"
    line: CaseLine
    history: "list[HistoryLine]"
    policy: Policy
    today: date


def tab_name(name: str) -> str:
    return t(_NAMES[name])


def tab_lines(
    tab: str, found: Found, kind: Kind = KINDS[0], typed: str = "", *, beside: bool = False
) -> tuple[tuple[Column, ...], list[Line]]:
    """The columns and lines of one tab; the history's as far as `kind` and `typed` keep them.

    With `beside` the opportunities and barriers stand beside the plan, else below it.
    """
    if tab == HISTORY:
        events = events_of(found.dossier, found.history)
        return timeline_columns(), list(timeline_lines(events, kind, typed, found.today))
    columns, lines = _MAKERS[tab]
    made = list(lines(found))
    if tab == PLAN and not beside:
        made.extend(circumstance_lines(found))
    if not made:
        made = [Line("none", (t("Nothing here yet. n adds something."),), "dim", heading=True)]
    return columns(), made


_HOME = {
    "contact": "contacts",
    "plan_step": "plan",
    "circumstance": "plan",
    "debt": "debts",
    "debt_assistance": "debts",
    "placement": "placements",
    "attendance": "intake",
    "aftercare": "overview",
}


def tab_of(record: RecordRef, found: Found) -> str | None:
    """The tab where a record of this dossier stands; None where it is not there."""
    home = _HOME.get(record.kind)
    if home and any(line.key == str(record) for line in tab_lines(home, found)[1]):
        return home
    return None


def _key(record: "Stored") -> str:
    return str(RecordRef(record.kind, record.id))


def _heading(text: str) -> Line:
    return Line(f"heading:{text}", (text,), "heading", heading=True)


def _happened(on: date | None, today: date) -> date | None:
    return on if on and on <= today else None


def _first_line(text: str | None) -> str:
    return " ".join((text or "").split())


# Overview ----------------------------------------------------------------------------------

_PERSONAL = (
    "phone",
    "email",
    "born_on",
    "neighbourhood",
    "language",
    "tags",
    "buddy",
    "benefit_kind",
    "benefit_from",
    "registered_on",
    "plan_agreed_on",
    "plan_reviewed_on",
    "rights_checked_on",
    "income_supplement_on",
    "closed_on",
    "closed_reason",
    "closing_note",
)


def _overview(found: Found) -> Iterator[Line]:
    case, person = found.line.case, found.dossier.jobseeker
    if found.line.signals:
        yield _heading(t("Signals"))
        for number, signal in enumerate(found.line.signals):
            far = how_far(signal, found.today)
            said = f"{signal_line(signal)} – {far}" if far else signal_line(signal)
            cells = (severity_name(signal.severity), said)
            yield Line(f"signal:{number}", cells, data=signal, tones=(TONES[signal.severity], ""))
    yield _heading(t("At a glance"))
    yield _fact("seen", t("Last seen"), day(case.last_seen))
    upcoming = case.appointments[0] if case.appointments else None
    when = f"{day(upcoming.on)} {upcoming.at or ''}" if upcoming else t("none planned")
    yield _fact("next", t("Next appointment"), when)
    if person["plan_goal"]:
        yield _fact("goal", field_label("plan_goal"), _first_line(person["plan_goal"]))
    for step in case.steps[:3]:
        yield _fact(
            f"step:{step.id}", t("To do"), f"{step.title} ({near_day(step.due_on, found.today)})"
        )
    if person["note"]:
        yield _fact("note", field_label("note"), _first_line(person["note"]))
    for item in found.dossier.lists["circumstances"]:
        if not _happened(item["resolved_on"], found.today):
            yield Line(
                _key(item),
                (choice(item["kind"]), _first_line(item["text"])),
                data=item,
                tones=("dim", ""),
            )
    yield _heading(t("Details"))
    for name in _PERSONAL:
        if person[name] not in (None, []):
            yield _fact(name, field_label(name), field_text(person[name]))
    for item in found.dossier.lists["aftercare"]:
        cells = (
            record_name("aftercare"),
            f"{day(item['on'])}: {field_text(item['still_working'])}",
        )
        yield Line(_key(item), cells, data=item, tones=("dim", ""))


def _fact(key: str, name: str, text: str) -> Line:
    return Line(f"fact:{key}", (name, text), tones=("dim", ""))


def _two_columns() -> tuple[Column, ...]:
    return (Column("name", "", 12, flex=1), Column("text", "", 22, flex=5))


# Contacts ----------------------------------------------------------------------------------


def _contact_columns() -> tuple[Column, ...]:
    return (
        Column("on", t("Date"), 11),
        Column("at", t("Time"), 5, priority=3),
        Column("mode", t("How"), 12),
        Column("purpose", t("About"), 14, priority=2),
        Column("outcome", t("Outcome"), 14),
        Column("note", t("Note"), 10, flex=1, priority=4),
    )


def _contacts(found: Found) -> Iterator[Line]:
    for item in found.dossier.lists["contacts"]:
        outcome, tone = choice(item["outcome"]) if item["outcome"] else "", ""
        if not item["outcome"]:
            planned = item["on"] >= found.today
            outcome = t("appointment") if planned else t("outcome to log")
            tone = "soon" if planned else "overdue"
        cells = (
            day(item["on"]),
            item["at"] or "",
            choice(item["mode"]),
            choice(item["purpose"]),
            outcome,
            _first_line(item["note"]),
        )
        yield Line(_key(item), cells, data=item, tones=("", "", "", "", tone, "dim"))


# Plan --------------------------------------------------------------------------------------

_STATUS_SIGNS = {
    StepStatus.TODO: "☐",
    StepStatus.DOING: "◐",
    StepStatus.DONE: "☑",
    StepStatus.DROPPED_BY_JOBSEEKER: "–",
    StepStatus.CANCELLED_BY_US: "–",
}


def _plan_columns() -> tuple[Column, ...]:
    return (
        Column("sign", "", 1),
        Column("title", "", 34, flex=1),
        Column("owner", "", 12, priority=3),
        Column("status", "", 12, priority=4),
        Column("due", "", 26),
    )


def _plan(found: Found) -> Iterator[Line]:
    person = found.dossier.jobseeker
    if person["plan_goal"]:
        yield _heading(f"{field_label('plan_goal')}: {_first_line(person['plan_goal'])}")
    if person["plan_agreed_on"]:
        yield Line("agreed", (_agreed(found),), "dim", heading=True)
    steps = found.dossier.lists["plan_steps"]
    for domain in LifeDomain:
        here = [step for step in steps if step["domain"] == domain]
        if here:
            yield _heading(choice(domain).capitalize())
            for step in here:
                yield _step(step, found)


def _agreed(found: Found) -> str:
    """When the plan was agreed and looked at again, as far as that has happened."""
    case, person = found.line.case, found.dossier.jobseeker
    if not case.plan_agreed_on:
        planned = t("planned {day}", day=day(person["plan_agreed_on"]))
        return f"{field_label('plan_agreed_on')}: {planned}"
    text = t("Agreed {day}", day=day(case.plan_agreed_on))
    if case.plan_reviewed_on:
        text += f", {t('reviewed {day}', day=day(case.plan_reviewed_on))}"
    return text


def circumstance_lines(found: Found) -> Iterator[Line]:
    """Opportunities and barriers, as they stand beside or below the plan."""
    circumstances = found.dossier.lists["circumstances"]
    if circumstances:
        yield _heading(t("Opportunities and barriers"))
    for item in circumstances:
        is_resolved = _happened(item["resolved_on"], found.today)
        resolved = f"({t('resolved')})" if is_resolved else ""
        sign = "+" if item["kind"] == "opportunity" else "△"
        cells = (sign, _first_line(item["text"]), choice(item["kind"]), "", resolved)
        yield Line(_key(item), cells, data=item, tones=("dim",))


def _step(step: "Stored", found: Found) -> Line:
    """A step and its day; in a closed dossier no day presses."""
    today = found.today
    is_open = step["status"] in OPEN_STEP
    due, tone = "", "" if is_open else "dim"
    if step["due_on"] and is_open:
        days = (today - step["due_on"]).days
        due = near_day(step["due_on"], today)
        if found.line.case.active:
            due += f", {span(days)}"
            tone = "overdue" if days > 0 else ""
    elif step["done_on"]:
        due = day(step["done_on"])
    cells = (
        _STATUS_SIGNS[step["status"]],
        step["title"],
        choice(step["owner"]),
        choice(step["status"]),
        due,
    )
    return Line(
        _key(step), cells, data=step, tones=(tone, "" if is_open else "dim", "dim", "dim", tone)
    )


# Debts -------------------------------------------------------------------------------------


def _debt_columns() -> tuple[Column, ...]:
    return (
        Column("what", "", 20, flex=2),
        Column("kind", "", 18, priority=3),
        Column("amount", "", 13, right=True),
        Column("status", "", 14, flex=1),
        Column("noted", "", 11, priority=2),
    )


def _debts(found: Found) -> Iterator[Line]:
    assistances = found.dossier.lists["debt_assistance"]
    if assistances:
        yield _heading(t("Debt assistance"))
    for item in assistances:
        yield from assistance_lines(item, found.line.case, found.policy, found.today)
    debts = found.dossier.lists["debts"]
    if debts:
        yield _heading(t("Debts"))
    for item in debts:
        problem = t("problematic") if item["problematic"] else ""
        cells = (
            item["creditor"],
            choice(item["kind"]),
            money(item["amount"]),
            ", ".join(part for part in (choice(item["status"]), problem) if part),
            day(item["noted_on"]),
        )
        yield Line(_key(item), cells, data=item)


# Placements --------------------------------------------------------------------------------


def _placement_columns() -> tuple[Column, ...]:
    return (
        Column("organisation", t("Organisation"), 18, flex=2),
        Column("kind", t("Kind"), 16, flex=1),
        Column("role", t("Role"), 12, flex=1, priority=3),
        Column("from", t("Started"), 11),
        Column("to", t("Ends"), 16),
        Column("check", t("Checked"), 11, priority=2),
    )


def _placements(found: Found) -> Iterator[Line]:
    for item in found.dossier.lists["placements"]:
        ended = item["ended_on"] and item["ended_on"] <= found.today
        until = (
            t("ended {day}", day=near_day(item["ended_on"], found.today))
            if ended
            else day(item["ends_on"])
        )
        cells = (
            item["organisation"],
            choice(item["kind"]),
            item["role"],
            day(item["started_on"]),
            until,
            day(item["displacement_checked_on"]),
        )
        yield Line(_key(item), cells, "dim" if ended else "plain", data=item)


# Intake ------------------------------------------------------------------------------------


def _intake_columns() -> tuple[Column, ...]:
    return (
        Column("on", "", 11),
        Column("hours", "", 9, priority=2),
        Column("title", "", 20, flex=1),
        Column("status", "", 15),
    )


def _intake(found: Found) -> Iterator[Line]:
    person = found.dossier.jobseeker
    intake = intake_of(found.line.case, found.policy, found.today)
    if intake and intake.state is IntakeState.COMPLETE:
        yield _heading(
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
        yield _heading(text)
    elif person["intake_started_on"]:
        yield _heading(_no_open_intake(found))
    for item in found.dossier.attendance:
        cells = (
            day(item["held_on"]),
            t("{count} hours", count=hours(item["hours"])),
            item["title"],
            choice(item["status"]),
        )
        yield Line(_key(item), cells, data=item, tones=("dim", "dim"))


def _no_open_intake(found: Found) -> str:
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


_MAKERS: dict[str, tuple[Callable[[], tuple[Column, ...]], Callable[[Found], Iterator[Line]]]] = {
    "overview": (_two_columns, _overview),
    "contacts": (_contact_columns, _contacts),
    "plan": (_plan_columns, _plan),
    "debts": (_debt_columns, _debts),
    "placements": (_placement_columns, _placements),
    "intake": (_intake_columns, _intake),
}
