"""What a purchase of an amount brings along, in each municipality, around every amount."""

import datetime as dt

import pytest

from bot.policy.procedure import compared
from bot.policy.start_form import Need, asks_social_return, start_form_need
from bot.profile import load_profile

TODAY = dt.date(2026, 11, 23)
PROFILES = {name: load_profile(name) for name in ("midden-groningen", "leiden")}
EURO = 100


@pytest.mark.parametrize(
    ("euros", "form", "social_return", "short_of_supplies"),
    [
        (24_999, Need.NONE, False, 191_001),
        (25_000, Need.NONE, False, 191_000),
        (25_001, Need.NEEDED, False, 190_999),
        (200_000, Need.NEEDED, False, 16_000),
        (200_001, Need.NEEDED, True, 15_999),
    ],
)
@pytest.mark.parametrize("town", PROFILES)
def test_around_every_amount(
    town: str, euros: int, form: Need, *, social_return: bool, short_of_supplies: int
) -> None:
    """Leiden has neither start form nor a rule of its own for social return; Europe is one."""
    profile, cents = PROFILES[town], euros * EURO
    has_rules = town == "midden-groningen"
    assert start_form_need(profile, cents, TODAY) is (form if has_rules else Need.NO_FORMS)
    assert asks_social_return(profile, cents, TODAY) is (social_return and has_rules)
    beside = {each.threshold.rule: each for each in compared(cents, profile.thresholds, TODAY)}
    assert not any(each.reached for each in beside.values())
    assert beside["eu-supplies-services"].short_cents == short_of_supplies * EURO
