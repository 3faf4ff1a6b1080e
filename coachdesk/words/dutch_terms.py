"""English -> Dutch."""

TEXTS: dict[str, str] = {}
