"""A part of what is known of a jobseeker, asked apart: the plan, or wishes for work."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValues
from coachdesk.schema.fields import check
from coachdesk.schema.kinds import Words
from coachdesk.schema.records import JOBSEEKER
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.fields import words_of
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.opening import open_form, say_saved
from coachdesk.words import t
from coachdesk.words.records import name_of
from coachdesk.words.terms import field_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


WISHES = ("wanted_sectors", "wanted_hours", "travel_minutes", "abroad", "share_profile_on")
_ASKED = {"plan": ("plan_goal", "plan_agreed_on", "plan_reviewed_on"), "wishes": WISHES}


class PlanForm(FormScreen):
    """The goal in the jobseeker's own words, and when it was agreed; or what work is wished for."""

    def __init__(self, desk: Desk, jobseeker_id: int, part: str = "plan") -> None:
        stored = there(desk.read.record("jobseeker", jobseeker_id))
        self._who = name_of(stored.values)
        self._part = part
        headings = {
            "plan": t("{name}: the plan", name=self._who),
            "wishes": t("{name}: wishes for work", name=self._who),
        }
        super().__init__(desk, headings[part])
        self.saves = "jobseeker"
        self.seen = stored.values
        self._jobseeker = jobseeker_id

    def asked(self) -> Iterable[Asked]:
        specs = JOBSEEKER.fields
        for name in _ASKED[self._part]:
            asked = Asked(specs[name], field_label(name), self.seen[name])
            kind = specs[name].kind
            of = t("Sectors: {words}", words=words_of(kind)) if isinstance(kind, Words) else ""
            yield asked._replace(heading=of)

    def draft(self) -> Draft:
        return self._draft(self._part, self._jobseeker, None)

    def check(self, values: FieldValues) -> list[Problem]:
        return check(JOBSEEKER, {k: v for k, v in values.items() if k in self.edited})[1]

    def store(self, values: FieldValues) -> int:
        changed = {name: value for name, value in values.items() if name in self.edited}
        said = {
            "plan": t("Plan saved: {name}", name=self._who),
            "wishes": t("Wishes for work saved: {name}", name=self._who),
        }
        say_saved(self, said[self._part], changed)
        if changed:
            self.desk.write.change("jobseeker", self._jobseeker, changed, self.seen)
        return self._jobseeker


def open_plan_form(app: "DeskApp", jobseeker_id: int, then: Callable[[], object]) -> None:
    """The goal and the day it was agreed; `then` follows when they were saved."""
    open_form(app, lambda: PlanForm(app.desk, jobseeker_id), lambda *_: then())


def open_wishes_form(app: "DeskApp", jobseeker_id: int) -> None:
    """What work somebody looks for."""
    open_form(app, lambda: PlanForm(app.desk, jobseeker_id, "wishes"), lambda *_: None)
