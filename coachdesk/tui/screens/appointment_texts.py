"""The texts of an appointment: choose one, read it, then a letter, a mail or the clipboard.

Nothing is sent from here: the coach's own programs do that. The history says a text was made.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from coachdesk.domain.appointment_text import AppointmentFacts, TextKind
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import TemplateKind
from coachdesk.exchange.appointment_files import FileForm as Form
from coachdesk.exchange.appointment_files import file_text
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import NOTE
from coachdesk.tui.forms.appointment import highlighted_appointment
from coachdesk.tui.forms.export import FileForm, Missed, OutgoingFile
from coachdesk.tui.forms.form import Asked
from coachdesk.tui.forms.opening import open_file_form, open_form
from coachdesk.tui.forms.records import RecordForm
from coachdesk.tui.forms.template_body import shown_body
from coachdesk.tui.option_letters import own_letters
from coachdesk.tui.screens.finder import ask_who
from coachdesk.tui.screens.named_picker import NamedItem, NamedPicker, Pick, Picked
from coachdesk.tui.screens.question import AnswerOption, QuestionScreen
from coachdesk.words import t, tn
from coachdesk.words.appointment_texts import (
    kind_name,
    no_meeting,
    own_body,
    text_of,
)
from coachdesk.words.formats import near_day

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.store.dossiers import Stored
    from coachdesk.tui.app import DeskApp

_TEXT = Field("text", NOTE, required=True)
_NAMED = 6  # dossiers told by number
_COPY = "copy"


@private_repr("kind")
class TextChoice(NamedTuple):
    """A text to choose: of which kind, the own text if it is one, and for whom it can be made."""

    kind: TextKind
    body: str
    facts: dict[int, AppointmentFacts]  # by the id of the person
    left_out: list[str]  # the numbers of those without such an appointment


def make_text(app: "DeskApp") -> None:
    """For the highlighted appointment; of a person: the next one, or the latest missed."""
    person, contact = highlighted_appointment(app)
    if person:
        make_texts(app, [person.id], contact)
    else:
        ask_who(app, t("A text for an appointment: of whom?"), lambda who: make_texts(app, [who]))


def make_texts(app: "DeskApp", people: Sequence[int], contact: int | None = None) -> None:
    """Choose a text for these people, each about an appointment of their own."""

    def read() -> list[NamedItem]:
        desk = app.desk
        own = [
            (item["name"], TextKind.CONFIRMATION, item["body"], item)
            for item in desk.read.own_records("template")
            if item["kind"] == TemplateKind.TEXT
        ]
        known = [(kind_name(kind).capitalize(), kind, "", None) for kind in TextKind]
        return [
            NamedItem(name, _about(made, desk), (made, stored))
            for name, kind, body, stored in (*known, *own)
            for made in [_choice(desk, people, contact, kind, body)]
        ]

    def chosen(picked: Picked | None) -> None:
        pick, item = picked or (None, None)
        if pick is Pick.NEW:
            values = {"kind": TemplateKind.TEXT, "body": own_body(TextKind.CONFIRMATION)}
            open_form(app, lambda: RecordForm(app.desk, "template", values=values))
        elif item:
            made, stored = cast("tuple[TextChoice, Stored | None]", item.data)
            if pick is Pick.TAKE:
                _ask_how(app, item.name, made)
            elif stored:
                said = t("Deleted: {what}. u brings it back.", what=item.name)
                about = t("delete {what}", what=item.name)
                app.work.change(
                    lambda: app.desk.write.delete("template", stored.id), said, about=about
                )

    title, new = t("Text of an appointment"), t("A text of your own")
    app.work.show_when_read(
        read, lambda items: app.push_screen(NamedPicker(title, items, new), chosen)
    )


def _choice(
    desk: "Desk", people: Sequence[int], contact: int | None, kind: TextKind, body: str
) -> TextChoice:
    facts: dict[int, AppointmentFacts] = {}
    left_out = []
    for person in people:
        if found := desk.read.appointment_facts(person, kind, contact):
            facts[person] = found
        elif record := desk.read.record("jobseeker", person):
            left_out.append(record["ref"])
    return TextChoice(kind, body, facts, left_out)


def _about(made: TextChoice, desk: "Desk") -> str:
    """The day of the appointment, or how many people have one."""
    if not made.facts:
        return t("no such appointment")
    if len(made.facts) + len(made.left_out) > 1:
        return tn(len(made.facts), "1 person", "{count} people")
    [facts] = made.facts.values()
    return f"{near_day(facts.meeting.on, desk.today)} {facts.meeting.at or ''}".strip()


def _ask_how(app: "DeskApp", name: str, made: TextChoice) -> None:
    if not made.facts:
        app.work.refuse(no_meeting(made.kind, ", ".join(made.left_out)))
        return
    names = [t("letter to print"), t("mail, to look at and send yourself"), t("copy the text")]
    forms: list[Form | str] = ["html", "eml", _COPY]
    fixed = ["l", "m", "c"]
    options = tuple(
        AnswerOption(form, letter, code, text)
        for form, letter, code, text in zip(
            forms, own_letters(names, fixed), fixed, names, strict=True
        )
    )

    def chosen(form: Form | str | None) -> None:
        if form == _COPY:
            _copy(app, made, t("copy {text} for {whom}", text=name, whom=whom))
        elif form:
            open_file_form(
                app, lambda: FileForm(app.desk, _file(app.desk, name, made, cast("Form", form)))
            )

    whom = ", ".join(facts.to.name for facts in list(made.facts.values())[:_NAMED])
    if len(made.facts) > _NAMED:
        whom += " …"
    question = t("{text} for {whom}: what do you want to make?", text=name, whom=whom)
    screen: QuestionScreen[Form | str | None] = QuestionScreen(
        question, options, safe=None, enter="html"
    )
    app.push_screen(screen, chosen)


def _copy(app: "DeskApp", made: TextChoice, about: str) -> None:
    done = [(facts, text_of(made.kind, facts, made.body)) for facts in made.facts.values()]
    text = file_text("txt", made.kind, done)

    def note() -> None:
        app.desk.files.export_text(None, text, _refs(made), _noted(made))

    def copied(_: None) -> None:
        if not app.lock.is_on:
            app.copy_to_clipboard(text)
            app.work.say(t("The text is copied. Nothing was sent."))
            app.work.changed([])

    app.work.write(note, copied, about=about)


def _file(desk: "Desk", name: str, made: TextChoice, form: Form) -> OutgoingFile:
    """The text, to be read and changed once more, and where it goes."""
    whole = list(made.facts.values())
    single = len(whole) == 1
    stored = {"kind": TemplateKind.TEXT, "body": made.body}
    body = shown_body(stored) if made.body else own_body(made.kind)
    text = text_of(made.kind, whole[0], made.body) if single else body
    ref = f"-{whole[0].to.ref}" if single else ""
    return OutgoingFile(
        title=name,
        name=f"{kind_name(made.kind).replace(' ', '-')}{ref}.{form}",
        what=" ".join(_said(made, form)),
        asked=(Asked(_TEXT, t("Text"), text),),
        write=partial(_write, desk, made, form),
        is_page=single or form == "html",
        said_when_written=t("Nothing was sent. Only you can read it: mind where it goes."),
    )


def _said(made: TextChoice, form: Form) -> list[str]:
    """What comes of it, and who is left out or lacks an address."""
    count = len(made.facts)
    if form == "html":
        said = [tn(count, "1 letter.", "{count} letters, each on a page of its own.")]
        lack = [facts.to.ref for facts in made.facts.values() if not facts.to.address]
    else:
        said = [tn(count, "1 mail.", "{count} mails, each a file of its own with the number.")]
        lack = [facts.to.ref for facts in made.facts.values() if not facts.to.email]
    if lack:
        said.append(t("Without an address: {refs}.", refs=_listed(lack)))
    if made.left_out:
        said.append(t("Left out, for there is no such appointment: {refs}.",
                      refs=_listed(made.left_out)))  # fmt: skip
    if count > 1:
        said.append(t("What stands in braces is filled in for each."))
    sender = next(iter(made.facts.values())).sender
    if not (sender.phone or sender.email):
        said.append(t("Your own phone and e-mail are not known: palette, “Own details”."))
    return said


def _listed(refs: Sequence[str]) -> str:
    return ", ".join(refs[:_NAMED]) + (" …" if len(refs) > _NAMED else "")


def _write(
    desk: "Desk", made: TextChoice, form: Form, path: Path, values: FieldValues, missed: Missed
) -> None:
    """One file; of mails one for each person."""
    body = values["text"]
    done = {key: (facts, text_of(made.kind, facts, body)) for key, facts in made.facts.items()}
    if form == "html" or len(done) == 1:
        text = file_text(form, made.kind, list(done.values()))
        desk.files.export_text(path, text, _refs(made), _noted(made), missed=missed)
        return
    paths = {key: path.with_stem(f"{path.stem}-{one[0].to.ref}") for key, one in done.items()}
    if taken := [own for own in paths.values() if own.exists()]:
        raise FileExistsError(taken[0])  # before any is written
    for key, one in done.items():
        people = {key: one[0].to.ref}
        desk.files.export_text(
            paths[key], file_text(form, made.kind, [one]), people, _noted(made), missed=missed
        )


def _refs(made: TextChoice) -> dict[int, str]:
    return {person: facts.to.ref for person, facts in made.facts.items()}


def _noted(made: TextChoice) -> str:
    """What the history calls it; the name of an own text may tell of somebody."""
    return "own" if made.body else made.kind.value
