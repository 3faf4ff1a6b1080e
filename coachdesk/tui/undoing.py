"""Undo and redo from the keyboard; a whole import is taken back only after asking."""

from typing import TYPE_CHECKING

from coachdesk.tui.screens.question import ask_first
from coachdesk.words import t
from coachdesk.words.records import entry_text

if TYPE_CHECKING:
    from coachdesk.store.journal import JournalEntry
    from coachdesk.tui.app import DeskApp


def undo(app: "DeskApp") -> None:
    """Take back the last change."""
    app.work.show_when_read(app.desk.read.next_undo, lambda entry: _ask(app, entry), asks=True)


def _ask(app: "DeskApp", entry: "JournalEntry | None") -> None:
    what = entry_text(entry) if entry else ""
    if entry is None or entry.what != "import":
        _undo(app, what)
        return

    question = t("Take back a whole import? ctrl+r brings it in again.")
    app.keys.drop()  # what was typed before is no answer to it
    ask_first(app, question, t("take back"), t("keep"), lambda: _undo(app, what))


def _undo(app: "DeskApp", what: str) -> None:
    def done(entry: "JournalEntry") -> None:
        app.work.say(t("Taken back: {what}. ctrl+r does it again.", what=entry_text(entry)))
        app.work.changed(entry.records, follow=True)

    app.work.write(app.desk.write.undo, done, about=t("take back: {what}", what=what))


def redo(app: "DeskApp") -> None:
    """Do again what was taken back last."""

    def done(entry: "JournalEntry") -> None:
        app.work.say(t("Done again: {what}", what=entry_text(entry)))
        app.work.changed(entry.records, follow=True)

    app.work.write(app.desk.write.redo, done, about=t("do again what was taken back"))
