"""What comes after a contract: once, in time, along with its days, and not again unasked."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.follow_ups import Follow, Follower, follow_of
from bot.policy.tenders import Dates, Deadline, follow_up_on
from bot.profile import load_profile
from storage.vocabulary import ContractMoment, TenderState

CALENDAR = load_profile("leiden").tender_calendar
TODAY = date(2026, 11, 23)
SOON, LATER = TODAY + timedelta(weeks=40), TODAY + timedelta(weeks=50)
DAYS = st.none() | st.dates(TODAY - timedelta(weeks=60), TODAY + timedelta(weeks=120))
CONTRACTS = st.builds(Dates, contract_end=DAYS, notice_on=DAYS, option_on=DAYS)
FOLLOWERS = st.lists(
    st.builds(Follower, st.sampled_from(TenderState), DAYS),
    max_size=3,
    unique_by=lambda each: each.current_ends_on,
)


def asked(dates: Dates, *followers: Follower) -> Follow | None:
    """What is to be done about it today."""
    return follow_of(dates, followers, CALENDAR, procedure="europees", today=TODAY)


def test_it_appears_so_long_before_the_end_as_the_procedure_takes() -> None:
    weeks = timedelta(weeks=56)
    assert asked(Dates(contract_end=TODAY + weeks + timedelta(days=1))) is None
    deadline = Deadline(TODAY + weeks, ContractMoment.END)
    assert asked(Dates(contract_end=TODAY + weeks)) == Follow(deadline)


def test_an_earlier_day_on_which_it_must_be_known_counts() -> None:
    found = asked(Dates(contract_end=LATER, notice_on=SOON))
    assert found == Follow(Deadline(SOON, ContractMoment.NOTICE))


def test_the_open_one_moves_along_with_its_contract() -> None:
    follower = Follower(TenderState.OPEN, SOON)
    assert asked(Dates(contract_end=SOON), follower) is None
    moved = asked(Dates(contract_end=LATER), follower)
    assert moved == Follow(Deadline(LATER, ContractMoment.END), moves=True)


def test_a_day_that_went_by_does_not_move_it_to_the_next() -> None:
    gone = TODAY - timedelta(days=3)
    dates = Dates(contract_end=SOON, option_on=gone)
    assert asked(dates, Follower(TenderState.OPEN, gone)) is None


def test_what_was_not_needed_comes_back_only_for_a_later_end() -> None:
    for state in (TenderState.DROPPED, TenderState.NOT_NEEDED):
        closed = Follower(state, SOON)
        assert asked(Dates(contract_end=SOON), closed) is None
        assert asked(Dates(contract_end=LATER, option_on=SOON), closed) is None
        assert asked(Dates(contract_end=SOON - timedelta(days=1)), closed) is None
        assert asked(Dates(contract_end=LATER), closed) is not None


def test_where_a_trajectory_follows_it_nothing_new_comes() -> None:
    assert asked(Dates(contract_end=LATER), Follower(TenderState.TRAJECTORY, SOON)) is None


@given(CONTRACTS, FOLLOWERS)
def test_doing_it_leaves_nothing_to_do(dates: Dates, followers: list[Follower]) -> None:
    found = asked(dates, *followers)
    if found is None:
        return
    assert found.deadline.day >= TODAY
    done = Follower(TenderState.OPEN, found.deadline.day)
    assert found.deadline.day not in {each.current_ends_on for each in followers}
    if found.moves:
        moved = [each for each in followers if each.state is TenderState.OPEN][-1]
        left = [done if each is moved else each for each in followers]
    else:
        left = [*followers, done]
        first = follow_up_on(found.deadline, CALENDAR, procedure="europees")
        assert first <= TODAY
    assert asked(dates, *left) is None
