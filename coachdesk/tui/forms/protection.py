"""A passphrase for the store, another one, or none."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coachdesk.desk import Desk
from coachdesk.domain.passphrase import refusal
from coachdesk.domain.problem import Problem
from coachdesk.domain.values import FieldValues
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import LINE
from coachdesk.store.errors import StoreError
from coachdesk.store.memory_wiping import zeroize
from coachdesk.tui.forms.fields import NEW_PASSPHRASE
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.forms.opening import open_form
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

ADVICE = (
    "A passphrase keeps the file closed to whoever finds or copies it. Nobody can open it without: "
    "write it on paper and keep that at home."
)
_OLD = Field("old", LINE, required=True)
_NEW = Field(NEW_PASSPHRASE, LINE, required=True)
_AGAIN = Field("again", LINE, required=True)
_SECRETS = ("old", NEW_PASSPHRASE, "again")


def new_passphrase(*, required: bool = True) -> Iterable[Asked]:
    """The two fields of a passphrase to be."""
    yield Asked(_NEW._replace(required=required), t("Passphrase"), secret=True)
    yield Asked(_AGAIN._replace(required=required), t("The same again"), secret=True)


def passphrase_problems(values: FieldValues) -> list[Problem]:
    """A passphrase that can be taken is typed twice, the same."""
    typed, again = values[NEW_PASSPHRASE], values["again"]
    if why := refusal(typed or "", NEW_PASSPHRASE):
        return [why]
    return [] if typed == again else [Problem("again", "differs")]


@contextmanager
def forgotten_after(values: FieldValues) -> Iterator[None]:
    """The passphrases that a form read are written over once they were used."""
    try:
        yield
    finally:
        zeroize(*(values[name] for name in _SECRETS if values.get(name)))


class ProtectForm(FormScreen):
    """A first passphrase, or another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Protect this caseload"))
        self._protected = desk.is_protected
        self.said_when_saved = t("The file has its passphrase now, and so have its backups.")

    def asked(self) -> Iterable[Asked]:
        if self._protected:
            yield Asked(_OLD, t("Passphrase until now"), secret=True)
        first, again = new_passphrase()
        yield first._replace(heading=t(ADVICE))
        yield again

    def check(self, values: FieldValues) -> list[Problem]:
        missing = self._protected and not values["old"]
        return [Problem("old", "missing")] * missing + passphrase_problems(values)

    def store(self, values: FieldValues) -> int:
        with forgotten_after(values):
            return _protect(self, values.get("old"), values[NEW_PASSPHRASE])


class UnprotectForm(FormScreen):
    """No passphrase any more: anybody with the file can read it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, t("Take the passphrase off"))
        self.said_when_saved = t("The passphrase is off.")

    def asked(self) -> Iterable[Asked]:
        heading = t("Afterwards whoever has the file can read it.")
        yield Asked(_OLD, t("Passphrase until now"), heading=heading, secret=True)

    def check(self, values: FieldValues) -> list[Problem]:
        return [] if values["old"] else [Problem("old", "missing")]

    def store(self, values: FieldValues) -> int:
        with forgotten_after(values):
            return _protect(self, values["old"], None)


def _protect(form: FormScreen, old: str | None, new: str | None) -> int:
    try:
        left = form.desk.safety.protect(old, new).left
    except StoreError as error:
        if error.code == "wrong_passphrase":
            raise form.refused("old", "wrong_passphrase") from None
        raise
    if left:
        form.said_when_saved += " " + t(
            "These files could not be opened, and are as they were: {files}",
            files=", ".join(file.name for file in left),
        )
    return 0


def protect(app: "DeskApp") -> None:
    """Give the store a passphrase, or another one."""
    open_form(app, lambda: ProtectForm(app.desk))


def unprotect(app: "DeskApp") -> None:
    open_form(app, lambda: UnprotectForm(app.desk))
