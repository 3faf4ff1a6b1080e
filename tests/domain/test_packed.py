"""A long list in little memory gives back what was put in, in its order."""

import pytest

from coachdesk.domain.packed import Packed
from coachdesk.domain.place import Place


@pytest.mark.parametrize("count", [0, 1, 2_199, 2_200, 2_201, 5_003])
def test_what_was_added_is_read_in_its_order_and_again(count: int) -> None:
    places = [Place(number, f"column {number}") for number in range(count)]
    packed = Packed(places)
    assert len(packed) == count
    assert list(packed) == places == list(packed)
    assert packed[:3] == places[:3]
    if count:
        assert (packed[0], packed[-1], packed[count // 2]) == (
            places[0],
            places[-1],
            places[count // 2],
        )
    with pytest.raises(IndexError):
        packed[count]


def test_what_was_read_before_stays_when_more_is_added() -> None:
    packed = Packed(range(2_100))
    seen = iter(packed)
    assert next(seen) == 0
    packed.extend(range(2_100, 6_000))
    assert list(packed) == list(range(6_000))
