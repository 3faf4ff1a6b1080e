"""What is typed in an open form, kept every second, until it is saved or thrown away."""

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.timer import Timer

from coachdesk.store.draft_list import Draft
from coachdesk.store.errors import StoreError

if TYPE_CHECKING:
    from coachdesk.tui.forms.form import FormScreen

KEEP_SECONDS = 1.0


class DraftKeeper:
    """Keeps the draft of one form; a disk that takes nothing is told when saving."""

    def __init__(self, form: "FormScreen") -> None:
        self._form = form
        self._kept: Draft | None = None
        self._timer: Timer | None = None

    def begin(self) -> None:
        self._timer = self._form.set_interval(KEEP_SECONDS, self._keep)

    def _keep(self) -> None:
        draft = self._form.draft()
        if draft and draft.texts and draft != self._kept:
            self._kept = draft
            self._form.run_worker(lambda: self._write(draft), thread=True, group="draft")

    def _write(self, draft: Draft) -> None:
        with suppress(StoreError):
            self._form.desk.write.keep_draft(draft)

    def end(self) -> None:
        """The draft is of no use any more."""
        if self._timer:
            self._timer.stop()
        draft = self._kept or (self._form.draft() if self._form.filled else None)
        if draft:
            self._form.app.run_worker(lambda: self._drop(draft), thread=True)

    def _drop(self, draft: Draft) -> None:
        with suppress(StoreError):
            self._form.desk.write.drop_draft(draft)
