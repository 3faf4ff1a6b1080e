"""Every link between the documents, to a picture or to a file leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.markdown import DOCS, DOCUMENTS, ROOT, anchors, code, headings, links, prose

_ELSEWHERE = re.compile(r"[a-z]+:")
_CITED = re.compile(r"coachdesk/docs/(\w+\.md)(?:,\s+(?:#\s+)?section\s+(\d))?")
_FILE = re.compile(r"[\w.*{},-]+(?:/[\w.*{},-]+)+\.(?:py|md|toml|sql|svg)|[\w-]+(?:/[\w-]+)*/")


def sources() -> Iterator[Path]:
    """The code of coachdesk and of its tests."""
    for folder in ("coachdesk", "tests"):
        for ending in ("*.py", "*.sql"):
            yield from (ROOT / folder).rglob(ending)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    for link in links(document):
        if _ELSEWHERE.match(link):
            continue
        target, _, anchor = link.partition("#")
        path = (document.parent / target).resolve() if target else document
        assert path.exists(), link
        assert not anchor or anchor in anchors(path), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    for word in code(prose(document)):
        if _FILE.fullmatch(word) and "/" in word.rstrip("/"):
            places = (ROOT, ROOT / "coachdesk", document.parent)
            assert any(list(place.glob(word.rstrip("/"))) for place in places), word


def test_every_document_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        reached.add(document)
        found = {(document.parent / link.partition("#")[0]).resolve() for link in links(document)}
        waiting += [path for path in found - reached if path.suffix == ".md"]
    assert set(DOCUMENTS) <= reached


def test_the_code_cites_documents_and_sections_that_are_there() -> None:
    for source in sources():
        for document, number in _CITED.findall(source.read_text(encoding="utf-8")):
            titles = headings(DOCS / document)
            assert not number or any(title.startswith(f"{number}. ") for title in titles), source


def test_the_readme_is_short_and_shows_pictures() -> None:
    readme = ROOT / "README.md"
    assert len(readme.read_text(encoding="utf-8").splitlines()) < 120
    assert sum(link.startswith("screenshots/") for link in links(readme)) >= 2
