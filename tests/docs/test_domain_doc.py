"""The tables of coachdesk/docs/domain.md are those of the code: neither changes alone."""

import inspect
import re
from enum import StrEnum

import pytest

from coachdesk.domain import vocabulary
from coachdesk.domain.policy import DEFAULTS, MAX_TERM_SOURCES, MAX_TERMS, NORMS, source_of
from coachdesk.domain.rules import RULES
from coachdesk.domain.signal import Severity
from coachdesk.schema.kinds import UID, FieldKind
from coachdesk.schema.records import RECORDS
from coachdesk.words import dutch
from tests.docs.markdown import DOCS, code, name, section, table

DOMAIN = DOCS / "domain.md"
RECORD_PART, NORM_PART, RULE_PART = "2. Records", "3. Norms", "4. Rules"
WORD_PART = "5. Words"


def vocabularies() -> dict[str, type[StrEnum]]:
    return {
        title: item
        for title, item in vars(vocabulary).items()
        if inspect.isclass(item) and issubclass(item, StrEnum) and item is not StrEnum
    }


def default_of(setting: str) -> str:
    value = getattr(DEFAULTS, setting)
    if hasattr(value, "items"):
        return ", ".join(f"{kind} {months}" for kind, months in value.items())
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def test_every_norm_stands_in_the_document_with_its_default_and_source() -> None:
    written = {
        name(row["setting"]): (row["default"], row["source"])
        for row in table(DOMAIN, NORM_PART, "setting")
    }
    assert written == {norm: (default_of(norm), source_of(norm)) for norm in NORMS}


def test_every_longest_term_stands_in_the_document_with_its_source() -> None:
    written = {
        name(row["kind"]): (row["months"], row["source"])
        for row in table(DOMAIN, NORM_PART, "kind")
    }
    assert written == {
        kind: (str(months), MAX_TERM_SOURCES[kind]) for kind, months in MAX_TERMS.items()
    }


def test_every_rule_stands_in_the_document_with_its_norms_and_source() -> None:
    written = {
        name(row["rule"]): (tuple(code(row["norms"])), row["source"])
        for row in table(DOMAIN, RULE_PART, "rule")
    }
    assert written == {item.name: (item.norms, item.source) for item in RULES.values()}


def test_every_rule_says_which_date_ticks_it_off() -> None:
    for row in table(DOMAIN, RULE_PART, "rule"):
        rule = name(row["rule"])
        date = RULES[rule].tick_off
        expected = [f"{date.kind}.{date.field}"] if date else []
        assert code(row["ticked off by"]) == expected, rule


def test_every_rule_says_when_it_fires_and_how_severe_it_is() -> None:
    for row in table(DOMAIN, RULE_PART, "rule"):
        assert row["fires for"] and row["when"] and row["due"], row["rule"]
        assert any(severity in row["severity"] for severity in Severity), row["rule"]


def test_a_norm_that_a_sentence_of_a_rule_names_is_one_of_its_norms() -> None:
    for row in table(DOMAIN, RULE_PART, "rule"):
        said = f"{row['when']} {row['due']}"
        named = set(re.findall(r"\w+", said)) & set(NORMS)
        assert named <= set(RULES[name(row["rule"])].norms), row["rule"]


def test_every_vocabulary_stands_in_the_document_with_its_words() -> None:
    rows = table(DOMAIN, RECORD_PART, "vocabulary")
    written = {name(row["vocabulary"]): code(row["words"]) for row in rows}
    assert written == {title: list(words) for title, words in vocabularies().items()}


def test_every_group_of_words_stands_in_the_document() -> None:
    rows = table(DOMAIN, RECORD_PART, "group")
    written = {name(row["group"]): set(code(row["words"])) for row in rows}
    groups = {key: item for key, item in vars(vocabulary).items() if isinstance(item, frozenset)}
    assert written == groups


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_of_a_record_stands_in_the_document(kind: str) -> None:
    written = [
        (name(row["field"]), row["kind"].strip("`"), row["required"] == "yes")
        for row in table(DOMAIN, kind, "field")
    ]
    assert written == [
        (spec.name, spec.vocabulary.__name__ if spec.vocabulary else spec.kind.name, spec.required)
        for spec in RECORDS[kind].fields.values()
        if spec.kind is not UID
    ]


def test_every_kind_of_field_stands_in_the_document() -> None:
    written = {row["kind"] for row in table(DOMAIN, RECORD_PART, "kind")}
    assert written == {kind.name for kind in FieldKind.__subclasses__()} - {"word", "uid"} | {
        "a vocabulary"
    }


def test_every_term_is_said_in_the_words_that_the_screen_uses() -> None:
    on_screen = {english.casefold(): said.casefold() for english, said in dutch().items()}
    for row in table(DOMAIN, WORD_PART, "English"):
        english, said = row["English"].casefold(), row["Dutch"].casefold()
        assert any(said in text for text in on_screen.values()), f"{said} stands nowhere"
        if english in on_screen and english not in ("plan", "threat"):  # also short, on screen
            assert on_screen[english] == said, english


def test_no_norm_is_named_that_does_not_exist() -> None:
    said = re.findall(
        r"(?<![\w.])\w+_(?:months|days|hours|cap|limit|pct)\b(?!\.)", section(DOMAIN, RULE_PART)
    )
    assert set(said) <= set(NORMS)
