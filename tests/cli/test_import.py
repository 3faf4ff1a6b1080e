"""`coachdesk import`: a file wholly or not at all, and every error with its place."""

import copy
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from coachdesk.cli import importing, progress
from coachdesk.domain.vocabulary import PlacementKind
from coachdesk.store import merging
from tests.cli.conftest import A_DAY, SAMPLE, SAMPLES, Run, fingerprint
from tests.platforms import needs_posix

EXCEL = SAMPLES / "caseload-from-excel.csv"
HEAD = '{"format": "coachdesk-caseload", "version": 1'
# What may stand in a store's folder after a command that was not to leave anything there.
BESIDE = {"caseload.db", "caseload.db.access.log", "backups"}
PERSON = {"ref": "K-1", "first_name": "A", "last_name": "B", "registered_on": "2026-01-01"}


def document(**parts: Any) -> bytes:
    return json.dumps({"format": "coachdesk-caseload", "version": 1, **parts}).encode()


def person(**fields: Any) -> bytes:
    return document(jobseekers=[{**PERSON, **fields}])


# A whole file that cannot be taken in -> what its one line must hold.
FILES: dict[str, tuple[str, bytes, str]] = {
    "empty json": ("x.json", b"", "not valid JSON"),
    "empty csv": ("x.csv", b"", "no line of column names"),
    "binary json": ("x.json", bytes(range(256)), "cannot be read as text"),
    "binary csv": ("x.csv", bytes(range(256)), ""),
    "zeros": ("x.csv", bytes(5000), "is no list but another kind"),
    "a workbook": ("x.csv", b"PK\x03\x04" + bytes(100), "is a damaged workbook"),
    "half a text": ("x.json", b'{"format": "coach', "not valid JSON (line 1"),
    "a number": ("x.json", b"17", "not a coachdesk caseload"),
    "a list": ("x.json", b"[]", "not a coachdesk caseload"),
    "nothing": ("x.json", b"null", "not a coachdesk caseload"),
    "a huge number": ("x.json", b"9" * 10_000, "not valid JSON"),
    "another format": ("x.json", b'{"format": "other"}', "not a coachdesk caseload"),
    "a list as format": ("x.json", b'{"format": ["x"]}', "not a coachdesk caseload"),
    "no version": ("x.json", b'{"format": "coachdesk-caseload"}', "version:"),
    "a version true": ("x.json", HEAD.replace("1", "true").encode() + b"}", "version:"),
    "a newer version": ("x.json", HEAD.replace("1", "3").encode() + b"}", "version 3"),
    "a huge version": ("x.json", HEAD.replace("1", "9" * 4000).encode() + b"}", "version:"),
    "NaN": ("x.json", HEAD.encode() + b', "jobseekers": NaN}', "not valid JSON"),
    "Infinity": ("x.json", HEAD.encode() + b', "workshops": [-Infinity]}', "not valid JSON"),
    "a field twice": ("x.json", HEAD.encode() + b', "coach": {"a": 1, "a": 2}}', "twice"),
    "a part twice": ("x.json", HEAD.encode() + b', "policy": {}, "policy": {}}', "twice"),
    "deep lists": ("x.json", b"[" * 100_000 + b"]" * 100_000, "not valid JSON"),
    "deep groups": ("x.json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "not valid JSON"),
    "an open quote": ("x.csv", b'naam;taal\n"Jan;nl\n', "line 2"),
    "two encodings": ("x.csv", b"naam;taal\nZo\xc3\xab J\xeb;nl\n", "line 2"),
    "no columns we know": ("x.csv", b"a;b\n1;2\n", "no line of column names"),
}
# One field that cannot be -> the place its line must begin with.
FIELDS: dict[str, tuple[bytes, str]] = {
    "text for a list": (document(jobseekers="x"), "jobseekers: "),
    "a number for a person": (document(jobseekers=[7]), "jobseekers[0]: "),
    "a list for the coach": (document(coach=[]), "coach: "),
    "text for the policy": (document(policy="x"), "policy: "),
    "no ref": (document(jobseekers=[{**PERSON, "ref": None}]), "jobseekers[0].ref: "),
    "unknown part": (document(people=[]), "people: "),
    "unknown field": (person(bsn="1"), "jobseekers[0].bsn: "),
    "unknown setting": (document(policy={"x": 1}), "policy.x: "),
    "setting of a wrong kind": (document(policy={"seen_modes": [{}]}), "policy.seen_modes: "),
    "no such term": (
        document(policy={"placement_max_months": {"x": 1}}),
        "policy.placement_max_months.x: ",
    ),
    "300 characters": (person(last_name="x" * 300), "jobseekers[0].last_name: "),
    "a long note": (person(note="x" * 20_001), "jobseekers[0].note: "),
    "a lone surrogate": (person(first_name="\ud800"), "jobseekers[0].first_name: "),
    "only blanks": (person(first_name=" \u200e\t"), "jobseekers[0].first_name: "),
    "no such day": (person(born_on="2026-02-30"), "jobseekers[0].born_on: "),
    "a day of another kind": (person(born_on=20260230), "jobseekers[0].born_on: "),
    "a day with a time": (person(born_on="2026-02-03T00:00"), "jobseekers[0].born_on: "),
    "unknown word": (person(benefit_kind="bijstand"), "jobseekers[0].benefit_kind: "),
    "a list for a word": (person(benefit_kind=["ww"]), "jobseekers[0].benefit_kind: "),
    "text for tags": (person(tags="a"), "jobseekers[0].tags: "),
    "numbers for tags": (person(tags=[1]), "jobseekers[0].tags: "),
    "an end too early": (person(closed_on="2025-12-31"), "jobseekers[0].closed_on: "),
    "a group for a list": (person(contacts={}), "jobseekers[0].contacts: "),
    "nothing for a contact": (person(contacts=[None]), "jobseekers[0].contacts[0]: "),
    "half a contact": (
        person(contacts=[{"on": A_DAY, "mode": "office"}]),
        "jobseekers[0].contacts[0].purpose: ",
    ),
    "a number as money": (
        person(
            debts=[
                {
                    "creditor": "x",
                    "kind": "other",
                    "noted_on": A_DAY,
                    "problematic": True,
                    "status": "open",
                    "amount": 12.5,
                }
            ]
        ),
        "jobseekers[0].debts[0].amount: ",
    ),
    "quarters of hours": (
        document(workshops=[{"title": "x", "held_on": A_DAY, "hours": 0.25}]),
        "workshops[0].hours: ",
    ),
    "huge hours": (
        document(workshops=[{"title": "x", "held_on": A_DAY, "hours": 1e300}]),
        "workshops[0].hours: ",
    ),
    "an unknown ref": (
        document(
            workshops=[
                {
                    "title": "x",
                    "held_on": A_DAY,
                    "hours": 1,
                    "attendance": [{"ref": "K-7", "status": "planned"}],
                }
            ]
        ),
        "workshops[0].attendance[0].ref: ",
    ),
    "a ref twice": (document(jobseekers=[PERSON, PERSON]), "jobseekers[1].ref: "),
    "an organisation twice": (
        document(organisations=[{"name": "A"}, {"name": "a"}]),
        "organisations[1].name: ",
    ),
    "two open assistances": (
        person(debt_assistance=[{"requested_on": "2026-01-01"}, {"requested_on": "2026-02-01"}]),
        "jobseekers[0].debt_assistance",
    ),
}


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a store would come, in a folder that is not there either."""
    path = tmp_path / "folder" / "new.db"
    monkeypatch.setenv("COACHDESK_STORE", str(path))
    monkeypatch.setenv("COACHDESK_TODAY", A_DAY)
    return path


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_caseload_is_refused(name: str, run: Run, new: Path) -> None:
    file_name, content, expected = FILES[name]
    file = new.parent.parent / file_name
    file.write_bytes(content)
    said = run("import", file)
    assert (said.code, said.out) == (1, "")
    assert "inside coachdesk" not in said.err
    assert expected in said.lines[0]
    assert said.lines[-1].startswith("Nothing was imported.")
    assert all(len(line) < 300 + len(str(file)) for line in said.lines)
    assert not new.exists()


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_cannot_be_is_named_with_its_place(name: str, run: Run, new: Path) -> None:
    content, place = FIELDS[name]
    said = run("import", "-", stdin=content)
    assert (said.code, said.out, len(said.lines)) == (1, "", 2)
    assert said.lines[0].startswith(place)
    assert said.lines[-1].startswith("Nothing was imported.")
    assert not new.exists()


@pytest.mark.parametrize("name", list(FIELDS)[::4])
def test_an_error_leaves_the_store_there_was(name: str, run: Run, store: Path) -> None:
    before = fingerprint(store)
    run("import", "-", stdin=FIELDS[name][0])
    assert fingerprint(store) == before
    assert {each.name for each in store.parent.iterdir()} <= BESIDE


@pytest.mark.parametrize("language", ["en", "nl"])
def test_all_errors_are_told_at_once(language: str, run: Run, new: Path) -> None:
    data = json.loads(SAMPLE.read_text("utf-8"))
    people = data["jobseekers"]
    places = set()
    for number, each in enumerate(people):
        each["registered_on"] = "yesterday"
        places.add(f"jobseekers[{number}].registered_on")
        for place, contact in enumerate(each["contacts"]):
            contact["mode"] = "pigeon"
            places.add(f"jobseekers[{number}].contacts[{place}].mode")
    data["workshops"][0]["colour"] = "red"
    data["policy"]["contact_months"] = 0
    places |= {"workshops[0].colour", "policy.contact_months"}
    said = run("import", "-", "--lang", language, stdin=json.dumps(data).encode())
    assert said.code == 1
    assert {line.split(": ")[0] for line in said.lines[:-1]} == places
    assert str(len(places)) in said.lines[-1]
    assert not new.exists()


def test_errors_of_reading_and_of_merging_are_told_together(run: Run, store: Path) -> None:
    people = [{**PERSON, "born_on": "x"}, {**PERSON, "ref": "K-2"}, {**PERSON, "ref": "K-2"}]
    said = run("import", "-", stdin=document(jobseekers=people))
    assert [line.split(": ")[0] for line in said.lines[:-1]] == [
        "jobseekers[0].born_on",
        "jobseekers[2].ref",
    ]


def test_nothing_in_an_error_can_steer_the_terminal(run: Run, new: Path) -> None:
    hostile = "\x1b]52;c;eA==\x07\n\x9b2J\u202e[/]{0}"
    people = [
        {**PERSON, hostile: 1, "benefit_kind": hostile, "closed_on": hostile},
        {**PERSON, "ref": hostile, "contacts": [{hostile: hostile}], "tags": [[hostile]]},
    ]
    said = run("import", "-", stdin=document(jobseekers=people))
    assert said.code == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said.err)


def test_an_error_is_one_line_whatever_a_field_is_called(run: Run, new: Path) -> None:
    said = run("import", "-", stdin=person(**{"a\nImported.\nb": 1}))
    assert len(said.lines) == 2


def test_an_unknown_word_names_all_words_there_are(run: Run, new: Path) -> None:
    placement = {"organisation": "x", "role": "y", "started_on": A_DAY, "kind": "stage"}
    said = run("import", "-", stdin=person(placements=[placement]))
    assert all(kind.value in said.lines[0] for kind in PlacementKind)


def test_a_long_tag_is_said_with_its_length(run: Run, new: Path) -> None:
    said = run("import", "-", stdin=person(tags=["x" * 300]))
    assert "300 characters" in said.lines[0]


@pytest.mark.parametrize("source", [SAMPLE, EXCEL])
@pytest.mark.parametrize("way", ["file", "standard input"])
def test_a_dry_run_changes_nothing(source: Path, way: str, run: Run, store: Path) -> None:
    before = fingerprint(store)
    where = source if way == "file" else "-"
    said = run("import", where, "--dry-run", stdin=source.read_bytes())
    assert (said.code, said.err) == (0, "")
    assert "dry run" in said.out
    assert fingerprint(store) == before
    assert {each.name for each in store.parent.iterdir()} <= BESIDE


@needs_posix
@pytest.mark.parametrize("source", [SAMPLE, EXCEL])
def test_a_dry_run_says_what_the_import_then_does(source: Path, run: Run, new: Path) -> None:
    planned = run("import", source, "--dry-run")
    assert not new.exists()
    done = run("import", source)
    assert planned.out.splitlines()[1:] == done.out.splitlines()[1:]
    assert done.out.startswith("Imported.")
    assert new.stat().st_mode & 0o077 == 0
    again = run("import", source)
    assert "0 added, 0 changed" in again.out
    assert not re.search(r"[1-9]\d* (added|changed)", again.out)


@pytest.mark.parametrize("argv", [[SAMPLE, "--dry-run"], ["-"]])
def test_no_folder_is_left_where_nothing_was_imported(
    argv: list[str | Path], run: Run, new: Path
) -> None:
    run("import", *argv, stdin=document(jobseekers=[PERSON, PERSON]))
    assert not new.parent.exists()


def test_a_dry_run_leaves_an_empty_file_empty(run: Run, new: Path) -> None:
    new.parent.mkdir()
    new.touch()
    assert run("import", SAMPLE, "--dry-run").code == 0
    assert new.read_bytes() == b""


@pytest.mark.parametrize("mark", ["", "\ufeff", " \r\n\t"])
def test_standard_input_may_be_json(mark: str, run: Run, new: Path) -> None:
    said = run("import", "-", stdin=(mark + SAMPLE.read_text("utf-8")).encode("utf-8"))
    assert (said.code, said.err) == (0, "")
    assert "jobseeker: 14 added" in said.out


def test_standard_input_may_be_csv(run: Run, new: Path) -> None:
    said = run("import", "-", stdin=EXCEL.read_bytes())
    assert said.code == 0
    assert "jobseeker: 4 added" in said.out


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\xff", b"hello", b"[" * 99])
def test_other_standard_input_is_refused(content: bytes, run: Run, new: Path) -> None:
    said = run("import", "-", stdin=content)
    assert (said.code, said.out) == (1, "")
    assert "inside coachdesk" not in said.err
    assert not new.exists()


@pytest.mark.parametrize(
    "name", ["missing.json", "missing.csv", "folder.json", "x" * 300], ids=range(4)
)
def test_a_file_that_cannot_be_read_is_said_in_one_line(name: str, run: Run, new: Path) -> None:
    (new.parent.parent / "folder.json").mkdir()
    said = run("import", new.parent.parent / name)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert name in said.err
    assert not new.parent.exists()


def test_a_file_one_may_not_open_is_said_in_one_line(
    run: Run, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(importing, "open_to_read", denied)
    said = run("import", SAMPLE)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert "cannot be read" in said.err


def test_csv_errors_name_line_column_value_and_what_was_expected(run: Run, new: Path) -> None:
    file = new.parent.parent / "x.csv"
    file.write_text(
        "Naam;Geb.datum;Laatste contact\nJan Bos;31-11-1990;\nAn Vos;1-2-1990;gisteren\n", "utf-8"
    )
    said = run("import", file)
    assert said.code == 1
    assert said.lines[0].startswith("line 2, Geb.datum: 31-11-1990 is a day that does not exist")
    assert said.lines[1].startswith("line 3, Laatste contact: gisteren is not a date; expected")
    assert [line[:6] for line in said.lines[2:]] == ["Note: "] * 3 + ["Nothin"]
    assert not new.exists()


def test_a_text_that_may_hold_a_citizen_number_is_told_and_comes_in(run: Run, new: Path) -> None:
    said = run("import", "-", stdin=person(tags=["thuis", "bsn 111222333"]))
    assert said.code == 0
    assert "jobseekers[0].tags: holds what may be a citizen service number" in said.err
    assert "111222333" not in said.err + said.out
    assert new.exists()


def test_read_only_imports_nothing(run: Run, store: Path) -> None:
    before = fingerprint(store)
    for argv in (["--read-only", "import", SAMPLE], ["import", SAMPLE, "--read-only"]):
        said = run(*argv)
        assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert fingerprint(store) == before


def test_read_only_makes_no_store(run: Run, new: Path) -> None:
    said = run("import", SAMPLE, "--read-only")
    assert (said.code, len(said.lines)) == (1, 1)
    assert not new.parent.exists()


@pytest.mark.parametrize("how", [KeyboardInterrupt, OSError, MemoryError])
def test_an_import_that_breaks_off_leaves_the_store_as_it_was(
    how: type[BaseException], run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(store)
    _break_off(monkeypatch, how)
    said = run("import", EXCEL)
    assert said.code == (130 if how is KeyboardInterrupt else 1)
    assert said.out == ""
    assert fingerprint(store) == before
    assert {each.name for each in store.parent.iterdir()} <= BESIDE


@pytest.mark.parametrize("how", [KeyboardInterrupt, OSError])
def test_an_import_that_breaks_off_leaves_no_new_store(
    how: type[BaseException], run: Run, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_off(monkeypatch, how)
    run("import", EXCEL)
    assert not new.exists()


def _break_off(monkeypatch: pytest.MonkeyPatch, how: type[BaseException]) -> None:
    """The import ends halfway: dossiers are written, their lists are not."""

    def broken(merge: merging.Merge, *batch: Any) -> None:
        raise how

    monkeypatch.setattr(merging.Merge, "_lists", broken)


# What no field expects.
WRONG = [
    "null",
    "true",
    "1e999",
    "1" + "0" * 400,
    "0.3",
    '""',
    r'"\u200e"',
    r'"\ud800"',
    r'"a\u0000b"',
    '"9999-12-31"',
    '"0000-01-01"',
    '"٢٠٢٦-٠١-٠١"',
    "[]",
    "[null]",
    "{}",
    r'{"\u001b[2J": {}}',
    "[" * 700 + "]" * 700,
    json.dumps("{0}{value}%s" * 40),
]


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else items
    return [path, *(deeper for key, each in items for deeper in _paths(each, (*path, key)))]


def _small() -> dict[str, Any]:
    """One person with one of everything."""
    data = json.loads(SAMPLE.read_text("utf-8"))
    whole = data["jobseekers"][0]
    for each in data["jobseekers"]:
        for name, value in each.items():
            if isinstance(value, list) and value:
                whole[name] = value[:1]
    data["jobseekers"] = [whole]
    data["organisations"] = data["organisations"][:1]
    seat = {"ref": whole["ref"], "status": "attended"}
    data["workshops"] = [{**data["workshops"][0], "attendance": [seat]}]
    data["policy"] = {"seen_modes": ["office"], "placement_max_months": {"work_experience": 5}}
    return data


def _with(data: dict[str, Any], paths: list[tuple[Any, ...]], raw: str) -> bytes:
    """The caseload as a file, with this JSON in these places."""
    data = copy.deepcopy(data)
    for path in paths:
        inner = data
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = "@"
    text = json.dumps(data, ensure_ascii=False).replace('"@"', raw)
    return text.encode("utf-8", "surrogatepass")


def _check_taken_or_refused(run: Run, new: Path, content: bytes) -> None:
    said = run("import", "-", "--dry-run", stdin=content)
    assert said.code in (0, 1)
    assert "inside coachdesk" not in said.err
    assert bool(said.err) == (said.code == 1)
    assert not new.exists()


@pytest.mark.parametrize("raw", WRONG, ids=range(len(WRONG)))
def test_no_value_in_every_field_breaks_an_import(raw: str, run: Run, new: Path) -> None:
    data = _small()
    leaves = [path for path in _paths(data) if path and not _paths(_at(data, path))[1:]]
    _check_taken_or_refused(run, new, _with(data, leaves[2:], raw))


@pytest.mark.parametrize("part", range(4))
def test_no_value_in_one_place_breaks_an_import(part: int, run: Run, new: Path) -> None:
    data = _small()
    for number, path in enumerate(_paths(data)[1:]):
        if number % 4 == part:
            raw = WRONG[number // 4 % len(WRONG)]
            _check_taken_or_refused(run, new, _with(data, [path], raw))


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


# Rows to mend -----------------------------------------------------------------------------------

LIST = (
    "Klantnr;Naam;Geb.datum;Opmerking\n"
    "1;Jan Bos;1-2-1990;goed\n"
    "2;An Vos;31-11-1990;\"twee\nregels\"\n"
    "3;;1-2-1990;=geen formule\n"
    "1;Jan Bos;13-2-1990;dubbel\n"
    "4;Mo Dam;13-2-1990;zorg; rijbewijs\n"
)  # fmt: skip


def names(run: Run) -> list[str]:
    """Who is in the store, by last name."""
    said = run("export", "--dialect", "plain", "--columns", "last_name")
    return said.out.splitlines()[1:]


@needs_posix
def test_rows_to_mend_go_to_a_file_and_the_rest_is_taken_in(run: Run, new: Path) -> None:
    source, out = new.parent.parent / "list.csv", new.parent.parent / "mend.csv"
    source.write_text(LIST, "utf-8")
    said = run("import", source, "--problems", out)
    assert said.code == 1
    assert [line.split(": ")[0] for line in said.lines[:4]] == [
        "line 3, Geb.datum",
        "line 5, Naam",
        "line 6, Klantnr",
        "line 7",
    ]
    assert str(out) in said.lines[-1]
    assert out.stat().st_mode & 0o777 == 0o600
    assert "1 added" in said.out
    assert names(run) == ["Bos"]
    text = out.read_bytes().decode("utf-8-sig")
    assert text.startswith('"To mend";"Klantnr";"Naam";"Geb.datum";"Opmerking"\r\n')
    assert "Geb.datum: 31-11-1990 is a day that does not exist" in text
    # Mended in the file, which then comes in as it is, with its column of remarks.
    mended = text.replace("31-11-1990", "30-11-1990").replace('"3";""', '"3";"Bo Smit"')
    mended = mended.replace('"zorg";"rijbewijs"', '"zorg; rijbewijs"')
    mended = "".join(line for line in mended.splitlines(True) if "dubbel" not in line)
    out.write_text(mended, "utf-8", newline="")
    again = run("import", out)
    assert (again.code, "To mend" in again.err) == (0, False)
    assert names(run) == ["Bos", "Dam", "Smit", "Vos"]


def test_a_dry_run_writes_the_rows_to_mend_and_nothing_else(run: Run, new: Path) -> None:
    source, out = new.parent.parent / "list.csv", new.parent.parent / "mend.csv"
    source.write_text(LIST, "utf-8")
    said = run("import", source, "--problems", out, "--dry-run", "--lang", "nl")
    assert said.code == 1
    assert out.read_text("utf-8-sig").startswith('"Te verbeteren";')
    assert not new.exists()
    assert run("import", out, "--dry-run").code == 1


def test_no_file_is_written_where_nothing_is_to_mend(run: Run, new: Path) -> None:
    out = new.parent.parent / "mend.csv"
    assert run("import", EXCEL, "--problems", out).code == 0
    assert not out.exists()


def test_a_file_that_is_wrong_as_a_whole_is_refused_with_or_without(run: Run, new: Path) -> None:
    source, out = new.parent.parent / "list.csv", new.parent.parent / "mend.csv"
    for text in ('Naam;Taal\n"Jan;nl\n', "Telefoon;Wijk\n1;2\n", "a;b\n"):
        source.write_text(text, "utf-8")
        said = run("import", source, "--problems", out)
        assert (said.code, said.out) == (1, "")
        assert "Nothing was imported." in said.lines[-1]
        assert not out.exists()
        assert not new.exists()


@pytest.mark.parametrize(
    ("end", "line"),
    [
        ("Klantnr;Naam;Wijk\n8;Jo Dam;Oost\n", "line 5: has column names again"),
        ('8;"Bo Smit\n10;An Vos\n11;Mo Ali\n12;Li Ho"\n', "line 5: has a quotation mark"),
        ("8;Jo\nDam\n", "line 6: Dam is not a whole row"),
    ],
)
def test_a_list_whose_lines_are_no_rows_is_mended_itself_before_its_rows_are(
    end: str, line: str, run: Run, new: Path
) -> None:
    """Half a row set apart would come in as a whole one, and the other half as what it is not."""
    source, out = new.parent.parent / "list.csv", new.parent.parent / "mend.csv"
    source.write_text(f"Klantnr;Naam\n1;An Bos\n2;\n3;Smit\n{end}", "utf-8")
    said = run("import", source, "--problems", out)
    assert (said.code, said.out, len(said.lines)) == (1, "", 2)
    assert said.lines[0].startswith(line)
    assert said.lines[1].endswith(": 1.")
    assert not out.exists()
    assert not new.exists()


def test_nothing_is_taken_in_when_the_rows_to_mend_cannot_be_written(run: Run, new: Path) -> None:
    source = new.parent.parent / "list.csv"
    source.write_text(LIST, "utf-8")
    said = run("import", source, "--problems", new.parent.parent / "no" / "mend.csv")
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert not new.exists()


@needs_posix
@pytest.mark.parametrize("name", ["list.csv", "old.csv", "caseload.db", "caseload.db-wal", "link"])
@pytest.mark.parametrize("how", [["--dry-run"], []])
def test_rows_to_mend_never_go_over_a_file_or_a_store(
    name: str, how: list[str], run: Run, store: Path
) -> None:
    source, out = store.parent / "list.csv", store.parent / name
    source.write_text(LIST, "utf-8")
    (store.parent / "old.csv").write_text("old", "utf-8")
    (store.parent / "link").symlink_to(store.parent / "nowhere")
    before = {file: file.read_bytes() for file in store.parent.iterdir() if file.is_file()}
    said = run("import", source, "--problems", out, *how)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
    assert name in said.err
    after = {file: file.read_bytes() for file in store.parent.iterdir() if file.is_file()}
    assert after == before


def test_rows_to_mend_go_over_no_store_that_is_to_be_made(run: Run, new: Path) -> None:
    source = new.parent.parent / "list.csv"
    source.write_text(LIST, "utf-8")
    assert run("import", source, "--problems", new).code == 1
    assert not new.exists()


def test_rows_to_mend_are_of_csv_only(run: Run, new: Path) -> None:
    said = run("import", SAMPLE, "--problems", new.parent.parent / "mend.csv")
    assert (said.code, said.out, len(said.lines)) == (2, "", 1)
    assert not new.exists()


def test_rows_of_details_to_mend_go_to_a_file_too(run: Run, store: Path) -> None:
    out = store.parent / "mend.csv"
    text = run("export", "--table", "debts").raw
    hurt = text.replace(b'"true"', b'"misschien"', 1).replace(b"K-150", b"X-150", 1)
    said = run("import", "-", "--problems", out, stdin=hurt)
    assert said.code == 1
    rows = out.read_text("utf-8-sig").splitlines()
    assert 2 <= len(rows) <= 3
    assert "misschien" in out.read_text("utf-8-sig")


# Progress ---------------------------------------------------------------------------------------


def test_an_import_draws_a_bar_on_a_terminal_only(
    run: Run, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    assert "█" not in run("import", SAMPLE).err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = run("import", SAMPLE)
    assert "100%" in said.err
    assert said.err.endswith("\r\x1b[K")


@pytest.mark.parametrize("at", [0, 1])
def test_an_interrupted_import_of_a_long_file_leaves_nothing(
    at: int, run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after batches were written."""
    monkeypatch.setattr(merging, "_BATCH", 2)
    told: list[int] = []

    def update(self: progress.Progress, done: int) -> None:
        told.append(done)
        if len(told) > at:
            raise KeyboardInterrupt

    monkeypatch.setattr(progress.Progress, "update", update)
    people = [{**PERSON, "ref": f"N-{number}"} for number in range(9)]
    before = fingerprint(store)
    said = run("import", "-", stdin=document(jobseekers=people))
    assert (said.code, said.out) == (130, "")
    assert told
    assert fingerprint(store) == before


# What a list of an existing caseload leaves open ---------------------------------------------

EXISTING = "Klantnr;Naam;Telefoon;Melding\n1;Bos An;06-1;\n2;Vos Jo;06-2;3-11-2026\n"
ANSWERS = ("--names", "last-first", "--registered-on", "1-3-2026", "--plan-agreed-on", "2026-04-01")


def test_the_answers_hold_for_who_is_new_and_has_no_such_date(run: Run, new: Path) -> None:
    file = new.parent.parent / "x.csv"
    file.write_text(EXISTING, "utf-8")
    asked = (*ANSWERS, "--last-contact-on", "1-11-2026", "--last-contact-mode", "phone")
    said = run("import", file, *asked, "--ignore", "telefoon")
    assert said.code == 0
    assert "Note: line 2, Melding: is not given; who is new is registered on 1 Mar 2026" in said.err
    assert "Note: line 3, Plan agreed on: is not given; registered after 1 Apr 2026" in said.err
    assert "Note: line 2, Last contact: is not given; who is new was last spoken" in said.err
    people = json.loads(run("export", "--format", "json").out)["jobseekers"]
    fields = ("first_name", "last_name", "phone", "registered_on", "plan_agreed_on")
    assert [[person[name] for name in fields] for person in people] == [
        ["An", "Bos", None, "2026-03-01", "2026-04-01"],
        ["Jo", "Vos", None, "2026-11-03", None],
    ]
    assert [[item["on"] for item in person["contacts"]] for person in people] == [
        ["2026-11-01"], []
    ]  # fmt: skip
    assert run("import", file, *asked, "--ignore", "telefoon").code == 0
    assert json.loads(run("export", "--format", "json").out)["jobseekers"] == people


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("--ignore", "Mobiel"), 1, "has no column Mobiel to leave out"),
        (("--registered-on", "1-1-2030"), 2, "--registered-on: 1 Jan 2030 lies ahead"),
        (("--plan-agreed-on", "ooit"), 2, "--plan-agreed-on"),
        (("--names", "round"), 2, "--names"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    asked: tuple[str, str], code: int, said: str, run: Run, new: Path
) -> None:
    file = new.parent.parent / "x.csv"
    file.write_text(EXISTING, "utf-8")
    found = run("import", file, *asked)
    assert (found.code, said in found.err) == (code, True)
    assert not new.exists()


def test_answers_about_a_list_do_not_go_with_a_caseload_in_json(run: Run, new: Path) -> None:
    file = new.parent.parent / "x.json"
    file.write_bytes(document())
    assert run("import", file, "--registered-on", "2026-01-01").code == 2
