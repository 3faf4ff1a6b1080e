"""`coachdesk encrypt`: a passphrase on the store and its backups."""

from coachdesk.cli.subcommand import Options, Subcommand


def run(options: Options) -> None:
    from coachdesk.cli.protection import change_protection

    change_protection(options, "encrypt")


COMMAND = Subcommand(
    "encrypt",
    120,
    "put a passphrase on the store and its backups",
    run,
    examples=(("encrypt", "asks for it; COACHDESK_PASSPHRASE_FILE can name a file with it"),),
)
