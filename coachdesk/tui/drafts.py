"""Forms that were left unfinished: kept when the desk is left, offered when it opens."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from coachdesk.store.errors import StoreError
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.store.draft_list import Draft
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.forms.form import FormScreen


@runtime_checkable
class OpenForm(Protocol):
    """A form with what is typed in it; its class is not imported before one opens."""

    @property
    def changed(self) -> bool: ...

    @property
    def is_saving(self) -> bool: ...

    def draft(self) -> "Draft | None": ...

    def keep_now(self) -> None: ...

    def action_leave(self) -> None: ...


def open_forms(app: "DeskApp") -> Iterator[OpenForm]:
    return (screen for screen in app.screen_stack if isinstance(screen, OpenForm))


def keep_open_forms(app: "DeskApp") -> bool:
    """The desk is being left: keep what stands in open forms; False where that failed."""
    app.desk.shorten_waits()
    kept = True
    for form in open_forms(app):
        try:
            form.keep_now()
        except Exception:
            kept = False
    return kept


def keep_later(app: "DeskApp") -> Callable[[], None]:
    """What keeps the open forms as they stand now; it may be called in a thread."""
    drafts = [form.draft() for form in open_forms(app)]

    def keep() -> None:
        for draft in drafts:
            if draft and draft.texts:
                with suppress(StoreError):
                    app.desk.write.keep_draft(draft)

    return keep


def offer_drafts(app: "DeskApp", *, silent: bool = False) -> None:
    """The newest form left unfinished: go on with it now, or later.

    `silent` where there is none.
    """

    def read() -> "FormScreen | Draft | None":
        drafts = app.desk.read.drafts()
        if not drafts:
            return None
        from coachdesk.tui.forms.unfinished import form_of

        forms = (form_of(app.desk, draft) for draft in drafts)
        return next(filter(None, forms), drafts[0])

    def show(found: "FormScreen | Draft | None") -> None:
        from coachdesk.store.draft_list import Draft

        if isinstance(found, Draft):
            _offer_text(app, found, silent=silent)
        elif found:
            _offer_form(app, found)
        elif not silent:
            app.work.say(t("No form was left unfinished."))

    app.work.show_when_read(read, show, asks=True)


def _offer_text(app: "DeskApp", draft: "Draft", *, silent: bool) -> None:
    """What was typed about somebody who is not here: to read it and type it elsewhere."""
    if silent:
        app.work.say(t("A text that was not saved is about somebody who is not here. See ctrl+p."))
        return
    from coachdesk.tui.screens.question import ask_first

    typed = "\n".join(str(text) for text in draft.texts.values() if text)

    def drop() -> None:
        about = t("throw the text away that was not saved")
        app.work.write(lambda: app.desk.write.drop_draft(draft), lambda _: None, about=about)

    question = t("What this was about is not in this caseload:") + f"\n\n{typed}"
    ask_first(app, question, t("throw away"), t("keep"), drop)


def _offer_form(app: "DeskApp", form: "FormScreen") -> None:
    from coachdesk.tui.forms.opening import show_form
    from coachdesk.tui.screens.question import ask_first

    question = t("A form was not saved: {title}. Go on with it?", title=form.heading)
    app.keys.drop()  # what was typed before is no answer to it
    ask_first(app, question, t("go on"), t("later"), lambda: show_form(app, form))
