"""Beside the form of a contact: how to reach the person, what was said last, what is agreed."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.widgets import Static

from coachdesk.domain.text import clean_line
from coachdesk.domain.vocabulary import OPEN_STEP, ContactOutcome
from coachdesk.store.dossiers import Dossier, Stored
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.beside import Beside
from coachdesk.words import t
from coachdesk.words.formats import day, near_day, weekday
from coachdesk.words.terms import choice


class PersonBeside(Beside):
    """The last contact in full, coming appointments, open steps: what a coach looks up meanwhile.

    `leave_out` is the contact that the form itself is about.
    """

    def __init__(self, dossier: Dossier, today: date, leave_out: int | None = None) -> None:
        super().__init__()
        self.show(Content("\n").join(_lines(dossier, today, leave_out)))


class PersonInBrief(Static):
    """The same in at most two lines: above the fields where nothing fits beside them."""

    def __init__(self, dossier: Dossier, today: date, leave_out: int | None = None) -> None:
        super().__init__("", classes="brief", markup=False)
        self.update(literal("\n".join(_brief_lines(_History(dossier, today, leave_out)))))


class _History:
    """What the form of a contact looks back on and ahead to."""

    def __init__(self, dossier: Dossier, today: date, leave_out: int | None) -> None:
        contacts = [item for item in dossier.lists["contacts"] if item.id != leave_out]
        past = [item for item in contacts if item["on"] <= today and item["outcome"]]
        # A call that nobody answered says nothing of what was agreed: then also the talk before it.
        said = next((number for number, item in enumerate(past) if item["note"]), 0)
        self.today = today
        self.past = past[:1] if not said else [past[0], past[said]]
        coming = [item for item in contacts if item["on"] >= today and not item["outcome"]]
        self.coming = coming[::-1]
        steps = [item for item in dossier.lists["plan_steps"] if item["status"] in OPEN_STEP]
        self.steps = sorted(steps, key=lambda step: step["due_on"] or date.max)


def _lines(dossier: Dossier, today: date, leave_out: int | None) -> Iterator[Content]:
    person, history = dossier.jobseeker, _History(dossier, today, leave_out)
    for name in ("phone", "email"):
        if person[name]:
            yield literal(person[name])
    yield _heading(t("Last contact"))
    if not history.past:
        yield literal(t("none yet"))
    for item in history.past:
        yield literal(_contact(item))
        if item["note"]:
            yield literal(item["note"])
    if history.coming or history.steps:
        yield _heading(t("Agreed"))
    for item in history.coming:
        yield literal(f"• {_appointment(item)}")
    for item in history.steps:
        due = f" – {day(item['due_on'])}" if item["due_on"] else ""
        yield literal(f"• {item['title']}{due}")


def _brief_lines(history: _History) -> Iterator[str]:
    today = history.today
    said = []
    for item in history.past:
        how = choice(item["mode"])
        if item["outcome"] != ContactOutcome.HELD:
            how += f", {choice(item['outcome'])}"
        note = f": {clean_line(item['note'])}" if item["note"] else ""
        said.append(f"{near_day(item['on'], today)} {how}{note}")
    yield t("Last: {what}", what="; ".join(said) or t("none yet"))
    agreed = [
        " ".join(filter(None, (near_day(item["on"], today), item["at"], choice(item["mode"]))))
        for item in history.coming
    ]
    for item in history.steps:
        due = f" {near_day(item['due_on'], today)}" if item["due_on"] else ""
        agreed.append(f"{item['title']}{due}")
    if agreed:
        yield t("Agreed: {what}", what="; ".join(agreed))


def _heading(text: str) -> Content:
    return Content.styled(f"\n{text}", "bold")


def _contact(item: Stored) -> str:
    return ", ".join(
        (f"{weekday(item['on'])} {day(item['on'])}", choice(item["mode"]), choice(item["outcome"]))
    )


def _appointment(item: Stored) -> str:
    when = " ".join(filter(None, (weekday(item["on"]), day(item["on"]), item["at"])))
    return f"{when}, {choice(item['mode'])}, {choice(item['purpose'])}"
