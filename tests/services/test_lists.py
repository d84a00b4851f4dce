"""Lists hold exactly what the rules let somebody see, whatever is asked of them."""

from itertools import product

import pytest

from bot.messages.list_state import MINE, ListState
from bot.policy.confidentiality import may_see
from bot.services.involved import involvement
from bot.services.people import reader_of
from bot.services.trajectories import share_trajectory
from bot.services.trajectory_lists import PAGE_SIZE, listing, typed_state
from storage.trajectories import find_by_number, set_themes
from storage.trajectory_lists import Criteria, list_trajectories, trajectory_records
from storage.vocabulary import ProcessRole
from storage.workspaces import ensure_workspace
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    build_house,
)

EVERYBODY = (BUYER, CLIENT, COLLEAGUE, COORDINATOR, ADVISER)


@pytest.fixture
def full(house_on_each: House) -> House:
    """Cases logged by one, with a role for another, shared and not."""
    house = house_on_each
    with house.session() as session:
        client = house.viewer(session, CLIENT).person_id
        roles: list[dict[ProcessRole, int]] = [{}, {ProcessRole.CLIENT: client}]
        for user, people, shared in product((BUYER, COLLEAGUE), roles, (True, False)):
            record = house.logs(session, user, title=f"Één {user} {shared}", people=people)
            if shared:
                share_trajectory(
                    session,
                    here=house.here,
                    viewer=house.viewer(session, user),
                    trajectory_id=record.trajectory.id or 0,
                    now=NOW,
                )
        session.commit()
    return house


def numbers(house: House, user: str, state: ListState | None = None) -> list[int]:
    """What somebody finds on the first page."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        found = listing(session, here=house.here, viewer=viewer, state=state or ListState())
        return [row.number for row in found.rows]


@pytest.mark.parametrize("user", EVERYBODY)
def test_a_list_agrees_with_the_rule_for_each_case(full: House, user: str) -> None:
    """The database filters, the policy decides: they may never come apart."""
    with full.session() as session:
        viewer = full.viewer(session, user)
        allowed = [
            number
            for number in range(8, 0, -1)
            if (
                record := find_by_number(
                    session, workspace_id=full.here.workspace_id, number=number
                )
            )
            and may_see(viewer, involvement(record))
        ]
    assert numbers(full, user) == allowed


@pytest.mark.parametrize(
    ("user", "found"),
    [(BUYER, [4, 3, 2, 1]), (CLIENT, [8, 7, 4, 3]), (ADVISER, list(range(8, 0, -1)))],
)
def test_an_outsider_finds_only_what_they_have_a_role_in(
    full: House, user: str, found: list[int]
) -> None:
    """What is shared is shared with the municipality; who oversees everything may be hired."""
    with full.session() as session:
        viewer = full.viewer(session, user, outsider=True)
        rows = listing(session, here=full.here, viewer=viewer, state=ListState()).rows
        stranger = full.viewer(session, "U0GUEST", outsider=True)
        nothing = listing(session, here=full.here, viewer=stranger, state=ListState())
    assert [row.number for row in rows] == found
    assert (nothing.total, nothing.rows) == (0, ())


def test_somebody_who_was_never_seen_is_a_colleague(full: House) -> None:
    """They find what is shared, nothing of it is theirs, and nothing is written down."""
    with full.database.reading() as session:
        reader = reader_of(session, here=full.here, slack_user_id="U0NEW", outsider=False)
        everything = listing(session, here=full.here, viewer=reader, state=ListState())
        own = listing(session, here=full.here, viewer=reader, state=ListState(mine=MINE))
        known = reader_of(session, here=full.here, slack_user_id=ADVISER, outsider=False)
    assert [row.number for row in everything.rows] == [7, 5, 3, 1]
    assert own.rows == ()
    with full.session() as session:
        assert known == full.viewer(session, ADVISER)


def test_mine_is_what_i_logged_or_have_a_role_in(full: House) -> None:
    """Overseeing everything makes nothing one's own."""
    mine = ListState(mine=MINE)
    assert numbers(full, BUYER, mine) == [4, 3, 2, 1]
    assert numbers(full, CLIENT, mine) == [8, 7, 4, 3]
    assert numbers(full, COORDINATOR, mine) == []


def test_words_are_found_inside_words_and_without_accents(full: House) -> None:
    """On both databases; SQLite by itself knows no capital É."""
    assert numbers(full, COORDINATOR, ListState(words="een buy")) == [4, 3, 2, 1]
    assert numbers(full, COORDINATOR, ListState(words="een buy niets")) == []


def test_filters_leave_out_what_does_not_fit(full: House) -> None:
    with full.session() as session:
        record = find_by_number(session, workspace_id=full.here.workspace_id, number=5)
        assert record is not None
        set_themes(session, trajectory_id=record.trajectory.id or 0, themes=["klimaat"])
        session.commit()
    assert numbers(full, COORDINATOR, ListState(theme="klimaat")) == [5]
    assert len(numbers(full, COORDINATOR, ListState(team="bor", category="gww"))) == 8
    for none in (ListState(team="hrm"), ListState(category="ict"), ListState(phase="gunning")):
        assert numbers(full, COORDINATOR, none) == []


def test_nothing_of_another_municipality_is_listed(full: House) -> None:
    with full.session() as session:
        other = ensure_workspace(session, team_id="T0002", name="", profile="leiden", now=NOW)
        ids = [
            each.trajectory_id
            for each in list_trajectories(
                session, workspace_id=full.here.workspace_id, criteria=Criteria()
            )
        ]
        assert ids
        assert trajectory_records(session, workspace_id=other.id or 0, ids=ids) == []
        session.commit()
    elsewhere = build_house(full.database, team_id="T0002", profile="leiden")
    assert numbers(elsewhere, COORDINATOR) == []


def test_a_page_that_is_gone_becomes_the_last(house: House) -> None:
    with house.session() as session:
        for _ in range(PAGE_SIZE + 1):
            house.logs(session)
        viewer = house.viewer(session, BUYER)
        found = listing(session, here=house.here, viewer=viewer, state=ListState(page=7))
        assert (found.state.page, found.total, len(found.rows)) == (2, PAGE_SIZE + 1, 1)


def test_every_name_in_the_profile_can_be_typed(house: House) -> None:
    """Slugs, names, labels and aliases."""
    profile = house.here.profile
    named: list[tuple[str, str, tuple[str, ...]]] = []
    named += [("team", team.slug, (team.name, team.label)) for team in profile.teams]
    named += [("soort", each.slug, (each.label, *each.aliases)) for each in profile.categories]
    named += [("thema", each.slug, (each.label, *each.aliases)) for each in profile.themes]
    for keyword, slug, names in named:
        for name in (slug, *names):
            state, doubts = typed_state(f"{keyword} {name.upper()}", here=house.here)
            assert slug in (state.team, state.category, state.theme), name
            assert not doubts.unknown
            assert not state.words


def test_more_words_than_fit_are_told(house: House) -> None:
    state, doubts = typed_state("straat " * 2 + "verlichting " + "x" * 60, here=house.here)
    assert state.words == "straat verlichting"
    assert doubts.left_out == ("x" * 60,)
