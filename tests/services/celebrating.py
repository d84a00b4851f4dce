"""Successes through the use cases: looking, and what the coordinator does with a draft."""

from datetime import datetime
from typing import Any

from bot.messages import success_ids as ids
from bot.messages.success_view import DraftView
from bot.services.journey import move_on
from bot.services.success_drafts import Drafting
from bot.services.success_noting import note_successes, successes_unnoted
from bot.services.success_reports import Report, Reported, report_success
from bot.services.success_views import draft_view
from bot.services.trajectories import share_trajectory, visible
from storage.successes import successes_of
from storage.tables import Success, TrajectoryTheme
from storage.vocabulary import Phase
from tests.services.contracting import PLACES, WHY, places, prepared, reasons, sign
from tests.services.house import BUYER, COORDINATOR, NOW, House, planned
from tests.services.test_journey import stepping


def looks(house: House, *, now: datetime = NOW) -> list[Success]:
    """The job looks; what stands there then, the newest first."""
    with house.session() as session:
        wanted = successes_unnoted(session, here=house.here, now=now)
        before = len(successes_of(session, workspace_id=house.here.workspace_id))
        ready = [each.state for each in successes_of(session, workspace_id=house.here.workspace_id)]
        if wanted:
            note_successes(session, here=house.here, now=now)
        found = successes_of(session, workspace_id=house.here.workspace_id)
        changed = len(found) != before or [each.state for each in found][-before:] != ready
        assert wanted is changed
        session.commit()
        for each in found:
            session.refresh(each)
        session.expunge_all()
        return found


def shared(house: House, trajectory_id: int) -> None:
    """The buyer shares it with the team."""
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()


def levels(house: House, trajectory_id: int, **chosen: int) -> None:
    """How far the purchase goes with its themes."""
    with house.session() as session:
        for theme, level in chosen.items():
            row = session.get(TrajectoryTheme, (trajectory_id, theme))
            assert row is not None
            row.level = level
            session.add(row)
        session.commit()


def to_sign(house: House, *, level: int = 4) -> int:
    """A shared purchase with its themes in the papers, one further than the minimum."""
    _, trajectory_id = prepared(house)
    places(house, trajectory_id, PLACES)
    reasons(house, trajectory_id, WHY)
    levels(house, trajectory_id, klimaat=level)
    shared(house, trajectory_id)
    return trajectory_id


def signed_success(house: House) -> tuple[int, Success]:
    """A signed contract, and the draft that the job made of it."""
    trajectory_id = to_sign(house)
    sign(house, trajectory_id)
    (found,) = looks(house)
    return trajectory_id, found


def completes(house: House, trajectory_id: int) -> None:
    """The contract is over."""
    with stepping(house, trajectory_id) as step:
        move_on(step, target=Phase.COMPLETED, version=step.record.trajectory.version)


def seen(house: House, success_id: int, user: str = COORDINATOR) -> DraftView:
    """A draft, as somebody reads it."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        return draft_view(session, here=house.here, viewer=viewer, success_id=success_id)


def does(house: House, what: Any, *args: Any, user: str = COORDINATOR, **more: Any) -> Any:
    """Somebody does something with a draft."""
    with house.session() as session:
        doing = Drafting(session, house.here, house.viewer(session, user), NOW)
        outcome = what(doing, *args, **more)
        session.commit()
        return outcome


def reports(house: House, report: Report, trajectory_id: int | None = None) -> Reported:
    """The buyer tells of a success, of a purchase if one is given."""
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        if trajectory_id is not None:
            record = visible(session, **house.asked(session, BUYER, trajectory_id))
            report = Report(report.parts, report.told, record, report.people)
        outcome = report_success(Drafting(session, house.here, viewer, NOW), report)
        session.commit()
        return outcome


def told_to_coordinators(house: House) -> int:
    """How many notices of drafts there are."""
    with house.session() as session:
        return len(planned(session, ids.NOTICE_DRAFT))
