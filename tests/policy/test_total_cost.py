"""What something costs over its whole life."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.total_cost import Costs, lifetime_cost

amounts = st.integers(0, 10**12)
years = st.integers(0, 100)
costs = st.builds(
    Costs,
    purchase_cents=st.none() | amounts,
    yearly_cents=st.none() | amounts,
    years=st.none() | years,
)


@given(amounts, amounts, years)
def test_it_is_the_purchase_and_every_year(purchase: int, yearly: int, count: int) -> None:
    whole = lifetime_cost(Costs(purchase, yearly, count))
    assert whole == purchase + sum([yearly] * count)


@given(costs, amounts)
def test_more_money_is_never_less_in_all(known: Costs, more: int) -> None:
    before = lifetime_cost(known)
    after = lifetime_cost(replace(known, purchase_cents=(known.purchase_cents or 0) + more))
    if before is not None:
        assert after is not None
        assert after >= before


@given(costs)
def test_nothing_is_guessed(known: Costs) -> None:
    """A yearly cost without years, or years without a cost, makes no sum."""
    half = (known.yearly_cents is None) != (known.years is None) and known.yearly_cents != 0
    if half or known == Costs(years=known.years):
        assert lifetime_cost(known) is None
    else:
        assert lifetime_cost(known) is not None
