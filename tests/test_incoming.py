"""Whatever a file says of anybody: a text that may hold a citizen number is warned of."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from coachdesk import words
from coachdesk.domain.place import WHOLE_FILE
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.details import TABLES
from coachdesk.incoming import Incoming
from coachdesk.schema.fields import RecordKind
from coachdesk.schema.kinds import LINE, NOTE, TAGS
from coachdesk.schema.records import COACH, DOSSIER_LISTS, HANDOVER, JOBSEEKER, WORKSHOP
from coachdesk.schema.work import ORGANISATION
from coachdesk.words.problems import placed

DAY = date(2026, 11, 20)
BSN, NO_BSN = "111222333", "111222334"
_WORDED = (LINE, NOTE, TAGS)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("en")


def texts_of(cls: RecordKind) -> list[str]:
    return [name for name, spec in cls.fields.items() if spec.kind in _WORDED]


def told(cls: RecordKind, number: str) -> dict[str, Any]:
    """A record whose every text holds this number."""
    specs = cls.fields
    said = {name: f"nr {number}, {name}" for name in texts_of(cls)}
    return {
        name: ["thuis", text] if specs[name].kind is TAGS else text for name, text in said.items()
    }


def whole(number: str) -> dict[str, Any]:
    """A caseload with one record of every kind."""
    lists: dict[str, Any] = {name: [told(cls, number)] for name, cls in DOSSIER_LISTS.items()}
    lists["placements"][0]["organisation"] = f"nr {number}"
    seat = {"ref": f"nr {number}", "status": "attended"}
    return {
        "handed_over": {**told(HANDOVER, number), "on": "2026-11-20", "uid": number},
        "coach": told(COACH, number),
        "organisations": [told(ORGANISATION, number)],
        "workshops": [{**told(WORKSHOP, number), "attendance": [seat]}],
        "jobseekers": [{**told(JOBSEEKER, number), **lists, "uid": number}],
    }


def places() -> list[str]:
    """Every text of that caseload; the number that an attendance points at is the dossier's."""
    alone: dict[str, RecordKind] = {
        "handed_over": HANDOVER,
        "coach": COACH,
        "organisations[0]": ORGANISATION,
        "workshops[0]": WORKSHOP,
        "jobseekers[0]": JOBSEEKER,
        **{f"jobseekers[0].{name}[0]": cls for name, cls in DOSSIER_LISTS.items()},
    }
    named = [f"{place}.{name}" for place, cls in alone.items() for name in texts_of(cls)]
    return [*named, "jobseekers[0].placements[0].organisation"]


def from_json(caseload: dict[str, Any]) -> Incoming:
    document = {"format": "coachdesk-caseload", "version": 1, **caseload}
    return read_file(json.dumps(document).encode(), "x.json", DAY)


def from_csv(columns: dict[str, Any], rows: int = 1) -> Incoming:
    cells = (" ".join(value) if isinstance(value, list) else value for value in columns.values())
    line = ";".join(cells)
    return read_file("\n".join([";".join(columns), *[line] * rows]).encode(), "x.csv", DAY)


def warned_at(incoming: Incoming) -> list[str]:
    return [placed(note).split(": ")[0] for note in incoming.notes if note.code == "bsn"]


def test_every_text_of_every_record_in_json_is_warned_of() -> None:
    incoming = from_json(whole(BSN))
    assert not incoming.problems
    assert sorted(warned_at(incoming)) == sorted(places())
    assert len(places()) > 35


def test_nine_digits_that_fail_the_eleven_test_are_nothing() -> None:
    assert from_json(whole(NO_BSN)).notes == []


@pytest.mark.parametrize("name", texts_of(JOBSEEKER))
def test_every_text_column_of_a_list_is_warned_of_and_comes_in(name: str) -> None:
    person = {"ref": "K-1", "first_name": "Zo", "last_name": "Berg", "registered_on": "2026-05-04"}
    incoming = from_csv({**person, name: told(JOBSEEKER, BSN)[name]})
    assert warned_at(incoming) == [f"line 2, {name}"]
    assert len(incoming.dossiers) == 1 and not incoming.problems


@pytest.mark.parametrize("name", TABLES)
def test_every_text_column_of_a_table_of_details_is_warned_of(name: str) -> None:
    table = TABLES[name]
    texts = [key for key, spec in table.columns.items() if spec.kind in _WORDED and key != "ref"]
    known = {key: "2026-05-04" for key in table.known_by if key not in texts}
    incoming = from_csv({"ref": BSN, **known, **dict.fromkeys(texts, f"nr {BSN}")})
    assert sorted(warned_at(incoming)) == sorted(f"line 2, {key}" for key in texts)


def test_a_warning_never_says_the_number() -> None:
    notes = [*from_json(whole(BSN)).notes, *from_csv({"last_name": "Zo", "note": BSN}).notes]
    assert not [text for text in map(placed, notes) if BSN in text]
    assert not [note for note in notes if note.code == "bsn" and note.facts]


@pytest.mark.parametrize(
    "text", ["11122-2333", "111.222.333", "111 222 333", "١١١٢٢٢٣٣٣", f"é {BSN}"]
)
def test_a_number_is_known_however_it_is_written(text: str) -> None:
    found = Incoming()
    found.check_fields(JOBSEEKER, WHOLE_FILE.item("jobseekers", 0), {"note": text})
    assert warned_at(found) == ["jobseekers[0].note"]


def test_many_warnings_are_told_in_so_many_lines_and_the_rest_is_counted() -> None:
    person = {"first_name": "Zo", "last_name": "Berg", "registered_on": "2026-05-04", "note": BSN}
    for rows, more in ((200, ""), (201, " (and 1 more place)"), (2_000, " (and 1800 more places)")):
        found = warned_at(from_csv(person, rows))
        assert found == [*(f"line {line}, note" for line in range(2, 201)), f"line 201, note{more}"]


def test_the_count_stands_in_its_own_note_whatever_else_is_told() -> None:
    found = Incoming()
    for number in range(300):
        found.check_fields(ORGANISATION, WHOLE_FILE.item("organisations", number), {"note": BSN})
        if number in (100, 250):
            found.notes.append(found.notes[0]._replace(code="no_rows"))
    assert [note.code for note in found.notes].count("no_rows") == 2
    assert warned_at(found)[-1] == "organisations[199].note (and 100 more places)"


def test_it_is_said_in_dutch() -> None:
    words.use("nl")
    notes = from_csv({"last_name": "Zo", "first_name": "A", "note": BSN}, 202).notes
    [last] = [note for note in notes if "nog" in placed(note)]
    assert placed(last).startswith("regel 201, note (en nog 2 plekken): bevat misschien")
