"""How long files take, and how much memory, beside the csv module moving the same bytes.

python tests/benchmarks/files.py [PEOPLE [ROWS]]   (12,500 with 10 contacts each, unless said;
                                                    ROWS of a list as from Excel: as many)

Each line is one `coachdesk` run in a process of its own. "csv" is the time in which Python's own
csv module reads those bytes cell by cell and writes them again, in the same run; memory is the
most the process held.
"""

import csv
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

TODAY = "2026-11-20"
CONTACTS = 10
WORDS = [
    *("gesprek", "werk", "zorg", "rijbewijs", "plan", "afspraak", "volgende", "week", "huur"),
    *("energie", "hulp", "bedrijf", "kinderen", "school", "taal", "cursus", "motivatie"),
]


class Run(NamedTuple):
    what: str
    file: Path
    seconds: float
    megabytes: float


def caseload(people: int) -> Iterator[str]:
    """A caseload as JSON, a dossier a line."""
    chance = random.Random(1)

    def text(words: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(words))

    def contact() -> dict[str, Any]:
        on = f"{chance.randint(2023, 2026)}-{chance.randint(1, 10):02}-{chance.randint(1, 28):02}"
        known = {"mode": "office", "purpose": "progress", "outcome": "held", "note": text(25)}
        return {"on": on, "at": "09:30", **known}

    yield '{"format": "coachdesk-caseload", "version": 1, "jobseekers": [\n'
    for number in range(people):
        step = {"domain": "work", "title": text(4), "owner": "coach", "status": "todo"}
        person = {
            "ref": f"K-{number + 1:05}",
            "first_name": "Şükran",
            "last_name": f"Yılmaz {number}",
            "phone": f"06{chance.randint(10_000_000, 99_999_999)}",
            "registered_on": "2025-05-04",
            "note": text(20),
            "contacts": [contact() for _ in range(CONTACTS)],
            "plan_steps": [step],
        }
        yield json.dumps(person, ensure_ascii=False) + (",\n" if number < people - 1 else "\n")
    yield "]}\n"


def people_list(rows: int) -> Iterator[str]:
    """A list as people keep it in Excel, a person a line."""
    chance = random.Random(2)

    def day(first: int, last: int) -> str:
        return f"{chance.randint(1, 28)}-{chance.randint(1, 10)}-{chance.randint(first, last)}"

    yield "Klantnr;Voornaam;Tussenvoegsel;Achternaam;Geb.datum;Telefoon;E-mail;Uitkering;"
    yield "Aangemeld;Plan afgesproken;Laatste contact;Wijze contact;Opmerking\n"
    for number in range(rows):
        yield f"L-{number + 1:06};{chance.choice(('Zoë', 'Piet', 'Şükran', 'Ada', 'Omar'))};"
        yield f"{chance.choice(('', '', 'van den', 'de'))};Berg {number};{day(1960, 2005)};"
        yield f"06-{chance.randint(10_000_000, 99_999_999)};p{number}@voorbeeld.nl;"
        yield f"{chance.choice(('WW', 'Bijstand', 'IOAW'))};{day(2024, 2025)};{day(2025, 2025)};"
        yield f"{day(2026, 2026)};{chance.choice(('kantoor', 'tel', 'video'))};"
        yield " ".join(chance.choice(WORDS) for _ in range(12)) + "\n"


def run(what: str, file: Path, store: Path, *argv: str) -> Run:
    """One command, its time and its memory."""
    command = [sys.executable, "-m", "coachdesk", *argv, "--store", str(store)]
    env = {**os.environ, "COACHDESK_TODAY": TODAY}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(argv)}: {status}")
    return Run(what, file, seconds, megabytes(used))


def megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def csv_seconds(file: Path) -> float:
    """The csv module over the same bytes: read into cells, and written again."""
    start = time.perf_counter()
    with file.open(encoding="utf-8-sig", newline="") as source:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";")
        for row in csv.reader(source, delimiter=";"):
            writer.writerow(row)
            if out.tell() > 1 << 20:
                out.seek(0)
                out.truncate()
    return time.perf_counter() - start


def measure(people: int, folder: Path, rows: int | None = None) -> list[Run]:
    """Everything in, everything out, and in again; a list of so many rows into a store of its
    own, and in again."""
    long, other = folder / "list.csv", folder / "list.db"
    with long.open("w", encoding="utf-8") as file:
        file.writelines(people_list(rows or people))
    source, store = folder / "in.json", folder / "caseload.db"
    with source.open("w", encoding="utf-8") as file:  # a small parent: its memory counts below
        file.writelines(caseload(people))
    whole, listed, details = (folder / name for name in ("out.json", "out.csv", "contacts.csv"))
    table = ("--table", "contacts")
    return [
        run("import json, new", source, store, "import", str(source)),
        run("export json", whole, store, "export", "--format", "json", "-o", str(whole)),
        run("export caseload csv", listed, store, "export", "-o", str(listed)),
        run("export contacts csv", details, store, "export", *table, "-o", str(details)),
        run("import json, known", whole, store, "import", str(whole)),
        run("import caseload csv", listed, store, "import", str(listed)),
        run("import contacts csv", details, store, "import", str(details)),
        run("import list csv, new", long, other, "import", str(long)),
        run("import list csv, known", long, other, "import", str(long)),
    ]


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 12_500
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else people
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name, "small"), Path(name, "large")
        small.mkdir()
        large.mkdir()
        few = measure(max(people // 10, 1), small, max(rows // 10, 1))
        many = measure(people, large, rows)
        print(f"{people} people with {CONTACTS} contacts each, a list of {rows}; memory also")
        print("for a tenth of them")
        print(f"{'':22}{'MB file':>9}{'seconds':>9}{'csv':>7}{'ratio':>7}{'MB':>7}{'a tenth':>9}")
        for one, other in zip(many, few, strict=True):
            size, plain = one.file.stat().st_size / 1e6, csv_seconds(one.file)
            print(
                f"{one.what:22}{size:9.1f}{one.seconds:9.2f}{plain:7.2f}{one.seconds / plain:7.1f}"
                f"{one.megabytes:7.0f}{other.megabytes:9.0f}"
            )


if __name__ == "__main__":
    main()
