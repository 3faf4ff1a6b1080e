"""`coachdesk find TEXT`: people by what is known of them, and with --notes by what was noted."""

from contextlib import closing

from coachdesk.cli.console import say, write_json, write_lines
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t


def run(options: Options) -> None:
    from coachdesk.cli.opening import open_desk
    from coachdesk.cli.reports.found import found_json, found_lines
    from coachdesk.domain.search import fits, sought

    typed = " ".join(options.text)
    parts = sought(typed)
    with closing(open_desk(options, read_only=True)) as desk, desk.read.transaction():
        people = [hit for hit in desk.read.people() if parts and fits(hit.text, parts)]
        noted = desk.read.noted().find(typed) if options.notes else []
    if options.json:
        write_json(found_json(people, [item for item, _ in noted]))
        return
    write_lines(found_lines(people, noted))
    if not people and not noted:
        hint = "" if options.notes else f" {t('--notes looks in notes, goals and steps too.')}"
        say(t("Nobody fits.") + hint)


COMMAND = Subcommand(
    "find",
    32,
    "people by name, number, phone, e-mail or birth date",
    run,
    (
        Argument("TEXT…", "a part of it, as one types it"),
        Argument("--notes", "also in notes, goals and steps, with the place it was found"),
        Argument("--json", "as JSON, for programs"),
    ),
    (
        ("find zoe", "also finds Zoë"),
        ("find 06-1234", "a part of a phone number, in any spelling"),
        ("find --notes rijbewijs", "who has this word in a note, a goal or a step"),
    ),
)
