"""The table of permissions: what holds for every act, whatever the table says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.permissions import PERMISSIONS, Act, Standing, is_open, permits, standings
from storage.vocabulary import MunicipalRole

acts = st.sampled_from(Act)
roles = st.frozensets(st.sampled_from(MunicipalRole))


def test_every_act_stands_in_the_table_with_somebody_who_may_do_it() -> None:
    assert set(PERMISSIONS) == set(Act)
    assert all(PERMISSIONS.values())


@given(acts, roles, st.sampled_from(MunicipalRole), st.booleans(), st.booleans())
def test_another_role_forbids_nothing(
    act: Act, held: frozenset[MunicipalRole], more: MunicipalRole, outsider: bool, involved: bool
) -> None:
    """Whoever gets a task keeps what they could."""
    before = permits(act, standings(held, outsider=outsider, involved=involved))
    after = permits(act, standings(held | {more}, outsider=outsider, involved=involved))
    assert after or not before


@given(acts, roles, st.booleans())
def test_who_it_concerns_may_do_no_less(
    act: Act, held: frozenset[MunicipalRole], outsider: bool
) -> None:
    apart, involved = (
        permits(act, standings(held, outsider=outsider, involved=involved))
        for involved in (False, True)
    )
    assert involved or not apart


@given(acts, roles, st.booleans())
def test_an_outsider_may_do_no_more_than_a_colleague(
    act: Act, held: frozenset[MunicipalRole], involved: bool
) -> None:
    inside, outside = (
        permits(act, standings(held, outsider=outsider, involved=involved))
        for outsider in (False, True)
    )
    assert inside or not outside


@given(acts)
def test_the_coordinator_may_do_what_the_adviser_may_and_the_adviser_what_a_colleague_may(
    act: Act,
) -> None:
    coordinator, adviser, colleague = (
        permits(act, {standing})
        for standing in (Standing.COORDINATOR, Standing.ADVISER, Standing.COLLEAGUE)
    )
    assert coordinator >= adviser >= colleague


@given(acts, roles, st.booleans(), st.booleans())
def test_where_the_door_is_open_nobody_is_kept_from_their_own(
    act: Act, held: frozenset[MunicipalRole], outsider: bool, involved: bool
) -> None:
    """A door that could refuse somebody is no place for what may be theirs."""
    if is_open(act):
        assert permits(act, standings(held, outsider=outsider, involved=True))
    else:
        who = standings(held, outsider=outsider, involved=involved)
        assert permits(act, who) is permits(act, who - {Standing.INVOLVED})


@pytest.mark.parametrize("role", [MunicipalRole.MEMBER, MunicipalRole.CHAMPION])
def test_a_member_and_a_champion_stand_as_a_colleague(role: MunicipalRole) -> None:
    """Their role is for others to find them, not for the bot to obey them."""
    assert standings({role}, outsider=False) == standings((), outsider=False)
