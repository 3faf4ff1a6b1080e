"""Times of day as people type them, in English and Dutch."""

import re
from datetime import time

from coachdesk.domain.typed_text import COUNTS, ClockError, Fault, number, plain

_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?: ?(?:[:.]|uur|u|h)? ?(?P<minute>[0-9]{2}))? ?(?:uur|u|h)?"
)
_SPOKEN_CLOCK = re.compile(
    r"(?:(?:a )?(?P<count>[a-z]+|[0-9]{1,2}) (?P<way>over|voor|past|to) )?"
    r"(?P<half>half )?(?P<hour>[a-z]+|[0-9]{1,2})(?: ?(?:uur|u))?"
)
_PART_OF_DAY = re.compile(r"(?P<said>.+?) ?(?:'?s |in the )?(?P<part>[ap] ?m|[a-z]+)")
_HALF_A_DAY = 12 * 60
_MORNING, _EVENING, _MIDNIGHT = range(_HALF_A_DAY), 18 * 60, 24 * 60
# Within which minutes of the day a time lies that is said with it.
_PARTS = {
    **dict.fromkeys(("ochtends", "morgens", "morning", "am", "a m"), _MORNING),
    **dict.fromkeys(("middags", "afternoon"), range(_HALF_A_DAY, _EVENING)),
    **dict.fromkeys(("avonds", "evening"), range(_EVENING, _MIDNIGHT)),
    **dict.fromkeys(("pm", "p m"), range(_HALF_A_DAY, _MIDNIGHT)),
}
_MINUTES = COUNTS | {"kwart": 15, "quarter": 15, "twintig": 20, "twenty": 20, "half": 30}


def parse_clock(text: str) -> time:
    """The time of day that a person means by `text`: "9", "930", "9u30", "half 3", "kwart over 2".

    An hour of 1 to 12 that is said without a zero before it is the one by day, from 7:00 to 18:59:
    "2" is 14:00, and "02" is 02:00. With the part of the day ("2 pm", "9 uur 's avonds") it is the
    one in it. Raises ClockError.
    """
    said = plain(text, ClockError)
    said = said.removeprefix("om ").removeprefix("at ")
    parted = _PART_OF_DAY.fullmatch(said)
    part = _PARTS.get(parted["part"]) if parted else None
    if parted and part:
        said = parted["said"]
    if found := _CLOCK.fullmatch(said):
        at = _checked(int(found["hour"]), int(found["minute"] or 0))
        hour = found["hour"]
    elif spoken := _SPOKEN_CLOCK.fullmatch(said):
        hour = spoken["hour"]
        at = _spoken(spoken, text)
    else:
        raise ClockError(Fault.UNREADABLE, text=text.strip())
    bare = not hour.startswith("0") and (COUNTS.get(hour) or int(hour)) <= 12
    if part:
        hands = at % _HALF_A_DAY
        at = next((m for m in ((hands, hands + _HALF_A_DAY) if bare else (at,)) if m in part), -1)
        if at < 0:
            raise ClockError(Fault.UNREADABLE, text=text.strip())
    elif bare:
        at = _by_day(at)
    return time(at // 60, at % 60)


def exact_clock(text: str) -> time:
    """The time of day, on the 24-hour clock, that a file says: "2:30" is at night.

    Raises ClockError.
    """
    found = _CLOCK.fullmatch(plain(text, ClockError))
    if found is None:
        raise ClockError(Fault.UNREADABLE, text=text.strip())
    minutes = _checked(int(found["hour"]), int(found["minute"] or 0))
    return time(minutes // 60, minutes % 60)


def _checked(hour: int, minute: int) -> int:
    """The minutes since midnight; raises ClockError."""
    if hour > 23:
        raise ClockError(Fault.NO_SUCH_HOUR, hour=hour, last=23)
    if minute > 59:
        raise ClockError(Fault.NO_SUCH_MINUTE, minute=minute, last=59)
    return 60 * hour + minute


def _spoken(found: re.Match[str], text: str) -> int:
    """The minutes since midnight of "half 3", "kwart over 2", "tien voor half 4"."""
    hour = COUNTS.get(found["hour"]) or number(found["hour"])
    count = 0
    if found["count"]:
        minutes = _MINUTES.get(found["count"]) or number(found["count"])
        if minutes is None:
            raise ClockError(Fault.UNREADABLE, text=text.strip())
        count = _checked(0, minutes)
    if hour is None:
        raise ClockError(Fault.UNREADABLE, text=text.strip())
    before = found["way"] in ("voor", "to")
    at = _checked(hour, 0) - (30 if found["half"] else 0) + (-count if before else count)
    return at % (2 * _HALF_A_DAY)


def _by_day(minutes: int) -> int:
    """The same place of the hands, from 7:00 to 18:59."""
    hands = minutes % _HALF_A_DAY
    return hands if hands >= 7 * 60 else hands + _HALF_A_DAY
