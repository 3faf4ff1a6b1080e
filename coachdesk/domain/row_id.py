"""Which record something is about, in a file that may be replaced meanwhile."""


class RowId(int):
    """The number of a record in one file, which also knows the record's `uid`.

    After a restore, or where another file was copied over a store, a number can be that of
    another record. The uid is the same in every file, and no two records share one.
    """

    uid: str

    def __new__(cls, number: int, uid: str) -> "RowId":
        row_id = super().__new__(cls, number)
        row_id.uid = uid
        return row_id


def uid_of(number: int | None) -> str | None:
    """The uid that goes with a number; None where it came without one."""
    return number.uid if isinstance(number, RowId) else None


def is_about(asked: int | None, uid: str | None) -> bool:
    """Whether the record with this uid is the one asked for; a bare number asks for any."""
    return uid_of(asked) in (None, uid)
