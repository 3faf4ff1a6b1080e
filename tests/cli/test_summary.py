"""`coachdesk summary` and `coachdesk publish`, as team leads and coaches meet them."""

import csv
import io
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from coachdesk.cli.console import USAGE
from coachdesk.domain.summary import FIGURES
from tests.cli.conftest import A_DAY, SAMPLE, Run, fingerprint


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def published(store: Path, share: Path, run: Run) -> Path:
    assert run("publish", share).code == 0
    [path] = share.iterdir()
    return path


def as_json(run: Run, *argv: str | Path) -> dict[str, Any]:
    said = run("summary", "--json", *argv)
    assert said.code == 0, said.err
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_json_has_the_shape_that_was_promised(store: Path, run: Run) -> None:
    found = as_json(run)
    [coach] = found["coaches"]
    assert found["today"] == coach["as_of"] == A_DAY
    shape = {
        "contact": {"overdue", "soon", "first_talk", "median_first_talk_days"},
        "intake": {"running", "late", "hours_short"},
        "plan": {"missing", "steps_overdue"},
        "debts": {"assistance_open", "plan_overdue", "threats", "no_assistance"},
        "placements": {
            "running_unpaid", "displacement_check", "past_end", "revolving_door",
        },
        "outflow": {"to_work_12m", "closed_12m", "rate_pct", "sustained"},
    }  # fmt: skip
    for figures in (coach, found["total"]):
        assert {"active", "limit", "organisations_never_hire", "months"} <= set(figures)
        assert {name: set(figures[name]) for name in shape} == shape
        assert len(figures["months"]) == 24
        assert all(
            set(month) == {"month", "active", "in", "out", "to_work"} for month in figures["months"]
        )
    assert {"coach", "team", "state"} <= set(coach)
    assert set(found["total"]) == set(coach) - {
        "coach", "team", "as_of", "state", "made_at", "stale", "dossiers", "names",
        "since", "account", "before",
    }  # fmt: skip


def test_a_published_file_says_the_same_as_its_store(
    store: Path, published: Path, share: Path, run: Run
) -> None:
    own, given = as_json(run), as_json(run, share)
    for name in ("made_at", "since", "account"):
        assert given["coaches"][0].pop(name) is not None
        assert own["coaches"][0].pop(name) is None
    assert own == given


def test_the_summary_changes_nothing(store: Path, run: Run) -> None:
    before = fingerprint(store)
    for form in ((), ("--json",), ("--csv",), ("--html",), ("--names",)):
        assert run("summary", *form).code == 0
    assert fingerprint(store) == before


def test_lines_say_each_figure_with_what_it_counts(store: Path, run: Run) -> None:
    said = run("summary")
    assert said.code == 0
    numbers = as_json(run)["coaches"][0]
    line = next(line for line in said.out.splitlines() if "Contacts overdue: " in line)
    assert f": {numbers['contact']['overdue']} (K-" in line
    assert "has passed. Source: Menselijke maat." in said.out
    assert said.out.count("Total of") == 0


def test_lines_are_said_in_dutch_too(store: Path, run: Run) -> None:
    said = run("summary", "--lang", "nl")
    assert "Contacten te laat: " in said.out
    assert "is voorbij. Bron: Menselijke maat." in said.out


def test_names_stand_there_only_when_asked_for_and_only_of_a_store(
    store: Path, published: Path, share: Path, run: Run
) -> None:
    people = {
        person["last_name"]
        for person in json.loads(SAMPLE.read_text(encoding="utf-8"))["jobseekers"]
    }

    def named(text: str) -> bool:
        return any(re.search(rf"K-\d+ [^,;)<]*{re.escape(name)}", text) for name in people)

    for form in ((), ("--html",), (store,), ("--html", store)):
        assert named(run("summary", "--names", *form).out)
        assert not named(run("summary", *form).out)
    for form in ((), ("--html",)):
        assert not named(run("summary", "--names", *form, share).out)
    assert as_json(run, "--names")["coaches"][0]["names"]
    assert not as_json(run)["coaches"][0]["names"]
    assert not as_json(run, "--names", share)["coaches"][0]["names"]


def test_csv_has_a_line_a_coach_and_one_for_all(store: Path, share: Path, run: Run) -> None:
    said = run("summary", "--csv")
    assert said.raw.startswith("\ufeff".encode()) and b"\r\n" in said.raw
    head, coach, total = csv.reader(io.StringIO(said.out.lstrip("\ufeff")), delimiter=";")
    assert len(head) == len(coach) == len(total) == 6 + len(FIGURES) + 2
    assert (total[0], coach[6:]) == ("Total", total[6:])
    numbers = as_json(run)["coaches"][0]
    assert coach[head.index("contact_overdue")] == str(numbers["contact"]["overdue"])
    rate = str(numbers["outflow"]["rate_pct"]).replace(".", ",")
    assert coach[head.index("outflow_rate_pct")] == rate


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(
    published: Path, share: Path, run: Run
) -> None:
    data = json.loads(published.read_text(encoding="utf-8"))
    evil = '<script>alert(1)</script>"=HYPERLINK(1)'
    data["summary"]["coach"] = data["summary"]["team"] = evil
    data["dossiers"]["contact.overdue"] = ["<img src=x onerror=alert(1)>"]
    published.write_text(json.dumps(data), encoding="utf-8")
    page = Tags()
    page.feed(run("summary", "--html", share).out)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "iframe", "link", "object", "form", "a"}
    assert not any(name in ("src", "href", "style") or name.startswith("on")
                   for _, attrs in page.tags for name in attrs)  # fmt: skip
    [rules] = [attrs["content"] for _, attrs in page.tags
               if attrs.get("http-equiv") == "Content-Security-Policy"]  # fmt: skip
    assert rules and rules.startswith("default-src 'none'")


def test_a_coachs_name_is_no_formula(published: Path, share: Path, run: Run) -> None:
    data = json.loads(published.read_text(encoding="utf-8"))
    data["summary"]["coach"] = "=1+1"
    published.write_text(json.dumps(data), encoding="utf-8")
    assert '"\'=1+1"' in run("summary", "--csv", share).out


def test_what_is_left_out_is_said_and_the_rest_shows(
    store: Path, published: Path, share: Path, run: Run
) -> None:
    (share / "kapot.json").write_text("{")
    said = run("summary", "--csv", share)
    assert said.code == 0
    assert [line for line in said.lines if "kapot.json is damaged" in line]
    assert as_json(run, share)["problems"][0]["source"].endswith("kapot.json")


def test_nothing_to_show_is_one_clear_line(share: Path, run: Run, tmp_path: Path) -> None:
    for source, text in ((share, "holds no published summary"), (tmp_path / "x", "nothing there")):
        said = run("summary", source)
        assert (said.code, said.out) == (1, "")
        assert len(said.lines) == 1 and text in said.err


def test_without_a_store_nothing_is_made(run: Run, tmp_path: Path) -> None:
    said = run("summary", "--store", tmp_path / "new.db")
    assert said.code == 1 and len(said.lines) == 1
    assert not (tmp_path / "new.db").exists()


def test_json_and_csv_do_not_go_together(store: Path, run: Run) -> None:
    assert run("summary", "--json", "--csv").code == USAGE


def test_on_a_terminal_it_is_a_screen(
    store: Path, share: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import coachdesk.tui.team
    from coachdesk.cli import terminal
    from coachdesk.team import Team

    shown: list[Team] = []
    monkeypatch.setattr(terminal, "is_terminal", lambda: True)
    monkeypatch.setattr(coachdesk.tui.team, "run_team", lambda team, _: shown.append(team) or 0)
    assert run("summary").code == 0
    assert run("summary", share).code == 0
    assert run("summary", "--json").out.startswith("{")
    assert len(shown) == 2


def test_protected_stores_are_asked_for_their_passphrases(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    from coachdesk.desk import Desk

    stores = [tmp_path / "a.db", tmp_path / "b.db"]
    for path, passphrase in zip(stores, ("eerste zin", "tweede zin"), strict=True):
        desk = Desk.open(path, create=True, passphrase=passphrase)
        desk.write.set_up(path.stem, None)
        desk.close()
    said = run("summary", "--json", *stores, stdin=b"")
    assert said.code == 1 and "passphrase is needed" in said.err
    given = tmp_path / "passphrases"
    given.write_text("eerste zin\ntweede zin\n", encoding="utf-8")
    monkeypatch.setenv("COACHDESK_PASSPHRASE_FILE", str(given))
    assert [coach["coach"] for coach in as_json(run, *stores)["coaches"]] == ["a", "b"]
    for wrong in ("eerste zin\nverkeerd\n", "eerste zin\n"):
        given.write_text(wrong, encoding="utf-8")
        said = run("summary", "--json", *stores)
        assert [coach["coach"] for coach in json.loads(said.out)["coaches"]] == ["a"]
        assert "b.db" in said.lines[-1]


# Publishing ------------------------------------------------------------------------------------


def test_publishing_says_what_it_wrote_and_notes_it(store: Path, share: Path, run: Run) -> None:
    said = run("publish", share)
    assert said.code == 0 and said.out == ""
    assert "no names" in said.err
    from contextlib import closing

    from coachdesk.desk import Desk

    with closing(Desk.open(store, read_only=True)) as desk:
        noted = desk.store.read("SELECT what FROM journal_entry ORDER BY id DESC LIMIT 1")
    assert noted == [("publish",)]


def test_publishing_read_only_leaves_the_store_alone(store: Path, share: Path, run: Run) -> None:
    before = fingerprint(store)
    assert run("publish", share, "--read-only").code == 0
    assert fingerprint(store) == before
    assert list(share.iterdir())


@pytest.mark.parametrize("folder", ["nowhere", "a file"])
def test_a_folder_that_cannot_be_written_in_is_said(
    store: Path, tmp_path: Path, run: Run, folder: str
) -> None:
    (tmp_path / "a file").write_text("x")
    said = run("publish", tmp_path / folder)
    assert said.code == 1 and len(said.lines) == 1
    assert "Nothing was published in" in said.err


def test_a_store_without_a_coach_is_not_published(share: Path, run: Run, tmp_path: Path) -> None:
    from coachdesk.desk import Desk

    Desk.open(tmp_path / "new.db", create=True).close()
    said = run("publish", share, "--store", tmp_path / "new.db")
    assert said.code == 1 and "no work coach yet" in said.err
    assert not list(share.iterdir())


def test_several_stores_count_together(store: Path, tmp_path: Path, run: Run) -> None:
    import sqlite3

    other = tmp_path / "other.db"
    shutil.copy(store, other)
    with sqlite3.connect(other) as connection:
        connection.execute("UPDATE coach SET name = 'Bea', uid = 'bea'")
    connection.close()
    found = as_json(run, store, other)
    assert len(found["coaches"]) == 2
    assert found["total"]["active"] == 2 * found["coaches"][0]["active"]
    assert "Total of 2 coaches" in run("summary", store, other).out
