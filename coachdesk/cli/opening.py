"""Every command opens its store here: as of which day, with which passphrase, in which language."""

import gc
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.console import CannotDo, say, wrong_usage
from coachdesk.cli.subcommand import Options
from coachdesk.paths import store_path
from coachdesk.store.errors import StoreError
from coachdesk.words import LANGUAGES, t, use

if TYPE_CHECKING:
    from coachdesk.desk import Desk


def day_asked(options: Options) -> date | None:
    """The day given with --today or its environment variable; None for the clock's."""
    given, name = options.today, "--today"
    if given is None:
        given, name = os.environ.get("COACHDESK_TODAY"), "COACHDESK_TODAY"
        if not given:
            return None
    try:
        if len(given) == len("2026-12-03") and given[4] == given[7] == "-":
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise wrong_usage(
        t(
            "{option} {value} is not a date; expected year-month-day, as 2026-12-03",
            option=name,
            value=given,
        )
    )


def open_desk(options: Options, *, read_only: bool = False, create: bool = False) -> "Desk":
    """The desk on the store asked for, in the language asked for.

    A new store is protected where the environment names a passphrase file.
    """
    path = store_path(options.store)
    passphrase = None
    if create and not path.exists():
        from coachdesk.cli.passphrases import from_file

        passphrase = from_file()
    open_with = opener(options, path, read_only=read_only, create=create)
    try:
        desk = open_with(passphrase)
    except StoreError as error:
        if error.code != "locked":
            raise
        from coachdesk.cli.passphrases import Passphrases

        given = Passphrases(
            stdin_is_data="-" in (getattr(options, "file", None), getattr(options, "note", None))
        )
        desk, _ = given.opening(open_with)
    use_language(options, desk)
    warn_unlogged(desk)
    if names := desk.unread_settings:
        from coachdesk.words.safety import unread_text

        say(unread_text(names))
    return desk


def opener(
    options: Options, path: Path, *, read_only: bool = False, create: bool = False
) -> "Callable[[str | None], Desk]":
    """Opens the desk at `path` with a passphrase; raises StoreError."""
    from coachdesk.desk import Desk

    today = day_asked(options)
    read_only = read_only or options.read_only

    def opened(passphrase: str | None) -> Desk:
        gc.freeze()
        gc.enable()
        return Desk.open(
            path, today=today, read_only=read_only, create=create, passphrase=passphrase
        )

    return opened


def warn_unlogged(desk: "Desk") -> None:
    """Say so where the access log did not take the opening."""
    if not desk.is_logged:
        say(t("Note: the access log beside {path} cannot be written.", path=desk.path))


def use_language(options: Options, desk: "Desk") -> None:
    """Speak the language asked for, else the store's own, else the system's (already in use)."""
    asked = options.lang or os.environ.get("COACHDESK_LANG")
    own = desk.settings.get("language")
    if asked not in LANGUAGES and own in LANGUAGES:
        use(own)


def no_dossier(ref: str) -> CannotDo:
    """No dossier has this number."""
    return CannotDo(t("There is no dossier {ref}. Numbers look like K-00012.", ref=ref))
