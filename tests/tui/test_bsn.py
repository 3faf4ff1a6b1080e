"""coachdesk has no place for a citizen number: every field and every file warns of one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.exchange.caseload_csv_in import read_csv
from coachdesk.records import FieldKind
from coachdesk.tui.forms.form import FormScreen
from tests.scenes import DAY, sample_store
from tests.tui.conftest import Driver, Opened
from tests.tui.tour import go_home, stops

BSN, NO_BSN = "111222333", "111222334"
# What is typed there is a place on disk, a number of minutes, days: no text about a person.
_NO_TEXT = {"file", "folder", "lock_minutes"}


def _texts(form: FormScreen) -> Iterator[str]:
    for name, field in form.fields().items():
        kinds = (FieldKind.LINE, FieldKind.NOTE, FieldKind.TAGS)
        if field.spec.kind in kinds and not field.secret and name not in _NO_TEXT:
            yield name


def _said(driver: Driver, name: str) -> str:
    return str(driver.app.screen.fields()[name].query_one(".note").render())


async def test_every_text_field_of_every_form_warns(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text("Voornaam;Achternaam\nZo;Berg\n", encoding="utf-8")
    (tmp_path / "other").mkdir()
    warned = 0
    async with opened(size=(120, 60)) as driver:
        for stop in stops(sample_store(tmp_path / "other"), file):
            if not stop.screen.endswith("Form"):
                continue
            go_home(driver.app, stop.under)
            await driver.pilot.pause()
            stop.open(driver.app)
            await driver.pilot.pause()
            driver.app.screen.action_more()
            await driver.pilot.pause()
            names = list(_texts(driver.app.screen))
            for name in names:
                field = driver.app.screen.fields()[name]
                field.put(f"nr {BSN}.")
                await driver.pilot.pause()
                assert "BSN" in _said(driver, name), (stop.screen, name)
                warned += 1
            if names:
                field.put(f"nr {NO_BSN}.")
                await driver.pilot.pause()
                assert "BSN" not in _said(driver, name), (stop.screen, name)
    assert warned > 45


@pytest.mark.parametrize("column", ["Opmerking", "Voornaam", "Wijk", "Buddy"])
def test_a_list_brought_in_warns_and_still_comes_in(column: str) -> None:
    heads, cells = ["Voornaam", "Achternaam"], ["Zo", "Berg"]
    if column in heads:
        cells[heads.index(column)] = f"Zo {BSN}"
    else:
        heads, cells = [*heads, column], [*cells, f"nr {BSN}"]
    incoming = read_csv(f"{';'.join(heads)}\n{';'.join(cells)}\n".encode(), DAY)
    incoming.read_all()
    assert len(incoming.dossiers) == 1 and not incoming.problems
    assert [note.code for note in incoming.notes].count("bsn") == 1


async def test_the_preview_of_a_list_says_so(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(f"Voornaam;Achternaam;Opmerking\nZo;Berg;{BSN}\n", encoding="utf-8")
    async with opened(size=(120, 40)) as driver:
        driver.app.show_import(file, file.read_bytes())
        await driver.settle()
        assert any("BSN" in text for text in driver.cells)
        assert not any(BSN in text for text in driver.cells if "BSN" in text)
