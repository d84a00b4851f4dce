"""What something costs or saves, as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.costs import CostProblem, SaidCost, read_cost


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", SaidCost()),
        ("15.000 per jaar", SaidCost(yearly_cents=1_500_000)),
        ("€ 15.000,50 /jaar", SaidCost(yearly_cents=1_500_050)),
        ("jaarlijks 15k", SaidCost(yearly_cents=1_500_000)),
        ("4 ton eenmalig", SaidCost(once_cents=40_000_000)),
        ("één keer 40.000", SaidCost(once_cents=4_000_000)),
        (
            "40.000 eenmalig en 2.000 per jaar",
            SaidCost(once_cents=4_000_000, yearly_cents=200_000),
        ),
        ("1,2 ton eenmalig, 60%", SaidCost(once_cents=12_000_000, share_permille=600)),
        ("27,5 procent van de kosten", SaidCost(share_permille=275)),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, said: SaidCost) -> None:
    assert read_cost(typed) == said


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("15.000", CostProblem.ONCE_OR_YEARLY),
        ("15.000 eenmalig per jaar", CostProblem.ONCE_OR_YEARLY),
        ("veel", CostProblem.UNCLEAR),
        ("eenmalig", CostProblem.UNCLEAR),
        ("1.250 per maand", CostProblem.OTHER_PERIOD),
        ("2 à 3 ton eenmalig", CostProblem.RANGE),
        ("15.000 incl btw per jaar", CostProblem.WITH_VAT),
        ("-15.000 per jaar", CostProblem.NEGATIVE),
        ("99 miljard eenmalig", CostProblem.TOO_LARGE),
        ("120%", CostProblem.NO_SHARE),
        ("5 per jaar en 6 per jaar", CostProblem.TWICE),
    ],
)
def test_what_is_not_clear_is_asked_and_never_guessed(typed: str, problem: CostProblem) -> None:
    assert read_cost(typed) is problem


@given(st.text(max_size=60))
def test_whatever_is_typed_gets_an_answer(text: str) -> None:
    read = read_cost(text)
    assert isinstance(read, SaidCost | CostProblem)
