"""What stands beside the highlighted vacancy or employer."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from coachdesk.domain.names import fold
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import Country
from coachdesk.store.dossiers import Stored
from coachdesk.store.employers import Introduced, JobWish, Placed, WorkData
from coachdesk.tui.screens.work_lines import (
    contract_text,
    follow_up_of,
    open_vacancies,
    places_text,
)
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.words import t
from coachdesk.words.formats import day, hours, money, near_day
from coachdesk.words.terms import choice

_MOST = 200  # people listed; no pane shows more of them
_SHORT = 3  # of a list that nearly everybody stands in
_CONTACTS = 5


def about_work(data: FieldValue, found: WorkData, *, whole: bool = False) -> Labelled:
    """What is known of a vacancy, an employer or a contract; beside a list in short."""
    if not isinstance(data, Stored):
        return Labelled("", ())
    if data.kind == "vacancy":
        return _vacancy(data, found, _MOST if whole else _SHORT)
    return (_contract if data.kind == "social_return" else _employer)(data, found)


def _listed(label: str, texts: Iterable[str]) -> list[Part]:
    return [Part("" if number else label, f"• {text}") for number, text in enumerate(texts)]


def _reached(employer: Stored) -> str:
    parts = (employer["phone"], employer["contact_person"], employer["email"])
    return " · ".join(part for part in parts if part)


def _where(record: Stored, name: str) -> str:
    abroad = choice(record["country"]) if record["country"] != Country.NL else ""
    return ", ".join(part for part in (record[name], abroad) if part)


# A vacancy ---------------------------------------------------------------------------------


def _vacancy(vacancy: Stored, found: WorkData, most: int) -> Labelled:
    employer = found.employer_of(vacancy)
    sector = found.sector_of(vacancy)
    week = vacancy["hours_per_week"]
    what = [
        choice(vacancy["kind"]),
        t("{count} hours a week", count=hours(week)) if week else "",
        choice(sector) if sector else "",
    ]
    introduced = found.introduced.get(vacancy.id, ())
    groups = [
        [
            Part("☎", _reached(employer)),
            Part(t("What"), ", ".join(filter(None, what)), "bold"),
            Part(t("Where"), _where(vacancy, "place")),
        ],
        _listed(t("Introduced"), (_standing(item, found) for item in introduced)),
        [
            Part(t("Asks"), vacancy["asks"] or ""),
            Part(t("Offers"), vacancy["offers"] or ""),
            Part(t("Note"), vacancy["note"] or ""),
        ],
    ]
    wanted, others = _may_be_asked(vacancy, found, most) if found.is_open(vacancy) else ([], [])
    groups.append(wanted)
    groups.append(
        [
            Part(t("Closes"), _closing(vacancy, found)),
            Part(t("Heard from"), f"{choice(vacancy['source'])}, {day(vacancy['reported_on'])}"),
            Part("", t("counts for social return") if vacancy["social_return"] else ""),
        ]
    )
    groups.append(others)
    return Labelled(f"{vacancy['title']} · {vacancy['organisation']}", groups)


def _closing(vacancy: Stored, found: WorkData) -> str:
    if vacancy["closed_on"] and not found.is_open(vacancy):
        reason = vacancy["closed_reason"]
        said = t("closed {day}", day=day(vacancy["closed_on"]))
        return f"{said}, {choice(reason)}" if reason else said
    return near_day(vacancy["closes_on"], found.today) if vacancy["closes_on"] else ""


def _standing(item: Introduced, found: WorkData) -> str:
    said = f"{item.person.listed}: {choice(item.status)}, {near_day(item.on, found.today)}"
    if not item.answer_by:
        return said
    return f"{said} ({t('answer by {day}', day=near_day(item.answer_by, found.today))})"


def _may_be_asked(vacancy: Stored, found: WorkData, most: int) -> tuple[list[Part], list[Part]]:
    """Everybody whose wish it is, by name, with facts; apart and in short, who named no sector."""
    others = _not_introduced(vacancy, found)
    if found.sector_of(vacancy) is None:
        return [], _people(t("No sector said: everybody"), others, vacancy, most)
    fitting = who_wants(vacancy, found)
    silent = [wish for wish in others if not wish.sectors]
    wanted = _people(t("May be asked"), fitting, vacancy)
    nobody = [Part(t("May be asked"), t("nobody named this sector"))]
    return wanted or nobody, _people(t("Named no sector"), silent, vacancy, most)


def _not_introduced(vacancy: Stored, found: WorkData) -> list[JobWish]:
    there = {uid_of(item.person.id) for item in found.introduced.get(vacancy.id, ())}
    return [wish for wish in found.wishes if uid_of(wish.person.id) not in there]


def who_wants(vacancy: Stored, found: WorkData) -> list[JobWish]:
    """Those not introduced yet who named the sector of a vacancy as their wish."""
    sector = found.sector_of(vacancy)
    return [wish for wish in _not_introduced(vacancy, found) if sector in wish.sectors]


def _people(
    label: str, wishes: Sequence[JobWish], vacancy: Stored, most: int = _MOST
) -> list[Part]:
    asked = fold(vacancy["asks"] or "")
    texts = [_wish(wish, asked) for wish in wishes[:most]]
    if len(wishes) > most:
        texts.append(t("and {count} more", count=len(wishes) - most))
    return _listed(label, texts)


def _wish(wish: JobWish, asked: str) -> str:
    """A person with the facts that matter for a job, as they are known."""
    facts = [
        t("{count} hours a week", count=hours(wish.hours)) if wish.hours else "",
        t("travels {count} minutes", count=wish.travel_minutes) if wish.travel_minutes else "",
        t("also across the border") if wish.abroad else "",
        *dict.fromkeys(skill for skill in wish.skills if fold(skill) in asked),
    ]
    said = ", ".join(filter(None, facts))
    return f"{wish.person.listed}: {said}" if said else wish.person.listed


# An employer -------------------------------------------------------------------------------


def _employer(employer: Stored, found: WorkData) -> Labelled:
    contacts = found.contacts.get(employer.id, ())
    due = follow_up_of(contacts, found.today)
    sector, pso = employer["sector"], employer["pso"]
    running = [p for p in found.placed.get(employer.id, ()) if not p.ended_on]
    groups = [
        [
            Part("☎", employer["phone"] or ""),
            Part(t("E-mail"), employer["email"] or ""),
            Part(t("People"), _people_there(employer, contacts)),
            Part(t("Sector"), choice(sector) if sector else ""),
            Part(t("Where"), _where(employer, "municipality")),
            Part(t("PSO ladder"), choice(pso) if pso else ""),
            Part(t("Note"), employer["note"] or ""),
        ],
        [
            Part(t("Follow up"), near_day(due, found.today) if due else "", "bold"),
            *_listed(t("Contacts"), _contact_texts(employer, found)),
        ],
        _listed(
            t("Vacancies"),
            (f"{v['title']} ({places_text(v, found)})" for v in open_vacancies(employer, found)),
        ),
        _listed(t("Placed"), (_placement(place) for place in running)),
        _listed(
            t("Social return"),
            (contract_text(item, found) for item in found.contracts.get(employer.id, ())),
        ),
        [Part(t("Unpaid places"), _unpaid(employer, found))],
    ]
    return Labelled(employer["name"], groups)


def _people_there(employer: Stored, contacts: Sequence[Stored]) -> str:
    names = (employer["contact_person"], *(contact["with_whom"] for contact in contacts))
    return ", ".join(dict.fromkeys(name for name in names if name))


def _contact_texts(employer: Stored, found: WorkData) -> list[str]:
    """The latest contacts, also those where a jobseeker was there, newest first."""
    said = [
        (contact["on"], _contact(contact)) for contact in found.contacts.get(employer.id, ())
    ] + [
        (item.on, f"{day(item.on)}, {choice(item.mode)}: {item.person.listed}")
        for item in found.joint.get(employer.id, ())
    ]
    said.sort(key=lambda item: item[0], reverse=True)
    return [text for _, text in said[:_CONTACTS]]


def _contact(contact: Stored) -> str:
    outcome = contact["outcome"]
    parts = [
        day(contact["on"]),
        choice(contact["mode"]),
        choice(contact["purpose"]),
        choice(outcome) if outcome else t("no outcome yet"),
        contact["with_whom"],
    ]
    said = ", ".join(part for part in parts if part)
    note = " ".join((contact["note"] or "").split())
    return f"{said}: {note}" if note else said


def _placement(place: Placed) -> str:
    since = t("since {day}", day=day(place.started_on))
    return f"{place.person.listed}: {place.role}, {choice(place.kind)}, {since}"


def _contract(contract: Stored, found: WorkData) -> Labelled:
    """A promise of social return, and the placements that fill it."""
    here = found.placed.get(contract["organisation_id"], ())
    filling = [place for place in here if place.contract_id == contract.id]
    groups = [
        [
            Part(t("Filled"), contract_text(contract, found), "bold"),
            *_listed(
                t("Placed"), (f"{_placement(p)}: {money(p.value or Decimal())}" for p in filling)
            ),
        ],
        [Part(t("Note"), contract["note"] or "")],
    ]
    return Labelled(f"{t('Social return')} · {contract['organisation']}", groups)


def _unpaid(employer: Stored, found: WorkData) -> str:
    ended, hired = found.unpaid_ended(employer.id)
    if not ended:
        return t("none ended yet")
    if not hired:
        return t("{ended} ended, none led to a job", ended=ended)
    return t("{ended} ended, {hired} led to a job", ended=ended, hired=hired)
