"""Every word, label and signal has its English and its Dutch text."""

import ast
import inspect
from collections.abc import Iterator
from enum import StrEnum
from string import Formatter
from types import ModuleType

import pytest

from coachdesk import words
from coachdesk.domain import policy, rules, vocabulary
from coachdesk.domain.rules.intake import IntakeState
from coachdesk.domain.signal import Rule, Severity, Subject
from coachdesk.schema.records import RECORDS
from coachdesk.words import dutch_signals, dutch_terms, formats, signals, terms
from tests.words.rule_texts import rule_texts

LISTS = [
    item
    for item in vars(vocabulary).values()
    if isinstance(item, type) and issubclass(item, StrEnum) and item is not StrEnum
]
MEMBERS = [member for items in LISTS for member in items]
FIELDS = sorted({name for cls in RECORDS.values() for name in cls.fields})
DUTCH = {**dutch_terms.TEXTS, **dutch_signals.TEXTS}
CASELOAD_STATES = ("ok", "near", "full", "over")


def texts_in(module: ModuleType) -> set[str]:
    """Every text that stands in a module's source, docstrings included."""
    return {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def said_directly(module: ModuleType) -> Iterator[str]:
    """The texts a module gives to `t` on the spot."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        match node:
            case ast.Call(func=ast.Name("t"), args=[ast.Constant(str() as text), *_]):
                yield text


def sources() -> set[str]:
    """Sources in plain words; names of texts and laws (Venlo 2014, PW 6h) are the same in Dutch."""
    named = {
        *(policy.source_of(name) for name in policy.NORMS),
        *policy.MAX_TERM_SOURCES.values(),
        *(rule.source for rule in rules.RULES.values()),
    }
    return {source for source in named if source[0].islower()}


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def assert_dutch(text: str) -> None:
    assert DUTCH.get(text), f"no Dutch for: {text}"
    assert placeholders(DUTCH[text]) == placeholders(text)


@pytest.mark.parametrize("text", sorted(set(terms.source_texts())))
def test_every_term_has_a_dutch_text(text: str) -> None:
    assert_dutch(text)


@pytest.mark.parametrize("text", sorted({*rule_texts(), signals._OWN_LIMIT}))
def test_every_signal_text_has_a_dutch_text_with_the_same_placeholders(text: str) -> None:
    assert_dutch(text)


@pytest.mark.parametrize(
    "text",
    sorted(
        {
            *formats._WEEKDAYS,
            *formats._MONTHS,
            *said_directly(formats),
            *said_directly(signals),
            *sources(),
        }
    ),
)
def test_every_day_span_and_source_has_a_dutch_text(text: str) -> None:
    assert_dutch(text)


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}.{member}")
def test_every_word_of_the_vocabulary_has_a_text(member: StrEnum) -> None:
    assert terms.word(member.value, type(member).__name__)
    assert terms.choice(member) == terms.word(member.value, type(member).__name__)


@pytest.mark.parametrize("items", LISTS, ids=lambda items: items.__name__)
def test_no_two_words_of_a_list_look_alike_in_dutch(items: type[StrEnum]) -> None:
    said = [DUTCH[terms.choice(member)] for member in items]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_has_a_name(kind: str) -> None:
    assert terms.record_name(kind)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_of_a_record_has_a_label(name: str) -> None:
    assert terms.field_label(name)


@pytest.mark.parametrize("name", policy.NORMS)
def test_every_norm_has_a_label_and_a_readable_default(name: str) -> None:
    assert terms.setting_label(name)
    assert terms.setting_value(name, getattr(policy.DEFAULTS, name))


def test_every_severity_subject_and_state_has_a_name() -> None:
    assert all(terms.severity_name(severity) for severity in Severity)
    assert all(terms.subject_name(subject) for subject in Subject)
    assert all(terms.state_name(state) for state in (*CASELOAD_STATES, *IntakeState))


@pytest.mark.parametrize("rule", rules.RULES.values(), ids=str)
def test_every_rule_says_what_to_do_and_why(rule: Rule) -> None:
    assert rule.line
    assert rule.why


def test_dutch_terms_hold_nothing_that_is_no_term() -> None:
    assert set(dutch_terms.TEXTS) <= set(terms.source_texts())


def test_dutch_signals_hold_nothing_that_no_source_says() -> None:
    modules = (signals, formats, policy, *rules.MODULES)
    said = {text for module in modules for text in texts_in(module)}
    assert set(dutch_signals.TEXTS) <= said


def test_no_text_is_translated_twice() -> None:
    assert not set(dutch_terms.TEXTS) & set(dutch_signals.TEXTS)


def test_an_event_is_named_in_the_language_in_use() -> None:
    for language, named in (("en", "Noted"), ("nl", "Genoteerd"), ("en", "Noted")):
        words.use(language)
        assert terms.event_name("noted_on") == named
