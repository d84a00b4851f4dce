"""Social return of a trajectory: reckoned, kept, logged, and read by few."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from bot.messages.social_return import answer, form
from bot.messages.trajectory_details import details
from bot.messages.value_view import KeptReturn
from bot.policy.social_return import Outcome
from bot.services.errors import MayNotChangeError, MayNotSeeValueError
from bot.services.social_return import (
    Kept,
    keep_social_return,
    kept_return,
    view_of_trajectory,
    view_of_words,
    with_value,
)
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_views import view_for_person
from bot.services.value_meaning import with_meaning
from bot.services.value_words import read_return_words
from storage.vocabulary import SocialReturnWay
from tests.services.house import ADVISER, BUYER, COLLEAGUE, NOW, TODAY, House, build_house, happened
from tests.support.colleagues import text_of

PERCENTAGE = KeptReturn(SocialReturnWay.PERCENTAGE, 250)
PLAN = KeptReturn(SocialReturnWay.PLAN)


def logged(house: House, value_cents: int | None = 30_000_000, *, share: bool = True) -> int:
    """A trajectory of the buyer's."""
    with house.session() as session:
        record = house.logs(session, value_cents=value_cents)
        trajectory_id = record.trajectory.id or 0
        if share:
            share_trajectory(session, **house.asked(session, BUYER, trajectory_id), now=NOW)
        session.commit()
    return trajectory_id


def keeps(
    house: House,
    trajectory_id: int,
    wanted: KeptReturn,
    *,
    shown: KeptReturn | None = None,
    user: str = BUYER,
) -> Kept:
    """Somebody keeps a choice, having seen what stood there."""
    with house.session() as session:
        asked = house.asked(session, user, trajectory_id)
        kept = keep_social_return(session, **asked, wanted=wanted, shown=shown, now=NOW)
        session.commit()
    return kept


def standing(house: House, trajectory_id: int) -> KeptReturn | None:
    """What stands with the trajectory."""
    with house.session() as session:
        return kept_return(session, visible(session, **house.asked(session, BUYER, trajectory_id)))


def test_what_was_chosen_is_kept_with_its_version_and_written_down(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logged(house)
    assert not keeps(house, trajectory_id, PERCENTAGE).stale
    assert not keeps(house, trajectory_id, PLAN, shown=PERCENTAGE).stale
    assert standing(house, trajectory_id) == PLAN
    with house.session() as session:
        events = [event for event in happened(session) if event.kind == "changed"]
        assert [event.facts["social_return"] for event in events] == [
            [None, {"way": "percentage", "wage_permille": 250}],
            [
                {"way": "percentage", "wage_permille": 250},
                {"way": "plan", "wage_permille": None},
            ],
        ]
        assert [event.facts["version"] for event in events] == [3, 4]


def test_the_same_again_is_no_change(house: House) -> None:
    trajectory_id = logged(house)
    for _ in range(3):
        assert not keeps(house, trajectory_id, PLAN).stale
    with house.session() as session:
        assert len([event for event in happened(session) if event.kind == "changed"]) == 1


def test_what_a_colleague_chose_meanwhile_is_not_overwritten(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logged(house)
    keeps(house, trajectory_id, PERCENTAGE, user=ADVISER)
    assert keeps(house, trajectory_id, PLAN).stale
    assert standing(house, trajectory_id) == PERCENTAGE


def test_of_two_at_once_one_is_kept(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logged(house)
    with ThreadPoolExecutor(2) as pool:
        kept = list(pool.map(lambda way: keeps(house, trajectory_id, way), (PERCENTAGE, PLAN)))
    assert sorted(each.stale for each in kept) == [False, True]


def test_who_may_not_read_the_value_reckons_and_keeps_nothing(house: House) -> None:
    trajectory_id = logged(house)
    with house.session() as session, pytest.raises(MayNotSeeValueError):
        with_value(session, **house.asked(session, COLLEAGUE, trajectory_id))
    with pytest.raises(MayNotChangeError):
        keeps(house, trajectory_id, PLAN, user=COLLEAGUE)


def test_the_details_tell_what_the_value_means_to_who_may_read_it(house: House) -> None:
    """And to nobody else; the history neither."""
    trajectory_id = logged(house)
    keeps(house, trajectory_id, PERCENTAGE)
    with house.session() as session:
        seen = {}
        for user in (BUYER, COLLEAGUE):
            asked = house.asked(session, user, trajectory_id)
            record = visible(session, **asked)
            view = view_for_person(
                session, record, here=house.here, viewer=asked["viewer"], today=TODAY
            )
            seen[user] = with_meaning(session, view, record, here=house.here, today=TODAY)
    meaning = seen[BUYER].meaning
    assert meaning is not None
    assert meaning.kept == PERCENTAGE
    assert meaning.reckoning.low_wages is not None
    assert meaning.reckoning.low_wages.cents == 600_000
    assert [each.reached for each in meaning.compared] == [True, False, False, False]
    assert seen[COLLEAGUE].meaning is None
    assert seen[BUYER].history[-1].values["social_return"] == (
        "",
        "een percentage van de opdracht, brutoloonkosten 25%",
    )
    assert seen[COLLEAGUE].history[-1].fields == ("social_return",)
    assert not seen[COLLEAGUE].history[-1].values


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        (20_000_000, Outcome.NOT_ASKED),
        (20_000_001, Outcome.ASKED),
        (None, Outcome.NO_VALUE),
    ],
)
def test_a_trajectory_is_reckoned_by_its_own_value(
    house: House, value: int | None, outcome: Outcome
) -> None:
    trajectory_id = logged(house, value)
    with house.session() as session:
        record = visible(session, **house.asked(session, BUYER, trajectory_id))
        view = view_of_trajectory(session, record, here=house.here, today=TODAY)
    assert view.reckoning is not None
    assert view.reckoning.outcome is outcome
    assert view.keeps == (outcome is Outcome.ASKED)


def test_a_municipality_without_a_rule_keeps_nothing(house: House) -> None:
    there = build_house(house.database, team_id="T0002", profile="leiden")
    trajectory_id = logged(there)
    with there.session() as session:
        record = visible(session, **there.asked(session, BUYER, trajectory_id))
        view = view_of_trajectory(session, record, here=there.here, today=date(2026, 1, 1))
    assert view.reckoning is not None
    assert view.reckoning.outcome is Outcome.NO_RULE
    assert not view.keeps


def test_where_there_is_no_rule_no_button_promises_a_sum(house: House) -> None:
    """Not in the answer, not in its form, not among the details: nothing could come of it."""
    there = build_house(house.database, team_id="T0002", profile="leiden")
    trajectory_id = logged(there)
    words = there.here.words
    with there.session() as session:
        asked = there.asked(session, BUYER, trajectory_id)
        record = visible(session, **asked)
        shown = view_for_person(
            session, record, here=there.here, viewer=asked["viewer"], today=TODAY
        )
        shown = with_meaning(session, shown, record, here=there.here, today=TODAY)
        of_trajectory = view_of_trajectory(session, record, here=there.here, today=TODAY)
    assert shown.meaning is not None
    assert "social_return" not in str(details(shown, words))
    for typed in ("3 ton", "1 mln 20", ""):
        of_words = view_of_words(read_return_words(typed), here=there.here, today=TODAY)
        for view in (of_words, of_trajectory):
            told = answer(view, words)
            assert "heeft hier geen vaste regel voor" in text_of(list(told.blocks))
            assert "actions" not in [block["type"] for block in told.blocks]
            assert "submit" not in form(view, words, metadata="", step="1")


@pytest.mark.parametrize(
    ("typed", "sections", "sources"),
    [("0", 1, 0), ("200.000", 1, 1), ("200.001", 1, 2)],
)
def test_the_answer_is_as_long_as_there_is_something_to_say(
    house: House, typed: str, sections: int, sources: int
) -> None:
    """The words of the rule itself come last, in small print, where it asks something."""
    said = read_return_words(typed)
    told = answer(view_of_words(said, here=house.here, today=TODAY), house.here.words)
    kinds = [block["type"] for block in told.blocks]
    assert (kinds.count("section"), kinds.count("context")) == (sections, sources)
    small = [text_of(block) for block in told.blocks if block["type"] == "context"]
    assert ["De regel zelf" in each for each in small] == [False, True][:sources]
    assert all("Inkoopkader" in each for each in small[:1])
