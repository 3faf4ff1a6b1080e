"""`coachdesk today`: the day as lines for a reader, and as JSON for a script."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coachdesk.domain.names import fold
from tests.cli.conftest import A_DAY, SAMPLES, Run
from tests.scenes import sample_store

FIELDS = {
    "signals": "rule severity ref name record due_on days_late text source",
    "appointments": "ref name on at mode purpose",
    "intakes": "ref name started_on due_on day hours_attended hours_planned hours_needed "
    "plan_agreed_on state",
}
SEVERITIES = ["urgent", "overdue", "soon", "note"]
SUBJECTS = [
    *("contact", "debt", "intake", "plan", "placement", "work", "network", "workshop", "rights"),
    *("outflow", "organisation", "caseload", "retention", "task"),
]
OF_SUBJECT = {
    **dict.fromkeys(("vacancy", "introduction", "employer", "social_return", "skill"), "work"),
    "pairing": "network",
}
OF_NOBODY = {
    *("caseload", "organisation", "workshop", "vacancy", "employer", "social_return", "task"),
}
# Words that an English line would hold; none is a Dutch word, a name or a source.
ENGLISH = re.compile(
    r"\b(today|and|days?|late|due|the|with|without|step|placement|running|appointments?|hours|"
    r"planned|overdue|soon|urgent|notes?|tomorrow|seen|registered|since|check|ends?|room|coach:)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A caseload with every rule at work."""
    from datetime import date

    from coachdesk.demo import demo_caseload
    from coachdesk.desk import Desk
    from coachdesk.exchange.caseload_json import read_json

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    desk = Desk.open(path, create=True)
    try:
        desk.files.import_records(read_json(json.dumps(demo_caseload(date.fromisoformat(A_DAY)))))
    finally:
        desk.close()
    return path


def the_day(run: Run, store: Path, today: str = A_DAY) -> dict[str, Any]:
    said = run("today", "--json", "--store", store, "--today", today)
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def test_json_has_exactly_the_promised_fields(run: Run, demo: Path) -> None:
    day = the_day(run, demo)
    assert list(day) == ["today", "coach", "caseload", "signals", "appointments", "intakes"]
    assert day["today"] == A_DAY
    assert list(day["caseload"]) == ["active", "limit", "state"]
    assert day["caseload"] == {"active": 38, "limit": 40, "state": "near"}
    for part, fields in FIELDS.items():
        assert day[part]
        assert all(list(item) == fields.split() for item in day[part])


def test_json_values_are_of_the_promised_kinds(run: Run, demo: Path) -> None:
    day = the_day(run, demo)
    for signal in day["signals"]:
        assert re.fullmatch(r"[a-z_]+:\d+", signal["record"])
        assert (signal["ref"] is None) == (signal["name"] is None)
        assert (signal["due_on"] is None) == (signal["days_late"] is None)
        assert signal["text"] and signal["source"]
        if signal["ref"] is None:
            assert signal["rule"].split(".")[0] in OF_NOBODY
        if signal["rule"].startswith("caseload."):
            assert signal["record"] == "coach:1"
    assert all(item["on"] == A_DAY for item in day["appointments"])
    for intake in day["intakes"]:
        assert intake["state"] in ("running", "late", "complete")
        assert isinstance(intake["hours_attended"], float)


def test_signals_are_those_of_the_sample(run: Run, store: Path) -> None:
    expected = json.loads((SAMPLES / "signals-2026-11-20.json").read_text("utf-8"))["signals"]
    fields = ("rule", "ref", "severity", "due_on")
    found = the_day(run, store)["signals"]
    assert sorted(str([each[name] for name in fields]) for each in found) == sorted(
        str([each[name] for name in fields]) for each in expected
    )


@pytest.mark.parametrize("which", ["demo", "store"])
def test_signals_are_in_the_promised_order(
    which: str, run: Run, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(which)
    whole = json.loads(run("export", "--format", "json", "--store", path).out)
    names = {
        each["ref"]: (fold(each["last_name"]), fold(each["first_name"]))
        for each in whole["jobseekers"]
    }

    def key(signal: dict[str, Any]) -> tuple[Any, ...]:
        late = signal["days_late"]
        return (
            SEVERITIES.index(signal["severity"]),
            SUBJECTS.index(OF_SUBJECT.get(about := signal["rule"].split(".")[0], about)),
            late is None,
            -(late or 0),
            names.get(signal["ref"], ("", "")),
            signal["ref"] or "",
            signal["rule"],
        )

    keys = [key(signal) for signal in the_day(run, path)["signals"]]
    assert keys == sorted(keys)


def test_appointments_are_by_time(run: Run, demo: Path) -> None:
    times = [item["at"] for item in the_day(run, demo)["appointments"]]
    assert times == sorted(times, key=lambda at: at or "99")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_text_says_what_json_says(language: str, run: Run, demo: Path) -> None:
    how = ("--store", demo, "--today", A_DAY, "--lang", language)
    day = json.loads(run("today", "--json", *how).out)
    said = run("today", *how)
    assert (said.code, said.err) == (0, "")
    for signal in day["signals"]:
        who = f"{signal['name']} ({signal['ref']}): " if signal["ref"] else ": "
        assert any(who in line and signal["text"] in line for line in said.out.splitlines())
    for item in (*day["appointments"], *day["intakes"]):
        assert f"{item['name']} ({item['ref']})" in said.out


@pytest.mark.parametrize(
    ("today", "far"),
    [("2026-12-01", "; tomorrow"), ("2026-12-02", "; today"), ("2026-12-04", ", passed: averted?; "
     "2 days ago")],
)  # fmt: skip
def test_the_day_of_an_eviction_is_named_as_such_and_is_never_late(
    today: str, far: str, run: Run, demo: Path
) -> None:
    said = run("today", "--lang", "en", "--store", demo, "--today", today)
    line = f"Jeroen van den Heuvel (K-00035): Eviction on 2 Dec 2026{far}"
    assert re.search(rf"{re.escape(line)}(; spoken \S+ \S+|; appointment [^;\n]+)*\n", said.out)
    signals = the_day(run, demo, today)["signals"]
    [stands] = [item for item in signals if item["rule"] == "debt.threat_stands"]
    shown = run("show", "K-00035", "--lang", "en", "--store", demo, "--today", today)
    assert f"Urgent: Eviction on 2 Dec 2026{far}\n" in shown.out
    assert (stands["severity"], stands["due_on"]) == ("urgent", "2026-12-02")
    assert stands["days_late"] == int(today[-2:]) - 2


@pytest.mark.parametrize(
    ("language", "said_there"), [("en", "appointment 30 Nov"), ("nl", "afspraak 30-11")]
)
def test_a_line_says_what_was_done_already_and_a_call_back_its_number(
    language: str, said_there: str, run: Run, demo: Path
) -> None:
    said = run("today", "--lang", language, "--store", demo, "--today", A_DAY)
    assert re.search(rf"\(K-\d+\): [^\n]*; {said_there}$", said.out, re.MULTILINE)
    assert re.search(r"Samira el Amrani \(K-\d+\), (phone|telefoon), [^\n]*, 06", said.out)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_text_has_no_box_drawing_and_no_control_characters(
    language: str, run: Run, demo: Path
) -> None:
    said = run("today", "--store", demo, "--today", A_DAY, "--lang", language)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u259f]", said.out)
    assert all(line == line.strip() for line in said.out.splitlines())


def test_json_differs_between_languages_only_in_texts(run: Run, demo: Path) -> None:
    days = [
        json.loads(run("today", "--json", "--store", demo, "--today", A_DAY, "--lang", tongue).out)
        for tongue in ("en", "nl")
    ]
    assert days[0]["signals"][0]["text"] != days[1]["signals"][0]["text"]
    for day in days:
        for signal in day["signals"]:
            del signal["text"], signal["source"]
    assert days[0] == days[1]


def test_dutch_has_no_english_left(run: Run, demo: Path) -> None:
    said = run("today", "--store", demo, "--today", A_DAY, "--lang", "nl")
    left = [line for line in said.out.splitlines() if ENGLISH.search(line)]
    assert left == []
    assert "vrijdag 20 november 2026" in said.out


@pytest.mark.parametrize("today", ["0001-01-01", "1900-02-28", "2028-02-29", "9999-12-31"])
@pytest.mark.parametrize("command", [["today"], ["today", "--json"], ["export"]])
def test_any_day_can_be_asked_for(command: list[str], today: str, run: Run, store: Path) -> None:
    said = run(*command, "--today", today)
    assert (said.code, said.err) == (0, "")


def test_reading_leaves_the_store_and_its_folder_as_they_were(run: Run, store: Path) -> None:
    log = store.with_name(f"{store.name}.access.log")

    def state() -> tuple[object, ...]:
        beside = sorted(set(store.parent.iterdir()) - {log})
        return (store.read_bytes(), store.stat().st_mtime_ns, beside)

    before = state()
    for command in (["today"], ["today", "--json"], ["show", "K-150000"], ["info"]):
        assert run(*command).code == 0
    assert run("export", "--format", "json").code == 0
    assert state() == before


def test_an_empty_caseload_is_said_in_words(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text('{"format": "coachdesk-caseload", "version": 1}', "utf-8")
    assert run("import", empty, "--store", tmp_path / "new.db").code == 0
    said = run("today", "--store", tmp_path / "new.db", "--today", A_DAY)
    assert (said.code, said.err) == (0, "")
    assert "Caseload: 0 of 40" in said.out


HOSTILE = "Zo\x9b31më\u202e\x7f\u200b"


@pytest.mark.parametrize(
    "command",
    [["today", "--json"], ["show", "K-00010", "--json"], ["export", "--format", "json"]],
)
def test_json_passes_no_sign_on_that_steers_a_terminal(
    run: Run, tmp_path: Path, command: list[str]
) -> None:
    store = sample_store(tmp_path)
    with closing(sqlite3.connect(store)) as link:
        link.execute("UPDATE jobseeker SET first_name = ?", (HOSTILE,))
        link.commit()
    said = run(*command, "--store", store, "--today", "2026-11-20")
    assert said.code == 0 and "Zo31më" in said.out
    assert not set(HOSTILE) & set(said.out) - set("Zo31më")
    json.loads(said.out)
