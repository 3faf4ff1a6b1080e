"""A signal explaining itself: the rule in words, the dates, the sum, the source, the norms."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from coachdesk.domain.policy import Policy
from coachdesk.domain.signal import Signal
from coachdesk.tui.literal import literal
from coachdesk.words import t
from coachdesk.words.signals import due_text, signal_line, why


def why_content(signal: Signal, others: Sequence[Signal], policy: Policy, today: date) -> Content:
    """The why of one signal, and what else there is about the same person."""
    said = why(signal, policy)
    lines: list[Content] = []
    if signal.person:
        who = literal(f"{signal.person.name} · {signal.person.ref}")
        lines.append(who.stylize("bold"))
    head = signal_line(signal)
    if due := due_text(signal, today):
        head += f" – {due}"
    lines.append(literal(head))
    lines.append(literal(f"{t('Why')}: {said.rule}"))
    lines.extend(literal(f"= {total}") for total in said.sums)
    lines.append(literal(f"{t('Source')}: {said.source}"))
    lines.extend(literal(f"{t('Norm')}: {setting}") for setting in said.settings)
    if said.settings:
        lines.append(Content.styled(t("To change a norm: , (Settings)"), "$text-muted"))
    if others:
        lines.append(Content(t("Also:")).stylize("bold"))
        lines.extend(literal(f"• {signal_line(other)}") for other in others)
    return Content("\n").join(lines)
