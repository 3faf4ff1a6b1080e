"""Files that are no list, and a caseload under the name of a list: each is called what it is."""

import json
import random
import struct
from pathlib import Path

import pytest

from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_file import is_json
from coachdesk.exchange.text_encoding import decoded

_PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 13, b"IHDR")
_TEXT = "naam;telefoon\r\nZoë Berg;06-11111111\r\n"


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        decoded(data)
    return caught.value.problems[0].code


@pytest.mark.parametrize("seed", range(20))
def test_a_picture_a_store_and_a_protected_store_are_no_list(seed: int, demo_store: Path) -> None:
    noise = random.Random(seed).randbytes(2_000)
    assert code_of(demo_store.read_bytes()) == "not_a_list"
    assert code_of(_PNG + noise) == "not_a_list"
    assert code_of(noise) == "not_a_list"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_list_is_a_list_in_every_encoding(encoding: str) -> None:
    assert decoded((_TEXT * 20).encode(encoding))[0].startswith("naam;telefoon")


def test_a_list_with_a_few_odd_signs_is_read() -> None:
    odd = _TEXT.replace("Berg", "Be\x00rg").encode()
    assert decoded(odd + _TEXT.encode() * 20)[0].startswith("naam")
    assert decoded(_TEXT.encode() * 2 + b"\x1a")[0].startswith("naam")  # the end sign of MS-DOS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_is_told_by_what_is_in_it(encoding: str) -> None:
    assert is_json(json.dumps({"format": "x"}).encode(encoding), "lijst.csv")
    assert is_json(b"{}", "-")
    assert is_json(b"", "caseload.json")
    assert not is_json(b"{naam};telefoon\r\n", "lijst.csv")
    assert not is_json(_TEXT.encode(encoding), "lijst.csv")
