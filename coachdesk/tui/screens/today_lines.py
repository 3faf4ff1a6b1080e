"""What Today lists: one line a person under its most pressing signal, in groups that fold."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from coachdesk.domain.day import Appointment, Aside, Day
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.rules.intake import IntakeState
from coachdesk.domain.signal import Severity, Signal, Subject
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine, full_line
from coachdesk.words import t
from coachdesk.words.formats import hours, near_day
from coachdesk.words.signals import how_far, signal_line
from coachdesk.words.terms import choice, severity_name, state_name, subject_name

COLUMNS = (
    ListColumn("sign", "", 1),
    ListColumn("who", "", 14, flex=1),
    ListColumn("what", "", 16, flex=5),
    ListColumn("when", "", 17, priority=3),
    ListColumn("more", "", 3, priority=2),
)
SIGNS = {Severity.URGENT: "‼", Severity.OVERDUE: "!", Severity.SOON: "◔", Severity.NOTE: "·"}
TONES = {
    Severity.URGENT: "urgent",
    Severity.OVERDUE: "overdue",
    Severity.SOON: "soon",
    Severity.NOTE: "note",
}
ASIDE = "aside"
# Groups that begin folded.
FOLDED = frozenset({Severity.NOTE.value, ASIDE})
# From so many lines on a severity is divided by subject, and a long subject begins folded: a first
# import (nobody has a plan yet) must not bury who is to be seen.
_MANY = 12
_NEVER_LONG = (Subject.CONTACT, Subject.DEBT)


class FoldedGroups(NamedTuple):
    """Which groups the coach folded or unfolded against their beginning."""

    turned: Collection[str]

    def folded(self, key: str, *, begins_folded: bool = False) -> bool:
        return (key in self.turned) != (begins_folded or key in FOLDED)


def person_key(signal: Signal) -> str:
    """The key of the line a signal stands on: the person's, else the record's."""
    return str(RecordRef("jobseeker", signal.person.id) if signal.person else signal.record)


def by_person(found: Day) -> dict[str, list[Signal]]:
    """Everything about each person that is not put off, most pressing first."""
    people: dict[str, list[Signal]] = {}
    for signal in found.signals:
        if signal.key not in found.aside:
            people.setdefault(person_key(signal), []).append(signal)
    return people


def day_lines(
    found: Day, people: Mapping[str, list[Signal]], groups: FoldedGroups, *, empty: bool
) -> Iterator[ListLine]:
    """Every line of the day, in order."""
    pressing: dict[Severity, list[Signal]] = {severity: [] for severity in Severity}
    for signals in people.values():
        pressing[signals[0].severity].append(signals[0])
    meetings = [item for item in found.appointments if not item.call_back]
    calls = [item for item in found.appointments if item.call_back]
    if found.whole and not (found.signals or found.appointments or found.intakes):
        yield from _nothing_due(empty)

    def of(severity: Severity) -> Iterator[ListLine]:
        yield from _severity(severity, pressing[severity], people, found, groups)

    yield from of(Severity.URGENT)
    yield from _appointments("meetings", t("Appointments today"), meetings, groups)
    yield from _appointments("calls", t("Call-backs"), calls, groups)
    yield from of(Severity.OVERDUE)
    yield from of(Severity.SOON)
    yield from _intakes(found, groups)
    yield from of(Severity.NOTE)
    yield from _aside(found, groups)


def _heading(key: str, title: str, count: int, folded: bool, tone: str = "heading") -> ListLine:
    mark = "▸" if folded else "▾"
    return full_line(f"group:{key}", f"{mark} {title} ({count})", tone)


def _severity(
    severity: Severity,
    signals: list[Signal],
    people: Mapping[str, list[Signal]],
    found: Day,
    groups: FoldedGroups,
) -> Iterator[ListLine]:
    if not signals:
        return
    key = severity.value
    title = f"{SIGNS[severity]} {severity_name(severity)}"
    folded = groups.folded(key)
    yield _heading(key, title, len(signals), folded, TONES[severity])
    if folded:
        return
    for subject, group in groupby(signals, lambda signal: signal.subject):
        lines = [_signal(signal, people, found) for signal in group]
        if len(signals) <= _MANY:
            yield from lines
            continue
        own = f"{key}.{subject.value}"
        long = len(lines) > _MANY and subject not in _NEVER_LONG
        shut = groups.folded(own, begins_folded=long)
        yield _heading(own, f"  {subject_name(subject)}", len(lines), shut, "dim")
        if not shut:
            yield from lines


def _signal(signal: Signal, people: Mapping[str, list[Signal]], found: Day) -> ListLine:
    key = person_key(signal)
    more = len(people[key]) - 1
    tone = TONES[signal.severity]
    cells = (
        SIGNS[signal.severity],
        signal.person.listed if signal.person else subject_name(signal.subject),
        signal_line(signal),
        _when(signal, found.today),
        f"+{more}" if more else "",
    )
    return ListLine(key, cells, data=signal, tones=(tone, "", "", tone, "dim"))


def _when(signal: Signal, today: date) -> str:
    """How late or how soon; a note presses nobody, so it only says its day."""
    if signal.due_on and signal.severity is Severity.NOTE:
        return near_day(signal.due_on, today)
    return how_far(signal, today)


def _appointments(
    key: str, title: str, items: list[Appointment], groups: FoldedGroups
) -> Iterator[ListLine]:
    if not items:
        return
    yield _heading(key, title, len(items), groups.folded(key))
    if groups.folded(key):
        return
    for item in items:
        contact = item.contact
        what = f"{choice(contact.mode)}, {choice(contact.purpose)}"
        cells = ("☎" if item.call_back else "•", item.person.listed, what, contact.at or "")
        yield ListLine(f"appointment:{contact.id}", cells, data=item, tones=("dim", "", "", "soon"))


def _intakes(found: Day, groups: FoldedGroups) -> Iterator[ListLine]:
    if not found.intakes:
        return
    folded = groups.folded("intakes")
    yield _heading("intakes", t("Running intakes"), len(found.intakes), folded)
    if folded:
        return
    for item in found.intakes:
        intake = item.intake
        what = t(
            "{attended} / {needed} hours, day {day}, {plan}",
            attended=hours(intake.hours_attended),
            needed=intake.hours_needed,
            day=intake.day,
            plan=t("plan agreed") if intake.plan_agreed_on else t("no plan yet"),
        )
        when = state_name(intake.state)
        if intake.state is not IntakeState.COMPLETE:
            when += f", {near_day(intake.due_on, found.today)}"
        cells = ("◷", item.person.listed, what, when)
        tone = {"late": "overdue", "complete": "good"}.get(intake.state.value, "dim")
        key = f"intake:{item.person.id}"
        yield ListLine(key, cells, data=item.person, tones=("dim", "", "", tone))


def _aside(found: Day, groups: FoldedGroups) -> Iterator[ListLine]:
    """What was put off, each with its day and reason."""
    put_off = [
        (signal, found.aside[signal.key]) for signal in found.signals if signal.key in found.aside
    ]
    if not put_off:
        return
    folded = groups.folded(ASIDE)
    yield _heading(ASIDE, t("Set aside"), len(put_off), folded, "dim")
    if folded:
        return
    for signal, aside in put_off:
        cells = (
            "⏸",
            signal.person.listed if signal.person else subject_name(signal.subject),
            f"{signal_line(signal)} – {aside.reason}",
            t("until {day}", day=near_day(aside.until_on, found.today)),
        )
        key = f"aside:{signal.rule}:{signal.record}"
        yield ListLine(key, cells, data=PutOff(signal, aside), tones=("dim", "", "dim", "dim"))


class PutOff(NamedTuple):
    """A line of a signal that was set aside."""

    signal: Signal
    aside: Aside


def _nothing_due(empty: bool) -> Iterator[ListLine]:
    texts: tuple[str, ...] = (t("Nothing is due. Everybody was seen in time."),)
    if empty:
        texts = (
            t("There is nobody in this caseload yet."),
            t("n adds a jobseeker."),
            t("i brings a list in from Excel."),
            t("To look around first: coachdesk demo"),
        )
    for number, text in enumerate(texts):
        yield full_line(f"nothing:{number}", text, "plain")
