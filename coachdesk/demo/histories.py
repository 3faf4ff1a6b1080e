"""The part of a dossier that most people share: how they came, and the talks since then."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from coachdesk.demo import talk
from coachdesk.demo.days import Days
from coachdesk.demo.shapes import Character, contact, jobseeker
from coachdesk.domain.dates import add_days, next_working_day
from coachdesk.domain.values import FieldValue, JsonObject

MEETING_MODES = ("office", "office", "office", "home_visit", "workplace", "video")
_ALL_MODES = (*MEETING_MODES, "phone")
_MOST_TALKS = 6
# Workshops of longer ago were not kept.
_GROUPS_ON_RECORD = 26
_MONTHS_OF_TALKS = 24


class Start(NamedTuple):
    """How somebody came in: registered, an intake group of two weeks, a plan."""

    registered_on: date
    intake_started_on: date
    intake_closed_on: date
    plan_agreed_on: date
    seats: dict[date, str]

    def facts(self) -> JsonObject:
        """The dossier's fields about this start."""
        return {name: value for name, value in self._asdict().items() if name != "seats"}


def joined_group(days: Days, groups_ago: int, waited: int = 5) -> Start:
    """The start of somebody who registered `waited` days before an intake group began.

    Groups begin every four weeks; number 1 ended about a month ago.
    """
    meetings = days.group_meetings(groups_ago)
    return Start(
        registered_on=Days(meetings[0]).ago(waited),
        intake_started_on=meetings[0],
        intake_closed_on=Days(meetings[-1]).ahead(2),
        plan_agreed_on=meetings[-1],
        seats=dict.fromkeys(meetings, "attended") if groups_ago <= _GROUPS_ON_RECORD else {},
    )


def earlier_talks(random: Random, start: Start, days: Days, until: date) -> list[JsonObject]:
    """The first talk, that about the plan, and one every two months or so, the last on `until`."""
    first = next_working_day(add_days(start.registered_on, random.randint(1, 8)))
    talks = [
        contact(first, "office", "first_talk", at="10:00", note=random.choice(talk.FIRST_TALKS))
    ]
    plan_talk = next_working_day(add_days(start.plan_agreed_on, 1))
    oldest = max(plan_talk + timedelta(days=20), days.months_ago(_MONTHS_OF_TALKS))
    talks.append(
        contact(plan_talk, "office", "plan", at="13:30", note=random.choice(talk.PLAN_TALKS))
    )
    since: list[JsonObject] = []
    while until >= oldest and len(since) < _MOST_TALKS:
        modes = _ALL_MODES if since else MEETING_MODES
        since.append(_talk(random, until, random.choice(modes)))
        until = Days(until).ago(random.randint(55, 85))
    return talks + since[::-1]


def in_plan(
    days: Days,
    random: Random,
    name: tuple[str, ...],
    start: Start,
    last_talk: date,
    *,
    contacts: list[JsonObject],
    **facts: FieldValue,
) -> Character:
    """Somebody who has a plan, reviewed in the last talk; `contacts` are those after it."""
    talks = earlier_talks(random, start, days, last_talk)
    known = {"benefit_from": start.registered_on, "plan_reviewed_on": last_talk, **start.facts()}
    record = jobseeker(*name, **{**known, **facts}, contacts=[*talks, *contacts])
    return Character(record, start.seats)


def office_hour(random: Random) -> str:
    """A time between nine and half past four."""
    return f"{random.randint(9, 16):02d}:{random.choice(('00', '15', '30'))}"


def _talk(random: Random, on: date, mode: str) -> JsonObject:
    at = None if mode == "phone" else office_hour(random)
    return contact(on, mode, at=at, note=talk.progress_note(random))
