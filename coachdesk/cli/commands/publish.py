"""`coachdesk publish FOLDER`: this coach's figures in a file for the team lead."""

from contextlib import closing

from coachdesk.cli.console import CannotDo, say
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t
from coachdesk.words.reasons import reason


def run(options: Options) -> None:
    from coachdesk.cli.files import place_to_write, say_not_noted
    from coachdesk.cli.opening import open_desk

    missed: list[str] = []
    try:
        with closing(open_desk(options)) as desk:
            folder = place_to_write(desk.path, options.folder)
            if desk.is_new:
                raise CannotDo(
                    t("This store has no work coach yet. Start coachdesk once and say who.")
                )
            path = desk.files.publish(folder, missed.append)
    except (OSError, ValueError) as error:
        raise CannotDo(
            t(
                "Nothing was published in {folder} ({reason}). Choose a folder that is there and "
                "that you may write in.",
                folder=options.folder,
                reason=reason(error),
            )
        ) from None
    say(t("Published: {file}. Counts and dossier numbers, no names.", file=path))
    say_not_noted(missed)


COMMAND = Subcommand(
    "publish",
    70,
    "your counts for the team lead: no names, no notes",
    run,
    (Argument("FOLDER", "where the team lead looks for them"),),
    (("publish G:\\Team\\summaries", "a file of counts and dossier numbers"),),
)
