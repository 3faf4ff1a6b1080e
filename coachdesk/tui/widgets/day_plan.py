"""Beside a form that plans: the day as it is taken, the appointment that is typed among it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

from textual.content import Content

from coachdesk.desk import Desk
from coachdesk.domain.dates import add_days, is_working_day
from coachdesk.domain.day_plan import Span, Taken, clashes, free_spans, in_day_order
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.typed_dates import LAST_YEAR
from coachdesk.domain.values import FieldValues
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.beside import Beside
from coachdesk.words import t
from coachdesk.words.formats import full_day, near_day, short_weekday
from coachdesk.words.terms import choice

_DAYS_SHOWN = 5


class DayPlan(Beside):
    """What else the day holds, by time; where no day is typed yet, the free hours of the next ones.

    `prefix` stands before the names of the fields to follow, `about` is the appointment that the
    form changes; `wanted` tells what is typed where that is no appointment. `minutes` is how long
    one takes that says nothing of it. What is free today begins `now`, in minutes since midnight.
    """

    def __init__(
        self,
        plan: Sequence[Taken],
        today: date,
        minutes: int,
        now: int = 0,
        *,
        prefix: str = "",
        about: RecordRef | None = None,
        wanted: Callable[[FieldValues], list[Taken]] | None = None,
    ) -> None:
        super().__init__()
        self._plan = [item for item in plan if about is None or item.record != about]
        self._today = today
        self._minutes = minutes
        self._now = now
        self._prefix = prefix
        self.wanted = wanted or self._appointment

    def _appointment(self, values: FieldValues) -> list[Taken]:
        """The appointment as it is typed; empty without a day."""
        on = values.get(f"{self._prefix}on")
        given = values.get(f"{self._prefix}minutes")
        minutes = given if isinstance(given, int) and given else self._minutes
        at = values.get(f"{self._prefix}at")
        return [Taken(on, at, minutes, t("this appointment"))] if on else []

    def clashes(self, values: FieldValues) -> list[str]:
        """What the appointment falls together with, in words; of several days each is named."""
        wanted = self.wanted(values)
        return [
            f"{near_day(item.on, self._today)}: {said}" if len(wanted) > 1 else said
            for item in wanted
            for said in self._clashes_of(item)
        ]

    def _clashes_of(self, wanted: Taken) -> list[str]:
        return [
            t("at the same time: {what}, {hours}", what=item.what, hours=item.span.text)
            for item in in_day_order(clashes(wanted, self._plan))
            if item.span
        ]

    def also(self, said: str, values: FieldValues) -> str:
        """A message with that below it, for a screen with no room beside the fields."""
        return "\n! ".join((said.partition("\n! ")[0], *self.clashes(values)))

    def follow(self, values: FieldValues) -> None:
        lines = [line for item in self.wanted(values) for line in (*self._day(item), Content(""))]
        lines = lines[:-1] or list(self._coming())
        self.show(Content("\n").join(lines))

    def _coming(self) -> Iterator[Content]:
        yield Content.styled(t("Free hours"), "bold")
        days = (add_days(self._today, number) for number in range(1, 30))
        for day in islice(filter(is_working_day, days), _DAYS_SHOWN):
            name = f"{short_weekday(day)} {near_day(day, self._today)}"
            free = free_spans(item for item in self._plan if item.on == day)
            yield literal(f"{name}: {_spans(free) or t('nothing free')}")

    def _day(self, wanted: Taken) -> Iterator[Content]:
        yield Content.styled(full_day(wanted.on), "bold")
        for clash in self._clashes_of(wanted):  # first: where room is short the end is out of sight
            yield Content.styled("! ", "bold $warning") + literal(clash)
        taken = [item for item in self._plan if item.on == wanted.on]
        for item in in_day_order([*taken, *([wanted] if wanted.at else [])]):
            line = literal(_line(item))
            yield line.stylize("bold reverse") if item is wanted else line
        if not taken:
            yield literal(t("nothing else yet"))
        if wanted.on.year < LAST_YEAR and is_working_day(wanted.on):
            free = free_spans(taken, after=self._now if wanted.on == self._today else 0)
            yield literal(f"{t('free')}: {_spans(free) or t('nothing free')}")


def _line(item: Taken) -> str:
    hours = item.span.text if item.span else t("no time")
    parts = (item.what, choice(item.mode) if item.mode else "", item.place)
    return f"{hours}  {', '.join(filter(None, parts))}"


def _spans(spans: Sequence[Span]) -> str:
    return ", ".join(span.text for span in spans)


def day_plan(
    desk: Desk,
    *,
    prefix: str = "",
    about: RecordRef | None = None,
    wanted: Callable[[FieldValues], list[Taken]] | None = None,
) -> DayPlan:
    """Read what the coming days hold; called in a thread, as a form is made."""
    plan = desk.read.plan()
    length = desk.appointment_minutes
    day = (desk.today, length, desk.minute)
    return DayPlan(plan, *day, prefix=prefix, about=about, wanted=wanted)
