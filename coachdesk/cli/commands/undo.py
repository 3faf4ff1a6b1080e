"""`coachdesk undo`: take back the last change, and say what it was."""

from contextlib import closing

from coachdesk.cli.console import CannotDo, ask, can_ask, say, write_lines
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t

_LISTED = 20


def run(options: Options) -> None:
    from coachdesk.cli.opening import open_desk
    from coachdesk.store.errors import NothingToDo
    from coachdesk.words.records import entry_moment, entry_text, undo_question

    with closing(open_desk(options, read_only=options.list)) as desk:
        entries = desk.read.undoable(_LISTED if options.list else 1)
        if options.list:
            write_lines(f"{entry_moment(entry)}: {entry_text(entry)}" for entry in entries)
        elif entries and (question := undo_question(entries[0])) and can_ask():
            _ask(question)
        if not entries:
            raise CannotDo(t("There is nothing to take back."))
        if options.list:
            return
        try:
            undone = desk.write.undo(lambda entry: entry.id == entries[0].id)
        except NothingToDo:
            raise CannotDo(t("There is nothing to take back.")) from None
    say(t("Undone: {what}", what=entry_text(undone)))


def _ask(question: str) -> None:
    say(question)
    if ask(t("Type yes to go on:")).casefold() not in ("yes", t("yes")):
        raise CannotDo(t("Nothing was undone."))


COMMAND = Subcommand(
    "undo",
    38,
    "take back the last change",
    run,
    (Argument("--list", "only list what can be taken back, the newest first"),),
    (("undo", "and say what it was"),),
)
