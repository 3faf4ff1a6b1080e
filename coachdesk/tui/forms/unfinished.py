"""Opening a form again as it was left: after a crash, a closed window, an empty battery."""

from coachdesk.desk import Desk
from coachdesk.store.draft_list import Draft
from coachdesk.tui.forms.closing import CloseForm
from coachdesk.tui.forms.contact import AppointmentForm, LogContactForm
from coachdesk.tui.forms.displacement import DisplacementForm
from coachdesk.tui.forms.form import FormScreen
from coachdesk.tui.forms.missing_record import Gone
from coachdesk.tui.forms.moving import MoveForm
from coachdesk.tui.forms.plan import PlanForm
from coachdesk.tui.forms.records import RecordForm
from coachdesk.tui.forms.workshop import WorkshopForm


def form_of(desk: Desk, draft: Draft) -> FormScreen | None:
    """The form a draft belongs to, filled in; None where what it was about is gone."""
    name, _, kind = draft.form.partition(":")
    person, record = draft.jobseeker_id, draft.record_id
    form: FormScreen
    try:
        if name == "record":
            form = RecordForm(desk, kind, record, person)
        elif name == "workshop":
            form = WorkshopForm(desk)
        elif name == "displacement" and record:
            form = DisplacementForm(desk, record)
        elif name == "move" and record:
            form = MoveForm(desk, record)
        elif person is None:
            return None
        elif name == "log_contact":
            form = LogContactForm.for_person(desk, person, record)
        elif name == "appointment":
            form = AppointmentForm(desk, [person])
        elif name in ("plan", "wishes"):
            form = PlanForm(desk, person, name)
        elif name == "close":
            form = CloseForm(desk, person)
        else:
            return None
    except (Gone, KeyError):
        return None
    form.filled = draft.texts
    return form
