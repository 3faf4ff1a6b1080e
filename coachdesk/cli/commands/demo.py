"""`coachdesk demo`: a fictitious caseload in a throwaway store, or in a new one that stays."""

from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.cli.console import CannotDo, wrong_usage
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk

SIZE, SEED = 38, 1
MOST_PEOPLE = 20_000
SLOW = 200  # people, from which one waits for the demo
# Room for the years of history before the day and the plans after it.
FIRST_YEAR, LAST_YEAR = 1930, 2190


def run(options: Options) -> int | None:
    from datetime import date

    from coachdesk.cli.opening import day_asked
    from coachdesk.cli.terminal import need_terminal

    if not 0 <= options.size <= MOST_PEOPLE:
        raise wrong_usage(t("--size goes from 0 to {most}", most=MOST_PEOPLE))
    today = day_asked(options)
    if not FIRST_YEAR <= (today or date.today()).year <= LAST_YEAR:
        raise wrong_usage(
            t(
                "The demo needs a day between {first} and {last}, not {day}.",
                first=FIRST_YEAR,
                last=LAST_YEAR,
                day=today,
            )
        )
    if options.read_only:
        raise wrong_usage(t("The demo is made anew each time, so it cannot be read-only."))
    if options.no_open:
        _written(options).close()
        return None
    need_terminal()
    return _show(options)


COMMAND = Subcommand(
    "demo",
    10,
    "a fictitious caseload that is thrown away afterwards; with --store NEW it stays there",
    run,
    (
        Argument("--size N", "so many people with an open dossier", default=SIZE),
        Argument("--seed S", "another number makes other people", default=SEED),
        Argument("--no-open", "write it to the new store that --store names, and stop"),
    ),
    (("demo --size 200", "a large caseload"),),
)


def show_demo(options: Options) -> None:
    """The demo as the set-up shows it, whatever store is in use."""
    run(Options(**{**vars(options), "size": SIZE, "seed": SEED, "no_open": False, "store": None}))


def _written(options: Options) -> "Desk":
    """The demo in the new store that was named, where it stays."""
    from coachdesk.cli.files import say_written
    from coachdesk.paths import NewStore, user_path

    if not options.store:
        raise wrong_usage(t("--no-open needs --store with the place to write to"))
    path = user_path(options.store)
    if not NewStore(path).is_new or path.exists():
        raise CannotDo(t("{path} exists already; the demo never touches it.", path=path))
    desk = _filled(options, path)
    say_written(str(path))
    return desk


def _show(options: Options) -> int:
    from tempfile import TemporaryDirectory

    from coachdesk.cli.screen import close, show
    from coachdesk.cli.terminal import drop_typed

    with TemporaryDirectory(prefix="coachdesk-demo-") as folder:
        desk = _written(options) if options.store else _filled(options, Path(folder) / "demo.db")
        drop_typed()
        try:
            return show(desk)[0]
        finally:
            close(desk)


def _filled(options: Options, path: Path) -> "Desk":
    """A new store with the fictitious caseload; what was half made is taken away."""
    import json
    from contextlib import ExitStack

    from coachdesk.cli.opening import opener, use_language
    from coachdesk.cli.progress import Progress
    from coachdesk.demo import demo_caseload
    from coachdesk.exchange.caseload_json import read_json
    from coachdesk.paths import NewStore

    with ExitStack() as half_made:
        half_made.callback(NewStore(path).remove)
        desk = opener(options, path, create=True)(None)
        half_made.callback(desk.close)
        use_language(options, desk)
        with Progress(t("Making the demo"), options.size, shown=options.size > SLOW) as bar:
            bar.update(0)
            caseload = demo_caseload(desk.today, options.size, options.seed)
            desk.files.import_records(read_json(json.dumps(caseload)), told=bar.update)
        half_made.pop_all()
    return desk
