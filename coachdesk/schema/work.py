"""Employers, and the work, skills, rights and people around somebody (coachdesk/docs/domain.md,
section 2): the records of them, each declared once."""

from coachdesk.domain import vocabulary as words
from coachdesk.schema.fields import TODAY, Field, Link, RecordKind
from coachdesk.schema.kinds import CLOCK, DAY, FLAG, HOURS, LINE, MONEY, NOTE, WHOLE, Word

# Who was visited or called, where a record may say so.
AT_ORGANISATION = Link("organisation", "name", required=False, made=True)

ORGANISATION = RecordKind(
    "organisation",
    "organisation",
    (
        Field("name", LINE, required=True, unique=True),
        Field("sector", Word(words.Sector)),
        Field("contact_person", LINE),
        Field("phone", LINE),
        Field("email", LINE, "E-mail"),
        Field("municipality", LINE),
        Field("country", Word(words.Country), default=words.Country.NL),
        Field("pso", Word(words.PsoStep), "PSO ladder"),
        Field("note", NOTE),
    ),
    key=("name",),
    known_by=("name", "sector", "contact_person"),
)

EMPLOYER_CONTACT = RecordKind(
    "employer_contact",
    "contact with an employer",
    (
        Field("on", DAY, "Date", required=True),
        Field("at", CLOCK, "Time"),
        Field("mode", Word(words.ContactMode), "How", required=True),
        Field("with_whom", LINE),
        Field("purpose", Word(words.EmployerPurpose), "About", required=True),
        Field("outcome", Word(words.ContactOutcome)),
        Field("follow_up_on", DAY, ahead=True),
        Field("note", NOTE),
    ),
    owner="organisation",
    key=("on", "at", "mode"),
    list_name="employer_contacts",
    list_label="Contacts with the employer",
    newest_first=("on", "at"),
    begins={"on": TODAY, "purpose": words.EmployerPurpose.ACQUAINTANCE},
    asked_first=(
        *("organisation", "outcome", "mode", "note", "with_whom", "purpose", "follow_up_on"),
        *("on", "at"),
    ),
)

VACANCY = RecordKind(
    "vacancy",
    "vacancy",
    (
        Field("title", LINE, required=True),
        Field("kind", Word(words.PlacementKind), required=True),
        Field("sector", Word(words.Sector)),
        Field("places", WHOLE, default=1),
        Field("hours_per_week", HOURS),
        Field("place", LINE),
        Field("country", Word(words.Country), default=words.Country.NL),
        Field("asks", NOTE),
        Field("offers", NOTE),
        Field("source", Word(words.VacancySource), "Heard from", required=True),
        Field("social_return", FLAG, default=False),
        Field("reported_on", DAY, required=True),
        Field("closes_on", DAY, ahead=True),
        Field("closed_on", DAY),
        Field("closed_reason", Word(words.VacancyClosed), "Reason for closing"),
        Field("note", NOTE),
    ),
    owner="organisation",
    key=("title",),
    list_name="vacancies",
    list_label="Vacancies",
    known_by=("organisation", "title", "reported_on"),
    asked_first=("organisation", "title", "kind", "source", "reported_on", "closes_on", "places"),
    begins={
        "reported_on": TODAY,
        "kind": words.PlacementKind.PAID_JOB,
        "source": words.VacancySource.EMPLOYER,
    },
)

SOCIAL_RETURN = RecordKind(
    "social_return",
    "social return contract",
    (
        Field("title", LINE, required=True),
        Field("from_on", DAY, "From", required=True),
        Field("until_on", DAY, "Until", required=True, ahead=True),
        Field("obligation", MONEY, required=True),
        Field("settled_on", DAY),
        Field("note", NOTE),
    ),
    owner="organisation",
    key=("title",),
    list_name="social_returns",
    list_label="Social return",
)

INTRODUCTION = RecordKind(
    "introduction",
    "introduction",
    (
        Field("status", Word(words.IntroductionStatus), required=True),
        Field("on", DAY, "Date", required=True),
        Field("answer_by", DAY, ahead=True),
        Field("note", NOTE),
    ),
    owner="jobseeker",
    links=(Link("vacancy", "title", cascades=True, within="organisation"),),
    key=("organisation", "vacancy"),
    list_name="introductions",
    list_label="Introductions",
    known_by=("organisation", "vacancy", "status"),
    newest_first=("on",),
    begins={"on": TODAY, "status": words.IntroductionStatus.CONSIDERED},
)

SKILL = RecordKind(
    "skill",
    "skill",
    (
        Field("kind", Word(words.SkillKind), required=True),
        Field("title", LINE, required=True),
        Field("level", LINE),
        Field("gained_at", LINE),
        Field("obtained_on", DAY),
        Field("expires_on", DAY, ahead=True),
        Field("note", NOTE),
    ),
    owner="jobseeker",
    key=("kind", "title", "obtained_on"),
    list_name="skills",
    list_label="Skills and certificates",
    known_by=("kind", "title", "expires_on"),
    asked_first=("kind", "title", "expires_on", "level", "gained_at", "obtained_on", "note"),
    begins={"kind": words.SkillKind.SKILL},
)

PAIRING = RecordKind(
    "pairing",
    "pairing",
    (
        Field("kind", Word(words.PairingKind), required=True),
        Field("with_whom", LINE, required=True),
        Field("with_ref", LINE, "Their dossier number"),
        Field("hours_per_month", HOURS),
        Field("started_on", DAY, required=True),
        Field("ended_on", DAY),
        Field("checked_on", DAY),
        Field("note", NOTE),
    ),
    owner="jobseeker",
    links=(AT_ORGANISATION,),
    key=("kind", "with_whom", "started_on"),
    ordered=(("ended_on", "started_on"),),
    list_name="pairings",
    list_label="Pairings",
    known_by=("kind", "with_whom", "started_on"),
    newest_first=("started_on",),
    begins={"kind": words.PairingKind.BUDDY, "started_on": TODAY},
)

RIGHT = RecordKind(
    "right",
    "right or scheme",
    (
        Field("kind", Word(words.RightKind), required=True),
        Field("status", Word(words.RightStatus), required=True),
        Field("on", DAY, "Date", required=True),
        Field("until", DAY, ahead=True),
        Field("note", NOTE),
    ),
    owner="jobseeker",
    key=("kind", "note"),
    list_name="rights",
    list_label="Rights and schemes",
    known_by=("kind", "status", "on"),
    begins={"on": TODAY},
)
