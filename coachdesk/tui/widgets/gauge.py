"""A bar that shows how much of a whole is there."""

from textual.content import Content

from coachdesk.domain.rules.caseload import CaseloadState
from coachdesk.words import t
from coachdesk.words.terms import state_name

_GAUGE = 20
_TONES = {"over": "$error", "full": "$warning", "near": "$warning"}


def gauge(part: float, whole: float, width: int) -> str:
    """Full only when all is there, and empty only when nothing is."""
    filled = int(width * part / whole) if whole else width
    filled = max(0 if part <= 0 else 1, min(width, filled))
    return "━" * filled + "─" * (width - filled)


def caseload_line(
    active: int, limit: int, state: CaseloadState, width: int = _GAUGE, *, named: bool = True
) -> Content:
    """How full the caseload is: in figures, as a bar where it has a width, and in a word."""
    bar = f"{gauge(active, limit, width)}  " if width else ""
    full = bar.count("━")
    name = f"{t('Caseload')} " if named else ""
    tone = _TONES.get(state.value, "$accent")
    return Content.assemble(
        (f"{name}{active} / {limit}  ", "bold"),
        (bar[:full], tone),
        (bar[full:], "$text-muted"),
        (state_name(state), tone),
    )
