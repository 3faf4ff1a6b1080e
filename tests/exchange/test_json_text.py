"""JSON is written as the json module would write the whole, and read more strictly."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.problem import Refused
from coachdesk.domain.text import clean
from coachdesk.exchange.caseload_json import read_json
from coachdesk.exchange.json_text import DuplicateName, read_strict, write_parts, written

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
PARTS = st.dictionaries(st.text().filter(lambda name: name != "items"), VALUES, max_size=4)
ITEMS = st.lists(st.dictionaries(st.text(), VALUES, max_size=4), max_size=4)


def cleaned(value: Any) -> Any:
    """Every text in nested lists and dicts clean, and the rest as it is."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: cleaned(item) for name, item in value.items()}
    return [cleaned(item) for item in value] if isinstance(value, list) else value


@given(PARTS, ITEMS)
def test_what_is_written_in_pieces_is_what_the_json_module_writes(
    parts: dict[str, Any], items: list[dict[str, Any]]
) -> None:
    text = "".join(write_parts(parts, "items", iter(items)))
    whole = {**parts, "items": items}
    assert text == json.dumps(cleaned(whole), ensure_ascii=False, indent=1) + "\n"
    assert written(whole) + "\n" == text


@given(VALUES)
def test_what_is_read_is_what_stands_there(value: Any) -> None:
    assert read_strict(json.dumps(value)) == value


@pytest.mark.parametrize("text", ['{"a": 1, "a": 1}', '[{"b": [{"a": {}, "a": 2}]}]'])
def test_a_name_that_stands_twice_is_named(text: str) -> None:
    with pytest.raises(DuplicateName, match="a"):
        read_strict(text)


@pytest.mark.parametrize("text", ["NaN", '{"a": -Infinity}', "[Infinity]"])
def test_what_is_no_number_in_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_strict(text)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{"a": 1,\n "items": [\n  {"b": x}]}', 3, 9),
        ('{"a": 1,\n "items": [\n  {"b": 1}\n', 4, 1),
        ('{"a" 1}', 1, 6),
        ('{"a": 1} b', 1, 10),
        ('{"a": 1,\n\n}', 3, 1),
        ("", 1, 1),
        ("[" * 100_000, 1, 1),
        ('{"a": NaN}', 1, 1),
        ('{"a": ' + "1" * 10_000 + "}", 1, 1),
    ],
)
def test_the_place_of_what_is_wrong_is_named(text: str, line: int, column: int) -> None:
    with pytest.raises(Refused) as caught:
        read_json(text)
    [problem] = caught.value.problems
    assert (problem.code, dict(problem.facts)) == ("not_json", {"line": line, "column": column})
