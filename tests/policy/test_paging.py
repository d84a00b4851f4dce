"""Pages: everything once, in order, and never a page that is not there."""

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.paging import page_of

totals, sizes = st.integers(0, 500), st.integers(1, 50)


@given(total=totals, size=sizes)
def test_the_pages_together_are_the_whole_list_once_and_in_order(total: int, size: int) -> None:
    pages = page_of(total, size=size, wanted=1).pages
    items = list(range(total))
    seen = [
        item
        for number in range(1, pages + 1)
        for page in [page_of(total, size=size, wanted=number)]
        for item in items[page.first : page.last]
    ]
    assert seen == items


@given(total=totals, size=sizes, wanted=st.integers(-5, 600))
def test_whatever_is_asked_there_is_a_page(total: int, size: int, wanted: int) -> None:
    page = page_of(total, size=size, wanted=wanted)
    assert 1 <= page.number <= page.pages
    assert 0 <= page.last - page.first <= size
    assert (page.last > page.first) == (total > 0), "only an empty list has an empty page"


@given(total=totals, size=sizes, wanted=st.integers(1, 600))
def test_one_can_walk_to_both_ends_and_no_further(total: int, size: int, wanted: int) -> None:
    page = page_of(total, size=size, wanted=wanted)
    assert page.previous == (page.number - 1 or None)
    assert page.next == (None if page.number == page.pages else page.number + 1)


def test_a_page_that_has_gone_is_the_last_one() -> None:
    """Somebody else filtered or the list became shorter meanwhile."""
    page = page_of(11, size=10, wanted=5)
    assert (page.number, page.pages, page.first, page.last) == (2, 2, 10, 11)
