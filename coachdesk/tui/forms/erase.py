"""Erasing a closed dossier for good: the number is typed once more."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.names import Person
from coachdesk.domain.problem import Problem
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.values import FieldValues
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import LINE
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.missing_record import Gone
from coachdesk.tui.forms.opening import open_form
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_NUMBER = Field("number", LINE, required=True)


class EraseForm(FormScreen):
    """Store, journal and backups are rewritten without the dossier; nothing can undo that."""

    def __init__(self, desk: Desk, person: Person) -> None:
        ref = person.ref
        super().__init__(desk, t("{name}: erase dossier {ref} for good", name=person.name, ref=ref))
        self._ref = ref
        self._seen = desk.safety.erasable(ref)
        if uid_of(person.id) not in self._seen:
            raise Gone
        self.said_when_saved = t("Dossier {ref} is erased.", ref=ref)

    def asked(self) -> Iterable[Asked]:
        heading = t("It leaves the caseload, its history and its backups. Nothing brings it back.")
        yield Asked(_NUMBER, t("Its number, once more"), heading=heading)

    def check(self, values: FieldValues) -> list[Problem]:
        same = (values["number"] or "").casefold() == self._ref.casefold()
        return [] if same else [Problem("number", "other_number", {"ref": self._ref})]

    def store(self, values: FieldValues) -> int:
        done = self.desk.safety.erase(self._ref, self._seen)
        if done.left:
            files = ", ".join(file.name for file in done.left)
            self.said_when_saved += " " + t(
                "{files} could not be opened, and may still hold it.", files=files
            )
        if done.maybe:
            files = ", ".join(file.name for file in done.maybe)
            self.said_when_saved += " " + t(
                "{files} may hold the same person, and was left as it is.", files=files
            )
        for ref in done.twins:
            self.said_when_saved += " " + t(
                "Dossier {ref} looks like the same person's, and stays. Close it and erase it too "
                "where it is.",
                ref=ref,
            )
        return 0


def erase_dossier(app: "DeskApp", person: Person, then: Callable[[], object]) -> None:
    """Erase a closed dossier for good; where it is not closed, say so."""
    open_form(app, lambda: EraseForm(app.desk, person), lambda *_: then())
