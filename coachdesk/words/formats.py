"""Days, amounts and hours as people write them: `27-11-2026`, `€ 1.250,50`, `2,5`."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from coachdesk.words import language, t

if TYPE_CHECKING:
    from coachdesk.domain.preferences import DateStyle

_SHORT_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
}
_style: "DateStyle | None" = None  # None: the habit of the language
_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def use_dates(style: "DateStyle | None") -> None:
    """Write days in this style from now on; None leaves it to the language."""
    global _style
    _style = style


def _in_numbers() -> bool:
    return _style == "numbers" or (_style is None and language() == "nl")


def day(value: date | None) -> str:
    """A day in full and short: `27 Nov 2026`, `27-11-2026`."""
    if value is None:
        return "–"
    if _in_numbers():
        return f"{value.day:02}-{value.month:02}-{value.year}"
    return f"{value.day} {_SHORT_MONTHS[language()][value.month - 1]} {value.year}"


def near_day(value: date | None, today: date) -> str:
    """A day without its year where that is this one."""
    if value is None or value.year != today.year:
        return day(value)
    if _in_numbers():
        return f"{value.day:02}-{value.month:02}"
    return f"{value.day} {_SHORT_MONTHS[language()][value.month - 1]}"


def full_day(value: date) -> str:
    """A day in words, as echoed before it is saved: `Friday 27 November 2026`."""
    weekday, month = t(_WEEKDAYS[value.weekday()]), t(_MONTHS[value.month - 1])
    return f"{weekday} {value.day} {month} {value.year}"


def weekday_name(number: int) -> str:
    """1 is Monday."""
    return t(_WEEKDAYS[number - 1])


def month_name(number: int) -> str:
    """1 is January."""
    return t(_MONTHS[number - 1])


def weekday(value: date) -> str:
    """`Friday`, in the language in use."""
    return t(_WEEKDAYS[value.weekday()])


def short_weekday(value: date) -> str:
    """`Fri`, `vr`: as each language shortens it."""
    return weekday(value)[: 2 if language() == "nl" else 3]


def money(value: Decimal | None) -> str:
    """An amount in euros: `€ 1.250,50` in Dutch, `€ 1,250.50` in English."""
    if value is None:
        return "–"
    text = f"{value:,.2f}"
    if language() == "nl":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"€ {text}"


def short_money(value: Decimal) -> str:
    """The same without cents where there are none: `€ 1.250`."""
    return money(value)[:-3] if value == value.to_integral_value() else money(value)


def hours(value: float) -> str:
    """Hours in halves, without needless zeros: `14`, `2,5`."""
    text = f"{value:g}"
    return text.replace(".", ",") if language() == "nl" else text


def span(days: int, *, brief: bool = False) -> str:
    """How far a due day is, seen from today: `3 days late`, `today`, `in 2 days`."""
    if days == 0:
        return t("today")
    if brief and days > 0:
        return t("{days}d late", days=days)
    if brief and days < -1:
        return t("in {days}d", days=-days)
    if days == 1:
        return t("1 day late")
    if days > 1:
        return t("{days} days late", days=days)
    if days == -1:
        return t("tomorrow")
    return t("in {days} days", days=-days)
