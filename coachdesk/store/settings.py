"""What a store remembers beside its records: the norms that differ, language, looks."""

from contextlib import suppress
from typing import Any

from coachdesk.domain.json_text import parsed
from coachdesk.domain.policy import NORMS, Policy, policy_from
from coachdesk.store.store import Store

_POLICY = "policy."


def read_settings(store: Store) -> dict[str, Any]:
    """Every setting by name, in its JSON value; what cannot be read is not there."""
    found = {}
    for name, value in store.read("SELECT name, CAST(value AS BLOB) FROM setting"):
        with suppress(ValueError):
            found[name] = parsed(value)
    return found


def unread_settings(store: Store) -> tuple[str, ...]:
    """The settings whose default applies because what the store says cannot be read."""
    names = {row[0] for row in store.read("SELECT name FROM setting")}
    settings = read_settings(store)
    return tuple(sorted(names.difference(settings).union(wrong_norms(settings))))


def wrong_norms(settings: dict[str, Any]) -> set[str]:
    """The settings that say what no norm can be."""
    return {_POLICY + error.place.partition(".")[0] for error in policy_from(_norms(settings))[1]}


def policy_of(settings: dict[str, Any]) -> Policy:
    """The norms in force: the defaults with this store's own over them."""
    return policy_from(_norms(settings))[0]


def _norms(settings: dict[str, Any]) -> dict[str, Any]:
    return {
        name.removeprefix(_POLICY): value
        for name, value in settings.items()
        if name.removeprefix(_POLICY) in NORMS and name.startswith(_POLICY)
    }


def policy_name(setting: str) -> str:
    """The name under which the store keeps a norm."""
    return _POLICY + setting
