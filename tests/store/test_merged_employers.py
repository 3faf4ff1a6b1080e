"""Two spellings of one employer that became one: told apart by title, and the same in a file."""

import json
import random
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.domain.problem import Refused
from coachdesk.exchange.caseload_json import read_json
from coachdesk.store.employers import told_apart
from tests.conftest import A_FRIDAY
from tests.random_caseloads import random_caseload
from tests.store.steps import Json, add_person, exported

DAY = A_FRIDAY
TITLES = (
    ("Bestek", "BESTEK"),
    ("Onderhoud " + "x" * 190, "ONDERHOUD " + "x" * 190),
    ("Straße", "STRASSE"),
    ("x (20-11-2026)", "X (20-11-2026)"),
)


def with_equal_titles(caseload: Json, rng: random.Random) -> Json:
    """Few titles for all vacancies and contracts, so that they meet when employers do."""
    renamed = {}
    for employer in caseload["organisations"]:
        for kind, of in (("vacancies", "vacancy"), ("social_returns", "social_return")):
            titles = [rng.choice(spellings) for spellings in rng.sample(TITLES, len(TITLES))]
            for item in employer.get(kind) or []:
                title = titles.pop() if titles else item["title"]
                renamed[of, employer["name"].casefold(), item["title"].casefold()] = title
                item["title"] = title
    for person in caseload["jobseekers"]:
        for item in (*person.get("placements", ()), *person.get("introductions", ())):
            for of in ("vacancy", "social_return"):
                if item.get(of):
                    key = of, item["organisation"].casefold(), item[of].casefold()
                    item[of] = renamed.get(key, item[of])
    return caseload


@pytest.mark.parametrize("seed", range(8))
def test_a_caseload_is_the_same_in_a_file_after_merges(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    caseload, today = random_caseload(rng, DAY, 12), DAY
    with closing(Desk.open(tmp_path / "a.db", today=today, create=True)) as desk:
        desk.files.import_records(read_json(json.dumps(with_equal_titles(caseload, rng))))
        filled, untouched = sums(desk), exported(desk)
        merges = 0
        while len(known := desk.read.work().organisations) > 1 and merges < 4:
            kept, other = rng.sample(list(known), 2)
            desk.write.merge_employers(kept, other)
            merges += 1
        assert merges and sums(desk) == filled
        whole = exported(desk)
        for employer in json.loads(whole)["organisations"]:
            for name in ("vacancies", "social_returns"):
                titles = [item["title"].casefold() for item in employer[name]]
                assert len(titles) == len(set(titles))
        with closing(Desk.open(tmp_path / "b.db", today=today, create=True)) as again:
            again.files.import_records(read_json(whole))
            assert exported(again) == whole and sums(again) == filled
        for _ in range(merges):
            desk.write.undo()
        assert exported(desk) == untouched


def sums(desk: Desk) -> dict[str, str]:
    """By mark: what each contract is filled with."""
    found = desk.read.work()
    return {c["uid"]: str(found.filled(c)) for own in found.contracts.values() for c in own}


def test_a_title_is_told_apart_without_taking_another_and_within_its_length() -> None:
    assert told_apart(["a"], [("b", DAY), ("b", DAY)]) == ["b", "b"]
    assert told_apart(["A", "a (20 Nov 2026)"], [("a", DAY), ("a", DAY)]) == [
        "a (20 Nov 2026, 2)",
        "a (20 Nov 2026, 3)",
    ]
    [long] = told_apart(["x" * 200], [("x" * 200, DAY)])
    assert len(long) == 200 and long.endswith("x (20 Nov 2026)")


def test_an_employer_has_one_contract_of_a_title(new_desk: Desk) -> None:
    add_person(new_desk)
    term = {"from_on": DAY, "until_on": DAY + timedelta(days=9), "obligation": "100.00"}

    def add(organisation: str, title: str) -> int:
        values = {"organisation": organisation, "title": title, **term}
        return new_desk.write.add("social_return", values)

    add("Bouw", "Bestek")
    moved, other = add("Groenwerk", "Bestek"), add("Bouw", "Ander")
    before = exported(new_desk)
    for change in (
        lambda: add("bouw", "BESTEK"),
        lambda: new_desk.write.change("social_return", other, {"title": "bestek"}, {}),
        lambda: new_desk.write.change("social_return", moved, {"organisation": "Bouw"}, {}),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert [(p.field, p.code) for p in refused.value.problems] == [("title", "in_use")]
        assert exported(new_desk) == before
    new_desk.write.change("social_return", other, {"title": "ander", "note": "x"}, {})
