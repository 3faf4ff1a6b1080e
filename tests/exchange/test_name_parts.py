"""A name as one column has it, in parts: the same person however it is written."""

import pytest

from coachdesk.exchange.name_parts import (
    SplitName,
    first_name_and_prefix,
    names_beside,
    split_last_name,
    split_name,
    without_prefix,
    without_remarks,
    writes_out_prefix,
)

ZOE = SplitName("Zoë", "van den", "Berg")


@pytest.mark.parametrize(
    "text",
    [
        "Zoë van den Berg",
        "Zoë VAN DEN Berg",
        "Berg, Zoë van den",
        "van den Berg, Zoë",
        "Van den Berg, Zoë",
        "Berg van den, Zoë",
        "Berg, van den, Zoë",
        "Zoë Berg van den",
        "Mevrouw Zoë van den Berg",
    ],
)
def test_one_name_is_written_in_many_ways(text: str) -> None:
    assert split_name(text) == ZOE


@pytest.mark.parametrize("text", ["Berg van den Zoë", "van den Berg Zoë"])
def test_without_a_comma_it_must_be_said_that_last_names_stand_first(text: str) -> None:
    assert split_name(text, last_first=True) == ZOE
    assert split_name(text) != ZOE


@pytest.mark.parametrize(
    ("text", "first", "prefix", "last", "sure"),
    [
        ("", None, None, None, True),
        ("Prins", None, None, "Prins", True),
        ("van den Berg", None, "van den", "Berg", True),
        ("JANSEN Piet", "Piet", None, "JANSEN", True),
        ("J JANSEN", "J", None, "JANSEN", True),
        ("J. JANSEN", "J.", None, "JANSEN", True),
        ("Jansen P.", "P.", None, "Jansen", False),
        ("P. J.", "P.", None, "J.", True),
        ("Piet Jansen jr.", "Piet", None, "Jansen jr.", True),
        ("Anna Maria Jansen", "Anna Maria", None, "Jansen", False),
        ("Els Jansen - de Boer", "Els", None, "Jansen - de Boer", True),
        ("Els Jansen-de Boer", "Els", None, "Jansen-de Boer", True),
        ("Ben Bakker", "Ben", None, "Bakker", True),  # with a capital a first name
        ("El Amrani", "El", None, "Amrani", True),
        ("dhr. El Amrani", None, "El", "Amrani", True),
        ("Ali El Amrani", "Ali", "El", "Amrani", False),
    ],
)
def test_the_parts_of_a_name_and_whether_it_could_be_parted_elsewhere(
    text: str, first: str | None, prefix: str | None, last: str | None, sure: bool
) -> None:
    assert split_name(text) == SplitName(first, prefix, last, sure)


@pytest.mark.parametrize(
    ("whole", "prefix", "last", "sure"),
    [
        ("van den Berg", "van den", "Berg", True),
        ("Jansen, Piet", None, "Jansen", True),
        ("Piet Jansen", None, "Jansen", True),
        ("P. Jansen", None, "Jansen", False),
        ("Pieter Jansen", None, "Jansen", False),
        ("Smit Jansen", None, "Smit Jansen", False),  # a double last name
        ("El Amrani", None, "El Amrani", True),
    ],
)
def test_beside_a_first_name_of_its_own_only_the_last_name_counts(
    whole: str, prefix: str | None, last: str, sure: bool
) -> None:
    assert names_beside("Piet", whole) == SplitName("Piet", prefix, last, sure)


@pytest.mark.parametrize(
    ("text", "prefix", "last", "written_out"),
    [
        ("van den Berg", "van den", "Berg", False),
        ("Berg, van den", "van den", "Berg", True),
        ("Berg van den", "van den", "Berg", True),
        ("Berg (van den)", "van den", "Berg", False),
        ("VAN DAM", "van", "DAM", True),
        ("EL KHATIB", "el", "KHATIB", True),
        ("El Amrani", None, "El Amrani", False),
        ("JANSEN", None, "JANSEN", True),
        (" Jansen ", None, "Jansen", False),
        ("van", None, "van", False),
    ],
)
def test_a_last_name_with_its_prefix(
    text: str, prefix: str | None, last: str, written_out: bool
) -> None:
    assert split_last_name(text) == (prefix, last)
    assert writes_out_prefix(text) == written_out


@pytest.mark.parametrize(
    ("text", "first", "prefix"),
    [
        ("Hans van", "Hans", "van"),
        ("Hans VAN", "Hans", "van"),
        ("Hans el", "Hans", "el"),
        ("Hans Van", "Hans Van", None),
        ("Hans El", "Hans El", None),
        ("Hans", "Hans", None),
        ("van", "van", None),
    ],
)
def test_a_prefix_may_stand_behind_the_first_name(
    text: str, first: str, prefix: str | None
) -> None:
    assert first_name_and_prefix(text) == (first, prefix)


@pytest.mark.parametrize(
    ("text", "name", "remark"),
    [
        ("Bos (overleden)", "Bos", "(overleden)"),
        ("Bos [x]", "Bos", "[x]"),
        ("Bos - overleden", "Bos", "- overleden"),
        ("Bos - De Boer", "Bos - De Boer", ""),
        ("Jansen - de Boer", "Jansen - de Boer", ""),
        ("Berg (van den)", "Berg van den", ""),
    ],
)
def test_what_is_no_part_of_a_name_is_taken_from_it(text: str, name: str, remark: str) -> None:
    assert without_remarks(text) == (name, remark)


@pytest.mark.parametrize(
    ("last", "prefix", "without"),
    [
        ("van den Berg", "van den", "Berg"),
        ("Van Den Berg", "van den", "Berg"),
        ("van den", "van den", "van den"),  # somebody may be called so
        ("van den Berg", "de", "van den Berg"),
        ("Smit Berg", "Smit", "Smit Berg"),
    ],
)
def test_a_prefix_with_a_column_of_its_own_is_not_said_twice(
    last: str, prefix: str, without: str
) -> None:
    assert without_prefix(last, prefix) == without
