"""The settings in a store: norms that differ from their defaults, language, preferences."""

import json
import sqlite3

from coachdesk.domain.json_text import parsed
from coachdesk.domain.policy import NORMS, Policy, plain_setting, policy_from
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.store.store import Store

_POLICY = "policy."


def read_settings(store: Store) -> tuple[JsonObject, tuple[str, ...]]:
    """Every setting by name, in its JSON value; and the names of those that cannot be read, whose
    default applies."""
    values, damaged = {}, set()
    for name, value in store.read("SELECT name, CAST(value AS BLOB) FROM setting"):
        try:
            values[name] = parsed(value)
        except ValueError:
            damaged.add(name)
    return values, tuple(sorted(damaged | wrong_norms(values)))


def wrong_norms(settings: JsonObject) -> set[str]:
    """The settings that have a value which is none of their norm."""
    return {_POLICY + error.place.partition(".")[0] for error in policy_from(_norms(settings))[1]}


def policy_of(settings: JsonObject) -> Policy:
    """The norms in force: the defaults with this store's own over them."""
    return policy_from(_norms(settings))[0]


def _norms(settings: JsonObject) -> JsonObject:
    return {
        name.removeprefix(_POLICY): value
        for name, value in settings.items()
        if name.removeprefix(_POLICY) in NORMS and name.startswith(_POLICY)
    }


def policy_name(setting: str) -> str:
    """The name of a norm's setting."""
    return _POLICY + setting


def set_setting(link: sqlite3.Connection, name: str, value: FieldValue) -> None:
    """Remember a JSON value under a name; the same again is no change."""
    link.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name)"
        " DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
        (name, json.dumps(value, ensure_ascii=False)),
    )


def take_policy(link: sqlite3.Connection, given: JsonObject) -> None:
    """The norms of a file become the store's, unless one of them is wrong."""
    policy, errors = policy_from(given)
    for setting in () if errors else given:
        value = plain_setting(setting, getattr(policy, setting))
        set_setting(link, policy_name(setting), value)
