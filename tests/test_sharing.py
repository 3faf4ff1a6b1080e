"""What leaves for neighbouring municipalities, and what comes from them."""

import json
import os
import random
import re
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_file import read_file
from coachdesk.exchange.caseload_json import read_json
from coachdesk.exchange.shared_file import file_name
from coachdesk.store.dossiers import Stored
from coachdesk.words.problems import placed
from tests.conftest import A_FRIDAY
from tests.random_caseloads import random_caseload
from tests.store.steps import add_person, exported

DAY = A_FRIDAY
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
FILE_FIELDS = {
    "organisations": {"name", "sector", "municipality", "country", "vacancies"},
    "vacancies": {
        *("uid", "title", "kind", "sector", "places", "hours_per_week", "place", "country"),
        *("asks", "offers", "social_return", "reported_on", "closes_on"),
    },
    "profiles": {"mark", "wanted_sectors", "wanted_hours", "travel_minutes", "abroad", "skills"},
    "skills": {"kind", "title", "level"},
}


def shared_by(desk: Desk, folder: Path) -> tuple[dict[str, Any], str]:
    """What `share` writes: the file as data, and all texts of the page."""
    path = folder / file_name(desk.today)
    desk.files.share(desk.read.shared(), path, over=True)
    page = path.with_suffix(".html").read_text("utf-8")
    return json.loads(path.read_text("utf-8")), unescape(re.sub(r"<[^>]*>", "", page))


def vacancy(desk: Desk, **values: Any) -> int:
    needed = {
        "organisation": "Groenwerk",
        "title": "Hovenier",
        "kind": "paid_job",
        "source": "employer",
        "reported_on": DAY,
    }
    return desk.write.add("vacancy", {**needed, **values})


def titles(data: dict[str, Any]) -> list[str]:
    return [v["title"] for o in data["organisations"] for v in o["vacancies"]]


# What leaves -------------------------------------------------------------------------------


def test_only_open_vacancies_of_ones_own_leave_without_their_notes(
    new_desk: Desk, tmp_path: Path
) -> None:
    vacancy(new_desk, note="Mevrouw van personeel is ziek", asks="Rijbewijs B")
    vacancy(new_desk, title="Van de buren", source="neighbour")
    vacancy(new_desk, title="Dicht", closed_on=DAY)
    vacancy(new_desk, title="Morgen dicht", closed_on=TOMORROW)
    vacancy(new_desk, title="Nog te melden", reported_on=TOMORROW)
    data, page = shared_by(new_desk, tmp_path)
    assert titles(data) == ["Hovenier", "Morgen dicht"]
    assert "ziek" not in json.dumps(data) + page
    assert "Rijbewijs B" in json.dumps(data) and "Rijbewijs B" in page


@pytest.mark.parametrize(
    ("agreed_on", "registered_on", "closed_on", "leaves"),
    [
        (DAY, DAY, None, True),
        (YESTERDAY, YESTERDAY, TOMORROW, True),
        (None, YESTERDAY, None, False),
        (TOMORROW, YESTERDAY, None, False),
        (YESTERDAY, YESTERDAY, DAY, False),
        (YESTERDAY, TOMORROW, None, False),
    ],
)
def test_a_profile_leaves_of_who_is_active_and_agreed(
    agreed_on: date | None,
    registered_on: date,
    closed_on: date | None,
    leaves: bool,
    new_desk: Desk,
    tmp_path: Path,
) -> None:
    who = {"registered_on": registered_on, "closed_on": closed_on, "share_profile_on": agreed_on}
    person = add_person(new_desk, wanted_sectors=["care"], **who)
    new_desk.write.add("skill", {"kind": "talent", "title": "Koken", "note": "thuis"}, person)
    data, page = shared_by(new_desk, tmp_path)
    assert len(data["profiles"]) == leaves
    assert ("Koken" in page) == leaves
    assert "thuis" not in page


def test_a_mark_is_another_in_every_file(new_desk: Desk, tmp_path: Path) -> None:
    for number in range(30):
        add_person(new_desk, share_profile_on=DAY, wanted_hours=float(number))
    first, second = (shared_by(new_desk, tmp_path)[0]["profiles"] for _ in range(2))
    marks = [profile["mark"] for profile in first]
    assert len(set(marks)) == 30
    assert not {*marks} & {profile["mark"] for profile in second}
    # Nor does the order of the file say who came first.
    assert [p["wanted_hours"] for p in first] != [p["wanted_hours"] for p in second]


@pytest.mark.parametrize(
    "text",
    [
        "Voor Fatima van den Yılmaz",
        "voor fatima yilmaz",
        "plek voor mevrouw Yılmaz",
        "YILMAZ belt zelf",
        "Fatima kan hier beginnen",
        "zie map Yılmaz_F",
        "voor Fa\u0301tima",
        "ＹＩＬＭＡＺ",
        "bel 06.12.34.56.78 of 06/12345678",
        "zie K-00012",
        "zie k00012",
        "06 12 34 56 78",
        "+31 (0)6-12345678",
        "bel de receptie: 033-4567890",
        "mail werk@groenwerk.nl",
        "geboren 3 mei 1981",
        "3-5-1981",
        "Dorpsstraat  12",
        "3811ab",
        "111222333",
        "Marieke Dekker weet meer",
    ],
)
def test_a_text_that_may_lead_to_somebody_stays_here_and_is_said(
    text: str, new_desk: Desk, tmp_path: Path
) -> None:
    add_person(
        new_desk,
        ref="K-00012",
        first_name="Fatima",
        prefix="van den",
        last_name="Yılmaz",
        born_on="1981-05-03",
        phone="06-12345678",
        street="Dorpsstraat 12",
        postcode="3811 AB",
    )
    new_desk.write.add("organisation", {"name": "X", "contact_person": "Marieke Dekker"})
    vacancy(new_desk, asks=text, offers="Vanaf 01-12-2026 32 uur, € 2.400 - 2.900")
    vacancy(new_desk, title=text)
    other = add_person(new_desk, share_profile_on=DAY)
    new_desk.write.add("skill", {"kind": "skill", "title": text}, other)
    new_desk.write.add("skill", {"kind": "skill", "title": "Lassen", "level": text}, other)
    data, page = shared_by(new_desk, tmp_path)
    [kept] = [v for o in data["organisations"] for v in o["vacancies"]]
    assert kept["title"] == "Hovenier" and kept["asks"] is None and "2.900" in kept["offers"]
    assert [p["skills"] for p in data["profiles"]] == [
        [{"kind": "skill", "title": "Lassen", "level": None}]
    ]
    assert text not in page
    fields = [left.field for left in new_desk.read.shared().left_out]
    assert fields == ["asks", "title", "title", "level"]


def test_a_word_that_is_also_a_name_stays_where_it_is_no_name(new_desk: Desk) -> None:
    add_person(new_desk, first_name="Wil", last_name="Bakker", share_profile_on=DAY)
    vacancy(
        new_desk,
        organisation="Bakker & Zn",
        title="Hulp bij de bakker",
        asks="Als je het wil leren",
    )
    [employer] = new_desk.read.shared().employers
    assert employer.vacancies[0]["asks"] == "Als je het wil leren"


def test_an_expired_certificate_and_one_to_come_are_not_offered(new_desk: Desk) -> None:
    person = add_person(new_desk, share_profile_on=DAY)
    for title, days in (
        ("oud", {"expires_on": YESTERDAY}),
        ("loopt af", {"expires_on": DAY}),
        ("straks", {"obtained_on": TOMORROW}),
    ):
        new_desk.write.add("skill", {"kind": "certificate", "title": title, **days}, person)
    [profile] = new_desk.read.shared().profiles
    assert [skill["title"] for skill in profile.skills] == ["loopt af"]


SEEDS = range(300 if os.environ.get("COACHDESK_FULL") == "1" else 12)
HOSTILE = (
    *("=HYPERLINK(1)", "<b>Kees</b>", "[red]", "'t", "王"),
    *("🙂", "D’Angelo", "Ö-", "%s{}", '"x"'),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_of_anybody_leaves(seed: int, new_desk: Desk, tmp_path: Path) -> None:
    rng = random.Random(f"share {seed}")
    caseload = random_caseload(rng, DAY, 40)
    secrets, agreed = [], set()
    vacancies = [v for o in caseload["organisations"] for v in o["vacancies"]]
    for number, person in enumerate(caseload["jobseekers"]):
        mark = f"{rng.choice(HOSTILE)}Zq{number}x"
        own = {
            "first_name": f"Vn{mark}",
            "last_name": f"An{mark}",
            "ref": rng.choice([f"K-{70000 + number}", f"W/{number:04} b", f"{800000 + number}"]),
            "phone": f"06-{rng.randint(10_000_000, 99_999_999)}",
            "email": f"{number}.zq@{rng.choice(['x.nl', 'b–c.example'])}",
            "street": f"Zandweg {500 + number}",
        }
        own["born_on"] = f"19{rng.randint(50, 99)}-0{rng.randint(1, 9)}-{rng.randint(10, 28)}"
        unsaid = {"note": f"Notitie {mark}", "closing_note": f"Slot {mark}", "plan_goal": mark}
        person |= {**own, **unsaid}
        person["share_profile_on"] = rng.choice([None, "2020-01-01", str(DAY), str(TOMORROW)])
        if person["share_profile_on"] in ("2020-01-01", str(DAY)):
            agreed.add(person["ref"])
        secrets += [*own.values(), *unsaid.values(), f"Eiser {mark}"]
        person.setdefault("debts", []).append(
            {"creditor": f"Eiser {mark}", "kind": "other", "noted_on": "2026-01-01",
             "problematic": True, "status": "open"}
        )  # fmt: skip
        said = rng.choice(list(own.values()))
        text = rng.choice(["{}", "voor {}", "x\n{} y", "({})", "{}!", "a, {}."]).format(said)
        if vacancies:
            field = rng.choice(["title", "asks", "offers", "place", "note"])
            vacancies[number % len(vacancies)][field] = " ".join(text.split())
        person["skills"] = [
            *(person.get("skills") or []),
            {"kind": "skill", "title": text, "note": f"Notitie {mark}"},
            {"kind": "language", "title": "Engels", "level": text, "gained_at": mark},
        ]
        person["pairings"], person["introductions"] = [], []
    caseload["workshops"] = []
    new_desk.files.import_records(read_json(json.dumps(caseload)))
    data, page = shared_by(new_desk, tmp_path)

    shared = new_desk.read.shared()
    assert {profile.person.ref for profile in shared.profiles} <= agreed
    texts = json.dumps(data, ensure_ascii=False) + page
    assert not [secret for secret in secrets if secret in texts]
    parts = {"format", "version", "shared_on", "sender", "organisations", "profiles"}
    assert set(data) == parts and re.fullmatch("[0-9a-f]{16}", data["sender"])
    assert new_desk.store.read("SELECT uid FROM coach")[0][0] not in texts
    for organisation in data["organisations"]:
        assert set(organisation) == FILE_FIELDS["organisations"]
        for item in organisation["vacancies"]:
            assert set(item) <= FILE_FIELDS["vacancies"]
    for profile in data["profiles"]:
        assert set(profile) == FILE_FIELDS["profiles"]
        for skill in profile["skills"]:
            assert set(skill) == FILE_FIELDS["skills"]
    # And all of it comes in elsewhere, as it is.
    incoming = read_file(json.dumps(data).encode(), "x.json", DAY)
    assert not incoming.problems and len(incoming.profiles or ()) == len(data["profiles"])


# Writing it --------------------------------------------------------------------------------


def test_nothing_is_written_where_a_name_is_taken(new_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "deel.json"
    path.with_suffix(".html").write_text("van iemand", encoding="utf-8")
    with pytest.raises(Refused):
        new_desk.files.share(new_desk.read.shared(), path)
    assert not path.exists()
    assert path.with_suffix(".html").read_text("utf-8") == "van iemand"


def test_who_took_the_agreement_back_meanwhile_does_not_leave(
    new_desk: Desk, tmp_path: Path
) -> None:
    person = add_person(new_desk, share_profile_on=DAY)
    shared = new_desk.read.shared()
    stored = new_desk.read.record("jobseeker", person)
    assert stored
    new_desk.write.change("jobseeker", person, {"share_profile_on": None}, stored.values)
    with pytest.raises(Refused):
        new_desk.files.share(shared, tmp_path / "deel.json")
    assert not [*tmp_path.glob("deel*")]


def test_log_and_dossier_say_whose_profile_left(new_desk: Desk, tmp_path: Path) -> None:
    person = add_person(new_desk, ref="K-00007", share_profile_on=DAY)
    other = add_person(new_desk)
    shared_by(new_desk, tmp_path)
    assert new_desk.read.history(person)[0].what == "share"
    assert "share" not in [line.what for line in new_desk.read.history(other)]
    deed = new_desk.deeds()[0]
    assert (deed.what, deed.refs) == ("shared", ("K-00007",))


# What comes in -----------------------------------------------------------------------------


@pytest.fixture
def neighbour(tmp_path: Path) -> Any:
    """A neighbour's desk with two vacancies and a profile."""
    with closing(Desk.open(tmp_path / "buren.db", today=DAY, create=True)) as desk:
        vacancy(desk, organisation="Metaal BV", title="Lasser", asks="VCA", places=3)
        vacancy(desk, organisation="Groenwerk", title="Hovenier")
        add_person(desk, share_profile_on=DAY, wanted_hours=24.0)
        yield desk


def file_of(desk: Desk, tmp_path: Path) -> bytes:
    tmp_path.mkdir(exist_ok=True)
    shared_by(desk, tmp_path)
    return (tmp_path / file_name(DAY)).read_bytes()


def test_a_neighbours_vacancies_come_in_once_and_go_out_again_with_undo(
    new_desk: Desk, neighbour: Desk, tmp_path: Path
) -> None:
    before = exported(new_desk)
    data = file_of(neighbour, tmp_path)
    for added, left in ((2, 0), (0, 2)):
        incoming = read_file(data, "buren.json", DAY)
        found = new_desk.files.import_records(incoming)
        assert found.tally["vacancy"] == (added, 0, left)
        assert len(incoming.profiles or ()) == 1
    [lasser] = [v for v in new_desk.read.own_records("vacancy") if v["title"] == "Lasser"]
    assert (lasser["source"], lasser["asks"], lasser["places"]) == ("neighbour", "VCA", 3)
    assert not new_desk.read.people()
    assert not new_desk.read.shared().employers  # and is not shared on
    new_desk.write.undo()
    assert json.loads(exported(new_desk))["organisations"] == []
    assert json.loads(before)["organisations"] == []


def test_what_is_known_here_is_not_overwritten(
    new_desk: Desk, neighbour: Desk, tmp_path: Path
) -> None:
    new_desk.write.add("organisation", {"name": "GROENWERK", "sector": "care", "country": "be"})
    vacancy(new_desk, organisation="GROENWERK", title="hovenier", places=9)
    incoming = read_file(file_of(neighbour, tmp_path), "buren.json", DAY)
    new_desk.files.import_records(incoming)
    own = {v["title"]: v for v in new_desk.read.own_records("vacancy")}
    assert own["hovenier"]["places"] == 9 and own["hovenier"]["source"] == "employer"
    assert set(own) == {"hovenier", "Lasser"}
    employers = {o["name"]: o for o in new_desk.read.own_records("organisation")}
    assert employers["GROENWERK"]["sector"] == "care" and employers["GROENWERK"]["country"] == "be"
    assert [note.code for note in incoming.notes] == ["own_vacancy"]


def test_a_vacancy_is_met_where_it_stands_by_now(
    new_desk: Desk, neighbour: Desk, tmp_path: Path
) -> None:
    data = file_of(neighbour, tmp_path)
    new_desk.files.import_records(read_file(data, "buren.json", DAY))
    [employer] = [o for o in new_desk.read.own_records("organisation") if o["name"] == "Metaal BV"]
    new_desk.write.change("organisation", employer.id, {"name": "Metaal"}, employer.values)
    found = new_desk.files.import_records(read_file(data, "buren.json", DAY))
    assert found.tally["vacancy"] == (0, 0, 2) and found.tally["organisation"].added == 0


def brought_in(desk: Desk, data: bytes, today: date = DAY) -> list[tuple[str, str]]:
    """Import it, as of that day; gives what is said of vacancies that are gone or back."""
    incoming = read_file(data, "buren.json", today)
    desk.files.import_records(incoming)
    return [(note.code, note.facts["value"]) for note in incoming.notes]


def standing(desk: Desk) -> dict[str, tuple[date | None, str | None]]:
    return {v["title"]: (v["closed_on"], v["closed_reason"]) for v in own_vacancies(desk)}


def own_vacancies(desk: Desk) -> Sequence[Stored]:
    return desk.read.own_records("vacancy")


def close(desk: Desk, title: str, on: date | None = DAY) -> None:
    [one] = [v for v in own_vacancies(desk) if v["title"] == title]
    desk.write.change("vacancy", one.id, {"closed_on": on}, one.values)


@pytest.mark.parametrize("left", [1, 0])
def test_what_a_neighbour_offers_no_longer_is_said_and_closed_and_undone(
    new_desk: Desk, neighbour: Desk, tmp_path: Path, left: int
) -> None:
    assert brought_in(new_desk, file_of(neighbour, tmp_path / "a")) == []
    before = exported(new_desk)
    for title in ("Lasser", "Hovenier")[left:]:
        close(neighbour, title)
    gone = {"Hovenier": "Hovenier, Groenwerk"} | ({} if left else {"Lasser": "Lasser, Metaal BV"})
    data = file_of(neighbour, tmp_path / "b")
    shown = read_file(data, "buren.json", DAY)
    new_desk.files.import_records(shown, dry_run=True)
    assert {note.facts["value"] for note in shown.notes} == set(gone.values())
    assert exported(new_desk) == before
    assert {value for _, value in brought_in(new_desk, data)} == set(gone.values())
    assert standing(new_desk) == {
        title: (DAY, "withdrawn") if title in gone else (None, None)
        for title in ("Hovenier", "Lasser")
    }
    assert brought_in(new_desk, data) == []  # once
    new_desk.write.undo()
    assert exported(new_desk) == before
    assert {value for _, value in brought_in(new_desk, data)} == set(gone.values())


def test_what_is_offered_again_is_open_again_but_not_what_was_closed_here(
    new_desk: Desk, neighbour: Desk, tmp_path: Path
) -> None:
    both = file_of(neighbour, tmp_path / "a")
    brought_in(new_desk, both)
    close(new_desk, "Lasser")
    close(neighbour, "Hovenier")
    brought_in(new_desk, file_of(neighbour, tmp_path / "b"))
    close(neighbour, "Hovenier", None)
    again = file_of(neighbour, tmp_path / "c")
    assert brought_in(new_desk, again) == [("offered_again", "Hovenier, Groenwerk")]
    assert standing(new_desk) == {"Hovenier": (None, None), "Lasser": (DAY, None)}


def test_another_neighbour_an_older_file_and_one_without_a_sender_close_nothing(
    new_desk: Desk, neighbour: Desk, tmp_path: Path
) -> None:
    first = file_of(neighbour, tmp_path / "a")
    brought_in(new_desk, first)
    with closing(Desk.open(tmp_path / "other.db", today=DAY, create=True)) as other:
        vacancy(other, organisation="Zorg", title="Kok")
        add_person(other)
        brought_in(new_desk, file_of(other, tmp_path / "b"))
    for change in ({"shared_on": "2020-01-01"}, {"sender": None}, {"shared_on": None}):
        data = {**json.loads(first), "organisations": [], **change}
        assert brought_in(new_desk, json.dumps(data).encode()) == []
    assert set(standing(new_desk).values()) == {(None, None)}
    ahead = {**json.loads(first), "shared_on": "9999-01-01"}
    assert brought_in(new_desk, json.dumps(ahead).encode()) == []
    later = {**json.loads(first), "organisations": []}
    assert len(brought_in(new_desk, json.dumps(later).encode())) == 2


def test_a_file_made_before_senders_were_told_is_read(
    new_desk: Desk, neighbour: Desk, tmp_path: Path
) -> None:
    data = json.loads(file_of(neighbour, tmp_path))
    del data["sender"]
    assert brought_in(new_desk, json.dumps(data).encode()) == []
    assert len(standing(new_desk)) == 2


def test_a_sender_is_a_mark_and_never_taken_for_a_citizen_number(
    new_desk: Desk, neighbour: Desk, tmp_path: Path
) -> None:
    data = {**json.loads(file_of(neighbour, tmp_path)), "sender": "f111222333abcdef"}
    assert brought_in(new_desk, json.dumps(data).encode()) == []


def test_every_fault_of_a_hostile_file_is_said_with_its_place(new_desk: Desk) -> None:
    data = {
        "format": "coachdesk-shared",
        "version": 1,
        "shared_on": "2026-11-20",
        "jobseekers": [],
        "organisations": [
            7,
            {"name": "X", "phone": "06", "vacancies": [{"title": "T", "kind": "slavery"}]},
            {"name": "Y" * 201, "vacancies": {"a": 1}},
        ],
        "profiles": [
            {"mark": "m", "last_name": "Jansen", "skills": [{"title": "a\u202eb"}]},
            {"wanted_hours": "veel", "abroad": 3, "skills": [[]]},
        ],
    }
    incoming = read_file(json.dumps(data).encode(), "x.json", DAY)
    with pytest.raises(Refused) as refused:
        new_desk.files.import_records(incoming)
    said = "\n".join(map(placed, refused.value.problems))
    for place in (
        "jobseekers:",
        "organisations[0]:",
        "organisations[1].phone:",
        "organisations[1].vacancies[0].kind:",
        "organisations[1].vacancies[0].reported_on:",
        "organisations[2].name:",
        "organisations[2].vacancies:",
        "profiles[0].last_name:",
        "profiles[0].skills[0].kind:",
        "profiles[1].mark:",
        "profiles[1].wanted_hours:",
        "profiles[1].abroad:",
        "profiles[1].skills[0]:",
    ):
        assert place in said
    assert not new_desk.read.own_records("organisation")


def test_control_characters_and_formulas_of_a_neighbour_stay_text(new_desk: Desk) -> None:
    item = {"title": "=1+1\u202e\x1b[2J", "kind": "paid_job", "reported_on": "2026-11-20"}
    data = {
        "format": "coachdesk-shared",
        "version": 1,
        "organisations": [{"name": "[@click=app.quit]x[/]", "vacancies": [item]}],
        "profiles": [],
    }
    new_desk.files.import_records(read_file(json.dumps(data).encode(), "x.json", DAY))
    [found] = new_desk.read.own_records("vacancy")
    assert found["title"] == "=1+1[2J"


def test_a_newer_version_is_named(new_desk: Desk) -> None:
    data = {"format": "coachdesk-shared", "version": 2}
    with pytest.raises(Refused) as refused:
        read_file(json.dumps(data).encode(), "x.json", DAY)
    assert [problem.code for problem in refused.value.problems] == ["newer_file"]
