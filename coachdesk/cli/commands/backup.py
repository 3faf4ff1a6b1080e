"""`coachdesk backup [FILE]`: a verified copy, beside the store or where asked."""

from contextlib import closing

from coachdesk.cli.console import CannotDo, say
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t


def run(options: Options) -> None:
    from coachdesk.cli.files import file_to_write, is_there
    from coachdesk.cli.opening import open_desk

    name, force = options.file, options.force
    if options.read_only and not name:
        raise CannotDo(
            t(
                "A backup beside the caseload lets older ones go, so it cannot be read-only. Name "
                "a file for a copy: coachdesk --read-only backup FILE"
            )
        )
    with closing(open_desk(options)) as desk:
        is_protected = desk.is_protected
        target = file_to_write(desk.path, name, force=force) if name else None
        try:
            file = desk.safety.back_up(target, over=force)
        except FileExistsError:
            raise is_there(name) from None
    say(t("Copied and verified: {file}", file=file))
    if not is_protected:
        say(t("The copy is not protected, as the caseload is not: whoever has it can read it."))


COMMAND = Subcommand(
    "backup",
    80,
    "a verified copy of the store",
    run,
    (
        Argument("[FILE]", "the copy; without it one more in the folder of backups"),
        Argument("--force", "replace a file that is there"),
    ),
    (("backup D:\\caseload-copy.db", "a copy on another disk"),),
)
