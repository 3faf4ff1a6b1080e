"""`coachdesk info`: version, places, schema, protection."""

import argparse
import json
from pathlib import Path
from typing import Any

from coachdesk import __version__
from coachdesk.cli.passphrases import from_file
from coachdesk.cli.run import open_desk, write_out
from coachdesk.domain.text import clean_line
from coachdesk.paths import may_be_lost, store_path
from coachdesk.store.access_log import log_path
from coachdesk.store.protection import FileKind, kind_of
from coachdesk.store.schema import SCHEMA_VERSION
from coachdesk.store.store_files import backup_folder
from coachdesk.words import t
from coachdesk.words.keeping import place_text


def run(options: argparse.Namespace) -> None:
    path = store_path(options.store)
    protected = kind_of(path) is FileKind.ENCRYPTED
    schema: int | None = None
    # Nobody is asked for a passphrase only to be told where things are.
    if not protected or from_file():
        open_desk(options, read_only=True).close()
        schema = SCHEMA_VERSION
    facts = {
        "version": __version__,
        "store": str(path),
        "backups": str(backup_folder(path)),
        "config": None,
        "log": str(log_path(path)),
        "schema": schema,
        "encryption": "sqlcipher" if protected else "none",
    }
    if options.json:
        # A path is data: what may not reach a terminal is written as JSON's own escapes.
        texts = [text for text in facts.values() if isinstance(text, str)]
        is_hostile = any(clean_line(text) != text for text in texts)
        written = json.dumps(facts, ensure_ascii=is_hostile, indent=1)
        write_out(written.replace("\x7f", "\\u007f") + "\n", is_json=True)
    else:
        write_out("\n".join(_lines(facts, path, protected)) + "\n")


def _lines(facts: dict[str, Any], path: Path, protected: bool) -> list[str]:
    lines = [
        t("Version: {value}", value=facts["version"]),
        t("Store: {value}", value=clean_line(str(path))),
        t("Settings: in the store itself; there is no other file"),
        t("Backups: {value}", value=clean_line(facts["backups"])),
        t("Access log: {value}", value=clean_line(facts["log"])),
    ]
    if may_be_lost(path):
        lines.append(t("Note: {what}", what=place_text()))
    if facts["schema"] is not None:
        lines.append(t("Schema: {value}", value=facts["schema"]))
    lines.append(
        t("Protection: a passphrase (SQLCipher); without it nobody can read the file")
        if protected
        else t("Protection: none; the file can be read by whoever has it")
    )
    return lines
