"""The values of fields, where code handles fields of all kinds alike.

Which type a field's value has is known from its declaration, not from the type checker.
"""

from collections.abc import Mapping
from typing import Any

# A date, a text, a word of the vocabulary, an amount, … in its own type; None where it is empty.
FieldValue = Any
FieldValues = Mapping[str, FieldValue]
# An object of a JSON text, as `json` reads it.
JsonObject = dict[str, Any]
