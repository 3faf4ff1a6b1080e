"""The help page, and the page of one command."""

from collections.abc import Iterable

from coachdesk.cli.subcommand import Argument, Subcommand, all_commands
from coachdesk.words import t

WIDTH = 96
_TEXT_AT, _EXAMPLE_AT = 29, 37  # columns

EXAMPLES = """\
Examples
  coachdesk                          open your caseload
  coachdesk demo                     look around in a fictitious caseload
  coachdesk import caseload.xlsx     take in a list from Excel, or a JSON caseload
  coachdesk today                    what is due today, as plain lines
  coachdesk export -o caseload.xlsx  the caseload for Excel"""
OPTIONS = """\
Options, before or after the command
  --store PATH               the store (COACHDESK_STORE)
  --today YYYY-MM-DD         as of this day (COACHDESK_TODAY)
  --lang en|nl               language (COACHDESK_LANG)
  --read-only                open without any way to write
  --version                  the version
  -h, --help                 this page; after a command: the page of that command"""


def main_page() -> str:
    """All commands, with examples first."""
    title = t("coachdesk: a work coach's daily caseload, in the terminal")
    listed = [
        line
        for command in all_commands()
        for line in _entry(command.usage or [t("(none)")], t(command.does))
    ]
    return _page(title, t(EXAMPLES), [t("Commands"), *listed], t(OPTIONS))


def command_page(command: Subcommand) -> str:
    """One command: examples first, then all that it takes, and its exit codes."""
    codes = [
        (0, t("it was done")),
        (1, t("it could not be done; one line says why")),
        (2, t("wrong usage")),
        *((code, t(meaning)) for code, meaning in command.exit_codes),
        (130, t("interrupted")),
    ]
    examples = [(f"coachdesk {argv}", t(does)) for argv, does in command.examples]
    taken = [(argument.form, _does(argument)) for argument in command.arguments]
    return _page(
        _filled(f"coachdesk {command.word}: {t(command.does)}".split(), WIDTH),
        _part(t("Examples"), examples, _EXAMPLE_AT),
        [t("Usage"), *_entry(["coachdesk", *command.usage], "")],
        _part(t("Arguments"), taken),
        t(OPTIONS),
        _part(t("Exit codes"), [(str(code), meaning) for code, meaning in sorted(codes)]),
    )


def _does(argument: Argument) -> str:
    choices = f": {', '.join(argument.choices())}" if argument.choices else ""
    return f"{t(argument.does)}{choices}"


def _page(*parts: str | list[str]) -> str:
    texts = [part if isinstance(part, str) else "\n".join(part) for part in parts if part]
    return "\n\n".join(texts) + "\n"


def _part(title: str, entries: list[tuple[str, str]], at: int = _TEXT_AT) -> list[str]:
    lines = [line for form, does in entries for line in _entry([form], does, at)]
    return [title, *lines] if lines else []


def _entry(typed: Iterable[str], does: str, at: int = _TEXT_AT) -> list[str]:
    """What may be typed; beside it, or below it where it is long, what that does."""
    first, *more = _filled(typed, WIDTH - 6)
    lines = [f"  {first}", *(f"      {line}" for line in more)]
    texts = _filled(does.split(), WIDTH - at)
    if texts and len(lines) == 1 and len(first) < at - 2:
        lines = [f"  {first:{at - 2}}{texts.pop(0)}"]
    return [*lines, *(f"{'':{at}}{text}" for text in texts)]


def _filled(words: Iterable[str], width: int) -> list[str]:
    """The words in lines of at most `width`."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
