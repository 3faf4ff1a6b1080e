"""`coachdesk publish FOLDER`: this coach's figures in a file for the team lead."""

import argparse

from coachdesk.cli.files import place_to_write, say_not_noted
from coachdesk.cli.run import CannotDo, open_desk, say
from coachdesk.words import t


def run(options: argparse.Namespace) -> None:
    desk = open_desk(options)
    missed: list[str] = []
    try:
        folder = place_to_write(desk.path, options.folder)
        if desk.is_new:
            raise CannotDo(t("This store has no work coach yet. Start coachdesk once and say who."))
        path = desk.files.publish(folder, missed.append)
    except (OSError, ValueError) as error:
        raise CannotDo(
            t(
                "Nothing was published in {folder} ({reason}). Choose a folder that is there and "
                "that you may write in.",
                folder=options.folder,
                reason=getattr(error, "strerror", None) or type(error).__name__,
            )
        ) from None
    finally:
        desk.close()
    say(t("Published: {file}. Counts and dossier numbers, no names.", file=path))
    say_not_noted(missed)
