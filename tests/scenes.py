"""The sample caseload, as tests and screenshots see it: the demo's people on one fixed day."""

import json
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from coachdesk.demo import demo_caseload
from coachdesk.desk import Desk
from coachdesk.exchange.caseload_json import read_json

DAY = date(2026, 11, 20)


@cache
def _stored(size: int) -> Path:
    """A store with the sample caseload, made once a run and copied from then on."""
    path = Path(mkdtemp(prefix="coachdesk-scenes-")) / f"{size}.db"
    desk = Desk.open(path, today=DAY, create=True)
    desk.files.import_records(read_json(json.dumps(demo_caseload(DAY, size))))
    desk.close()
    return path


def sample_store(folder: Path, size: int = 38) -> Path:
    """A store of its own, with `size` people."""
    path = folder / "caseload.db"
    shutil.copy(_stored(size), path)
    return path


def sample_desk(folder: Path, size: int = 38) -> Desk:
    """A desk on the sample caseload, on its day."""
    return Desk.open(sample_store(folder, size), today=DAY)
