"""Fields to type in that take clean text only, and no more of it than a note holds."""

from dataclasses import replace

from textual.binding import Binding
from textual.events import Paste
from textual.geometry import Size
from textual.message import Message
from textual.suggester import SuggestionReady
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from coachdesk.domain.text import NOTE_LENGTH, clean

CLICK = 0.3  # seconds, at most, between the two halves of a click


class Full(Message):
    """Not all of what was typed or pasted fitted."""


def one_line(text: str) -> str:
    """Clean text on one line; its spaces stay, for somebody may be typing in it."""
    return clean(text).replace("\n", " ").replace("\t", " ")


# As in Windows; a terminal's own habit is the start of the line, which home does.
_SELECT_ALL = Binding("ctrl+a", "select_all", "Select all", show=False)


class LineInput(Input):
    """One line; several pasted lines follow each other on it."""

    BINDINGS = [_SELECT_ALL]

    def on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(event.text.strip(), *self.selection)

    async def on_focus(self) -> None:
        """Offer the suggestion again when the focus returns: Textual drops it with the focus."""
        if self.suggester and self.value:
            found = await self.suggester.get_suggestion(self.value.casefold())
            if found:
                self.post_message(SuggestionReady(self.value, found))

    def replace(self, text: str, start: int, end: int) -> None:
        start, end = sorted((max(0, start), min(len(self.value), end)))
        text = one_line(text)
        room = max(0, NOTE_LENGTH - len(self.value) + end - start)
        super().replace(text[:room], start, end)
        if len(text) > room:
            self.post_message(Full())


class NoteArea(TextArea):
    """Several lines."""

    BINDINGS = [_SELECT_ALL]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Textual forgets the greatest height while it measures a box around: it would keep rows
        free that nothing comes to stand in.
        """
        height = super().get_content_height(container, viewport, width)
        most = self.styles.max_height
        return min(height, int(most.resolve(container, viewport))) if most else height

    def edit(self, edit: Edit) -> EditResult:
        text = clean(edit.text)
        going = self.get_text_range(edit.top, edit.bottom)
        room = max(0, NOTE_LENGTH - len(self.text) + len(going))
        result = super().edit(replace(edit, text=text[:room]) if edit.text != text[:room] else edit)
        if len(text) > room:
            self.post_message(Full())
        return result
