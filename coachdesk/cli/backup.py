"""`coachdesk backup [FILE]`: a verified copy, beside the store or where asked."""

import argparse

from coachdesk.cli.files import place_to_write
from coachdesk.cli.run import CannotDo, open_desk, say
from coachdesk.words import t


def run(options: argparse.Namespace) -> None:
    desk = open_desk(options)
    try:
        is_protected = desk.is_protected
        file = desk.back_up(place_to_write(desk.path, options.file) if options.file else None)
    except FileExistsError:
        raise CannotDo(
            t("{file} exists already; a backup takes nothing's place.", file=options.file)
        ) from None
    finally:
        desk.close()
    say(t("Copied and verified: {file}", file=file))
    if not is_protected:
        say(t("The copy is not protected, as the caseload is not: whoever has it can read it."))
