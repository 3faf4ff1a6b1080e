"""A bar that shows how much of a whole is there."""

from collections.abc import Callable

from textual.content import Content

from coachdesk.domain.rules.caseload import CaseloadState
from coachdesk.words import t
from coachdesk.words.terms import state_name

_GAUGE = 20
_TONES = {"over": "$error", "full": "$warning", "near": "$warning"}


def gauge(part: float, whole: float, width: int, rounding: Callable[[float], int] = int) -> str:
    """Never fuller than full; rounded down it is full only when all is there."""
    filled = rounding(width * part / whole) if whole else width
    filled = max(0, min(width, filled))
    return "█" * filled + "░" * (width - filled)


def caseload_line(active: int, limit: int, state: CaseloadState) -> Content:
    """How full the caseload is, in figures, as a bar and in a word."""
    bar = gauge(active, limit, _GAUGE, round)
    line = Content(f"{t('Caseload')} {active} / {limit}  {bar}  {state_name(state)}")
    tone = _TONES.get(state.value)
    return line.stylize(tone) if tone else line
