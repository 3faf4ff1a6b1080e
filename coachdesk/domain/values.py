"""The values of fields, where code handles fields of all kinds alike.

Which type a field's value has is known from its declaration, not from the type checker.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, overload

# A date, a text, a word of the vocabulary, an amount, … in its own type; None where it is empty.
FieldValue = Any
FieldValues = Mapping[str, FieldValue]
# An object of a JSON text, as `json` reads it.
JsonObject = dict[str, Any]


@overload
def euros(cents: int) -> Decimal: ...
@overload
def euros(cents: int | None) -> Decimal | None: ...
def euros(cents: int | None) -> Decimal | None:
    """Stored whole cents as an exact amount."""
    return None if cents is None else Decimal(cents).scaleb(-2)
