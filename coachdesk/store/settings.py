"""The settings in a store: norms that differ from their defaults, language, preferences."""

from coachdesk.domain.json_text import parsed
from coachdesk.domain.policy import NORMS, Policy, policy_from
from coachdesk.domain.values import JsonObject
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
