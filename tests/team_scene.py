"""A team of twelve coaches with published figures, as tests and screenshots see it."""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from coachdesk.domain.summary import COUNTED
from coachdesk.exchange.summary_file import FORMAT
from tests.scenes import DAY, sample_desk
from tests.store.steps import Json

COACHES = (
    "Ahmed el Idrissi", "Bea de Wit", "Çiğdem Yılmaz", "Dirk-Jan van der Wolf", "Els Smit",
    "Femke Bos", "Gijs Mol", "Hanneke Terpstra", "Ilse Kok", "Jan Vos", "Kees Prins",
    "Lotte de Groot",
)  # fmt: skip
STALE = 3  # the place of the one whose figures are eight days old
_VARIED = ("contact", "intake", "plan", "debts", "placements")


def publish_team(folder: Path) -> None:
    """Write one file a coach, each a little different and the same in every run."""
    with TemporaryDirectory() as place, closing(sample_desk(Path(place))) as desk:
        text = desk.files.publish(Path(place)).read_text(encoding="utf-8")
    chance = Random(7)
    for number, name in enumerate(COACHES):
        data = json.loads(text)
        assert data["format"] == FORMAT
        own = data["summary"]
        data["uid"], own["coach"], own["team"] = f"{number:016x}", name, "Team Zuid"
        for key in COUNTED:
            group, _, figure = key.partition(".")
            if group in _VARIED:
                own[group][figure] = max(0, own[group][figure] + chance.randint(-3, 6))
        own |= filled(chance.randint(27, 42), own["outflow"])
        if number == STALE:
            own["as_of"] = (DAY - timedelta(days=8)).isoformat()
        (folder / f"{number:02}.json").write_text(json.dumps(data), encoding="utf-8")


def filled(active: int, outflow: Json) -> Json:
    """So many active jobseekers, and what follows from that."""
    states = ((41, "over"), (40, "full"), (36, "near"), (0, "ok"))
    share = outflow["to_work_12m"] * 1000 / (active + outflow["closed_12m"])
    return {
        "active": active,
        "state": next(state for least, state in states if active >= least),
        "outflow": {**outflow, "rate_pct": int(share + 0.5) / 10},
    }
