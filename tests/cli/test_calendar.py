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
