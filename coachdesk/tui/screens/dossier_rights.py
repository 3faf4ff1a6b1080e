"""The page of rights and schemes in a dossier: each with its state, set with one letter."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from coachdesk.domain.vocabulary import RightKind, RightStatus
from coachdesk.store.dossiers import Stored
from coachdesk.tui.forms.opening import may_write
from coachdesk.tui.screens.dossier_lists import LIST_OF, DossierData, ListedRecord, happened
from coachdesk.tui.screens.question import QuestionScreen, status_answers
from coachdesk.tui.widgets.lines import Lines, ListLine, heading_line
from coachdesk.words import t
from coachdesk.words.formats import day
from coachdesk.words.records import name_of
from coachdesk.words.terms import choice, field_label

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp
    from coachdesk.tui.screens.dossier import DossierScreen

RIGHTS = "rights"
# What a page that was gone through says of each; of others somebody notes what there is.
_ON_THE_PAGE = [kind for kind in RightKind if kind is not RightKind.OTHER]


def rights_lines(found: DossierData) -> Iterator[ListLine]:
    """Every right and scheme in the order of the list; those not looked at yet stand out."""
    checked_on = happened(found.dossier.jobseeker["rights_checked_on"], found.today)
    if checked_on:
        is_due = any(signal.rule.name == "rights.check_due" for signal in found.line.signals)
        again = f"; {t('space says all was looked at again')}" if is_due else ""
        yield heading_line(t("Last gone through on {day}", day=day(checked_on)) + again)
    else:
        yield heading_line(t("Not gone through yet: enter sets each, space says all was looked at"))
    # Who went through the page notes only what there is.
    silent, tone = (t("nothing noted"), "dim") if checked_on else (t("not looked at yet"), "soon")
    listed = LIST_OF["right"]
    for kind in RightKind:
        own = [right for right in found.records(listed.part) if right["kind"] == kind]
        for right in own:
            yield listed.line(ListedRecord(right, found))
        if not own and kind in _ON_THE_PAGE:
            cells = (choice(kind), silent, "", "")
            yield ListLine(line_of_right(kind), cells, data=kind, tones=("", tone, "", ""))


def line_of_right(kind: RightKind) -> str:
    """The key of the line of a right that was not looked at yet."""
    return f"right_kind:{kind}"


def right_at(key: str, lines: Sequence[ListLine]) -> str:
    """The key of that line, or where the right was looked at, of the line it has since."""
    for line in lines:
        if line.key.startswith("right:") and key == line_of_right(line.data["kind"]):
            return line.key
    return key


def _looked_at(found: DossierData) -> set[RightKind]:
    return {
        right["kind"]
        for right in found.records(RIGHTS)
        if right["status"] != RightStatus.TO_LOOK_AT
    }


def set_right(app: "DeskApp", found: DossierData, data: "Stored | RightKind") -> None:
    """One letter says how a right stands, as of today; the cursor goes on to the next one."""
    kind = data if isinstance(data, RightKind) else RightKind(data["kind"])
    right = data if isinstance(data, Stored) else None
    answers = status_answers(RightStatus)

    def answered(status: RightStatus | None) -> None:
        if status is None:
            return
        app.desk_screen.query_one(Lines).action_move(1)
        if right is None or status != right["status"]:
            _put(app, found, kind, right, status)

    if may_write(app):
        app.push_screen(QuestionScreen(choice(kind), answers, safe=None, enter=None), answered)


def _put(
    app: "DeskApp",
    found: DossierData,
    kind: RightKind,
    right: Stored | None,
    status: RightStatus,
) -> None:
    """Write it; where that was the last one to look at, the page was gone through."""
    before = _looked_at(found)
    after = before | {kind} if status != RightStatus.TO_LOOK_AT else before
    done = not before.issuperset(_ON_THE_PAGE) and after.issuperset(_ON_THE_PAGE)
    person = found.dossier.jobseeker
    how = f"{choice(kind)}: {choice(status)}"
    said = f"{how}. {t('u takes it back.')}"
    if done:
        said = f"{said} {t('All rights were gone through.')}"
    app.work.change(
        lambda: app.desk.write.set_right(person, right, kind, status, is_last=done),
        said,
        about=f"{name_of(person.values)}, {how}",
    )


def gone_through(app: "DeskApp") -> None:
    """The page was looked at as a whole today."""
    person = cast("DossierScreen", app.desk_screen).jobseeker()
    if person:
        values = {"rights_checked_on": app.desk.today}
        checked = f"{field_label('rights_checked_on')}: {day(app.desk.today)}"
        said = f"{t('All rights were gone through.')} {t('u takes it back.')}"
        app.work.change(
            lambda: app.desk.write.change("jobseeker", person.id, values, person.values),
            said,
            about=f"{name_of(person.values)}, {checked}",
        )
