"""A coach's published figures for the team lead: counts, months and dossier numbers, no more.

Nothing in it names a jobseeker: no name, date of birth, note or amount has a place in the format.
A file that is read may come from anywhere. Whatever is not exactly what `write_summary` writes is
refused with its reason; what can be worked out from the counts must agree with them.
"""

import json
import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from coachdesk.domain.dates import add_months
from coachdesk.domain.rules import RULES
from coachdesk.domain.rules.caseload import CaseloadState
from coachdesk.domain.signal import Severity
from coachdesk.domain.summary import (
    COUNTED,
    MONTHS,
    Figures,
    Month,
    Noted,
    Summary,
)
from coachdesk.domain.text import LINE_LENGTH, clean_line
from coachdesk.exchange.safe_file import NotARegularFile, TooLarge, open_to_read

FORMAT = "coachdesk-summary"
VERSION = 1
MOST_BYTES = 2**20  # some 3,000 dossiers with all their signals

_MOST = 10_000_000  # of anything counted
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


class Published(NamedTuple):
    """What a file gives: a coach's figures and when they were written.

    `since` and `account` are what the system knows of the file, which nothing in it can feign:
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

    def __init__(self, code: str, **facts: Any) -> None:
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
        "dossiers": {key: list(summary.refs.get(key, ())) for key in COUNTED},
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
        data = json.loads(text, object_pairs_hook=_no_twice, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Unusable("damaged", place="JSON") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Unusable("foreign")
    version = data.get("version")
    if type(version) is not int or version < 1:
        _damaged("version")
    if version > VERSION:
        raise Unusable("newer", version=version, known=VERSION)
    if set(data) != _FIELDS:
        _damaged("fields")
    made_at, summary = _moment(data["made_at"]), _summary(data)
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


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


# The parts, each exactly as it is written ---------------------------------------------------


def _damaged(place: str) -> NoReturn:
    raise Unusable("damaged", place=place)


def _summary(data: dict[str, Any]) -> Summary:
    uid, given = data["uid"], _group(data["summary"], "summary")
    if not isinstance(uid, str) or not _UID.fullmatch(uid):
        _damaged("uid")
    state = given.get("state")
    if state not in list(CaseloadState):
        _damaged("summary.state")
    as_of = _day(given.get("as_of"), "summary.as_of")
    figures = Figures(
        _count(given.get("limit"), "summary.limit"),
        {key: _count(_found(given, key), f"summary.{key}") for key in COUNTED},
        _days(data["first_talk_days"]),
        _months(given.get("months"), as_of),
    )
    team = given.get("team")
    summary = Summary(
        uid,
        _line(given.get("coach"), "summary.coach"),
        None if team is None else _line(team, "summary.team"),
        as_of,
        CaseloadState(state),
        figures,
        _dossiers(data["dossiers"]),
        tuple(
            _signal(item, f"signals[{number}]")
            for number, item in enumerate(_items(data["signals"], "signals"))
        ),
    )
    # Nothing more, nothing less, and what follows from the counts as it follows from them.
    if given != {**summary.as_json(), "coach": given["coach"], "team": team}:
        _damaged("summary")
    return summary


def _found(given: dict[str, Any], key: str) -> Any:
    group, _, name = key.partition(".")
    return _group(given.get(group), f"summary.{group}").get(name) if name else given.get(group)


def _months(value: Any, as_of: date) -> tuple[Month, ...]:
    """The 24 months up to the one of `as_of`."""
    items = _items(value, "summary.months")
    if len(items) != MONTHS:
        _damaged("summary.months")
    months = []
    for number, item in enumerate(items):
        place = f"summary.months[{number}]"
        group = _group(item, place)
        month = add_months(as_of.replace(day=1), number + 1 - MONTHS).isoformat()[:7]
        if group.get("month") != month:
            _damaged(f"{place}.month")
        counts = (
            _count(group.get(name), f"{place}.{name}")
            for name in ("active", "in", "out", "to_work")
        )
        months.append(Month(month, *counts))
    return tuple(months)


def _days(value: Any) -> tuple[int, ...]:
    return tuple(
        sorted(
            _count(item, f"first_talk_days[{number}]")
            for number, item in enumerate(_items(value, "first_talk_days"))
        )
    )


def _dossiers(value: Any) -> dict[str, tuple[str, ...]]:
    groups = _group(value, "dossiers")
    if set(groups) != set(COUNTED):
        _damaged("dossiers")
    return {
        key: tuple(
            _line(ref, f"dossiers.{key}[{number}]")
            for number, ref in enumerate(_items(refs, f"dossiers.{key}"))
        )
        for key, refs in groups.items()
    }


def _signal(value: Any, place: str) -> Noted:
    item = _group(value, place)
    if sorted(item) != ["due_on", "ref", "rule", "severity"]:
        _damaged(place)
    if not isinstance(item["rule"], str) or item["rule"] not in RULES:
        _damaged(f"{place}.rule")
    if item["severity"] not in list(Severity):
        _damaged(f"{place}.severity")
    due_on = item["due_on"]
    return Noted(
        _line(item["ref"], f"{place}.ref"),
        item["rule"],
        Severity(item["severity"]),
        None if due_on is None else _day(due_on, f"{place}.due_on"),
    )


def _group(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        _damaged(place)
    return value


def _items(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        _damaged(place)
    return value


def _count(value: Any, place: str) -> int:
    if type(value) is not int or not 0 <= value <= _MOST:
        _damaged(place)
    return value


def _line(value: Any, place: str) -> str:
    """One line of text, cleaned of whatever could steer a terminal."""
    line = clean_line(value) if isinstance(value, str) and len(value) <= LINE_LENGTH else ""
    return line or _damaged(place)


def _day(value: Any, place: str) -> date:
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    _damaged(place)


def _moment(value: Any) -> datetime:
    if isinstance(value, str) and len(value) <= LINE_LENGTH:
        with suppress(ValueError):
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                return moment
    _damaged("made_at")
