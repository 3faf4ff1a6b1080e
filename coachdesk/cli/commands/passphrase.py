"""`coachdesk passphrase`: another passphrase on the store and its backups."""

from coachdesk.cli.subcommand import Options, Subcommand


def run(options: Options) -> None:
    from coachdesk.cli.protection import change_protection

    change_protection(options, "passphrase")


COMMAND = Subcommand(
    "passphrase",
    140,
    "change the passphrase of the store and its backups",
    run,
    examples=(("passphrase", "asks for the one until now and for the new one"),),
)
