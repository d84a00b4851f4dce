"""What an answer to "what will it cost" comes to."""

import pytest

from bot.language.amounts import Amount
from bot.services.conversation_amounts import amount_in_answer
from bot.services.conversation_draft import Draft

PER_YEAR = Draft(value=Amount(8_000_000, 8_000_000, per="jaar"))


@pytest.mark.parametrize(
    "text",
    [
        "3 jaar, 80.000 per jaar",
        "80.000 per jaar, drie jaar",
        "80k per jaar voor 3 jaar",
        "2,4 ton",
    ],
)
def test_so_much_a_year_for_so_many_years_is_one_amount(text: str) -> None:
    amount = amount_in_answer(text, Draft())
    assert amount is not None
    assert (amount.cents, amount.per) == (24_000_000, None)


@pytest.mark.parametrize("text", ["3", "3 jaar", "drie jaar"])
def test_years_alone_are_of_the_amount_that_was_told(text: str) -> None:
    amount = amount_in_answer(text, PER_YEAR)
    assert amount is not None
    assert amount.cents == 24_000_000


@pytest.mark.parametrize("text", ["3 jaar", "weet ik nog niet", "0 jaar, 80.000 per jaar"])
def test_what_is_no_amount_stays_none(text: str) -> None:
    assert amount_in_answer(text, Draft()) is None


def test_an_amount_a_year_alone_is_asked_about() -> None:
    amount = amount_in_answer("80.000 per jaar", Draft())
    assert amount is not None
    assert amount.per == "jaar"


def test_what_was_told_with_vat_stays_with_vat() -> None:
    amount = amount_in_answer("80.000 incl. btw per jaar, 3 jaar", Draft())
    assert amount is not None
    assert (amount.cents, amount.vat) == (24_000_000, "incl")
