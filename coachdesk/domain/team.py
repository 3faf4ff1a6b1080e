"""Several coaches' figures side by side, and what could not be taken into them."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.summary import Figures, Summary
from coachdesk.domain.values import FieldValues


@private_repr("source")
class CoachFigures(NamedTuple):
    """One coach's figures and where they come from.

    `made_at` is None for a store, which is read as it stands. `names` go by dossier number: only
    those of a store, and only when asked for. Of a file the system tells `since` when it stands
    there, and of which `account` it is. `before` are the figures that stood in their place until
    then, or that another file of the same coach gives.
    """

    summary: Summary
    source: Path
    made_at: datetime | None = None
    stale: bool = False
    names: Mapping[str, str] = {}
    since: datetime | None = None
    account: str = ""
    before: "CoachFigures | None" = None

    @property
    def is_another_account(self) -> bool:
        """Whether the figures before came from another account: somebody else may have put these
        in their place.
        """
        before = self.before
        return bool(before and before.account and self.account not in ("", before.account))

    @property
    def coach(self) -> str:
        """Whose figures these are; a store that was not set up yet goes by its file."""
        return self.summary.coach or self.source.stem

    def dossiers(self, key: str) -> list[str]:
        """The dossier numbers behind a figure, with the names where these were asked for."""
        refs = self.summary.refs.get(key, ())
        return [f"{ref} {self.names[ref]}" if ref in self.names else ref for ref in refs]


class SourceProblem(NamedTuple):
    """A source, or a part of it, that is not in the figures; words/summary.py has the texts."""

    source: Path
    code: str
    facts: FieldValues = {}


class TeamSummary(NamedTuple):
    """Every coach's figures by name of the coach, those of all together, and what is missing."""

    today: date
    coaches: tuple[CoachFigures, ...]
    total: Figures
    problems: tuple[SourceProblem, ...] = ()
