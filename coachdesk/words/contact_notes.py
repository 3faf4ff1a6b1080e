"""The one note of a contact holds the report of it and, below, what was prepared for it.

    Wants to work in care.
    Preparation: bring the letters.

Before it took place the note is all preparation, afterwards all report where no line says else.
"""

from collections.abc import Iterator

from coachdesk.words import dutch, t

_LABEL = "Preparation"


def note_parts(note: str | None, *, happened: bool) -> tuple[str | None, str | None]:
    """The report and what was prepared."""
    lines = (note or "").split("\n")
    for label in _labels() if ":" in (note or "") else ():
        for number, line in enumerate(lines):
            if line.startswith(label):
                prepared = "\n".join([line.removeprefix(label), *lines[number + 1 :]])
                return "\n".join(lines[:number]).strip() or None, prepared.strip() or None
    return (note, None) if happened else (None, note)


def _labels() -> Iterator[str]:
    """In both languages; the Dutch texts are imported where English does not lead to it."""
    yield f"{_LABEL}:"
    yield f"{dutch()[_LABEL]}:"


def whole_note(report: str | None, prepared: str | None, *, happened: bool) -> str | None:
    """Both as one note, from which `note_parts` gives them back."""
    if not prepared:
        return report
    if not happened and not report:
        return prepared
    return "\n".join(filter(None, (report, f"{t(_LABEL)}: {prepared}")))
