"""`coachdesk info`: version, places, schema, protection."""

import argparse
import json

from coachdesk import __version__
from coachdesk.cli.run import open_desk, write_out
from coachdesk.domain.text import clean_line
from coachdesk.store.engine import SCHEMA_VERSION
from coachdesk.words import t


def run(options: argparse.Namespace) -> None:
    desk = open_desk(options, read_only=True)
    try:
        facts = {
            "version": __version__,
            "store": str(desk.path),
            "backups": None,
            "config": None,
            "log": None,
            "schema": SCHEMA_VERSION,
            "encryption": "none",
        }
    finally:
        desk.close()
    if options.json:
        write_out(json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
        return
    write_out(
        "\n".join(
            (
                t("Version: {value}", value=facts["version"]),
                t("Store: {value}", value=clean_line(str(desk.path))),
                t("Settings: in the store itself; there is no other file"),
                t("Schema: {value}", value=facts["schema"]),
                t("Protection: none; the file can be read by whoever has it"),
            )
        )
        + "\n"
    )
