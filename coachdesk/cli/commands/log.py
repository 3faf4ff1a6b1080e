"""`coachdesk log REF`: a contact that was, or with a day ahead an appointment."""

import sys
from contextlib import closing
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from coachdesk.cli.console import CannotDo, say, wrong_usage
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.domain.case import Case, ContactFact

_STDIN = "-"


def run(options: Options) -> None:
    from coachdesk.cli.opening import no_dossier, open_desk
    from coachdesk.words.contact_notes import note_parts, whole_note

    with closing(open_desk(options)) as desk:
        with desk.read.transaction():
            key = desk.read.find(options.ref)
            line = desk.read.case_line(key) if key is not None else None
        if line is None:
            raise no_dossier(options.ref)
        values = _values(options, desk, line.case)
        open_one = _to_complete(line.case, values)
        seen: Any = {}
        if open_one:
            record = desk.read.record("contact", open_one.id)
            seen = record.values if record else {}
            if options.about is None:
                values.pop("purpose")
            # What was prepared stays, apart from the report; a time or place that was agreed too.
            _, prepared = note_parts(seen.get("note"), happened=False)
            values["note"] = whole_note(values["note"], prepared, happened=True)
            values = {name: value for name, value in values.items() if value is not None}
        desk.write.log_contact(line.case.person.id, open_one.id if open_one else None, values, seen)
    say(_said(line.case, values, completed=bool(open_one)))


def _values(options: Options, desk: "Desk", case: "Case") -> dict[str, Any]:
    """The contact as it is to be stored; raises CannotDo."""
    from coachdesk.domain.typed_clock import parse_clock
    from coachdesk.domain.typed_text import ClockError
    from coachdesk.domain.vocabulary import ContactMode, ContactOutcome, ContactPurpose
    from coachdesk.words.problems import typed_text

    if options.how is None:
        raise wrong_usage(t("something is missing: {what}", what="--how"))
    usual = ContactPurpose.PROGRESS if case.last_seen else ContactPurpose.FIRST_TALK
    purpose = _word(ContactPurpose, "--about", options.about) or usual
    if purpose is ContactPurpose.EMPLOYER_VISIT:
        raise CannotDo(t("Log a visit to an employer in the desk: it asks who was there."))
    outcome = _word(ContactOutcome, "--outcome", options.outcome)
    on = _day(options, desk.today, was=outcome is not None)
    if outcome is None and on <= desk.today:
        outcome = ContactOutcome.HELD
    if on > desk.today and outcome not in (None, ContactOutcome.CANCELLED):
        from coachdesk.words.formats import full_day

        raise CannotDo(t("{day} has yet to come: it cannot be said how it went.", day=full_day(on)))
    try:
        at = parse_clock(options.at).isoformat("minutes") if options.at else None
    except ClockError as error:
        raise wrong_usage(f"--at: {typed_text(error)}") from None
    minutes = (options.minutes or "")[:9]
    return {
        "on": on,
        "at": at,
        "mode": _word(ContactMode, "--how", options.how),
        "purpose": purpose,
        "outcome": outcome,
        "note": _note(options.note),
        "minutes": int(minutes) if minutes.isdecimal() else minutes or None,
        "place": options.place,
    }


def _word(words: type[StrEnum], option: str, given: str | None) -> Any:
    """A word as files have it, or as it is called in the language in use."""
    from coachdesk.domain.names import fold
    from coachdesk.words.terms import choice

    if given is None:
        return None
    for word in words:
        if fold(given) in (word.value, fold(choice(word))):
            return word
    possible = ", ".join(word.value for word in words)
    raise wrong_usage(
        t("{option} {value}: expected {possible}", option=option, value=given, possible=possible)
    )


def _day(options: Options, today: date, *, was: bool) -> date:
    """The day as typed; one without a year is read only where it can mean one day."""
    from coachdesk.domain.typed_dates import parse_day
    from coachdesk.domain.typed_text import DayError, Lean
    from coachdesk.words.formats import full_day
    from coachdesk.words.problems import typed_text

    if options.on is None:
        return today
    try:
        past = parse_day(options.on, today, Lean.PAST)
        ahead = parse_day(options.on, today, Lean.FUTURE)
    except DayError as error:
        raise wrong_usage(f"--on: {typed_text(error)}") from None
    if was or past == ahead:
        return past
    raise wrong_usage(
        t(
            "--on {value} may be {past} or {ahead}: give the year, or --outcome for what was",
            value=options.on,
            past=full_day(past),
            ahead=full_day(ahead),
        )
    )


def _note(given: str | None) -> str | None:
    from coachdesk.domain.text import bsn_like, clean

    if given == _STDIN:
        given = sys.stdin.buffer.read().decode("utf-8", "replace")
    note = clean(given or "").strip()
    if bsn_like(note):
        say(t("This looks like a BSN; coachdesk keeps none. Please leave it out."))
    return note or None


def _to_complete(case: "Case", values: dict[str, Any]) -> "ContactFact | None":
    """The appointment of that day which waits for its outcome."""
    if values["outcome"] is None:
        return None
    waiting = [item for item in (*case.unlogged, *case.appointments) if item.on == values["on"]]
    if values["at"]:
        waiting = [item for item in waiting if item.at in (values["at"], None)]
    if len(waiting) > 1:
        raise CannotDo(t("There are several appointments that day: say which one with --at."))
    return waiting[0] if waiting else None


def _said(case: "Case", values: dict[str, Any], *, completed: bool) -> str:
    from coachdesk.words.formats import full_day
    from coachdesk.words.terms import choice

    when = f"{full_day(values['on'])} {values.get('at') or ''}".strip()
    parts = [f"{case.person.name} ({case.person.ref})", when, choice(values["mode"])]
    parts.append(choice(values["outcome"]) if values["outcome"] else t("appointment"))
    what = ", ".join(parts)
    if completed:
        return t("The appointment was logged: {what}. “coachdesk undo” undoes it.", what=what)
    return t("Saved: {what}. “coachdesk undo” undoes it.", what=what)


COMMAND = Subcommand(
    "log",
    34,
    "a contact that was, or an appointment",
    run,
    (
        Argument("REF", "the number of the dossier"),
        Argument("--how MODE", "office, home_visit, workplace, video, phone or message"),
        Argument(
            "--outcome WORD",
            "held, no_show, cancelled or attempted; else held, or on a day ahead an appointment",
        ),
        Argument("--on DAY", "the day, as one types it; else today"),
        Argument("--at TIME", "the time, as one types it"),
        Argument("--minutes N", "how long it takes"),
        Argument("--place TEXT", "where"),
        Argument(
            "--about WORD",
            "first_talk, progress, plan, placement_visit, debts or other; else progress, or the "
            "first talk of somebody never seen",
        ),
        Argument("--note TEXT", "what was said; - reads standard input"),
    ),
    (
        ('log K-00012 --how phone --note "Calls back"', "a call that was held today"),
        ("log K-00012 --how phone --outcome attempted", "nobody answered"),
        ("log K-00012 --how office --on +2w --at 10 --minutes 60", "an appointment in two weeks"),
    ),
)
