"""Places in a picture: in the order of the graph, and never on top of each other."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.drawing import layout
from munigraph.drawing.layout import Box


def boxes(count: int) -> list[Box]:
    return [Box(f"n{i}", 60 + 7 * (i % 5), 40, 20, 20, -10) for i in range(count)]


@pytest.mark.parametrize("count", [0, 1])
def test_a_layout_of_nothing_or_of_one_stands_in_the_middle(count: int) -> None:
    assert set(layout.by_distance(boxes(count), []).values()) <= {(0.0, 0.0)}


def test_a_chain_is_laid_out_in_its_order() -> None:
    chain = boxes(6)
    places = layout.by_distance(chain, [(f"n{i}", f"n{i + 1}") for i in range(5)])
    across = [places[box.id][0] for box in chain]
    assert across in (sorted(across), sorted(across, reverse=True))


@settings(max_examples=25)
@given(st.integers(2, 40), st.data())
def test_no_boxes_of_any_graph_overlap(count: int, data: st.DataObject) -> None:
    ends = st.integers(0, count - 1)
    drawn = data.draw(st.lists(st.tuples(ends, ends), max_size=60))
    pairs = [(f"n{a}", f"n{b}") for a, b in drawn if a != b]
    places = layout.by_distance(boxes(count), pairs)
    for one, other in combinations(boxes(count), 2):
        (x, y), (other_x, other_y) = places[one.id], places[other.id]
        is_beside = abs(x - other_x) >= (one.width + other.width) / 2
        assert is_beside or abs(y - other_y) >= (one.height + other.height) / 2
