"""How pages are shared out among processes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from labportal.rendering.sharing import FEW, shared_out


def test_a_few_pages_are_left_to_one_process() -> None:
    """A second process is not started for what one has done before it is ready."""
    names = [f"p{number}" for number in range(FEW - 1)]
    assert shared_out(names, 4, len) == [names]
    assert shared_out([], 4, len) == [[]]


@given(
    sizes=st.lists(st.integers(0, 1000), min_size=FEW, max_size=3 * FEW),
    processes=st.integers(1, 9),
)
def test_every_page_is_in_one_portion(sizes: list[int], processes: int) -> None:
    """Portions keep the order of the pages and differ by no more than one page in size."""
    size_of = dict(enumerate(sizes))
    portions = shared_out(list(size_of), processes, lambda name: size_of[name])
    assert [name for portion in portions for name in portion] == list(size_of)
    assert 1 <= len(portions) <= processes
    fair = sum(size + 1 for size in sizes) / processes
    assert all(
        sum(size_of[name] + 1 for name in portion) <= fair + max(sizes) + 1 for portion in portions
    )
