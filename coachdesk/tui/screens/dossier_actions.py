"""What the keys of a dossier change: its records, the dossier itself, and what leaves it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from coachdesk.domain.names import Person
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.search import PersonHit
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import RightKind, StepStatus
from coachdesk.store.dossiers import Stored
from coachdesk.tui.forms.closing import open_close_form
from coachdesk.tui.forms.contact import open_contact_form
from coachdesk.tui.forms.displacement import open_displacement_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.erase import erase_dossier
from coachdesk.tui.forms.export import open_plan_page
from coachdesk.tui.forms.hand_over import open_hand_over_form
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.forms.opening import may_write
from coachdesk.tui.forms.plan import open_plan_form, open_wishes_form
from coachdesk.tui.screens.dossier_lists import kinds_added_on
from coachdesk.tui.screens.dossier_rights import gone_through
from coachdesk.tui.screens.dossier_tabs import PLAN
from coachdesk.tui.screens.dossier_work import is_wish
from coachdesk.tui.screens.finder import PersonPicker, ask_who
from coachdesk.tui.screens.picker import KindPicker
from coachdesk.tui.screens.question import ask_first
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.records import name_of, record_on_day

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.dossier import DossierScreen


def _dossier(app: "DeskApp") -> "DossierScreen":
    return cast("DossierScreen", app.desk_screen)


# One record --------------------------------------------------------------------------------


def add(app: "DeskApp") -> None:
    """A record of the tab; where it holds several kinds, ask which."""
    person = _dossier(app).jobseeker_id
    kinds = kinds_added_on(_dossier(app).tab)

    def begin(kind: str | None) -> None:
        if kind:
            edit_record(app, kind, None, person)

    if len(kinds) == 1:
        begin(kinds[0])
    else:
        app.push_screen(KindPicker(kinds), begin)


def edit(app: "DeskApp") -> None:
    """The highlighted record, or the person's own where a line is none."""
    screen = _dossier(app)
    record, line, person = screen.record(), screen.line(), screen.jobseeker_id
    if line and is_wish(line):
        open_wishes_form(app, person)
    elif line and isinstance(line.data, RightKind):  # not looked at yet
        edit_record(app, "right", None, person, values={"kind": line.data})
    elif record is None:
        edit_person(app)
    elif record.kind == "pairing" and app.across:
        app.work.refuse(t("This names somebody else. ctrl+t first ends that somebody looks along."))
    elif record.kind == "contact" and record["outcome"] is None:
        open_contact_form(app, person, record.id)
    elif record.kind == "attendance":
        app.work.refuse(t("Who takes part stands in the workshop: on Intake."))
    else:
        edit_record(app, record.kind, record.id, person)


def tick(app: "DeskApp") -> None:
    line = _dossier(app).line()
    if line and line.key.startswith("right"):
        gone_through(app)
        return
    record = _dossier(app).record()
    if not record or record.kind != "plan_step":
        app.work.refuse(t("Choose a plan step first: space ticks it off."))
        return
    values: FieldValues
    if record["status"] == StepStatus.DONE:
        values = {"status": StepStatus.TODO, "done_on": None}
        said = t("Plan step open again: {what}", what=record["title"])
    else:
        values = {"status": StepStatus.DONE, "done_on": app.desk.today}
        said = t("Plan step ticked off: {what}", what=record["title"])
    app.work.change(
        lambda: app.desk.write.change("plan_step", record.id, values, record.values),
        f"{said}. {t('u takes it back.')}",
        about=f"{_whose(app)}{said}",
    )


def _whose(app: "DeskApp") -> str:
    person = _dossier(app).person()
    return f"{person.name}, " if person else ""


def delete(app: "DeskApp") -> None:
    record = _dossier(app).record()
    if record and record.kind == "attendance":
        app.work.refuse(t("Who takes part stands in the workshop: on Intake."))
        return
    if not record or record.kind == "jobseeker":
        app.work.refuse(t("Choose a record first: this line is none that can be deleted."))
        return
    name = _whose(app) + record_on_day(record.kind, record.values)

    def delete() -> None:
        said = t("Deleted: {what}. u brings it back.", what=name)
        app.work.change(
            lambda: app.desk.write.delete(record.kind, record.id),
            said,
            about=t("delete {what}", what=name),
        )

    question = t("Delete {what}? u brings it back.", what=name)
    ask_first(app, question, t("delete"), t("keep"), delete)


def check_displacement(app: "DeskApp") -> None:
    record = _dossier(app).record()
    if record and record.kind == "placement":
        open_displacement_form(app, record.id)
    else:
        app.work.refuse(t("Choose a placement first: it is about that one."))


# The dossier itself ------------------------------------------------------------------------


def edit_person(app: "DeskApp") -> None:
    title = t("Change whose details?")
    _with_somebody(app, title, lambda who: edit_record(app, "jobseeker", who.id, who.id))


def close_dossier(app: "DeskApp") -> None:
    def close(who: Person) -> None:
        read = app.desk.read.record
        app.work.show_when_read(lambda: there(read("jobseeker", who.id)), show, asks=True)

    def show(person: Stored) -> None:
        if person["closed_on"] is None:
            open_close_form(app, person.id)
        else:
            _open_again(app, person)

    _with_somebody(app, t("Close or open again whose dossier?"), close)


def _open_again(app: "DeskApp", person: Stored) -> None:
    name = name_of(person.values)

    def reopen() -> None:
        opened = {"closed_on": None, "closed_reason": None}
        app.work.change(
            lambda: app.desk.write.change("jobseeker", person.id, opened, person.values),
            f"{t('The dossier of {name} is open again.', name=name)} {t('u takes it back.')}",
            about=t("open the dossier of {name} again", name=name),
        )

    on = day(person["closed_on"])
    question = t("The dossier of {name} was closed on {day}. Open it again?", name=name, day=on)
    ask_first(app, question, t("open it"), t("keep it closed"), reopen)


def hand_over(app: "DeskApp") -> None:
    title = t("Hand over whose dossier?")
    _with_somebody(app, title, lambda person: open_hand_over_form(app, [person]))


def erase(app: "DeskApp") -> None:
    """From a list too: of somebody whose dossier is closed, highlighted there or asked for."""
    from coachdesk.tui.screens.dossier import DossierScreen

    screen = app.desk_screen
    if isinstance(screen, DossierScreen):
        if person := screen.person():
            erase_dossier(app, person, screen.erased)
        return
    title = t("Erase whose dossier? Only those that are closed stand here.")
    _with_somebody(app, title, lambda who: erase_dossier(app, who, lambda: None), closed=True)


def _with_somebody(
    app: "DeskApp",
    title: str,
    act: Callable[[Person], object],
    *,
    closed: bool = False,
    reads: bool = False,
) -> None:
    """With the highlighted person where that is one of those meant, else ask who."""
    here = app.desk_screen.person()

    def read() -> list[PersonHit]:
        return [hit for hit in app.desk.read.people() if hit.closed or not closed]

    def show(people: list[PersonHit]) -> None:
        known = {hit.person.id: hit.person for hit in people}
        is_meant = here is not None and uid_of(here.id) in map(uid_of, known)

        def go(chosen: int | None) -> None:
            if chosen is not None:
                act(known[chosen])

        if here and is_meant:
            act(here)
        elif people:
            app.push_screen(PersonPicker(people, title, app.recent), go)
        else:
            app.work.refuse(t("There is no closed dossier: close one first."))

    if not (reads or may_write(app)):
        return
    if here and app.desk_screen.NAME == "dossier":
        act(here)
    else:
        app.work.show_when_read(read, show)


def print_plan(app: "DeskApp") -> None:
    title = t("Print whose plan?")
    _with_somebody(app, title, lambda who: open_plan_page(app, who.id, who.ref), reads=True)


def make_plan(app: "DeskApp") -> None:
    """The goal and the day; then the dossier's plan, for its steps."""
    from coachdesk.tui.screens.dossier import open_dossier

    def plan_of(person: int) -> None:
        open_plan_form(app, person, lambda: open_dossier(app, person, PLAN))

    if person := app.desk_screen.person():
        plan_of(person.id)
    else:
        ask_who(app, t("Make a plan: with whom?"), plan_of)
