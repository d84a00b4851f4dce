"""What hangs on somebody goes to another in one go, each kind by its own way."""

from collections.abc import Callable, Mapping

import pytest

from bot.messages import hand_over_ids as ids
from bot.messages import meeting_ids, plan_ids, watch_ids
from bot.messages.hand_over_view import HandedOver, Thing
from bot.policy.confidentiality import Audience
from bot.policy.hand_over import Hung
from bot.services.action_items import ActionInput, Doer, make_action
from bot.services.errors import NotCoordinatorError
from bot.services.handing_over import Handing, hand_over, hanging
from bot.services.occasion import Occasion
from bot.services.plan_own_changes import OwnInput, add_item
from bot.services.representatives import set_representative
from bot.services.telling import tell
from bot.services.tender_fields import TenderInput
from bot.services.tenders import add_tender
from bot.services.trajectories import visible
from bot.services.watch import DevelopmentInput, Watcher, add_development
from storage.tables import Trajectory
from storage.vocabulary import ActionKind, Phase, ProcessRole, RepresentedKind
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    happened,
    planned,
)
from tests.services.test_plans import keeps
from tests.support.colleagues import text_of

LEAVES, STAYS = CLIENT, COLLEAGUE


def person(house: House, user: str) -> int:
    """Somebody's id."""
    with house.session() as session:
        found = house.viewer(session, user).person_id
        session.commit()
        return found


def with_role(
    house: House, role: ProcessRole = ProcessRole.CLIENT, phase: Phase | None = None
) -> int:
    """A trajectory in which who leaves has a role."""
    leaver = person(house, LEAVES)
    with house.session() as session:
        record = house.logs(session, title="Straatverlichting", people={role: leaver})
        if phase is not None:
            record.trajectory.phase = phase
            session.add(record.trajectory)
        session.commit()
        return record.trajectory.id or 0


def contract(house: House) -> None:
    """A running contract that who leaves looks after."""
    with_role(house, ProcessRole.CONTRACT_MANAGER, Phase.EXECUTION)


def action(house: House) -> None:
    """Something that who leaves promised."""
    with house.session() as session:
        doer = Doer(session, house.here, house.viewer(session, LEAVES), NOW)
        owner_id = doer.viewer.person_id
        make_action(doer, ActionInput("Markt bellen", next(iter(ActionKind)), owner_id))
        session.commit()


def plan(house: House) -> None:
    """An item of the plan, and one that was added."""
    keeps(house, "tracks.bor", owner=LEAVES)
    owner_id = person(house, LEAVES)
    with house.session() as session:
        add_item(
            session,
            here=house.here,
            viewer=house.viewer(session, COORDINATOR),
            parent_key="tracks.bor",
            sort="beleidsvraag",
            wanted=OwnInput("Mag het overal?", owner_id),
            now=NOW,
        )
        session.commit()


def stands_for(house: House) -> None:
    """A theme and a pack."""
    for kind, slug in ((RepresentedKind.THEME, "klimaat"), (RepresentedKind.PACK, "gww.klimaat")):
        with house.session() as session:
            set_representative(
                session,
                here=house.here,
                viewer=house.viewer(session, COORDINATOR),
                kind=kind,
                slug=slug,
                slack_user_id=LEAVES,
                now=NOW,
            )
            session.commit()


def tender(house: House) -> None:
    """A tender of which who leaves is both client and budget holder."""
    leaver = person(house, LEAVES)
    with house.session() as session:
        wanted = TenderInput("Laadpalen", client_id=leaver, budget_holder_id=leaver)
        add_tender(session, here=house.here, actor_id=leaver, wanted=wanted, now=NOW)
        session.commit()


def watched(house: House) -> None:
    """Something that who leaves looks after."""
    with house.session() as session:
        viewer = house.viewer(session, LEAVES)
        doing = Watcher(session, house.here, viewer, NOW)
        add_development(doing, DevelopmentInput("De MKI-plicht", viewer.person_id, TODAY))
        session.commit()


MADE: Mapping[Hung, Callable[[House], object]] = {
    Hung.ROLES: with_role,
    Hung.CONTRACTS: contract,
    Hung.ACTIONS: action,
    Hung.PLAN: plan,
    Hung.STANDS_FOR: stands_for,
    Hung.TENDERS: tender,
    Hung.WATCHED: watched,
}


def hangs(house: House, user: str = LEAVES, by: str = COORDINATOR) -> tuple[Thing, ...]:
    """What hangs on somebody, as somebody sees it."""
    person_id = person(house, user)
    with house.session() as session:
        viewer = house.viewer(session, by)
        return hanging(session, here=house.here, viewer=viewer, person_id=person_id, now=NOW)


def goes(
    house: House, by: str = COORDINATOR, kinds: tuple[Hung, ...] = tuple(Hung), to: str = STAYS
) -> HandedOver:
    """Somebody hands over, to the end."""
    leaver, stayer = person(house, LEAVES), person(house, to)
    with house.session() as session:
        viewer = house.viewer(session, by)
        done = hand_over(Handing(session, house.here, viewer, NOW, leaver, stayer), kinds)
        session.commit()
        return done


def heard(house: House) -> list[str]:
    """What the successor hears of it."""
    with house.session() as session:
        told = [
            tell(Occasion(session, [each], house.here, Audience.PERSON, NOW))
            for each in planned(session, ids.NOTICE)
        ]
        return [text_of(list(each.message.blocks)) for each in told if each]


@pytest.mark.parametrize("kind", Hung)
def test_each_kind_goes_over_whole_and_is_logged(house_on_each: House, kind: Hung) -> None:
    MADE[kind](house_on_each)
    before = hangs(house_on_each)
    assert {each.kind for each in before} == {kind}
    with house_on_each.session() as session:
        events = len(happened(session))
    done = goes(house_on_each)
    assert done == HandedOver(before)
    assert not hangs(house_on_each)
    assert {each.title for each in hangs(house_on_each, STAYS)} == {e.title for e in before}
    with house_on_each.session() as session:
        assert len(happened(session)) == events + len(before) + 1
    assert goes(house_on_each) == HandedOver()


def test_the_successor_hears_one_message_with_all_that_is_theirs(house_on_each: House) -> None:
    for make in MADE.values():
        make(house_on_each)
    goes(house_on_each)
    (told,) = heard(house_on_each)
    for said in ("1 traject", "1 contract", "1 actiepunt", "2 punten van het plan", "Laadpalen"):
        assert said in told
    stayer = person(house_on_each, STAYS)
    with house_on_each.session() as session:
        apart = {each.kind for each in planned(session) if each.recipient == f"person:{stayer}"}
    assert not apart & {
        meeting_ids.NOTICE_GIVEN,
        plan_ids.NOTICE_OWNER,
        plan_ids.NOTICE_OWN_OWNER,
        watch_ids.NOTICE_GIVEN,
    }


def test_only_the_chosen_kinds_go_over(house_on_each: House) -> None:
    action(house_on_each)
    watched(house_on_each)
    done = goes(house_on_each, kinds=(Hung.ACTIONS,))
    assert [each.kind for each in done.moved] == [Hung.ACTIONS]
    assert [each.kind for each in done.stayed] == [Hung.WATCHED]
    (told,) = heard(house_on_each)
    assert "MKI" not in told


def test_somebody_hands_over_their_own_but_not_what_the_coordinator_gave_out(
    house_on_each: House,
) -> None:
    for make in MADE.values():
        make(house_on_each)
    done = goes(house_on_each, by=LEAVES)
    assert {each.kind for each in done.stayed} == {Hung.PLAN, Hung.STANDS_FOR}
    assert {each.kind for each in done.moved} == set(Hung) - {Hung.PLAN, Hung.STANDS_FOR}


@pytest.mark.parametrize("by", [BUYER, ADVISER])
def test_nobody_else_hands_over_what_is_not_theirs(house: House, by: str) -> None:
    action(house)
    with pytest.raises(NotCoordinatorError):
        goes(house, by=by)
    with pytest.raises(NotCoordinatorError):
        hangs(house, by=by)


def test_a_role_of_somebody_else_and_what_is_over_stay_as_they_are(house_on_each: House) -> None:
    house = house_on_each
    buyer, stayer = person(house, BUYER), person(house, STAYS)
    trajectory_id = with_role(house)
    with_role(house, phase=Phase.COMPLETED)
    with house.session() as session:
        record = visible(session, **house.asked(session, COORDINATOR, trajectory_id))
        record.trajectory.version = 7
        session.add(record.trajectory)
        house.logs(session, people={ProcessRole.BUYER: buyer})
        session.commit()
    assert [each.key for each in hangs(house)] == [str(trajectory_id)]
    goes(house)
    with house.session() as session:
        stored = session.get(Trajectory, trajectory_id)
        assert stored is not None
        assert stored.version == 8
        record = visible(session, **house.asked(session, COORDINATOR, trajectory_id))
        assert dict(record.roles) == {ProcessRole.CLIENT: stayer}
    assert [each.kind for each in hangs(house, BUYER)] == [Hung.ROLES]


def test_who_takes_it_over_themselves_hears_nothing(house: House) -> None:
    action(house)
    goes(house, to=COORDINATOR)
    assert not heard(house)


def test_what_went_on_to_a_third_is_not_told_any_more(house: House) -> None:
    action(house)
    goes(house)
    (told,) = heard(house)
    assert "Markt bellen" in told
    stayer, third = person(house, STAYS), person(house, BUYER)
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        hand_over(Handing(session, house.here, viewer, NOW, stayer, third), tuple(Hung))
        session.commit()
    (told,) = heard(house)
    assert f"<@{STAYS}>" in told
