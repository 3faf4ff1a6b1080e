"""What the coach keeps beside the dossiers: templates, and tasks of nobody."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from textual.widgets import TextArea

from coachdesk.domain.problem import Problem
from coachdesk.domain.step_template import NoStep, TemplateStep, read_steps, written
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import OPEN_STEP, TemplateKind
from coachdesk.tui.forms.form import FormScreen
from coachdesk.tui.forms.opening import open_form
from coachdesk.tui.forms.records import RecordForm
from coachdesk.tui.screens.named_picker import NamedItem, NamedPicker, Pick, Picked
from coachdesk.words import t, tn
from coachdesk.words.formats import near_day
from coachdesk.words.problems import problem_text
from coachdesk.words.terms import choice, domain_names

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Stored
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.dossier import DossierScreen


def open_templates(app: "DeskApp") -> None:
    """The coach's own texts and sets of steps: change one, make one, remove one."""
    title, new = t("Templates"), t("New template")
    _pick(app, "template", title, new, lambda item: _edit(app, item), lambda: _new(app, {}))


def open_tasks(app: "DeskApp") -> None:
    """Tasks that belong to nobody."""
    title, new = t("Your own tasks"), t("New task")
    _pick(app, "task", title, new, lambda item: _edit(app, item), lambda: new_task(app))


def new_task(app: "DeskApp") -> None:
    open_form(app, lambda: RecordForm(app.desk, "task"))


def insert_note(app: "DeskApp") -> None:
    """Put a template in the note that is being typed; or make one of that note."""
    form = app.screen
    field = form.focused
    if not isinstance(form, FormScreen) or not isinstance(field, TextArea):
        app.work.say(t("A template goes into a note: go to that field first."))
        return

    def insert(item: "Stored") -> None:
        row, column = field.cursor_location
        before = field.document.get_line(row)[:column]
        joins = before and not before[-1].isspace()  # it would join the last word
        field.insert(f"\n{item['body']}" if joins else item["body"])

    def keep() -> None:
        _new(app, {"kind": TemplateKind.NOTE, "body": field.text})

    new = t("Make a template of this note")
    _pick(app, "template", t("Templates"), new, insert, keep, TemplateKind.NOTE)


def add_steps(app: "DeskApp") -> None:
    """Add a set of steps to the plan; or make one of the steps that are open here."""
    person = cast("DossierScreen", app.desk_screen).jobseeker_id

    def add(item: "Stored") -> None:
        try:
            steps = list(read_steps(item["body"], domain_names()))
        except NoStep as error:
            names = ", ".join(domain_names())
            problem = Problem("body", "no_step", {"line": error.args[0], "names": names})
            app.work.refuse(problem_text(problem))
            return
        said = tn(
            len(steps),
            "1 step added to the plan. u takes it back.",
            "{count} steps added to the plan. u takes it back.",
        )
        about = t("add the steps of {template}", template=item["name"])
        app.work.change(lambda: app.desk.write.add_steps(person, steps), said, about=about)

    def keep() -> None:
        app.work.show_when_read(lambda: _of_open_steps(app, person), make)

    def make(values: FieldValues) -> None:
        if values["body"]:
            _new(app, values)
        else:
            app.work.say(t("This plan has no open steps to make a set of."), warn=True)

    new = t("Make a set of the open steps here")
    _pick(app, "template", t("Sets of steps"), new, add, keep, TemplateKind.STEPS)


def _of_open_steps(app: "DeskApp", person: int) -> FieldValues:
    """A new template of the steps that are open in a plan."""
    dossier = app.desk.read.dossier(person)
    steps = dossier.lists["plan_steps"] if dossier else []
    made = [TemplateStep(s["domain"], s["title"]) for s in steps if s["status"] in OPEN_STEP]
    return {"kind": TemplateKind.STEPS, "body": written(made)}


def _pick(
    app: "DeskApp",
    kind: str,
    title: str,
    new: str,
    take: "Callable[[Stored], object]",
    make: Callable[[], object],
    only: TemplateKind | None = None,
) -> None:
    """Choose one of the coach's own records of a kind."""

    def chosen(picked: Picked | None) -> None:
        pick, item = picked or (None, None)
        stored = cast("Stored", item.data) if item else None
        if pick is Pick.NEW:
            make()
        elif stored and pick is Pick.TAKE:
            take(stored)
        elif stored and item:
            said = t("Deleted: {what}. u brings it back.", what=item.name)
            about = t("delete {what}", what=item.name)
            app.work.change(lambda: app.desk.write.delete(kind, stored.id), said, about=about)

    def read() -> list[NamedItem]:
        found = app.desk.read.own_records(kind)
        shown = [item for item in found if only is None or item["kind"] == only]
        if kind == "task":
            shown.sort(key=lambda task: (task["done_on"] or date.min, task["due_on"] or date.max))
        return [_named(item, app.desk.today, only) for item in shown]

    app.work.show_when_read(
        read, lambda items: app.push_screen(NamedPicker(title, items, new), chosen)
    )


def _named(item: "Stored", today: date, only: TemplateKind | None) -> NamedItem:
    if item.kind == "template":
        lines = item["body"].split("\n")
        if item["kind"] == TemplateKind.STEPS:
            lines = [line.partition(":")[2] or line for line in lines]
        begin = " · ".join(line.strip() for line in lines if line.strip())
        kind = "" if only else f"{choice(TemplateKind(item['kind']))}: "
        return NamedItem(item["name"], kind + begin, item)
    if item["done_on"]:
        about = t("done {day}", day=near_day(item["done_on"], today))
    else:
        about = near_day(item["due_on"], today) if item["due_on"] else ""
    return NamedItem(item["title"], about, item)


def _edit(app: "DeskApp", item: "Stored") -> None:
    open_form(app, lambda: RecordForm(app.desk, item.kind, item.id))


def _new(app: "DeskApp", values: FieldValues) -> None:
    open_form(app, lambda: RecordForm(app.desk, "template", values=values))
