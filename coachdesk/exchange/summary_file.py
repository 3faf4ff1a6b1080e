"""A coach's published figures for the team lead: counts, months and dossier numbers, no more.

Nothing in it names a jobseeker: no name, date of birth, note or amount has a place in the format.
A file that is read may come from anywhere. Whatever is not exactly what `write_summary` writes is
refused with its reason; what can be worked out from the counts must agree with them. Version 1 has
no figures of work, rights and social return: of such a file they are not known.
"""

import json
import os
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeVar

from coachdesk.domain.dates import add_months
from coachdesk.domain.rules import RULES
from coachdesk.domain.rules.caseload import CaseloadState
from coachdesk.domain.signal import Severity
from coachdesk.domain.summary import (
    COUNTED,
    FIGURES,
    IN_CENTS,
    MONTHS,
    PLACES,
    Figures,
    Month,
    Noted,
    Summary,
)
from coachdesk.domain.text import LINE_LENGTH, clean_line
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.exchange.json_text import read_loose, read_strict
from coachdesk.exchange.safe_file import NotARegularFile, TooLarge, open_to_read

FORMAT = "coachdesk-summary"
VERSION = 2
MOST_BYTES = 2**20  # some 3,000 dossiers with all their signals

_MOST = 10_000_000  # of anything counted
_MONEY = re.compile(r"-?[0-9]{1,14}\.[0-9]{2}")
_FIELDS = {
    "format",
    "version",
    "made_at",
    "uid",
    "summary",
    "first_talk_days",
    "dossiers",
    "signals",
}
_UID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_Word = TypeVar("_Word", bound=str)
_RULES = {name: name for name in RULES}
_SEVERITIES = {word.value: word for word in Severity}
_STATES = {word.value: word for word in CaseloadState}
# By version: the keys of the figures that it has.
_KNOWN = {
    version: frozenset(
        item.key for item in FIGURES if item.key in COUNTED and item.since <= version
    )
    for version in range(1, VERSION + 1)
}


class Published(NamedTuple):
    """What a file gives: a coach's figures and when they were written.

    `since` and `account` are what the system knows of the file, and its content cannot change:
    when it was written, and whose it is (empty where the system does not tell).
    """

    made_at: datetime
    summary: Summary
    since: datetime | None
    account: str


class Unusable(Exception):
    """A file that cannot be taken: `foreign`, `newer`, `damaged`, `too_large`, `not_a_file`.

    `facts` name the place in the file, or the versions.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def summary_file_name(uid: str) -> str:
    """The one name for a coach's file, whatever the coach is called."""
    from hashlib import blake2b

    return f"coachdesk-summary-{blake2b(uid.encode(), digest_size=8).hexdigest()}.json"


def write_summary(summary: Summary, made_at: datetime) -> str:
    """The file's text; `made_at` is aware."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(timespec="seconds"),
        "uid": summary.uid,
        "summary": summary.as_json(),
        "first_talk_days": list(summary.figures.first_talk_days),
        "dossiers": {key: list(summary.refs.get(key, ())) for key in summary.figures.counts},
        "signals": [
            {
                "ref": item.ref,
                "rule": item.rule,
                "severity": item.severity.value,
                "due_on": item.due_on.isoformat() if item.due_on else None,
            }
            for item in summary.signals
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def published_on(folder: Path, uid: str) -> date | None:
    """The day of the figures this coach last published there; None where there are none."""
    with suppress(Unusable, OSError):
        return read_summary(folder / summary_file_name(uid), links=False).summary.as_of
    return None


def read_summary(path: Path, *, links: bool = True) -> Published:
    """What a published file says; raises Unusable, OSError.

    `links`: whether a link to a file will do, as for one that was named and not met in a folder.
    """
    text, about = _text_of(path, links)
    made_at, summary = _quickly(text) or _strictly(text)
    return Published(made_at, summary, _since(about), _account(about))


def _quickly(text: str) -> tuple[datetime, Summary] | None:
    """What a file says that is as it is written; None for any other.

    Without an escape every name and every text stands between two quotes: with more of them, a
    name stands twice.
    """
    if "\\" in text:
        return None
    with suppress(ValueError, RecursionError, Unusable):
        data = read_loose(text)
        found = _content(data)
        if text.count('"') == 2 * _quoted(data):
            return found
    return None


def _quoted(data: JsonObject) -> int:
    """How many names and texts stand in a file that was found to be as it is written."""
    given, dossiers, signals = data["summary"], data["dossiers"], data["signals"]
    objects = [data, given, dossiers, *(item for item in given.values() if isinstance(item, dict))]
    texts = list(map(type, chain.from_iterable(map(dict.values, objects)))).count(str)
    texts += sum(map(len, dossiers.values()))
    in_month, in_signal = 6, 8  # names and texts; a signal need not have a day
    in_signals = in_signal * len(signals) - [item["due_on"] for item in signals].count(None)
    return sum(map(len, objects)) + texts + in_month * MONTHS + in_signals


def _strictly(text: str) -> tuple[datetime, Summary]:
    """What a file says; raises Unusable, also where a name stands twice."""
    try:
        data = read_strict(text)
    except (ValueError, RecursionError):
        raise Unusable("damaged", place="JSON") from None
    return _content(data)


def _content(data: FieldValue) -> tuple[datetime, Summary]:
    """When the figures were published, and what they are; raises Unusable."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Unusable("foreign")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise Unusable("damaged", place="version")
    if version > VERSION:
        raise Unusable("newer", version=version, known=VERSION)
    if data.keys() != _FIELDS:
        raise Unusable("damaged", place="fields")
    part = SummaryPart(data)
    return part.field("made_at").moment(), _summary(part, _KNOWN[version])


def _since(about: os.stat_result) -> datetime | None:
    """When a file was written; None for a time that no calendar has."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(about.st_mtime, UTC)
    return None


def _account(about: os.stat_result) -> str:
    """The account that a file belongs to; its number where it has no name here."""
    return _account_name(about.st_uid)


@lru_cache(maxsize=64)
def _account_name(number: int) -> str:
    try:
        import pwd
    except ImportError:  # Windows
        return ""
    try:
        return clean_line(pwd.getpwuid(number).pw_name)
    except KeyError:
        return str(number)


def _text_of(path: Path, links: bool) -> tuple[str, os.stat_result]:
    try:
        with open_to_read(path, links=links, most=MOST_BYTES) as stream:
            about = os.fstat(stream.fileno())
            data = stream.read(about.st_size)
            data += stream.read(MOST_BYTES + 1 - len(data))  # what came to it meanwhile
    except NotARegularFile:
        raise Unusable("not_a_file") from None
    except TooLarge:
        raise Unusable("too_large", most=MOST_BYTES // 2**20) from None
    if len(data) > MOST_BYTES:  # it grew meanwhile
        raise Unusable("too_large", most=MOST_BYTES // 2**20)
    try:
        return data.decode("utf-8-sig"), about
    except UnicodeDecodeError:
        raise Unusable("foreign") from None


# The parts, each exactly as it is written ---------------------------------------------------


class SummaryPart:
    """A part of the file and its place. Each method gives it as one kind of value, and raises
    Unusable where it is not of that kind."""

    def __init__(self, value: FieldValue, place: str = "") -> None:
        self.value = value
        self.place = place

    def damaged(self) -> NoReturn:
        raise Unusable("damaged", place=self.place)

    def group(self) -> JsonObject:
        return self.value if isinstance(self.value, dict) else self.damaged()

    def field(self, name: str) -> "SummaryPart":
        return SummaryPart(self.group().get(name), f"{self.place}.{name}".removeprefix("."))

    def count(self) -> int:
        value = self.value
        return value if type(value) is int and 0 <= value <= _MOST else self.damaged()

    def cents(self) -> int:
        """An amount in whole cents."""
        if not isinstance(self.value, str) or not _MONEY.fullmatch(self.value):
            self.damaged()
        return int(self.value.replace(".", ""))

    def word(self, words: Mapping[str, _Word]) -> _Word:
        return (words.get(self.value) if isinstance(self.value, str) else None) or self.damaged()

    def line(self) -> str:
        """One line of text, cleaned of whatever could steer a terminal."""
        is_line = isinstance(self.value, str) and len(self.value) <= LINE_LENGTH
        return (clean_line(self.value) if is_line else "") or self.damaged()

    def day(self) -> date:
        return (_day(self.value) if isinstance(self.value, str) else None) or self.damaged()

    def moment(self) -> datetime:
        if isinstance(self.value, str) and len(self.value) <= LINE_LENGTH:
            with suppress(ValueError):
                moment = datetime.fromisoformat(self.value)
                if moment.tzinfo is not None:
                    return moment
        return self.damaged()

    # Of many values alike, looked at together: one by one takes ten times as long.

    def columns(self, *names: str) -> "Sequence[SummaryPart]":
        """Of a list of objects with these fields and no other, the values of each field."""
        rows = self.value
        if not isinstance(rows, list) or not set(map(type, rows)) <= {dict}:
            self.damaged()
        if not set(map(len, rows)) <= {len(names)}:
            self.damaged()
        try:
            columns = [[row[name] for row in rows] for name in names]
        except KeyError:
            self.damaged()
        return [SummaryPart(column, self.place) for column in columns]

    def counts(self) -> Sequence[int]:
        values = self.value
        if not isinstance(values, list) or not set(map(type, values)) <= {int}:
            self.damaged()
        if values and not 0 <= min(values) <= max(values) <= _MOST:
            self.damaged()
        return values

    def words(self, words: Mapping[str, _Word]) -> Sequence[_Word]:
        try:
            return [words[value] for value in self.value]
        except (KeyError, TypeError):  # another word, or an object or a list
            self.damaged()

    def lines(self) -> Sequence[str]:
        texts: Sequence[str] = self.value
        try:
            joined = "".join(texts)
        except TypeError:
            self.damaged()
        is_clean = joined.isascii() and joined.isprintable() and " " not in joined
        if is_clean and all(texts) and max(map(len, texts), default=0) <= LINE_LENGTH:
            return texts
        return [SummaryPart(text, self.place).line() for text in texts]

    def days(self) -> Sequence[date | None]:
        """Days, and None where there is none."""
        try:
            days = [None if text is None else _day(text) for text in self.value]
        except TypeError:  # an object, a list or a number
            self.damaged()
        return days if days.count(None) == self.value.count(None) else self.damaged()


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    if _ISO_DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    return None


def _summary(data: SummaryPart, known: Collection[str]) -> Summary:
    uid, given, team = data.field("uid"), data.field("summary"), data.field("summary").field("team")
    if not isinstance(uid.value, str) or not _UID.fullmatch(uid.value):
        uid.damaged()
    as_of = given.field("as_of").day()
    figures = Figures(
        given.field("limit").count(),
        _figures(given, known),
        tuple(sorted(data.field("first_talk_days").counts())),
        _months(given.field("months"), as_of),
    )
    coach, state = given.field("coach"), given.field("state")
    summary = Summary(
        uid.value,
        coach.line(),
        None if team.value is None else team.line(),
        as_of,
        state.word(_STATES),
        figures,
        _dossiers(data.field("dossiers"), known),
        _signals(data.field("signals")),
    )
    # Nothing more, nothing less, and what follows from the counts as it follows from them.
    own = {"coach": coach.value, "team": team.value, "as_of": as_of.isoformat()}
    own |= {"state": state.value, "months": given.field("months").value}
    if given.value != {**figures.counts_as_json(), **own}:
        given.damaged()
    return summary


def _figures(given: SummaryPart, known: Collection[str]) -> dict[str, int]:
    """The figures by their keys, which may name a group: `seen.late`."""
    own, places = given.value, ((key, *PLACES[key]) for key in known)
    try:
        found = {key: own[group][name] if name else own[group] for key, group, name in places}
    except (KeyError, TypeError):
        given.damaged()
    cents = {
        key: SummaryPart(found.pop(key), f"{given.place}.{key}").cents()
        for key in IN_CENTS
        if key in found
    }
    SummaryPart([*found.values()], given.place).counts()
    return found | cents


def _months(part: SummaryPart, as_of: date) -> tuple[Month, ...]:
    """The 24 months up to the one of `as_of`."""
    months, *counts = part.columns("month", "active", "in", "out", "to_work")
    if months.value != _month_names(as_of.replace(day=1)):
        months.damaged()
    SummaryPart([*chain.from_iterable(column.value for column in counts)], part.place).counts()
    return tuple(map(Month, months.value, *(column.value for column in counts)))


@lru_cache(maxsize=64)
def _month_names(last: date) -> list[str]:
    return [add_months(last, -back).isoformat()[:7] for back in reversed(range(MONTHS))]


def _dossiers(part: SummaryPart, known: Collection[str]) -> dict[str, tuple[str, ...]]:
    by_key = part.group()
    if by_key.keys() != known or set(map(type, by_key.values())) != {list}:
        part.damaged()
    every_one = list(chain.from_iterable(by_key.values()))
    if SummaryPart(every_one, part.place).lines() is every_one:  # nothing to clean
        return {key: tuple(refs) for key, refs in by_key.items()}
    return {key: tuple(part.field(key).lines()) for key in by_key}


def _signals(part: SummaryPart) -> tuple[Noted, ...]:
    refs, rules, severities, due_on = part.columns("ref", "rule", "severity", "due_on")
    return tuple(
        map(Noted, refs.lines(), rules.words(_RULES), severities.words(_SEVERITIES), due_on.days())
    )
