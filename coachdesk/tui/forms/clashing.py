"""A form whose record was meanwhile changed in another window: what stays, field by field."""

from typing import TYPE_CHECKING

from coachdesk.domain.values import FieldValue
from coachdesk.store.errors import StoreError
from coachdesk.tui.screens.clash import ClashScreen, Disputed
from coachdesk.words.records import clash_text

if TYPE_CHECKING:
    from coachdesk.store.dossiers import Stored
    from coachdesk.store.errors import Clash
    from coachdesk.tui.forms.form import FormScreen


def read_again(form: "FormScreen", error: Exception) -> "tuple[Exception, Stored | None]":
    """With a clash: the record as it is now; where it cannot be read, why not."""
    from coachdesk.store.errors import Clash

    if not isinstance(error, Clash) or "id" in error.differences:  # nothing of it is there
        return error, None
    about = error.record
    try:
        known = form.desk.read.record(*about) if form.seen and about else None
    except StoreError as unread:
        return unread, None
    is_same = known and known["uid"] == form.seen.get("uid")
    return error, known if is_same and about and about.kind == form.saves else None


def settle(form: "FormScreen", clash: "Clash", stored: "Stored | None") -> None:
    """The same was changed in another window: the user says, field by field, what stays."""
    if stored is None:
        form.say(clash_text(clash.record, clash.differences))
        return
    fields = form.fields()
    known, now = form.in_fields(form.seen), form.in_fields(stored.values)
    elsewhere = [name for name in fields if known.get(name) != now.get(name)]
    disputed = [
        Disputed(fields[name].spec, fields[name].label, fields[name].read(), now[name])
        for name in elsewhere
        if fields[name].changed
    ]
    untouched = {name: now[name] for name in elsewhere if not fields[name].changed}

    def decided(chosen: dict[str, FieldValue] | None) -> None:
        if chosen is None:
            return
        for name, value in (untouched | chosen).items():
            fields[name].put_value(value)
        form.seen = stored.values
        # What was put in a field arrives there after this.
        form.call_after_refresh(form.action_save)

    if disputed:
        form.app.push_screen(ClashScreen(disputed), decided)
    else:
        decided({})
