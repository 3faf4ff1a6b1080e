"""The text of a set of steps: one a line, `domain: title`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.text import clean_line
from coachdesk.domain.vocabulary import LifeDomain


@private_repr("domain")
class TemplateStep(NamedTuple):
    domain: LifeDomain
    title: str


class NoStep(ValueError):
    """A line that is no step; `args[0]` is its number."""


def read_steps(body: str, names: Mapping[str, LifeDomain]) -> Iterator[TemplateStep]:
    """The steps of a template; raises NoStep.

    `names` are the domains as the language in use calls them, in small letters; the fixed words
    are always known.
    """
    for number, line in enumerate(body.splitlines(), 1):
        if not line.strip():
            continue
        word, _, title = (clean_line(part) for part in line.partition(":"))
        domain = names.get(word.casefold())
        if domain is None and word.casefold() in list(LifeDomain):
            domain = LifeDomain(word.casefold())
        if domain is None or not title:
            raise NoStep(number)
        yield TemplateStep(domain, title)


def written(steps: Iterable[TemplateStep], word: Callable[[LifeDomain], str] = str) -> str:
    """Steps as the text of a template: as it is stored, or with other words for the domains."""
    return "\n".join(f"{word(step.domain)}: {step.title}" for step in steps)
