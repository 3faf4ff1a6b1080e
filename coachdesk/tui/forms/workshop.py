"""Planning workshops: one, or the same one on several days."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.day_plan import Taken
from coachdesk.domain.problem import Problem
from coachdesk.domain.typed_dates import parse_day
from coachdesk.domain.typed_text import DayError, Lean
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.schema.fields import Field, check, missing
from coachdesk.schema.kinds import TAGS
from coachdesk.schema.records import WORKSHOP
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.fields import Unreadable
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.odd_times import odd_day, odd_hour
from coachdesk.tui.forms.opening import open_form, say_saved
from coachdesk.tui.widgets.beside import Beside
from coachdesk.tui.widgets.day_plan import day_plan
from coachdesk.words import t, tn
from coachdesk.words.formats import day, full_day
from coachdesk.words.problems import typed_text
from coachdesk.words.terms import field_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_DAYS = Field("days", TAGS, required=True)


class WorkshopForm(FormScreen):
    """Title, hours, place, and the days; gives the ids of the workshops planned."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Plan workshops"))
        self.saves = "workshop"
        self.made: list[int] = []
        self.called = ""  # what was planned
        self._plan = day_plan(desk, wanted=self._series)

    def beside(self) -> Sequence[Beside]:
        return (self._plan,)

    def _series(self, values: FieldValues) -> list[Taken]:
        """The workshop on each of the days typed."""
        hours = values.get("hours")
        if not isinstance(hours, (int, float)) or not hours:  # not typed yet, or no number
            minutes = self.desk.appointment_minutes
        else:
            minutes = round(60 * hours)
        at, days = values.get("starts_at"), values.get("days") or ()
        return [Taken(on, at, minutes, t("this workshop")) for on in days]

    def asked(self) -> Iterable[Asked]:
        specs = WORKSHOP.fields
        yield Asked(specs["title"], field_label("title"))
        yield Asked(specs["hours"], field_label("hours"))
        yield Asked(_DAYS, t("Days, e.g. 24-11, 26-11"), remark=self._days_in_full)
        yield Asked(specs["starts_at"], field_label("starts_at"), remark=odd_hour, asks=True)
        yield Asked(specs["place"], field_label("place"))

    def values(self) -> tuple[dict[str, FieldValue], dict[str, str]]:
        values, unreadable = super().values()
        days = set()  # a day typed twice is one day
        for text in values.get("days") or []:
            try:
                days.add(self._day(text))
            except Unreadable as error:
                unreadable.setdefault("days", str(error))
        values["days"] = sorted(days)
        return values, unreadable

    def _day(self, text: str) -> date:
        try:
            return parse_day(text, self.today, Lean.FUTURE)
        except DayError as error:
            raise Unreadable(typed_text(error)) from None

    def _days_in_full(self, texts: FieldValue) -> str:
        """Each day as it is understood, and which of them few people come on."""
        said = []
        for text in texts or ():
            with suppress(Unreadable):
                on = self._day(text)
                said.append(", ".join(filter(None, (full_day(on), odd_day(on)))))
        return "; ".join(said)

    def doubts(self, values: FieldValues) -> list[str]:
        odd = [f"{full_day(on)}: {odd}" for on in values["days"] if (odd := odd_day(on))]
        return super().doubts(values) + odd

    def draft(self) -> Draft:
        return self._draft("workshop", None, None)

    def check(self, values: FieldValues) -> list[Problem]:
        own = {name: value for name, value in values.items() if name != "days"}
        checked, problems = check(WORKSHOP, own)
        said = {problem.field for problem in problems} | {"held_on"}
        problems += [p for p in missing(WORKSHOP, checked) if p.field not in said]
        if not values.get("days"):
            problems.append(Problem("days", "missing"))
        return problems

    def store(self, values: FieldValues) -> int:
        days = values["days"]
        given = {
            name: value for name, value in values.items() if value is not None and name != "days"
        }
        self.called = values["title"]
        saved = tn(
            len(days),
            "1 workshop saved: {title}, {days}",
            "{count} workshops saved: {title}, {days}",
            title=self.called,
            days=", ".join(map(day, days)),
        )
        say_saved(self, saved)
        self.said_when_saved = self._plan.also(self.said_when_saved, values)
        self.made = self.desk.write.plan_workshops(given, days)
        return self.made[0]


def plan_workshops(app: "DeskApp", people: Collection[int] = ()) -> None:
    """Plan a series, then choose who takes part: these, or whose intake runs."""
    from coachdesk.tui.screens.checklist import choose_people

    open_form(
        app,
        lambda: WorkshopForm(app.desk),
        lambda form, _: choose_people(app, form.made, people or None, form.called),
    )
