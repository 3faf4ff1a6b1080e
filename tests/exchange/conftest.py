"""What the tests of the files stand on: they read English unless they choose."""

from collections.abc import Iterator

import pytest

from coachdesk import words


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = words.language()
    words.use("en")
    yield
    words.use(before)
