"""Undo and redo from the keyboard; what one key would cost much is taken back after asking."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.tui.screens.question import ask_first
from coachdesk.words import t
from coachdesk.words.records import entry_text, undo_question

if TYPE_CHECKING:
    from coachdesk.store.journal import JournalEntry
    from coachdesk.tui.app import DeskApp


def undo(app: "DeskApp") -> None:
    """Take back the last change."""
    app.work.show_when_read(app.desk.read.next_undo, lambda entry: _ask(app, entry), asks=True)


def _ask(app: "DeskApp", entry: "JournalEntry | None") -> None:
    question = undo_question(entry) if entry else ""
    if not question:
        _undo(app, entry, lambda found: not undo_question(found))
        return

    def taken_back() -> None:
        app.work.say(t("Taking it back …"))
        _undo(app, entry, lambda found: found.id == entry.id if entry else False)

    app.keys.drop()  # what was typed before is no answer to it
    again = t("ctrl+r does it again.")
    ask_first(app, f"{question} {again}", t("take back"), t("keep"), taken_back)


def _undo(
    app: "DeskApp", asked: "JournalEntry | None", may: "Callable[[JournalEntry], bool]"
) -> None:
    """Take back the newest write, where `may` says that it is the one meant."""

    def done(entry: "JournalEntry") -> None:
        app.work.say(t("Taken back: {what}. ctrl+r does it again.", what=entry_text(entry)))
        app.work.changed(entry.records, follow=True)
        if entry.what == "set_up":
            app.begin_with_a_form()

    about = t("take back: {what}", what=entry_text(asked) if asked else "")
    app.work.write(lambda: app.desk.write.undo(may), done, about=about)


def redo(app: "DeskApp") -> None:
    """Do again what was taken back last."""

    def done(entry: "JournalEntry") -> None:
        app.work.say(t("Done again: {what}", what=entry_text(entry)))
        app.work.changed(entry.records, follow=True)

    app.work.write(app.desk.write.redo, done, about=t("do again what was taken back"))
