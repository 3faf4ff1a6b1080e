"""The recovery sheet: what to keep on paper of a protected caseload.

The passphrase itself never stands in a file: a line is left to write it on by hand.
"""

from datetime import date
from html import escape
from pathlib import Path

from coachdesk.domain.text import clean_line
from coachdesk.words import language, t
from coachdesk.words.formats import full_day

_STYLE = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #000; background: #fff;
  font: 1.1rem/1.5 Verdana, Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6em; } dt { font-weight: bold; margin-top: 1em; } dd { margin: 0; }
.line { border-bottom: .12em solid #000; height: 2.2em; }
@page { size: A4; margin: 18mm; }
"""


def write_recovery_sheet(coach: str, store: Path, backups: Path, today: date) -> str:
    """One HTML page to print, fill in by hand and keep away from the laptop."""
    facts = (
        (t("Work coach"), clean_line(coach)),
        (t("The file"), clean_line(str(store))),
        (t("Its backups"), clean_line(str(backups))),
        (t("Printed"), full_day(today)),
    )
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    steps = (
        t("Write the passphrase below by hand, exactly as you type it: capitals and spaces count."),
        t("Keep this sheet at home or in a safe, never with the laptop."),
        t("To open the caseload: start coachdesk and type the passphrase."),
        t("To put a backup back: coachdesk restore FILE, and the passphrase it was made with."),
        t("Without the passphrase nobody can open the file or its backups, the makers neither."),
    )
    items = "".join(f"<li>{escape(step)}</li>" for step in steps)
    title = escape(t("coachdesk: recovery sheet"))
    return (
        f'<!doctype html>\n<html lang="{language()}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1><dl>{rows}</dl><ol>{items}</ol>"
        f"<p>{escape(t('Passphrase'))}:</p>"
        f'<div class="line"></div><div class="line"></div></body></html>\n'
    )
