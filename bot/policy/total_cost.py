"""What something costs over its whole life. Pure; euro cents, excl. VAT."""

from dataclasses import dataclass

MOST_YEARS = 100


@dataclass(frozen=True)
class Costs:
    """Purchase price, yearly cost and for how many years; None for what is not known."""

    purchase_cents: int | None = None
    yearly_cents: int | None = None
    years: int | None = None


def lifetime_cost(costs: Costs) -> int | None:
    """Purchase price and every year's cost together, in euro cents.

    None when it would be a guess: nothing is known, or of the yearly cost only half.
    """
    if costs.purchase_cents is None and costs.yearly_cents is None:
        return None
    if (costs.yearly_cents is None) != (costs.years is None) and costs.yearly_cents != 0:
        return None
    return (costs.purchase_cents or 0) + (costs.yearly_cents or 0) * (costs.years or 0)
