"""`export --format ics` and `import FILE.ics`: a calendar out and in on the command line."""

from pathlib import Path

from icalendar import Calendar, Component

from tests.cli.conftest import Run, fingerprint


def events(text: str) -> list[Component]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_the_coming_appointments_and_workshops_go_out_as_a_calendar(run: Run, store: Path) -> None:
    said = run("export", "--format", "ics")
    assert (said.code, said.err) == (0, "")
    found = events(said.out)
    assert found and all(str(event["UID"]).endswith("@coachdesk") for event in found)
    assert any(str(event["SUMMARY"]).startswith("K-") for event in found)
    assert "STATUS" not in said.out


def test_the_name_of_the_file_says_that_it_is_a_calendar(
    run: Run, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "out.ics"
    assert run("export", "-o", path).code == 0
    before = fingerprint(path)
    said = run("export", "-o", path)
    assert said.code == 1 and "--force" in said.err and fingerprint(path) == before
    assert run("export", "-o", path, "--force").code == 0


def test_a_cancelled_one_goes_out_once_more(run: Run, store: Path) -> None:
    assert (
        run(
            "log",
            "K-150001",
            "--how",
            "office",
            "--on",
            "2026-12-01",
            "--at",
            "9",
            "--about",
            "progress",
        ).code
        == 0
    )
    run("export", "--format", "ics")
    assert run("undo").code == 0
    [gone] = [e for e in events(run("export", "--format", "ics").out) if "STATUS" in e]
    assert (gone["STATUS"], gone["SUMMARY"]) == (
        "CANCELLED",
        "Cancelled: K-150001: progress, office",
    )
    assert "STATUS" not in run("export", "--format", "ics").out


def test_it_goes_out_and_the_store_stays_as_it_is(run: Run, store: Path) -> None:
    before = fingerprint(store)
    assert events(run("export", "--format", "ics").out)
    assert events(run("export", "--format", "ics", "--read-only").out)
    assert fingerprint(store) == before


def test_what_makes_no_sense_for_a_calendar_is_refused(run: Run, store: Path) -> None:
    for option in (["--table", "debts"], ["--columns", "ref"], ["--ref", "K-150001"], ["--all"]):
        said = run("export", "--format", "ics", *option)
        assert said.code == 2 and option[0] in said.err


CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART;TZID=W. Europe Standard Time:20261127T093000
DTEND;TZID=W. Europe Standard Time:20261127T103000
SUMMARY:Voortgang K-150001
LOCATION:Stadhuis
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261127T133000
DTEND:20261127T143000
SUMMARY:Oncoloog
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20261127T150000
DTEND:20261127T160000
RRULE:FREQ=SECONDLY
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_comes_in_after_a_look_and_goes_again_with_undo(
    run: Run, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.ics"
    path.write_text(CALENDAR)

    def caseload() -> str:
        return run("export", "--format", "json").out.partition('"coach": {')[2]

    before = caseload()
    looked = run("import", path, "--dry-run")
    assert looked.code == 0 and "Oncoloog" in looked.out and "K-150001" in looked.out
    assert "left out" in looked.err
    assert caseload() == before
    said = run("import", path)
    assert said.code == 0 and "Oncoloog" not in said.out
    assert "Fri 27 Nov 2026 09:30–10:30" in said.out
    assert "1 new, 0 moved, 0 cancelled, 0 as they were. Busy times: 1." in said.out
    assert (
        "0 new, 0 moved, 0 cancelled, 1 as they were"
        in run("import", "-", stdin=CALENDAR.encode()).out
    )
    assert run("undo").code == 0
    assert caseload() == before


def test_what_is_no_calendar_or_of_lists_is_refused_in_one_line(
    run: Run, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.ics"
    for text in ("", "Naam;Telefoon\n", CALENDAR[:100]):
        path.write_text(text)
        before = fingerprint(store)
        said = run("import", path)
        assert (said.code, len(said.lines), said.out) == (1, 1, "")
        assert fingerprint(store) == before
    path.write_text(CALENDAR)
    for option in (["--names", "last-first"], ["--ignore", "x"], ["--sheet", "x"],
                   ["--registered-on", "2026-01-01"], ["--problems", "x.csv"]):  # fmt: skip
        said = run("import", path, *option)
        assert said.code == 2 and option[0] in said.err
    new = tmp_path / "new.db"
    path.write_text("hello")
    assert run("import", path, "--store", new).code == 1
    assert not new.exists()
