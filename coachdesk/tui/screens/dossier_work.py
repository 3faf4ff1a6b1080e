"""The tab Work of a dossier: wishes, introductions, skills, and vacancies that meet the wishes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from coachdesk.domain.names import fold
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.vocabulary import Country
from coachdesk.store.dossiers import Stored
from coachdesk.store.employers import Introduced, Opening
from coachdesk.tui.forms.plan import WISHES, open_wishes_form
from coachdesk.tui.lazy import imported
from coachdesk.tui.screens.dossier_lists import (
    LIST_OF,
    DossierData,
    first_line,
)
from coachdesk.tui.widgets.labelled import Labelled, Part
from coachdesk.tui.widgets.lines import ListLine, full_line, heading_line
from coachdesk.words import t
from coachdesk.words.formats import hours, near_day
from coachdesk.words.terms import choice, field_label, field_text

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.dossier import DossierScreen

WORK = "work"
_WISH = "wish:"


def work_lines(found: DossierData) -> Iterator[ListLine]:
    """Wishes first; then how introductions stand, what somebody brings, and what is open."""
    yield heading_line(t("Wishes"))
    person = found.dossier.jobseeker
    noted = [name for name in WISHES if person[name] not in (None, [], False)]
    for name in noted:
        said = f"{field_label(name)}: {field_text(person[name])}"
        yield full_line(f"{_WISH}{name}", said, "plain")
    if not noted:
        yield full_line(f"{_WISH}none", t("No wishes noted yet: enter notes them."))
    yield from LIST_OF["introduction"].lines_below_heading(found)
    yield from LIST_OF["skill"].lines_below_heading(found)
    yield from _openings(found)


def _openings(found: DossierData) -> Iterator[ListLine]:
    """Open vacancies of a wanted sector, and apart those of none; all where none is wanted."""
    there = {item["vacancy_id"] for item in found.records("introductions")}
    others = [item for item in found.openings if item.vacancy.id not in there]
    wanted = found.dossier.jobseeker["wanted_sectors"]
    groups = {
        t("Open vacancies in a wanted sector"): [o for o in others if o.sector in wanted],
        t("Open vacancies without a sector"): [o for o in others if not o.sector],
    }
    if not wanted:
        groups = {t("No sector wished for: all open vacancies"): others}
    for title, openings in groups.items():
        if openings:
            yield heading_line(f"{title} ({len(openings)})")
            yield from (_line(item, found) for item in openings)


def _line(item: Opening, found: DossierData) -> ListLine:
    vacancy = item.vacancy
    week = vacancy["hours_per_week"]
    facts = (t("{count} hours", count=hours(week)) if week else "", _where(vacancy))
    closes = near_day(vacancy["closes_on"], found.today) if vacancy["closes_on"] else ""
    what = ", ".join(filter(None, facts))
    cells = (vacancy["title"], vacancy["organisation"], what, closes)
    return ListLine(f"vacancy:{vacancy.id}", cells, data=item, tones=("", "", "dim", ""))


def _where(vacancy: Stored) -> str:
    abroad = choice(vacancy["country"]) if vacancy["country"] != Country.NL else ""
    return ", ".join(filter(None, (vacancy["place"], abroad)))


def opening_detail(item: Opening, found: DossierData) -> Labelled:
    """What a vacancy asks and gives beside what is wished for and there; nothing is weighed."""
    vacancy, person = item.vacancy, found.dossier.jobseeker
    week, wished = vacancy["hours_per_week"], person["wanted_hours"]
    travel = person["travel_minutes"]
    sector = choice(item.sector) if item.sector else ""
    own = [
        t("wished for: {count} hours", count=hours(wished)) if wished else "",
        t("travels {count} minutes", count=travel) if travel else "",
        t("also across the border") if person["abroad"] else "",
    ]
    asked = fold(vacancy["asks"] or "")
    titles = dict.fromkeys(skill["title"] for skill in found.records("skills"))
    groups = [
        [
            Part(t("What"), ", ".join(filter(None, (choice(vacancy["kind"]), sector))), "bold"),
            Part(t("Hours"), _beside(hours(week) if week else "", own[0])),
            Part(t("Where"), _beside(_where(vacancy), ", ".join(filter(None, own[1:])))),
        ],
        [
            Part(t("Asks"), vacancy["asks"] or ""),
            Part(t("Has of it"), ", ".join(title for title in titles if fold(title) in asked)),
            Part(t("Offers"), vacancy["offers"] or ""),
            Part(t("Note"), first_line(vacancy["note"])),
        ],
        [Part("", t("i: consider for this vacancy"), "$text-muted")],
    ]
    return Labelled(f"{vacancy['title']} · {vacancy['organisation']}", groups)


def _beside(asked: str, own: str) -> str:
    return " · ".join(filter(None, (asked, own)))


# What its keys do --------------------------------------------------------------------------


def _dossier(app: "DeskApp") -> "DossierScreen":
    return cast("DossierScreen", app.desk_screen)


def is_wish(line: ListLine) -> bool:
    return line.key.startswith(_WISH)


def introduce_here(app: "DeskApp") -> None:
    """The person of this dossier is considered for the highlighted vacancy."""
    item, person = _dossier(app).current(), _dossier(app).person()
    if not isinstance(item, Opening) or not person:
        app.work.refuse(t("Choose an open vacancy first: it is about that one."))
        return
    vacancy, names = item.vacancy, {"name": person.name, "title": item.vacancy["title"]}

    def done(made: int) -> None:
        app.work.say(t("{name}: considered for {title}. m says how it stands.", **names))
        app.work.changed([RecordRef("introduction", made)])

    app.work.write(
        lambda: app.desk.write.introduce(vacancy.id, person.id),
        done,
        about=t("introduce {name} for {title}", **names),
    )


def move_on_here(app: "DeskApp") -> None:
    """One letter says how the highlighted introduction stands from today on."""
    record, person = _dossier(app).record(), _dossier(app).person()
    if not record or record.kind != "introduction" or not person:
        app.work.refuse(t("Choose an introduction first: it is about that one."))
        return
    stood = (record["status"], record["on"], record["answer_by"])
    item = Introduced(record.id, record["vacancy_id"], person, *stood)

    def ask(vacancy: Stored | None) -> None:
        if vacancy:
            imported("screens.work_actions:ask_status")(app, vacancy, item)

    read = app.desk.read.record
    app.work.show_when_read(lambda: read("vacancy", item.vacancy_id), ask, asks=True)


def open_work_line(app: "DeskApp", line: ListLine) -> bool:
    """Enter on a wish changes the wishes, on a vacancy shows it on Work; else False."""
    if is_wish(line):
        open_wishes_form(app, _dossier(app).jobseeker_id)
    elif isinstance(line.data, Opening):
        if not app.across:  # others stand there by name
            vacancy = RecordRef("vacancy", line.data.vacancy.id)
            imported("screens.work:open_on_work")(app, vacancy)
    else:
        return False
    return True
