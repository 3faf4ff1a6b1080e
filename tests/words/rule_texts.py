"""The texts that the files of the rules hold, for the tests that ask for their Dutch."""

from collections.abc import Iterator, Mapping

from coachdesk.domain.rules import MODULES, RULES


def rule_texts() -> set[str]:
    """What every rule says, also in the constants it chooses from by its facts."""
    declared = {text for rule in RULES.values() for text in (rule.line, rule.why, *rule.sums)}
    return declared.union(*(_texts(value) for module in MODULES for value in _private(module)))


def _private(module: object) -> Iterator[object]:
    return (value for name, value in vars(module).items() if name.isupper() and name[0] == "_")


def _texts(value: object) -> set[str]:
    if isinstance(value, Mapping):
        return {text for item in value.values() for text in _texts(item)}
    return {value} if isinstance(value, str) else set()
