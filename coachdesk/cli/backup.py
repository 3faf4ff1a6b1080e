"""`coachdesk backup [FILE]`: a verified copy, beside the store or where asked."""

import argparse

from coachdesk.cli.files import file_to_write, is_there
from coachdesk.cli.run import CannotDo, open_desk, say
from coachdesk.words import t


def run(options: argparse.Namespace) -> None:
    force = options.force
    if options.read_only and not options.file:
        raise CannotDo(
            t(
                "A backup beside the caseload lets older ones go, so it cannot be read-only. Name "
                "a file for a copy: coachdesk --read-only backup FILE"
            )
        )
    desk = open_desk(options)
    try:
        is_protected = desk.is_protected
        target = file_to_write(desk.path, options.file, force=force) if options.file else None
        file = desk.safety.back_up(target, over=force)
    except FileExistsError:
        raise is_there(options.file) from None
    finally:
        desk.close()
    say(t("Copied and verified: {file}", file=file))
    if not is_protected:
        say(t("The copy is not protected, as the caseload is not: whoever has it can read it."))
