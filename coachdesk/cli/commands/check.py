"""`coachdesk check`: says in words what is wrong with the store and what to do; changes nothing."""

from coachdesk.cli.console import DAMAGED, write_lines
from coachdesk.cli.subcommand import Options, Subcommand
from coachdesk.words import t


def run(options: Options) -> int | None:
    from coachdesk.cli.passphrases import Passphrases
    from coachdesk.exchange.safe_file import unfinished
    from coachdesk.paths import may_be_lost, store_path
    from coachdesk.store.checking import LIES_OPEN, CheckFinding, check
    from coachdesk.store.protection import FileKind, kind_of
    from coachdesk.words.safety import finding_text, may_be_lost_text

    path = store_path(options.store)
    if kind_of(path) is FileKind.ENCRYPTED:
        found, _ = Passphrases().opening(lambda passphrase: check(path, passphrase))
    else:
        found = check(path)
    found += [CheckFinding("half_made", False, {"file": str(part)}) for part in unfinished(path)]
    damage = any(finding.damage for finding in found)
    lines = [
        t("Store: {value}", value=path),
        *(finding_text(item.code, item.facts) for item in found),
    ]
    if may_be_lost(path):
        lines.append(may_be_lost_text())
    if not damage:
        lines.append(
            t("The caseload is whole, but not all that lies beside it is protected.")
            if any(item.code in LIES_OPEN for item in found)
            else t("The caseload is whole.")
        )
    write_lines(lines)
    return DAMAGED if damage else None


COMMAND = Subcommand(
    "check",
    110,
    "whether the store is whole",
    run,
    examples=(("check", "what is wrong, and what to do; nothing is changed"),),
    exit_codes=((DAMAGED, "the store is damaged"),),
)
