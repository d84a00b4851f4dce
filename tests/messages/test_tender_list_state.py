"""What is chosen on the tender calendar travels in ids and values, and back."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.messages.tender_list_state import (
    Shown,
    TenderListState,
    quarter_label,
    quarter_slug,
    quarter_span,
    quarters_from,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS)
def test_a_day_lies_in_its_quarter_and_the_next_begins_where_it_ends(day: date) -> None:
    begins, ends = quarter_span(quarter_slug(day))
    assert begins <= day < ends
    this, after = quarters_from(day, 2)
    assert (this, quarter_span(after)[0]) == (quarter_slug(day), ends)
    assert quarter_slug(ends - timedelta(days=1)) == this


def test_a_quarter_and_a_year_are_called_as_people_do() -> None:
    assert quarter_label("2027-q1") == "1e kwartaal 2027"
    assert quarter_label("2027") == "2027"


@given(st.sampled_from(["", "bor"]), st.sampled_from(["", "2027-q1", "2027"]), st.text(max_size=9))
def test_what_is_dumped_is_read_back(team: str, quarter: str, words: str) -> None:
    state = TenderListState(team=team, quarter=quarter, shown=Shown.CLOSED, words=words)
    assert TenderListState.read(state.dump()) == state


def test_a_button_may_carry_a_team_or_nothing() -> None:
    assert TenderListState.read("bor") == TenderListState(team="bor")
    assert TenderListState.read(" ") == TenderListState()
