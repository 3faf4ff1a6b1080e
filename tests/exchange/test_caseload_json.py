"""The whole caseload as JSON: out and in again to the byte, and a file that is none says so."""

import json
import random
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_json import read_json
from coachdesk.schema.records import (
    COACH,
    DOSSIER_LISTS,
    JOBSEEKER,
    ORGANISATION_LISTS,
    OWN_LISTS,
    WORKSHOP,
)
from coachdesk.schema.work import ORGANISATION
from coachdesk.words.problems import placed
from tests.files import whole_caseload, write_json
from tests.problems import places_and_codes
from tests.random_caseloads import random_caseload, random_day
from tests.store.steps import Json, caseload, exported, import_records

A_DAY = date(2026, 11, 20)
SAMPLE = Path(__file__).parent.parent / "samples" / "caseload.json"
AWKWARD = [
    "[/b]",
    "[@click=app.quit]x[/]",
    "=1+1",
    "een\ntwee\n\ndrie",
    "\tinspringen\n- punt",
    "王",
    "Şükran",
    "'t Hart",
    '"aan" \\ {haal} %s {}',
    "e\u0301 \u200d👩\u200d👧 🙂",
    "x" * 20_000,
]


def copied(text: str, folder: Path) -> str:
    """The export of a new store that took in `text`."""
    with closing(Desk.open(folder / "copy.db", today=A_DAY, create=True)) as copy:
        copy.files.import_records(read_json(text))
        return exported(copy)


def test_export_import_export_gives_the_same_bytes(demo_desk: Desk, tmp_path: Path) -> None:
    text = exported(demo_desk)
    assert copied(text, tmp_path) == text


def test_awkward_names_and_notes_come_through_to_the_byte(new_desk: Desk, tmp_path: Path) -> None:
    people = [
        {
            "first_name": " ".join(text.split())[:200],
            "last_name": " ".join(text.split())[:200],
            "note": text,
            "tags": [" ".join(text.split())[:200]],
            "circumstances": [{"kind": "barrier", "domain": "work", "text": text}],
            "placements": [
                {
                    "organisation": " ".join(text.split())[:200],
                    "kind": "volunteer",
                    "role": "[/]",
                    "started_on": "2026-01-05",
                }
            ],
        }
        for text in AWKWARD
    ]
    import_records(new_desk, caseload(*people))
    text = exported(new_desk)
    data = json.loads(text)
    assert [person["note"] for person in data["jobseekers"]] == AWKWARD
    assert [person["circumstances"][0]["text"] for person in data["jobseekers"]] == AWKWARD
    assert "Şükran" in text  # readable, not escaped
    assert copied(text, tmp_path) == text


@pytest.mark.parametrize("seed", range(3))
def test_any_caseload_comes_through_to_the_byte(new_desk: Desk, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    import_records(new_desk, random_caseload(chance, random_day(chance), 6))
    text = exported(new_desk)
    assert copied(text, tmp_path) == text


def test_the_sample_comes_back_as_it_was_with_every_field(new_desk: Desk) -> None:
    given = json.loads(SAMPLE.read_text(encoding="utf-8"))
    import_records(new_desk, given)
    whole = json.loads(exported(new_desk))
    assert says_as_much({**given, "version": 2}, whole) == []
    assert set(whole) == {*given, *OWN_LISTS}


def says_as_much(given: Any, found: Any, place: str = "") -> list[str]:
    """The places where `found` does not hold what `given` says."""
    if isinstance(given, dict) and isinstance(found, dict):
        names = [name for name in given if name != "exported_at"]
        pairs = [(given[name], found.get(name), f"{place}.{name}") for name in names]
        return [at for pair in pairs for at in says_as_much(*pair)]
    if isinstance(given, list) and isinstance(found, list):
        if place.endswith("organisations"):
            found = found[: len(given)]
        if len(given) != len(found):
            return [place]
        items = enumerate(zip(given, found, strict=True))
        return [at for i, item in items for at in says_as_much(*item, f"{place}[{i}]")]
    return [] if given == found else [place]


def test_an_export_has_every_field_of_every_record_and_money_as_text(demo_desk: Desk) -> None:
    data = json.loads(exported(demo_desk))
    assert list(data) == [
        "format", "version", "exported_at", "coach", "policy", "organisations", "workshops",
        *OWN_LISTS, "jobseekers",
    ]  # fmt: skip
    assert set(data["coach"]) == set(COACH.fields)
    for organisation in data["organisations"]:
        assert set(organisation) == {*ORGANISATION.fields, *ORGANISATION_LISTS}
    for workshop in data["workshops"]:
        assert set(workshop) == {*WORKSHOP.fields, "attendance"}
        assert isinstance(workshop["hours"], float)
        assert all(set(item) == {"ref", "status", "uid"} for item in workshop["attendance"])
    for person in data["jobseekers"]:
        assert set(person) == {*JOBSEEKER.fields, *DOSSIER_LISTS}
        for name, cls in DOSSIER_LISTS.items():
            links = {*cls.named} | ({"vacancy_uid"} if name == "introductions" else set())
            assert all(set(item) == {*cls.fields, *links} for item in person[name])
        for debt in person["debts"]:
            assert debt["amount"] is None or f"{float(debt['amount']):.2f}" == debt["amount"]
            assert isinstance(debt["problematic"], bool)


def test_an_empty_store_has_an_export_too(new_desk: Desk, tmp_path: Path) -> None:
    text = exported(new_desk)
    assert json.loads(text)["coach"] is None
    assert read_json(text).problems == []
    # The copy has a coach from its first import on; all else is the same.
    assert json.loads(copied(text, tmp_path))["jobseekers"] == []


HEAD = {"format": "coachdesk-caseload", "version": 1}


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "", "not_json"),
        ("{", "", "not_json"),
        ('{"a": NaN}', "", "not_json"),
        ('{"a": -Infinity}', "", "not_json"),
        ("[" * 100_000, "", "not_json"),
        ('{"format": "coachdesk-caseload", "version": ' + "9" * 5000 + "}", "", "not_json"),
        ("null", "format", "not_caseload"),
        ("[]", "format", "not_caseload"),
        ("7", "format", "not_caseload"),
        ("{}", "format", "not_caseload"),
        ('{"format": "other", "version": 1}', "format", "not_caseload"),
        ('{"format": ["coachdesk-caseload"], "version": 1}', "format", "not_caseload"),
        ('{"format": "coachdesk-caseload"}', "version", "not_whole"),
        ('{"format": "coachdesk-caseload", "version": "1"}', "version", "not_whole"),
        ('{"format": "coachdesk-caseload", "version": true}', "version", "not_whole"),
        ('{"format": "coachdesk-caseload", "version": 1.0}', "version", "not_whole"),
        ('{"format": "coachdesk-caseload", "version": 0}', "version", "not_whole"),
        ('{"format": "coachdesk-caseload", "version": 3}', "version", "newer_file"),
        (
            '{"format": "coachdesk-caseload", "version": 1, "jobseekers": [{"ref": "1",'
            ' "ref": "2"}]}',
            "",
            "field_twice",
        ),
    ],
)
def test_a_file_that_is_no_caseload_is_refused_with_a_sentence(
    text: str, place: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        read_json(text)
    [problem] = caught.value.problems
    assert places_and_codes([problem]) == [(place, code)]
    assert placed(problem)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"coach": []}, ("coach", "not_object")),
        ({"coach": {}}, None),
        ({"policy": 7}, ("policy", "not_object")),
        ({"policy": {"contact_months": None}}, ("policy.contact_months", "not_whole")),
        ({"policy": {"allowance_month_cap": 5}}, ("policy.allowance_month_cap", "not_money")),
        ({"policy": {"allowance_month_cap": "1e99"}}, ("policy.allowance_month_cap", "not_money")),
        ({"policy": {"contact_rule": []}}, ("policy.contact_rule", "unknown_word")),
        ({"policy": {"seen_modes": [{}]}}, ("policy.seen_modes", "unknown_word")),
        ({"policy": {"aftercare_months": []}}, ("policy.aftercare_months", "not_list")),
        ({"organisations": {}}, ("organisations", "not_list")),
        ({"workshops": [None]}, ("workshops[0]", "not_object")),
        ({"jobseekers": "x"}, ("jobseekers", "not_list")),
        ({"jobseekers": [{"ref": "1", "contacts": 0}]}, ("jobseekers[0].contacts", "not_list")),
        ({"jobseekers": [{"first_name": "x"}]}, ("jobseekers[0].ref", "missing")),
        ({"jobseekers": [{"ref": None}]}, ("jobseekers[0].ref", "missing")),
        ({"jobseekers": [{"ref": ""}]}, ("jobseekers[0].ref", "missing")),
        (
            {"jobseekers": [{"ref": "1", "placements": [{"organisation": None}]}]},
            ("jobseekers[0].placements[0].organisation", "missing"),
        ),
        (
            {"jobseekers": [{"ref": "1", "placements": [{"organisation": "x" * 201}]}]},
            ("jobseekers[0].placements[0].organisation", "too_long"),
        ),
        ({"exported_at": 7}, None),
        ({"coach": None, "policy": None, "organisations": None, "workshops": None}, None),
    ],
)
def test_a_part_of_the_wrong_kind_is_named(part: Json, expected: tuple[str, str] | None) -> None:
    found = places_and_codes(read_json(json.dumps({**HEAD, **part})).problems)
    assert found == ([expected] if expected else [])


def test_a_number_beyond_all_numbers_is_named() -> None:
    text = json.dumps({**HEAD, "workshops": [{"hours": 0}]}).replace("0}", "1e999}")
    assert places_and_codes(read_json(text).problems) == [("workshops[0].hours", "not_hours")]


@pytest.mark.parametrize(
    "part",
    [
        {"\ud800": 1},
        {"jobseekers": [{"ref": "1", "\x1b[2J": 1}]},
        {"jobseekers": [{"ref": "1", "born_on": "\x1b[2J\ud800"}]},
        {"jobseekers": [{"ref": "1", "born_on": "{nothing}"}]},
        {"policy": {"contact_rule": "\ud800"}},
        {"policy": {"\x07": 1}},
        {"workshops": [{"attendance": [{"ref": {"a": [1]}, "status": []}]}]},
    ],
)
def test_what_is_said_of_a_hostile_file_can_be_printed(part: Json) -> None:
    from coachdesk.cli.console import say

    problems = read_json(json.dumps({**HEAD, **part})).problems
    assert problems
    for problem in problems:
        say(placed(problem))


def test_the_same_caseload_is_always_the_same_text(demo_desk: Desk) -> None:
    assert exported(demo_desk) == exported(demo_desk)
    text = write_json(whole_caseload(demo_desk))
    assert text.endswith("}\n")
    assert "\\u" not in text
