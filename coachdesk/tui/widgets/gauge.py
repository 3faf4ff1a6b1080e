"""A bar that shows how much of a whole is there."""

from collections.abc import Callable


def gauge(part: float, whole: float, width: int, rounding: Callable[[float], int] = int) -> str:
    """Never fuller than full; rounded down it is full only when all is there."""
    filled = rounding(width * part / whole) if whole else width
    filled = max(0, min(width, filled))
    return "█" * filled + "░" * (width - filled)
