"""What a form looks like: each label whole and beside or above its own control, on every width."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.widgets import Static

from coachdesk import words
from coachdesk.desk import Desk
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import ContactMode, ContactPurpose
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import DAY, LINE, NOTE, FieldKind, Word
from coachdesk.schema.records import RECORDS
from coachdesk.tui.forms.choices import Choice
from coachdesk.tui.forms.contact import open_contact_form
from coachdesk.tui.forms.fields import FormField
from coachdesk.tui.forms.form import Asked, FormScreen
from coachdesk.tui.widgets.typed import CLICK, LineInput
from coachdesk.words.terms import field_label
from tests.scenes import DAY as TODAY
from tests.scenes import sample_store
from tests.tui.conftest import Driver, Opened
from tests.tui.tour import go_home, stops

_LONG = "A long message that takes more than one line, and which has to be read whole. " * 2
_OWN = (
    ("区役所の住所と電話番号", LINE),
    ("自治体 العربية 🙂", DAY),
    ("How many people came to the workshop of the week before", LINE),
    ("住所と電話番号と氏名と生年月日と言語", Word(ContactMode)),
    ("Verantwoordelijkheidsverklaring", LINE),
    ("A preparation of which the label is long as well", NOTE),
)
# An empty note is as tall as the screen lets it be.
_BEGIN: dict[FieldKind, FieldValue] = {DAY: TODAY, NOTE: "A text"}


class _ManyFields(FormScreen):
    """Fields of every kind, and some with labels that nobody has yet."""

    def asked(self) -> Iterable[Asked]:
        for kind in ("debt_assistance", "placement"):
            for spec in RECORDS[kind].own:
                yield Asked(spec, field_label(spec.name), _BEGIN.get(spec.kind))
        for label, kind in _OWN:
            yield Asked(Field("own", kind, required=True), label, _BEGIN.get(kind))


def _area(driver: Driver, area: Region) -> list[str]:
    """What is drawn there, row by row."""
    strips = driver.app.screen._compositor.render_strips()
    rows = (strips[y].crop(area.x, area.right) for y in range(area.y, area.bottom))
    return ["".join(segment.text for segment in row) for row in rows]


def _label_area(field: FormField) -> Region:
    """Where nothing but the label stands: left of the control, or above it."""
    area, control = field.content_region, field.control.region
    if control.x > area.x:
        below = [note.region.y for note in field.query(".note") if note.region.x < control.x]
        return Region(area.x, area.y, control.x - area.x, min([area.bottom, *below]) - area.y)
    return Region(area.x, area.y, area.width, control.y - area.y)


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_label_control_and_message_of_every_field_are_read_whole(
    opened: Opened, language: str
) -> None:
    words.use(language)
    async with opened(size=(40, 600)) as driver:
        form = _ManyFields(driver.app.desk, "All")
        driver.app.push_screen(form)
        await driver.settle()
        fields = list(form.query(FormField))
        for width, message in (
            (40, ""), (40, _LONG), (120, _LONG), (59, _LONG), (60, "short"), (50, "short"),
            (66, _LONG), (80, _LONG), (200, ""), (40, _LONG),
        ):  # fmt: skip
            await driver.pilot.resize_terminal(width, 600)
            for field in fields:
                field.say(message, wrong=bool(message))
            await driver.settle()
            assert not form.query_one("#fields").max_scroll_y, "a scrollbar, though all has room"
            for field in fields:
                shown = field.label + " *" * field.spec.required
                label = " ".join(_area(driver, _label_area(field))).split()
                assert "".join(label) == "".join(shown.split()), (width, message)
                assert label == shown.split() or max(map(cell_len, shown.split())) > 20, width
                notes = [note.region for note in field.query(".note").results(Static)]
                told = " ".join(" ".join(_area(driver, note)) for note in notes)
                assert told.split() == message.split(), (width, shown)
                assert all(field.content_region.contains_region(part) for part in notes)
                held = " ".join(_area(driver, field.control.region))
                if isinstance(field.control, Choice):
                    assert all(text in held for _, _, text in field.control.options), held
                elif field.spec.kind is DAY:
                    assert field.text in held, (width, held)


async def test_a_form_in_a_window_of_almost_nothing_is_whole_again_afterwards(
    opened: Opened,
) -> None:
    async with opened(size=(80, 24)) as driver:
        await driver.press("c")
        before = _area(driver, driver.app.screen.region)
        for size in ((3, 2), (1, 1), (2, 30), (4, 4), (5, 3), (40, 1), (8, 2)):
            await driver.pilot.resize_terminal(*size)
            await driver.press("tab", "shift+tab")
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert _area(driver, driver.app.screen.region) == before


async def test_a_form_does_not_move_under_a_click(opened: Opened) -> None:
    async with opened(size=(80, 16)) as driver:
        open_contact_form(driver.app, 10)
        await driver.settle()
        field, body = driver.app.screen.fields()["purpose"], driver.app.screen.query_one("#fields")
        field.put(None)
        assert field.region.bottom == body.region.bottom + 1, "its last row is out of sight"
        at = field.control.region.offset.x + 1, field.control.region.offset.y
        await driver.pilot.mouse_down(offset=at)
        await driver.settle()  # a button is down for a moment
        released = [events.MouseUp, events.Click]
        await driver.pilot._post_mouse_events(released, offset=at, button=1)
        await driver.settle()
        assert field.kept is ContactPurpose.FIRST_TALK
        await driver.pilot.pause(CLICK)
        assert field.region.bottom == body.region.bottom, "then all of it is in sight"


async def test_no_form_stumbles_over_what_it_cannot_read(opened: Opened, tmp_path: Path) -> None:
    store, file = sample_store(tmp_path), tmp_path / "list.csv"
    file.write_text("Naam;Telefoon\nAnna Berg;0612345678\n", encoding="utf-8")
    tried = set()
    async with opened(desk=Desk.open(store, today=TODAY)) as driver:
        for stop in stops(store, file, few=True):
            if not stop.screen.endswith("Form"):
                continue
            go_home(driver.app, stop.under)
            await driver.settle()
            stop.open(driver.app)
            await driver.press("f2")
            form = driver.app.screen
            assert isinstance(form, FormScreen)
            for field in form.fields().values():
                if isinstance(field.control, LineInput):
                    field.put("no 99 such")
            unreadable = form.values()[1]
            if unreadable:
                tried.add(stop.screen)
                await driver.press("ctrl+s")
                assert driver.app.screen is form, stop
                wrong = {name for name, field in form.fields().items() if field.has_class("wrong")}
                assert set(unreadable) <= wrong, stop
    assert len(tried) > 8
