"""What a form is about may be gone before the form opens."""

from typing import TypeVar

from coachdesk.domain.private_repr import private_repr

_T = TypeVar("_T")


@private_repr("label")
class Gone(Exception):
    """What a form is about was removed in the meantime."""


def there(found: _T | None) -> _T:
    """What was found; raises Gone where that is nothing."""
    if found is None:
        raise Gone
    return found
