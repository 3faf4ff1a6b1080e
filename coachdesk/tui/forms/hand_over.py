"""Handing dossiers over to another coach: what goes out is said first."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.names import Person
from coachdesk.domain.row_id import uid_of
from coachdesk.tui.forms.export import FileForm
from coachdesk.words import t, tn
from coachdesk.words.terms import record_name

_NAMED = 6  # dossiers told by number


class HandOverForm(FileForm):
    """A file for the other coach; the dossiers close here once it is written."""

    def __init__(self, desk: Desk, people: Sequence[Person]) -> None:
        self._seen = [uid_of(person.id) for person in people]
        going = desk.files.going([person.ref for person in people], seen=self._seen)
        self._refs = [dossier.ref for dossier in going]
        records: Counter[str] = Counter()
        for dossier in going:
            records.update(dossier.records)
        what = tn(
            len(going),
            "1 dossier goes out whole and closes here: {refs} ({what})",
            "{count} dossiers go out whole and close here: {refs} ({what})",
            refs=", ".join(self._refs[:_NAMED]) + (" …" if len(going) > _NAMED else ""),
            what=", ".join(f"{record_name(kind)} {count}" for kind, count in records.items())
            or t("nothing"),
        )
        name = f"{self._refs[0]}-{desk.today.isoformat()}.json"
        super().__init__(desk, t("Hand over to another coach"), name, what)
        self.said_when_saved = t(
            "Handed over, and closed here. The file holds everything: mind where it goes. "
            "u takes the closing back."
        )

    def write_file(self, path: Path, values: dict[str, Any]) -> None:
        self.desk.files.hand_over(self._refs, path, seen=self._seen, missed=self.missed.append)
