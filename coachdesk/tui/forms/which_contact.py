"""Which contact is meant, where somebody has several that may be logged."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from coachdesk.desk import CaseLine
from coachdesk.domain.case import ContactFact
from coachdesk.domain.rules.outflow import aftercare
from coachdesk.domain.signal import Signal
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import ContactPurpose
from coachdesk.tui.lazy import imported
from coachdesk.tui.screens.question import AnswerOption, QuestionScreen
from coachdesk.words import t
from coachdesk.words.formats import day, weekday
from coachdesk.words.terms import choice

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.base import AnyDeskScreen

_MOST_OPEN = 4  # appointments without an outcome that are asked about, the latest first
_NEW = 0  # the answer for a contact that is not there yet
_AFTERCARE = -1
# The rules that only a contact about something settles.
_SUBJECTS = {
    "debt.threat": ContactPurpose.DEBTS,
    "placement.visit_due": ContactPurpose.PLACEMENT_VISIT,
}


@runtime_checkable
class KnowsSignals(Protocol):
    """A screen whose lines are records of which something may be due."""

    def signals(self) -> Sequence[Signal]: ...


def signals_at(screen: "AnyDeskScreen") -> Sequence[Signal]:
    """What the highlighted line says is due."""
    data = screen.current()
    signal = getattr(data, "signal", data)
    if isinstance(signal, Signal):
        return [signal]
    return screen.signals() if isinstance(screen, KnowsSignals) else ()


def begins_with(signals: Iterable[Signal]) -> FieldValues:
    """What a contact is about, and where, that settles the first of these signals that needs it."""
    for signal in signals:
        if purpose := _SUBJECTS.get(signal.rule.name):
            return {"purpose": purpose, "organisation": signal.facts.get("organisation")}
    return {}


def wants_aftercare(line: CaseLine) -> bool:
    """Whether somebody who went to work is to be asked how it goes."""
    return any(signal.rule is aftercare for signal in line.signals)


def ask_which(app: "DeskApp", line: CaseLine, then: Callable[[int | None], object]) -> None:
    """One of the contacts that lack their outcome, or None for a new one; or aftercare.

    Digits answer: a text answers nothing.
    """
    case = line.case
    today = [item for item in case.appointments if item.on == app.desk.today]
    old = sorted(case.unlogged, key=lambda item: item.on, reverse=True)[:_MOST_OPEN]
    found = [(item.id, _appointment(item)) for item in (*today, *old)]
    found.append((_NEW, t("a new contact, today")))
    if wants_aftercare(line):
        found.insert(0, (_AFTERCARE, t("aftercare: does the work go on?")))
    answers = tuple(
        AnswerOption(value, str(number), str(number), text)
        for number, (value, text) in enumerate(found, 1)
    )

    def chosen(value: int | None) -> None:
        if value == _AFTERCARE:
            imported("forms.edit:edit_record")(app, "aftercare", None, case.person.id)
        elif value is not None:
            then(value or None)

    question = t("{name}: which contact is this?", name=case.person.name)
    app.push_screen(QuestionScreen[int | None](question, answers, None, found[0][0]), chosen)


def _appointment(item: ContactFact) -> str:
    when = " ".join(filter(None, (weekday(item.on), day(item.on), item.at)))
    return t("the appointment of {when}, {how}", when=when, how=choice(item.mode))
