"""What Work lists: vacancies by how they stand, or employers by name."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from coachdesk.domain.policy import Policy
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.signal import graded
from coachdesk.domain.vocabulary import ContactOutcome, VacancyClosed
from coachdesk.store.dossiers import Stored
from coachdesk.store.employers import WorkData
from coachdesk.tui.widgets.gauge import gauge
from coachdesk.tui.widgets.lines import ListLine, full_line
from coachdesk.tui.widgets.table import Table, TableColumn, cells_of, dim, tones_of
from coachdesk.words import t
from coachdesk.words.formats import day, hours, money, near_day, short_money
from coachdesk.words.terms import choice

_BAR = 12
_OF_VACANCY = ("vacancy", "introduction")


class ListedWork(NamedTuple):
    """A vacancy or an employer with what its columns need to know beside it."""

    record: Stored
    found: WorkData

    def text(self, name: str) -> str:
        return str(self.record[name] or "")

    def choice(self, name: str) -> str:
        value = self.record[name]
        return choice(value) if value else ""


class ListPlace(NamedTuple):
    """A line: in which of the lists it stands, and its key."""

    list: str
    key: str


def place_of(record: RecordRef, found: WorkData) -> ListPlace | None:
    """Where a record stands: an introduction with its vacancy, a contact with its employer."""
    number: int | None = record.id
    if record.kind == "introduction":
        introduced = (item for items in found.introduced.values() for item in items)
        number = next((item.vacancy_id for item in introduced if item.id == record.id), None)
    if any(vacancy.id == number for vacancy in found.vacancies) and record.kind in _OF_VACANCY:
        return ListPlace("vacancies", f"vacancy:{number}")
    if record.kind in ("organisation", "social_return"):
        return ListPlace("employers", str(record))
    if record.kind == "employer_contact":
        for employer, contacts in found.contacts.items():
            if any(contact.id == record.id for contact in contacts):
                return ListPlace("employers", f"organisation:{employer}")
    return None


def employer_id(record: Stored) -> int:
    """The employer of a vacancy or a contract; an employer's own."""
    number: int = record.id if record.kind == "organisation" else record["organisation_id"]
    return number


# Vacancies ---------------------------------------------------------------------------------


def places_text(vacancy: Stored, found: WorkData) -> str:
    """How many places are filled."""
    return f"{found.hired(vacancy)}/{vacancy['places']}"


def _closes(item: ListedWork) -> str:
    closed_on = item.record["closed_on"]
    is_closed = closed_on and closed_on <= item.found.today
    on = closed_on if is_closed else item.record["closes_on"]
    return near_day(on, item.found.today) if on else ""


def _week_hours(item: ListedWork) -> str:
    value = item.record["hours_per_week"]
    return hours(value) if value else ""


def _introduced(item: ListedWork) -> str:
    return str(len(item.found.introduced.get(item.record.id, ())) or "")


VACANCIES: Table[ListedWork] = (
    TableColumn("title", "Vacancy", 18, lambda item: item.text("title"), flex=2),
    TableColumn("organisation", "Employer", 22, lambda item: item.text("organisation"), flex=1),
    TableColumn("kind", "Kind", 12, lambda item: item.choice("kind"), dim, priority=4),
    TableColumn("hours", "Hours", 5, _week_hours, dim, priority=3, right=True),
    TableColumn(
        "places", "Filled", 7, lambda item: places_text(item.record, item.found), right=True
    ),
    TableColumn("introduced", "Introduced", 10, _introduced, priority=2, right=True),
    TableColumn("closes", "Closes", 12, _closes),
)


def vacancy_lines(found: WorkData, policy: Policy) -> Iterator[ListLine]:
    """In groups: those that close soon, the other open ones, then those filled and closed."""
    groups: dict[str, list[Stored]] = {"closing": [], "open": [], "filled": [], "closed": []}
    for vacancy in found.vacancies:
        groups[_group(vacancy, found, policy)].append(vacancy)
    groups["closing"].sort(key=lambda vacancy: vacancy["closes_on"])
    for name in ("open", "filled", "closed"):
        groups[name].sort(key=_last_day, reverse=True)
    titles = {
        "closing": t("Closing soon"),
        "open": t("Open vacancies"),
        "filled": t("Filled"),
        "closed": t("Closed"),
    }
    tones = {"closing": "soon", "filled": "dim", "closed": "dim"}
    for name, vacancies in groups.items():
        if vacancies:
            title = f"{titles[name]} ({len(vacancies)})"
            yield full_line(f"group:{name}", title, "heading")._replace(apart=True, passed=True)
            for vacancy in vacancies:
                yield _line(VACANCIES, ListedWork(vacancy, found), tones.get(name, "plain"))


def _group(vacancy: Stored, found: WorkData, policy: Policy) -> str:
    if found.hired(vacancy) >= vacancy["places"]:
        return "filled"
    if vacancy["reported_on"] <= found.today and not found.is_open(vacancy):
        return "filled" if vacancy["closed_reason"] == VacancyClosed.FILLED else "closed"
    closes_on = vacancy["closes_on"]
    near = closes_on and graded(closes_on, found.today, policy.vacancy_warn_days)
    return "closing" if near else "open"


def _last_day(vacancy: Stored) -> date:
    day: date = vacancy["closed_on"] or vacancy["reported_on"]
    return day


# Employers ---------------------------------------------------------------------------------


def follow_up_of(contacts: Sequence[Stored], today: date) -> date | None:
    """The first day agreed to come back to an employer, unless that was done or tried since."""
    past = [contact for contact in contacts if contact["on"] <= today]
    days = [
        contact["follow_up_on"]
        for contact in past
        if contact["follow_up_on"]
        and not any(
            later["on"] > contact["on"]
            and later["outcome"] in (ContactOutcome.HELD, ContactOutcome.ATTEMPTED)
            for later in past
        )
    ]
    return min(days, default=None)


def _last_contact(item: ListedWork) -> str:
    own = item.found.contacts.get(item.record.id, ())
    days = [c["on"] for c in own if c["outcome"] and c["on"] <= item.found.today]
    days += [contact.on for contact in item.found.joint.get(item.record.id, ())]
    return day(max(days)) if days else ""


def _follow_up(item: ListedWork) -> str:
    contacts = item.found.contacts.get(item.record.id, ())
    due = follow_up_of(contacts, item.found.today)
    return near_day(due, item.found.today) if due else ""


def _follow_up_tone(item: ListedWork) -> str:
    due = follow_up_of(item.found.contacts.get(item.record.id, ()), item.found.today)
    return "overdue" if due and due < item.found.today else "soon"


def open_vacancies(employer: Stored, found: WorkData) -> list[Stored]:
    """The open vacancies of an employer that have places left."""
    return [
        vacancy
        for vacancy in found.vacancies
        if vacancy["organisation_id"] == employer.id
        and found.is_open(vacancy)
        and found.hired(vacancy) < vacancy["places"]
    ]


def _open(item: ListedWork) -> str:
    return str(len(open_vacancies(item.record, item.found)) or "")


def _placed(item: ListedWork) -> str:
    placed = item.found.placed.get(item.record.id, ())
    return str(sum(not place.ended_on for place in placed) or "")


EMPLOYERS: Table[ListedWork] = (
    TableColumn("name", "Employer", 26, lambda item: item.text("name"), flex=2),
    TableColumn("sector", "Sector", 12, lambda item: item.choice("sector"), dim, priority=4),
    TableColumn("person", "Contact person", 18, lambda item: item.text("contact_person"), flex=1),
    TableColumn("phone", "Phone", 13, lambda item: item.text("phone"), priority=2),
    TableColumn("last", "Last", 10, _last_contact, priority=3),
    TableColumn("follow", "Follow up", 11, _follow_up, _follow_up_tone),
    TableColumn("open", "Open", 4, _open, priority=2, right=True),
    TableColumn("placed", "Placed", 6, _placed, priority=3, right=True),
)


def employer_lines(found: WorkData) -> Iterator[ListLine]:
    """Every employer, each with the contracts of social return that run."""
    for employer in found.organisations:
        yield _line(EMPLOYERS, ListedWork(employer, found), "plain")
        for contract in found.contracts.get(employer.id, ()):
            settled_on = contract["settled_on"]
            if not settled_on or settled_on > found.today:
                text = contract_line(contract, found)
                yield full_line(f"social_return:{contract.id}", text, data=contract)


def contract_line(contract: Stored, found: WorkData) -> str:
    """The same below its employer: first what must not be cut off."""
    filled, promised = found.filled(contract), contract["obligation"]
    until = t("Social return until {day}", day=near_day(contract["until_on"], found.today))
    bar = gauge(float(filled), float(promised), _BAR // 2)
    sums = t("{filled} of {promised}", filled=short_money(filled), promised=short_money(promised))
    return f"└ {until}  {bar}  {sums}  {contract['title']}"


def contract_text(contract: Stored, found: WorkData) -> str:
    """A contract, with a bar and in words how much of it is filled."""
    filled, promised = found.filled(contract), contract["obligation"]
    bar = gauge(float(filled), float(promised), _BAR)
    sums = t("{filled} of {promised} filled", filled=money(filled), promised=money(promised))
    settled_on = contract["settled_on"]
    if settled_on and settled_on <= found.today:
        until = t("settled {day}", day=day(settled_on))
    else:
        until = t("until {day}", day=day(contract["until_on"]))
    return f"{contract['title']}  {bar}  {sums}, {until}"


def _line(table: Table[ListedWork], item: ListedWork, tone: str) -> ListLine:
    key = f"{item.record.kind}:{item.record.id}"
    cells, tones = cells_of(table, item), tones_of(table, item)
    return ListLine(key, cells, tone, data=item.record, tones=tones)
