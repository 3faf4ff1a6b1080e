"""Every record (coachdesk/docs/domain.md, section 2), declared once.

Tables, checks, stored forms, files, forms, labels and the journal follow from this. A field that
is added here also needs a migration (store/migrations) and its Dutch (words/dutch_terms.py).
"""

from collections.abc import Mapping

from coachdesk.domain import vocabulary as words
from coachdesk.schema.fields import TODAY, Field, Link, RecordKind
from coachdesk.schema.kinds import (
    CLOCK,
    DAY,
    FLAG,
    HOURS,
    LINE,
    MINUTES,
    MONEY,
    NOTE,
    TAGS,
    WHOLE,
    WholeKind,
    Word,
    Words,
)
from coachdesk.schema.work import (
    AT_ORGANISATION,
    EMPLOYER_CONTACT,
    INTRODUCTION,
    ORGANISATION,
    PAIRING,
    RIGHT,
    SKILL,
    SOCIAL_RETURN,
    VACANCY,
)

COACH = RecordKind(
    "coach",
    "work coach",
    (
        Field("name", LINE, required=True),
        Field("email", LINE, "E-mail"),
        Field("team", LINE),
        Field("caseload_limit", WHOLE),
        Field("phone", LINE),
    ),
)

JOBSEEKER = RecordKind(
    "jobseeker",
    "jobseeker",
    (
        Field("ref", LINE, "Dossier number", required=True, unique=True),
        Field("first_name", LINE, required=True),
        Field("prefix", LINE),
        Field("last_name", LINE, required=True),
        Field("born_on", DAY, "Date of birth"),
        Field("phone", LINE),
        Field("email", LINE, "E-mail"),
        Field("street", LINE),
        Field("postcode", LINE),
        Field("town", LINE),
        Field("neighbourhood", LINE),
        Field("language", LINE),
        Field("tags", TAGS),
        Field("benefit_kind", Word(words.BenefitKind), "Benefit"),
        Field("benefit_from", DAY, "On benefit since"),
        Field("registered_on", DAY, required=True),
        Field("intake_started_on", DAY),
        Field("intake_closed_on", DAY),
        Field("plan_goal", NOTE, "Goal of the plan"),
        Field("plan_agreed_on", DAY),
        Field("plan_reviewed_on", DAY),
        Field("rights_checked_on", DAY),
        Field("income_supplement_on", DAY),
        Field("closed_on", DAY),
        Field("closed_reason", Word(words.ClosedReason), "Reason for closing"),
        Field("closing_note", NOTE),
        Field("note", NOTE),
        Field("wanted_sectors", Words(words.Sector)),
        Field("wanted_hours", HOURS, "Wanted hours a week"),
        Field("travel_minutes", WHOLE, "Longest travel in minutes"),
        Field("abroad", FLAG, "Also across the border", default=False),
        Field("share_profile_on", DAY, "Nameless profile may be shared since"),
    ),
    owner="coach",
    key=("ref",),
    ordered=(("closed_on", "registered_on"), ("intake_closed_on", "intake_started_on")),
    asked_first=("first_name", "prefix", "last_name", "registered_on", "born_on", "phone"),
    begins={"registered_on": TODAY},
    unlisted=(
        "street",
        "postcode",
        "town",
        "intake_closed_on",
        "plan_reviewed_on",
        "rights_checked_on",
        "income_supplement_on",
        "closing_note",
        "note",
        "wanted_sectors",
        "wanted_hours",
        "travel_minutes",
        "abroad",
        "share_profile_on",
    ),
)

CONTACT = RecordKind(
    "contact",
    "contact",
    (
        Field("on", DAY, "Date", required=True),
        Field("at", CLOCK, "Time"),
        Field("mode", Word(words.ContactMode), "How", required=True),
        Field("purpose", Word(words.ContactPurpose), "About", required=True),
        Field("outcome", Word(words.ContactOutcome)),
        Field("jobseeker_present", FLAG, default=True),
        Field("note", NOTE),
        Field("minutes", MINUTES),
        Field("place", LINE),
    ),
    owner="jobseeker",
    links=(AT_ORGANISATION,),
    key=("on", "at", "mode"),
    list_name="contacts",
    known_by=("on", "mode"),
    list_label="Contacts",
    newest_first=("on", "at"),
    asked_first=(
        *("on", "at", "mode", "purpose", "outcome", "jobseeker_present", "note"),
        *("minutes", "place", "organisation"),
    ),
    begins={"on": TODAY, "purpose": words.ContactPurpose.PROGRESS},
)

PLAN_STEP = RecordKind(
    "plan_step",
    "plan step",
    (
        Field("domain", Word(words.LifeDomain), "Life domain", required=True),
        Field("title", LINE, required=True),
        Field("owner", Word(words.StepOwner), "Who", required=True),
        Field("due_on", DAY, ahead=True),
        Field("status", Word(words.StepStatus), required=True),
        Field("done_on", DAY),
        Field("note", NOTE),
    ),
    owner="jobseeker",
    key=("domain", "title"),
    list_name="plan_steps",
    known_by=("title", "domain"),
    list_label="Plan steps",
    asked_first=("title", "domain", "owner", "due_on", "status", "done_on", "note"),
    begins={"owner": words.StepOwner.TOGETHER, "status": words.StepStatus.TODO},
)

CIRCUMSTANCE = RecordKind(
    "circumstance",
    "circumstance",
    (
        Field("kind", Word(words.CircumstanceKind), required=True),
        Field("domain", Word(words.LifeDomain), "Life domain", required=True),
        Field("text", NOTE, required=True),
        Field("resolved_on", DAY),
    ),
    owner="jobseeker",
    key=("kind", "domain", "text"),
    list_name="circumstances",
    list_label="Opportunities and barriers",
)

DEBT = RecordKind(
    "debt",
    "debt",
    (
        Field("creditor", LINE, required=True),
        Field("kind", Word(words.DebtKind), required=True),
        Field("amount", MONEY),
        Field("noted_on", DAY, required=True),
        Field("problematic", FLAG, required=True),
        Field("status", Word(words.DebtStatus), required=True),
        Field("note", NOTE),
    ),
    owner="jobseeker",
    key=("creditor", "kind", "noted_on"),
    list_name="debts",
    known_by=("creditor",),
    list_label="Debts",
    begins={"noted_on": TODAY, "status": words.DebtStatus.OPEN},
)

DEBT_ASSISTANCE = RecordKind(
    "debt_assistance",
    "debt assistance",
    (
        Field("requested_on", DAY, required=True),
        Field("first_talk_on", DAY),
        Field("threat", Word(words.Threat)),
        Field("threat_on", DAY, "Threat known on"),
        Field("threat_strikes_on", DAY, ahead=True),
        Field("threat_averted_on", DAY),
        Field("plan_agreed_on", DAY),
        Field("administrator", LINE),
        Field("administrator_certified", FLAG),
        Field("ended_on", DAY),
        Field("end_reason", LINE, "Reason for ending"),
    ),
    owner="jobseeker",
    key=("requested_on",),
    ordered=(("ended_on", "requested_on"),),
    list_name="debt_assistance",
    list_label="Debt assistance",
    newest_first=("requested_on",),
    asked_first=("requested_on", "threat", "threat_on", "threat_strikes_on"),
    begins={"requested_on": TODAY},
)

PLACEMENT = RecordKind(
    "placement",
    "placement",
    (
        Field("kind", Word(words.PlacementKind), required=True),
        Field("role", LINE, required=True),
        Field("supervisor", LINE),
        Field("hours_per_week", HOURS),
        Field("started_on", DAY, required=True),
        Field("ends_on", DAY, ahead=True),
        Field("ended_on", DAY),
        Field("outcome", Word(words.PlacementOutcome)),
        Field("allowance_per_month", MONEY),
        Field("displacement_checked_on", DAY),
        Field("displacement_risk", FLAG),
        Field("learning_goal", NOTE),
        Field("note", NOTE),
        Field("social_return_value", MONEY),
    ),
    owner="jobseeker",
    links=(
        Link("organisation", "name", made=True),
        Link("social_return", "title", required=False, within="organisation"),
    ),
    key=("organisation", "kind", "role", "started_on"),
    ordered=(("ends_on", "started_on"), ("ended_on", "started_on")),
    list_name="placements",
    known_by=("organisation", "started_on"),
    list_label="Placements",
    newest_first=("started_on",),
    asked_first=(
        "organisation",
        "kind",
        "role",
        "started_on",
        "ends_on",
        "hours_per_week",
        "displacement_checked_on",
        "displacement_risk",
    ),
    begins={"started_on": TODAY},
)

WORKSHOP = RecordKind(
    "workshop",
    "workshop",
    (
        Field("title", LINE, required=True),
        Field("held_on", DAY, required=True),
        Field("hours", HOURS, required=True),
        Field("place", LINE),
        Field("starts_at", CLOCK),
    ),
    key=("title", "held_on"),
)

ATTENDANCE = RecordKind(
    "attendance",
    "attendance",
    (Field("status", Word(words.AttendanceStatus), required=True),),
    owner="jobseeker",
    links=(Link("workshop", "uid", cascades=True, shown=True),),
    once=True,
    key=("ref",),
    known_by=("title", "held_on"),
)

AFTERCARE = RecordKind(
    "aftercare",
    "aftercare check",
    (
        Field("on", DAY, "Date", required=True),
        Field("still_working", FLAG),
        Field("note", NOTE),
    ),
    owner="jobseeker",
    key=("on",),
    list_name="aftercare",
    list_label="Aftercare",
    newest_first=("on",),
    begins={"on": TODAY},
    asked_first=("still_working", "note", "on"),
)

TASK = RecordKind(
    "task",
    "task",
    (
        Field("title", LINE, required=True),
        Field("due_on", DAY, ahead=True),
        Field("done_on", DAY),
        Field("note", NOTE),
    ),
    key=("title",),
    list_name="tasks",
    list_label="Tasks",
)

TEMPLATE = RecordKind(
    "template",
    "template",
    (
        Field("kind", Word(words.TemplateKind), required=True),
        Field("name", LINE, required=True),
        Field("body", NOTE, "Text", required=True),
    ),
    key=("kind", "name"),
    list_name="templates",
    list_label="Templates",
)

# A signal the coach put off until a day, with a reason; it shows again that day.
SET_ASIDE = RecordKind(
    "set_aside",
    "line set aside",
    (
        Field("rule", LINE, required=True),
        Field("record", LINE, "About record", required=True),
        Field("until_on", DAY, "Until", required=True),
        Field("reason", LINE),
    ),
    owner="jobseeker",
    owned=False,
)

# When the coach is busy by a calendar that was brought in; its uid tells by which event of which
# calendar, and nothing tells with what or whom.
BUSY_TIME = RecordKind(
    "busy_time",
    "busy time",
    (
        Field("on", DAY, "Date", required=True),
        Field("at", CLOCK, "Time", required=True),
        Field("minutes", WholeKind(1, 24 * 60), required=True),
    ),
)

RECORDS: Mapping[str, RecordKind] = {
    kind.name: kind
    for kind in (
        COACH,
        ORGANISATION,
        EMPLOYER_CONTACT,
        VACANCY,
        SOCIAL_RETURN,
        JOBSEEKER,
        CONTACT,
        PLAN_STEP,
        CIRCUMSTANCE,
        DEBT,
        DEBT_ASSISTANCE,
        PLACEMENT,
        WORKSHOP,
        ATTENDANCE,
        AFTERCARE,
        INTRODUCTION,
        SKILL,
        PAIRING,
        RIGHT,
        TASK,
        TEMPLATE,
        SET_ASIDE,
        BUSY_TIME,
    )
}


def lists_of(owner: str | None) -> Mapping[str, RecordKind]:
    """The lists of an owner, under the names files give them, in the order files hold them."""
    listed = (kind for kind in RECORDS.values() if kind.list_name)
    return {kind.list_name: kind for kind in listed if kind.owner == owner}


DOSSIER_LISTS = lists_of("jobseeker")
ORGANISATION_LISTS = lists_of("organisation")
OWN_LISTS = lists_of(None)  # the coach's own, of nobody

# What a file of dossiers handed over says of that: by which coach, and when; no table. Its mark
# tells this handover from any other.
HANDOVER = RecordKind(
    "handed_over",
    "handover",
    (Field("by", LINE, required=True), Field("on", DAY, "Date", required=True)),
)
