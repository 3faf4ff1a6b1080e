"""The employer who was visited or called together with a jobseeker: asked where that may be."""

from collections.abc import Callable, Mapping, Sequence

from coachdesk.domain.problem import Problem
from coachdesk.domain.text import clean_line
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.domain.vocabulary import ContactOutcome, ContactPurpose
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import LINE
from coachdesk.tui.forms.choices import Choice
from coachdesk.tui.forms.fields import FormField
from coachdesk.tui.forms.form import Asked
from coachdesk.words import t
from coachdesk.words.terms import field_label

EMPLOYER = Field("organisation", LINE)
_VISITS = (ContactPurpose.EMPLOYER_VISIT, ContactPurpose.PLACEMENT_VISIT)


def employer_asked(known: Sequence[str], value: FieldValue = None) -> Asked:
    """Of the employers known the one that is being typed is offered."""
    label = field_label(EMPLOYER.name)
    return Asked(EMPLOYER, label, value, suggestions=known, remark=new_employer(known))


def new_employer(known: Sequence[str]) -> Callable[[FieldValue], str]:
    """Says that saving would make an organisation that is not known yet."""

    def said(name: FieldValue) -> str:
        typed = clean_line(name or "")
        begun = [one for one in known if one.casefold().startswith(typed.casefold())]
        if not typed or any(one.casefold() == typed.casefold() for one in begun):
            return ""
        if begun:
            return t("new organisation: {name}; → takes {known}", name=typed, known=begun[0])
        return t("new organisation: {name}", name=typed)

    return said


def show_employer(fields: Mapping[str, FormField], chosen: Choice | None = None) -> None:
    """The field stands there once the purpose is a visit, and as long as it holds a name."""
    employer, purpose = fields.get(EMPLOYER.name), fields.get("purpose")
    if employer and purpose and chosen in (None, purpose.control):
        is_visit = isinstance(purpose.control, Choice) and purpose.control.value in _VISITS
        employer.display = is_visit or bool(employer.kept)


def ask_who_was_there(fields: Mapping[str, FormField], chosen: Choice) -> None:
    """A visit to an employer may be the coach's alone: then somebody says who was there."""
    purpose, present = fields.get("purpose"), fields.get("jobseeker_present")
    if not purpose or not present or chosen is not purpose.control:
        return
    if chosen.value is ContactPurpose.EMPLOYER_VISIT:
        if not present.changed:
            present.put_value(None)
    elif present.read() is None:
        present.put_value(present.original)


def held_by_mode(fields: Mapping[str, FormField], chosen: Choice, letter: str) -> bool:
    """A letter of how it took place answers in the field of the outcome too: it was held."""
    outcome, mode = fields["outcome"].control, fields["mode"].control
    if chosen is not outcome or not (isinstance(mode, Choice) and mode.choose(letter)):
        return False
    if chosen.value is None:
        chosen.take(ContactOutcome.HELD)
    return True


def presence_problems(values: FieldValues) -> list[Problem]:
    """Who was there is shown and known before it is saved."""
    unknown = values.get("jobseeker_present", True) is None
    return [Problem("jobseeker_present", "missing")] if unknown else []


def own_fields(values: FieldValues) -> FieldValues:
    """Without the name of the employer, which is looked at when it is saved."""
    return {name: value for name, value in values.items() if name != EMPLOYER.name}
