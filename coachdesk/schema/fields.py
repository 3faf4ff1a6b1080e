"""Fields and records as they are declared, and the checks that follow from that."""

import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from coachdesk.domain.problem import Problem
from coachdesk.domain.text import clean
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.schema.kinds import UID, FieldKind, Invalid, Word

# A new record begins with the day it is.
TODAY = object()


class Field(NamedTuple):
    """One field: what a form, a file and the store need to know of it.

    `said` is its English label where that is not its name in words; `ahead` says that its day lies
    ahead, which tells how a day typed without a year is read.
    """

    name: str
    kind: FieldKind
    said: str = ""
    required: bool = False
    default: FieldValue = None
    unique: bool = False
    ahead: bool = False

    @property
    def label(self) -> str:
        """In English, the key of its texts in other languages."""
        return self.said or self.name.replace("_", " ").capitalize()

    @property
    def vocabulary(self) -> type[StrEnum] | None:
        """The words it can hold, where it holds one of a list."""
        return self.kind.vocabulary if isinstance(self.kind, Word) else None

    @property
    def empty(self) -> FieldValue:
        """What the field holds when nothing is given for it."""
        return self.kind.empty if self.default is None else self.default


class Link(NamedTuple):
    """A record names another one: its kind, and the field it is named by.

    `made`: one that is not known is made. `within`: the other hangs on a record of this kind,
    and is looked for there. `cascades`: it goes with that one when that one is deleted. `shown`:
    it is named by what it hangs under, and shows all fields of that.
    """

    kind: str
    by: str
    required: bool = True
    made: bool = False
    within: str = ""
    cascades: bool = False
    shown: bool = False


class RecordKind:
    """One kind of record: its table, its fields, and its place in files, forms and lists.

    `owner` is the kind of record it hangs on and goes with (`owned`: always); `links` are the
    others it names; `once` says that an owner and those links stand together only once.
    `key` tells records of one list apart where a file gives no uid; `ordered` are pairs of days of
    which the first may not lie before the second. `list_name` and `list_label` are those of its
    list in a dossier, `newest_first` the days and times by which people read that list.
    `asked_first` are the fields a form begins with, `begins` what a new record holds there;
    `unlisted` fields are left out of the list of the caseload in files; by the columns `known_by`
    a file with a table of these records is told from other tables (empty: there is no such table).
    """

    def __init__(
        self,
        name: str,
        label: str,
        own: tuple[Field, ...],
        *,
        owner: str | None = None,
        owned: bool = True,
        once: bool = False,
        links: tuple[Link, ...] = (),
        key: tuple[str, ...] = (),
        ordered: tuple[tuple[str, str], ...] = (),
        list_name: str = "",
        list_label: str = "",
        newest_first: tuple[str, ...] = (),
        asked_first: tuple[str, ...] = (),
        unlisted: tuple[str, ...] = (),
        known_by: tuple[str, ...] = (),
        begins: FieldValues | None = None,
    ) -> None:
        self.name, self.label, self.own = name, label, own
        self.owner, self.owned, self.once, self.links = owner, owned, once, links
        self.key, self.ordered, self.known_by = key, ordered, known_by
        self.list_name, self.list_label, self.unlisted = list_name, list_label, unlisted
        self.newest_first, self.asked_first, self.begins = newest_first, asked_first, begins

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields a person or a file fills in, as declared; the record's mark comes last."""
        return {field.name: field for field in (*self.own, Field("uid", UID, "Mark"))}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields that no record does without."""
        return tuple(name for name, field in self.fields.items() if field.required)

    @cached_property
    def foreign_keys(self) -> Mapping[str, Link]:
        """The columns that hold the id of another record, each with the link it is for."""
        found = {f"{link.kind}_id": link for link in self.links}
        if self.owner:
            owner = Link(self.owner, "id", required=self.owned, cascades=True)
            found[f"{self.owner}_id"] = owner
        return found

    @cached_property
    def named(self) -> Mapping[str, Link]:
        """The names by which files and forms give other records, each with the link it is for."""
        found = {}
        if self.owner == "organisation":
            found["organisation"] = Link("organisation", "name", made=True)
        for link in self.links:
            if link.within:
                found.setdefault(link.within, link)
            found[link.kind] = link
        return found

    def __repr__(self) -> str:
        return f"<{self.name}>"


def new_uid() -> str:
    """A random mark that tells a record apart between stores."""
    return os.urandom(8).hex()


def check(kind: RecordKind, values: FieldValues) -> tuple[dict[str, FieldValue], list[Problem]]:
    """The given values in their own types, and everything that is wrong with them, all at once.

    A blank text counts as empty. What a new record would lack is for `missing` to say, and the
    order of days for `order_problems`: an update gives only some of the fields.
    """
    checked: dict[str, FieldValue] = {}
    problems: list[Problem] = []
    fields = kind.fields
    for name, given in values.items():
        field = fields.get(name)
        if field is None:
            problems.append(Problem(name, "unknown_field"))
        elif given is not None and not _is_blank(given):
            try:
                checked[name] = field.kind.check(given)
            except Invalid as error:
                problems.append(Problem(name, error.code, error.facts))
        elif field.required:
            problems.append(Problem(name, "missing"))
        elif name != "uid":
            checked[name] = field.empty
    return checked, problems


def missing(kind: RecordKind, values: Iterable[str]) -> list[Problem]:
    """The required fields a new record made of `values` would lack."""
    return [Problem(name, "missing") for name in kind.required if name not in values]


def order_problems(kind: RecordKind, values: FieldValues) -> list[Problem]:
    """Days that lie before the day they cannot precede."""
    return [
        Problem(later, "before", {"day": values[later], "other": earlier, "start": values[earlier]})
        for later, earlier in kind.ordered
        if values.get(later) and values.get(earlier) and values[later] < values[earlier]
    ]


def _is_blank(value: FieldValue) -> bool:
    return isinstance(value, str) and not (value[:1].isalnum() or clean(value).strip())
