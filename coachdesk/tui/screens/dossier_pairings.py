"""The people paired with somebody: below or beside the plan, with the day to ask how it goes."""

from collections.abc import Iterator
from datetime import date

from coachdesk.domain.rules.network import next_check
from coachdesk.domain.signal import RuleFinding
from coachdesk.store.dossiers import Stored
from coachdesk.tui.screens.dossier_lists import DossierData, happened, key_of
from coachdesk.tui.widgets.lines import ListLine
from coachdesk.words import t
from coachdesk.words.formats import near_day
from coachdesk.words.terms import choice


def pairing_lines(found: DossierData, *, beside: bool) -> Iterator[ListLine]:
    """Those of this dossier, then those of others that name this person.

    With `beside` only two columns of the plan have room.
    """
    for item in found.records("pairings"):
        when, tone = _next(item["started_on"], item["ended_on"], item["checked_on"], found)
        kind, name = choice(item["kind"]), item["with_whom"]
        said = f"{name} · {when} · {kind}" if beside else f"{kind}: {name}"
        yield ListLine(key_of(item), ("&", said, "", "", when), tone, data=item)
    for other in found.mentored:
        when, tone = _next(other.started_on, other.ended_on, other.checked_on, found)
        said = t("is {kind} of {name}", kind=choice(other.kind), name=other.person.listed)
        if beside:
            said = f"{said} · {when}"
        yield ListLine(f"mentored:{other.id}", ("&", said, "", "", when), tone, data=other)


def _next(
    started_on: date, ended_on: date | None, checked_on: date | None, found: DossierData
) -> tuple[str, str]:
    """When to ask how it goes, or when it ended; and how that is shown."""
    if ended := happened(ended_on, found.today):
        return t("ended {day}", day=near_day(ended, found.today)), "dim"
    due = next_check(started_on, happened(checked_on, found.today), found.policy)
    late = due < found.today and found.line.case.active
    return t("ask {day}", day=near_day(due, found.today)), "overdue" if late else "plain"


def discreet(found: DossierData) -> DossierData:
    """The same without the name of any other jobseeker whom a pairing names."""
    somebody = t("another jobseeker")
    pairings, hidden = [], set()
    for item in found.records("pairings"):
        if item["with_ref"]:
            hidden.add(key_of(item))
            values = {**item.values, "with_whom": somebody, "with_ref": None}
            item = Stored(item.kind, item.id, item.version, values)
        pairings.append(item)
    signals = tuple(
        signal._replace(found=_hidden(signal.found, somebody))
        if str(signal.record) in hidden
        else signal
        for signal in found.line.signals
    )
    lists = {**found.dossier.lists, "pairings": pairings}
    return found._replace(
        dossier=found.dossier._replace(lists=lists),
        line=found.line._replace(signals=signals),
        history=[line for line in found.history if line.record != "pairing"],
        mentored=(),
    )


def _hidden(found: RuleFinding, somebody: str) -> RuleFinding:
    return found._replace(facts={**found.facts, "with_whom": somebody})
