"""A coach's published figures for the team lead: counts, months and dossier numbers, no more.

Nothing in it names a jobseeker: no name, date of birth, note or amount has a place in the format.
A file that is read may come from anywhere. Whatever is not exactly what `write_summary` writes is
refused with its reason; what can be worked out from the counts must agree with them. Version 1 has
no figures of work, rights and social return: of such a file they are not known.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
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
    MONTH,
    MONTHS,
    PLACES,
    Figures,
    Months,
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
_BLOCK = 1 << 16
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
_OWN = {"coach", "team", "as_of", "state", "limit", "months"}  # of `summary`, beside the figures
_UID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_Column = tuple[FieldValue, ...]
_Word = TypeVar("_Word", bound=str)
_RULES = {name: name for name in RULES}
_SEVERITIES = {word.value: word for word in Severity}
_STATES = {word.value: word for word in CaseloadState}
_SIGNAL = ("ref", "rule", "severity", "due_on")
_LENGTHS = frozenset(range(1, LINE_LENGTH + 1))


class _Form(NamedTuple):
    """The figures of a version, and the names that they bring."""

    places: Sequence[tuple[str, str, str]]  # of each count its key, its group and its name in it
    derived: Sequence[tuple[str, str, str]]  # the same of what is worked out, or no bare count
    counted: frozenset[str]  # keys
    own: frozenset[str]  # the names of `summary`
    in_groups: int  # how many names its groups have
    names: int  # how many a whole file has, bar those of its signals


def _form(version: int) -> _Form:
    places = [(item.key, *PLACES[item.key]) for item in FIGURES if item.since <= version]
    counts = [place for place in places if place[0] in COUNTED]
    derived = [place for place in places if place[0] in IN_CENTS or place not in counts]
    counted = frozenset(key for key, _, _ in counts)
    own = frozenset(group for _, group, _ in places) | _OWN
    in_groups = sum(bool(name) for _, _, name in places)
    names = len(_FIELDS) + len(own) + in_groups + len(counted) + len(MONTH) * MONTHS
    return _Form(counts, derived, counted, own, in_groups, names)


_FORMS = {version: _form(version) for version in range(1, VERSION + 1)}


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
                "ref": ref,
                "rule": rule,
                "severity": severity.value,
                "due_on": due_on.isoformat() if due_on else None,
            }
            for ref, rule, severity, due_on in zip(*summary.signals, strict=True)
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
    """What a file says that is exactly as `write_summary` writes it; None for any other.

    `read_loose` does not notice a name that stands twice. But each name has a colon behind it, and
    without escapes other colons stand in three texts only: one more, and a name stands twice.
    """
    if "\\" in text:
        return None
    with suppress(ValueError, RecursionError, Unusable):
        data = read_loose(text)
        found = _content(data)
        given, names = data["summary"], _FORMS[data["version"]].names
        texts = data["made_at"] + given["coach"] + (given["team"] or "")
        if text.count(":") == names + len(_SIGNAL) * len(data["signals"]) + texts.count(":"):
            return found
    return None


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
    return _moment(data["made_at"], "made_at"), _summary(data, _FORMS[version])


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
            data = stream.read(about.st_size + 1)
            while len(data) <= MOST_BYTES and (more := stream.read(_BLOCK)):  # came meanwhile
                data += more
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


def _summary(data: JsonObject, form: _Form) -> Summary:
    uid, given = data["uid"], data["summary"]
    if not isinstance(given, dict):
        _damaged("summary")
    if not isinstance(uid, str) or not _UID.fullmatch(uid):
        _damaged("uid")
    [as_of] = _days([given.get("as_of")], "summary.as_of")
    if as_of is None:
        _damaged("summary.as_of")
    _counts([given.get("limit")], "summary.limit")
    figures = Figures(
        given["limit"],
        _figures(given, form),
        tuple(sorted(_counts(data["first_talk_days"], "first_talk_days"))),
        _months(given.get("months"), as_of),
    )
    [coach] = _lines([given.get("coach")], "summary.coach")
    [team] = [None] if given.get("team") is None else _lines([given["team"]], "summary.team")
    [state] = _words([given.get("state")], "summary.state", _STATES)
    refs, noted = _dossiers(data["dossiers"], form), _signals(data["signals"])
    # Nothing more, nothing less, and what follows from the counts as it follows from them.
    in_groups = sum(len(item) for item in given.values() if isinstance(item, dict))
    if given.keys() != form.own or in_groups != form.in_groups:
        _damaged("summary")
    for key, group, name in form.derived:
        if given[group].get(name, "") != figures.said(key):
            _damaged("summary")
    return Summary(uid, coach, team, as_of, state, figures, refs, noted)


def _figures(given: JsonObject, form: _Form) -> dict[str, int]:
    """The counts by their keys, which may name a group: `seen.late`."""
    try:
        found = {
            key: given[group][name] if name else given[group] for key, group, name in form.places
        }
    except (KeyError, TypeError):
        _damaged("summary")
    cents = {key: _cents(found.pop(key), f"summary.{key}") for key in IN_CENTS if key in found}
    _counts([*found.values()], "summary")
    return found | cents


def _months(given: FieldValue, as_of: date) -> Months:
    """The 24 months up to the one of `as_of`."""
    place = "summary.months"
    names, *counts = _columns(given, place, MONTH)
    if names != _month_names(as_of.replace(day=1)):
        _damaged(place)
    _counts([*chain.from_iterable(counts)], place)
    return Months(names, *counts)


@lru_cache(maxsize=64)
def _month_names(last: date) -> tuple[str, ...]:
    return tuple(add_months(last, -back).isoformat()[:7] for back in reversed(range(MONTHS)))


def _dossiers(by_key: FieldValue, form: _Form) -> dict[str, tuple[str, ...]]:
    place = "dossiers"
    if not isinstance(by_key, dict) or by_key.keys() != form.counted:
        _damaged(place)
    if set(map(type, by_key.values())) != {list}:
        _damaged(place)
    every_one = list(chain.from_iterable(by_key.values()))
    if _lines(every_one, place) is every_one:  # nothing to clean
        return dict(zip(by_key, map(tuple, by_key.values()), strict=True))
    return {key: tuple(_lines(refs, place)) for key, refs in by_key.items()}


def _signals(given: FieldValue) -> Noted:
    place = "signals"
    refs, rules, severities, due_on = _columns(given, place, _SIGNAL)
    return Noted(
        tuple(_lines(refs, place)),
        _words(rules, place, _RULES),
        _words(severities, place, _SEVERITIES),
        _days(due_on, place),
    )


# Their values: each is given as one kind of value, and Unusable is raised where it is not of that
# kind. Many are looked at together: one by one takes ten times as long.


def _damaged(place: str) -> NoReturn:
    raise Unusable("damaged", place=place)


def _columns(rows: FieldValue, place: str, names: Sequence[str]) -> Sequence[_Column]:
    """Of a list of objects with these fields and no other, the values of each field."""
    try:
        if isinstance(rows, list) and set(map(len, rows)) <= {len(names)}:
            return [tuple([row[name] for row in rows]) for name in names]
    except (KeyError, TypeError):  # another field, or no object
        pass
    _damaged(place)


def _counts(values: FieldValue, place: str) -> Sequence[int]:
    if not isinstance(values, list) or not set(map(type, values)) <= {int}:
        _damaged(place)
    if values and not 0 <= min(values) <= max(values) <= _MOST:
        _damaged(place)
    return values


def _words(
    values: Sequence[FieldValue], place: str, words: Mapping[str, _Word]
) -> tuple[_Word, ...]:
    try:
        return tuple(map(words.__getitem__, values))
    except (KeyError, TypeError):  # another word, or an object or a list
        _damaged(place)


def _lines(values: Sequence[FieldValue], place: str) -> Sequence[str]:
    """Lines of text, cleaned of whatever could steer a terminal."""
    try:
        joined = "".join(values)
    except TypeError:
        _damaged(place)
    if not set(map(len, values)) <= _LENGTHS:
        _damaged(place)
    if joined.isascii() and joined.isprintable() and " " not in joined:
        return values
    return [clean_line(text) or _damaged(place) for text in values]


def _days(values: Sequence[FieldValue], place: str) -> tuple[date | None, ...]:
    try:
        return tuple(map(_day, values))
    except (ValueError, TypeError):  # no day, or an object, a list or a number
        _damaged(place)


@lru_cache(maxsize=4096)
def _day(text: str | None) -> date | None:
    """A day, and None where there is none."""
    if text is not None and not _ISO_DAY.fullmatch(text):
        raise ValueError
    return None if text is None else date.fromisoformat(text)


def _cents(value: FieldValue, place: str) -> int:
    """An amount in whole cents."""
    if not isinstance(value, str) or not _MONEY.fullmatch(value):
        _damaged(place)
    return int(value.replace(".", ""))


def _moment(value: FieldValue, place: str) -> datetime:
    if isinstance(value, str) and len(value) <= LINE_LENGTH:
        with suppress(ValueError):
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                return moment
    _damaged(place)
