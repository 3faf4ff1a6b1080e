"""Handing dossiers over to another coach: what goes out is said first."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.names import Person
from coachdesk.domain.row_id import uid_of
from coachdesk.tui.forms.export import FileForm, OutgoingFile
from coachdesk.tui.forms.opening import open_form
from coachdesk.words import t, tn
from coachdesk.words.terms import record_name

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_NAMED = 6  # people told by name


def hand_over_file(desk: Desk, people: Sequence[Person]) -> OutgoingFile:
    """A file for the other coach; the dossiers close here once it is written."""
    seen = [uid_of(person.id) for person in people]
    going = desk.files.going([person.ref for person in people], seen=seen)
    refs = [dossier.ref for dossier in going]
    named = [f"{person.name} {person.ref}" for person in people if person.ref in refs]
    who = ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
    records: Counter[str] = Counter()
    for dossier in going:
        records.update(dossier.records)
    return OutgoingFile(
        title=t("Hand over to another coach"),
        name=t("handover-{ref}-{day}.json", ref=refs[0], day=desk.today.isoformat()),
        what=tn(
            len(going),
            "1 dossier goes out whole and closes here: {who} ({what})",
            "{count} dossiers go out whole and close here: {who} ({what})",
            who=who,
            what=", ".join(f"{record_name(kind)} {count}" for kind, count in records.items())
            or t("nothing"),
        ),
        doubt=tn(
            len(going),
            "{who} goes to another coach, and this dossier closes here.",
            "{who} go to another coach, and these {count} dossiers close here.",
            who=who,
        ),
        write=lambda path, _, missed: desk.files.hand_over(refs, path, seen=seen, missed=missed),
        said_when_written=t(
            "Handed over, and closed here. The file holds everything: mind where it goes. "
            "u takes the closing back."
        ),
    )


def open_hand_over_form(app: "DeskApp", people: Sequence[Person]) -> None:
    """Give dossiers to another coach; where one is closed already, say so."""
    open_form(app, lambda: FileForm(app.desk, hand_over_file(app.desk, people)))
