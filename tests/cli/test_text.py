"""`text`: an appointment's text on standard output or in a file; the history says it was made."""

import sqlite3
from contextlib import closing
from email import message_from_string
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from tests.cli.conftest import Run


@pytest.fixture
def coming(store: Path) -> str:
    """Somebody with an appointment ahead."""
    with closing(sqlite3.connect(store)) as link:
        [ref] = link.execute(
            "SELECT j.ref FROM jobseeker j JOIN contact c ON c.jobseeker_id = j.id"
            " WHERE c.outcome IS NULL AND c.at IS NOT NULL AND c.\"on\" >= '2026-11-20'"
            ' ORDER BY c."on" DESC LIMIT 1'
        ).fetchone()
    return str(ref)


def made(store: Path, ref: str) -> list[tuple[str, str]]:
    with closing(Desk.open(store, read_only=True)) as desk:
        person = desk.read.find(ref)
        assert person is not None
        lines = desk.read.history(person)
    return [(line.what, line.facts["of"]) for line in lines if line.what == "text"]


def test_a_text_goes_to_standard_output_and_into_the_history(
    run: Run, store: Path, coming: str
) -> None:
    said = run("text", coming, "confirmation")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Dear ") and "When: " in said.out
    assert made(store, coming) == [("text", "confirmation")]


def test_dutch_knows_its_own_names_of_the_texts(run: Run, coming: str) -> None:
    said = run("--lang", "nl", "text", coming, "herinnering")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Beste ") and "Wanneer: " in said.out


def test_a_file_is_what_its_ending_says(run: Run, store: Path, coming: str, tmp_path: Path) -> None:
    letter, draft = tmp_path / "a.html", tmp_path / "a.eml"
    assert run("text", coming, "invitation", "-o", str(letter)).code == 0
    assert "<section>" in letter.read_text(encoding="utf-8")
    assert run("text", coming, "invitation", "-o", str(draft)).code == 0
    assert message_from_string(draft.read_text(encoding="ascii"))["X-Unsent"] == "1"
    again = run("text", coming, "invitation", "-o", str(draft))
    assert again.code == 1 and "--force" in again.err
    assert run("text", coming, "invitation", "-o", str(draft), "--force").code == 0
    assert len(made(store, coming)) == 3


def test_an_own_text_is_chosen_by_its_name(run: Run, store: Path, coming: str) -> None:
    with closing(Desk.open(store)) as desk:
        body = "Hallo {name}, tot {day}. Groet, {coach}"
        desk.write.add("template", {"kind": "text", "name": "Kort bericht", "body": body})
    said = run("text", coming, "kort bericht")
    assert said.code == 0
    assert said.out.startswith("Hallo ") and "{" not in said.out
    assert made(store, coming) == [("text", "own")]


def test_what_cannot_be_made_is_said(run: Run, store: Path, coming: str, tmp_path: Path) -> None:
    for words, code, part in (
        (("K-99999", "confirmation"), 1, "K-99999"),
        ((coming, "wedding"), 2, "confirmation, invitation, reminder, missed"),
        ((coming, "confirmation", "-o", str(tmp_path / "a.pdf")), 2, ".html"),
    ):
        said = run("text", *words)
        assert (said.code, said.out) == (code, "")
        assert part in said.err
    with closing(sqlite3.connect(store)) as link:
        link.execute("UPDATE contact SET outcome = 'cancelled' WHERE outcome IS NULL")
        link.commit()
    said = run("text", coming, "confirmation")
    assert said.code == 1 and "plan one first" in said.err
    assert made(store, coming) == []
