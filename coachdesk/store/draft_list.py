"""Reading drafts, without SQLModel: they are offered right after the start."""

from typing import NamedTuple

from coachdesk.domain.json_text import object_in
from coachdesk.domain.private_repr import private_repr
from coachdesk.domain.row_id import RowId, uid_of
from coachdesk.domain.values import FieldValues, JsonObject
from coachdesk.store.store import Store
from coachdesk.store.triggers import JOURNALLED

# The key of the uids in a draft's texts: an id can become that of another record.
ABOUT = "_about"
# Of which kind the record is that a form is about, where its name does not say it.
_KINDS = {"log_contact": "contact", "move": "contact", "displacement": "placement"}


@private_repr("form", "jobseeker_id", "record_id")
class Draft(NamedTuple):
    """An unsaved form: which one, about whom and which record, and the text of each field."""

    form: str
    jobseeker_id: int | None
    record_id: int | None
    texts: FieldValues
    kept_at: str = ""

    @property
    def about(self) -> dict[str, str | None]:
        """The uids of the person and the record."""
        return {"jobseeker": uid_of(self.jobseeker_id), "record": uid_of(self.record_id)}


def read_drafts(store: Store) -> list[Draft]:
    """All drafts, the newest first, without damaged ones: those must not stop the start.

    `check` reports them.
    """
    rows = store.read(
        "SELECT form, jobseeker_id, record_id, CAST(texts AS BLOB), kept_at FROM draft"
        " ORDER BY kept_at DESC"
    )
    return [
        Draft(form, *_ids(store, form, texts.pop(ABOUT, None), owner, record), texts, kept_at)
        for form, owner, record, stored, kept_at in rows
        if (texts := _texts(stored)) is not None
    ]


def _ids(
    store: Store, form: str, about: object, owner: int | None, record: int | None
) -> tuple[int | None, int | None]:
    """The ids that the person and the record of a draft have now, by uid."""
    uids = about if isinstance(about, dict) else {}
    if isinstance(uid := uids.get("jobseeker"), str):
        found = store.read("SELECT id FROM jobseeker WHERE uid = :uid", uid=uid)
        owner = RowId(found[0][0] if found else 0, uid)
    if record is not None and isinstance(uid := uids.get("record"), str):
        kind = _KINDS.get(form) or form.removeprefix("record:")
        sql = f"SELECT id FROM {kind} WHERE uid = :uid"
        found = store.read(sql, uid=uid) if kind in JOURNALLED else []
        record = RowId(found[0][0] if found else 0, uid)
    return owner, record


def _texts(stored: bytes) -> JsonObject | None:
    try:
        return object_in(stored)
    except ValueError:
        return None
