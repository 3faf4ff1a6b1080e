"""What was asked for, read by a command's declaration; and what is said of wrong usage, in words.

Not argparse: with gettext, locale and shutil it would be a tenth of what `today --json` takes.
"""

import re
from collections.abc import Mapping, Sequence

from coachdesk.cli.console import CannotDo, wrong_usage
from coachdesk.cli.subcommand import COMMON, Argument, Options, Subcommand
from coachdesk.words import t

_NEGATIVE = re.compile(r"-\d+|-\d*\.\d+")  # a number, and no option


def parse_options(command: Subcommand, before: Sequence[str], after: Sequence[str]) -> Options:
    """What was asked for in the words before and after the command's own; raises CannotDo."""
    options = Options()
    _read(COMMON, before, options)
    for argument in command.arguments:
        if argument.option:
            default = argument.default if argument.value else False
            setattr(options, argument.attribute, default)
    _read((*command.arguments, *COMMON), after, options)
    return options


def no_such_command(word: str | None) -> CannotDo:
    return _not_understood(t("{value} is no command", value=repr(word)))


def _not_understood(message: str) -> CannotDo:
    return wrong_usage(f"coachdesk: {message}. {t('See coachdesk --help.')}")


def _read(takes: Sequence[Argument], given: Sequence[str], options: Options) -> None:
    """Put what is given into the options: `--format csv`, `--format=csv`, `-oFILE`, words."""
    known = {argument.option: argument for argument in takes if argument.option}
    words: list[str] = []
    unknown: list[str] = []
    at = 0
    while at < len(given):
        word = given[at]
        at += 1
        if word == "--":
            words += given[at:]
            break
        argument, value = _option_of(word, known)
        if argument is None:
            (unknown if _looks_like_option(word) else words).append(word)
        elif not argument.value:
            if value is None:
                setattr(options, argument.attribute, True)
            else:
                unknown.append(word)
        else:
            if value is None:
                value = _value_of(argument, given[at:], known)
                at += 1
            _put(argument, value, options)
    unknown += _put_words([argument for argument in takes if not argument.option], words, options)
    if unknown:
        raise _not_understood(t("not understood: {what}", what=" ".join(unknown)))


def _option_of(word: str, known: Mapping[str, Argument]) -> tuple[Argument | None, str | None]:
    """The option that a word names, and the value that stands in the same word."""
    name, equals, value = word.partition("=")
    if name in known:
        return known[name], value if equals else None
    if not word.startswith("--") and word[:2] in known:
        return known[word[:2]], word[2:]
    return None, None


def _looks_like_option(word: str) -> bool:
    is_text = word == "-" or " " in word or _NEGATIVE.fullmatch(word)
    return word.startswith("-") and not is_text


def _value_of(argument: Argument, rest: Sequence[str], known: Mapping[str, Argument]) -> str:
    """The word after an option, which must be its value."""
    if not rest or _option_of(rest[0], known)[0] or _looks_like_option(rest[0]):
        raise _not_understood(t("{what} needs a value", what=argument.option))
    return rest[0]


def _put(argument: Argument, value: str, options: Options) -> None:
    name, choices = argument.attribute, argument.all_choices
    try:
        kept = int(value) if isinstance(argument.default, int) else value
        fits = not choices or value in choices
    except ValueError:
        fits = False
    if not fits:
        said = t("{value} does not fit {what}", value=repr(value), what=argument.option)
        raise _not_understood(said)
    before = getattr(options, name, None) or ()
    setattr(options, name, [*before, kept] if argument.repeated else kept)


def _put_words(takes: Sequence[Argument], words: list[str], options: Options) -> list[str]:
    """Give each argument its words, in order; the words that are too many."""
    missing = []
    for argument in takes:
        is_list = "…" in argument.form
        own, words = (words, []) if is_list else (words[:1], words[1:])
        if not own and not argument.form.startswith("["):
            missing.append(argument.form.strip("…"))
        setattr(options, argument.attribute, own if is_list else next(iter(own), None))
    if missing:
        raise _not_understood(t("something is missing: {what}", what=", ".join(missing)))
    return words
