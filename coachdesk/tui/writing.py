"""Doing and saying: every write in a thread, what came of it, undo and redo."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from textual.actions import ActionParseResult
from textual.dom import DOMNode

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.domain.record_ref import RecordRef
from coachdesk.store.errors import StoreError
from coachdesk.tui.forms.missing_record import Gone
from coachdesk.tui.painting import PaintsOnce
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.words import t
from coachdesk.words.problems import labelled, store_text

_Found = TypeVar("_Found")
_TELL_AFTER = 0.5  # seconds, until a wait for the store is said


def backups_lack(problem: StoreError) -> str:
    """Why there is no backup of the day, or which copy lies open."""
    why = store_text(problem.code, problem.path, problem.facts)
    return why if problem.code == "left_plain" else t("There is no backup of today. {why}", why=why)


class WritingApp(PaintsOnce):
    """An app on one desk that writes, and shows at once what was written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._seen_version: tuple[int, int] | None = None
        self._told_problem: StoreError | None = None  # of the backups, said once

    def reload(self, records: Sequence[RecordRef] = (), *, follow: bool = False) -> None:
        """The screens in sight read again; the cursor goes to the first of these records there.

        With `follow` a screen turns to where they stand.
        """
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                if records:
                    screen.look_at(records, follow=follow)
                screen.reload()

    def write(
        self,
        change: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], bool] | None = None,
    ) -> None:
        """Do `change` in a thread, then `done` here; `failed` may take care of its errors."""

        def work() -> None:
            try:
                result = change()
            except Exception as error:
                self.call_from_thread(self.not_done, error, failed)
            else:
                self.call_from_thread(self.do, lambda: done(result))

        self.run_worker(work, thread=True, group="writing")

    def show_when_read(
        self, read: Callable[[], _Found], show: Callable[[_Found], object], *, asks: bool = False
    ) -> None:
        """Read in a thread what a screen is to show, then show it.

        Keys wait for it, and esc gives it up. Where it cannot be read, the reason is said and what
        was typed for it meanwhile is dropped: it must not become commands of another screen.
        `asks`: what is shown, if anything, is a question.
        """
        opening = self.begin_opening(asks=asks)

        def tell_of_wait() -> None:
            if self.is_opening(opening):
                self.say(t("Waiting for the caseload … esc stops waiting."))

        def done(found: _Found) -> None:
            if self.end_opening(opening) and not self.locked:
                show(found)

        def failed(error: Exception) -> bool:
            if self.end_opening(opening):
                self.not_opened(error)
            if isinstance(error, Gone):
                self.reload()
            return True

        self.set_timer(_TELL_AFTER, tell_of_wait)
        self.write(read, done, failed)

    def not_opened(self, error: Exception, then: Callable[[], object] | None = None) -> None:
        """Say why a screen could not be shown; `then` follows when that was read."""
        if reason := self._reason(error):
            self.refuse(reason, then)

    def refuse(self, reason: str, then: Callable[[], object] | None = None) -> None:
        """Say why a screen does not open, over all keys: somebody may be typing for it already."""
        from coachdesk.tui.screens.refused import RefusedScreen

        def read(_: None) -> None:
            if then:
                then()

        if not self.locked:
            self.drop_keys()
            self.push_screen(RefusedScreen(reason), read)

    def do(self, act: Callable[[], object]) -> None:
        """Do what asks the store on the way; where it cannot be asked, say so and go on."""
        try:
            act()
        except StoreError as error:
            self.not_done(error)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except StoreError as error:
            self.not_done(error)
            return True

    def not_done(self, error: Exception, failed: Callable[[Exception], bool] | None = None) -> None:
        """Say why something could not be read or written."""
        if failed and failed(error):
            return
        if reason := self._reason(error):
            self.say(reason, warn=True)

    def _reason(self, error: Exception) -> str:
        """Why something could not be read or written; empty where the lock says it."""
        if isinstance(error, StoreError):
            if error.code == "locked":  # it got a passphrase elsewhere
                self.lock()
            if error.code in ("locked", "closed"):  # closed: the lock came between
                return ""
            return store_text(error.code, error.path, error.facts)
        if isinstance(error, Refused):
            return "\n".join(labelled(problem) for problem in error.problems)
        if isinstance(error, Gone):
            return t("This is no longer there.")
        from coachdesk.store.errors import Clash, NothingToDo
        from coachdesk.words.records import clash_text

        if isinstance(error, Clash):
            return clash_text(error.record, error.differences)
        if isinstance(error, NothingToDo):
            nothing = {
                "undo": t("There is nothing to take back."),
                "redo": t("There is nothing to do again."),
            }
            return nothing[str(error)]
        raise error

    @property
    def locked(self) -> bool:
        """Whether the lock covers the screen."""
        return False

    def lock(self, *, protected: bool = True) -> None:
        """Cover the screen; a protected store until its passphrase is given."""

    def saw(self, version: tuple[int, int]) -> None:
        """A screen shows the store as of this version."""
        if self._seen_version is None or version > self._seen_version:
            self._seen_version = version

    def changed(self, records: Sequence[RecordRef] = (), *, follow: bool = False) -> None:
        """Something was written here (these records): show it at once."""
        self.reload(records, follow=follow)
        problem = self.desk.safety.backup_problem
        if problem and problem is not self._told_problem:
            self._told_problem = problem
            self.say(backups_lack(problem), warn=True)

    def undo(self) -> None:
        """Take back the last change; a whole import only after asking."""
        self.show_when_read(self.desk.read.next_undo, self._undo_or_ask, asks=True)

    def _undo_or_ask(self, entry: Any) -> None:
        from coachdesk.tui.screens.question import AskScreen

        if entry is None or entry.what != "import":
            self._undo()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._undo()

        question = t("Take back a whole import? ^r brings it in again.")
        self.drop_keys()  # what was typed before is no answer to it
        self.push_screen(AskScreen(question, t("take back"), t("keep")), answered)

    def _undo(self) -> None:
        from coachdesk.words.records import entry_text

        def done(entry: Any) -> None:
            self.say(t("Taken back: {what}. ^r does it again.", what=entry_text(entry)))
            self.changed(entry.records, follow=True)

        self.write(self.desk.write.undo, done)

    def redo(self) -> None:
        from coachdesk.words.records import entry_text

        def done(entry: Any) -> None:
            self.say(t("Done again: {what}", what=entry_text(entry)))
            self.changed(entry.records, follow=True)

        self.write(self.desk.write.redo, done)

    def say(self, message: str, *, warn: bool = False) -> None:
        """A word at the edge of the screen, literally."""
        from coachdesk.domain.text import clean

        self.clear_notifications()
        self.notify(
            clean(message),
            severity="warning" if warn else "information",
            markup=False,
            timeout=8 if warn else 4,
        )
