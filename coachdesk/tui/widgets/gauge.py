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


def caseload_line(active: int, limit: int, state: CaseloadState) -> Content:
    """How full the caseload is: in figures, as a bar, and in a word."""
    bar = gauge(active, limit, _GAUGE)
    free = len(bar) - bar.count("━")
    tone = _TONES.get(state.value, "$accent")
    return Content.assemble(
        (f"{t('Caseload')} {active} / {limit}  ", "bold"),
        (bar[: len(bar) - free], tone),
        (bar[len(bar) - free :], "$text-muted"),
        "  ",
        (state_name(state), tone),
    )
