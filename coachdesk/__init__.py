"""coachdesk: a municipal work coach's daily caseload, in the terminal."""

__version__ = "0.1.0"
