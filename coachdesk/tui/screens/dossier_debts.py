"""A debt assistance on the Debts tab: what happened, else by when it is due."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.domain.case import AssistanceFact, Case
from coachdesk.domain.policy import Policy
from coachdesk.domain.rules.debts import (
    debt_plan_due,
    first_talk_due,
    last_talk,
    law_plan_limit,
    talked_under_threat,
    threat_due,
)
from coachdesk.tui.widgets.lines import ListLine
from coachdesk.words import t
from coachdesk.words.formats import day, span
from coachdesk.words.terms import choice, field_label

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Stored


def assistance_lines(item: "Stored", case: Case, policy: Policy, today: date) -> Iterator[ListLine]:
    """Requested, threat, first talk, plan: what happened, else by when; with both terms."""
    fact = AssistanceFact(
        item.id,
        item["requested_on"],
        item["first_talk_on"],
        item["threat"],
        item["threat_on"],
        item["threat_strikes_on"],
        item["threat_averted_on"],
        item["plan_agreed_on"],
        item["ended_on"],
    ).as_of(today)
    key, presses = f"debt_assistance:{item.id}", case.active and not fact.ended_on
    text = t("Requested {day}", day=day(item["requested_on"]))
    if fact.ended_on:
        text += f", {t('ended {day}', day=day(fact.ended_on))}"
    elif item["ended_on"]:
        text += f", {t('ends {day}', day=day(item['ended_on']))}"
    yield ListLine(key, (text,), heading=True, data=item)
    if item["threat"]:
        tone = "urgent" if presses and fact.threat_stands else "dim"
        yield _milestone(key, item, "threat", _threat(item, fact), tone)
        if strikes_on := item["threat_strikes_on"]:  # on a line of its own: it is no term
            yield _milestone(key, item, "threat_strikes_on", day(strikes_on), tone)
    talk, plan = (day(fact.first_talk_on), "dim"), (day(fact.plan_agreed_on), "dim")
    if presses:
        talk = _first_talk(item["first_talk_on"], fact, case, policy, today)
        plan = _debt_plan(item["plan_agreed_on"], fact, policy, today)
    yield _milestone(key, item, "first_talk_on", *talk)
    yield _milestone(key, item, "plan_agreed_on", *plan)


def _milestone(key: str, item: "Stored", name: str, text: str, tone: str) -> ListLine:
    """A field of the assistance, its day or by when it is due."""
    return ListLine(
        f"{key}:{name}", (f"  {field_label(name)}: {text}",), tone, heading=True, data=item
    )


def _threat(item: "Stored", fact: AssistanceFact) -> str:
    said = [choice(item["threat"])]
    if item["threat_on"]:
        said.append(t("known {day}", day=day(item["threat_on"])))
    if fact.threat_averted_on:
        said.append(t("averted {day}", day=day(fact.threat_averted_on)))
    return ", ".join(said)


def _first_talk(
    planned: date | None, fact: AssistanceFact, case: Case, policy: Policy, today: date
) -> tuple[str, str]:
    """The first talk; under a threat the talk since it became known, which may be a contact."""
    held = fact.first_talk_on
    if not fact.threat_stands:
        return _by_when(held, planned, first_talk_due(fact, policy), today)
    if talked_under_threat(case, fact):
        if held and held >= fact.known_on:
            return day(held), "dim"
        talked = t("talked about debts {day}", day=day(last_talk(case, fact)))
        return f"{day(held)}, {talked}" if held else talked, "dim"
    due = threat_due(fact, policy)
    text, tone = _by_when(None, None if held else planned, due, today)
    return f"{day(held)}; {t('under the threat')}: {text}" if held else text, tone


def _debt_plan(
    planned: date | None, fact: AssistanceFact, policy: Policy, today: date
) -> tuple[str, str]:
    """The debt plan, with both terms: the norm's and the law's."""
    text, tone = _by_when(fact.plan_agreed_on, planned, debt_plan_due(fact, policy), today)
    if fact.first_talk_on and not fact.plan_agreed_on:
        outer = day(law_plan_limit(fact.first_talk_on))
        text += "; " + t("outer limit in law {day}", day=outer)
    return text, tone


def _by_when(on: date | None, planned: date | None, due: date, today: date) -> tuple[str, str]:
    """The day it happened, else the day it is planned, by when it is due and how far that is."""
    if on:
        return day(on), "dim"
    days = (today - due).days
    text = f"{t('due {day}', day=day(due))}, {span(days)}"
    if planned:
        text = f"{t('planned {day}', day=day(planned))}; {text}"
    return text, "overdue" if days > 0 else "dim"
