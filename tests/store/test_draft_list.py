"""Unfinished forms are offered again; one that was damaged keeps nobody from starting."""

import pytest

from coachdesk.desk import Desk
from coachdesk.store.draft_list import Draft
from tests.store.steps import run_sql


@pytest.mark.parametrize("texts", ["'{{'", "'[]'", "'3'", "CAST(x'7b22ff' AS TEXT)", "x'00'"])
def test_a_draft_that_cannot_be_read_is_left_out(new_desk: Desk, texts: str) -> None:
    new_desk.write.keep_draft(Draft("contact", None, None, {"note": "half"}))
    new_desk.write.keep_draft(Draft("workshop", None, None, {"title": "sollici"}))
    run_sql(new_desk.path, f"UPDATE draft SET texts = {texts} WHERE form = 'contact'")
    assert [draft.texts for draft in new_desk.read.drafts()] == [{"title": "sollici"}]
