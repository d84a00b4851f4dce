"""Who pays and who benefits: sums, differences, and what counts as the same cost centre."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.cost_centres import (
    CostLine,
    differ,
    of_side,
    same_centre,
    share_of,
    shares_fit,
    total,
    words_add,
    yearly_difference,
    years_to_earn_back,
)
from storage.vocabulary import CostSide

amounts = st.integers(0, 10**11)
centres = st.sampled_from(
    ["4510", "4510 BOR", "kostenplaats 4510", "6200 Facilitair", "Facilitair", "Team BOR", "BOR"]
) | st.text(min_size=1, max_size=30)
lines = st.builds(
    CostLine,
    side=st.sampled_from(CostSide),
    centre=centres,
    once_cents=st.none() | amounts,
    yearly_cents=st.none() | amounts,
    share_permille=st.none() | st.integers(0, 1000),
)
many = st.lists(lines, max_size=8)


@given(many, st.sampled_from(CostSide))
def test_a_sum_is_what_was_told_and_says_of_how_many_nothing_was(
    known: list[CostLine], side: CostSide
) -> None:
    said = total(known, side)
    own = of_side(known, side)
    assert (said.once_cents or 0) == sum(line.once_cents or 0 for line in own)
    assert (said.yearly_cents or 0) == sum(line.yearly_cents or 0 for line in own)
    assert (said.once_cents is None) is all(line.once_cents is None for line in own)
    assert said.unknown == sum(
        line.once_cents is None and line.yearly_cents is None for line in own
    )


@given(many)
def test_a_difference_is_never_a_guess(known: list[CostLine]) -> None:
    """One amount that nobody told, or a side that is missing, and there is none."""
    whole = {line.side for line in known} == set(CostSide)
    if whole and all(line.has_amount for line in known):
        pays, benefits = (
            sum(line.yearly_cents or 0 for line in of_side(known, side)) for side in CostSide
        )
        assert yearly_difference(known) == benefits - pays
    else:
        assert yearly_difference(known) is None


@given(many)
def test_what_is_earned_back_covers_what_was_paid_and_a_year_less_does_not(
    known: list[CostLine],
) -> None:
    years, difference = years_to_earn_back(known), yearly_difference(known)
    if years is None:
        return
    once = (total(known, CostSide.PAYS).once_cents or 0) - (
        total(known, CostSide.BENEFITS).once_cents or 0
    )
    assert difference is not None
    assert difference > 0
    assert years * difference >= once > (years - 1) * difference


@given(many)
def test_payer_and_beneficiary_differ_whichever_way_it_is_looked_at(known: list[CostLine]) -> None:
    """Swapping the sides or the order changes nothing; one side alone differs from nobody."""
    other = {CostSide.PAYS: CostSide.BENEFITS, CostSide.BENEFITS: CostSide.PAYS}
    swapped = [replace(line, side=other[line.side]) for line in known[::-1]]
    assert differ(swapped) is differ(known)
    if len({line.side for line in known}) < 2:
        assert not differ(known)


@given(many)
def test_who_pays_for_their_own_benefit_does_not_differ(known: list[CostLine]) -> None:
    both = [replace(line, side=side) for line in known for side in CostSide]
    assert not differ(both)


@given(centres, centres)
def test_the_same_cost_centre_is_the_same_both_ways(one: str, other: str) -> None:
    assert same_centre(one, one)
    assert same_centre(one, other) is same_centre(other, one)
    assert same_centre(one.upper(), f"  {one.upper()} ")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("4510 Beheer Openbare Ruimte", "Kostenplaats 4510", True),
        ("Team BOR", "bor", True),
        ("4510 BOR", "4520 BOR", False),
        ("BOR", "Facilitair", False),
        ("6.310.10", "6.310.20", False),
    ],
)
def test_a_number_says_more_than_a_name(one: str, other: str, same: bool) -> None:
    assert same_centre(one, other) is same


@given(amounts, st.integers(0, 1000))
def test_a_part_and_the_rest_are_the_whole_to_a_cent(cents: int, permille: int) -> None:
    assert abs(share_of(cents, permille) + share_of(cents, 1000 - permille) - cents) <= 1


@given(many, lines)
def test_parts_that_fit_together_fit_without_one_of_them(
    known: list[CostLine], more: CostLine
) -> None:
    if shares_fit([*known, more], more.side):
        assert shares_fit(known, more.side)


@given(many, st.sampled_from(CostSide))
def test_words_that_only_name_the_cost_centres_add_nothing(
    known: list[CostLine], side: CostSide
) -> None:
    """So that nothing is shown twice; anything else in words stays to be read."""
    named = [line.centre for line in of_side(known, side)]
    assert not words_add(", ".join(named), known, side)
    for name in named:
        assert not words_add(name.upper(), known, side)
    assert not words_add("", known, side)
    assert words_add("BOR betaalt, de rest volgt later", known, side)
