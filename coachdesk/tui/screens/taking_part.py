"""Beginning an intake, and taking part in a workshop: from wherever the person is seen."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from coachdesk.domain.names import Person, fold
from coachdesk.domain.row_id import uid_of
from coachdesk.domain.search import Sought, fits
from coachdesk.domain.workshop import Gathering
from coachdesk.store.dossiers import Stored
from coachdesk.tui.forms.missing_record import there
from coachdesk.tui.screens.finder import ask_who
from coachdesk.tui.screens.picker import Picker
from coachdesk.tui.widgets.columns import ListColumn
from coachdesk.tui.widgets.lines import ListLine, full_line
from coachdesk.words import t, tn
from coachdesk.words.formats import day, near_day, short_weekday
from coachdesk.words.records import name_of

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


def start_intake(app: "DeskApp") -> None:
    """The intake of the highlighted person begins today; where there is nobody it asks who."""
    if person := app.desk_screen.person():
        _start(app, person.id)
    else:
        ask_who(app, t("Start the intake: of whom?"), lambda who: _start(app, who))


def _start(app: "DeskApp", person: int) -> None:
    def read() -> tuple[str, Stored]:
        stored = there(app.desk.read.record("jobseeker", person))
        return name_of(stored.values), stored

    def start(found: tuple[str, Stored]) -> None:
        name, seen = found
        if begun := seen["intake_started_on"]:
            app.work.refuse(t("The intake of {name} began on {day}.", name=name, day=day(begun)))
            return
        values = {"intake_started_on": app.desk.today}
        app.work.change(
            lambda: app.desk.write.change("jobseeker", person, values, seen.values),
            t("The intake of {name} began today. u takes it back.", name=name),
            about=t("start the intake of {name}", name=name),
        )

    app.work.show_when_read(read, start)


class WorkshopPicker(Picker[int]):
    """Which of the coming workshops: type a part of its title, place or day."""

    COLUMNS = (
        ListColumn("title", "", 20, flex=2),
        ListColumn("when", "", 15),
        ListColumn("place", "", 14, flex=1, priority=2),
        ListColumn("people", "", 14, priority=3),
    )

    def __init__(self, workshops: Sequence[Gathering], title: str, today: date) -> None:
        super().__init__(title, t("title, day or place"))
        self._workshops = workshops
        self._today = today

    def hits(self, parts: Sought) -> list[ListLine]:
        lines = [self._line(item) for item in self._workshops]
        found = [line for line in lines if fits(fold(" ".join(line.cells)), parts)]
        return found or [full_line("none", t("No coming workshop fits."))]

    def _line(self, item: Gathering) -> ListLine:
        when = " ".join(
            filter(
                None,
                (short_weekday(item.held_on), near_day(item.held_on, self._today), item.starts_at),
            )
        )
        people = tn(len(item.seats), "1 participant", "{count} participants")
        cells = (item.title, when, item.place or "", people)
        return ListLine(str(item.id), cells, data=item.id, tones=("", "", "dim", "dim"))


def join_workshop(app: "DeskApp") -> None:
    """Whom the screen is about takes part in a coming workshop, chosen by typing.

    Where a workshop is highlighted it is that one, and who is asked.
    """
    here = app.desk_screen.current()
    if isinstance(here, Gathering):
        title = t("{title} of {day}: who takes part?", title=here.title, day=day(here.held_on))
        ask_who(app, title, lambda who: _choose(app, [who], here))
        return
    people = app.desk_screen.people()
    if people:
        _choose(app, people)
    elif people is not None:
        ask_who(app, t("Add to a workshop: whom?"), lambda who: _choose(app, [who]))


def _choose(app: "DeskApp", people: Sequence[int], here: Gathering | None = None) -> None:
    """These people, and this workshop or the one that is chosen."""
    wanted = {uid_of(key) for key in people}

    def read() -> tuple[list[Gathering], list[Person]]:
        who = [hit.person for hit in app.desk.read.people() if uid_of(hit.person.id) in wanted]
        return app.desk.read.workshops(), who

    def show(found: tuple[list[Gathering], list[Person]]) -> None:
        workshops, who = found
        if here:
            _join(app, who, here)
            return
        coming = [item for item in workshops if item.held_on >= app.desk.today]

        def take(chosen: int | None) -> None:
            if item := next((item for item in coming if item.id == chosen), None):
                _join(app, who, item)

        app.push_screen(WorkshopPicker(coming, t("Add to which workshop?"), app.desk.today), take)

    app.work.show_when_read(read, show)


def _join(app: "DeskApp", who: Sequence[Person], item: Gathering) -> None:
    """Add these people, and say to what; those who take part in it stay."""
    there = {uid_of(seat.person.id) for seat in item.seats}
    new = [person for person in who if uid_of(person.id) not in there]
    names = ", ".join(person.name for person in new or who)
    facts = {"title": item.title, "day": day(item.held_on)}
    if not new:
        app.work.refuse(t("Takes part in {title} of {day} already: {names}.", names=names, **facts))
        return
    said = t("Added to {title} of {day}: {names}. u takes it back.", names=names, **facts)
    app.work.write(
        lambda: app.desk.write.join(item.id, [person.id for person in new]),
        lambda left: told(app, said, left),
        about=f"{names}: {t('add to {title} of {day}', **facts)}",
    )


def told(app: "DeskApp", said: str, left: Sequence[str]) -> None:
    """Say what was done, or who takes part that day already."""
    if left:
        names = ", ".join(left)
        app.work.say(t("Takes part that day already: {names}.", names=names), warn=True)
    else:
        app.work.say(said)
    app.work.changed()
