"""The figures in words: what each is called, what it counts, and what is wrong with a source."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from coachdesk.domain.policy import OWN_CHOICE
from coachdesk.domain.rules import RULES
from coachdesk.domain.summary import RATE, Figure, Figures
from coachdesk.domain.team import CoachFigures
from coachdesk.domain.values import FieldValues
from coachdesk.words import t
from coachdesk.words.formats import day, hours, money, month_name


class FigureWords(NamedTuple):
    """A figure's group and its column title within it, its full name, and what it counts."""

    group: str
    title: str
    label: str
    meaning: str


_CONTACT, _INTAKE, _PLAN, _DEBTS = "Contact", "Intake", "Plan", "Debts"
_PLACEMENTS, _OUTFLOW = "Placements", "Outflow 12 m"
_WORK, _RIGHTS, _RETURN = "Work", "Rights", "Social return"

_WORDS: dict[str, FigureWords] = {
    "active": FigureWords(
        "Caseload",
        "active",
        "Active jobseekers",
        "Registered and not closed, beside the limit of this caseload.",
    ),
    "contact.overdue": FigureWords(
        _CONTACT,
        "past",
        "Contacts overdue",
        "Seen before, and the day for the next contact has passed.",
    ),
    "contact.soon": FigureWords(
        _CONTACT,
        "near",
        "Contacts due soon",
        "The day for the next contact is near and no appointment stands before it.",
    ),
    "contact.first_talk": FigureWords(
        _CONTACT,
        "first",
        "First talks due",
        "Never seen, and the day for the first talk is near or has passed.",
    ),
    "contact.median_first_talk_days": FigureWords(
        _CONTACT,
        "days",
        "Median days to the first talk",
        "Days from registration to the first time seen (0 when seen before), of the active "
        "jobseekers seen at least once: half took this long or less.",
    ),
    "intake.running": FigureWords(
        _INTAKE,
        "runs",
        "Intakes running",
        "Begun, not closed and not complete; late ones included.",
    ),
    "intake.late": FigureWords(
        _INTAKE,
        "past",
        "Intakes late",
        "Running past the day by which the hours and the plan should be there.",
    ),
    "intake.hours_short": FigureWords(
        _INTAKE,
        "short",
        "Intakes short of hours",
        "Attended and planned hours together do not reach the norm yet.",
    ),
    "plan.missing": FigureWords(
        _PLAN,
        "none",
        "Plans missing",
        "No plan agreed, no intake running, and the days for the intake have passed.",
    ),
    "plan.steps_overdue": FigureWords(
        _PLAN,
        "steps",
        "Plan steps overdue",
        "Steps still to do whose day has passed.",
    ),
    "debts.assistance_open": FigureWords(
        _DEBTS,
        "open",
        "Debt assistance open",
        "Requested and not ended.",
    ),
    "debts.plan_overdue": FigureWords(
        _DEBTS,
        "plans",
        "Debt plans overdue",
        "Help was requested, no debt plan is agreed and its day has passed.",
    ),
    "debts.threats": FigureWords(
        _DEBTS,
        "threats",
        "Threats that stand",
        "An eviction or cut-off threatens and is not averted, talked about or not.",
    ),
    "debts.no_assistance": FigureWords(
        _DEBTS,
        "alone",
        "Debts without assistance",
        "A problematic debt for which no help was requested.",
    ),
    "placements.running_unpaid": FigureWords(
        _PLACEMENTS,
        "unpaid",
        "Unpaid placements running",
        "Unpaid work, volunteer work and day activities that run now.",
    ),
    "placements.displacement_check": FigureWords(
        _PLACEMENTS,
        "check",
        "Displacement checks missing",
        "Nobody asked, or not lately, whether the unpaid work takes somebody's job.",
    ),
    "placements.past_end": FigureWords(
        _PLACEMENTS,
        "past",
        "Placements past their end",
        "Running on after the agreed end.",
    ),
    "placements.revolving_door": FigureWords(
        _PLACEMENTS,
        "again",
        "Revolving doors",
        "Unpaid work again, after unpaid work that led to no job.",
    ),
    "organisations_never_hire": FigureWords(
        _PLACEMENTS,
        "org.",
        "Organisations that never hire",
        "Three or more placements in unpaid work ended in 24 months, and nobody was hired.",
    ),
    "outflow.to_work_12m": FigureWords(
        _OUTFLOW,
        "work",
        "To work in 12 months",
        "Closed to paid work or self-employment in the last 12 months.",
    ),
    "outflow.closed_12m": FigureWords(
        _OUTFLOW,
        "all",
        "Closed in 12 months",
        "Closed in the last 12 months for whatever reason, transfers to another coach left out.",
    ),
    "outflow.rate_pct": FigureWords(
        _OUTFLOW,
        "%",
        "Outflow rate in percent",
        "To work in 12 months, of the active and the closed in 12 months together.",
    ),
    "outflow.sustained": FigureWords(
        _OUTFLOW,
        "lasts",
        "Sustained outflow",
        "Of those to work in 12 months: a check after the norm (usually 6 months) says they "
        "still work.",
    ),
    "work.vacancies_open": FigureWords(
        _WORK,
        "open",
        "Open vacancies",
        "Reported and not closed, wherever they were heard of.",
    ),
    "work.places_open": FigureWords(
        _WORK,
        "places",
        "Open places",
        "The places in open vacancies for which nobody was hired yet.",
    ),
    "work.introductions_12m": FigureWords(
        _WORK,
        "intro.",
        "Introductions in 12 months",
        "Introduced to an employer in the last 12 months or further since, or declined by the "
        "employer; by the day of that status.",
    ),
    "work.hires_12m": FigureWords(
        _WORK,
        "hired",
        "Hired in 12 months",
        "Introductions that led to a hire in the last 12 months.",
    ),
    "work.employer_contacts_12m": FigureWords(
        _WORK,
        "talks",
        "Contacts with employers in 12 months",
        "Held in the last 12 months, by the coach alone or together with a jobseeker.",
    ),
    "rights.applied": FigureWords(
        _RIGHTS,
        "asked",
        "Rights applied for",
        "Rights and schemes of active jobseekers that wait for a decision.",
    ),
    "rights.received": FigureWords(
        _RIGHTS,
        "given",
        "Rights received",
        "Rights and schemes that active jobseekers receive now.",
    ),
    "social_return.obligation": FigureWords(
        _RETURN,
        "asks",
        "Social return promised",
        "What contracts ask that have begun and are not settled.",
    ),
    "social_return.filled": FigureWords(
        _RETURN,
        "filled",
        "Social return filled",
        "What the placements that name one of these contracts have brought so far.",
    ),
}

_PROBLEMS: dict[str, str] = {
    "missing": "{source}: there is nothing there.",
    "unreadable": "{source} cannot be read ({reason}); left out.",
    "foreign": "{source} is no summary that coachdesk published; left out.",
    "newer": "{source} is of version {version}, this coachdesk reads up to version {known}; "
    "left out. Update coachdesk.",
    "damaged": "{source} is damaged ({place}); left out. Ask this coach to publish again.",
    "too_large": "{source} is larger than {most} MB; left out.",
    "not_a_file": "{source} is no ordinary file; left out.",
    "too_many": "{source} holds more than {most} files; the others are left out.",
    "future": "{source} is dated {day}, after today; left out.",
    "duplicate": "{source} is an older summary of the same coach ({coach}); the newest is shown.",
    "empty": "{source} holds no published summary.",
}
# A store that only its coach can put right.
_COACH_FIRST: dict[str, str] = {
    "older": "{source} was made by an older coachdesk; the coach must open it first. Left out.",
    "unfinished": "{source} was left in the middle of a write; the coach must open it first. "
    "Left out; nothing saved is lost.",
}


_GROUPS = {key: said.group for key, said in _WORDS.items()}
_TITLES = {key: said.title for key, said in _WORDS.items()}
_LABELS = {key: said.label for key, said in _WORDS.items()}
_MEANINGS = {key: said.meaning for key, said in _WORDS.items()}


def figure_group(key: str) -> str:
    return t(_GROUPS[key])


def figure_title(key: str) -> str:
    """The title of a narrow column."""
    return t(_TITLES[key])


def figure_label(key: str) -> str:
    return t(_LABELS[key])


def figure_meaning(figure: Figure) -> str:
    """What a figure counts; with its source where it counts a rule."""
    said = t(_MEANINGS[figure.key])
    if not figure.rules:
        return said
    source = RULES[figure.rules[0]].source
    # Other sources are names of texts and laws, the same in every language.
    source = t("own choice") if source == OWN_CHOICE else source
    return f"{said} {t('Source: {source}.', source=source)}"


def figure_value(figures: Figures, key: str) -> str:
    """A figure as people read it."""
    value = figures.value(key)
    if value is None:
        return "–"
    if isinstance(value, Decimal):
        return money(value)
    return f"{hours(value)} %" if key == RATE else hours(value)


def month_text(month: str) -> str:
    """`2026-11` as people read it."""
    year, _, number = month.partition("-")
    return f"{month_name(int(number))} {year}"


_BLOCKS = "▂▃▄▅▆▇█"


def spark(values: Sequence[int]) -> str:
    """A small chart of one sign a value, from nought to the largest; nought is the lowest sign."""
    top = max(values, default=0)
    return "".join(_BLOCKS[(value * 7 - 1) // top] if value else "▁" for value in values)


def source_problem(source: Path, code: str, facts: FieldValues) -> str:
    """Why a source, or a part of it, is not in the figures."""
    if code in _COACH_FIRST:
        return t(_COACH_FIRST[code], source=source)
    if facts.get("store"):
        from coachdesk.words.problems import store_text

        return store_text(code, source, facts)
    said = {name: day(fact) if isinstance(fact, date) else fact for name, fact in facts.items()}
    return t(_PROBLEMS[code], source=source, **said)


def origin(item: CoachFigures) -> str:
    """Since when a published file is as it is, and of which account; empty for a store."""
    if item.since is None:
        return ""
    at = item.since.astimezone()
    facts = {"day": day(at.date()), "time": f"{at:%H:%M}"}
    if not item.account:
        return t("file of {day}, {time}", **facts)
    return t("file of {day}, {time}, account {account}", account=item.account, **facts)


def replaced(item: CoachFigures) -> str:
    """The figures that stood in the place of these before; empty where none did."""
    before = item.before
    if before is None:
        return ""
    said = t(
        "Before these: {active} active as of {day} ({origin}).",
        active=before.summary.figures.counts["active"],
        day=day(before.summary.as_of),
        origin=origin(before),
    )
    if not item.is_another_account:
        return said
    return f"{t('From another account than before: ask this coach whose they are.')} {said}"


def own_norms() -> str:
    return t("Each coach's figures are counted with the norms of that coach's own caseload.")
