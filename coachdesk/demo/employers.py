"""The demo's employers, and the work, skills and rights of people: something due of each kind."""

from collections.abc import Sequence
from datetime import date

from coachdesk.demo.days import Days
from coachdesk.demo.shapes import Character, aftercare, contact, pairing, right
from coachdesk.demo.town import organisations
from coachdesk.domain.dates import add_months
from coachdesk.domain.values import FieldValue, JsonObject
from coachdesk.domain.vocabulary import CLOSED_TO_WORK, UNPAID_WORK

_NOT_VISITED = "Basisschool De Regenboog"
_PLUMBER, _HOME_CARE, _SHOP = (
    "Installatiebedrijf Van Essen",
    "Thuiszorg De Hof",
    "Supermarkt Hendriks",
)
_GARDENER = "Hoveniersbedrijf De Wilg"
_HELP = "Hulp bij het huishouden"
_SUSTAINED_MONTHS = 6


def employers(days: Days, people: Sequence[Character]) -> list[JsonObject]:
    """The organisations with their lists; the people get what belongs to it."""
    found = organisations()
    by_name = {item["name"]: item for item in found}
    for item in found:
        item |= {"employer_contacts": [], "vacancies": [], "social_returns": []}
    active = [person.record for person in people if not person.record["closed_on"]]
    closed = [person.record for person in people if person.record["closed_on"]]
    _visits(days, by_name, active)
    _contacts(days, by_name)
    _vacancies(days, by_name)
    _contract(days, by_name, active)
    if len(active) >= _ENOUGH:
        _work_of(days, active)
    _after_work(days, closed)
    return found


_ENOUGH = 8  # people, for each to have something of their own


def own_tasks(days: Days) -> list[JsonObject]:
    """The coach's own tasks, of nobody."""
    return [
        {"title": "Cijfers voor het teamoverleg", "due_on": days.work(2)},
        {"title": "Sociale kaart van Zuid bijwerken", "due_on": days.ahead(30)},
        {"title": "Training gespreksvoering aanvragen", "done_on": days.ago(6)},
    ]


def templates() -> list[JsonObject]:
    """Texts of the coach's own."""
    return [
        {"kind": "note", "name": "Voortgang", "body": "Besproken:\nAfgesproken:\nVolgende keer:"},
        {
            "kind": "steps",
            "name": "Schulden",
            "body": "debts: Overzicht van schulden maken\nincome: Toeslagen nalopen\n"
            "debts: Schuldhulpverlening aanvragen",
        },
        {"kind": "steps", "name": "Eerste weken", "body": "work: Cv maken\nnetwork: Maatje zoeken"},
    ]


def _contact(on: date, purpose: str, outcome: str | None, **facts: FieldValue) -> JsonObject:
    made = {"on": on, "mode": "workplace", "purpose": purpose, "outcome": outcome}
    return {**made, **facts}


def _visits(days: Days, by_name: dict[str, JsonObject], active: Sequence[JsonObject]) -> None:
    """Everybody who works somewhere was visited there lately, but one."""
    placed = {each["organisation"] for record in active for each in record["placements"]}
    for name in sorted(placed - {_NOT_VISITED}):
        visit = _contact(
            days.ago(9), "placement", "held", note="Rondje langs onze mensen, loopt goed."
        )
        by_name[name]["employer_contacts"].append(visit)
    for record in active:
        at_school = any(each["organisation"] == _NOT_VISITED for each in record["placements"])
        if at_school and not _works_unvisited(record):
            record["contacts"].append(contact(days.ago(12), "phone", "placement_visit"))


def _works_unvisited(record: JsonObject) -> bool:
    return any(
        each["organisation"] == _NOT_VISITED and each["kind"] == "participation_placement"
        for each in record["placements"]
    )


def _contacts(days: Days, by_name: dict[str, JsonObject]) -> None:
    """One to follow up, one of which the outcome is not noted."""
    by_name[_SHOP]["employer_contacts"].append(
        _contact(
            days.ago(8),
            "vacancy",
            "held",
            mode="phone",
            with_whom="Bedrijfsleider",
            follow_up_on=days.work(2),
            note="Geen vacature, wel werk: wil meedenken over ochtenden in het magazijn.",
        )
    )
    by_name["Eetcafé Bij Saar"]["employer_contacts"].append(
        _contact(days.ago(2), "acquaintance", None, at="11:00")
    )


def _vacancies(days: Days, by_name: dict[str, JsonObject]) -> None:
    """One that closes soon, one open, one filled."""
    by_name[_PLUMBER]["vacancies"].append(
        {
            "title": "Leerling-monteur",
            "kind": "apprenticeship",
            "places": 2,
            "hours_per_week": 32.0,
            "asks": "Rijbewijs B, niet bang voor hoogte.",
            "offers": "Vakopleiding, één dag per week naar school.",
            "source": "coach",
            "reported_on": days.ago(25),
            "closes_on": days.work(3),
        }
    )
    by_name[_HOME_CARE]["vacancies"].append(
        {
            "title": _HELP,
            "kind": "paid_job",
            "places": 3,
            "hours_per_week": 20.0,
            "source": "employer",
            "reported_on": days.ago(40),
        }
    )
    by_name[_SHOP]["vacancies"].append(
        {
            "title": "Vakkenvuller",
            "kind": "paid_job",
            "source": "jobseeker",
            "reported_on": days.ago(90),
            "closed_on": days.ago(30),
            "closed_reason": "filled",
        }
    )


def _contract(days: Days, by_name: dict[str, JsonObject], active: Sequence[JsonObject]) -> None:
    """A contract near its end, of which a placement fills some."""
    title = "Groenonderhoud Zuid"
    by_name[_GARDENER]["social_returns"].append(
        {
            "title": title,
            "from_on": days.months_ago(10),
            "until_on": days.ahead(60),
            "obligation": "18000.00",
        }
    )
    for record in active:
        for each in record["placements"]:
            if each["organisation"] == _GARDENER and each["kind"] in UNPAID_WORK:
                each |= {"social_return": title, "social_return_value": "6500.00"}
                return


def _work_of(days: Days, active: Sequence[JsonObject]) -> None:
    """Wishes, introductions, skills and rights, each with something that is due or near."""
    agreed, waiting, hired, driver, carer, asked, helped, other = active[-_ENOUGH:]
    # Of one person much may be late at once, not of many.
    waiting = next((record for record in active if _works_unvisited(record)), waiting)
    agreed["introductions"].append(_for(_HOME_CARE, _HELP, "agreed", days.work(-2)))
    waiting["introductions"].append(_for(_PLUMBER, "Leerling-monteur", "introduced", days.ago(12)))
    hired["introductions"].append(_for(_HOME_CARE, _HELP, "hired", days.ago(10)))
    driver["skills"] += [
        {"kind": "licence", "title": "Rijbewijs B"},
        {"kind": "certificate", "title": "VCA basis", "expires_on": days.ahead(24)},
    ]
    carer["skills"] += [
        {"kind": "talent", "title": "Koken voor grote groepen"},
        {"kind": "language", "title": "Engels", "level": "B1"},
    ]
    asked["rights"].append(right("special_assistance", "applied", days.ago(50)))
    helped["rights"].append(right("tax_remission", "receives", days.ago(300), until=days.ahead(15)))
    other["rights"] += [
        right("rent_allowance", "receives", days.ago(120)),
        right("city_pass", "to_look_at", days.ago(20)),
    ]
    mentor = " ".join(filter(None, (carer[name] for name in ("first_name", "prefix", "last_name"))))
    facts = {"kind": "mentor", "with_ref": carer["ref"], "checked_on": days.ago(10)}
    asked["pairings"].append(pairing(mentor, days.ago(45), **facts))
    carer |= {"wanted_sectors": ["care", "hospitality"], "wanted_hours": 24.0}
    driver |= {"wanted_sectors": ["technical"], "travel_minutes": 45, "abroad": True}
    for record in (carer, driver):
        record["share_profile_on"] = days.ago(30)


def _for(organisation: str, vacancy: str, status: str, on: date) -> JsonObject:
    return {"organisation": organisation, "vacancy": vacancy, "status": status, "on": on}


def _after_work(days: Days, closed: Sequence[JsonObject]) -> None:
    """What the closed dossiers hold of it; of who stayed at work one has the bonus to look at."""
    for record in closed[:1]:
        record["introductions"].append(_for(_SHOP, "Vakkenvuller", "hired", days.ago(31)))
        record["skills"].append({"kind": "diploma", "title": "Mbo 2 detailhandel"})
        record["rights"].append(right("travel_costs", "refused", days.ago(60)))
    stayed = [record for record in closed if _is_at_work_for_long(days, record)]
    for number, record in enumerate(stayed):
        on = Days(add_months(record["closed_on"], _SUSTAINED_MONTHS)).ahead(2)
        record["aftercare"].append(aftercare(on, True, "Nog steeds aan het werk, en tevreden."))
        if number:
            record["rights"].append(right("outflow_bonus", "receives", on))


def _is_at_work_for_long(days: Days, record: JsonObject) -> bool:
    """Closed to work seven months to nearly two years ago, and still there at every check."""
    asked = record["aftercare"]
    return (
        record["closed_reason"] in CLOSED_TO_WORK
        and days.months_ago(23) < record["closed_on"] < days.months_ago(7)
        and bool(asked)
        and all(check["still_working"] for check in asked)
    )
