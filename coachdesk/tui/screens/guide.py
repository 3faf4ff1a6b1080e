"""The guide to read inside the desk: the same pages as in `docs/`, without their pictures."""

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Markdown

from coachdesk import words
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp

_PICTURE = re.compile(r"^!\[.*\]\(.*\)\n+", re.MULTILINE)


def guide_pages() -> dict[str, str]:
    """The pages in the language in use, by file name, in the order to read them."""
    docs = files("coachdesk") / "docs"
    pages = sorted((docs / "gids").iterdir(), key=lambda page: page.name)
    found = pages if words.language() == "nl" else [docs / "guide.md"]
    return {page.name: _PICTURE.sub("", page.read_text("utf-8")) for page in found}


def page_title(text: str) -> str:
    """The heading that a page begins with."""
    return text.partition("\n")[0].lstrip("# ")


class GuideScreen(ModalScreen[None]):
    """One page at a time; the first lists them all."""

    BINDINGS = [
        ("escape,q,question_mark,f1", "back"),
        ("right,n,space", "turn(1)"),
        ("left,p,backspace", "turn(-1)"),
        ("j", "scroll(1)"),
        ("k", "scroll(-1)"),
    ]
    DEFAULT_CSS = """
    GuideScreen > VerticalScroll {
        width: 100%; max-width: 100; height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
        border-title-color: $primary;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._pages = guide_pages()
        self._names = list(self._pages)
        self._at = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll() as page:
            yield Markdown(self._pages[self._names[0]], open_links=False)
        self._tell(page)

    def _tell(self, page: VerticalScroll) -> None:
        count = len(self._names)
        page.border_title = Content(page_title(self._pages[self._names[self._at]]))
        turn = t("← → page {page} of {pages}", page=self._at + 1, pages=count) if count > 1 else ""
        page.border_subtitle = Content(" · ".join(part for part in (turn, t("esc closes")) if part))

    async def _show(self, at: int) -> None:
        self._at = at
        page = self.query_one(VerticalScroll)
        await self.query_one(Markdown).update(self._pages[self._names[at]])
        page.scroll_home(animate=False)
        self._tell(page)

    @on(Markdown.LinkClicked)
    async def _follow(self, event: Markdown.LinkClicked) -> None:
        name = event.href.partition("#")[0].rpartition("/")[2]
        if name in self._names:
            await self._show(self._names.index(name))

    async def action_turn(self, pages: int) -> None:
        at = self._at + pages
        if 0 <= at < len(self._names):
            await self._show(at)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        self.dismiss()


def open_guide(app: "DeskApp") -> None:
    app.push_screen(GuideScreen())
