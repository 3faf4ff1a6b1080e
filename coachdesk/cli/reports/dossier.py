"""One dossier as lines and as JSON."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coachdesk.cli.reports.day import signal_json
from coachdesk.desk import CaseLine
from coachdesk.domain.values import FieldValue, FieldValues, JsonObject
from coachdesk.store.dossiers import Dossier, Stored
from coachdesk.words import t
from coachdesk.words.signals import due_text, signal_line
from coachdesk.words.terms import field_label, field_text, list_name, record_name, severity_name


def dossier_json(today: date, dossier: Dossier, line: CaseLine) -> JsonObject:
    """The dossier as the caseload's JSON holds it, with its signals."""
    return {
        "today": today.isoformat(),
        **_plain(dossier.jobseeker.values),
        **{name: [_plain(item.values) for item in items] for name, items in dossier.lists.items()},
        "attendance": [_plain(item.values) for item in dossier.attendance],
        "signals": [signal_json(signal, today) for signal in line.signals],
    }


def _plain(values: FieldValues) -> JsonObject:
    return {name: _json(value) for name, value in values.items() if not name.endswith("_id")}


def _json(value: FieldValue) -> FieldValue:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def dossier_lines(today: date, dossier: Dossier, line: CaseLine) -> Iterator[str]:
    """Every field that holds something, with its name; lists under a heading."""
    yield f"{line.case.person.name} ({line.case.person.ref})"
    yield from _fields(dossier.jobseeker)
    yield ""
    yield f"{t('Signals')}: {len(line.signals)}"
    for signal in line.signals:
        due = due_text(signal, today)
        said = f"{signal_line(signal)}; {due}" if due else signal_line(signal)
        yield f"{severity_name(signal.severity)}: {said}"
    for name, items in (*dossier.lists.items(), ("attendance", dossier.attendance)):
        if items:
            yield ""
            yield f"{list_name(name)}: {len(items)}"
            for item in items:
                yield f"- {record_name(item.kind)}: " + "; ".join(_fields(item))


def _fields(record: Stored) -> Iterator[str]:
    for name, value in record.values.items():
        if name != "uid" and not name.endswith("_id") and value not in (None, []):
            yield f"{field_label(name)}: {field_text(value)}"
