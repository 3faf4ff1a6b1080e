"""The closed lists of words a record may hold, and the groups rules use.

They stand in coachdesk/docs/domain.md, section 2. The members are strings, so a word read
from the store or a file compares equal to its member.
"""

from enum import StrEnum


class BenefitKind(StrEnum):
    PARTICIPATIEWET = "participatiewet"
    IOAW = "ioaw"
    IOAZ = "ioaz"
    BBZ = "bbz"
    WW = "ww"
    NONE = "none"
    OTHER = "other"


class ClosedReason(StrEnum):
    PAID_PERMANENT = "paid_permanent"
    PAID_TEMPORARY = "paid_temporary"
    SELF_EMPLOYED = "self_employed"
    EDUCATION = "education"
    MOVED = "moved"
    PENSION_AGE = "pension_age"
    RELATIONSHIP = "relationship"
    OTHER_INCOME = "other_income"
    TRANSFERRED = "transferred"
    OTHER = "other"


class ContactMode(StrEnum):
    OFFICE = "office"
    HOME_VISIT = "home_visit"
    WORKPLACE = "workplace"
    VIDEO = "video"
    PHONE = "phone"
    MESSAGE = "message"


class ContactPurpose(StrEnum):
    FIRST_TALK = "first_talk"
    PROGRESS = "progress"
    PLAN = "plan"
    EMPLOYER_VISIT = "employer_visit"
    PLACEMENT_VISIT = "placement_visit"
    DEBTS = "debts"
    OTHER = "other"


class ContactOutcome(StrEnum):
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    ATTEMPTED = "attempted"


class LifeDomain(StrEnum):
    WORK = "work"
    SKILLS = "skills"
    DEBTS = "debts"
    INCOME = "income"
    DAILY_LIFE = "daily_life"
    CARE = "care"
    LANGUAGE = "language"
    NETWORK = "network"


class StepOwner(StrEnum):
    JOBSEEKER = "jobseeker"
    COACH = "coach"
    TOGETHER = "together"
    OTHER = "other"


class StepStatus(StrEnum):
    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    DROPPED_BY_JOBSEEKER = "dropped_by_jobseeker"
    CANCELLED_BY_US = "cancelled_by_us"


class CircumstanceKind(StrEnum):
    OPPORTUNITY = "opportunity"
    BARRIER = "barrier"


class DebtKind(StrEnum):
    HOUSING = "housing"
    UTILITIES = "utilities"
    HEALTH_INSURANCE = "health_insurance"
    PUBLIC = "public"
    OTHER = "other"


class DebtStatus(StrEnum):
    OPEN = "open"
    ARRANGEMENT = "arrangement"
    SETTLED = "settled"


class Threat(StrEnum):
    EVICTION = "eviction"
    UTILITY_CUTOFF = "utility_cutoff"
    HEALTH_INSURANCE_CANCELLED = "health_insurance_cancelled"
    OTHER = "other"


class Sector(StrEnum):
    TECHNICAL = "technical"
    ICT = "ict"
    CARE = "care"
    EDUCATION = "education"
    CIRCULAR = "circular"
    PUBLIC_SPACE = "public_space"
    RETAIL = "retail"
    HOSPITALITY = "hospitality"
    OTHER = "other"


class PlacementKind(StrEnum):
    WORK_EXPERIENCE = "work_experience"
    LEARN_WORK_INTERNSHIP = "learn_work_internship"
    TRIAL_PLACEMENT = "trial_placement"
    PARTICIPATION_PLACEMENT = "participation_placement"
    VOLUNTEER = "volunteer"
    DAY_ACTIVITY = "day_activity"
    APPRENTICESHIP = "apprenticeship"
    SHELTERED_WORK = "sheltered_work"
    BASIC_JOB = "basic_job"
    SUBSIDISED_JOB = "subsidised_job"
    PAID_JOB = "paid_job"


class PlacementOutcome(StrEnum):
    HIRED_PERMANENT = "hired_permanent"
    HIRED_TEMPORARY = "hired_temporary"
    COMPLETED = "completed"
    STOPPED_BY_JOBSEEKER = "stopped_by_jobseeker"
    STOPPED_BY_ORGANISATION = "stopped_by_organisation"
    OTHER = "other"


class AttendanceStatus(StrEnum):
    PLANNED = "planned"
    ATTENDED = "attended"
    NO_SHOW = "no_show"
    EXCUSED = "excused"


class Country(StrEnum):
    NL = "nl"
    BE = "be"
    DE = "de"


class PsoStep(StrEnum):
    """The ladder of social enterprise (Prestatieladder Socialer Ondernemen)."""

    ASPIRANT = "aspirant"
    STEP_1 = "step_1"
    STEP_2 = "step_2"
    STEP_3 = "step_3"


class EmployerPurpose(StrEnum):
    ACQUAINTANCE = "acquaintance"
    VACANCY = "vacancy"
    PLACEMENT = "placement"
    SOCIAL_RETURN = "social_return"
    OTHER = "other"


class VacancySource(StrEnum):
    COACH = "coach"
    JOBSEEKER = "jobseeker"
    EMPLOYER = "employer"
    NEIGHBOUR = "neighbour"
    OTHER = "other"


class VacancyClosed(StrEnum):
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class IntroductionStatus(StrEnum):
    CONSIDERED = "considered"
    AGREED = "agreed"
    INTRODUCED = "introduced"
    INTERVIEW = "interview"
    TRIAL = "trial"
    HIRED = "hired"
    DECLINED_BY_EMPLOYER = "declined_by_employer"
    DECLINED_BY_JOBSEEKER = "declined_by_jobseeker"
    WITHDRAWN = "withdrawn"


class SkillKind(StrEnum):
    SKILL = "skill"
    TALENT = "talent"
    CERTIFICATE = "certificate"
    DIPLOMA = "diploma"
    LICENCE = "licence"
    LANGUAGE = "language"


class PairingKind(StrEnum):
    BUDDY = "buddy"
    MENTOR = "mentor"
    JOB_COACH = "job_coach"
    LANGUAGE_BUDDY = "language_buddy"
    OTHER = "other"


class RightKind(StrEnum):
    INCOME_SUPPLEMENT = "income_supplement"
    SPECIAL_ASSISTANCE = "special_assistance"
    RENT_ALLOWANCE = "rent_allowance"
    CARE_ALLOWANCE = "care_allowance"
    CHILD_BUDGET = "child_budget"
    CHILDCARE_ALLOWANCE = "childcare_allowance"
    TAX_REMISSION = "tax_remission"
    CITY_PASS = "city_pass"
    COLLECTIVE_INSURANCE = "collective_insurance"
    CHILD_FUND = "child_fund"
    STUDY_ALLOWANCE = "study_allowance"
    EARNINGS_EXEMPTION = "earnings_exemption"
    GIFTS_EXEMPTION = "gifts_exemption"
    TRAINING_BUDGET = "training_budget"
    OUTFLOW_BONUS = "outflow_bonus"
    TRAVEL_COSTS = "travel_costs"
    OTHER = "other"


class RightStatus(StrEnum):
    TO_LOOK_AT = "to_look_at"
    APPLIED = "applied"
    RECEIVES = "receives"
    REFUSED = "refused"
    NOT_ENTITLED = "not_entitled"
    NOT_WANTED = "not_wanted"


class TemplateKind(StrEnum):
    NOTE = "note"
    STEPS = "steps"
    TEXT = "text"


class ContactRule(StrEnum):
    """How the due day of the next contact follows from the day last seen."""

    ROLLING = "rolling"
    CALENDAR_QUARTER = "calendar_quarter"


CLOSED_TO_WORK = frozenset(
    {ClosedReason.PAID_PERMANENT, ClosedReason.PAID_TEMPORARY, ClosedReason.SELF_EMPLOYED}
)
OPEN_STEP = frozenset({StepStatus.TODO, StepStatus.DOING})
UNPAID_WORK = frozenset(
    {
        PlacementKind.WORK_EXPERIENCE,
        PlacementKind.LEARN_WORK_INTERNSHIP,
        PlacementKind.TRIAL_PLACEMENT,
        PlacementKind.PARTICIPATION_PLACEMENT,
    }
)
UNPAID = UNPAID_WORK | {PlacementKind.VOLUNTEER, PlacementKind.DAY_ACTIVITY}
# Placements where the coach comes to see how it goes.
VISITED = frozenset(PlacementKind) - {
    PlacementKind.VOLUNTEER,
    PlacementKind.DAY_ACTIVITY,
    PlacementKind.PAID_JOB,
}
# How far an introduction is that the employer has heard of.
REACHED_EMPLOYER = (
    IntroductionStatus.INTRODUCED,
    IntroductionStatus.INTERVIEW,
    IntroductionStatus.TRIAL,
    IntroductionStatus.HIRED,
    IntroductionStatus.DECLINED_BY_EMPLOYER,
)
HIRED = frozenset({PlacementOutcome.HIRED_PERMANENT, PlacementOutcome.HIRED_TEMPORARY})
