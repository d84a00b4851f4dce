"""Cost centres in the database: kept, read, changed by two people, told to Finance once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from bot.messages import cost_ids
from bot.messages.cost_view import CostView
from bot.policy.confidentiality import Audience
from bot.policy.cost_centres import CostLine, of_side
from bot.services.cost_input import (
    begun_lines,
    filled_sheet,
    print_of,
    read_sheet,
    typed_sheet,
    with_another,
    written,
)
from bot.services.cost_lines import keep_costs, readable_costs
from bot.services.cost_rows import lines_of
from bot.services.cost_views import cost_view, list_costs
from bot.services.errors import MayNotSeeCostsError, MayNotSeeError, OnlyFinanceError
from bot.services.form_states import FieldProblem
from bot.services.journey import leave
from bot.services.journey_writing import Step, begin
from bot.services.start_form_fields import StartFormInput
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_views import view_for_person
from storage.vocabulary import CostSide, MunicipalRole, Phase
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    appoint,
    build_house,
    happened,
    planned,
)
from tests.services.start_forms import hands_in, logged, reads, saves, told

FINANCE = "U0FINANCE"
PAYS = CostLine(CostSide.PAYS, "4510 Beheer Openbare Ruimte", once_cents=12_000_000)
BENEFITS = CostLine(CostSide.BENEFITS, "6200 Facilitair", yearly_cents=1_500_000)
APART = (PAYS, BENEFITS)
TOGETHER = (PAYS, replace(BENEFITS, centre="kostenplaats 4510"))
COSTS = StartFormInput(need="De oude zijn op.", purchase=12_000_000, yearly=500_000, years=10)


@contextmanager
def stepping(house: House, trajectory_id: int, user: str = BUYER) -> Iterator[Step]:
    """A step of somebody, kept when the block ends."""
    with house.session() as session:
        yield begin(session, now=NOW, **house.asked(session, user, trajectory_id))
        session.commit()


def keeps(house: House, trajectory_id: int, *lines: CostLine, user: str = BUYER) -> bool:
    """Somebody says who pays and who benefits."""
    with stepping(house, trajectory_id, user) as step:
        return keep_costs(step, lines)


def made(house: House, *lines: CostLine, shared: bool = False) -> int:
    """The id of a trajectory of the buyer with these cost centres."""
    with house.session() as session:
        trajectory_id = logged(session, house)
        if shared:
            share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    if lines:
        keeps(house, trajectory_id, *lines)
    return trajectory_id


def named(house: House, *users: str) -> None:
    """The municipality names its people of Finance."""
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.FINANCE, users)
        session.commit()


def seen(house: House, trajectory_id: int, user: str) -> CostView:
    """The costs, as somebody reads them."""
    with house.session() as session:
        asked = house.asked(session, user, trajectory_id)
        record = readable_costs(session, **asked)
        return cost_view(session, record, here=house.here, viewer=asked["viewer"])


def recipients(session: Session) -> list[str]:
    """Who hears that payer and beneficiary differ."""
    return [notice.recipient for notice in planned(session, cost_ids.NOTICE)]


def test_cost_centres_are_kept_in_order_and_their_change_is_written_down(
    house_on_each: House,
) -> None:
    house = house_on_each
    trajectory_id = made(house, PAYS)
    assert keeps(house, trajectory_id, BENEFITS, PAYS)
    assert seen(house, trajectory_id, BUYER).lines == (BENEFITS, PAYS)
    with house.session() as session:
        event = happened(session)[-1]
        version = visible(session, **house.asked(session, BUYER, trajectory_id)).trajectory.version
        assert event.kind == "costs"
        assert event.facts == {"version": version}  # what was typed can be blanked
        assert event.texts is not None
        before, after = event.texts["costs"]
        assert [line["centre"] for line in before] == [PAYS.centre]
        assert [line["centre"] for line in after] == [BENEFITS.centre, PAYS.centre]


def test_the_same_again_changes_nothing(house: House) -> None:
    trajectory_id = made(house, *APART)
    with house.session() as session:
        events = len(happened(session))
    assert not keeps(house, trajectory_id, *APART)
    with house.session() as session:
        assert len(happened(session)) == events


def test_the_life_cycle_sum_of_the_start_form_stands_beside_it(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = made(house, *APART)
    with house.session() as session:
        saves(session, house, trajectory_id, COSTS)
        session.commit()
    assert seen(house, trajectory_id, BUYER).lifetime_cents == 17_000_000


def test_finance_reads_the_costs_that_were_recorded_and_nothing_else(house_on_each: House) -> None:
    """Also while a trajectory is not shared; its value and its steps stay with its people."""
    house = house_on_each
    named(house, FINANCE)
    private, bare = made(house, *APART), made(house)
    view = seen(house, private, FINANCE)
    assert view.lines == APART
    assert not view.may_change
    assert not view.may_open
    with pytest.raises(MayNotSeeError):
        seen(house, bare, FINANCE)
    with house.session() as session, pytest.raises(MayNotSeeError):
        visible(session, **house.asked(session, FINANCE, private))
    for user in (ADVISER, COORDINATOR, BUYER):
        assert seen(house, private, user).may_change


def test_details_tell_of_the_costs_to_who_may_read_them(house: House) -> None:
    named(house, FINANCE)
    trajectory_id = made(house, *APART, shared=True)
    for user, lines, exact in ((BUYER, APART, True), (FINANCE, APART, False), (COLLEAGUE, None, 0)):
        with house.session() as session:
            asked = house.asked(session, user, trajectory_id)
            record = visible(session, **asked)
            view = view_for_person(
                session, record, here=house.here, viewer=asked["viewer"], today=TODAY
            )
        assert (view.costs.lines if view.costs else None) == lines
        assert (view.value_cents is not None) is bool(exact)
        told_of = [line for line in view.history if line.kind == "costs"]
        assert bool(told_of) is bool(exact)
        if told_of:
            after = told_of[0].values["costs"][1]
            assert after.startswith("betaalt: 4510 Beheer Openbare Ruimte (€ 120.000 eenmalig)")


def test_a_colleague_reads_no_costs_of_what_is_shared(house: House) -> None:
    trajectory_id = made(house, *APART, shared=True)
    with pytest.raises(MayNotSeeCostsError):
        seen(house, trajectory_id, COLLEAGUE)


def test_the_list_holds_what_differs_first_and_leaves_out_what_is_not_bought(
    house_on_each: House,
) -> None:
    house = house_on_each
    named(house, FINANCE)
    apart, together, _bare = made(house, *APART), made(house, *TOGETHER), made(house)
    gone = made(house, *APART)
    with stepping(house, gone) as step:
        leave(step, exit_to=Phase.WITHDRAWN, reason="Het project gaat niet door.")
    with house.session() as session:
        viewer = house.viewer(session, FINANCE)

        def listed(*, apart_only: bool) -> list[int]:
            found = list_costs(
                session, here=house.here, viewer=viewer, apart_only=apart_only, page=1
            )
            assert found.total == len(found.rows)
            assert len(found.lines) == 2 * found.total
            return [row.trajectory_id for row in found.rows]

        assert listed(apart_only=True) == [apart]
        assert listed(apart_only=False) == [together, apart]


@pytest.mark.parametrize("user", [BUYER, COLLEAGUE])
def test_the_list_is_not_for_everybody(house: House, user: str) -> None:
    with house.session() as session:
        viewer = house.viewer(session, user)
        with pytest.raises(OnlyFinanceError):
            list_costs(session, here=house.here, viewer=viewer, apart_only=True, page=1)


def test_another_municipality_is_not_in_the_list(house: House) -> None:
    other = build_house(house.database, team_id="T0002", profile="leiden")
    made(house, *APART)
    with other.session() as session:
        viewer = other.viewer(session, COORDINATOR)
        found = list_costs(session, here=other.here, viewer=viewer, apart_only=False, page=1)
        assert found.total == 0


def test_finance_hears_once_when_the_form_is_handed_in(house_on_each: House) -> None:
    """Everybody who is named, in private; not again when the form comes back or costs change."""
    house = house_on_each
    named(house, FINANCE, "U0FINANCE2")
    trajectory_id = made(house, *APART)
    with house.session() as session:
        saves(session, house, trajectory_id, COSTS)
        assert recipients(session) == []
        hands_in(session, house, trajectory_id)
        assert len(recipients(session)) == 2
        notice = planned(session, cost_ids.NOTICE)[0]
        telling = told(session, house, notice)
        assert telling is not None
        assert "€ 120.000 eenmalig" in str(telling.message.blocks)
        assert "€ 170.000" in str(telling.message.blocks)
        for audience in (Audience.TEAM_CHANNEL, Audience.EXPOSED_CHANNEL):
            assert told(session, house, notice, audience) is None
        session.commit()
    keeps(house, trajectory_id, replace(PAYS, once_cents=1), BENEFITS)
    with house.session() as session:
        assert len(recipients(session)) == 2


def test_finance_hears_of_cost_centres_that_come_after_the_form(house: House) -> None:
    named(house, FINANCE)
    trajectory_id = made(house)
    with house.session() as session:
        saves(session, house, trajectory_id, COSTS)
        hands_in(session, house, trajectory_id)
        session.commit()
    keeps(house, trajectory_id, *TOGETHER)
    with house.session() as session:
        assert recipients(session) == []  # who pays is who benefits
    keeps(house, trajectory_id, *APART)
    with house.session() as session:
        assert len(recipients(session)) == 1


def test_what_no_longer_differs_or_who_left_finance_is_not_told(house: House) -> None:
    named(house, FINANCE)
    trajectory_id = made(house, *APART)
    with house.session() as session:
        saves(session, house, trajectory_id, COSTS)
        hands_in(session, house, trajectory_id)
        session.commit()
        notice = planned(session, cost_ids.NOTICE)[0]
        assert told(session, house, notice) is not None
    keeps(house, trajectory_id, *TOGETHER)
    with house.session() as session:
        assert told(session, house, notice) is None
    keeps(house, trajectory_id, *APART)
    named(house, COLLEAGUE)
    with house.session() as session:
        assert told(session, house, notice) is None


def test_what_the_start_form_says_in_words_begins_the_cost_centres(house: House) -> None:
    """And is not asked or shown twice once they are there, unless it says more."""
    trajectory_id = made(house)
    words = replace(COSTS, who_pays="Team BOR", who_benefits="Facilitair, en later de scholen")
    with house.session() as session:
        saves(session, house, trajectory_id, words)
        record = visible(session, **house.asked(session, BUYER, trajectory_id))
        begun = begun_lines(session, record, ())
        assert [line.centre for line in begun] == [words.who_pays, words.who_benefits]
        assert begun_lines(session, record, APART) == APART
        session.commit()
    keeps(house, trajectory_id, replace(PAYS, centre="bor"), BENEFITS)
    with house.session() as session:
        view = reads(session, house, trajectory_id)
        assert view.cost_lines == (replace(PAYS, centre="bor"), BENEFITS)
        assert not view.needs_words("who_pays")
        assert view.needs_words("who_benefits")
        assert view.needs_words("remarks")


lines = st.lists(
    st.builds(
        CostLine,
        side=st.sampled_from(CostSide),
        centre=st.sampled_from(["4510", "6200 Facilitair", "Team BOR"]),
        once_cents=st.none() | st.integers(0, 10**11),
        yearly_cents=st.none() | st.integers(0, 10**11),
        share_permille=st.none() | st.integers(0, 125),
    ),
    max_size=8,
)


@given(lines)
def test_what_stands_in_the_form_is_read_back_as_it_was_kept(known: list[CostLine]) -> None:
    """Sent in untouched, a form changes nothing but the order of the sides."""
    in_order = [line for side in CostSide for line in of_side(known, side)]
    state = filled_sheet(known)
    assert read_sheet(state.values) == in_order
    assert print_of(in_order) == print_of([*in_order])
    for line in known:
        again = replace(line, centre=f"{line.centre} x")
        assert print_of([again]) != print_of([line])
        assert (written(line) == "") is (not line.has_amount and line.share_permille is None)


def test_every_mistake_is_told_at_its_field() -> None:
    problems = read_sheet(
        {
            "betaalt_0": "",
            "betaalt_0_amount": "15.000 per jaar",
            "betaalt_1": "4510",
            "betaalt_1_amount": "15.000",
            "betaalt_2": "€ 5.000",
            "betaalt_2_amount": "",
            "profiteert_0": "x" * 101,
            "profiteert_0_amount": "",
            "profiteert_1": "6200",
            "profiteert_1_amount": "60%",
            "profiteert_2": "6300",
            "profiteert_2_amount": "50%",
        }
    )
    found = {(each.name, each.phrase) for each in problems if isinstance(each, FieldProblem)}
    assert found == {
        ("betaalt_0", "centre_missing"),
        ("betaalt_1_amount", "once_or_yearly"),
        ("betaalt_2", "centre_is_amount"),
        ("profiteert_0", "centre_too_long"),
        ("profiteert_2_amount", "shares"),
    }


def test_a_line_more_keeps_what_was_typed() -> None:
    state = with_another(typed_sheet({"betaalt_0": "BOR", "profiteert_0": None}), CostSide.PAYS)
    assert state.rows == {"betaalt": 2, "profiteert": 1}
    assert state.values["betaalt_0"] == "BOR"


def test_a_trajectory_of_leiden_has_costs_without_a_start_form(house: House) -> None:
    """What a municipality without start forms records stands in its list all the same."""
    town = build_house(house.database, team_id="T0002", profile="leiden")
    with town.session() as session:
        record = town.logs(session, team="stedelijk-beheer")
        trajectory_id = record.trajectory.id or 0
        session.commit()
    assert keeps(town, trajectory_id, *APART)
    assert seen(town, trajectory_id, BUYER).lifetime_cents is None
    with town.session() as session:
        assert lines_of(session, trajectory_id=trajectory_id) == APART
        viewer = town.viewer(session, ADVISER)
        found = list_costs(session, here=town.here, viewer=viewer, apart_only=True, page=1)
        assert [row.trajectory_id for row in found.rows] == [trajectory_id]
