"""The recovery sheet: what to keep on paper of a protected caseload.

The passphrase itself never stands in a file: a line is left to write it on by hand.
"""

from datetime import date
from pathlib import Path

from coachdesk.exchange.html_page import element, fact_list, item_list, safe, write_page
from coachdesk.words import t
from coachdesk.words.formats import full_day

_STYLE = """
body { max-width: 42rem; font-size: 1.1rem; line-height: 1.5; }
h1 { font-size: 1.6em; } dt { font-weight: bold; margin-top: 1em; } dd { margin: 0; }
.line { border-bottom: .12em solid #000; height: 2.2em; }
@page { size: A4; margin: 18mm; }
"""


def write_recovery_sheet(coach: str, store: Path, backups: Path, today: date) -> str:
    """One HTML page to print, fill in by hand and keep away from the laptop."""
    facts = (
        (t("Work coach"), coach),
        (t("The file"), str(store)),
        (t("Its backups"), str(backups)),
        (t("Printed"), full_day(today)),
    )
    steps = (
        t("Write the passphrase below by hand, exactly as you type it: capitals and spaces count."),
        t("Keep this sheet at home or in a safe, never with the laptop."),
        t("To open the caseload: start coachdesk and type the passphrase."),
        t("To put a backup back: coachdesk restore FILE, and the passphrase it was made with."),
        t("Without the passphrase nobody can open the file or its backups, the makers neither."),
    )
    parts = (
        fact_list(facts),
        item_list(map(safe, steps), name="ol"),
        element("p", safe(t("Passphrase")), ":"),
        *[element("div", css="line")] * 2,
    )
    return write_page(t("coachdesk: recovery sheet"), _STYLE, "\n".join(parts))
