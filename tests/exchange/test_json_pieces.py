"""JSON in pieces is the JSON that the whole would be, however the pieces fall."""

import io
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.text import cleaned
from coachdesk.exchange import json_pieces
from coachdesk.exchange.json_pieces import GivenTwice, NotJson, read_parts, write_parts

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
PARTS = st.dictionaries(st.text().filter(lambda name: name != "items"), VALUES, max_size=4)
ITEMS = st.lists(st.dictionaries(st.text(), VALUES, max_size=4), max_size=4)


def read(text: str | bytes) -> dict[str, Any]:
    """What the parts make together."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    found: dict[str, Any] = {}
    for name, value in read_parts(io.BytesIO(data), "items"):
        if name == "items" and isinstance(value, list):
            found.setdefault(name, []).extend(value)
        else:
            found[name] = value
    return found


@given(PARTS, ITEMS)
def test_what_is_written_in_pieces_is_what_the_json_module_writes(
    parts: dict[str, Any], items: list[dict[str, Any]]
) -> None:
    text = "".join(write_parts(parts, "items", iter(items)))
    whole = {**parts, "items": items}
    assert text == json.dumps(cleaned(whole), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("block", [1, 2, 7, 64])
@given(parts=PARTS, items=ITEMS, indent=st.sampled_from([None, 1]), ascii_only=st.booleans())
def test_what_is_read_in_pieces_is_what_stands_there(
    block: int, parts: dict[str, Any], items: list[Any], indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps({"items": items, **parts}, indent=indent, ensure_ascii=ascii_only)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_pieces, "_BLOCK", block)
        found = read(text)
    assert found == {**({"items": items} if items else {}), **parts}


@given(PARTS, ITEMS, st.integers(0, 2**32))
def test_a_file_that_breaks_off_or_is_damaged_is_read_as_the_json_module_does(
    parts: dict[str, Any], items: list[Any], seed: int
) -> None:
    chance = random.Random(seed)
    text = json.dumps({"items": items, **parts}, indent=1)
    at = chance.randrange(len(text))
    hurt = text[:at] + chance.choice(["", ",", "}", '"', "x", "]", "1"]) + text[at + 1 :]
    for damaged in (text[:at], hurt):
        try:
            wanted = json.loads(damaged)
        except ValueError:
            with pytest.raises((NotJson, GivenTwice)):
                read(damaged)
            continue
        try:
            found = read(damaged)
        except GivenTwice:
            continue
        if isinstance(wanted, dict) and wanted.get("items") != []:
            assert found == wanted


@pytest.mark.parametrize("block", [1, 3, 1 << 16])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{"a": 1,\n "items": [\n  {"b": x}]}', 3, 9),
        ('{"a": 1,\n "items": [\n  {"b": 1}\n', 4, 1),
        ('{"a" 1}', 1, 6),
        ('{"a": 1} b', 1, 10),
        ('{"a": 1,\n\n}', 3, 1),
        ("", 1, 1),
    ],
)
def test_the_place_of_what_is_wrong_is_named(
    text: str, line: int, column: int, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_pieces, "_BLOCK", block)
    with pytest.raises(NotJson) as caught:
        read(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_no_more_than_an_item_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_pieces, "_BLOCK", 256)
    most = 0
    decode = json.JSONDecoder.raw_decode

    def seen(self: json.JSONDecoder, text: str, at: int = 0) -> Any:
        nonlocal most
        most = max(most, len(text))
        return decode(self, text, at)

    monkeypatch.setattr(json.JSONDecoder, "raw_decode", seen)
    items = [{"note": "x" * 300, "number": number} for number in range(500)]
    assert read(json.dumps({"items": items}))["items"] == items
    assert 0 < most < 2000


def test_an_error_early_in_a_long_file_does_not_read_it_all() -> None:
    data = io.BytesIO(b'{"items": [' + b'{"a": 1}, ' * 10 + b"oops, " + b'{"a": 1}, ' * 100_000)
    with pytest.raises(NotJson):
        list(read_parts(data, "items"))
    assert data.tell() < 300_000
