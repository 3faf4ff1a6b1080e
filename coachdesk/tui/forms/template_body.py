"""The body of a template: stored with fixed words, shown and typed in those of the language."""

from coachdesk.domain.appointment_text import renamed_marks, unknown_marks
from coachdesk.domain.problem import Problem
from coachdesk.domain.step_template import NoStep, read_steps, written
from coachdesk.domain.values import FieldValues
from coachdesk.domain.vocabulary import TemplateKind
from coachdesk.words.appointment_texts import mark_names
from coachdesk.words.terms import choice, domain_names


def shown_body(template: FieldValues) -> str:
    """As the form shows it; what cannot be read as its kind stays as it is."""
    body = str(template["body"])
    if template["kind"] == TemplateKind.TEXT:
        return renamed_marks(body, {}, {mark: name for name, mark in mark_names().items()})
    if template["kind"] == TemplateKind.STEPS:
        try:
            return written(list(read_steps(body, domain_names())), choice)
        except NoStep:
            return body
    return body


def stored_body(template: FieldValues) -> str:
    """As it is stored; raises NoStep."""
    body = template["body"] or ""
    if template["kind"] == TemplateKind.TEXT:
        return renamed_marks(body, mark_names(), {})
    if template["kind"] == TemplateKind.STEPS:
        return written(read_steps(body, domain_names()))
    return str(body)


def body_problems(template: FieldValues) -> list[Problem]:
    """What is wrong with a line of a set of steps, or a mark of a text."""
    body = template["body"] or ""
    if template["kind"] == TemplateKind.TEXT:
        names = mark_names()
        if unknown := unknown_marks(body, names):
            known = ", ".join(f"{{{name}}}" for name in names)
            given = ", ".join(f"{{{name}}}" for name in unknown)
            return [Problem("body", "unknown_marks", {"value": given, "names": known})]
    if template["kind"] == TemplateKind.STEPS:
        names_of_domains = domain_names()
        try:
            list(read_steps(body, names_of_domains))
        except NoStep as error:
            facts = {"line": error.args[0], "names": ", ".join(names_of_domains)}
            return [Problem("body", "no_step", facts)]
    return []
