"""`coachdesk demo`: a fictitious caseload in a throwaway store, or written to a new one."""

import argparse
import json
import tempfile
from datetime import date
from pathlib import Path

from coachdesk.cli.arguments import USAGE
from coachdesk.cli.desk import close, need_terminal, show
from coachdesk.cli.run import CannotDo, day_asked, say, speak
from coachdesk.desk import Desk
from coachdesk.paths import NewStore, user_path
from coachdesk.words import t

MOST_PEOPLE = 20_000
# Room for the years of history before the day and the plans after it.
FIRST_YEAR, LAST_YEAR = 1930, 2190


def run(options: argparse.Namespace) -> int | None:
    if not 0 <= options.size <= MOST_PEOPLE:
        raise CannotDo(t("--size goes from 0 to {most}", most=MOST_PEOPLE), USAGE)
    today = day_asked(options)
    if not FIRST_YEAR <= (today or date.today()).year <= LAST_YEAR:
        raise CannotDo(
            t(
                "The demo needs a day between {first} and {last}, not {day}.",
                first=FIRST_YEAR,
                last=LAST_YEAR,
                day=today,
            ),
            USAGE,
        )
    if options.read_only:
        raise CannotDo(t("The demo is made anew each time, so it cannot be read-only."), USAGE)
    if options.no_open:
        if not options.store:
            raise CannotDo(t("--no-open needs --store with the place to write to"), USAGE)
        path = user_path(options.store)
        if not NewStore(path).is_new or path.exists():
            raise CannotDo(t("{path} exists already; the demo never touches it.", path=path))
        desk = _filled(options, path, today)
        desk.close()
        say(t("Written: {file}", file=path))
        return None
    need_terminal()
    with tempfile.TemporaryDirectory(prefix="coachdesk-demo-") as folder:
        desk = _filled(options, Path(folder) / "demo.db", today)
        try:
            return show(desk)[0]
        finally:
            close(desk)


def _filled(options: argparse.Namespace, path: Path, today: date | None) -> Desk:
    """A new store with the fictitious caseload; what was half made is taken away."""
    from coachdesk.demo import demo_caseload
    from coachdesk.exchange.caseload_json import read_json

    made = NewStore(path)
    desk = Desk.open(path, today=today, create=True)
    try:
        speak(options, desk)
        caseload = demo_caseload(desk.today, options.size, options.seed)
        desk.files.import_records(read_json(json.dumps(caseload)))
    except BaseException:
        desk.close()
        made.forget()
        raise
    return desk
