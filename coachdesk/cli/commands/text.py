"""`coachdesk text REF KIND`: the text of an appointment, for a letter, a mail or a message."""

from contextlib import closing
from typing import TYPE_CHECKING

from coachdesk.cli.console import CannotDo, say, write_out, wrong_usage
from coachdesk.cli.subcommand import Argument, Options, Subcommand
from coachdesk.words import t

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.domain.appointment_text import TextKind


def run(options: Options) -> None:
    from coachdesk.cli.files import file_to_write, not_written, say_written
    from coachdesk.cli.opening import no_dossier, open_desk
    from coachdesk.exchange.appointment_files import file_text, form_of
    from coachdesk.words.appointment_texts import no_meeting, text_of

    form = form_of(options.output) if options.output else "txt"
    if form is None:
        raise wrong_usage(
            t(
                "{file}: its name ends with .html for a letter, .eml for a mail, or .txt",
                file=options.output,
            )
        )
    with closing(open_desk(options, read_only=options.read_only)) as desk:
        kind, body = _asked(desk, options.kind)
        person = desk.read.find(options.ref)
        if person is None:
            raise no_dossier(options.ref)
        facts = desk.read.appointment_facts(person, kind)
        if facts is None:
            raise CannotDo(no_meeting(kind, options.ref))
        path = None
        if options.output:
            path = file_to_write(desk.path, options.output, force=options.force)
        text = text_of(kind, facts, body)
        missed: list[str] = []
        made = file_text(form, kind, [(facts, text)])
        people = {person: facts.to.ref}
        noted = "own" if body else kind.value
        try:
            desk.files.export_text(
                path, made, people, noted, missed=missed.append, over=options.force
            )
        except (OSError, ValueError) as error:
            raise not_written(options.output, error) from None
    if path is None:
        write_out(made)
    else:
        say_written(options.output, missed)
    if form == "html" and not facts.to.address:
        say(t("The letter has no address: street and town stand in the dossier."))
    if form == "eml" and not facts.to.email:
        say(t("The mail has no address: the dossier has no e-mail."))


def _asked(desk: "Desk", name: str) -> "tuple[TextKind, str]":
    """The kind of text, or the text that the coach keeps under this name."""
    from coachdesk.domain.appointment_text import TextKind
    from coachdesk.domain.vocabulary import TemplateKind
    from coachdesk.words.appointment_texts import kind_names

    wanted = name.casefold()
    own = [item for item in desk.read.own_records("template") if item["kind"] == TemplateKind.TEXT]
    for item in own:
        if item["name"].casefold() == wanted:
            return TextKind.CONFIRMATION, item["body"]
    names = kind_names()
    if wanted not in names:
        known = ", ".join([*names, *(item["name"] for item in own)])
        raise wrong_usage(t("there is no text {name}; there are: {names}", name=name, names=known))
    return names[wanted], ""


COMMAND = Subcommand(
    "text",
    37,
    "the text of an appointment, for a letter, a mail or a message; nothing is sent",
    run,
    (
        Argument("REF", "the number of the dossier"),
        Argument("KIND", "confirmation, invitation, reminder, missed, or a text of your own"),
        Argument("-o FILE", "a letter (.html), a mail (.eml) or a text (.txt)", name="output"),
        Argument("--force", "replace a file that is there"),
    ),
    (
        ("text K-00012 confirmation", "read it, or copy it into a message"),
        ("text K-00012 reminder -o reminder.eml", "a mail to look at and send yourself"),
        ("text K-00012 missed -o letter.html", "a letter, its address right for a window envelope"),
    ),
)
