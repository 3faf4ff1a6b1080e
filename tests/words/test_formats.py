"""Days, names of files and reasons as each language writes them."""

import errno
import os
from collections.abc import Iterator
from datetime import date

import pytest

from coachdesk import words
from coachdesk.words.formats import short_weekday
from coachdesk.words.reasons import reason


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    words.use("en")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Mon Tue Wed Thu Fri Sat Sun"), ("nl", "ma di wo do vr za zo")],
)
def test_a_short_weekday_is_written_as_the_language_does(language: str, said: str) -> None:
    words.use(language)
    assert " ".join(short_weekday(date(2026, 11, 23 + n)) for n in range(7)) == said


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENOENT])
def test_why_a_file_was_refused_is_said_in_the_language_of_the_user(code: int) -> None:
    words.use("nl")
    assert reason(OSError(code, os.strerror(code))) not in (os.strerror(code), "OSError")


def test_a_rare_reason_is_in_the_words_of_the_system() -> None:
    assert reason(OSError(errno.EXDEV, "Cross-device link")) == "Cross-device link"
    assert reason(ValueError("embedded null byte")) == "ValueError"
