"""What a calendar's file does, in words."""

from coachdesk.domain.calendar_event import CalendarPlan, Deed, EventLine
from coachdesk.words import t
from coachdesk.words.formats import day, short_weekday
from coachdesk.words.terms import choice

_DEEDS = {
    Deed.ADD: "new appointment",
    Deed.MOVE: "moved",
    Deed.CANCEL: "cancelled",
    Deed.BUSY: "busy time",
}
_TITLES = {
    Deed.ADD: "New appointments ({count})",
    Deed.MOVE: "Appointments that move ({count})",
    Deed.CANCEL: "Appointments that are cancelled ({count})",
    Deed.BUSY: "Busy times, of which only the time is kept ({count})",
}


def deeds_title(deed: Deed, count: int) -> str:
    """What stands above the events that do the same."""
    return t(_TITLES[deed], count=count)


def deed_name(line: EventLine) -> str:
    """What an event does; of an appointment that comes, how people meet."""
    said = t(_DEEDS[line.deed])
    return f"{said}, {choice(line.values['mode'])}" if "mode" in line.values else said


def _hours(line: EventLine) -> str:
    """From when to when; of a day as a whole nothing."""
    return "–".join(filter(None, (line.at, line.until)))


def event_text(line: EventLine) -> str:
    """An event on one line: when, with whom, what it does, and its title."""
    who = f"{line.person.name} ({line.person.ref})" if line.person else ""
    when = f"{short_weekday(line.on)} {day(line.on)} {_hours(line)}".strip()
    said = ", ".join(filter(None, (who, deed_name(line))))
    return f"{when}: {said}" + (f" – {line.title}" if line.title else "")


def plan_text(plan: CalendarPlan) -> str:
    """How many appointments it makes, moves, cancels and leaves, and how many busy times it has."""
    return t(
        "Appointments: {added} new, {moved} moved, {cancelled} cancelled, {left} as they were. "
        "Busy times: {busy}.",
        added=plan.count(Deed.ADD),
        moved=plan.count(Deed.MOVE),
        cancelled=plan.count(Deed.CANCEL),
        left=plan.left,
        busy=plan.count(Deed.BUSY),
    )
