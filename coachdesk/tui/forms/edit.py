"""Opening the form of one record, and the check that follows new unpaid work."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import UNPAID, PlacementKind
from coachdesk.tui.forms.displacement import open_displacement_form
from coachdesk.tui.forms.opening import open_form
from coachdesk.tui.forms.records import RecordForm

if TYPE_CHECKING:
    from coachdesk.tui.app import DeskApp


def edit_record(
    app: "DeskApp",
    kind: str,
    record_id: int | None,
    jobseeker_id: int | None,
    then: Callable[[int], object] = lambda _: None,
    values: FieldValues | None = None,
) -> None:
    """The form of one record: an existing one, or a new one for this dossier.

    A new one begins with `values`.
    """

    def saved(_: RecordForm, made: int) -> None:
        if kind == "placement" and record_id is None:
            _check_if_unpaid(app, made)
        then(made)

    open_form(app, lambda: RecordForm(app.desk, kind, record_id, jobseeker_id, values), saved)


def _check_if_unpaid(app: "DeskApp", placement_id: int) -> None:
    """Unpaid work begins with the displacement check."""

    def is_unpaid() -> bool:
        stored = app.desk.read.record("placement", placement_id)
        return stored is not None and stored["kind"] in UNPAID - {PlacementKind.DAY_ACTIVITY}

    app.work.show_when_read(
        is_unpaid, lambda unpaid: open_displacement_form(app, placement_id) if unpaid else None
    )
