"""What is shared with neighbouring municipalities as one page to print, the same as the file."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from coachdesk.domain.sharing import Shared
from coachdesk.exchange.html_page import element, fact_list, safe, write_page
from coachdesk.exchange.safe_file import write_pieces
from coachdesk.words import t
from coachdesk.words.formats import full_day
from coachdesk.words.sharing import (
    Facts,
    counts_text,
    facts_of,
    profile_title,
    vacancy_facts,
    vacancy_title,
)

_STYLE = """
body { max-width: 48rem; line-height: 1.4; }
h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .3em; }
h2 { font-size: 1.3em; margin: 1.4em 0 .4em; border-bottom: .12em solid #000; break-after: avoid; }
h3 { font-size: 1.05em; margin: 0 0 .2em; break-after: avoid; }
section section { margin: 0 0 1.2em; break-inside: avoid; }
dl { display: grid; grid-template-columns: 14rem 1fr; gap: .1em 1em; margin: 0; }
dd { margin: 0; white-space: pre-line; }
@page { size: A4; margin: 16mm; }
@media print { body { font-size: 11pt; max-width: none; } }
"""


def write_shared_page(shared: Shared, today: date) -> str:
    """The page in the language in use: write it as UTF-8."""
    vacancies = (
        _item(vacancy_title(employer, vacancy), vacancy_facts(employer, vacancy))
        for employer in shared.employers
        for vacancy in employer.vacancies
    )
    profiles = (_item(profile_title(one.mark), facts_of(one)) for one in shared.profiles)
    about = f"{full_day(today)}. {counts_text(shared)}"
    parts = (
        element("p", safe(about)),
        _part(t("Open vacancies"), vacancies),
        _part(t("Profiles without a name"), profiles),
    )
    return write_page(t("Shared with neighbouring municipalities"), _STYLE, "\n".join(parts))


@contextmanager
def page_beside(
    page: Path, shared: Shared, today: date, over: bool, store: Path | None
) -> Iterator[None]:
    """The page stands beside a file that is written meanwhile, and goes where that is not."""
    write_pieces(page, [write_shared_page(shared, today)], over=over, store=store)
    try:
        yield
    except OSError:
        page.unlink(missing_ok=True)
        raise


def _part(title: str, items: Iterable[str]) -> str:
    inner = "\n".join(items)
    return element("section", element("h2", safe(title)), "\n", inner) if inner else ""


def _item(title: str, facts: Facts) -> str:
    return element("section", element("h3", safe(title)), fact_list(facts))
