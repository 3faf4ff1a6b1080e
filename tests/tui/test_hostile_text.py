"""Text from data is shown as it is written, or not at all: it never acts, crashes or steers."""

import json
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from coachdesk import cli
from coachdesk.desk import Desk
from coachdesk.domain.text import clean
from coachdesk.schema.kinds import LINE, NOTE, TAGS
from coachdesk.schema.records import RECORDS
from coachdesk.team import Team
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.screens.dossier import open_dossier
from coachdesk.tui.team import TeamApp
from coachdesk.tui.widgets.lines import Lines
from tests.platforms import needs_posix
from tests.scenes import DAY, sample_store
from tests.team_scene import publish_team
from tests.tui.conftest import Driver, Opened
from tests.tui.terminal import Terminal
from tests.tui.tour import all_screens, go_home, stops

FULL = os.environ.get("COACHDESK_FULL") == "1"
HOSTILE = {
    "closing markup": "[/]",
    "an action": "[@click=app.quit]x[/]",
    "another action": "[@click=\"app.bell()\"]y[/@click]",
    "colour": "[red]rood[/red] [bold reverse]vet",
    "a link": "[link=file:///etc/passwd]x[/link] [link='x']",
    "half markup": "[ ]] [\\[ \\",
    "rich": ":skull: [not bold]x[/not bold] [/red]",
    "a variable": "$error {day} {0} %s %(x)s {",
    "wiped screen": "\x1b[2J\x1b[99;99H",
    "clipboard": "\x1b]52;c;Z2V2YWFy\x07",
    "window title": "\x1b]0;gevaar\x07\x1b]2;gevaar\x1b\\",
    "a hyperlink": "\x1b]8;;http://gevaar.example\x1b\\x\x1b]8;;\x1b\\",
    "device control": "\x1bP$qm\x1b\\\x1b[c\x1b[6n",
    "C1": "\x9b99;99H\x9b2J \x90qx\x9c \x9d0;gevaar\x9c \x85x",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c\u200e",
    "no width": "a\u200bb\ufeffc\u2060d",
    "NUL": "voor\x00na \x07\x08\x7f",
    "line ends": "a\u2028b\u2029c\x0bd\x0ce\r\nf\rg",
    "tags": "x\U000e0041\U000e007f",
    "marks": "e" + "\u0301\u0336" * 300,
    "wide": "漢字" * 120,
    "right to left": "שלום עולם مرحبا",
    "families": "👩\u200d👩\u200d👧\u200d👦 🇳🇱 ☠️",
    "page code": "<script>alert(1)</script><img src=x onerror=alert(1)>'\"&amp;",
    "a formula": "=HYPERLINK(\"http://gevaar.example\")",
    "very long": "x" * 20_000,
    "very many words": "woord " * 3_300,
}  # fmt: skip
_NOT_SHOWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
                        "\u2060-\u206f\ufeff\U000e0000-\U000e007f\ud800-\udfff]")  # fmt: skip
# What may not come by in the stream of a terminal, where coachdesk has sequences of its own.
_NOT_SENT = re.compile(
    rb"\x00|\x1b\](?:0|2|8|52);|\x1b\[99;99H|\x1bP|\x1b\[c|\x1b\[6n|\xc2[\x80-\x9f]|\xd8\x9c"
    rb"|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xf3\xa0[\x80\x81]"
)


def mixed() -> Callable[[], str]:
    """One after the other, so that every column of every list gets each in turn."""
    texts = list(HOSTILE.values())
    numbers = count()
    return lambda: texts[next(numbers) % len(texts)]


def poison(store: Path, text: Callable[[], str]) -> None:
    """Put hostile text in every text of the store, past all that cleans what is typed.

    One dossier keeps its number: by a number that nobody can type none is handed over.
    """
    with closing(sqlite3.connect(store)) as link, link:
        [[whole]] = link.execute("SELECT min(id) FROM jobseeker WHERE closed_on IS NULL")
        for kind, cls in RECORDS.items():
            for name, spec in cls.fields.items():
                if spec.kind not in (LINE, NOTE, TAGS):
                    continue
                if kind == "set_aside" and name != "reason":
                    continue
                for [key] in link.execute(f"SELECT id FROM {kind}").fetchall():
                    if (kind, name, key) == ("jobseeker", "ref", whole):
                        continue
                    value = text()
                    if spec.kind is TAGS:
                        value = json.dumps([value, text()])
                    elif (kind, name) in (("jobseeker", "ref"), ("organisation", "name")):
                        # Both differ from one to the next; SQLite compares as far as a NUL.
                        value = f"{key}{value}" if "\x00" in value else f"{value}{key}"
                    link.execute(f'UPDATE {kind} SET "{name}" = ? WHERE id = ?', (value, key))
        for key, before, after in link.execute("SELECT id, before, after FROM change").fetchall():
            link.execute("UPDATE change SET before = ?, after = ? WHERE id = ?",
                         (_worse(before, text), _worse(after, text), key))  # fmt: skip
        link.execute("INSERT INTO setting (name, value) VALUES ('publish_folder', ?)",
                     (json.dumps(text()),))  # fmt: skip


def _worse(row: str | None, text: Callable[[], str]) -> str | None:
    """The same row of the journal with hostile texts."""
    if row is None:
        return None
    names = {"first_name", "last_name", "note", "title", "creditor", "name", "text", "phone"}
    values = json.loads(row)
    return json.dumps({n: text() if n in names and v else v for n, v in values.items()})


def drafted(store: Path, person: int, text: Callable[[], str]) -> None:
    """A form left unfinished, with hostile text in it."""
    texts = {"note": text(), "on": text(), "mode": text()}
    with closing(sqlite3.connect(store)) as link, link:
        link.execute("INSERT INTO draft (form, jobseeker_id, texts, kept_at) VALUES (?, ?, ?, ?)",
                     ("log_contact", person, json.dumps(texts), "2026-11-20"))  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The sample caseload; one signal was put off, so that there is a reason to show."""
    path = sample_store(tmp_path)
    with closing(Desk.open(path, today=DAY)) as desk:
        desk.write.set_aside(desk.read.day().signals[0], DAY.replace(day=28), "reden")
    return path


def look(driver: Driver) -> None:
    """All that stands on the screen is plain text, and nothing in it acts but what is ours."""
    for strip in driver.app.screen._compositor.render_strips():
        for segment in strip:
            assert not segment.control
            found = _NOT_SHOWN.search(segment.text)
            assert not found, (type(driver.app.screen).__name__, segment.text)
            if segment.style:
                assert not segment.style.link
                acts = str(segment.style.meta)
                assert "quit" not in acts and "bell" not in acts, acts


def hostile_list(folder: Path, text: Callable[[], str]) -> Path:
    """A list from Excel with hostile headers and cells."""

    def cell() -> str:
        return '"' + text().replace('"', '""').replace("\x00", "") + '"'

    heads = ["Voornaam", "Achternaam", "Telefoon", "Laatste contact", *(cell() for _ in range(6))]
    rows = [";".join([*(cell() for _ in range(3)), "3-11-2026", *(cell() for _ in range(6))])
            for _ in range(12)]  # fmt: skip
    file = folder / "[@click=app.quit]lijst[red].csv"
    file.write_text("\n".join([";".join(heads), *rows]), encoding="utf-8")
    return file


async def rest(driver: Driver) -> None:
    """Wait until what is to be read was read and is drawn."""
    await driver.pilot.pause()
    await driver.app.workers.wait_for_complete()
    await driver.pilot.pause()


async def tour(driver: Driver, store: Path, file: Path) -> set[str]:
    """Go everywhere and look; gives the screens that were seen."""
    seen = set()
    for stop in stops(store, file, few=not FULL):
        go_home(driver.app, stop.under)
        await driver.pilot.pause()
        stop.open(driver.app)
        await rest(driver)
        screen = driver.app.screen
        assert type(screen).__name__ == stop.screen
        seen.add(stop.screen)
        look(driver)
        for lines in screen.query(Lines):
            lines.action_ends(1)
            await driver.pilot.pause()
            look(driver)
        if stop.screen.endswith("Form"):
            await driver.pilot.press("f2", "ctrl+s")
            await rest(driver)
            look(driver)
            go_home(driver.app, stop.under)
        if stop.screen == "LockScreen":
            await driver.press("enter")
    return seen


def payloads() -> dict[str, Callable[[], str]]:
    """All mixed; in full each alone as well."""
    alone = {name: (lambda text=text: text) for name, text in HOSTILE.items()}
    return {"mixed": mixed(), **(alone if FULL else {})}


@pytest.mark.parametrize("name", payloads())
async def test_every_screen_shows_hostile_data_as_plain_text(
    opened: Opened, name: str, store: Path, tmp_path: Path
) -> None:
    text = payloads()[name]
    poison(store, text)
    file = hostile_list(tmp_path, text)
    async with opened(size=(120, 40), desk=Desk.open(store, today=DAY)) as driver:
        seen = await tour(driver, store, file)
        assert driver.app.ending.fault is None
    assert all_screens() - {"TeamScreen", "_UnlockScreen"} == seen


async def test_a_draft_with_hostile_text_is_put_back_clean(opened: Opened, store: Path) -> None:
    for text in HOSTILE.values() if FULL else (HOSTILE["C1"], HOSTILE["an action"]):
        with closing(sqlite3.connect(store)) as link, link:
            link.execute("DELETE FROM draft")
        drafted(store, 3, lambda text=text: text)
        async with opened(size=(80, 40), desk=Desk.open(store, today=DAY)) as driver:
            await driver.press("y")
            look(driver)
            assert driver.app.screen.fields()["note"].text == clean(text)


async def test_hostile_text_pasted_in_a_form_arrives_clean(opened: Opened) -> None:
    async with opened(size=(80, 40)) as driver:
        edit_record(driver.app, "jobseeker", 3, 3)
        await driver.settle()
        fields = driver.app.screen.fields()
        names = ("first_name", "tags", "note")
        short = "".join(text for text in HOSTILE.values() if len(text) < 1000)
        for text in HOSTILE.values() if FULL else (short,):
            for name in names:
                fields[name].put("")
                fields[name].focus_control()
                await driver.pilot.pause()
                driver.app.post_message(Paste(text))
                await driver.pilot.pause()
                await driver.pilot.pause()
                look(driver)
                assert not _NOT_SHOWN.search(fields[name].text.replace("\n", ""))
                if name == "note":
                    assert fields[name].text == clean(text)


async def test_a_toast_shows_hostile_text_literally(opened: Opened) -> None:
    async with opened(size=(120, 40)) as driver:
        for text in HOSTILE.values():
            driver.app.work.say(text, warn=True)
            await driver.pilot.pause()
            look(driver)


@needs_posix
async def test_the_leads_screen_shows_hostile_figures_as_plain_text(tmp_path: Path) -> None:
    publish_team(tmp_path)
    text = mixed()
    for file in tmp_path.glob("*.json"):
        data = json.loads(file.read_text(encoding="utf-8"))
        data["summary"]["coach"], data["summary"]["team"] = text(), text()
        data["dossiers"] = {name: [text()] for name in data["dossiers"]}
        file.write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "[@click=app.quit]\x1b[2J\u202e.json").write_text("{")
    app = TeamApp(Team([tmp_path], DAY))
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(app, pilot)  # type: ignore[arg-type]
        await driver.settle()
        for _ in range(len(driver.lines) if FULL else 4):
            look(driver)
            await driver.press("enter")
            look(driver)
            await driver.press("escape", "down")
        assert app.ending.fault is None


@pytest.mark.parametrize("field", ["last_name", "note"])
async def test_bytes_that_are_no_text_are_told_as_damage(
    opened: Opened, store: Path, field: str
) -> None:
    """A lone surrogate can only get in past SQLite's own door: as bytes."""
    with closing(sqlite3.connect(store)) as link, link:
        link.execute(f"UPDATE jobseeker SET {field} = CAST(x'61EDA08062' AS TEXT) WHERE id = 3")
    async with opened(desk=Desk.open(store, today=DAY)) as driver:
        await driver.press("2")
        open_dossier(driver.app, 3)
        await driver.settle()
        look(driver)
        assert "damaged" in driver.in_sight
        assert driver.app.ending.fault is None


# What leaves the program -------------------------------------------------------------------


COMMANDS = ("today", "show K-00003", "summary", "summary --csv", "export",
            "export --dialect plain", "export --table debts")  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_prints_what_steers_a_terminal(
    command: str, store: Path, capfdbinary: Any
) -> None:
    poison(store, mixed())
    with closing(sqlite3.connect(store)) as link, link:
        link.execute("UPDATE jobseeker SET ref = 'K-00003' WHERE id = 3")
    assert cli.main([*command.split(), "--store", str(store), "--today", DAY.isoformat()]) == 0
    sys.stdout.flush()
    out = capfdbinary.readouterr().out.decode("utf-8-sig")
    kept = out.replace("\r\n", "\n").replace("\n", "")
    assert out and not _NOT_SHOWN.search(kept), _NOT_SHOWN.search(kept)


class _Acting(HTMLParser):
    """What in a page could act or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "img", "iframe", "object", "embed", "form", "link", "base", "svg"):
            self.found.append(tag)
        for name, value in attrs:
            fetches = name in ("href", "src") and not (value or "").startswith("mailto:")
            if fetches or name.startswith("on") or "script" in (value or ""):
                self.found.append(f"{name}={value}")


def test_no_page_holds_anything_that_acts(store: Path, tmp_path: Path) -> None:
    poison(store, mixed())
    with closing(Desk.open(store, today=DAY)) as desk:
        pages = []
        for hit in desk.read.people():
            page = tmp_path / f"{hit.person.id}.html"
            desk.files.export_handout(hit.person.id, page, debts=True)
            pages.append(page.read_text(encoding="utf-8"))
    assert len(pages) > 30
    for page in pages:
        parser = _Acting()
        parser.feed(page)
        assert not parser.found
        assert not _NOT_SHOWN.search(page.replace("\n", ""))


# The bytes a terminal gets -----------------------------------------------------------------


def _walk() -> Iterator[str]:
    yield from ("j", "w", "\x1b", "2", "j", "3", "4", "j", "5", "1", "/", "\x1b")
    yield from ("\r", "\t", "\t", "\t", "\t", "\t", "\t", "w", "\x1b", "e", "\x1b", "c", "\x1b")
    if FULL:
        yield from ("p", "\x1b", "a", "\x1b", "g", "\x1b", "f", "\x1b", "\x1b", "?", "\x1b")
        yield from ("\x10", "\x1b", ",", "\x1b", "u", "n", "\x0c", "\r")


@needs_posix
@pytest.mark.parametrize("name", payloads())
def test_the_terminal_gets_no_byte_of_it(name: str, store: Path, tmp_path: Path) -> None:
    poison(store, payloads()[name])
    with Terminal(["-m", "coachdesk", "--store", store], tmp_path, size=(120, 40)) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(0.5)
        for key in _walk():
            terminal.press(key, quiet=0.25 if FULL else 0.12)
        terminal.write("\x11")
        assert terminal.ended() == 0
    found = _NOT_SENT.search(terminal.sent)
    assert not found, terminal.sent[max(0, found.start() - 80) : found.end() + 80]


def test_what_the_terminal_may_not_get_is_seen_when_it_gets_it() -> None:
    for name in ("wiped screen", "clipboard", "window title", "a hyperlink", "device control",
                 "C1", "bidi", "no width", "NUL", "tags"):  # fmt: skip
        assert _NOT_SENT.search(HOSTILE[name].encode()), name
        assert _NOT_SHOWN.search(HOSTILE[name]), name
