"""What stands at the right end of the bar on top: the day, and what is special about the desk."""

from typing import TYPE_CHECKING

from coachdesk.tui.widgets.bars import TopBar
from coachdesk.words import t
from coachdesk.words.formats import day, near_day, short_weekday
from coachdesk.words.terms import state_name

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.domain.rules.caseload import Fullness
    from coachdesk.tui.screens.base import AnyDeskScreen


def tell_day(screen: "AnyDeskScreen", extra: str = "", *, title: str = "") -> None:
    """The day, and before it what a screen has to add; `title` names one on top of the six."""
    screen.query_one(TopBar).tell(extra, *day_marks(screen.desk), title=title)


def fullness_text(found: "Fullness") -> str:
    return f"{found.active} / {found.limit} {state_name(found.state)}"


def day_marks(desk: "Desk", *, short: bool = False) -> list[str]:
    """The day, and whether the desk is open for reading only; `short` leaves out the year."""
    on = near_day(desk.today, desk.today) if short else day(desk.today)
    shown = t("as of {day}", day=on) if desk.today_is_set else f"{short_weekday(desk.today)} {on}"
    return [shown, t("read only")] if desk.read_only else [shown]
