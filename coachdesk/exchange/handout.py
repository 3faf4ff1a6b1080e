"""The plan on paper, for the jobseeker: one HTML page to print, in the jobseeker's own words.

The page lies on a kitchen table and hangs on a refrigerator, where others read it. So nothing on
it tells of debts unless that was chosen for this print: no list, no step or opportunity of that
life domain, no appointment that is said to be about them, and no gap that gives them away.
Signals, codes, barriers and notes have no place on it at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.vocabulary import (
    OPEN_STEP,
    ContactMode,
    ContactPurpose,
    DebtStatus,
    LifeDomain,
    StepOwner,
    StepStatus,
)
from coachdesk.exchange.html_page import element, fact_list, item_list, safe, write_page
from coachdesk.words import t
from coachdesk.words.formats import full_day, money
from coachdesk.words.terms import choice

_STYLE = """
body { max-width: 42rem; font-size: 1.25rem; line-height: 1.5; }
h1 { font-size: 2em; line-height: 1.2; margin: 0 0 .5em; }
h2 { font-size: 1.35em; margin: 1.4em 0 .4em; border-bottom: .15em solid #000; }
h3 { font-size: 1.1em; margin: 1em 0 .3em; }
h2, h3 { line-height: 1.3; break-after: avoid; }
p, dl, ul { margin: 0 0 .6em; padding: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1.2em; }
dd { margin: 0; font-weight: bold; }
ul { list-style: none; }
li { position: relative; margin: 0 0 .6em; padding-left: 2.2em; break-inside: avoid; }
ul.plain li { padding-left: 1em; border-left: .2em solid #000; }
.goal { font-size: 1.2em; font-weight: bold; }
.text { white-space: pre-line; }
.box { position: absolute; left: 0; top: .15em; width: 1.1em; height: 1.1em;
  border: .12em solid #000; border-radius: .15em; }
.done::after { content: ""; position: absolute; left: .32em; top: -.12em; width: .36em;
  height: .8em; border: solid #000; border-width: 0 .2em .2em 0; transform: rotate(40deg); }
.more { display: block; }
.ask { margin-top: 2em; break-inside: avoid; }
@page { size: A4; margin: 18mm; }
@media print { body { font-size: 14pt; max-width: none; } }
"""

_OWNERS: dict[StepOwner, str] = {
    StepOwner.JOBSEEKER: "me",
    StepOwner.COACH: "my work coach",
    StepOwner.TOGETHER: "me and my work coach",
    StepOwner.OTHER: "somebody else",
}
_PLACES: dict[ContactMode, str] = {
    ContactMode.OFFICE: "at the office",
    ContactMode.HOME_VISIT: "at my home",
    ContactMode.WORKPLACE: "at the workplace",
    ContactMode.VIDEO: "by video call",
    ContactMode.PHONE: "by phone",
    ContactMode.MESSAGE: "by message",
}

_DEBT_WORDS = ("schuld", "debt")  # in the title of a workshop


@private_repr()
class HandoutStep(NamedTuple):
    """A step of the plan; those that were dropped or cancelled stay off the page."""

    domain: LifeDomain
    title: str
    owner: StepOwner
    status: StepStatus
    due_on: date | None = None
    done_on: date | None = None


@private_repr()
class HandoutMeeting(NamedTuple):
    """A coming appointment with the jobseeker."""

    on: date
    at: str | None
    mode: ContactMode
    purpose: ContactPurpose


class HandoutWorkshop(NamedTuple):
    """A coming workshop that the jobseeker is expected at; its fields as attendance has them."""

    held_on: date
    starts_at: str | None
    title: str
    place: str | None


@private_repr()
class HandoutOpportunity(NamedTuple):
    domain: LifeDomain
    text: str
    resolved_on: date | None = None


@private_repr()
class HandoutDebt(NamedTuple):
    creditor: str
    amount: Decimal | None
    status: DebtStatus


@private_repr()
class HandoutCoach(NamedTuple):
    """Who to ask, and how."""

    name: str = ""
    phone: str | None = None
    email: str | None = None


@private_repr()
class Handout(NamedTuple):
    """What the page may tell. Meetings are coming ones with the jobseeker present."""

    name: str
    coach: HandoutCoach
    goal: str | None
    agreed_on: date | None
    steps: Sequence[HandoutStep] = ()
    meetings: Sequence[HandoutMeeting] = ()
    workshops: Sequence[HandoutWorkshop] = ()
    opportunities: Sequence[HandoutOpportunity] = ()
    debts: Sequence[HandoutDebt] = ()


def write_handout(handout: Handout, today: date, with_debts: bool = False) -> str:
    """The page in the language in use: write it as UTF-8. What is not known is not on it."""
    told = _as_of(handout if with_debts else _without_debts(handout), today)
    parts = (
        _facts(told, today),
        _goal(told.goal),
        _steps(told.steps),
        _meetings(told.meetings, with_debts),
        _workshops(told.workshops),
        _section(t("What helps me"), _plain_list(item.text for item in told.opportunities)),
        _section(t("My debts"), _plain_list(map(_debt_text, told.debts))),
        _question(told.coach),
    )
    return write_page(t("My plan"), _STYLE, "\n".join(part for part in parts if part))


def _as_of(handout: Handout, today: date) -> Handout:
    """Without a plan that is yet to be agreed, and without what is resolved by now."""
    agreed_on = handout.agreed_on
    return handout._replace(
        agreed_on=agreed_on if agreed_on and agreed_on <= today else None,
        opportunities=[
            item
            for item in handout.opportunities
            if not (item.resolved_on and item.resolved_on <= today)
        ],
    )


def _without_debts(handout: Handout) -> Handout:
    return handout._replace(
        steps=[step for step in handout.steps if step.domain != LifeDomain.DEBTS],
        opportunities=[item for item in handout.opportunities if item.domain != LifeDomain.DEBTS],
        workshops=[item for item in handout.workshops if not _is_about_debts(item.title)],
        debts=(),
    )


def _is_about_debts(title: str) -> bool:
    return any(word in title.casefold() for word in _DEBT_WORDS)


# The parts of the page ---------------------------------------------------------------------


def _facts(handout: Handout, today: date) -> str:
    facts = [(t("Name"), handout.name), (t("My work coach"), handout.coach.name)]
    if handout.agreed_on:
        facts.append((t("Agreed on"), full_day(handout.agreed_on)))
    facts.append((t("Date of this page"), full_day(today)))
    return fact_list(facts)


def _goal(goal: str | None) -> str:
    return _section(t("My goal"), element("p", safe(goal), css="goal text") if goal else "")


def _steps(steps: Sequence[HandoutStep]) -> str:
    """The steps of each life domain: what is to do by day, then what is done."""
    groups = []
    for domain in LifeDomain:
        shown = [step for step in steps if step.domain == domain and _is_shown(step)]
        if shown:
            groups.append(element("h3", safe(choice(domain).capitalize())))
            groups.append(item_list(map(_step, sorted(shown, key=_by_day))))
    return _section(t("My steps"), "\n".join(groups))


def _is_shown(step: HandoutStep) -> bool:
    return step.status in OPEN_STEP or step.status == StepStatus.DONE


def _by_day(step: HandoutStep) -> tuple[bool, date]:
    return step.status == StepStatus.DONE, step.due_on or date.max


def _step(step: HandoutStep) -> str:
    if step.status == StepStatus.DONE:
        box = "box done"
        more = [t("Done on {day}", day=full_day(step.done_on)) if step.done_on else t("Done")]
    else:
        box = "box"
        more = [t("Who does it: {who}", who=t(_OWNERS[step.owner]))]
        if step.due_on:
            more.append(t("When: no later than {day}", day=full_day(step.due_on)))
    return element("span", css=box) + _item(step.title, more)


def _meetings(meetings: Sequence[HandoutMeeting], with_debts: bool) -> str:
    ordered = sorted(meetings, key=lambda item: (item.on, item.at or ""))
    items = item_list((_meeting(item, with_debts) for item in ordered), "plain")
    none = element("p", safe(t("There is no appointment yet.")))
    return _section(t("My appointments"), items or none)


def _meeting(meeting: HandoutMeeting, with_debts: bool) -> str:
    more = [t("Where or how: {place}", place=t(_PLACES[meeting.mode]))]
    unsaid = meeting.purpose == ContactPurpose.DEBTS and not with_debts
    if meeting.purpose != ContactPurpose.OTHER and not unsaid:
        more.append(t("This is about: {purpose}", purpose=choice(meeting.purpose)))
    return _item(_when(meeting.on, meeting.at), more)


def _workshops(workshops: Sequence[HandoutWorkshop]) -> str:
    ordered = sorted(workshops, key=lambda item: (item.held_on, item.starts_at or ""))
    return _section(t("My workshops"), item_list(map(_workshop, ordered), "plain"))


def _workshop(workshop: HandoutWorkshop) -> str:
    more = [t("Where or how: {place}", place=workshop.place)] if workshop.place else []
    return _item(_when(workshop.held_on, workshop.starts_at), [workshop.title, *more])


def _when(on: date, at: str | None) -> str:
    day = full_day(on)
    return t("{day} at {time}", day=day, time=at) if at else day


def _debt_text(debt: HandoutDebt) -> str:
    """`Vitens: € 120,00, arrangement`"""
    facts = [money(debt.amount)] if debt.amount is not None else []
    return f"{debt.creditor}: {', '.join([*facts, choice(debt.status)])}"


def _question(coach: HandoutCoach) -> str:
    ways = [way for way in (coach.phone, coach.email) if way]
    asked = safe(t("Do I have a question, or does something change? I ask my work coach."))
    return element("p", asked, *_more(ways), css="ask")


# Markup ------------------------------------------------------------------------------------


def _section(title: str, inner: str) -> str:
    """A part with its heading; nothing where there is nothing to tell."""
    heading = element("h2", safe(title))
    return element("section", "\n", heading, "\n", inner, "\n") if inner else ""


def _plain_list(texts: Iterable[str]) -> str:
    return item_list(map(safe, texts), "plain", item_css="text")


def _item(title: str, more: Iterable[str]) -> str:
    return "".join((element("strong", safe(title)), *_more(more)))


def _more(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield " " + element("span", safe(line), css="more")
