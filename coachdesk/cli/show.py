"""`coachdesk show REF`: one dossier as plain labelled lines, or as JSON."""

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from coachdesk.cli.run import CannotDo, open_desk, write_out
from coachdesk.domain.text import clean_line, cleaned
from coachdesk.words import t
from coachdesk.words.records import field_text
from coachdesk.words.signals import due_text, signal_line
from coachdesk.words.terms import field_label, list_name, record_name, severity_name

if TYPE_CHECKING:
    from coachdesk.desk import CaseLine, Desk
    from coachdesk.store.dossiers import Dossier, Stored


def run(options: argparse.Namespace) -> None:
    desk = open_desk(options, read_only=True)
    try:
        with desk.read.transaction():
            key = desk.read.find(options.ref)
            dossier = desk.read.dossier(key) if key is not None else None
            line = desk.read.case_line(key) if key is not None else None
        if dossier is None or line is None:
            raise CannotDo(
                t("There is no dossier {ref}. Numbers look like K-00012.", ref=options.ref)
            )
        if options.json:
            data = as_json(desk, dossier, line)
            write_out(json.dumps(cleaned(data), ensure_ascii=False, indent=1) + "\n", is_json=True)
        else:
            lines = as_lines(desk, dossier, line)
            write_out("\n".join(clean_line(text) for text in lines) + "\n")
    finally:
        desk.close()


def as_json(desk: "Desk", dossier: "Dossier", line: "CaseLine") -> dict[str, Any]:
    """The dossier as the caseload's JSON holds it, with its signals."""
    from coachdesk.cli.today import signal_json

    return {
        "today": desk.today.isoformat(),
        **_plain(dossier.jobseeker.values),
        **{name: [_plain(item.values) for item in items] for name, items in dossier.lists.items()},
        "attendance": [_plain(item.values) for item in dossier.attendance],
        "signals": [signal_json(signal, desk.today) for signal in line.signals],
    }


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _json(value) for name, value in values.items() if name != "organisation_id"}


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def as_lines(desk: "Desk", dossier: "Dossier", line: "CaseLine") -> Iterator[str]:
    """Every field that holds something, with its name; lists under a heading."""
    yield f"{line.case.person.name} ({line.case.person.ref})"
    yield from _fields(dossier.jobseeker)
    yield ""
    yield f"{t('Signals')}: {len(line.signals)}"
    for signal in line.signals:
        due = due_text(signal, desk.today)
        said = f"{signal_line(signal)}; {due}" if due else signal_line(signal)
        yield f"{severity_name(signal.severity)}: {said}"
    for name, items in (*dossier.lists.items(), ("attendance", dossier.attendance)):
        if items:
            yield ""
            yield f"{list_name(name)}: {len(items)}"
            for item in items:
                yield f"- {record_name(item.kind)}: " + "; ".join(_fields(item))


def _fields(record: "Stored") -> Iterator[str]:
    for name, value in record.values.items():
        if name not in ("uid", "organisation_id") and value not in (None, []):
            yield f"{field_label(name)}: {field_text(value)}"
