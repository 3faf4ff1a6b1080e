"""Every screen, form, dialog and picker of the desk, and how to come to it."""

import importlib
import pkgutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from textual.screen import Screen

import coachdesk.tui
from coachdesk.exchange.import_choices import ImportChoices
from coachdesk.schema.records import JOBSEEKER, RECORDS
from coachdesk.tui.app import DeskApp
from coachdesk.tui.forms.appointment import go_to_day, open_cancel_form, open_repeat_form
from coachdesk.tui.forms.closing import open_close_form
from coachdesk.tui.forms.contact import open_appointment_form, open_contact_form
from coachdesk.tui.forms.displacement import open_displacement_form
from coachdesk.tui.forms.edit import edit_record
from coachdesk.tui.forms.erase import erase_dossier
from coachdesk.tui.forms.export import (
    export_calendar,
    export_lines,
    export_problem_rows,
    open_plan_page,
    print_recovery_sheet,
)
from coachdesk.tui.forms.hand_over import open_hand_over_form
from coachdesk.tui.forms.import_file import import_records
from coachdesk.tui.forms.moving import move_appointment
from coachdesk.tui.forms.opening import open_form
from coachdesk.tui.forms.plan import open_plan_form, open_wishes_form
from coachdesk.tui.forms.protection import protect, unprotect
from coachdesk.tui.forms.set_aside import set_aside
from coachdesk.tui.forms.setup import set_up
from coachdesk.tui.forms.workshop import plan_workshops
from coachdesk.tui.screens.attendance import open_roll
from coachdesk.tui.screens.calendar_preview import open_calendar
from coachdesk.tui.screens.checklist import choose_people
from coachdesk.tui.screens.dossier import new_person, open_dossier
from coachdesk.tui.screens.finder import ask_who, find
from coachdesk.tui.screens.import_answers import DayForm
from coachdesk.tui.screens.import_preview import open_import
from coachdesk.tui.screens.own_lists import open_templates
from coachdesk.tui.screens.reading import open_text
from coachdesk.tui.screens.safety import open_safety
from coachdesk.tui.screens.saved_filters import SaveFilterForm
from coachdesk.tui.screens.settings import change_norm, change_preference, open_settings
from coachdesk.tui.screens.share import open_share
from coachdesk.tui.screens.taking_part import _choose

# What other screens are made from.
_BASES = {"DeskScreen", "FormScreen", "Picker", "QuestionScreen"}
_ONE_OF_EACH = "SELECT id, {owner} FROM {table} ORDER BY id DESC LIMIT 1"
_FULLEST = """
SELECT j.id FROM jobseeker j WHERE j.closed_on IS NULL ORDER BY
  (SELECT count(*) > 0 FROM debt WHERE jobseeker_id = j.id)
  + (SELECT count(*) > 0 FROM placement WHERE jobseeker_id = j.id)
  + (SELECT count(*) > 0 FROM plan_step WHERE jobseeker_id = j.id)
  + (SELECT count(*) > 0 FROM circumstance WHERE jobseeker_id = j.id)
  + (SELECT count(*) > 0 FROM contact WHERE jobseeker_id = j.id) DESC, j.id DESC LIMIT 1"""

CALENDAR = b"""BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20261127T093000
DTEND:20261127T103000
SUMMARY:Overleg
END:VEVENT
END:VCALENDAR
"""


class Stop(NamedTuple):
    """A screen to come to: `open` calls it up from the screen underneath."""

    screen: str
    open: Callable[[DeskApp], object]
    under: str = "today"


def all_screens() -> set[str]:
    """The names of all screens there are in the package."""
    for module in pkgutil.walk_packages(coachdesk.tui.__path__, "coachdesk.tui."):
        importlib.import_module(module.name)

    def below(cls: type) -> Iterator[type]:
        for child in cls.__subclasses__():
            yield child
            yield from below(child)

    found = {cls.__name__ for cls in below(Screen) if cls.__module__.startswith("coachdesk")}
    return {name.partition("[")[0] for name in found} - _BASES


def stops(store: Path, file: Path, *, few: bool = False) -> list[Stop]:
    """A way to every screen of the desk on this store; `file` is a list to bring in.

    `few`: no screen more than twice, though there are forms of many kinds.
    """
    found = _stops(store, file)
    if few:
        last = {stop.screen: number for number, stop in enumerate(found)}
        first = {stop.screen: number for number, stop in reversed(list(enumerate(found)))}
        found = [found[number] for number in sorted({*first.values(), *last.values()})]
    return found


def _stops(store: Path, file: Path) -> list[Stop]:
    with closing(sqlite3.connect(store)) as link:
        [[person]] = link.execute(_FULLEST)
        owners = {
            kind: "jobseeker_id" if cls.owner == "jobseeker" else "NULL"
            for kind, cls in RECORDS.items()
        }
        ids = {
            kind: next(link.execute(_ONE_OF_EACH.format(owner=owner, table=kind)), None)
            for kind, owner in owners.items()
        }
        ids["jobseeker"] = (person, person)
        [meeting, whose] = next(link.execute(
            "SELECT c.id, jobseeker_id FROM contact c JOIN jobseeker j ON j.id = jobseeker_id "
            "WHERE outcome IS NULL AND closed_on IS NULL"))  # fmt: skip
        [[first]] = link.execute("SELECT min(id) FROM jobseeker WHERE closed_on IS NULL")
        [[closed]] = link.execute("SELECT id FROM jobseeker WHERE closed_on IS NOT NULL LIMIT 1")
    return [
        *(Stop(f"{name.capitalize()}Screen", lambda app: None, name)
          for name in ("today", "caseload", "intake", "agenda", "summary", "work")),
        *(Stop("DossierScreen", lambda app, tab=tab: open_dossier(app, person, tab))
          for tab in ("overview", "contacts", "plan", "debts", "work", "placements", "intake",
                      "rights", "history")),
        Stop("Finder", lambda app: find(app)),
        Stop("GuideScreen", lambda app: app.screen.action_guide()),
        Stop("NamedPicker", lambda app: open_templates(app)),
        Stop("SaveFilterForm", _save_filter, "caseload"),
        Stop("WorkshopPicker", lambda app: _choose(app, [person])),
        Stop("DayForm", _day_form),
        Stop("PersonPicker", lambda app: ask_who(app, "Who?", lambda _: None)),
        Stop("HelpScreen", lambda app: app.screen.action_help()),
        Stop("CommandPicker", lambda app: app.screen.action_palette()),
        Stop("ReadingScreen", lambda app: open_text(app, *_of(app, person))),
        Stop("RefusedScreen", lambda app: app.work.refuse(str(_of(app, person)[1]))),
        *(Stop("RecordForm", lambda app, k=kind, found=found: edit_record(app, k, *found))
          for kind, found in ids.items()
          if found and kind not in ("attendance", "set_aside", "busy_time")),
        Stop("RecordForm", lambda app: new_person(app)),
        Stop("LogContactForm", lambda app: open_contact_form(app, whose, meeting)),
        Stop("AppointmentForm", lambda app: open_appointment_form(app, person)),
        Stop("MoveForm", lambda app: move_appointment(app, meeting)),
        Stop("RepeatForm", lambda app: open_repeat_form(app, _person(app, whose), meeting)),
        Stop("CancelForm", lambda app: open_cancel_form(app, _person(app, whose), meeting)),
        Stop("GoToDayForm", lambda app: go_to_day(app), "agenda"),
        Stop("DisplacementForm", lambda app: open_displacement_form(app, ids["placement"][0])),
        Stop("CloseForm", lambda app: open_close_form(app, person)),
        Stop("PlanForm", lambda app: open_plan_form(app, person, lambda: None)),
        Stop("SetAsideForm", lambda app: set_aside(app, app.desk.read.day().signals[0])),
        Stop("WorkshopForm", lambda app: plan_workshops(app)),
        Stop("ChecklistScreen", lambda app: choose_people(app, [ids["workshop"][0]], {person}, "")),
        Stop("RollScreen", lambda app: open_roll(app, app.desk.read.workshops()[0].id)),
        Stop("KindPicker", _kinds),
        Stop("IntroducedPicker", _introduced, "work"),
        Stop("EmployerPicker", lambda app: app.screen.action_merge_employers(), "work"),
        Stop("PlanForm", lambda app: open_wishes_form(app, person)),
        Stop("BehindPicker", lambda app: _behind(app, person), "summary"),
        Stop("ImportFileForm", lambda app: import_records(app)),
        Stop("ImportScreen", lambda app: open_import(app, file, file.read_bytes())),
        Stop("CalendarScreen", lambda app: open_calendar(app, file, CALENDAR)),
        Stop("ColumnPicker", lambda app: _column_picker(app, file)),
        Stop("ModePicker", _mode_picker),
        Stop("FileForm", lambda app: export_problem_rows(app, file, file.read_bytes(), [])),
        Stop("FileForm", lambda app: export_lines(app, app.desk.read.caseload())),
        Stop("FileForm", lambda app: export_calendar(app)),
        Stop("FileForm", lambda app: open_plan_page(app, person, _person(app, person).ref)),
        Stop("FileForm", lambda app: open_hand_over_form(app, [_person(app, first)])),
        Stop("FileForm", lambda app: print_recovery_sheet(app)),
        Stop("ShareScreen", lambda app: open_share(app), "work"),
        Stop("PublishForm", lambda app: app.screen.action_publish(), "summary"),
        Stop("SettingsScreen", lambda app: open_settings(app)),
        Stop("PreferenceForm", lambda app: change_preference(app, "lock_minutes")),
        Stop("NormForm", lambda app: change_norm(app, "first_talk_days")),
        Stop("SafetyScreen", lambda app: open_safety(app)),
        Stop("ProtectForm", lambda app: protect(app)),
        Stop("UnprotectForm", lambda app: unprotect(app)),
        Stop("SetupForm", lambda app: set_up(app)),
        Stop("EraseForm", lambda app: erase_dossier(app, _person(app, closed), lambda: None)),
        Stop("AskScreen", lambda app: _ask(app, person)),
        Stop("LeaveScreen", lambda app: _leave(app)),
        Stop("ClashScreen", lambda app: _clash(app, person)),
        Stop("LockScreen", lambda app: app.action_lock()),
    ]  # fmt: skip


def go_home(app: DeskApp, under: str) -> None:
    """Close all that lies over the six screens, a changed form too, and go to this one of them."""
    while len(app.screen_stack) > 1:
        app.pop_screen()
    app.action_go(under)


def _person(app: DeskApp, person: int):  # type: ignore[no-untyped-def]
    line = app.desk.read.case_line(person)
    assert line
    return line.case.person


def _of(app: DeskApp, person: int):  # type: ignore[no-untyped-def]
    from coachdesk.tui.screens.dossier_head import record_in_full

    found = app.desk.read.dossier(person)
    return _person(app, person).name, record_in_full(found.jobseeker)


def _kinds(app: DeskApp) -> None:
    from coachdesk.tui.screens.picker import KindPicker

    app.push_screen(KindPicker(["contact", "debt"]))


def _introduced(app: DeskApp) -> None:
    from coachdesk.tui.screens.work_actions import IntroducedPicker

    found = app.desk.read.work()
    app.push_screen(IntroducedPicker([i for items in found.introduced.values() for i in items]))


def _save_filter(app: DeskApp) -> None:
    shown = app.screen.shown_filter  # type: ignore[attr-defined]
    open_form(app, lambda: SaveFilterForm(app.desk, shown))


def _day_form(app: DeskApp) -> None:
    open_form(app, lambda: DayForm(app, "registered_on", ImportChoices(), "about"))


def _mode_picker(app: DeskApp) -> None:
    from coachdesk.tui.screens.import_pickers import ModePicker

    app.push_screen(ModePicker())


def _behind(app: DeskApp, person: int) -> None:
    from coachdesk.tui.screens.summary import BehindPicker

    people = app.desk.read.people() + [
        hit for hit in app.desk.read.people() if hit.person.id == person
    ]
    app.push_screen(BehindPicker("title", people))


def _column_picker(app: DeskApp, file: Path) -> None:
    from coachdesk.tui.screens.import_pickers import ColumnPicker

    app.push_screen(ColumnPicker(file.read_text(encoding="utf-8").splitlines()[0]))


def _ask(app: DeskApp, person: int) -> None:
    from coachdesk.tui.screens.question import AskScreen

    app.push_screen(AskScreen(_person(app, person).name, "yes", "no"))


def _leave(app: DeskApp) -> None:
    from coachdesk.tui.screens.question import LeaveScreen

    app.push_screen(LeaveScreen("Zoë Berg: log a contact"))


def _clash(app: DeskApp, person: int) -> None:
    from coachdesk.tui.screens.clash import ClashScreen, Disputed

    stored = app.desk.read.record("jobseeker", person)
    assert stored
    specs = JOBSEEKER.fields
    names = ("last_name", "note", "plan_goal", "tags")
    app.push_screen(ClashScreen([
        Disputed(specs[name], name, stored[name], stored[name]) for name in names]))  # fmt: skip
