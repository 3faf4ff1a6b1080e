"""Who a list is about: known people are met once, and what is doubtful is said."""

import json
from collections.abc import Iterable
from datetime import date

import pytest

from coachdesk.desk import Desk
from coachdesk.desk.files import Imported
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_file import read_file
from coachdesk.store.person_matching import name_of
from coachdesk.words import use
from coachdesk.words.problems import placed
from tests.store.steps import caseload, count, import_records, rows

TODAY = date(2026, 11, 20)
_ALWAYS_TOLD = ("registered_today", "names_in_order", "spelling_kept")


def take_list(desk: Desk, *lines: str, dry_run: bool = False) -> tuple[Imported, list[str]]:
    """Import a list; gives what came of it and its notes, bar the day of registration."""
    incoming = read_file("\n".join(lines).encode(), "list.csv", TODAY)
    result = desk.files.import_records(incoming, dry_run=dry_run)
    notes = [note for note in incoming.notes if note.code not in _ALWAYS_TOLD]
    return result, [placed(note) for note in notes]


def refusal(desk: Desk, *lines: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        take_list(desk, *lines)
    return [placed(problem) for problem in refused.value.problems]


def added(result: Imported) -> int:
    return result.tally["jobseeker"].added


def people(desk: Desk) -> list[tuple[str, str]]:
    """Number and name of everybody."""
    return [(row["ref"], name_of(row)) for row in rows(desk.path)["jobseeker"]]


def refs(desk: Desk) -> list[str]:
    return [row["ref"] for row in rows(desk.path)["jobseeker"]]


# Twice in one list ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("naam", "Mo Ali", "Mo Ali"),
        ("naam", "Mo Ali", "mo Álí"),
        ("naam;geboortedatum", "Mo Ali;1990-02-01", "Mo Ali;1990-02-01"),
        ("ref;naam", "7;Mo Ali", ";Mo Ali"),
        ("voornaam;tussenvoegsel;achternaam", "Mo;van;Ali", "Mo;;van Ali"),
    ],
)
def test_the_same_person_twice_in_a_list_is_refused_at_once(
    new_desk: Desk, lines: Iterable[str]
) -> None:
    said = refusal(new_desk, *lines)
    assert said == [
        "line 3: is the same person as line 2; give a dossier number or a birth date",
    ]
    assert refs(new_desk) == []


def test_the_same_person_twice_is_said_in_dutch(new_desk: Desk) -> None:
    use("nl")
    try:
        [said] = refusal(new_desk, "naam", "Mo Ali", "Mo Ali")
    finally:
        use("en")
    assert said.startswith("regel 3: is dezelfde persoon als regel 2; geef een dossiernummer")


@pytest.mark.parametrize(
    "lines",
    [
        ("naam;geboortedatum", "Mo Ali;1990-02-01", "Mo Ali;", "Mo Ali;1990-02-02"),
        ("ref;naam", "1;Mo Ali", "2;Mo Ali"),
        ("ref;naam", ";Mo Ali", "2;Mo Ali"),
        ("naam", "Mo Ali", "Ali Mo"),
    ],
)
def test_a_list_comes_in_a_second_time_and_changes_nothing(
    new_desk: Desk, lines: Iterable[str]
) -> None:
    take_list(new_desk, *lines)
    before = rows(new_desk.path)
    result, notes = take_list(new_desk, *lines)
    assert added(result) == 0
    assert notes == []
    assert rows(new_desk.path) == before


def test_a_birth_date_that_cannot_be_read_is_all_that_is_said_of_its_line(new_desk: Desk) -> None:
    said = refusal(new_desk, "naam;geboortedatum", "Mo Ali;", "Mo Ali;31-11-1990")
    assert [line.split(":")[0] for line in said] == ["line 3, geboortedatum"]


# Known, in other words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ("naam\nBerg, Piet van der", "voornaam;tussenvoegsel;achternaam\nPiet;;van der Berg"),
        ("voornaam;tussenvoegsel;achternaam\nPiet;;van der Berg", "naam\nPiet van der Berg"),
        ("naam\nPiet van der Berg", "ref;voornaam;tussenvoegsel;achternaam\n;Piet;;van der Berg"),
        ("naam\nPiet van der Berg", "ref;voornaam;tussenvoegsel;achternaam\nk-00001;Piet;;Berg"),
        ("ref;naam\nK-00007;Mo Ali", "ref;naam\nk-00007;Mo Ali"),
        ("ref;naam\nk-7a;Mo Ali", "ref;naam\nK-7A;Mo Ali"),
    ],
)
def test_a_known_person_is_met_in_other_words(new_desk: Desk, known: str, line: str) -> None:
    take_list(new_desk, *known.splitlines())
    before = people(new_desk)
    result, notes = take_list(new_desk, *line.splitlines())
    assert added(result) == 0
    assert notes == []
    assert people(new_desk) == before


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1;Piet;;Jansen", "Piet Jansen"),
        ("1;Piet;;de Boer", "Piet de Boer"),
        ("1;Piet;de;Boer", "Piet de Boer"),
        ("1;Jan;;Berg", "Jan van der Berg"),
        ("1;Jan;;", "Jan van der Berg"),
    ],
)
def test_a_prefix_goes_with_its_last_name(new_desk: Desk, line: str, name: str) -> None:
    take_list(new_desk, "ref;naam", "1;Piet van der Berg")
    take_list(new_desk, "ref;voornaam;tussenvoegsel;achternaam", line)
    assert people(new_desk) == [("1", name)]


def test_a_caseload_that_leaves_the_prefix_out_leaves_it(new_desk: Desk) -> None:
    import_records(new_desk, caseload({"prefix": "van der"}))
    import_records(new_desk, caseload({"last_name": "Boer"}))
    assert people(new_desk) == [("K-00001", "Zoë van der Boer")]


def test_a_number_given_in_small_letters_is_not_given_again(new_desk: Desk) -> None:
    take_list(new_desk, "ref;naam", "k-00001;Mo Ali")
    take_list(new_desk, "naam", "Bo Vos")
    assert refs(new_desk) == ["k-00001", "K-00002"]


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ("naam;geboortedatum\nMo Ali;1990-02-01", "naam\nMo Ali"),
        ("naam\nMo Ali", "naam;geboortedatum\nMo Ali;1990-02-01"),
        ("ref;naam\n00123;Mo Ali", "ref;naam\n123;Mo Ali"),
        ("naam\nPiet van der Berg", "voornaam;tussenvoegsel;achternaam\nPiet;;v.d. Berg"),
        ("naam\nPiet van den Berg", "voornaam;tussenvoegsel;achternaam\nPiet;vd;Berg"),
        ("naam\nAn Bos-Smit", "voornaam;achternaam\nAn;Bos - Smit"),
    ],
)
def test_who_is_added_beside_somebody_of_that_name_is_told(
    new_desk: Desk, known: str, line: str
) -> None:
    take_list(new_desk, *known.splitlines())
    [stored] = refs(new_desk)
    for dry_run in (True, False):
        result, notes = take_list(new_desk, *line.splitlines(), dry_run=dry_run)
        assert added(result) == 1
        assert notes == [f"line 2: added as new; {stored} has the same name"]


def test_a_prefix_is_part_of_a_name(new_desk: Desk) -> None:
    take_list(new_desk, "naam", "Piet Berg")
    result, notes = take_list(new_desk, "naam", "Piet van Berg")
    assert (added(result), notes) == (1, [])


def test_numbers_that_differ_in_capitals_only_are_one_in_a_list(new_desk: Desk) -> None:
    said = refusal(new_desk, "ref;naam", "k-7;Mo Ali", "K-7;Mo Ali")
    assert said == ["line 3, ref: K-7 stands here twice"]


def test_details_meet_their_dossier_whatever_the_capitals(new_desk: Desk) -> None:
    take_list(new_desk, "ref;naam", "K-7a;Mo Ali")
    take_list(new_desk, "ref;datum;wijze;doel", "k-7A;2026-11-02;office;progress")
    take_list(new_desk, "ref;title;held_on;hours;status", "k-7A;W;2026-11-02;4;planned")
    found = rows(new_desk.path)
    [owner] = [row["id"] for row in found["jobseeker"]]
    assert [row["jobseeker_id"] for row in (*found["contact"], *found["attendance"])] == [owner] * 2


def test_a_table_of_attendance_splits_no_roll_for_its_capitals(new_desk: Desk) -> None:
    header = "ref;title;held_on;hours;status"
    take_list(new_desk, "ref;naam", "1;Mo Ali", "2;Bo Vos")
    take_list(new_desk, header, "1;Écht koken;2026-11-02;4;planned")
    lines = ("1;ÉCHT KOKEN;2-11-2026;4;attended", "2;écht koken;2-11-2026;4;attended")
    take_list(new_desk, header, *lines)
    result, _ = take_list(new_desk, header, *lines)
    assert tuple(result.tally["workshop"]) == (0, 0, 1)
    found = rows(new_desk.path)
    assert [row["title"] for row in found["workshop"]] == ["Écht koken"]
    assert [(row["workshop_id"], row["status"]) for row in found["attendance"]] == [
        (found["workshop"][0]["id"], "attended")
    ] * 2


def test_dossiers_whose_numbers_differ_in_capitals_come_back_both(new_desk: Desk) -> None:
    """A caseload that holds both must go out and come in whole."""
    data = caseload({"ref": "a", "uid": "1"}, {"ref": "A", "uid": "2", "first_name": "Bo"})
    import_records(new_desk, data)
    assert refs(new_desk) == ["a", "A"]
    tally = import_records(new_desk, data).tally["jobseeker"]
    assert tuple(tally) == (0, 0, 2)


@pytest.mark.parametrize(
    "typed",
    ["+31 6 12345678", "0031612345678", "06-12345678", "(06) 12.34.56.78", "+31 (0)612345678"],
)
def test_a_phone_number_written_in_another_way_is_no_change(new_desk: Desk, typed: str) -> None:
    take_list(new_desk, "ref;naam;telefoon", "1;Mo Ali;06 1234 5678")
    result, notes = take_list(new_desk, "ref;naam;telefoon", f"1;Mo Ali;{typed}")
    assert tuple(result.tally["jobseeker"]) == (0, 0, 1)
    assert notes == []
    assert [row["phone"] for row in rows(new_desk.path)["jobseeker"]] == ["06 1234 5678"]


@pytest.mark.parametrize("typed", ["+32 612345678", "06 12345679", "06 12345678 (moeder)"])
def test_another_phone_number_is_a_change(new_desk: Desk, typed: str) -> None:
    take_list(new_desk, "ref;naam;telefoon", "1;Mo Ali;06 1234 5678")
    take_list(new_desk, "ref;naam;telefoon", f"1;Mo Ali;{typed}")
    assert [row["phone"] for row in rows(new_desk.path)["jobseeker"]] == [typed]


# The same number, another person ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("1;Fatima;;Yılmaz;", "Fatima Yılmaz"),
        ("1;Jan;;Yılmaz;1990-03-03", "Jan Yılmaz"),
        ("1;Smit;;Jan;", "Smit Jan"),
        ("1;Jan;;Smit;1990-03-03", None),
        ("1;Jan;;de Boer;", None),
        ("1;Jan;de;Boer;1980-01-01", None),
        ("1;JAN;;SMIT;", None),
        ("1;;;;", None),
    ],
)
def test_a_number_that_gets_another_person_is_told(
    new_desk: Desk, line: str, becomes: str | None
) -> None:
    header = "ref;voornaam;tussenvoegsel;achternaam;geboortedatum"
    take_list(new_desk, header, "1;Jan;;Smit;1980-01-01")
    for dry_run in (True, False):
        result, notes = take_list(new_desk, header, line, dry_run=dry_run)
        assert added(result) == 0
        told = [f"line 2: dossier 1 was Jan Smit and becomes {becomes}"] if becomes else []
        assert notes == told


def test_another_person_is_told_of_a_caseload_too(new_desk: Desk) -> None:
    from coachdesk.exchange.caseload_json import read_json

    import_records(new_desk, caseload({}))
    incoming = read_json(json.dumps(caseload({"first_name": "Mo", "last_name": "Ali"})))
    new_desk.files.import_records(incoming)
    assert [placed(note) for note in incoming.notes] == [
        "jobseekers[0]: dossier K-00001 was Zoë Berg and becomes Mo Ali"
    ]


# Half a name ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("naam", "Ali"), "Ali is not a whole name; expected Last, First or First Last"),
        (
            ("naam", "Berg v.d."),
            "Berg v.d. is not a whole name; expected Last, First or First Last",
        ),
        (("ref;naam", "9;Ali"), "Ali is not a whole name; expected Last, First or First Last"),
        (("ref;naam;taal", "9;;nl"), "is needed"),
    ],
)
def test_what_a_new_person_lacks_of_a_name_is_said_once(
    new_desk: Desk, lines: tuple[str, ...], said: str
) -> None:
    assert refusal(new_desk, *lines) == [f"line 2, naam: {said}"]


def test_a_name_in_parts_says_which_part_is_lacking_once(new_desk: Desk) -> None:
    said = refusal(new_desk, "ref;voornaam;achternaam", "9;Ali;", ";;Bos")
    assert said == ["line 2, achternaam: is needed", "line 3, voornaam: is needed"]


def test_hours_are_said_as_a_list_writes_them(new_desk: Desk) -> None:
    take_list(new_desk, "ref;naam", "1;Mo Ali", "2;Bo Vos")
    use("nl")
    try:
        said = refusal(
            new_desk,
            "ref;workshop;datum;uren;status",
            "1;Koken;2-11-2026;4;gepland",
            "2;koken;2-11-2026;4,5;gepland",
            "1;Netwerken;2-11-2026;2,25;gepland",
        )
    finally:
        use("en")
    assert said == [
        "regel 3, uren: 4,5 is niet wat een andere regel van dezelfde workshop zegt: 4",
        "regel 4, uren: 2,25 is geen aantal uren; gebruik hele of halve uren",
    ]


# The latest contact -----------------------------------------------------------------------------

LIST = ("ref;naam;laatste contact;wijze", "1;Mo Ali;2026-11-02;office")
CONTACTS = "ref;on;at;mode;purpose;outcome;note"


@pytest.mark.parametrize(
    "line",
    [
        "1;2026-11-02;10:00;office;progress;held;n",
        "1;2026-11-02;;office;plan;held;n",
        "1;2026-11-02;9:30;office;debts;;n",
    ],
)
def test_the_latest_contact_of_a_list_meets_what_a_table_tells_of_it(
    new_desk: Desk, line: str
) -> None:
    take_list(new_desk, *LIST)
    for _ in range(2):
        take_list(new_desk, CONTACTS, line)
        [contact] = rows(new_desk.path)["contact"]
        assert contact["note"] == "n"
        assert contact["purpose"] == line.split(";")[4]


@pytest.mark.parametrize(
    "line",
    [
        "1;2026-11-03;10:00;office;progress;held;n",
        "1;2026-11-02;10:00;phone;progress;held;n",
        "1;2026-11-02;10:00;office;progress;no_show;n",
    ],
)
def test_another_contact_is_added_beside_the_latest(new_desk: Desk, line: str) -> None:
    take_list(new_desk, *LIST)
    take_list(new_desk, CONTACTS, line)
    assert count(new_desk.path, "contact") == 2


def test_a_latest_contact_meets_one_of_a_day(new_desk: Desk) -> None:
    take_list(new_desk, *LIST)
    both = [f"1;2026-11-02;{at}:00;office;progress;held;n" for at in (10, 14)]
    for _ in range(2):
        take_list(new_desk, CONTACTS, *both)
        assert [row["at"] for row in rows(new_desk.path)["contact"]] == ["10:00", "14:00"]


def test_a_contact_somebody_wrote_about_stays_what_it_is(new_desk: Desk) -> None:
    take_list(new_desk, *LIST)
    take_list(new_desk, CONTACTS, "1;2026-11-02;;office;progress;held;eerst")
    take_list(new_desk, CONTACTS, "1;2026-11-02;10:00;office;progress;held;n")
    assert [row["note"] for row in rows(new_desk.path)["contact"]] == ["eerst", "n"]


# What was assumed -------------------------------------------------------------------------------


def test_a_closed_dossier_that_is_new_needs_its_day_of_registration(new_desk: Desk) -> None:
    lines = ("ref;naam;afgesloten op", "1;Mo Ali;2026-06-01")
    assert refusal(new_desk, *lines) == [
        "line 2, Registered on: is needed, because the dossier is closed"
    ]
    take_list(new_desk, "ref;naam;gemeld op", "1;Mo Ali;2026-01-01")
    take_list(new_desk, *lines)
    assert [row["closed_on"] for row in rows(new_desk.path)["jobseeker"]] == ["2026-06-01"]


def test_a_day_of_registration_of_the_file_is_held_against_its_closing(new_desk: Desk) -> None:
    lines = ("ref;naam;gemeld op;afgesloten op", "1;Mo Ali;2026-07-01;2026-06-01")
    [said] = refusal(new_desk, *lines)
    assert said.startswith("line 2, afgesloten op: ")
    assert "lies before" in said


def codes(desk: Desk, *lines: str) -> list[str]:
    incoming = read_file("\n".join(lines).encode(), "list.csv", TODAY)
    desk.files.import_records(incoming)
    return [note.code for note in incoming.notes if note.code != "names_in_order"]


def test_what_was_assumed_is_told_only_of_what_came_in(new_desk: Desk) -> None:
    lines = ("ref;naam;laatste contact", "1;Mo Ali;2026-11-02")
    assert codes(new_desk, *lines) == ["mode_assumed", "registered_today"]
    assert codes(new_desk, *lines) == []
    assert codes(new_desk, *lines[:1], "1;Mo Ali;2026-11-03") == ["mode_assumed"]
    assert codes(new_desk, *lines[:1], "2;Bo Vos;") == ["registered_today"]
