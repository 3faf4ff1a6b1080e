"""The commands and options (coachdesk/docs/interface.md, section 1), and the help page."""

import argparse
import os
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from coachdesk import __version__
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.words import LANGUAGES, t, use

USAGE = 2

DEMO_SIZE, DEMO_SEED = 38, 1
TABLES = ("contacts", "plan_steps", "debts", "placements", "attendance")

HELP = """\
Examples
  coachdesk                          open your caseload
  coachdesk demo                     look around in a fictitious caseload
  coachdesk import caseload.csv      take in a list from Excel, or a JSON caseload
  coachdesk today                    what is due today, as plain lines
  coachdesk export -o caseload.csv   the caseload for Excel

Commands
  (none)                     open the desk
  demo [--size N] [--seed S] a fictitious caseload that is thrown away afterwards;
                             with --store NEW --no-open it is written there instead
  today [--json]             what is due today
  show REF [--json]          one dossier
  import FILE [--dry-run]    .csv or .json; - reads standard input; --last-contact-mode MODE
                             says how a list's last contacts went by (else office); with
                             --problems OUT rows to mend go there and the rest is taken in
  export [-o FILE] [--format csv|json] [--dialect excel-nl|plain] [--all]
                             the caseload; --all includes closed dossiers; --table contacts,
                             plan_steps, debts, placements or attendance; --columns a,b,c
                             only these; --ref K-00001 (json, with -o) hands that over
                             (in PowerShell always with -o: > and | garble letters)
  summary [PATH…] [--json|--csv|--html] [--names]
                             the team lead's summary of stores or published summaries
  publish FOLDER             your counts for the team lead: no names, no notes
  backup [FILE], restore FILE
                             a verified copy; back to one. A file that is there is replaced
                             with --force only, also by export and import
  check                      whether the store is whole
  encrypt, decrypt, passphrase
                             the store's protection (COACHDESK_PASSPHRASE_FILE)
  erase REF                  remove a closed dossier for good
  info [--json]              version, places, schema, protection

Options, before or after the command
  --store PATH               the store (COACHDESK_STORE)
  --today YYYY-MM-DD         as of this day (COACHDESK_TODAY)
  --lang en|nl               language (COACHDESK_LANG)
  --read-only                open without any way to write
  --version                  the version
  -h, --help                 this page"""

# What argparse says, so that it can be said in Dutch too.
_SAID = (
    (r"unrecognized arguments: (?P<what>.+)", "not understood: {what}"),
    (
        r"the following arguments are required: (?P<what>.+)",
        "something is missing: {what}",
    ),
    (
        r"argument (?P<what>[^:]+): not allowed with argument (?P<other>.+)",
        "{what} does not go with {other}",
    ),
    (
        r"argument (?P<what>[^:]+): expected one argument",
        "{what} needs a value",
    ),
    (
        r"argument (?P<what>[^:]+): invalid choice: (?P<value>'[^']*').*",
        "{value} does not fit {what}",
    ),
    (
        r"argument (?P<what>[^:]+): invalid \w+ value: (?P<value>'.*')",
        "{value} does not fit {what}",
    ),
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        for pattern, text in _SAID:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = t(text, **match.groupdict())
                break
        help_line = t("See coachdesk --help.")
        from coachdesk.cli.run import say

        say(f"coachdesk: {message}. {help_line}")
        raise SystemExit(USAGE)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command and its options; prints and leaves for --help, --version and wrong usage."""
    _speak(argv)
    if any(word in ("-h", "--help") for word in _before_dashes(argv)):
        title = t("coachdesk: a work coach's daily caseload, in the terminal")
        _print(f"{title}\n\n{t(HELP)}\n")
        raise SystemExit(0)
    if "--version" in _before_dashes(argv):
        _print(f"coachdesk {__version__}\n")
        raise SystemExit(0)
    options = _parser().parse_args(argv)
    for name, default in (("store", None), ("today", None), ("lang", None), ("read_only", False)):
        if not hasattr(options, name):
            setattr(options, name, default)
    return options


def _print(text: str) -> None:
    from coachdesk.cli.run import write_out

    write_out(text)


def _before_dashes(argv: Sequence[str]) -> Sequence[str]:
    return argv[: argv.index("--")] if "--" in argv else argv


def _speak(argv: Sequence[str]) -> None:
    """The language is needed before the arguments are read, to say what is wrong with them."""
    from coachdesk.words import system_language

    chosen = os.environ.get("COACHDESK_LANG")
    for place, word in enumerate(argv):
        if word == "--lang" and place + 1 < len(argv):
            chosen = argv[place + 1]
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    use(chosen if chosen in LANGUAGES else system_language())


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--store")
    common.add_argument("--today")
    common.add_argument("--lang", choices=LANGUAGES)
    common.add_argument("--read-only", action="store_true", dest="read_only")
    how: dict[str, Any] = {"parents": [common], "add_help": False, "allow_abbrev": False}
    parser = _Parser(prog="coachdesk", **how)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    demo = commands.add_parser("demo", **how)
    demo.add_argument("--size", type=int, default=DEMO_SIZE)
    demo.add_argument("--seed", type=int, default=DEMO_SEED)
    demo.add_argument("--no-open", action="store_true", dest="no_open")
    commands.add_parser("today", **how).add_argument("--json", action="store_true")
    show = commands.add_parser("show", **how)
    show.add_argument("ref", metavar="REF")
    show.add_argument("--json", action="store_true")
    take = commands.add_parser("import", **how)
    take.add_argument("file", metavar="FILE")
    take.add_argument("--dry-run", action="store_true", dest="dry_run")
    take.add_argument("--last-contact-mode", choices=tuple(ContactMode), dest="last_contact_mode")
    take.add_argument("--problems", metavar="OUT")
    _add_force(take)
    export = commands.add_parser("export", **how)
    export.add_argument("-o", dest="output", metavar="FILE")
    export.add_argument("--format", choices=("csv", "json"), default="csv")
    export.add_argument("--dialect", choices=("excel-nl", "plain"), default="excel-nl")
    export.add_argument("--all", action="store_true", dest="closed_too")
    export.add_argument("--table", choices=TABLES)
    export.add_argument("--columns", metavar="A,B,C")
    export.add_argument("--ref", action="append", dest="refs", metavar="REF")
    _add_force(export)
    commands.add_parser("info", **how).add_argument("--json", action="store_true")
    _add_team_commands(commands, how)
    _add_keeping_commands(commands, how)
    return parser


def _add_force(command: argparse.ArgumentParser) -> None:
    """Write over a file that is there."""
    command.add_argument("--force", action="store_true")


def _add_team_commands(commands: Any, how: dict[str, Any]) -> None:
    summary = commands.add_parser("summary", **how)
    summary.add_argument("paths", nargs="*", metavar="PATH")
    form = summary.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    form.add_argument("--html", action="store_true")
    summary.add_argument("--names", action="store_true")
    commands.add_parser("publish", **how).add_argument("folder", metavar="FOLDER")


def _add_keeping_commands(commands: Any, how: dict[str, Any]) -> None:
    backup = commands.add_parser("backup", **how)
    backup.add_argument("file", nargs="?", metavar="FILE")
    _add_force(backup)
    commands.add_parser("restore", **how).add_argument("file", metavar="FILE")
    for name in ("check", "encrypt", "decrypt", "passphrase"):
        commands.add_parser(name, **how)
    commands.add_parser("erase", **how).add_argument("ref", metavar="REF")
