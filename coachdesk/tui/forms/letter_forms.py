"""What a form may do with a letter that was pressed in one of its fields."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from coachdesk.tui.forms.choices import Choice


@runtime_checkable
class AfterLetter(Protocol):
    """A form goes on by itself once a letter answered a field."""

    def after_letter(self, choice: "Choice") -> None: ...


@runtime_checkable
class OtherLetter(Protocol):
    """A form in which a letter that no option has means something of its own."""

    def other_letter(self, choice: "Choice", letter: str) -> bool: ...
