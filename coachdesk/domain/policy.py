"""The norms (coachdesk/docs/domain.md, section 3).

Every one can be changed per store, and says its source.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactMode, ContactRule, PlacementKind

OWN_CHOICE = "own choice"
VENLO = "Venlo 2014"
MEASURE = "Menselijke maat"
HEUSDEN = "Heusden"
AWB = "Awb 4:13"
VISITS = "own choice (Apeldoorn, Zoetermeer)"
MEASURE_AMSTELVEEN = "Menselijke maat, Amstelveen"

_T = TypeVar("_T")


class PolicyError(ValueError):
    """A setting that cannot be: `place` names it, `code` says why (see words), with `facts`."""

    def __init__(self, place: str, code: str, **facts: object) -> None:
        super().__init__(f"{place}: {code}")
        self.place = place
        self.code = code
        self.facts = facts


def _whole(low: int, high: int) -> Callable[[str, FieldValue], int]:
    def read(place: str, value: FieldValue) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise PolicyError(place, "not_whole", value=value)
        if not low <= value <= high:
            raise PolicyError(place, "out_of_range", low=low, high=high, value=value)
        return value

    return read


def _money(place: str, value: FieldValue) -> Decimal:
    try:
        if not isinstance(value, str | Decimal):
            raise InvalidOperation
        amount = Decimal(value)
        if not amount.is_finite() or amount < 0 or amount != round(amount, 2):
            raise InvalidOperation
    except (InvalidOperation, TypeError, ValueError):
        raise PolicyError(place, "not_money", value=value) from None
    return amount.quantize(Decimal("0.01"))


def _rule(place: str, value: FieldValue) -> ContactRule:
    try:
        return ContactRule(value)
    except ValueError:
        raise PolicyError(
            place, "unknown_word", value=value, words=", ".join(ContactRule)
        ) from None


def _modes(place: str, value: FieldValue) -> tuple[ContactMode, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise PolicyError(place, "not_list", value=value)
    for word in value:
        if word not in list(ContactMode):
            raise PolicyError(place, "unknown_word", value=word, words=", ".join(ContactMode))
    return tuple(mode for mode in ContactMode if mode in value)


def _moments(place: str, value: FieldValue) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise PolicyError(place, "not_list", value=value)
    month = _whole(1, 120)
    return tuple(sorted({month(place, moment) for moment in value}))


MAX_TERMS: Mapping[str, int] = MappingProxyType(
    {
        PlacementKind.WORK_EXPERIENCE: 6,
        PlacementKind.LEARN_WORK_INTERNSHIP: 6,
        PlacementKind.TRIAL_PLACEMENT: 6,
        PlacementKind.PARTICIPATION_PLACEMENT: 24,
    }
)
MAX_TERM_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        PlacementKind.WORK_EXPERIENCE: "own choice (Amstelveen)",
        PlacementKind.LEARN_WORK_INTERNSHIP: OWN_CHOICE,
        PlacementKind.TRIAL_PLACEMENT: "PW 6h",
        PlacementKind.PARTICIPATION_PLACEMENT: "PW 10a",
    }
)


def _terms(place: str, value: FieldValue) -> Mapping[str, int]:
    """The maximum terms: kinds left out keep their default, so a file names only what differs."""
    if not isinstance(value, Mapping):
        raise PolicyError(place, "not_object", value=value)
    terms = dict(MAX_TERMS)
    month = _whole(1, 600)
    for kind, months in value.items():
        if kind not in MAX_TERMS:
            raise PolicyError(
                f"{place}.{kind}", "unknown_word", value=kind, words=", ".join(MAX_TERMS)
            )
        terms[kind] = month(f"{place}.{kind}", months)
    return MappingProxyType(terms)


class Norm(NamedTuple):
    """What is said of a norm beside its value: label (for `t` to translate), source, check."""

    label: str
    source: str
    read: Callable[[str, FieldValue], FieldValue]


_said: list[Norm] = []  # of the fields of Policy, in their order


def _norm(label: str, default: _T, source: str, read: Callable[[str, FieldValue], _T]) -> _T:
    """The default of a field of Policy; what is said of it is kept beside it."""
    _said.append(Norm(label, source, read))
    return default


_DAYS = _whole(0, 3650)
_MONTHS = _whole(1, 600)


class Policy(NamedTuple):
    """The norms in force. Spans are in days, months or hours as their name says; money is EUR."""

    caseload_limit: int = _norm("Caseload limit", 40, VENLO, _whole(1, 100_000))
    caseload_warn_pct: int = _norm("Caseload warning from (%)", 90, OWN_CHOICE, _whole(1, 100))
    contact_months: int = _norm("Months between contacts", 3, MEASURE, _MONTHS)
    contact_rule: ContactRule = _norm("Contacts counted by", ContactRule.ROLLING, MEASURE, _rule)
    seen_modes: tuple[ContactMode, ...] = _norm(
        "Counts as seeing",
        (ContactMode.OFFICE, ContactMode.HOME_VISIT, ContactMode.WORKPLACE, ContactMode.VIDEO),
        MEASURE,
        _modes,
    )
    contact_warn_days: int = _norm("Days of warning, contact", 14, OWN_CHOICE, _DAYS)
    first_talk_days: int = _norm("Days to the first talk", 14, VENLO, _DAYS)
    intake_days: int = _norm("Days for the intake", 14, VENLO, _DAYS)
    intake_hours: int = _norm("Hours of the intake", 20, VENLO, _whole(0, 1000))
    step_warn_days: int = _norm("Days of warning, plan step", 7, OWN_CHOICE, _DAYS)
    plan_review_months: int = _norm("Months between plan reviews", 6, OWN_CHOICE, _MONTHS)
    debt_plan_days: int = _norm("Days to the debt plan", 42, MEASURE, _DAYS)
    debt_plan_threat_days: int = _norm("Days to the debt plan under a threat", 21, MEASURE, _DAYS)
    debt_warn_days: int = _norm("Days of warning, debt plan", 14, OWN_CHOICE, _DAYS)
    debt_first_talk_days: int = _norm("Days to the first talk about debts", 28, "Wgs 4(1)", _DAYS)
    debt_threat_working_days: int = _norm(
        "Working days to a talk under a threat", 3, "Wgs 4(2)", _whole(0, 365)
    )
    placement_warn_days: int = _norm("Days of warning, end of placement", 30, OWN_CHOICE, _DAYS)
    displacement_check_months: int = _norm(
        "Months between displacement checks", 12, OWN_CHOICE, _MONTHS
    )
    placement_max_months: Mapping[str, int] = _norm(
        "Longest placement in months", MAX_TERMS, "PW 6h, PW 10a", _terms
    )
    allowance_month_cap: Decimal = _norm(
        "Volunteer allowance cap per month", Decimal("210.00"), "volunteer allowance 2025", _money
    )
    allowance_year_cap: Decimal = _norm(
        "Volunteer allowance cap per year", Decimal("2100.00"), "volunteer allowance 2025", _money
    )
    rights_check_months: int = _norm("Months between checks of rights", 12, MEASURE, _MONTHS)
    long_term_months: int = _norm("Months until long-term", 36, MEASURE, _MONTHS)
    aftercare_months: tuple[int, ...] = _norm(
        "Aftercare after months", (1, 6, 12), OWN_CHOICE, _moments
    )
    sustained_months: int = _norm("Sustained after months", 6, OWN_CHOICE, _MONTHS)
    retention_months: int = _norm("Months a closed dossier is kept", 24, OWN_CHOICE, _MONTHS)
    introduction_answer_days: int = _norm("Days to an answer, introduction", 7, OWN_CHOICE, _DAYS)
    vacancy_warn_days: int = _norm("Days of warning, vacancy closes", 7, OWN_CHOICE, _DAYS)
    certificate_warn_days: int = _norm("Days of warning, certificate", 60, OWN_CHOICE, _DAYS)
    pairing_check_months: int = _norm("Months between checks of a pairing", 2, OWN_CHOICE, _MONTHS)
    right_ends_warn_days: int = _norm("Days of warning, end of a right", 30, OWN_CHOICE, _DAYS)
    social_return_warn_days: int = _norm("Days of warning, social return", 90, OWN_CHOICE, _DAYS)
    placement_visit_months: int = _norm("Months between placement visits", 2, VISITS, _MONTHS)
    rights_decision_weeks: int = _norm("Weeks to a decision on a right", 8, AWB, _whole(1, 520))


NORMS: dict[str, Norm] = dict(zip(Policy._fields, _said, strict=True))
DEFAULTS = Policy()


def source_of(setting: str) -> str:
    """Short name of the text a norm comes from, as the app prints it."""
    return NORMS[setting].source


def read_setting(name: str, value: FieldValue) -> FieldValue:
    """The checked value of one setting in its own type; raises PolicyError."""
    if name not in NORMS:
        raise PolicyError(name, "unknown_setting")
    return NORMS[name].read(name, value)


def policy_from(values: FieldValues) -> tuple[Policy, list[PolicyError]]:
    """The defaults with `values` over them, and every setting that could not be read."""
    known: dict[str, FieldValue] = {}
    errors: list[PolicyError] = []
    for name, value in values.items():
        try:
            known[name] = read_setting(name, value)
        except PolicyError as error:
            errors.append(error)
    return Policy(**known), errors


def plain_setting(name: str, value: FieldValue) -> FieldValue:
    """A setting's value as JSON holds it: money as text, of the maximum terms only what differs."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return {kind: months for kind, months in value.items() if months != MAX_TERMS[kind]}
    return value


def differences(policy: Policy) -> dict[str, FieldValue]:
    """Only the settings that differ from the defaults, as JSON holds them."""
    return {
        name: plain_setting(name, getattr(policy, name))
        for name in NORMS
        if getattr(policy, name) != getattr(DEFAULTS, name)
    }
