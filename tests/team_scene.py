"""A team of twelve coaches with published figures, as tests and screenshots see it."""

import json
from contextlib import closing
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from coachdesk.demo import demo_caseload
from coachdesk.desk import Desk
from coachdesk.exchange.caseload_json import read_json
from tests.scenes import DAY

COACHES = (
    "Ahmed el Idrissi", "Bea de Wit", "Çiğdem Yılmaz", "Dirk-Jan van der Wolf", "Els Smit",
    "Femke Bos", "Gijs Mol", "Hanneke Terpstra", "Ilse Kok", "Jan Vos", "Kees Prins",
    "Lotte de Groot",
)  # fmt: skip
STALE = 3  # the place of the one whose figures are eight days old
_FEWEST, _MOST = 27, 42  # active jobseekers
_LATE = 100  # days, that a coach may be behind


def publish_team(folder: Path) -> Path:
    """Write one file a coach, each with a caseload of its own and the same in every run."""
    for number, text in enumerate(_published()):
        (folder / f"{number:02}.json").write_text(text, encoding="utf-8")
    return folder


@cache
def _published() -> list[str]:
    chance = Random(7)
    return [
        _file_of(number, chance.randint(_FEWEST, _MOST), timedelta(chance.randint(0, _LATE)))
        for number in range(len(COACHES))
    ]


def _file_of(number: int, size: int, late: timedelta) -> str:
    today = DAY - timedelta(days=8) if number == STALE else DAY
    caseload = json.dumps(demo_caseload(today - late, size, number + 1))
    with (
        TemporaryDirectory() as place,
        closing(Desk.open(Path(place, "caseload.db"), today=today, create=True)) as desk,
    ):
        desk.files.import_records(read_json(caseload))
        data = json.loads(desk.files.publish(Path(place)).read_text(encoding="utf-8"))
    data["uid"] = f"{number:016x}"
    data["summary"] |= {"coach": COACHES[number], "team": "Team Zuid"}
    return json.dumps(data)
