"""How a form is opened: made in a thread, for it reads the store, then shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import FieldValues
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.forms.form import FormScreen

    _Form = TypeVar("_Form", bound=FormScreen)

FORM_WITHIN = 0.3  # seconds, for a form to be made before it is painted


def open_form(
    app: "DeskApp",
    make: "Callable[[], _Form]",
    then: "Callable[[_Form, int], object] | None" = None,
) -> None:
    """Make a form and show it; `then` follows when it was saved, with the id of the record."""
    if may_write(app):
        app.work.show_when_read(make, lambda form: show_form(app, form, then))


def may_write(app: "DeskApp") -> bool:
    """Whether something can be saved here; else that is said."""
    if app.desk.read_only:
        app.work.refuse(t("This caseload is open for reading only."))
    return not app.desk.read_only


def show_form(
    app: "DeskApp", form: "_Form", then: "Callable[[_Form, int], object] | None" = None
) -> None:
    """Show a form that was made."""

    def done(saved: int | None) -> None:
        if saved is not None:
            if form.said_when_saved:
                app.work.say(form.said_when_saved)
            app.work.changed([RecordRef(form.saves, saved)])
            if then:
                app.do(lambda: then(form, saved))

    _push(app, form, done)
    app.background.warm_up()


def say_saved(form: "FormScreen", done: str, changed: FieldValues | None = None) -> None:
    """What a form says when it was stored; not of fields that hold what they held."""
    same = changed is not None and all(form.seen.get(name) == v for name, v in changed.items())
    undo = t("u takes it back.")
    form.said_when_saved = t("Nothing was changed.") if same else f"{done}. {undo}"


def open_file_form(app: "DeskApp", make: "Callable[[], FormScreen]") -> None:
    """A file may be written from a read-only desk too: the store is not touched."""

    def show(form: "FormScreen") -> None:
        def done(saved: int | None) -> None:
            if saved is not None:
                app.work.say(form.said_when_saved)

        _push(app, form, done)

    app.work.show_when_read(make, show)


def _push(app: "DeskApp", form: "FormScreen", done: Callable[[int | None], None]) -> None:
    app.delay_update(FORM_WITHIN)
    app.push_screen(form, done)
