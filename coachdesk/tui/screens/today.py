"""Today: how full the caseload is, who comes, what is due, whose intake runs, and why."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.geometry import Size
from textual.widgets import Static

from coachdesk.domain.already import NOTHING, Already
from coachdesk.domain.day import Appointment, Day
from coachdesk.domain.names import Person
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import Signal, TickOff
from coachdesk.tui.commands import (
    APPOINTMENT,
    HOME,
    MAKE_TEXT,
    NEW_PERSON,
    NEW_TASK,
    PERSON,
    READ_ON,
    TAKE_IN,
    WHY,
    Command,
)
from coachdesk.tui.lazy import imported
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.base import DeskScreen, person_in
from coachdesk.tui.screens.day_bar import day_marks
from coachdesk.tui.screens.today_answers import is_aftercare, put_off_part, settled_by
from coachdesk.tui.screens.today_head import day_head
from coachdesk.tui.screens.today_lines import (
    GROUP,
    DayList,
    FoldedGroups,
    PutOff,
    by_person,
    day_columns,
    group_above,
    person_key,
)
from coachdesk.tui.widgets.bars import TopBar
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.lines import Lines, ListLine
from coachdesk.tui.widgets.pane import Pane
from coachdesk.tui.widgets.why import about_person, why_content
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.signals import signal_line
from coachdesk.words.terms import choice, field_label

_BESIDE = 192  # from this width on the why stands beside the list, which still has all its room
_TALL = 30


class TodayScreen(DeskScreen[Day]):
    """The place to work from."""

    NAME = "today"
    OFFERS = (
        *PERSON,
        Command(
            "space",
            "fold",
            "Fold the group of a line, or unfold it",
            "fold",
            words="collapse, expand",
        ),
        Command(
            "m",
            "answer",
            "Mark it done today, where a date answers it; move an appointment",
            "tick off",
            writes=True,
            at_once=True,
            words="tick off, done, ready",
        ),
        Command(
            "s",
            "set_aside",
            "Set a line aside until a day",
            "set aside",
            writes=True,
            words="snooze, postpone, later, hide",
        ),
        WHY,
        Command(
            "b",
            "bring_back",
            "Bring a line back that was set aside",
            writes=True,
            at_once=True,
            words="snooze, again",
        ),
        *APPOINTMENT[1:],
        MAKE_TEXT,
        *READ_ON,
        Command("escape", "home", "To the first line", "top", shown_key="esc", run=HOME.run),
        NEW_PERSON,
        NEW_TASK._replace(hint=""),
        TAKE_IN,
    )
    DEFAULT_CSS = """
    TodayScreen {
        #gauge { split: top; height: 1; padding: 0 1; text-wrap: nowrap; }
        #why { split: bottom; height: 42%; max-height: 16; }
        #day { max-width: 137; }
    }
    TodayScreen.tall #gauge { height: 2; }
    TodayScreen.beside {
        #why {
            split: right; width: 30%; max-width: 90; height: 1fr; max-height: 100%;
            border: round $edge;
        }
        #day { max-width: 100%; }
    }
    TodayScreen.low #why { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._day: Day | None = None
        self._drawn_width = 0
        self._turned: set[str] = set()
        self._people: dict[str, list[Signal]] = {}
        self._undone: Sequence[RecordRef] = ()

    def compose_body(self) -> ComposeResult:
        gauge = "" if self._day else t("Reading the caseload …")
        yield Static(literal(gauge), id="gauge", markup=False)
        yield Lines(titles=False, id="day", highlighted=self._show_why)
        yield Pane("why", beside=False)

    def _fit(self, size: Size) -> None:
        super()._fit(size)
        self.set_class(size.width >= _BESIDE, "beside")
        self.set_class(size.height >= _TALL, "tall")

    def begin(self) -> None:
        self._day, self.desk_app.first_day = self.desk_app.first_day, None
        if self._day:
            self.reading.show(self.desk.seen_version, self._day)
            if not self._day.whole:
                self.set_timer(0.1, self.reload)
        else:
            self.reload()

    def read(self) -> Day:
        return self.desk.read.day()

    def show_read(self, found: Day) -> None:
        fresh = not self.query_one(Lines).lines
        self._people = by_person(found)
        self._day = found._replace(cases=())  # with thousands of people they would stay for nothing
        self._tell_marks()
        self._draw_gauge()
        undone = next((s for s in found.signals if s.record in self._undone), None)
        self._undone = ()
        self._draw(_first_key(found) if fresh else undone and person_key(undone))

    def _tell_marks(self) -> None:
        """The day, and whether anybody can open the file; the gauge stands below it."""
        bar = self.query_one(TopBar)
        if self.desk.is_protected:
            bar.tell("", *day_marks(self.desk))
        else:
            short = " ".join((t("no lock"), *day_marks(self.desk, short=True)))
            bar.tell(t("no passphrase"), *day_marks(self.desk), short=short)

    def look_at(self, records: Sequence[RecordRef], *, follow: bool) -> None:
        """After a save the cursor stays; what was taken back or done again comes under it.

        That may be what a person's line is about.
        """
        self._undone = tuple(records) if follow else ()
        if follow:
            super().look_at(records, follow=follow)

    def on_resize(self) -> None:
        super().on_resize()
        self._draw_gauge()
        if self._day and self._list_width() != self._drawn_width:
            self._draw()

    def _draw_gauge(self) -> None:
        if self._day and self.size.width:
            head = day_head(self._day, self._people, self.size.width - 2)
            self.query_one("#gauge", Static).update(head, layout=False)

    def _draw(self, at: str | None = None) -> None:
        assert self._day
        shown, width = self.query_one(Lines), self._list_width()
        self._drawn_width = width
        listed = DayList(self._day, self._people, FoldedGroups(self._turned), width)
        lines = list(listed.lines())
        shown.show_columns(day_columns(lines, width))
        shown.show(lines, at=at, is_done=self._is_done(shown.current))

    def _is_done(self, line: ListLine | None) -> bool:
        """Whether a person's line asks for something else by now."""
        signals = self._people.get(line.key) if line else None
        data = line.data if line else None
        return bool(signals and isinstance(data, Signal) and signals[0].key != data.key)

    def _list_width(self) -> int:
        """How many cells a line has: the list less its mark, its edge and its scroll bar."""
        width = self.size.width or self.app.size.width
        if width >= _BESIDE:
            return width - min(90, width * 30 // 100) - 3
        return min(width, 137) - 3

    # What the lines answer -----------------------------------------------------------------

    def _signal(self) -> Signal | None:
        """The signal of the highlighted line, put off or not."""
        data = self.current()
        if isinstance(data, PutOff):
            return data.signal
        return data if isinstance(data, Signal) else None

    def person(self) -> Person | None:
        data = self.current()
        if isinstance(data, Appointment | Signal):
            return data.person
        if isinstance(data, PutOff):
            return data.signal.person
        return data if isinstance(data, Person) else None

    def enter_hint(self, line: ListLine) -> str | None:
        signal = self._signal()
        if line.key.startswith(GROUP):
            return t("fold")
        if signal and not signal.person:
            return {"workshop": t("roll call"), "coach": t("read")}.get(signal.record.kind)
        return t("dossier") if person_in(line.data) else None

    def action_open(self) -> None:
        line, signal = self.line(), self._signal()
        if line and line.key.startswith(GROUP):
            self.action_fold()
        elif signal and signal.record.kind == "workshop":
            imported("screens.attendance:open_roll")(self.desk_app, signal.record.id)
        elif signal and signal.record.kind == "coach":
            imported("screens.reading:open_pane")(self.desk_app)  # there is nothing to fill in
        elif signal:
            imported("screens.dossier:open_signal")(self.desk_app, signal)
        else:
            super().action_open()

    def action_fold(self) -> None:
        shown = self.query_one(Lines)
        if heading := group_above(shown.lines, shown.cursor):
            self._turned ^= {heading.key.removeprefix(GROUP)}
            self._draw(heading.key)
        else:
            self.work.say(t("There is no group here to fold."))

    def acts_at_once(self, key: str) -> bool:
        """Aftercare opens a form first."""
        signal = self._signal()
        return super().acts_at_once(key) and not (key == "m" and signal and is_aftercare(signal))

    def action_answer(self) -> None:
        signal = self._signal()
        if signal and signal.person and is_aftercare(signal):
            edit = imported("forms.edit:edit_record")
            edit(self.desk_app, "aftercare", None, signal.person.id)
        elif signal and signal.tick_off:
            self.work.write(
                lambda: self.desk.write.answer(signal),
                lambda done: self._answered(signal, done),
                about=self._filled_in(signal, signal.tick_off),
            )
        elif signal:
            how = settled_by(signal, self.desk.policy)
            self.work.say(t("No date alone answers this. {how}.", how=how))
        elif self.appointment() is not None:
            imported("forms.appointment:move")(self.desk_app)
        else:
            self.work.say(_choose_a_line())

    def _answered(self, signal: Signal, answer: TickOff | None) -> None:
        """Say which date was filled in, or where the line can be answered."""
        if answer is None:
            self.work.say(t("No date alone answers this; enter opens it where it can be answered."))
            return
        self.work.say(f"{self._filled_in(signal, answer)}. {t('u takes it back.')}")
        self.work.changed()

    def _filled_in(self, signal: Signal, answer: TickOff) -> str:
        """Which date answers a signal, and of whom or what."""
        who = signal.person.name if signal.person else signal_line(signal)
        return f"{who}, {field_label(answer.field)}: {day(self.today)}"

    def action_set_aside(self) -> None:
        if signal := self._signal():
            from coachdesk.tui.forms.set_aside import set_aside

            set_aside(self.desk_app, signal)
        elif self.appointment():
            self.work.refuse(t("An appointment is not set aside. To another day: m."))
        else:
            self.work.refuse(_choose_a_line())

    def action_bring_back(self) -> None:
        if isinstance(data := self.current(), PutOff):
            signal = data.signal
            said = t("Back on Today: {what}.", what=signal_line(signal))
            who = f"{signal.person.name}, " if signal.person else ""
            about = t("back on Today: {what}", what=who + signal_line(signal))
            self.work.change(lambda: self.desk.write.bring_back(signal), said, about=about)
        else:
            self.work.say(t("b brings a line back that was set aside; this one was not."))

    def appointment(self) -> int | None:
        data = self.current()
        if isinstance(data, Appointment):
            return data.contact.id
        if isinstance(data, Signal) and data.rule.name == "contact.outcome_missing":
            return data.record.id
        return None

    # The why -------------------------------------------------------------------------------

    def _show_why(self, line: ListLine | None) -> None:
        self.query_one(Pane).tell(self._why(line))

    def _why(self, line: ListLine | None) -> Labelled:
        data = line.data if line else None
        policy = self.desk.policy
        signal = data.signal if isinstance(data, PutOff) else data
        if isinstance(signal, Signal) and line:
            found = self._already(signal.person)
            others = [item for item in self._people.get(line.key, ()) if item is not signal]
            settles = settled_by(signal, policy)
            why = why_content(signal, others, policy, self.today, found, settles)
            return why.after(put_off_part(data)) if isinstance(data, PutOff) else why
        if isinstance(data, Appointment):
            found = self._already(data.person)._replace(planned=None)
            signals = self._people.get(str(RecordRef("jobseeker", data.person.id)), ())
            contact = data.contact
            what = ", ".join((choice(contact.mode), choice(contact.purpose)))
            asks = [Part(t("What"), what, "bold"), Part(t("When"), contact.at or t("no time"))]
            return about_person(
                data.person, found, asks, t("c: how it went; m: another day"), signals, self.today
            )
        if line and isinstance(data, Person):
            signals = self._people.get(str(RecordRef("jobseeker", data.id)), ())
            asks = [Part(t("What"), line.cells[2], "bold"), Part(t("When"), line.cells[3])]
            return about_person(data, self._already(data), asks, "", signals, self.today)
        if line and line.key.startswith(GROUP):
            return Labelled(line.cells[0].strip("▸ "), [[Part("", t("space unfolds this group."))]])
        return Labelled("", ())

    def _already(self, person: Person | None) -> Already:
        return self._day.already.get(person.id, NOTHING) if self._day and person else NOTHING


def _choose_a_line() -> str:
    return t("Choose a line first: one that says what is due.")


def _first_key(found: Day) -> str | None:
    """The line to begin at: the most pressing signal."""
    for signal in found.signals:
        if signal.key not in found.aside:
            return person_key(signal)
    return None
