"""What Today lists: one line a person under its most pressing signal, in groups that fold."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from coachdesk.domain.already import NOTHING, Already
from coachdesk.domain.day import Appointment, Aside, Day
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.rules.intake import IntakeState
from coachdesk.domain.signal import Severity, Signal, Subject
from coachdesk.tui.widgets.columns import GAP, ListColumn
from coachdesk.tui.widgets.lines import ListLine, full_line
from coachdesk.words import t
from coachdesk.words.formats import hours, near_day
from coachdesk.words.signals import already_texts, how_far, signal_line
from coachdesk.words.terms import choice, severity_name, state_name, subject_name

_WHO, _WHAT = 14, 14  # the least
_FAR = 17
_BOTH, _BOTH_WHOLE = 23, 32
_WHEN_FROM = 1 + _WHO + _WHAT + _BOTH + 3 + 4 * GAP  # cells from which that column stands there
ROOMY, WIDE = 105, 128  # in so many cells what was done already has a column, and is all told
SIGNS = {Severity.URGENT: "‼", Severity.OVERDUE: "!", Severity.SOON: "◔", Severity.NOTE: "·"}
TONES = {
    Severity.URGENT: "urgent",
    Severity.OVERDUE: "overdue",
    Severity.SOON: "soon",
    Severity.NOTE: "note",
}
ASIDE = "aside"
GROUP = "group:"
# Groups that begin folded.
FOLDED = frozenset({Severity.NOTE.value, ASIDE})
# From so many lines on a severity is divided by subject, and a long subject begins folded: a first
# import (nobody has a plan yet) must not bury who is to be seen.
_MANY = 12
_NEVER_LONG = (Subject.CONTACT, Subject.DEBT)


def day_columns(lines: Sequence[ListLine], width: int) -> tuple[ListColumn, ...]:
    """The columns in so many cells: names as long as they are, where that cuts no text."""
    roomy, already = width >= ROOMY, 39 if width >= WIDE else 22
    fixed = (
        ListColumn("when", "", _FAR if roomy else _both_width(width), priority=3),
        ListColumn("more", "", 3, priority=2),
        *((ListColumn("already", "", already),) if roomy else ()),
    )
    texts = [line.cells for line in lines if not line.heading]
    who, what = (max((len(cells[n]) for cells in texts), default=0) for n in (1, 2))
    room = width - sum(column.width + GAP for column in fixed) - 3
    named = max(_WHO, min(who, max(room * 2 // 5, room - what)))
    return (
        ListColumn("sign", "", 1),
        ListColumn("who", "", named),
        ListColumn("what", "", _WHAT, flex=1),
        *fixed,
    )


def _both_width(width: int) -> int:
    """How wide the column is that says how far a day is and what was done already."""
    return max(_BOTH, min(_BOTH_WHOLE, width - 64))


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


class DayList(NamedTuple):
    """What the lines are made of: the day, each person's signals, the groups that are folded."""

    day: Day
    people: Mapping[str, list[Signal]]
    groups: FoldedGroups
    width: int

    def lines(self) -> Iterator[ListLine]:
        """Every line of the day, in order."""
        found = self.day
        pressing: dict[Severity, list[Signal]] = {severity: [] for severity in Severity}
        for signals in self.people.values():
            pressing[signals[0].severity].append(signals[0])
        meetings = [item for item in found.appointments if not item.call_back]
        calls = [item for item in found.appointments if item.call_back]
        if found.whole and not (found.signals or found.appointments or found.intakes):
            yield from _nothing_due(found.is_empty)
        yield from self._severity(Severity.URGENT, pressing)
        yield from self._appointments("meetings", t("Appointments today"), meetings)
        yield from self._appointments("calls", t("Call-backs"), calls)
        yield from self._severity(Severity.OVERDUE, pressing)
        yield from self._severity(Severity.SOON, pressing)
        yield from self._intakes()
        yield from self._severity(Severity.NOTE, pressing)
        yield from self._aside()

    def _severity(
        self, severity: Severity, pressing: Mapping[Severity, list[Signal]]
    ) -> Iterator[ListLine]:
        signals = pressing[severity]
        if not signals:
            return
        key = severity.value
        title = f"{SIGNS[severity]} {severity_name(severity)}"
        folded = self.groups.folded(key)
        yield _heading(key, title, len(signals), folded, TONES[severity])
        if folded:
            return
        for subject, group in groupby(signals, lambda signal: signal.subject):
            about, shut = list(group), False
            if len(signals) > _MANY:
                own = f"{key}.{subject.value}"
                long = len(about) > _MANY and subject not in _NEVER_LONG
                shut = self.groups.folded(own, begins_folded=long)
                yield _heading(own, subject_name(subject), len(about), shut, "dim")
            yield from () if shut else map(self._signal, about)

    def _signal(self, signal: Signal) -> ListLine:
        key = person_key(signal)
        more = len(self.people[key]) - 1
        tone = TONES[signal.severity]
        person = signal.person
        found = self.day.already.get(person.id, NOTHING) if person else NOTHING
        cells = (
            SIGNS[signal.severity],
            person.listed if person else subject_name(signal.subject),
            signal_line(signal, self.day.today),
            *self._when(_when(signal, self.day.today), f"+{more}" if more else "", signal, found),
        )
        return ListLine(key, cells, data=signal, tones=(tone, "", "", tone, "dim"))

    def _when(
        self, when: str, more: str, signal: Signal | None, found: Already
    ) -> tuple[str, str, str]:
        """How far a day is, and what was done already; in a narrow list in one column, in short."""
        today = self.day.today
        done = already_texts(signal, found, today)
        if self.width >= WIDE or not done:
            return when, more, " · ".join(done)
        # What was done today counts first, then what is planned.
        first = 0 if found.logged and found.logged.on == today else -1
        if self.width >= ROOMY:
            return when, more, done[first]
        short = _when(signal, today, brief=True) if signal else when
        brief = already_texts(signal, found, today, brief=True)[first]
        both = [(when, done[first]), (short, done[first]), (short, brief)]
        texts = [", ".join(filter(None, pair)) for pair in both]
        room = _both_width(self.width)
        return next((text for text in texts if cell_len(text) <= room), texts[-1]), more, ""

    def _appointments(self, key: str, title: str, items: list[Appointment]) -> Iterator[ListLine]:
        if not items:
            return
        folded = self.groups.folded(key)
        yield _heading(key, title, len(items), folded)
        for item in () if folded else items:
            contact = item.contact
            found = self.day.already.get(item.person.id, NOTHING)
            how = found.phone if item.call_back and found.phone else choice(contact.mode)
            what = f"{how}, {choice(contact.purpose)}"
            if contact.at and self.width < _WHEN_FROM:  # its own column gave way
                what = f"{contact.at} {what}"
            cells = (
                "☎" if item.call_back else "•",
                item.person.listed,
                what,
                *self._when(contact.at or "", "", None, found._replace(planned=None)),
            )
            tones = ("dim", "", "", "soon", "dim")
            yield ListLine(f"appointment:{contact.id}", cells, data=item, tones=tones)

    def _intakes(self) -> Iterator[ListLine]:
        found = self.day
        if not found.intakes:
            return
        folded = self.groups.folded("intakes")
        yield _heading("intakes", t("Running intakes"), len(found.intakes), folded)
        for item in () if folded else found.intakes:
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
            already = found.already.get(item.person.id, NOTHING)
            cells = ("◷", item.person.listed, what, *self._when(when, "", None, already))
            tone = {"late": "overdue", "complete": "good"}.get(intake.state.value, "dim")
            key = f"intake:{item.person.id}"
            yield ListLine(key, cells, data=item.person, tones=("dim", "", "", tone))

    def _aside(self) -> Iterator[ListLine]:
        """What was put off, each with its day and reason."""
        found = self.day
        put_off = [
            (signal, found.aside[signal.key])
            for signal in found.signals
            if signal.key in found.aside
        ]
        if not put_off:
            return
        folded = self.groups.folded(ASIDE)
        yield _heading(ASIDE, t("Set aside"), len(put_off), folded, "dim")
        for signal, aside in () if folded else put_off:
            cells = (
                "⏸",
                signal.person.listed if signal.person else subject_name(signal.subject),
                f"{signal_line(signal, found.today)} – {aside.reason}",
                t("until {day}", day=near_day(aside.until_on, found.today)),
            )
            key = f"aside:{signal.rule}:{signal.record}"
            yield ListLine(key, cells, data=PutOff(signal, aside), tones=("dim", "", "dim", "dim"))


def _heading(key: str, title: str, count: int, folded: bool, tone: str = "heading") -> ListLine:
    """The cursor passes over it, but where it stands for the lines that it folds away."""
    line = full_line(f"{GROUP}{key}", f"{'▸' if folded else '▾'} {title} ({count})", tone)
    return line._replace(passed=not folded, apart="." not in key)


def group_above(lines: Sequence[ListLine], number: int) -> ListLine | None:
    """The heading that a line stands under, or is."""
    return next((line for line in lines[number::-1] if line.key.startswith(GROUP)), None)


def _when(signal: Signal, today: date, *, brief: bool = False) -> str:
    """How late or how soon; a note presses nobody, so it only says its day."""
    if signal.due_on and signal.severity is Severity.NOTE:
        return near_day(signal.due_on, today)
    return how_far(signal, today, brief=brief)


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
