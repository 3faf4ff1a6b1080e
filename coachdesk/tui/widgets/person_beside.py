"""Beside the form of a contact: how to reach the person, what was said last, what is agreed."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from coachdesk.domain.vocabulary import OPEN_STEP
from coachdesk.store.dossiers import Dossier, Stored
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.beside import Beside
from coachdesk.words import t
from coachdesk.words.formats import day, weekday
from coachdesk.words.terms import choice


class PersonBeside(Beside):
    """The last contact in full, coming appointments, open steps: what a coach looks up meanwhile.

    `leave_out` is the contact that the form itself is about.
    """

    def __init__(self, dossier: Dossier, today: date, leave_out: int | None = None) -> None:
        super().__init__()
        self.update(Content("\n").join(_lines(dossier, today, leave_out)))


def _lines(dossier: Dossier, today: date, leave_out: int | None) -> Iterator[Content]:
    person = dossier.jobseeker
    for name in ("phone", "email"):
        if person[name]:
            yield literal(person[name])
    contacts = [item for item in dossier.lists["contacts"] if item.id != leave_out]
    past = [item for item in contacts if item["on"] <= today and item["outcome"]]
    # A call that nobody answered says nothing of what was agreed: then also the talk before it.
    said = next((number for number, item in enumerate(past) if item["note"]), 0)
    yield _heading(t("Last contact"))
    if not past:
        yield literal(t("none yet"))
    for item in past[:1] if not said else (past[0], past[said]):
        yield literal(_contact(item))
        if item["note"]:
            yield literal(item["note"])
    coming = [item for item in contacts if item["on"] >= today and not item["outcome"]]
    steps = [item for item in dossier.lists["plan_steps"] if item["status"] in OPEN_STEP]
    if coming or steps:
        yield _heading(t("Agreed"))
    for item in reversed(coming):
        yield literal(f"• {_appointment(item)}")
    for item in sorted(steps, key=lambda step: step["due_on"] or date.max):
        due = f" – {day(item['due_on'])}" if item["due_on"] else ""
        yield literal(f"• {item['title']}{due}")


def _heading(text: str) -> Content:
    return Content.styled(f"\n{text}", "bold")


def _contact(item: Stored) -> str:
    return ", ".join(
        (f"{weekday(item['on'])} {day(item['on'])}", choice(item["mode"]), choice(item["outcome"]))
    )


def _appointment(item: Stored) -> str:
    when = " ".join(filter(None, (weekday(item["on"]), day(item["on"]), item["at"])))
    return f"{when}, {choice(item['mode'])}, {choice(item['purpose'])}"
