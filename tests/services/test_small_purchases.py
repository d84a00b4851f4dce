"""Small purchases: read, kept, counted per team from five up, never per person."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.messages.small_purchase import SmallForm, Thanks
from bot.policy.figures_told import SMALLEST_COUNT
from bot.services.form_states import FieldProblem
from bot.services.small_purchases import (
    SmallInput,
    is_too_much,
    keep_small,
    limit_of,
    proposed_small,
    read_small,
    thanks_for,
)
from storage.small_purchases import count_small_purchases, find_small_purchase
from storage.tables import SmallPurchase
from storage.vocabulary import SmallChoice
from tests.services.house import BUYER, CLIENT, NOW, TODAY, House, build_house, happened

FILLED = SmallForm("Paaseieren", "80 euro", "kantoor", None, "gekeken")


def keep(session: Session, house: House, *, user: str = BUYER, team: str | None = "bor") -> int:
    """Somebody bought something."""
    stored = keep_small(
        session,
        here=house.here,
        actor_id=house.viewer(session, user).person_id,
        wanted=SmallInput(SmallChoice.LOOKED, "gww", team),
        now=NOW,
    )
    return stored.id or 0


@pytest.mark.parametrize(
    ("typed", "description", "value", "category"),
    [
        ("paaseieren 80 euro", "Paaseieren", "€ 80", "kantoor"),
        ("bureaustoelen voor 1.200 euro", "Bureaustoelen", "€ 1.200", "kantoor"),
        ("12 bureaustoelen", "12 bureaustoelen", "", "kantoor"),
        ("iets voor 80 euro", "Iets", "€ 80", None),
        ("", "", "", None),
    ],
)
def test_what_stands_behind_the_command_is_filled_in(
    house: House, typed: str, description: str, value: str, category: str | None
) -> None:
    state = proposed_small(typed, here=house.here, today=TODAY)
    assert (state.description, state.value, state.category) == (description, value, category)


def test_what_was_told_is_what_is_kept(house_on_each: House) -> None:
    """With the team that the category belongs to, and the words apart in the log."""
    house = house_on_each
    with house.session() as session:
        wanted = read_small(FILLED, house.here.profile)
        assert isinstance(wanted, SmallInput)
        actor = house.viewer(session, BUYER).person_id
        keep_small(session, here=house.here, actor_id=actor, wanted=wanted, now=NOW)
        session.commit()
    with house.session() as session:
        kept = session.exec(select(SmallPurchase)).one()
        assert (kept.description, kept.value_cents, kept.category, kept.team) == (
            "Paaseieren",
            8000,
            "kantoor",
            "facilitair",
        )
        assert (kept.choice, kept.bought_on, kept.person_id) == (SmallChoice.LOOKED, TODAY, actor)
        [event] = happened(session)
    assert event.texts == {"description": [None, "Paaseieren"]}
    assert event.facts == {
        "choice": [None, "gekeken"],
        "category": [None, "kantoor"],
        "team": [None, "facilitair"],
        "value_cents": [None, 8000],
    }


@pytest.mark.parametrize(
    ("changed", "name", "phrase"),
    [
        ({"choice": None}, "choice", "choice_missing"),
        ({"category": None}, "category", "category_missing"),
        ({"category": "weg"}, "category", "category_unknown"),
        ({"team": "weg"}, "team", "team_unknown"),
        ({"value": "veel"}, "value", "value_unclear"),
        ({"description": "x" * 121}, "description", "description_too_long"),
    ],
)
def test_a_mistake_is_told_at_its_field(
    house: House, changed: dict[str, str | None], name: str, phrase: str
) -> None:
    problems = read_small(replace(FILLED, **changed), house.here.profile)  # type: ignore[arg-type]  # fields by name
    assert isinstance(problems, list)
    [problem] = problems
    assert isinstance(problem, FieldProblem)
    assert (problem.name, problem.phrase) == (name, phrase)


@pytest.mark.parametrize(
    ("value", "too_much"), [("24.999", False), ("25.000", False), ("25.001", True), ("veel", False)]
)
def test_above_the_start_form_it_is_a_trajectory(house: House, value: str, too_much: bool) -> None:
    """Exactly € 25.000 is small still."""
    limit = limit_of(house.here, TODAY)
    assert is_too_much(replace(FILLED, value=value), limit) == too_much


def test_without_a_threshold_everything_may_be_small(house: House) -> None:
    leiden = build_house(house.database, team_id="T0002", profile="leiden").here
    assert limit_of(leiden, TODAY) is None
    assert not is_too_much(replace(FILLED, value="3 ton"), None)
    assert isinstance(read_small(FILLED, leiden.profile), SmallInput)


def test_the_team_is_counted_from_five_up(house_on_each: House) -> None:
    """This month's, everybody's together."""
    house = house_on_each
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        for number in range(1, SMALLEST_COUNT + 2):
            kept = keep(session, house, user=(BUYER, CLIENT)[number % 2])
            thanks = thanks_for(session, kept, here=house.here, viewer=viewer)
            expected = number if number >= SMALLEST_COUNT else None
            assert thanks.count == expected
        assert thanks == Thanks(SmallChoice.LOOKED, "Team BOR", SMALLEST_COUNT + 1)
        guest = replace(viewer, outsider=True)
        assert thanks_for(session, kept, here=house.here, viewer=guest).count is None
        alone = keep(session, house, team=None)
        assert thanks_for(session, alone, here=house.here, viewer=viewer) == Thanks(thanks.choice)


def test_another_month_another_team_and_another_town_do_not_count(house: House) -> None:
    there = build_house(house.database, team_id="T0002", profile="midden-groningen")
    with house.session() as session:
        mine = keep(session, house)
        keep(session, house, team="hrm")
        theirs = keep(session, there)
        old = find_small_purchase(
            session, workspace_id=house.here.workspace_id, purchase_id=keep(session, house)
        )
        assert old is not None
        old.bought_on = TODAY - timedelta(days=30)
        session.add(old)
        session.flush()
        here = {"workspace_id": house.here.workspace_id}
        first = TODAY.replace(day=1)
        assert count_small_purchases(session, **here, team="bor", first=first, last=TODAY) == 1
        assert find_small_purchase(session, **here, purchase_id=mine) is not None
        assert find_small_purchase(session, **here, purchase_id=theirs) is None
