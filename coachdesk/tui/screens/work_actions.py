"""What the keys of Work do: contacts with employers, introductions, and what follows a hire."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import EmployerPurpose, IntroductionStatus, PlacementKind
from coachdesk.store.dossiers import Stored
from coachdesk.store.employers import Introduced
from coachdesk.tui.forms.closing import open_close_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.opening import may_write
from coachdesk.tui.screens.finder import PeopleFirst, ask_who
from coachdesk.tui.screens.picker import KindPicker, Picker
from coachdesk.tui.screens.question import QuestionScreen, ask_first, status_answers
from coachdesk.tui.screens.work_lines import employer_id
from coachdesk.tui.screens.work_pane import who_wants
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine
from coachdesk.words import t
from coachdesk.words.records import name_of
from coachdesk.words.terms import choice

if TYPE_CHECKING:
    from coachdesk.domain.search import Sought
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.work import WorkScreen

_KINDS = ("vacancy", "organisation", "social_return")
# What a contact is about that is logged on the line of one of these.
_ABOUT = {
    "vacancy": EmployerPurpose.VACANCY,
    "social_return": EmployerPurpose.SOCIAL_RETURN,
}


def _screen(app: "DeskApp") -> "WorkScreen":
    return cast("WorkScreen", app.desk_screen)


def _employer_name(app: "DeskApp") -> str:
    """The name of the highlighted line's employer; empty where there is none."""
    record = _screen(app).record()
    if record is None:
        return ""
    return str(record["name" if record.kind == "organisation" else "organisation"])


# Records -----------------------------------------------------------------------------------


def edit_work(app: "DeskApp") -> None:
    if record := _screen(app).record():
        edit_record(app, record.kind, record.id, None)


def new_work(app: "DeskApp") -> None:
    """A vacancy and a contract begin with the highlighted employer, where one is."""
    record = _screen(app).record()
    known = _employer_name(app) if record and record.kind != "vacancy" else ""

    def make(kind: str | None) -> None:
        if kind:
            values = {"organisation": known} if known and kind != "organisation" else None
            edit_record(app, kind, None, None, values=values)

    if may_write(app):
        app.push_screen(KindPicker(_KINDS), make)


def log_employer_contact(app: "DeskApp") -> None:
    """Complete what was planned with the employer and has come, else note a new contact."""
    screen = _screen(app)
    record, found = screen.record(), screen.found
    own = found.contacts.get(employer_id(record), ()) if record and found else ()
    _log_after(app, _employer_name(app), own, _ABOUT.get(record.kind) if record else None)


def log_with_employer(app: "DeskApp", contact: RecordRef) -> None:
    """How this contact went, where that is not known yet; else one that follows it."""

    def read() -> tuple[Stored, Sequence[Stored]]:
        with app.desk.read.transaction():
            stored = there(app.desk.read.record("employer_contact", contact.id))
            return stored, app.desk.read.work().contacts[stored["organisation_id"]]

    def show(found: tuple[Stored, Sequence[Stored]]) -> None:
        stored, own = found
        _log_after(app, stored["organisation"], own if stored["outcome"] else [stored])

    if may_write(app):
        app.work.show_when_read(read, show)


def _log_after(
    app: "DeskApp",
    name: str,
    contacts: Sequence[Stored],
    about: EmployerPurpose | None = None,
) -> None:
    """A contact with an employer of whom these are known; the one that was planned, if any."""
    today = app.desk.today
    planned = [item for item in contacts if not item["outcome"] and item["on"] <= today]
    if planned:
        edit_record(app, "employer_contact", planned[0].id, None)
        return
    values: FieldValues = {"organisation": name} if name else {}
    if about or contacts:  # who is known already is not met for the first time
        values = {**values, "purpose": about or EmployerPurpose.OTHER}
    edit_record(app, "employer_contact", None, None, values=values)


# Introductions -----------------------------------------------------------------------------


class IntroducedPicker(Picker[Introduced]):
    """Whose introduction it is about, where a vacancy has more than one."""

    COLUMNS = (ListColumn("name", "", 20, flex=1), ListColumn("status", "", 18))

    def __init__(self, introduced: Sequence[Introduced]) -> None:
        super().__init__(t("Whose introduction?"), t("type or choose"))
        self._introduced = introduced

    def hits(self, parts: "Sought") -> list[ListLine]:
        from coachdesk.domain.names import fold
        from coachdesk.domain.search import fits

        return [
            ListLine(str(item.id), (item.person.listed, choice(item.status)), data=item)
            for item in self._introduced
            if fits(fold(f"{item.person.name} {item.person.ref}"), parts)
        ]


def _vacancy(app: "DeskApp") -> Stored | None:
    """The highlighted vacancy; that there is none is said."""
    record = _screen(app).record()
    if record is None or record.kind != "vacancy":
        app.work.refuse(t("Choose a vacancy first: tab leads to the vacancies."))
        return None
    return record


def _introduced(app: "DeskApp", vacancy: Stored) -> Sequence[Introduced]:
    found = _screen(app).found
    return found.introduced.get(vacancy.id, ()) if found else ()


def introduce(app: "DeskApp") -> None:
    """Choose somebody; that they are considered is noted at once."""
    vacancy = _vacancy(app)
    if vacancy is None:
        return
    title = vacancy["title"]
    known = {uid_of(item.person.id) for item in _introduced(app, vacancy)}

    def chosen(person: int) -> None:
        if uid_of(person) in known:
            app.work.refuse(t("This person was introduced here already: m says how it stands."))
            return
        app.work.show_when_read(lambda: there(app.desk.read.record("jobseeker", person)), put)

    def put(person: Stored) -> None:
        who = name_of(person.values)
        app.work.change(
            lambda: app.desk.write.introduce(vacancy.id, person.id),
            t("{name}: considered for {title}. m says how it stands.", name=who, title=title),
            about=t("introduce {name} for {title}", name=who, title=title),
        )

    found = _screen(app).found
    wanted = [wish.person.id for wish in who_wants(vacancy, found)] if found else []
    first = PeopleFirst(t("May be asked"), wanted)
    ask_who(app, t("Introduce for {title}: who?", title=title), chosen, first)


def _with_one(app: "DeskApp", then: Callable[[Stored, Introduced], object]) -> None:
    """With the introduction to the highlighted vacancy; where there are several, ask which."""
    vacancy = _vacancy(app)
    if vacancy is None:
        return
    introduced = _introduced(app, vacancy)

    def chosen(item: Introduced | None) -> None:
        if item:
            then(vacancy, item)

    if not introduced:
        app.work.refuse(t("Nobody was introduced here yet: i introduces somebody."))
    elif len(introduced) == 1:
        chosen(introduced[0])
    else:
        app.push_screen(IntroducedPicker(introduced), chosen)


def open_introduced(app: "DeskApp") -> None:
    from coachdesk.tui.screens.dossier import open_dossier

    def open_one(_: Stored, item: Introduced) -> None:
        open_dossier(app, item.person.id, "work", RecordRef("introduction", item.id))

    _with_one(app, open_one)


def move_on(app: "DeskApp") -> None:
    """One letter says how an introduction stands from today on."""
    _with_one(app, lambda vacancy, item: ask_status(app, vacancy, item))


def ask_status(app: "DeskApp", vacancy: Stored, item: Introduced) -> None:
    answers = status_answers(IntroductionStatus)

    def answered(status: IntroductionStatus | None) -> None:
        if status and status != item.status:
            _put_status(app, vacancy, item, status)

    said = t(
        "{name} for {title}: {status}. How does it stand now?",
        name=item.person.name,
        title=vacancy["title"],
        status=choice(item.status),
    )
    app.push_screen(QuestionScreen(said, answers, safe=None, enter=None), answered)


def _put_status(
    app: "DeskApp", vacancy: Stored, item: Introduced, status: IntroductionStatus
) -> None:
    values = {"status": status, "on": app.desk.today, "answer_by": None}
    seen = {"status": item.status, "on": item.on, "answer_by": item.answer_by}

    def done(_: None) -> None:
        app.work.say(t("{name}: {status}. u takes it back.", name=item.person.name, status=name))
        app.work.changed()
        if status == IntroductionStatus.HIRED:
            _offer_placement(app, vacancy, item)

    name = choice(status)
    app.work.write(
        lambda: app.desk.write.change("introduction", item.id, values, seen),
        done,
        about=f"{item.person.name}, {vacancy['title']}: {name}",
    )


def _offer_placement(app: "DeskApp", vacancy: Stored, item: Introduced) -> None:
    """A hire begins a placement; where the work is paid, the dossier may then be closed."""
    person = item.person.id
    values: FieldValues = {
        "organisation": vacancy["organisation"],
        "kind": vacancy["kind"],
        "role": vacancy["title"],
        "hours_per_week": vacancy["hours_per_week"],
    }

    def then(_: int) -> None:
        if vacancy["kind"] == PlacementKind.PAID_JOB:
            question = t("Close the dossier of {name} now?", name=item.person.name)
            yes, no = t("close it"), t("not yet")
            ask_first(app, question, yes, no, lambda: open_close_form(app, person))

    question = t(
        "Note the placement of {name} at {organisation}?",
        name=item.person.name,
        organisation=vacancy["organisation"],
    )
    ask_first(
        app,
        question,
        t("note it"),
        t("not now"),
        lambda: edit_record(app, "placement", None, person, then, values),
    )
