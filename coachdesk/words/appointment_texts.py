"""The texts of an appointment, for a letter, a mail or a text message, in plain language (B1)."""

from coachdesk.domain.appointment_text import (
    MARKS,
    AppointmentFacts,
    TextKind,
    filled,
    renamed_marks,
)
from coachdesk.domain.vocabulary import ContactMode
from coachdesk.words import t
from coachdesk.words.formats import full_day

_KINDS = {
    TextKind.CONFIRMATION: "confirmation",
    TextKind.INVITATION: "invitation",
    TextKind.REMINDER: "reminder",
    TextKind.MISSED: "missed appointment",
}
_SUBJECTS = {
    TextKind.CONFIRMATION: "Our appointment on {day}",
    TextKind.INVITATION: "Invitation for {day}",
    TextKind.REMINDER: "Do not forget: our appointment on {day}",
    TextKind.MISSED: "Our appointment of {day}",
}
_END = """\
Kind regards,

{coach}
{team}
{reach}"""
_FACTS = """\
When: {when}
Where: {where}
{bring}"""
_NOT_ABLE = """\
Can you not come? Call or mail me as soon as you can. Then we choose another day."""
_BODIES = {
    TextKind.CONFIRMATION: """\
Dear {name},

We have made an appointment.""",
    TextKind.INVITATION: """\
Dear {name},

I would like to talk with you about how things are going. You are welcome to come:""",
    TextKind.REMINDER: """\
Dear {name},

We have an appointment soon. With this message I remind you of it.""",
    TextKind.MISSED: """\
Dear {name},

We had an appointment: {when}. You were not there. That can happen to anybody.

Call or mail me as soon as you can. Then we make a new appointment. Is there something that \
makes it hard to come? Tell me, and I think along with you.""",
}
_MARK_NAMES = {
    "name": "name",
    "when": "when",
    "day": "day",
    "time": "time",
    "where": "where",
    "bring": "bring",
    "coach": "coach",
    "team": "team",
    "reach": "reach",
}
_WHERE = {
    ContactMode.OFFICE: "at the office",
    ContactMode.HOME_VISIT: "at your home",
    ContactMode.WORKPLACE: "at the workplace",
    ContactMode.VIDEO: "by video call",
    ContactMode.PHONE: "by phone",
    ContactMode.MESSAGE: "by message",
}
_BRING_ID = (ContactMode.OFFICE, ContactMode.WORKPLACE)


def kind_name(kind: TextKind) -> str:
    return t(_KINDS[kind])


def kind_names() -> dict[str, TextKind]:
    """The kinds of text by their names in the language in use and their fixed words."""
    return {name: kind for kind in TextKind for name in (kind.value, kind_name(kind))}


def mark_names() -> dict[str, str]:
    """The marks by their names in the language in use."""
    return {t(_MARK_NAMES[mark]).casefold(): mark for mark in MARKS}


def own_body(kind: TextKind) -> str:
    """The text with its marks as the language in use calls them, to make an own text of."""
    return renamed_marks(_body(kind), {}, {mark: name for name, mark in mark_names().items()})


def text_of(kind: TextKind, facts: AppointmentFacts, body: str = "") -> str:
    """The text for one person; `body` is an own text with marks, in place of that of the kind."""
    return filled(body or _body(kind), _told(facts), mark_names())


def subject_of(kind: TextKind, facts: AppointmentFacts) -> str:
    """The line above a mail: it tells nothing that others may not see."""
    return t(_SUBJECTS[kind], day=full_day(facts.meeting.on))


def no_meeting(kind: TextKind, ref: str) -> str:
    """Why there is no text for somebody, and what to do."""
    if kind is TextKind.MISSED:
        return t("{ref} has missed no appointment.", ref=ref)
    return t("{ref} has no appointment ahead: plan one first.", ref=ref)


def _body(kind: TextKind) -> str:
    marks = {mark: f"{{{mark}}}" for mark in MARKS}
    parts = [t(_BODIES[kind], **marks)]
    if kind is not TextKind.MISSED:
        parts += [t(_FACTS, **marks), t(_NOT_ABLE)]
    return "\n\n".join([*parts, t(_END, **marks)])


def _told(facts: AppointmentFacts) -> dict[str, str]:
    to, meeting, sender = facts.to, facts.meeting, facts.sender
    day = full_day(meeting.on)
    ways = (
        t("Phone: {phone}", phone=sender.phone) if sender.phone else "",
        t("E-mail: {email}", email=sender.email) if sender.email else "",
    )
    return {
        "name": to.name,
        "when": t("{day} at {time}", day=day, time=meeting.at) if meeting.at else day,
        "day": day,
        "time": meeting.at or "",
        "where": _where(facts),
        "bring": t("Please bring your proof of identity.") if _asks_identity(facts) else "",
        "coach": sender.name,
        "team": sender.team or "",
        "reach": "\n".join(way for way in ways if way),
    }


def _where(facts: AppointmentFacts) -> str:
    to, meeting = facts.to, facts.meeting
    how = t(_WHERE[meeting.mode])
    if meeting.mode is ContactMode.PHONE and to.phone:
        return t("by phone: I call you on {phone}", phone=to.phone)
    return f"{how}, {meeting.place}" if meeting.place else how


def _asks_identity(facts: AppointmentFacts) -> bool:
    return facts.meeting.mode in _BRING_ID
