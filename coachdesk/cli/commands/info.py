"""`coachdesk info`: version, places, schema, protection."""

from typing import TYPE_CHECKING

from coachdesk import __version__
from coachdesk.cli.console import write_lines, write_out
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.domain.values import JsonObject


def run(options: Options) -> None:
    from coachdesk.cli.opening import open_desk
    from coachdesk.cli.passphrases import from_file
    from coachdesk.paths import may_be_lost, store_path
    from coachdesk.store.access_log import log_path
    from coachdesk.store.protection import FileKind, kind_of
    from coachdesk.store.schema import SCHEMA_VERSION
    from coachdesk.store.store_files import backup_folder

    path = store_path(options.store)
    is_protected = kind_of(path) is FileKind.ENCRYPTED
    schema: int | None = None
    # Nobody is asked for a passphrase only to be told where things are.
    if not is_protected or from_file():
        open_desk(options, read_only=True).close()
        schema = SCHEMA_VERSION
    facts = {
        "version": __version__,
        "store": str(path),
        "backups": str(backup_folder(path)),
        "config": None,
        "log": str(log_path(path)),
        "schema": schema,
        "encryption": "sqlcipher" if is_protected else "none",
    }
    if options.json:
        _write_json(facts)
    else:
        write_lines(_lines(facts, may_be_lost(path)))


COMMAND = Subcommand(
    "info",
    160,
    "version, places, schema, protection",
    run,
    (Argument("--json", "as JSON, for programs"),),
    (("info", "where the caseload, its backups and its log are"),),
)


def _write_json(facts: "JsonObject") -> None:
    """A path is data: what may not reach a terminal is written as JSON's own escapes."""
    import json

    from coachdesk.domain.text import clean_line

    texts = [text for text in facts.values() if isinstance(text, str)]
    is_hostile = any(clean_line(text) != text for text in texts)
    written = json.dumps(facts, ensure_ascii=is_hostile, indent=1)
    write_out(written.replace("\x7f", "\\u007f") + "\n", is_json=True)


def _lines(facts: "JsonObject", may_be_lost: bool) -> list[str]:
    from coachdesk.words.safety import may_be_lost_text

    lines = [
        t("Version: {value}", value=facts["version"]),
        t("Store: {value}", value=facts["store"]),
        t("Settings: in the store itself; there is no other file"),
        t("Backups: {value}", value=facts["backups"]),
        t("Access log: {value}", value=facts["log"]),
    ]
    if may_be_lost:
        lines.append(t("Note: {what}", what=may_be_lost_text()))
    if facts["schema"] is not None:
        lines.append(t("Schema: {value}", value=facts["schema"]))
    lines.append(
        t("Protection: a passphrase (SQLCipher); without it nobody can read the file")
        if facts["encryption"] == "sqlcipher"
        else t("Protection: none; the file can be read by whoever has it")
    )
    return lines
