"""Pages to read: the why in full, and the keys of a screen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.visual import Visual
from textual.widgets import Static

from coachdesk.tui.commands import Command
from coachdesk.tui.literal import literal
from coachdesk.tui.screens.today_lines import SIGNS
from coachdesk.tui.textual_types import AnyApp
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.pane import Pane
from coachdesk.words import t
from coachdesk.words.terms import severity_name

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


class ReadingScreen(ModalScreen[None]):
    """A text to read; any of the usual keys leads back."""

    BINDINGS = [("escape,enter,w,q,question_mark,f1", "back"), ("y", "copy")]
    DEFAULT_CSS = """
    ReadingScreen > VerticalScroll {
        width: 90%; max-width: 90; height: auto; max-height: 90%;
        background: $surface; border: round $primary; padding: 0 1;
        border-title-color: $primary;
    }
    ReadingScreen Static { height: auto; }
    """

    def __init__(self, title: str, content: Visual) -> None:
        super().__init__()
        self._title = title
        self._content = content

    def compose(self) -> ComposeResult:
        with VerticalScroll() as page:
            page.border_title = literal(self._title)
            page.border_subtitle = Content(t("y copies · enter/esc closes"))
            yield Static(self._content, markup=False)

    def action_back(self) -> None:
        self.dismiss()

    def action_copy(self) -> None:
        """All of the text, for a mail or a letter."""
        self.app.copy_to_clipboard(str(self._content))
        self.app.notify(t("The text is copied."), markup=False)


class HelpScreen(ReadingScreen):
    """Every key of the screen underneath, then the first page of the guide."""

    BINDINGS = [("g", "guide")]
    DEFAULT_CSS = "HelpScreen Markdown { margin: 1 0 0 0; padding: 0; }"

    def __init__(self, commands: Sequence[Command]) -> None:
        moving = (
            ("↑ ↓ j k", t("Move")),
            ("enter", t("Open what is highlighted")),
            ("esc", t("Back")),
            (t("shift+mouse"), t("Select text, which the terminal then copies")),
        )
        seen = dict(moving)
        seen |= {command.key_name: t(command.tip) for command in commands if command.key}
        signs = ", ".join(f"{sign} {severity_name(kind).lower()}" for kind, sign in SIGNS.items())
        groups = (
            [Part("", t("How to work with coachdesk: press g for the guide."), "bold")],
            [Part(key, tip) for key, tip in seen.items()],
            [Part(t("Signs"), t("{signs}; a number beside it: so many", signs=signs))],
        )
        super().__init__(t("Keys"), Labelled(t("Keys"), groups, label_style="bold $primary"))

    def compose(self) -> ComposeResult:
        from textual.widgets import Markdown

        from coachdesk.tui.screens.guide import guide_pages

        with VerticalScroll() as page:
            page.border_title = literal(self._title)
            page.border_subtitle = Content(t("g opens the guide · enter/esc closes"))
            yield Static(self._content, markup=False)
            yield Markdown(next(iter(guide_pages().values())), open_links=False)

    def action_guide(self) -> None:
        from coachdesk.tui.screens.guide import GuideScreen

        self.app.switch_screen(GuideScreen())


def open_text(app: AnyApp, title: str, content: Visual) -> None:
    """A text to read in full."""
    app.push_screen(ReadingScreen(title, content))


def open_pane(app: "DeskApp") -> None:
    """The text of the pane, on a page of its own."""
    shown = app.desk_screen.query_one(Pane).shown
    if str(shown):
        open_labelled(app, shown)
    else:
        app.work.say(t("This line says all that is known."))


def open_labelled(app: AnyApp, text: Labelled) -> None:
    """The text of a pane, in full."""
    open_text(app, text.title or t("In full"), text)


def open_help(app: "DeskApp") -> None:
    """The keys of the screen in sight."""
    app.push_screen(HelpScreen(app.desk_screen.offered()))
