"""A number in a cell of a workbook: its text as a list would have it, and its exact value."""

from coachdesk.domain.private_repr import private_repr


@private_repr()
class SheetNumber(str):
    """`number` is the value, of a time of day its hours; `serial` is the value as a count of days
    from 1900, also where the workbook counts from 1904."""

    number: float
    serial: float

    @classmethod
    def of(cls, text: str, number: float, serial: float) -> "SheetNumber":
        made = cls(text)
        made.number, made.serial = number, serial
        return made
