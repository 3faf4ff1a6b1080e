"""How the desk looks and speaks: what a store remembers for the person who uses it."""

from enum import StrEnum


class Language(StrEnum):
    EN = "en"
    NL = "nl"


class ThemeName(StrEnum):
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


class DateStyle(StrEnum):
    """`27-11-2026` or `27 Nov 2026`; a language has its own habit."""

    NUMBERS = "numbers"
    WORDS = "words"


LOCK_MINUTES = 15  # of rest, before the desk locks itself; 0 never
APPOINTMENT_MINUTES = 45  # how long an appointment takes that says nothing of it
