"""What a list seems to say, before it is taken in."""

from coachdesk.exchange.csv_table import read_table
from coachdesk.exchange.preview import seen_columns


def test_what_is_too_long_to_show_says_that_it_goes_on() -> None:
    header, note = "Opmerking " + "o" * 40, "n" * 41
    data = f"Klantnr;{header}\n7;{note}\n8;{note[:40]}\n".encode()
    number, column = seen_columns([read_table(data)], {})
    assert number.header == "Klantnr"
    assert column.header == header[:39] + "…"
    assert column.samples == (note[:39] + "…", note[:40])
