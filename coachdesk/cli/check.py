"""`coachdesk check`: says in words what is wrong with the store and what to do; changes nothing."""

import argparse

from coachdesk.cli.passphrases import Passphrases
from coachdesk.cli.run import write_out
from coachdesk.domain.text import clean_line
from coachdesk.exchange.safe_file import unfinished
from coachdesk.paths import may_be_lost, store_path
from coachdesk.store.checking import LIES_OPEN, Finding, check
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.words import t
from coachdesk.words.keeping import finding_text, place_text

DAMAGED = 3


def run(options: argparse.Namespace) -> int | None:
    path = store_path(options.store)
    if kind_of(path) is FileKind.ENCRYPTED:
        found, _ = Passphrases().opening(lambda passphrase: check(path, passphrase))
    else:
        found = check(path)
    found += [Finding("half_made", False, {"file": str(part)}) for part in unfinished(path)]
    damage = any(finding.damage for finding in found)
    lines = [
        t("Store: {value}", value=path),
        *(finding_text(item.code, item.facts) for item in found),
    ]
    if may_be_lost(path):
        lines.append(place_text())
    if not damage:
        lines.append(
            t("The caseload is whole, but not all that lies beside it is protected.")
            if any(item.code in LIES_OPEN for item in found)
            else t("The caseload is whole.")
        )
    write_out("\n".join(clean_line(line) for line in lines) + "\n")
    return DAMAGED if damage else None
