"""A published file: what it says, what it never says, and what is refused of a foreign one."""

import json
import os
import random
import re
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.demo import demo_caseload
from coachdesk.desk import Desk
from coachdesk.domain.dates import add_months
from coachdesk.domain.rules.caseload import CaseloadState
from coachdesk.domain.signal import Severity
from coachdesk.domain.summary import (
    COUNTED,
    FIGURES,
    MONTHS,
    Figures,
    Months,
    Noted,
    Summary,
    total,
)
from coachdesk.exchange import summary_file
from coachdesk.exchange.summary_file import (
    MOST_BYTES,
    Unusable,
    read_summary,
    summary_file_name,
    write_summary,
)
from coachdesk.words.summary import figure_value
from tests.conftest import A_FRIDAY
from tests.files import whole_caseload
from tests.platforms import needs_posix
from tests.store.steps import import_records

Json = dict[str, Any]
MADE_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def published(demo_desk: Desk, tmp_path: Path) -> Path:
    return demo_desk.files.publish(tmp_path)


def months_up_to(day: date) -> Months:
    names = tuple(add_months(day, -back).isoformat()[:7] for back in reversed(range(MONTHS)))
    return Months(names, *[(1,) * MONTHS] * 4)


def written(folder: Path, data: bytes) -> Path:
    path = folder / "given.json"
    path.write_bytes(data)
    return path


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(Unusable) as caught:
        read_summary(written(folder, data))
    return caught.value.code


# What it says ----------------------------------------------------------------------------------


def test_a_file_gives_back_the_figures_that_were_written(demo_desk: Desk, tmp_path: Path) -> None:
    summary = demo_desk.read.summary()
    path = written(tmp_path, write_summary(summary, MADE_AT).encode())
    assert read_summary(path)[:2] == (MADE_AT, summary)


def test_what_is_as_written_is_read_once(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The strict reader takes longer than all the checks: it is for what is not as written."""
    asked: list[str] = []
    strict = summary_file.read_strict
    monkeypatch.setattr(
        summary_file, "read_strict", lambda text: (asked.append(text), strict(text))[1]
    )
    text = published.read_text(encoding="utf-8")
    published.write_text(text.replace('"team": "', '"team": "Wijk: '), encoding="utf-8")
    assert (read_summary(published).summary.team or "").startswith("Wijk: ")
    assert not asked
    published.write_text(text.replace("K-00001", "K\\u002d00001"), encoding="utf-8")
    assert "K-00001" in read_summary(published).summary.refs["active"]
    assert len(asked) == 1


@needs_posix
def test_a_file_is_its_owners_alone_and_nothing_is_left_beside_it(
    published: Path, tmp_path: Path
) -> None:
    assert published.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".db"
            and path.name.startswith((".", "coachdesk"))] == [published.name]  # fmt: skip


def test_a_renamed_coach_keeps_the_file_name(demo_desk: Desk, tmp_path: Path) -> None:
    before = demo_desk.files.publish(tmp_path)
    demo_desk.write.set_up("Iemand Anders", None)
    assert demo_desk.files.publish(tmp_path) == before
    assert read_summary(before).summary.coach == "Iemand Anders"


@pytest.mark.parametrize("uid", ["../../etc", "A", "a", "con", "-rf", "x" * 64])
def test_a_file_name_is_safe_whatever_the_coachs_mark_is(uid: str) -> None:
    name = summary_file_name(uid)
    assert name.replace("-", "").replace(".", "").isalnum() and name == name.lower()
    assert len({summary_file_name(other) for other in ("A", "a", uid)}) >= 2


# What it never says ----------------------------------------------------------------------------

# Every field of the exchange format that may hold what is nobody's business, and what is put there.
TEXTS = {
    "first_name", "prefix", "last_name", "phone", "email", "neighbourhood", "language", "buddy",
    "plan_goal", "closing_note", "note", "title", "text", "creditor", "role", "supervisor",
    "learning_goal", "place", "contact_person", "end_reason", "administrator", "with_whom", "asks",
    "offers", "level", "gained_at", "street", "postcode", "town",
}  # fmt: skip
DAYS = {"born_on"}
AMOUNTS = {"amount", "allowance_per_month"}


def marked(caseload: Json) -> tuple[Json, set[str]]:
    """The caseload with a mark of its own in every such field, and all these marks."""
    secrets: set[str] = set()

    def secret(text: str) -> str:
        secrets.add(text)
        return text

    def walk(value: Any, field: str = "") -> Any:
        number = len(secrets)
        if isinstance(value, dict):
            return {name: walk(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [secret(f"tag-{number}-é") for _ in value] if field == "tags" else [
                walk(item) for item in value
            ]  # fmt: skip
        if field in TEXTS:
            return secret(f'Gehéim{number}ŽŞ王🙂"/%x')
        if field in DAYS:
            return secret(date.fromordinal(date(1950, 1, 1).toordinal() + number).isoformat())
        return secret(f"{77000 + number}.{number % 100:02}") if field in AMOUNTS else value

    people = [walk(person) for person in caseload["jobseekers"]]
    names = {item["name"]: walk(item["name"], "title") for item in caseload["organisations"]}
    organisations = [{**walk(item), "name": names[item["name"]]}
                     for item in caseload["organisations"]]  # fmt: skip
    titles = {
        (old["name"], before["title"]): after["title"]
        for old, new in zip(caseload["organisations"], organisations, strict=True)
        for name in ("vacancies", "social_returns")
        for before, after in zip(old.get(name, ()), new.get(name, ()), strict=True)
    }
    for person in people:
        for item in person["placements"]:
            if contract := item.get("social_return"):
                item["social_return"] = titles[item["organisation"], contract]
            item["organisation"] = names[item["organisation"]]
        for item in person["introductions"]:
            place = names[item["organisation"]], titles[item["organisation"], item["vacancy"]]
            item["organisation"], item["vacancy"] = place
    workshops = [walk(item) for item in caseload["workshops"]]
    coach = {**caseload["coach"], "email": secret("coach-geheim@example.nl")}
    whole = {**caseload, "coach": coach, "jobseekers": people, "workshops": workshops}
    return {**whole, "organisations": organisations}, secrets


def spellings(secret: str) -> set[str]:
    """As it stands, as JSON escapes it in either case, as a URL does, and an amount in cents."""
    escaped = json.dumps(secret)[1:-1]
    found = {secret, escaped, escaped.upper(), json.dumps(secret, ensure_ascii=False)[1:-1]}
    found |= {quote(secret), quote(secret, safe="")}
    if secret.replace(".", "").isdigit():
        found |= {secret.replace(".", ""), secret.replace(".", ","), str(float(secret))}
    if secret[:2] == "19":
        year, month, day = secret.split("-")
        found |= {f"{day}-{month}-{year}", secret.replace("-", "")}
    return found


def test_nothing_about_a_jobseeker_but_the_dossier_number_is_published(
    new_desk: Desk, tmp_path: Path
) -> None:
    caseload, secrets = marked(demo_caseload(A_FRIDAY, 60))
    import_records(new_desk, caseload)
    stored = json.dumps(whole_caseload(new_desk), ensure_ascii=False)
    assert len(secrets) > 500
    missing = [text for text in secrets if json.dumps(text, ensure_ascii=False) not in stored]
    assert missing == []
    text = new_desk.files.publish(tmp_path).read_text(encoding="utf-8")
    leaked = [secret for secret in secrets for form in spellings(secret) if form in text]
    assert leaked == []
    assert "héim" not in text and "geheim" not in text.lower()
    assert '"K-00001"' in text


def test_a_published_file_holds_these_fields_and_no_other(published: Path) -> None:
    data = json.loads(published.read_text(encoding="utf-8"))
    assert set(data) == {
        "format", "version", "made_at", "uid", "summary", "first_talk_days", "dossiers", "signals",
    }  # fmt: skip
    assert {field for item in data["signals"] for field in item} == {
        "ref", "rule", "severity", "due_on",
    }  # fmt: skip
    numbers = {ref for refs in data["dossiers"].values() for ref in refs}
    assert all(number.startswith("K-") for number in numbers)
    assert all(isinstance(days, int) for days in data["first_talk_days"])


# What is refused -------------------------------------------------------------------------------

NOT_OURS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "damaged"),
    "cut off": (b'{"format": "coachdesk-summary"', "damaged"),
    "a list": (b"[]", "foreign"),
    "null": (b"null", "foreign"),
    "a number of many digits": (b'{"format": ' + b"9" * 100_000 + b"}", "damaged"),
    "nested without end": (b"[" * 400_000, "damaged"),
    "nested objects": (b'{"a":' * 200_000, "damaged"),
    "not a number": (b'{"format": NaN}', "damaged"),
    "a field twice": (b'{"format": "coachdesk-summary", "format": "x"}', "damaged"),
    "no text": (b"\xff\xfe{\x00}\x00", "foreign"),
    "a lone surrogate": (b'{"format": "\\ud800"}', "foreign"),
    "a caseload": (b'{"format": "coachdesk-caseload", "version": 1}', "foreign"),
    "newer": (b'{"format": "coachdesk-summary", "version": 3, "more": []}', "newer"),
    "version in words": (b'{"format": "coachdesk-summary", "version": "1"}', "damaged"),
    "version true": (b'{"format": "coachdesk-summary", "version": true}', "damaged"),
    "nothing in it": (b'{"format": "coachdesk-summary", "version": 1}', "damaged"),
    "too large": (b" " * (MOST_BYTES + 1), "too_large"),
}


def test_of_a_file_of_before_what_it_does_not_say_is_not_known(
    published: Path, demo_desk: Desk, tmp_path: Path
) -> None:
    data = json.loads(published.read_text(encoding="utf-8"))
    later = [figure.key for figure in FIGURES if figure.since > 1]
    for key in later:
        data["summary"].pop(key.partition(".")[0], None)
        del data["dossiers"][key]
    data["version"] = 1
    older = read_summary(written(tmp_path, json.dumps(data).encode())).summary.figures
    now = demo_desk.read.summary().figures
    together = total([older, now])
    for key in later:
        assert older.value(key) is None and figure_value(older, key) == "–"
        assert now.value(key) is not None
        assert together.value(key) == now.value(key)
        assert total([older]).value(key) is None
    assert "work" not in older.as_json()
    assert together.counts["active"] == 2 * now.counts["active"]


def test_a_file_of_before_with_a_newer_figure_is_refused(published: Path, tmp_path: Path) -> None:
    data = json.loads(published.read_text(encoding="utf-8")) | {"version": 1}
    assert refused(tmp_path, json.dumps(data).encode()) == "damaged"


@pytest.mark.parametrize("name", NOT_OURS)
def test_a_file_that_is_none_is_refused_with_its_reason(name: str, tmp_path: Path) -> None:
    data, code = NOT_OURS[name]
    assert refused(tmp_path, data) == code


def at(data: Json, path: str, value: Any) -> None:
    """Put a value in a place such as `summary.months.0.active`; `-` takes it away."""
    *way, last = path.split(".")
    spot: Any = data
    for part in way:
        spot = spot[int(part)] if isinstance(spot, list) else spot[part]
    key: Any = int(last) if isinstance(spot, list) else last
    if value == "-":
        del spot[key]
    else:
        spot[key] = value


WRONG: list[tuple[str, Any]] = [
    ("more", 1),
    ("signals", "-"),
    ("signals", {}),
    ("signals.0", []),
    ("signals.0.rule", "no.such"),
    ("signals.0.rule", []),
    ("signals.0.severity", {}),
    ("signals.0.severity", "worst"),
    ("signals.0.due_on", "2026-02-30"),
    ("signals.0.due_on", 20261120),
    ("signals.0.due_on", {}),
    ("signals.0.due_on", ""),
    ("signals.0.due_on", "20261120"),
    ("signals.0.due_on", "-"),
    ("signals.0.ref", None),
    ("signals.0.ref", []),
    ("signals.0.ref", ""),
    ("signals.0.ref", "K" * 201),
    ("signals.0.name", "Fatma"),
    ("uid", "../x"),
    ("uid", ""),
    ("uid", None),
    ("made_at", "2026-11-20T09:00:00"),
    ("made_at", "gisteren"),
    ("made_at", 1),
    ("summary", []),
    ("summary.coach", ""),
    ("summary.coach", "\u202e"),
    ("summary.coach", 12),
    ("summary.coach", "x" * 201),
    ("summary.coach", "-"),
    ("summary.team", 1),
    ("summary.as_of", "20-11-2026"),
    ("summary.as_of", "9999-99-99"),
    ("summary.as_of", "2026-10-20"),
    ("summary.state", "best"),
    ("summary.state", []),
    ("summary.score", 10),
    ("summary.active", -1),
    ("summary.active", True),
    ("summary.active", 38.0),
    ("summary.active", 10**9),
    ("summary.active", "38"),
    ("summary.limit", None),
    ("summary.contact", None),
    ("summary.contact.overdue", "-"),
    ("summary.contact.worst", 1),
    ("summary.contact.median_first_talk_days", 1),
    ("summary.outflow.rate_pct", 99.9),
    ("summary.outflow.rate_pct", None),
    ("summary.months", []),
    ("summary.months.0", "-"),
    ("summary.months.0.month", "2020-01"),
    ("summary.months.23.month", "9999-12"),
    ("summary.months.3.in", None),
    ("summary.months.3.score", 1),
    ("first_talk_days", None),
    ("first_talk_days.0", "5"),
    ("first_talk_days.0", -3),
    ("dossiers", []),
    ("dossiers.active", "-"),
    ("dossiers.names", []),
    ("dossiers.active.0", {"name": "Fatma"}),
    ("dossiers.active.0", ""),
    ("dossiers.active", "K-00001"),
    ("dossiers.active", {}),
    ("dossiers.active", None),
    ("summary.months.3", []),
    ("summary.months.3.in", True),
    ("summary.months.3.in", 10**9),
    ("summary.work", {}),
    ("summary.work", "places_open"),
    ("summary.more", {}),
    ("summary.social_return.filled", 6500.0),
    ("summary.social_return.filled", "6500"),
    ("first_talk_days", {}),
    ("first_talk_days.0", False),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_a_file_that_is_not_exactly_as_written_is_refused(
    path: str, value: Any, published: Path, tmp_path: Path
) -> None:
    data = json.loads(published.read_text(encoding="utf-8"))
    at(data, path, value)
    assert refused(tmp_path, json.dumps(data).encode()) == "damaged"


TWICE = [
    '"active": 1, "active": 38',
    '"active" : 1, "active": 38',
    '"active"\n:\t1,"active":38',
    '"\\u0061ctive": 1, "active": 38',
    '"a": {"active": 1}, "active": 38',
    '"contact.overdue": 1, "active": 38',
]


@pytest.mark.parametrize("pair", TWICE)
@pytest.mark.parametrize("spelling", ["as written", "compact"])
def test_a_name_too_many_is_refused_however_it_is_written(
    pair: str, spelling: str, published: Path, tmp_path: Path
) -> None:
    data = json.loads(published.read_text(encoding="utf-8"))
    active = data["summary"]["active"]
    text = published.read_text(encoding="utf-8") if spelling == "as written" else json.dumps(data)
    changed = text.replace(f'"active": {active}', pair.replace("38", str(active)), 1)
    assert changed != text
    assert refused(tmp_path, changed.encode()) == "damaged"


SHORT = write_summary(
    Summary(
        "mark", "Coach", "Zuid", A_FRIDAY, CaseloadState.OK,
        Figures(40, dict.fromkeys(COUNTED, 0), (3, 5), months_up_to(A_FRIDAY)),
        {"active": ("K-00001", "K-00002")},
        Noted(("K-00001",), ("plan.missing",), (Severity.SOON,), (None,)),
    ),
    MADE_AT,
)  # fmt: skip
AGAIN = ""  # what stands there until the end of the line
PIECES = [
    AGAIN, AGAIN, ":", '"active" :0,', '"a:b": 1,', '"\\u0061ctive": 0, ', "é", "\\u003a", "null",
    '"ref": "K:1",', '"made_at": "::::",', "{}", ',"x": [1]', "  ", "7", "\n",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.floats(0, 1), st.booleans()), max_size=3))
def test_the_quick_way_takes_nothing_that_the_strict_way_does_not(
    changes: list[tuple[str, float, bool]],
) -> None:
    """Pieces are put between two signs of the text, before a name most often."""
    text = SHORT
    for piece, share, anywhere in changes:
        names = [match.start() for match in re.finditer(r'"\w+"\s*:', text)]
        spots = range(len(text)) if anywhere else names
        at = spots[int(share * (len(spots) - 1))]
        text = text[:at] + (piece or text[at : text.index("\n", at)]) + text[at:]
    found = summary_file._quickly(text)
    assert found is None or found == summary_file._strictly(text)


def test_an_escaped_colon_does_not_hide_a_name_that_stands_twice(tmp_path: Path) -> None:
    text = SHORT.replace("09:30", "09\\u003a30")
    assert read_summary(written(tmp_path, text.encode()))
    twice = text.replace('"limit": 40', '"limit": 40, "limit": 40')
    assert refused(tmp_path, twice.encode()) == "damaged"


def test_texts_that_would_steer_a_terminal_are_cleaned(published: Path, tmp_path: Path) -> None:
    data = json.loads(published.read_text(encoding="utf-8"))
    at(data, "summary.coach", "\x1b]52;c;AAAA\x07Han\u202eneke\n\n[/]")
    at(data, "summary.team", "a\x9bb")
    at(data, "dossiers.active.0", "K-\x1b[2J1")
    found = read_summary(written(tmp_path, json.dumps(data).encode())).summary
    assert found.coach == "]52;c;AAAAHanneke [/]"
    assert found.team == "ab"
    assert found.refs["active"][0] == "K-[2J1"


@pytest.mark.parametrize("seed", range(4))
def test_no_change_of_a_byte_is_a_crash(seed: int, published: Path, tmp_path: Path) -> None:
    chance = random.Random(seed)
    data = published.read_bytes()
    changes: list[Callable[[bytes, int], bytes]] = [
        lambda text, place: text[:place] + bytes([chance.randrange(256)]) + text[place + 1 :],
        lambda text, place: text[:place] + text[place + chance.randrange(1, 60) :],
        lambda text, place: text[:place] + text[place : place + 40] + text[place:],
    ]
    for _ in range(60):
        changed = chance.choice(changes)(data, chance.randrange(len(data)))
        try:
            found = read_summary(written(tmp_path, changed)).summary
        except Unusable:
            continue
        assert found.coach.isprintable()


@needs_posix
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "device.json").symlink_to("/dev/zero")
    for name in ("folder.json", "pipe.json", "device.json"):
        with pytest.raises(Unusable) as caught:
            read_summary(tmp_path / name)
        assert caught.value.code == "not_a_file"


def test_what_comes_to_a_file_while_it_is_read_is_read_too(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, about = read_summary(published), list(published.stat())
    about[stat.ST_SIZE] = 10
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result(about))
    assert read_summary(published).summary == whole.summary
    with published.open("ab") as file:
        file.write(b" " * MOST_BYTES)
    with pytest.raises(Unusable, match="too_large"):
        read_summary(published)


def test_the_copy_of_a_file_reads_the_same(published: Path, tmp_path: Path) -> None:
    shutil.copy(published, tmp_path / "copy.json")
    assert read_summary(tmp_path / "copy.json")[:2] == read_summary(published)[:2]
