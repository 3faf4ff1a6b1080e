"""The team lead's door: figures of several coaches, from stores and published files, read-only.

A store is opened `mode=ro` with `query_only`; a published file is read strictly. What cannot be
taken is named and left out, and the rest still counts. Anybody who may write in a shared folder can
put a file there under a coach's mark: so each says whose it is, and figures that are replaced stay
beside the new ones.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.domain.names import fold
from coachdesk.domain.summary import total
from coachdesk.domain.team import CoachFigures, SourceProblem, TeamSummary
from coachdesk.exchange.safe_file import open_to_read
from coachdesk.exchange.summary_file import Unusable, read_summary
from coachdesk.store.cases import without_gc
from coachdesk.store.errors import StoreError
from coachdesk.words.reasons import reason

STALE_DAYS = 7
MOST_FILES = 1000  # in one folder

_SQLITE_FIRST = b"SQLite format 3\x00"

Stamp = tuple[int, ...]


class Team:
    """Where a team's figures come from: stores, published files, and folders of these.

    A store stays open, without any way to write and without a lock between two readings.
    """

    def __init__(
        self, sources: Sequence[Path], today: date | None = None, *, names: bool = False
    ) -> None:
        self._sources = tuple(dict.fromkeys(sources))
        self._today = today
        self.names = names
        self._desks: dict[Path, Desk] = {}
        self._known: dict[Path, tuple[Stamp, CoachFigures]] = {}
        self._last: dict[str, CoachFigures] = {}  # the published ones shown last, by coach

    @property
    def today(self) -> date:
        return self._today or date.today()

    def open(self, ask: Callable[[Path], Desk]) -> None:
        """Open the stores while somebody can be asked for passphrases; `ask` opens read-only.

        What does not open is tried again, and named, by `read`.
        """
        for path in self._sources:
            with suppress(StoreError, OSError, ValueError):
                if _is_store(path):
                    self._desks[path] = ask(path)

    def close(self) -> None:
        for desk in self._desks.values():
            desk.close()
        self._desks.clear()

    def stamp(self) -> tuple[object, ...]:
        """Something that differs whenever a source has changed, or a new day has begun."""
        return (self.today, *((path, self._stamp_of(path)) for path in self._files([])))

    def read(self) -> TeamSummary:
        """The figures as the sources have them now; what has not changed is not read again."""
        with without_gc():
            return self._read()

    def _read(self) -> TeamSummary:
        problems: list[SourceProblem] = []
        files = self._files(problems)
        found = [item for path in files if (item := self._figures(path, problems))]
        newest = [self._with_before(item) for item in _newest_of_each(found, problems)]
        self._known = {
            item.source: self._known[item.source] for item in found if item.source in self._known
        }
        return TeamSummary(
            self.today,
            tuple(sorted(newest, key=_by_name)),
            total([item.summary.figures for item in newest]),
            tuple(problems),
        )

    def _with_before(self, item: CoachFigures) -> CoachFigures:
        """The figures of a coach, beside them those that stood in their place before."""
        if item.made_at is None:  # a store, which nobody can put in another's place
            return item
        last = self._last.get(item.summary.uid)
        if last and item.before is None and _is_other(last, item):
            item = item._replace(before=last._replace(before=None))
            if item.source in self._known:
                self._known[item.source] = (self._known[item.source][0], item)
        self._last[item.summary.uid] = item
        return item

    # Where to look -------------------------------------------------------------------------

    def _files(self, problems: list[SourceProblem]) -> Iterator[Path]:
        for source in self._sources:
            try:
                if not source.is_dir():
                    yield source
                    continue
                files = sorted(islice(_published_in(source), MOST_FILES + 1))
            except (OSError, ValueError) as error:
                problems.append(SourceProblem(source, "unreadable", {"reason": reason(error)}))
                continue
            if not files:
                problems.append(SourceProblem(source, "empty"))
            if len(files) > MOST_FILES:
                problems.append(SourceProblem(source, "too_many", {"most": MOST_FILES}))
            yield from files[:MOST_FILES]

    # Reading one ---------------------------------------------------------------------------

    def _figures(self, path: Path, problems: list[SourceProblem]) -> CoachFigures | None:
        of_file = self._stamp_of(path)
        stamp = (self.today.toordinal(), *of_file)
        known = self._known.get(path)
        if known and known[0] == stamp:
            return known[1]
        try:
            if not of_file:
                raise Unusable("missing")
            found = self._read_store(path) if _is_store(path) else self._read_file(path)
        except Unusable as error:
            problems.append(SourceProblem(path, error.code, error.facts))
        except StoreError as error:
            problems.append(SourceProblem(path, error.code, {**error.facts, "store": True}))
        except (OSError, ValueError) as error:
            problems.append(SourceProblem(path, "unreadable", {"reason": reason(error)}))
        else:
            self._known[path] = (stamp, found)
            return found
        return None

    def _read_store(self, path: Path) -> CoachFigures:
        desk = self._desks.get(path)
        if desk is None:
            desk = Desk.open(path, today=self._today, read_only=True)
            self._desks[path] = desk
        people = desk.read.people() if self.names else ()
        names = {hit.person.ref: hit.person.name for hit in people}
        return CoachFigures(desk.read.summary(), path, names=names)

    def _read_file(self, path: Path) -> CoachFigures:
        made_at, summary, since, account = read_summary(path, links=path in self._sources)
        if summary.as_of > self.today:
            raise Unusable("future", day=summary.as_of)
        stale = (self.today - summary.as_of).days > STALE_DAYS
        return CoachFigures(summary, path, made_at, stale, since=since, account=account)

    def _stamp_of(self, path: Path) -> Stamp:
        """Differs when a file has changed; empty where there is none.

        What a link in a folder leads to is not looked at.
        """
        try:
            found = path.stat(follow_symlinks=path in self._sources)
        except (OSError, ValueError):
            return ()
        return found.st_ino, found.st_size, found.st_mtime_ns, found.st_uid


def _published_in(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.suffix.lower() == ".json" and not path.name.startswith("."):
            yield path


def _is_store(path: Path) -> bool:
    """By what it begins with, not by its name: an encrypted store begins with anything."""
    if path.suffix.lower() == ".json" or not path.is_file():
        return False
    with open_to_read(path, most=sys.maxsize) as stream:
        start = stream.read(len(_SQLITE_FIRST))
    return start == _SQLITE_FIRST or not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _newest_of_each(
    found: Sequence[CoachFigures], problems: list[SourceProblem]
) -> list[CoachFigures]:
    """One a coach: the latest figures; of equals a store before what was published from it."""

    def age(item: CoachFigures) -> tuple[date, bool, float]:
        made = item.made_at
        return item.summary.as_of, made is None, made.timestamp() if made else 0.0

    newest: dict[object, CoachFigures] = {}
    for item in found:
        # A store that was not set up yet has no uid, and is nobody's double.
        key = item.summary.uid or item.source
        other = newest.get(key)
        if other is None:
            newest[key] = item
            continue
        kept, left = (item, other) if age(item) > age(other) else (other, item)
        if None not in (kept.made_at, left.made_at):
            kept = kept._replace(before=left._replace(before=None))
        newest[key] = kept
        problems.append(SourceProblem(left.source, "duplicate", {"coach": left.summary.coach}))
    return list(newest.values())


def _is_other(one: CoachFigures, other: CoachFigures) -> bool:
    """Whether these are not the same published figures."""

    def published(item: CoachFigures) -> tuple[object, ...]:
        return item.account, item.made_at, item.summary

    return published(one) != published(other)


def _by_name(item: CoachFigures) -> tuple[str, str, str]:
    return fold(item.summary.coach), item.summary.uid, str(item.source)
