"""The person of a dossier at a glance, and a record with all its fields."""

from typing import TYPE_CHECKING

from textual.content import Content

from coachdesk.domain.dates import age_on
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.dossier_lists import DossierData
from coachdesk.tui.screens.today_lines import SIGNS
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.records import field_text
from coachdesk.words.signals import signal_line
from coachdesk.words.terms import field_label, record_name

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Stored


def head_content(found: DossierData) -> Content:
    """Name, number, phone, age, since when; and what presses."""
    case = found.line.case
    parts = [case.person.name, case.person.ref]
    if case.phone:
        parts.append(case.phone)
    if case.born_on:
        parts.append(t("{age} years", age=age_on(case.born_on, found.today)))
    parts.append(t("since {day}", day=day(case.registered_on)))
    if case.closed_on:
        parts.append(t("closed {day}", day=day(case.closed_on)))
    lines = [literal(" · ".join(parts)).stylize("bold")]
    lines.extend(
        literal(f"{SIGNS[signal.severity]} {signal_line(signal)}")
        for signal in found.line.signals[:2]
    )
    more = len(found.line.signals) - 2
    if more > 0:
        lines[-1] = lines[-1] + Content(f"  +{more}")
    return Content("\n").join(lines)


def record_content(record: "Stored") -> Content:
    """Every field that holds something, with its name."""
    lines = [literal(record_name(record.kind).capitalize()).stylize("bold")]
    for name, value in record.values.items():
        if name in ("uid", "organisation_id") or value in (None, []):
            continue
        lines.append(
            Content.assemble((f"{field_label(name)}: ", "$text-muted"), literal(field_text(value)))
        )
    return Content("\n").join(lines)
