"""`coachdesk share FOLDER`: open vacancies and nameless profiles for neighbours."""

from contextlib import closing

from coachdesk.cli.console import CannotDo, say, write_lines
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t


def run(options: Options) -> None:
    from coachdesk.cli.files import file_to_write, not_written, say_written
    from coachdesk.cli.opening import open_desk
    from coachdesk.domain.problem import Refused
    from coachdesk.exchange.shared_file import file_name
    from coachdesk.paths import user_path
    from coachdesk.words.problems import problem_text
    from coachdesk.words.sharing import counts_text, left_out_text, shared_lines

    missed: list[str] = []
    with closing(open_desk(options)) as desk:
        name = str(user_path(options.folder) / file_name(desk.today))
        path = file_to_write(desk.path, name, force=options.force)
        page = file_to_write(desk.path, str(path.with_suffix(".html")), force=options.force)
        shared = desk.read.shared()
        write_lines(shared_lines(shared))
        say(counts_text(shared))
        for left in shared.left_out:
            say(left_out_text(left))
        try:
            desk.files.share(shared, path, over=options.force, missed=missed.append)
        except Refused as refused:
            raise CannotDo(problem_text(refused.problems[0])) from None
        except (OSError, ValueError) as error:
            raise not_written(str(path), error) from None
    say_written(str(path))
    say_written(str(page), missed)
    say(t("Read it once more before you send it: nothing was sent."))


COMMAND = Subcommand(
    "share",
    75,
    "open vacancies and nameless profiles for neighbouring municipalities",
    run,
    (
        Argument("FOLDER", "where to put the file and its page to print"),
        Argument("--force", "replace the files of this day where they are there"),
    ),
    (("share G:\\Region", "what a neighbour may see: nobody who did not agree is in it"),),
)
