"""A contract that ends puts what comes after it on the calendar, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from bot.services.tender_fields import TenderInput, input_of
from bot.services.tender_follow_ups import follow_ups_unplanned, plan_follow_ups
from bot.services.tenders import add_tender, drop_tender, edit_tender
from bot.services.trajectories import log_trajectory, share_trajectory
from bot.services.trajectory_fields import TrajectoryInput
from storage.tables import Notice, Tender, Trajectory
from storage.vocabulary import ContractMoment, Phase, ProcessRole, TenderOrigin
from tests.services.house import CLIENT, COORDINATOR, NOW, TODAY, House, happened
from tests.storage.making import known

END = TODAY + timedelta(weeks=40)


@pytest.fixture
def house(house_on_each: House) -> House:
    """On both databases."""
    return house_on_each


def runs(session: Session, house: House) -> Tender:
    """A contract that runs, put on the calendar by its client."""
    client = house.viewer(session, CLIENT)
    wanted = TenderInput(
        title="Onderhoud bomen",
        client_id=client.person_id,
        team="bor",
        category="gww",
        procedure="europees",
        value_cents=30_000_000,
        contract_start=TODAY - timedelta(weeks=100),
        contract_end=END,
    )
    return add_tender(
        session,
        here=house.here,
        actor_id=client.person_id,
        wanted=wanted,
        now=NOW,
    )


def plan(session: Session, house: House) -> list[Tender]:
    """What the job makes of it: every tender that follows a contract."""
    plan_follow_ups(session, here=house.here, now=NOW)
    assert not follow_ups_unplanned(session, here=house.here, now=NOW)
    query = select(Tender).where(col(Tender.origin) == TenderOrigin.FOLLOW_UP)
    return list(session.exec(query.order_by(col(Tender.number))))


def test_it_takes_over_who_and_what_but_no_amount(house: House) -> None:
    """Once, written down, and nobody is told of it."""
    with house.session() as session:
        contract = runs(session, house)
        assert follow_ups_unplanned(session, here=house.here, now=NOW)
        (after,) = plan(session, house)
        assert (after.title, after.team, after.category) == ("Onderhoud bomen", "bor", "gww")
        assert (after.client_id, after.procedure) == (contract.client_id, "europees")
        assert (after.follows_id, after.value_cents) == (contract.id, None)
        assert (after.current_ends_on, after.current_because) == (END, ContractMoment.END)
        assert (after.contract_end, after.publication_from) == (None, None)
        assert plan(session, house) == [after]
        last = happened(session)[-1]
        assert (last.subject_id, last.kind, last.actor_id) == (after.id, "added", None)
        assert not session.exec(select(Notice)).all()


def test_it_moves_along_with_the_contract_and_keeps_what_was_filled_in(house: House) -> None:
    with house.session() as session:
        contract = runs(session, house)
        (after,) = plan(session, house)
        after.options = "Twee keer één jaar"
        viewer, later = house.viewer(session, COORDINATOR), END + timedelta(weeks=8)
        wanted = replace(input_of(contract), contract_end=later)
        edit_tender(
            session,
            here=house.here,
            viewer=viewer,
            tender_id=known(contract.id),
            version=contract.version,
            wanted=wanted,
            now=NOW,
        )
        assert plan(session, house) == [after]
        assert (after.current_ends_on, after.options) == (later, "Twee keer één jaar")


def test_what_was_dropped_stays_away_until_the_contract_ends_later(house: House) -> None:
    with house.session() as session:
        contract = runs(session, house)
        (after,) = plan(session, house)
        drop_tender(
            session,
            here=house.here,
            viewer=house.viewer(session, COORDINATOR),
            tender_id=known(after.id),
            version=after.version,
            now=NOW,
        )
        assert plan(session, house) == [after]
        contract.contract_end = END + timedelta(weeks=4)
        first, second = plan(session, house)
        assert (first, second.current_ends_on) == (after, contract.contract_end)


def test_a_shared_trajectory_in_execution_asks_for_it_and_an_unshared_one_does_not(
    house: House,
) -> None:
    with house.session() as session:
        client = house.viewer(session, CLIENT)
        for title, shared in (("Beveiliging", True), ("Geheim", False)):
            record = log_trajectory(
                session,
                here=house.here,
                actor_id=client.person_id,
                wanted=TrajectoryInput(
                    title=title,
                    category="gww",
                    team="bor",
                    value_cents=1,
                    contract_start=TODAY - timedelta(weeks=50),
                    contract_end=END,
                    people={ProcessRole.CLIENT: client.person_id},
                ),
                now=NOW,
            )
            stored: Trajectory = record.trajectory
            if shared:
                share_trajectory(
                    session,
                    here=house.here,
                    viewer=client,
                    trajectory_id=known(stored.id),
                    now=NOW,
                )
            assert not plan(session, house)[1:]
            stored.phase = Phase.EXECUTION
            session.flush()
        (after,) = plan(session, house)
        assert (after.title, after.client_id) == ("Beveiliging", client.person_id)
        assert after.current_ends_on == END
