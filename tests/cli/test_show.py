"""`coachdesk show`: one dossier, as lines and as JSON."""

import json
import re
from pathlib import Path

import pytest

from coachdesk.schema.records import ATTENDANCE, DOSSIER_LISTS, JOBSEEKER
from tests.cli.conftest import A_DAY, SAMPLE, Run

HOSTILE = "\x1b]52;c;eA==\x07"
NAMES = [
    f"{HOSTILE}Zoë",
    "[/]",
    "[@click=app.quit]x[/]",
    "\u202eeoZ",
    "a\r\nb\u2028c",
    "\x9b31mrood",
    "{0}{value}%s",
    "x" * 200,
]
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2500-\u259f]")


def refs() -> list[str]:
    return [each["ref"] for each in json.loads(SAMPLE.read_text("utf-8"))["jobseekers"]]


@pytest.mark.parametrize("ref", refs())
def test_json_has_the_fields_of_the_record_and_its_lists(ref: str, run: Run, store: Path) -> None:
    said = run("show", ref, "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    expected = ["today", *JOBSEEKER.fields, *DOSSIER_LISTS, "attendance", "signals"]
    assert sorted(found) == sorted(expected)
    assert (found["today"], found["ref"]) == (A_DAY, ref)
    assert not {"id", "version", "coach_id"} & set(found)
    for name, cls in (*DOSSIER_LISTS.items(), ("attendance", ATTENDANCE)):
        for item in found[name]:
            assert set(cls.fields) <= set(item)
            assert not {"id", "version", "jobseeker_id", "organisation_id"} & set(item)


def test_json_holds_what_the_file_held(run: Run, store: Path) -> None:
    """The same values, money and hours included; what was left out is null."""
    whole = {
        each["ref"]: each
        for each in json.loads(run("export", "--format", "json").out)["jobseekers"]
    }
    for ref in refs():
        found = json.loads(run("show", ref, "--json").out)
        for name, value in whole[ref].items():
            if name in DOSSIER_LISTS:
                assert {str(sorted(x.items(), key=str)) for x in found[name]} == {
                    str(sorted(x.items(), key=str)) for x in value
                }
            else:
                assert found[name] == value


def test_signals_are_those_of_today(run: Run, store: Path) -> None:
    today = json.loads(run("today", "--json").out)["signals"]
    for ref in refs():
        own = [signal for signal in today if signal["ref"] == ref]
        found = json.loads(run("show", ref, "--json").out)["signals"]
        assert sorted(map(str, found)) == sorted(map(str, own))


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("ref", refs())
def test_text_is_plain_lines(ref: str, language: str, run: Run, store: Path) -> None:
    said = run("show", ref, "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert ref in said.out.splitlines()[0]
    assert not STEERING.search(said.out)
    assert "–" not in said.out  # what is empty is left out


def test_dutch_has_no_english_left(run: Run, store: Path) -> None:
    text = "\n".join(run("show", ref, "--lang", "nl").out for ref in refs())
    english = r"\b(Signals|due|late|First name|Registered|Date|held|step|yes|How|About|Contacts)\b"
    assert re.findall(english, text) == []


@pytest.fixture
def hostile(run: Run, tmp_path: Path) -> Path:
    """A caseload whose every text is out for mischief."""
    people = [
        {
            "ref": f"K-{number}{HOSTILE}",
            "first_name": name,
            "last_name": name,
            "prefix": name,
            "note": name + "\n\x1b[2J",
            "phone": name,
            "email": name,
            "tags": [name],
            "registered_on": "2026-01-02",
            "plan_agreed_on": "2026-01-09",
            "contacts": [{"on": A_DAY, "mode": "office", "purpose": "plan", "note": name}],
            "plan_steps": [
                {
                    "domain": "work",
                    "title": name,
                    "owner": "coach",
                    "status": "todo",
                    "due_on": "2026-11-01",
                }
            ],
            "placements": [
                {
                    "organisation": name,
                    "kind": "work_experience",
                    "role": name,
                    "started_on": "2026-01-01",
                }
            ],
        }
        for number, name in enumerate(NAMES)
    ]
    file = tmp_path / "hostile.json"
    document = {
        "format": "coachdesk-caseload",
        "version": 1,
        "coach": {"name": NAMES[0]},
        "jobseekers": people,
    }
    file.write_text(json.dumps(document), "utf-8")
    store = tmp_path / "hostile.db"
    said = run("import", file, "--store", store)
    assert (said.code, said.err) == (0, "")
    return store


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_name_can_steer_the_terminal(language: str, run: Run, hostile: Path) -> None:
    how = ("--store", hostile, "--today", A_DAY, "--lang", language)
    whole = json.loads(run("export", "--format", "json", *how).out)
    dossiers = [("show", each["ref"]) for each in whole["jobseekers"]]
    assert len(dossiers) == len(NAMES)
    for command in (("today",), *dossiers):
        said = run(*command, *how)
        assert (said.code, said.err) == (0, "")
        assert not STEERING.search(said.out)
    for command in (("today", "--json"), ("export", "--format", "json")):
        assert not STEERING.search(run(*command, *how).out)


def test_markup_and_braces_in_names_stay_as_typed(run: Run, hostile: Path) -> None:
    how = ("--store", hostile, "--today", A_DAY)
    text = run("today", *how).out
    for name in ("[/]", "[@click=app.quit]x[/]", "{0}{value}%s"):
        assert f"{name} {name} {name}" in text


@pytest.mark.parametrize(
    "ref",
    ["K-99999", "", "k 1", HOSTILE, "[/]", "{value}", "x" * 5000, "' --"],
    ids=["plain", "empty", "spaced", "hostile", "markup", "braces", "long", "quote"],
)
def test_an_unknown_number_is_said_in_one_line(ref: str, run: Run, store: Path) -> None:
    said = run("show", "--", ref)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert "There is no dossier" in said.err
    assert not STEERING.search(said.err)


def test_a_number_in_no_known_encoding_is_unknown(run: Run, store: Path) -> None:
    said = run("show", "K-\udcff")
    assert (said.code, len(said.lines)) == (1, 1)
    assert "There is no dossier" in said.err
