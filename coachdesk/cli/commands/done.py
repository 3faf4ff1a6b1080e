"""`coachdesk done RECORD`: fill in today's date where that answers a signal."""

from contextlib import closing
from typing import TYPE_CHECKING

from coachdesk.cli.console import CannotDo, say, wrong_usage
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.domain.record_ref import RecordRef
    from coachdesk.domain.signal import Signal


def run(options: Options) -> None:
    from coachdesk.cli.opening import open_desk
    from coachdesk.domain.record_ref import RecordRef
    from coachdesk.schema.records import RECORDS

    try:
        asked = RecordRef.parse(options.record)
    except ValueError:
        asked = None
    if asked is None or asked.kind not in RECORDS:
        said = t("{value} is no record; they look like plan_step:12", value=options.record)
        raise wrong_usage(f"{said} (coachdesk today --json)")
    with closing(open_desk(options)) as desk:
        signals = [item for item in desk.read.day().signals if str(item.record) == str(asked)]
        signal = _to_tick(signals, options.rule)
        text = _answer(desk, signal) if signal else _tick_step(desk, asked)
    if text is None:
        if signals:
            raise CannotDo(t("No date alone answers this. Open it in the desk."))
        raise CannotDo(t("Nothing about {record} is to be ticked off.", record=asked))
    say(t("{what} “coachdesk undo” undoes it.", what=text))


def _to_tick(signals: "list[Signal]", rule: str | None) -> "Signal | None":
    """The one signal that a date answers; raises CannotDo where there are several."""
    fitting = [item for item in signals if item.tick_off and rule in (None, item.rule.name)]
    if len({item.tick_off for item in fitting}) > 1:
        rules = ", ".join(item.rule.name for item in fitting)
        raise CannotDo(
            t("Several things are due here; say which with --rule: {rules}", rules=rules)
        )
    return fitting[0] if fitting else None


def _answer(desk: "Desk", signal: "Signal") -> str | None:
    from coachdesk.words.formats import day
    from coachdesk.words.signals import signal_line
    from coachdesk.words.terms import field_label

    answer = desk.write.answer(signal)
    if answer is None:
        return None
    person = signal.person
    who = f"{person.name} ({signal.ref})" if person else signal_line(signal)
    return f"{who}, {field_label(answer.field)}: {day(desk.today)}."


def _tick_step(desk: "Desk", asked: "RecordRef") -> str | None:
    """A step of a plan can be done before it is due."""
    from coachdesk.domain.vocabulary import OPEN_STEP, StepStatus
    from coachdesk.words.formats import day
    from coachdesk.words.terms import record_name

    step = desk.read.record("plan_step", asked.id) if asked.kind == "plan_step" else None
    if step is None or step["status"] not in OPEN_STEP:
        return None
    values = {"status": StepStatus.DONE, "done_on": desk.today}
    desk.write.change("plan_step", step.id, values, step.values)
    return f"{record_name('plan_step')} {step['title']}: {day(desk.today)}."


COMMAND = Subcommand(
    "done",
    36,
    "tick off what a date answers",
    run,
    (
        Argument("RECORD", "the record, as today --json names it"),
        Argument("--rule NAME", "which of several things that are due about it"),
    ),
    (("done plan_step:12", "this step of a plan was done today"),),
)
