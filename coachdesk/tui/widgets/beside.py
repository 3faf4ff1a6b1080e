"""What a form shows beside its fields while somebody fills it in."""

from textual.content import Content
from textual.widgets import Static

from coachdesk.domain.values import FieldValues


class Beside(Static):
    """Text beside the fields; below them where a screen is too narrow for two columns.

    A form makes it of what it read itself. `follow` is called on the thread of the screen, when the
    form opens and at each key that changed a field, so that it may not ask the store.
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._shown = Content("")

    def show(self, text: Content) -> None:
        """Only where it differs: it is as tall as its text, so the form is laid out anew."""
        if not text.is_same(self._shown):
            self._shown = text
            self.update(text)

    def follow(self, values: FieldValues) -> None:
        """Told what stands in the fields, by name; one that cannot be read yet is left out."""
