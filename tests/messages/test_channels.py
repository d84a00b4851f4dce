"""No amount in a channel: what is posted is the same whatever the amount is."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.formatting import euros
from bot.messages.message import Message
from bot.messages.trajectory_card import card, kept_private, share_choice
from bot.messages.trajectory_details import details
from bot.messages.trajectory_view import TrajectoryView
from tests.messages.samples import house, houses, ordinary

each_house = pytest.mark.parametrize("name", houses(), ids=lambda name: Path(name).stem)


def as_json(message: Message) -> str:
    """Everything that leaves the program."""
    return json.dumps([message.text, message.blocks], ensure_ascii=False)


@each_house
@settings(max_examples=40, deadline=None)
@given(cents=st.integers(0, 10**11))
def test_a_card_never_shows_an_amount(name: str, cents: int) -> None:
    """Even if a view with the amount in it were given to it by mistake."""
    at_home = house(name)
    without = ordinary(at_home.profile)
    knowing = replace(without, value_cents=cents)
    words = at_home.words
    assert as_json(card(knowing, words)) == as_json(card(without, words))
    assert as_json(kept_private(knowing, words)) == as_json(kept_private(without, words))
    preview = share_choice(knowing, words, private_metadata="")
    assert preview == share_choice(without, words, private_metadata="")


@each_house
def test_nothing_stands_in_the_place_of_what_is_hidden(name: str) -> None:
    """A card without class and planning does not say that something was left out."""
    at_home = house(name)
    full = ordinary(at_home.profile)
    hidden = replace(full, value_class=None, planning=None)
    shown = as_json(card(hidden, at_home.words))
    assert full.value_class is not None
    assert full.value_class not in shown
    assert "Aanbesteding" not in shown
    assert "maart 2027" not in shown


def told_of_value(view: TrajectoryView) -> str:
    """What the details say of the value, and everything else."""
    return json.dumps(details(view, house("midden-groningen").words), ensure_ascii=False)


def test_details_say_who_sees_the_amount() -> None:
    """Who sees a class knows why it is no amount; who sees the amount needs no class."""
    view = replace(ordinary(house("midden-groningen").profile), value_class="waardeklasse 3")
    told = told_of_value(view)
    assert "waardeklasse 3 _(het bedrag zien alleen de mensen van dit traject)_" in told
    told = told_of_value(replace(view, value_cents=40_000_000))
    assert euros(40_000_000) in told
    assert "waardeklasse" not in told
    assert "alleen de mensen" not in told


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2027, 6, 1), date(2031, 5, 31), "1 juni 2027 tot en met 31 mei 2031"),
        (date(2027, 6, 1), None, "vanaf 1 juni 2027"),
        (None, date(2031, 5, 31), "tot en met 31 mei 2031"),
    ],
)
def test_details_tell_of_the_contract_what_is_known(
    start: date | None, end: date | None, told: str
) -> None:
    """One side may be missing."""
    view = replace(
        ordinary(house("midden-groningen").profile), contract_start=start, contract_end=end
    )
    assert f"*Contract*\\n{told}" in told_of_value(view)


def test_details_offer_only_what_somebody_may_do() -> None:
    """No buttons that end in a refusal; placing only while it is not placed."""
    view = ordinary(house("midden-groningen").profile)
    assert "trajectory_open_edit" not in told_of_value(replace(view, may_change=False))
    assert "trajectory_open_share" not in told_of_value(view)
    assert "trajectory_open_share" in told_of_value(replace(view, shared=False))


def test_the_preview_shows_the_card_as_it_will_stand() -> None:
    """Block by block."""
    at_home = house("midden-groningen")
    view = ordinary(at_home.profile)
    posted = [block for block in card(view, at_home.words).blocks if block["type"] != "actions"]
    preview = share_choice(view, at_home.words, private_metadata="")["blocks"]
    assert preview[2:-2] == posted
