"""Reading, writing and saying: each in a thread, and what came of it on the screen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from coachdesk.domain.problem import Refused
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.text import clean
from coachdesk.store.errors import Clash, NothingToDo, StoreError
from coachdesk.tui.forms.missing_record import Gone
from coachdesk.tui.screens.base import DeskScreen
from coachdesk.words import t
from coachdesk.words.problems import labelled, store_text

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_Result = TypeVar("_Result")
_TELL_AFTER = 0.5  # seconds, until a wait for the store is said


def backups_lack(problem: StoreError) -> str:
    """Why there is no backup of the day, or which copy lies open."""
    why = store_text(problem.code, problem.path, problem.facts)
    return why if problem.code == "left_plain" else t("There is no backup of today. {why}", why=why)


class Work:
    """What the desk's app reads, writes and says."""

    def __init__(self, app: "DeskApp") -> None:
        self._app = app
        self.seen_version: tuple[int, int] | None = None
        self._told_problem: StoreError | None = None  # of the backups, said once

    def reload(self, records: Sequence[RecordRef] = (), *, follow: bool = False) -> None:
        """The screens in sight read again; the cursor goes to the first of these records there.

        With `follow` a screen turns to where they stand.
        """
        for screen in self._app.screen_stack:
            if isinstance(screen, DeskScreen):
                if records:
                    screen.look_at(records, follow=follow)
                screen.reload()

    def write(
        self,
        change: Callable[[], _Result],
        done: Callable[[_Result], object],
        failed: Callable[[Exception], bool] | None = None,
        *,
        about: str = "",
    ) -> None:
        """Do `change` in a thread, then `done` here; `failed` may take care of its errors.

        `about` says what is to be done, of whom or of what, for where it cannot be done.
        """

        def work() -> None:
            try:
                result = change()
            except Exception as error:
                self._app.call_from_thread(self.not_done, error, failed, about)
            else:
                self._app.call_from_thread(self.do, lambda: done(result))

        self._app.run_worker(work, thread=True, group="writing")

    def show_when_read(
        self, read: Callable[[], _Result], show: Callable[[_Result], object], *, asks: bool = False
    ) -> None:
        """Read in a thread what a screen is to show, then show it.

        Keys wait for it, and esc gives it up. Where it cannot be read, the reason is said and what
        was typed for it meanwhile is dropped: it must not become commands of another screen.
        `asks`: what is shown, if anything, is a question.
        """
        opening = self._app.keys.begin_opening(asks=asks)

        def tell_of_wait() -> None:
            if self._app.keys.is_opening(opening):
                self.say(t("Waiting for the caseload … esc stops waiting."))

        def done(found: _Result) -> None:
            if self._app.keys.end_opening(opening) and not self._app.lock.is_on:
                show(found)

        def failed(error: Exception) -> bool:
            if self._app.keys.end_opening(opening):
                self.not_opened(error)
            if isinstance(error, Gone):
                self.reload()
            return True

        self._app.set_timer(_TELL_AFTER, tell_of_wait)
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

        if not self._app.lock.is_on:
            self._app.keys.drop()
            self._app.push_screen(RefusedScreen(reason), read)

    def do(self, act: Callable[[], object]) -> None:
        """Do what asks the store on the way; where it cannot be asked, say so and go on."""
        try:
            act()
        except StoreError as error:
            self.not_done(error)

    def not_done(
        self,
        error: Exception,
        failed: Callable[[Exception], bool] | None = None,
        about: str = "",
    ) -> None:
        """Say why something could not be read or written, and what: see `write`."""
        if failed and failed(error):
            return
        if reason := self._reason(error, about):
            self.say(reason, warn=True)
            if isinstance(error, Clash):
                self.reload()  # what stands there now

    def _reason(self, error: Exception, about: str = "") -> str:
        """Why something could not be read or written; empty where the lock says it."""
        if isinstance(error, Clash):
            from coachdesk.words.records import clash_text

            return clash_text(error.record, error.differences, about)
        reason = self._bare_reason(error)
        is_asked = about and reason and not isinstance(error, NothingToDo)
        return f"{t('Not done: {what}.', what=about)}\n{reason}" if is_asked else reason

    def _bare_reason(self, error: Exception) -> str:
        """The same without what was to be done."""
        if isinstance(error, StoreError):
            if error.code == "locked":  # it got a passphrase elsewhere
                self._app.lock.put_on(protected=True)
            if error.code in ("locked", "closed"):  # closed: the lock came between
                return ""
            return store_text(error.code, error.path, error.facts)
        if isinstance(error, Refused):
            return "\n".join(labelled(problem) for problem in error.problems)
        if isinstance(error, Gone):
            return t("This is no longer there.")
        if isinstance(error, NothingToDo):
            nothing = {
                "undo": t("There is nothing to take back."),
                "redo": t("There is nothing to do again."),
            }
            return nothing[str(error)]
        raise error

    def saw(self, version: tuple[int, int]) -> None:
        """A screen shows the store as of this version."""
        if self.seen_version is None or version > self.seen_version:
            self.seen_version = version

    def changed(self, records: Sequence[RecordRef] = (), *, follow: bool = False) -> None:
        """Something was written here (these records): show it at once."""
        self.reload(records, follow=follow)
        problem = self._app.desk.safety.backup_problem
        if problem and problem is not self._told_problem:
            self._told_problem = problem
            self.say(backups_lack(problem), warn=True)

    def change(self, act: Callable[[], object], said: str = "", *, about: str = "") -> None:
        """Write, then show it at once; `said` tells what was done, `about` what could not be."""

        def done(_: object) -> None:
            if said:
                self.say(said)
            self.changed()

        self.write(act, done, about=about)

    def say(self, message: str, *, warn: bool = False) -> None:
        """A word at the edge of the screen, literally."""
        self._app.clear_notifications()
        self._app.notify(
            clean(message),
            severity="warning" if warn else "information",
            markup=False,
            timeout=max(8 if warn else 4, len(message) / 20),  # time to read it
        )
