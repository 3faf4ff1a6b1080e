"""A record's fields as people read them, and what a change of one is called."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from coachdesk.domain.names import full_name
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.vocabulary import RightKind
from coachdesk.schema.kinds import DAY
from coachdesk.schema.records import RECORDS
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.terms import choice, field_label, field_text, record_name

if TYPE_CHECKING:
    from coachdesk.domain.search import NotedText

_CHANGES: dict[str, str] = {
    "add": "added",
    "change": "changed",
    "delete": "deleted",
    "import": "import",
    "hand_over": "dossiers handed over",
    "log_contact": "contact logged",
    "export": "exported",
    "export_calendar": "calendar file written",
    "print_plan": "plan printed",
    "text": "text of an appointment made",
    "publish": "published",
    "set_aside": "line set aside",
    "bring_back": "line brought back",
    "set_up": "first set-up",
    "merge": "merged",
    "share": "shared with neighbours",
    "undo": "undone",
    "redo": "done again",
}


def change_name(what: str) -> str:
    """What a journal entry did; of one that was damaged in the file only that it did something."""
    return t(_CHANGES[what]) if what in _CHANGES else t("change")


def in_short(values: Mapping[str, Any]) -> str:
    """A record in a few words, to tell it from others: its title or name, else its day."""
    on = day(values.get("on") or values.get("requested_on"))
    if isinstance(values.get("kind"), RightKind):
        return choice(values["kind"])
    if "mode" in values and values.get("organisation"):  # a talk with an employer
        return f"{values['organisation']}, {on}"
    return title_of(values) or on


def row_in_short(row: Mapping[str, Any]) -> str:
    """The same of a row as the journal holds it; empty where it is called nothing."""
    if title := title_of(row):
        return title
    on = row.get("on") or row.get("requested_on")
    try:
        return day(date.fromisoformat(on)) if on else ""
    except (TypeError, ValueError):  # damaged
        return ""


def record_called(kind: str, values: Mapping[str, Any]) -> str:
    """A record by its kind and what it is called: `plan step Take the VCA exam`."""
    return f"{record_name(kind)} {in_short(values)}"


def record_on_day(kind: str, values: Mapping[str, Any]) -> str:
    """The same with its first day, where that is not what it is called by."""
    called = record_called(kind, values)
    days = (values.get(field.name) for field in RECORDS[kind].own if field.kind is DAY)
    on = day(next(filter(None, days), None))
    return f"{called}, {on}" if on and on not in called else called


def saved_text(kind: str, values: Mapping[str, Any], who: str) -> str:
    """That a record was saved, and of whom: `Plan step saved: Take the VCA exam (Zoë Berg)`."""
    name = record_name(kind)
    of = f" ({who})" if who else ""
    called = f"{in_short(values)}{of}"
    return t("{record} saved: {what}", record=name[:1].upper() + name[1:], what=called)


def name_of(jobseeker: Mapping[str, Any]) -> str:
    """The name of somebody, of the fields of a dossier."""
    return full_name(jobseeker["first_name"], jobseeker["prefix"], jobseeker["last_name"])


def title_of(values: Mapping[str, Any]) -> str:
    """What a record is called, where it is called anything."""
    if "last_name" in values:
        return name_of(values)
    if "mode" in values:  # a contact: people know it by its day
        return ""
    for name in ("title", "vacancy", "with_whom", "creditor", "organisation", "text", "name"):
        if values.get(name):
            return " ".join(str(values[name]).split())[:60]
    return ""


def noted_place(found: "NotedText") -> str:
    """Where in a dossier a text stands: `contact 12-11-2026`."""
    if found.record.kind == "jobseeker":
        return field_label(found.field)
    name = record_name(found.record.kind)
    try:
        return f"{name} {day(date.fromisoformat(found.on))}" if found.on else name
    except ValueError:  # a damaged day
        return name


class _Entry(Protocol):
    @property
    def at(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def people(self) -> tuple[str, ...]: ...


def entry_text(entry: _Entry) -> str:
    """What a write was, and about whom: `plan step added: VCA exam (Zoë van den Berg)`."""
    parts = [record_name(entry.facts["kind"])] if "kind" in entry.facts else []
    text = " ".join([*parts, change_name(entry.what)])
    if (count := entry.facts.get("records_touched", 1)) > 1:
        text = f"{count} × {text}"
    if called := entry.facts.get("called"):
        text = f"{text}: {called}"
    if not entry.people:
        return text
    return f"{text} ({_names(entry)})"


def _names(entry: _Entry) -> str:
    names = ", ".join(entry.people[:3])
    if len(entry.people) <= 3:
        return names
    more = entry.facts.get("people_touched", 0) - 3
    return f"{names} {t('and {count} more', count=more)}" if more > 0 else f"{names} …"


def undo_question(entry: _Entry) -> str:
    """Asked before this is taken back, where one key would take back much; else empty."""
    if entry.what == "set_up":
        return t("Take the first set-up back? Your name and team go, and are asked for again.")
    texts = {
        "import": t("Take the whole import of {moment} back?", moment=entry_moment(entry)),
        "hand_over": t(
            "Take the handing over of {moment} back? The dossiers open again here; the file that "
            "was written stays.",
            moment=entry_moment(entry),
        ),
    }
    question = texts.get(entry.what, "")
    names = f" ({_names(entry)})" if question and entry.people else ""
    return question.replace("?", f"{names}?", 1)


def entry_moment(entry: _Entry) -> str:
    """When a write was, by the clock here."""
    try:
        at = datetime.fromisoformat(entry.at).astimezone()
    except (TypeError, ValueError, OverflowError):  # damaged in the file
        return "–"
    return f"{day(at.date())} {at:%H:%M}"


def clash_text(
    record: RecordRef | None, differences: Mapping[str, tuple[Any, Any]], about: str = ""
) -> str:
    """Somebody changed the same in another window: both values.

    `about` is what was to be done; without it something was typed in a form.
    """
    not_done = t("Not done: {what}.", what=about)
    if record is None:
        if about:
            return f"{not_done} {t('What it needs was changed in another window.')}"
        return t("Not done: what this needs was changed in another window.")
    if list(differences) == ["id"]:
        if about:
            return f"{not_done} {t('It is not there any more: it was changed in another window.')}"
        return t(
            "Not done: this {kind} is not in this caseload any more. What you typed stays here.",
            kind=record_name(record.kind),
        )
    if about:
        see = t("It was changed in another window; see what stands there now, and do it again.")
        lines = [f"{not_done} {see}"]
    else:
        kind = record_name(record.kind)
        lines = [t("Not done: this {kind} was changed in another window.", kind=kind)]
    for name, (here, there) in differences.items():
        if name.endswith("_id"):  # a link: its number says nothing to anybody
            lines.append(field_label(name.removesuffix("_id")))
            continue
        lines.append(
            t(
                "{field}: here {here}, there {there}",
                field=field_label(name),
                here=field_text(here),
                there=field_text(there),
            )
        )
    return "\n".join(lines)


def changed_fields(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """What a change did, field by field: `Phone: – → 06-12345678`. Values in their own types."""
    parts = []
    for name in after or before or {}:
        old, new = (before or {}).get(name), (after or {}).get(name)
        if name == "uid" or old == new:
            continue
        label = field_label(name)
        if before and after:
            parts.append(f"{label}: {field_text(old)} → {field_text(new)}")
        elif (value := new if after else old) not in (None, []):
            parts.append(f"{label}: {field_text(value)}")
    return "; ".join(parts)


def change_texts() -> Mapping[str, str]:
    return dict(_CHANGES)
