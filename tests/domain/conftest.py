"""The desk to ask for the examples of a test file."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.domain.examples import Answers


@pytest.fixture(scope="module")
def said(
    request: pytest.FixtureRequest, empty_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Answers]:
    """What the desk says of each example in the `RULES` of the test file."""
    folder = tmp_path_factory.mktemp("examples")
    with closing(Answers(request.module.RULES, empty_store, folder)) as answers:
        yield answers
