"""A record named by kind and id, and as text."""

import pytest

from coachdesk.domain.record_ref import RecordRef


def test_a_reference_is_written_and_read_as_kind_and_id() -> None:
    assert str(RecordRef("plan_step", 17)) == "plan_step:17"
    assert RecordRef.parse("plan_step:17") == RecordRef("plan_step", 17)


@pytest.mark.parametrize("text", ["", "plan_step", "plan_step:", "plan_step:x"])
def test_text_that_names_no_record_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        RecordRef.parse(text)
