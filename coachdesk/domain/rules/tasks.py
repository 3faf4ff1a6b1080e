"""The coach's own tasks, which belong to nobody."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coachdesk.domain.policy import OWN_CHOICE, Policy
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import RuleFinding, Subject, TickOff, graded, rule


@private_repr("id")
class TaskFact(NamedTuple):
    """A task with a day, not done yet."""

    id: int
    title: str
    due_on: date
    note: str | None = None


@rule(
    TaskFact,
    "task.due",
    Subject.TASK,
    OWN_CHOICE,
    norms="step_warn_days",
    line="To do: {title}",
    why="A task of your own has reached (or nears) its day.",
    sums=("the task is due {due}",),
    tick_off=TickOff("task", "done_on"),
)
def due(task: TaskFact, policy: Policy, today: date) -> Iterable[RuleFinding]:
    """A task still to do, on or near its day."""
    if severity := graded(task.due_on, today, policy.step_warn_days):
        record = RecordRef("task", task.id)
        facts = {"title": task.title, **({"note": task.note} if task.note else {})}
        yield RuleFinding(severity, record, task.due_on, facts)
