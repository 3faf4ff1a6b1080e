"""`coachdesk decrypt`: no passphrase on the store and its backups."""

from coachdesk.cli.subcommand import Options, Subcommand


def run(options: Options) -> None:
    from coachdesk.cli.protection import change_protection

    change_protection(options, "decrypt")


COMMAND = Subcommand(
    "decrypt",
    130,
    "take the passphrase off",
    run,
    examples=(("decrypt", "asks for the passphrase; then whoever has the file can read it"),),
)
