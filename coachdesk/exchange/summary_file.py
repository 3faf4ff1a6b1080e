"""A coach's published figures for the team lead: counts, months and dossier numbers, no more.

Nothing in it names a jobseeker: no name, date of birth, note or amount has a place in the format.
A file that is read may come from anywhere. Whatever is not exactly what `write_summary` writes is
refused with its reason; what can be worked out from the counts must agree with them. Version 1 has
no figures of work, rights and social return: of such a file they are not known.
"""

import json
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import blake2b
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
    Figures,
    Month,
    Noted,
    Summary,
)
from coachdesk.domain.text import LINE_LENGTH, clean_line
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.exchange.json_text import read_strict
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
    try:
        data = read_strict(text)
    except (ValueError, RecursionError):
        raise Unusable("damaged", place="JSON") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Unusable("foreign")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise Unusable("damaged", place="version")
    if version > VERSION:
        raise Unusable("newer", version=version, known=VERSION)
    if set(data) != _FIELDS:
        raise Unusable("damaged", place="fields")
    part = SummaryPart(data)
    since = {figure.key: figure.since for figure in FIGURES}
    known = tuple(key for key in COUNTED if since[key] <= version)
    made_at, summary = part.field("made_at").moment(), _summary(part, known)
    return Published(made_at, summary, _since(about), _account(about))


def _since(about: os.stat_result) -> datetime | None:
    """When a file was written; None for a time that no calendar has."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(about.st_mtime, UTC)
    return None


def _account(about: os.stat_result) -> str:
    """The account that a file belongs to; its number where it has no name here."""
    try:
        import pwd
    except ImportError:  # Windows
        return ""
    try:
        return clean_line(pwd.getpwuid(about.st_uid).pw_name)
    except KeyError:
        return str(about.st_uid)


def _text_of(path: Path, links: bool) -> tuple[str, os.stat_result]:
    try:
        with open_to_read(path, links=links, most=MOST_BYTES) as stream:
            about = os.fstat(stream.fileno())
            data = stream.read(MOST_BYTES + 1)
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

    def items(self) -> list["SummaryPart"]:
        if not isinstance(self.value, list):
            self.damaged()
        return [
            SummaryPart(item, f"{self.place}[{number}]") for number, item in enumerate(self.value)
        ]

    def count(self) -> int:
        value = self.value
        return value if type(value) is int and 0 <= value <= _MOST else self.damaged()

    def cents(self) -> int:
        """An amount in whole cents."""
        if not isinstance(self.value, str) or not _MONEY.fullmatch(self.value):
            self.damaged()
        return int(self.value.replace(".", ""))

    def word(self, words: Iterable[_Word]) -> _Word:
        return next((word for word in words if word == self.value), None) or self.damaged()

    def line(self) -> str:
        """One line of text, cleaned of whatever could steer a terminal."""
        is_line = isinstance(self.value, str) and len(self.value) <= LINE_LENGTH
        return (clean_line(self.value) if is_line else "") or self.damaged()

    def day(self) -> date:
        if isinstance(self.value, str) and _ISO_DAY.fullmatch(self.value):
            with suppress(ValueError):
                return date.fromisoformat(self.value)
        return self.damaged()

    def moment(self) -> datetime:
        if isinstance(self.value, str) and len(self.value) <= LINE_LENGTH:
            with suppress(ValueError):
                moment = datetime.fromisoformat(self.value)
                if moment.tzinfo is not None:
                    return moment
        return self.damaged()


def _summary(data: SummaryPart, known: Sequence[str]) -> Summary:
    uid, given, team = data.field("uid"), data.field("summary"), data.field("summary").field("team")
    if not isinstance(uid.value, str) or not _UID.fullmatch(uid.value):
        uid.damaged()
    as_of = given.field("as_of").day()
    figures = Figures(
        given.field("limit").count(),
        {key: _figure(given, key) for key in known},
        tuple(sorted(item.count() for item in data.field("first_talk_days").items())),
        _months(given.field("months"), as_of),
    )
    summary = Summary(
        uid.value,
        given.field("coach").line(),
        None if team.value is None else team.line(),
        as_of,
        given.field("state").word(CaseloadState),
        figures,
        _dossiers(data.field("dossiers"), known),
        tuple(map(_signal, data.field("signals").items())),
    )
    # Nothing more, nothing less, and what follows from the counts as it follows from them.
    as_given = {"coach": given.field("coach").value, "team": team.value}
    if given.value != {**summary.as_json(), **as_given}:
        given.damaged()
    return summary


def _figure(given: SummaryPart, key: str) -> int:
    """A figure by its key, which may name a group: `seen.late`."""
    for name in key.split("."):
        given = given.field(name)
    return given.cents() if key in IN_CENTS else given.count()


def _months(part: SummaryPart, as_of: date) -> tuple[Month, ...]:
    """The 24 months up to the one of `as_of`."""
    items = part.items()
    if len(items) != MONTHS:
        part.damaged()
    months = []
    for number, item in enumerate(items, 1 - MONTHS):
        month = add_months(as_of.replace(day=1), number).isoformat()[:7]
        counts = (item.field(name).count() for name in ("active", "in", "out", "to_work"))
        months.append(Month(item.field("month").word([month]), *counts))
    return tuple(months)


def _dossiers(part: SummaryPart, known: Sequence[str]) -> dict[str, tuple[str, ...]]:
    if set(part.group()) != set(known):
        part.damaged()
    return {key: tuple(ref.line() for ref in part.field(key).items()) for key in part.group()}


def _signal(part: SummaryPart) -> Noted:
    if sorted(part.group()) != ["due_on", "ref", "rule", "severity"]:
        part.damaged()
    due_on = part.field("due_on")
    return Noted(
        part.field("ref").line(),
        part.field("rule").word(RULES),
        part.field("severity").word(Severity),
        None if due_on.value is None else due_on.day(),
    )
