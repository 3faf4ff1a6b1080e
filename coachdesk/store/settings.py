"""What a store remembers beside its records: the norms that differ, language, looks."""

import json
from typing import Any

from coachdesk.domain.policy import SETTINGS, Policy, policy_from
from coachdesk.store.engine import Store

_POLICY = "policy."


def read_settings(store: Store) -> dict[str, Any]:
    """Every setting by name, in its JSON value."""
    return {
        name: json.loads(value) for name, value in store.read("SELECT name, value FROM setting")
    }


def policy_of(settings: dict[str, Any]) -> Policy:
    """The norms in force: the defaults with this store's own over them."""
    own = {
        name.removeprefix(_POLICY): value
        for name, value in settings.items()
        if name.removeprefix(_POLICY) in SETTINGS and name.startswith(_POLICY)
    }
    return policy_from(own)[0]


def policy_name(setting: str) -> str:
    """The name under which the store keeps a norm."""
    return _POLICY + setting
