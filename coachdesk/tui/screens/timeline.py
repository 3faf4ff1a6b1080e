"""A dossier's timeline: everything that happened, is planned or was changed, by day."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from coachdesk.domain.names import fold
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.record_ref import RecordRef
from coachdesk.tui.screens.dossier_lists import RECORD_LISTS
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine, full_line
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.records import change_name, changed_fields, in_short, title_of
from coachdesk.words.terms import choice, event_name, record_name

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Dossier, Stored
    from coachdesk.store.history import HistoryLine

CHANGE = "change"
_NOTHING_HAPPENED = frozenset({"born_on"})
_JUST_ADDED = frozenset({"add", "import", "log_contact"})  # the record itself says as much


@private_repr("key")
class TimelineEvent(NamedTuple):
    """One moment of a timeline."""

    key: str
    on: date
    at: str
    kind: str
    text: str
    record: "Stored | None" = None
    only_added: bool = False


class TimelineFilter(NamedTuple):
    """A filter by kind: its key, its name, and what it keeps."""

    key: str
    name: str
    keeps: Callable[[TimelineEvent], bool]


def _listed(history: str, *others: str) -> Callable[[TimelineEvent], bool]:
    """The records whose list names this filter."""
    kinds = {item.kind for item in RECORD_LISTS if item.history == history} | {*others}
    return lambda event: event.kind in kinds


KINDS = (
    TimelineFilter("all", "Everything", lambda event: not event.only_added),
    TimelineFilter("contacts", "Contacts", _listed("contacts")),
    TimelineFilter("plan", "Plan", _listed("plan")),
    TimelineFilter("debts", "Debts", _listed("debts")),
    TimelineFilter("placements", "Placements", _listed("placements")),
    TimelineFilter("intake", "Intake", _listed("intake")),
    TimelineFilter("person", "Person", _listed("person", "jobseeker")),
    TimelineFilter("changes", "Changes", lambda event: event.kind == CHANGE),
)


def timeline_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn("on", "", 11),
        ListColumn("kind", "", 19, priority=3),
        ListColumn("what", "", 20, flex=1),
    )


def events_of(dossier: "Dossier", history: "list[HistoryLine]") -> list[TimelineEvent]:
    """Every event, the latest first."""
    found = [*_facts(dossier), *_changes(history, _names(dossier))]
    return sorted(found, key=lambda event: (event.on, event.at, event.key), reverse=True)


def timeline_lines(
    events: list[TimelineEvent], kind: TimelineFilter, typed: str, today: date
) -> Iterator[ListLine]:
    """The events that a kind and the words typed (accents and case aside) keep."""
    wanted = fold(typed).split()
    kept = [event for event in events if kind.keeps(event)]
    kept = [event for event in kept if all(word in fold(_text(event)) for word in wanted)]
    ahead = [event for event in kept if _lies_ahead(event, today)]
    if ahead:
        yield full_line("ahead", t("Ahead"), "heading")
        yield from map(_line, reversed(ahead))  # what comes first stands first
        yield full_line("until-now", t("Until now"), "heading")._replace(apart=True)
    yield from (_line(event) for event in kept if not _lies_ahead(event, today))
    if not kept:
        nothing = t("Nothing fits. esc shows everything.")
        yield full_line("none", nothing)


def _lies_ahead(event: TimelineEvent, today: date) -> bool:
    """Also an appointment of today of which nobody said yet how it went."""
    record = event.record
    waits = record is not None and record.kind == "contact" and record["outcome"] is None
    return event.on > today or (waits and event.on == today)


def _line(event: TimelineEvent) -> ListLine:
    cells = (day(event.on), _kind_name(event), event.text)
    tone = "dim" if event.kind == CHANGE else ""
    return ListLine(event.key, cells, data=event.record or event, tones=("", "dim", tone))


def _kind_name(event: TimelineEvent) -> str:
    return t("change") if event.kind == CHANGE else record_name(event.kind)


def _text(event: TimelineEvent) -> str:
    note = event.record.values.get("note") if event.record else ""
    return f"{day(event.on)} {_kind_name(event)} {event.text} {note or ''}"


def _facts(dossier: "Dossier") -> Iterator[TimelineEvent]:
    for record in (dossier.jobseeker, *(item for part in dossier.lists.values() for item in part)):
        if record.kind == "contact":
            yield _contact(record)
            continue
        for name, on in record.values.items():
            if isinstance(on, date) and name not in _NOTHING_HAPPENED:
                text = event_name(name)
                if title := title_of(record.values):
                    text = f"{title} – {text[:1].lower()}{text[1:]}"
                key = f"{record.kind}:{record.id}:{name}"
                yield TimelineEvent(key, on, "", record.kind, text, record)
    for item in dossier.attendance:
        text = f"{item['title']} – {choice(item['status'])}"
        yield TimelineEvent(f"attendance:{item.id}", item["held_on"], "", "attendance", text, item)


def _contact(record: "Stored") -> TimelineEvent:
    parts = [choice(record["mode"]), choice(record["purpose"])]
    if record["outcome"]:
        parts.append(choice(record["outcome"]))
    text = ", ".join(parts)
    if record["note"]:
        text += " – " + " ".join(record["note"].split())
    at = record["at"] or ""
    return TimelineEvent(f"contact:{record.id}", record["on"], at, "contact", text, record)


def _names(dossier: "Dossier") -> dict[RecordRef, str]:
    """What a change was about, by record, as far as it is still there."""
    parts = [*dossier.lists.values(), dossier.attendance]
    return {RecordRef(item.kind, item.id): in_short(item.values) for part in parts for item in part}


def _changes(
    history: "list[HistoryLine]", names: Mapping[RecordRef, str]
) -> Iterator[TimelineEvent]:
    for number, item in enumerate(history):
        at = datetime.fromisoformat(item.at).astimezone()
        what = f"{record_name(item.record)}, {change_name(item.what)}"
        if item.undone:
            what += f" ({t('taken back')})"
        if item.before and (name := names.get(RecordRef(item.record, item.record_id))):
            what += f": {name}"
        text = f"{at:%H:%M} {what}"
        if item.unreadable:
            text += " – " + t("this change can no longer be read; see coachdesk check")
        elif fields := changed_fields(item.before, item.after):
            text += f" – {fields}"
        only_added = (
            item.before is None
            and not item.unreadable
            and item.what in _JUST_ADDED
            and not item.undone
        )
        # Within a minute the newest stands first.
        order = f"{len(history) - number:06}"
        yield TimelineEvent(
            f"{CHANGE}:{order}", at.date(), f"{at:%H:%M}", CHANGE, text, None, only_added
        )
