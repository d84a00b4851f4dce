"""Who may see and change what: rules that hold for everybody at once."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.confidentiality import (
    Audience,
    Involvement,
    Viewer,
    lists_costs,
    may_change,
    may_open_card,
    may_read_start_form,
    may_see,
    may_see_award,
    may_see_costs,
    may_see_fits,
    may_see_need,
    may_see_value,
    reads_along,
    shows_planning,
    shows_value_class,
)
from storage.vocabulary import MunicipalRole, Sharing

OVERSEERS = {MunicipalRole.COORDINATOR, MunicipalRole.ADVISER}

persons = st.integers(1, 6)
roles = st.frozensets(st.sampled_from(MunicipalRole))
viewers = st.builds(Viewer, person_id=persons, roles=roles, outsider=st.booleans())
involvements = st.builds(
    Involvement,
    logged_by=persons,
    role_holders=st.frozensets(persons, max_size=5),
    sharing=st.sampled_from(Sharing),
)
audiences = st.sampled_from(Audience)


def seen(viewer: Viewer, involved: Involvement, audience: Audience) -> set[str]:
    """Everything that this person may read here."""
    return {
        name
        for name, allowed in (
            ("trajectory", may_see(viewer, involved)),
            ("card", may_open_card(viewer, involved)),
            ("amount", may_see_value(viewer, involved, audience)),
            ("award", may_see_award(viewer, involved, audience)),
            ("fits", may_see_fits(viewer, involved, audience)),
            ("need", may_see_need(viewer, involved, audience)),
            ("costs", may_see_costs(viewer, involved, audience, recorded=True)),
            ("costs to be", may_see_costs(viewer, involved, audience, recorded=False)),
            ("start form", may_read_start_form(viewer, involved, audience)),
            ("inside", reads_along(viewer, involved)),
            ("value class", shows_value_class(audience)),
            ("planning", shows_planning(audience)),
            ("change", may_change(viewer, involved)),
        )
        if allowed
    }


@settings(deadline=None)
@given(viewers, involvements, audiences, st.sampled_from(MunicipalRole))
def test_another_role_in_the_municipality_hides_nothing(
    viewer: Viewer, involved: Involvement, audience: Audience, role: MunicipalRole
) -> None:
    """Whoever gets a task keeps what they had."""
    more = replace(viewer, roles=viewer.roles | {role})
    assert seen(viewer, involved, audience) <= seen(more, involved, audience)


@settings(deadline=None)
@given(viewers, involvements, audiences, persons)
def test_another_person_in_the_trajectory_hides_nothing(
    viewer: Viewer, involved: Involvement, audience: Audience, person: int
) -> None:
    """Neither from the newcomer nor from anybody else."""
    more = replace(involved, role_holders=involved.role_holders | {person})
    assert seen(viewer, involved, audience) <= seen(viewer, more, audience)


@settings(deadline=None)
@given(viewers, involvements, audiences)
def test_sharing_hides_nothing(viewer: Viewer, involved: Involvement, audience: Audience) -> None:
    """It only lets more people know that the trajectory exists; outsiders where its card stands."""
    private, shared = (replace(involved, sharing=sharing) for sharing in Sharing)
    before, after = seen(viewer, private, audience), seen(viewer, shared, audience)
    assert before | ({"card"} if viewer.outsider else {"card", "trajectory"}) == after


@settings(deadline=None)
@given(viewers, involvements)
def test_the_smaller_the_group_the_more_it_reads(viewer: Viewer, involved: Involvement) -> None:
    """Guests less than a team, a team less than a person."""
    exposed, team, person = (
        seen(viewer, involved, audience)
        for audience in (Audience.EXPOSED_CHANNEL, Audience.TEAM_CHANNEL, Audience.PERSON)
    )
    assert exposed <= team <= person
    assert not {"value class", "planning", "amount"} & exposed
    assert {"value class", "planning"} <= team


@settings(deadline=None)
@given(viewers, involvements, audiences)
def test_no_channel_ever_reads_an_amount(
    viewer: Viewer, involved: Involvement, audience: Audience
) -> None:
    """Not even when the coordinator looks."""
    if may_see_value(viewer, involved, audience):
        assert audience is Audience.PERSON


@settings(deadline=None)
@given(viewers, involvements, audiences)
def test_whoever_may_change_or_read_the_amount_may_see(
    viewer: Viewer, involved: Involvement, audience: Audience
) -> None:
    """A refusal to see comes before a refusal to change."""
    allowed = seen(viewer, involved, audience)
    if allowed & {"change", "amount"}:
        assert "trajectory" in allowed


@settings(deadline=None)
@given(viewers, involvements)
def test_the_amount_is_for_who_has_to_do_with_it(viewer: Viewer, involved: Involvement) -> None:
    """Who logged it, holds a role in it, advises or coordinates; nobody else."""
    belongs = (
        viewer.person_id == involved.logged_by
        or viewer.person_id in involved.role_holders
        or bool(OVERSEERS & viewer.roles)
    )
    assert may_see_value(viewer, involved, Audience.PERSON) is belongs
    assert may_change(viewer, involved) is belongs


@given(viewers, involvements, audiences)
def test_an_outsider_reads_no_more_than_somebody_inside(
    viewer: Viewer, involved: Involvement, audience: Audience
) -> None:
    """And as much, once they belong to the trajectory."""
    inside, outside = (replace(viewer, outsider=outsider) for outsider in (False, True))
    assert seen(outside, involved, audience) <= seen(inside, involved, audience)
    if may_change(inside, involved):
        assert seen(outside, involved, audience) == seen(inside, involved, audience)
    else:
        assert not reads_along(outside, involved)
        assert not may_see(outside, involved)
        assert may_open_card(outside, involved) is (involved.sharing is Sharing.TEAM)


@pytest.mark.parametrize("role", sorted(set(MunicipalRole) - OVERSEERS))
def test_a_title_alone_opens_nothing(role: MunicipalRole) -> None:
    """A member, champion or colleague reads a private trajectory only with a role in it."""
    stranger = Viewer(2, frozenset({role}))
    private = Involvement(logged_by=1, role_holders=frozenset(), sharing=Sharing.PRIVATE)
    assert not may_see(stranger, private)
    assert may_see(stranger, replace(private, sharing=Sharing.TEAM))
    assert not may_change(stranger, replace(private, sharing=Sharing.TEAM))
    assert may_change(stranger, replace(private, role_holders=frozenset({2})))


@given(viewers, involvements, audiences)
def test_awards_and_needs_are_for_who_may_read_the_amount(
    viewer: Viewer, involved: Involvement, audience: Audience
) -> None:
    """And never for a channel."""
    found = seen(viewer, involved, audience) & {"amount", "award", "need"}
    assert found in (set(), {"amount", "award", "need"})
    assert not found or audience is Audience.PERSON


@given(viewers, involvements, audiences)
def test_a_start_form_is_read_where_its_amounts_may_be_read(
    viewer: Viewer, involved: Involvement, audience: Audience
) -> None:
    """It holds costs: never in a channel."""
    reads = may_read_start_form(viewer, involved, audience)
    assert reads == may_see_value(viewer, involved, audience)
    assert not (reads and audience is not Audience.PERSON)


@given(viewers, involvements, audiences, st.booleans())
def test_costs_are_for_their_people_and_once_recorded_for_finance(
    viewer: Viewer, involved: Involvement, audience: Audience, recorded: bool
) -> None:
    """Never in a channel; and Finance reads nothing else for it."""
    belongs = may_see_value(viewer, involved, Audience.PERSON)
    finance = MunicipalRole.FINANCE in viewer.roles
    reads = may_see_costs(viewer, involved, audience, recorded=recorded)
    assert reads is (audience is Audience.PERSON and (belongs or (finance and recorded)))
    without = replace(viewer, roles=viewer.roles - {MunicipalRole.FINANCE})
    others = seen(viewer, involved, audience) - {"costs"}
    assert others == seen(without, involved, audience) - {"costs"}


@given(viewers)
def test_the_list_of_costs_is_for_finance_and_who_oversees_everything(viewer: Viewer) -> None:
    assert lists_costs(viewer) is bool(viewer.roles & {*OVERSEERS, MunicipalRole.FINANCE})
