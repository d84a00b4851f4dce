"""Who hands over what, and how it is put on one list."""

from hypothesis import given
from hypothesis import strategies as st

from bot.messages.hand_over_view import SHOWN_TITLES, Thing, piles_of
from bot.policy.confidentiality import Viewer
from bot.policy.hand_over import (
    Hung,
    kind_of_role,
    may_choose_person,
    may_hand_over,
    may_pass_on,
)
from storage.vocabulary import MunicipalRole, Phase, ProcessRole

PEOPLE = st.builds(
    Viewer, st.integers(1, 3), st.frozensets(st.sampled_from(MunicipalRole)), st.booleans()
)
THINGS = st.builds(Thing, st.sampled_from(Hung), st.text(max_size=3), st.text(max_size=5))


@given(PEOPLE, st.integers(1, 3))
def test_everybody_hands_over_their_own_and_the_coordinator_that_of_anybody(
    viewer: Viewer, person_id: int
) -> None:
    coordinates = MunicipalRole.COORDINATOR in viewer.roles
    assert may_choose_person(viewer) is coordinates
    assert may_hand_over(viewer, person_id) is (coordinates or viewer.person_id == person_id)


@given(PEOPLE, st.sampled_from(Hung))
def test_what_the_coordinator_gave_out_only_the_coordinator_passes_on(
    viewer: Viewer, kind: Hung
) -> None:
    given_out = kind in (Hung.PLAN, Hung.STANDS_FOR)
    coordinates = MunicipalRole.COORDINATOR in viewer.roles
    assert may_pass_on(viewer, kind) is (coordinates or not given_out)


@given(st.sampled_from(ProcessRole), st.sampled_from(Phase))
def test_only_who_looks_after_a_running_contract_has_a_contract(
    role: ProcessRole, phase: Phase
) -> None:
    runs = (role, phase) == (ProcessRole.CONTRACT_MANAGER, Phase.EXECUTION)
    assert (kind_of_role(role, phase) is Hung.CONTRACTS) is runs


@given(st.lists(THINGS))
def test_every_thing_is_counted_once_and_the_first_of_a_kind_are_named(
    things: list[Thing],
) -> None:
    piles = piles_of(things)
    assert sum(each.count for each in piles) == len(things)
    assert [each.kind for each in piles] == [kind for kind in Hung if kind in _kinds(things)]
    for pile in piles:
        titles = [each.title for each in things if each.kind is pile.kind]
        assert list(pile.titles) == titles[:SHOWN_TITLES]
        assert pile.more == max(0, len(titles) - SHOWN_TITLES)


def _kinds(things: list[Thing]) -> set[Hung]:
    return {each.kind for each in things}
