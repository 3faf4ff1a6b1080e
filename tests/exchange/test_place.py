"""Places of problems: what they are called, and their order in the file."""

import random

import pytest

from coachdesk import words
from coachdesk.domain.place import WHOLE_FILE, Place
from coachdesk.domain.problem import Problem, file_problem, in_file_order
from coachdesk.words.problems import place_text, placed

PERSON = WHOLE_FILE.item("jobseekers", 3)


@pytest.mark.parametrize(
    ("place", "said", "in_dutch"),
    [
        (WHOLE_FILE, "", ""),
        (Place(4), "line 4", "regel 4"),
        (Place(4).of("Tel."), "line 4, Tel.", "regel 4, Tel."),
        (Place(4, "Laatste contact").of("mode"), "line 4, Laatste contact, mode", None),
        (Place(column="Tel."), "Tel.", "Tel."),
        (Place(4).of(""), "line 4", "regel 4"),
        (WHOLE_FILE.of("policy").of("contact_months"), "policy.contact_months", None),
        (PERSON, "jobseekers[3]", None),
        (PERSON.item("placements", 0).of("ends_on"), "jobseekers[3].placements[0].ends_on", None),
    ],
)
def test_a_place_is_said_in_words(place: Place, said: str, in_dutch: str | None) -> None:
    assert place_text(place) == said
    words.use("nl")
    if in_dutch is not None:
        assert place_text(place) == in_dutch


def test_a_problem_of_a_record_gets_its_place_in_the_file() -> None:
    problem = Problem("ends_on", "missing")
    assert placed(problem) == "ends_on: is needed"
    assert placed(problem.at(PERSON)) == "jobseekers[3].ends_on: is needed"
    assert placed(problem.at(Place(4))) == "line 4, ends_on: is needed"


def test_a_problem_of_the_whole_file_is_said_of_its_name() -> None:
    problem = file_problem(WHOLE_FILE, "workbook_damaged")
    assert placed(problem, "list.csv").startswith("list.csv: is a damaged workbook")


def test_problems_stand_once_and_in_the_order_of_the_file() -> None:
    places = [
        WHOLE_FILE,
        WHOLE_FILE.of("coach").of("name"),
        WHOLE_FILE.of("policy"),
        WHOLE_FILE.item("organisations", 2).of("name"),
        WHOLE_FILE.item("workshops", 0),
        WHOLE_FILE.item("jobseekers", 2).item("contacts", 11),
        PERSON,
        PERSON.item("contacts", 2),
        PERSON.item("contacts", 10),
        WHOLE_FILE.item("jobseekers", 12),
    ]
    problems = [file_problem(place, "missing") for place in places * 2]
    random.Random(1).shuffle(problems)
    assert [problem.place for problem in in_file_order(problems)] == places
    lines = [file_problem(Place(line, "Naam"), "missing") for line in (10, 9, 100)]
    assert [problem.place.line for problem in in_file_order(lines)] == [9, 10, 100]
