"""A conflict: the same field was changed here and in another window; the user decides."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.values import FieldValue
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import NOTE
from coachdesk.tui.commands import Command, bindings
from coachdesk.tui.literal import literal
from coachdesk.tui.widgets.bars import KeyStrip
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import Lines, ListLine, full_line
from coachdesk.words import t
from coachdesk.words.terms import field_text


@private_repr("label")
class Disputed(NamedTuple):
    """A field with what is wanted here (`mine`) and what another window made of it (`theirs`)."""

    spec: Field
    label: str
    mine: FieldValue
    theirs: FieldValue


@private_repr("field", "side")
class _Offer(NamedTuple):
    field: str
    side: str
    value: FieldValue


class ClashScreen(ModalScreen[dict[str, FieldValue] | None]):
    """Field by field: mine, theirs, or both of two texts.

    Gives the values to take instead of what is typed, or None where nothing was decided.
    """

    OFFERS = (
        Command("space", "choose", "Choose this value", "choose"),
        Command("ctrl+s", "take", "Save what was chosen", "save"),
        Command("escape", "leave", "Back to the form, nothing saved", "back", shown_key="esc"),
    )
    BINDINGS = bindings(OFFERS)
    DEFAULT_CSS = """
    ClashScreen > Vertical {
        width: 100%; max-width: 100; height: auto; max-height: 100%; background: $surface;
        border: round $warning; border-title-color: $warning;
    }
    ClashScreen Lines { height: auto; max-height: 50%; background: $surface; }
    ClashScreen VerticalScroll { height: auto; max-height: 8; margin: 1 1 0 1; }
    ClashScreen Static { height: auto; }
    """

    def __init__(self, disputed: Sequence[Disputed]) -> None:
        super().__init__()
        self._disputed = disputed
        self._chosen: dict[str, _Offer] = {}

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = literal(t("Also changed in another window: which one stays?"))
            columns = (
                ListColumn("mark", "", 1),
                ListColumn("side", "", 14),
                ListColumn("value", "", 16, flex=1),
            )
            yield Lines(columns, titles=False, highlighted=self._show_whole)
            with VerticalScroll(can_focus=False):
                yield Static("", id="whole", markup=False)
            yield KeyStrip()

    def on_mount(self) -> None:
        if not self.query(KeyStrip):  # gone again before it was made
            return
        self.query_one(KeyStrip).offer(self.OFFERS)
        self.query_one(Lines).focus()
        self._draw()
        self.query_one(Lines).action_move(1)

    def _offers(self, item: Disputed) -> list[tuple[str, _Offer]]:
        name = item.spec.name
        offers = [
            (t("as typed here"), _Offer(name, "mine", item.mine)),
            (t("as it is now"), _Offer(name, "theirs", item.theirs)),
        ]
        if item.spec.kind is NOTE and item.mine and item.theirs:
            both = f"{item.theirs}\n{item.mine}"
            offers.append((t("both"), _Offer(name, "both", both)))
        return offers

    def _draw(self) -> None:
        lines = []
        for item in self._disputed:
            lines.append(full_line(f"field:{item.spec.name}", item.label, "heading"))
            for name, offer in self._offers(item):
                mark = "●" if self._chosen.get(offer.field) == offer else "○"
                text = " ".join(field_text(offer.value).split())
                key = f"{offer.field}:{offer.side}"
                lines.append(ListLine(key, (mark, name, text), data=offer, tones=("good", "dim")))
        self.query_one(Lines).show(lines)

    def _show_whole(self, line: ListLine | None) -> None:
        data = line.data if line else None
        text = field_text(data.value) if isinstance(data, _Offer) else ""
        self.query_one("#whole", Static).update(literal(text))

    @on(Lines.Chosen)
    def action_choose(self) -> None:
        line = self.query_one(Lines).current
        if line and isinstance(line.data, _Offer):
            self._chosen[line.data.field] = line.data
            self._draw()

    def action_take(self) -> None:
        if len(self._chosen) < len(self._disputed):
            self.query_one(Vertical).border_subtitle = literal(t("Choose one for every field."))
            return
        others = [offer for offer in self._chosen.values() if offer.side != "mine"]
        self.dismiss({offer.field: offer.value for offer in others})

    def action_leave(self) -> None:
        self.dismiss(None)
