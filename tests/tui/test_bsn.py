"""coachdesk has no place for a citizen number: every field and every preview warns of one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.schema.kinds import LINE, NOTE, TAGS
from coachdesk.tui.forms.form import FormScreen
from coachdesk.tui.screens.import_preview import open_import
from tests.scenes import sample_store
from tests.tui.conftest import Driver, Opened
from tests.tui.tour import go_home, stops

BSN, NO_BSN = "111222333", "111222334"
# What is typed there is a place on disk, a number of minutes, days: no text about a person.
_NO_TEXT = {"file", "folder", "lock_minutes", "appointment_minutes"}


def _texts(form: FormScreen) -> Iterator[str]:
    for name, field in form.fields().items():
        kinds = (LINE, NOTE, TAGS)
        if field.spec.kind in kinds and not field.secret and name not in _NO_TEXT:
            yield name


def _said(driver: Driver, name: str) -> str:
    return driver.word_beside(name)


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
            await driver.settle()
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


@pytest.mark.parametrize("name", ["lijst.csv", "caseload.json"])
async def test_the_preview_of_a_file_says_so(opened: Opened, tmp_path: Path, name: str) -> None:
    person = {"ref": "7", "first_name": "Zo", "last_name": "Berg", "registered_on": "2026-05-04"}
    person["note"] = f"nr {BSN}"
    caseload = {"format": "coachdesk-caseload", "version": 1, "jobseekers": [person]}
    listed = f"{';'.join(person)}\n{';'.join(person.values())}\n"
    file = tmp_path / name
    file.write_text(json.dumps(caseload) if file.suffix == ".json" else listed, encoding="utf-8")
    async with opened(size=(120, 40)) as driver:
        open_import(driver.app, file, file.read_bytes())
        await driver.settle()
        assert any("BSN" in text for text in driver.cells)
        assert not any(BSN in text for text in driver.cells if "BSN" in text)
