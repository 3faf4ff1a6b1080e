"""The person of a dossier at a glance, and a record with all its fields."""

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from coachdesk.domain.dates import age_on
from coachdesk.domain.signal import Severity, Signal
from coachdesk.schema.kinds import NOTE
from coachdesk.schema.records import RECORDS
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.dossier_lists import DossierData
from coachdesk.tui.screens.today_lines import SIGNS
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.words import t
from coachdesk.words.formats import day, near_day
from coachdesk.words.signals import how_far, is_strike_day, signal_line, strike_day
from coachdesk.words.terms import field_label, field_text, record_name

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Stored

_TONES = {
    Severity.URGENT: "bold $error",
    Severity.OVERDUE: "bold $warning",
    Severity.SOON: "bold $accent",
    Severity.NOTE: "$text-muted",
}


def head_content(found: DossierData) -> Content:
    """Name, number, phone, age, since when; and what presses."""
    case = found.line.case
    parts = [case.person.ref]
    if case.phone:
        parts.append(case.phone)
    if case.born_on:
        parts.append(t("{age} years", age=age_on(case.born_on, found.today)))
    parts.append(t("registered {day}", day=day(case.registered_on)))
    if case.closed_on:
        parts.append(t("closed {day}", day=day(case.closed_on)))
    name = literal(case.person.name).stylize("bold $primary")
    lines = [name + literal(f" · {' · '.join(parts)}")]
    for signal in found.line.signals[:2]:
        sign = Content.styled(SIGNS[signal.severity], _TONES[signal.severity])
        due = ", ".join(filter(None, (_until(signal, found.today), how_far(signal, found.today))))
        lines.append(sign + literal(" – ".join(filter(None, (f" {signal_line(signal)}", due)))))
    more = len(found.line.signals) - 2
    if more > 0:
        lines[-1] = lines[-1] + Content(f"  +{more}")
    return Content("\n").join(lines)


def _until(signal: Signal, today: date) -> str:
    """The day of its term, named as such beside a strike day; that one stands in its line."""
    if not signal.due_on or is_strike_day(signal):
        return ""
    until = near_day(signal.due_on, today)
    return t("due {day}", day=until) if strike_day(signal) else until


def record_in_full(record: "Stored") -> Labelled:
    """Every field that holds something, with its name; notes first, which a list cuts off."""
    fields = RECORDS[record.kind].own if record.kind in RECORDS else ()
    notes = {field.name for field in fields if field.kind is NOTE}
    shown = [
        name
        for name, value in record.values.items()
        if name != "uid" and not name.endswith("_id") and value not in (None, [])
    ]
    texts = {name: field_text(record.values[name]) for name in shown}
    written = [
        Part("", Content.styled(f"{field_label(name)}: ", "$text-muted") + literal(texts[name]))
        for name in shown
        if name in notes
    ]
    others = [Part(field_label(name), texts[name]) for name in shown if name not in notes]
    return Labelled(record_name(record.kind).capitalize(), (written, others))
