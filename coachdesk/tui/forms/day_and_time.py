"""A day typed with its time behind it: `vr 14.30`, `30-11 10:00`."""

from coachdesk.domain.typed_text import ClockError, DayError
from coachdesk.schema.kinds import CLOCK, DAY, Typing


def parted(text: str, typing: Typing) -> tuple[str, str] | None:
    """The day and the time in a text that is no day by itself; None where it is not both."""
    words = text.split()
    for number in range(len(words) - 1, 0, -1):
        day, time = " ".join(words[:number]), " ".join(words[number:])
        try:
            DAY.typed(day, typing)
            CLOCK.typed(time, typing)
        except (DayError, ClockError):
            continue
        return day, time
    return None
