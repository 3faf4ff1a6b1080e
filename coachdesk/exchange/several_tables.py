"""What the tables of one workbook give, taken together: people with their details."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from coachdesk.incoming import Given, GivenDossier, GivenOrganisation, Incoming

_Item = TypeVar("_Item", GivenDossier, GivenOrganisation)


def taken_together(parts: Iterable[Incoming]) -> Incoming:
    """One caseload of them all: what several tables say of one dossier or employer is one."""
    whole = Incoming()
    dossiers: dict[object, GivenDossier] = {}
    organisations: dict[object, GivenOrganisation] = {}
    for part in parts:
        whole.problems.extend(part.problems)
        whole.notes.extend(part.notes)
        whole.workshops.extend(part.workshops)
        for organisation in part.organisations:
            _add(organisations, organisation, "name", _one_organisation)
        for dossier in part.dossiers:
            _add(dossiers, dossier, "ref", _one_dossier)
    whole.dossiers.extend(dossiers.values())
    whole.organisations.extend(organisations.values())
    return whole


def _add(
    found: dict[object, _Item], item: _Item, name: str, join: Callable[[_Item, _Item], _Item]
) -> None:
    """Add what one table says of a record, joined with what another says of the same one."""
    key = _key(item.given, name)
    known = found.get(key)
    if known and known.given.place.sheet == item.given.place.sheet:
        key = object()  # twice in one table: the import says so
    elif known:
        item = join(known, item)
    found[key] = item


def _key(given: Given, name: str) -> object:
    """What several tables name one record by; without it, it is one of its own."""
    value = given.values.get(name)
    return value.casefold() if isinstance(value, str) else object()


def _one_dossier(one: GivenDossier, other: GivenDossier) -> GivenDossier:
    person = other if one.known_only else one
    lists = _joined(one.lists, other.lists)
    # The contacts themselves say when the last one was.
    last_contact = None if lists.get("contacts") else person.last_contact
    return person._replace(lists=lists, last_contact=last_contact)


def _one_organisation(one: GivenOrganisation, other: GivenOrganisation) -> GivenOrganisation:
    full = max(one, other, key=lambda item: len(item.given.values))
    return GivenOrganisation(full.given, _joined(one.lists, other.lists))


def _joined(one: dict[str, list[Given]], other: dict[str, list[Given]]) -> dict[str, list[Given]]:
    names = dict.fromkeys((*one, *other))
    return {name: [*one.get(name, []), *other.get(name, [])] for name in names}
