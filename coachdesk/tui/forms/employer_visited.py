"""The employer who was visited or called together with a jobseeker: asked where that may be."""

from collections.abc import Callable, Mapping, Sequence

from coachdesk.domain.text import clean_line
from coachdesk.domain.values import FieldValue
from coachdesk.domain.vocabulary import ContactPurpose
from coachdesk.schema.fields import Field
from coachdesk.schema.kinds import LINE
from coachdesk.tui.forms.fields import Choice, FormField
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
