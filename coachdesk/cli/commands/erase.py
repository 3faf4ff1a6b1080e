"""`coachdesk erase REF`: remove a closed dossier for good, and say what was removed."""

from contextlib import closing

from coachdesk.cli.console import CannotDo, ask, can_ask, say
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t


def run(options: Options) -> None:
    from coachdesk.cli.opening import open_desk
    from coachdesk.cli.reports.erased import erased_lines

    with closing(open_desk(options)) as desk:
        seen = desk.safety.erasable(options.ref)
        if can_ask():
            _ask(options.ref)
        done = desk.safety.erase(options.ref, seen)
    for line in erased_lines(desk.path, done):
        say(line)


COMMAND = Subcommand(
    "erase",
    150,
    "remove a closed dossier for good",
    run,
    (Argument("REF", "the number of the dossier"),),
    (("erase K-00012", "from the caseload, its journal and its backups"),),
)


def _ask(ref: str) -> None:
    """Erasing cannot be undone: the number is typed once more."""
    say(t("Dossier {ref} will be erased for good; nothing can bring it back.", ref=ref))
    if ask(t("Type the number again:")).casefold() != ref.casefold():
        raise CannotDo(t("That is not the number; nothing was erased."))
