"""What stands in somebody's Home tab."""

from sqlmodel import Session

from bot.messages.home import SHOWN_TRAJECTORIES, SHOWN_WAITING, HomeView
from bot.policy.confidentiality import Viewer
from bot.policy.phases import is_open
from bot.services.delivery_problems import open_problems
from bot.services.municipality import Municipality
from bot.services.trajectory_lists import rows_of
from storage.trajectory_lists import Criteria, Listed, list_trajectories
from storage.vocabulary import Sharing


def home_of(session: Session, *, here: Municipality, viewer: Viewer) -> HomeView:
    """Their trajectories, the open ones first, and what waits for them."""
    mine = _belonging(session, here, viewer)
    in_order = sorted(mine, key=lambda each: not is_open(each.phase))  # stable: newest first
    unshared = [
        each
        for each in _belonging(session, here, viewer, sharing=Sharing.PRIVATE)
        if is_open(each.phase)
    ]
    problems = open_problems(session, here=here, viewer=viewer)

    def shown(listed: list[Listed], most: int) -> list[int]:
        return [each.trajectory_id for each in listed[:most]]

    return HomeView(
        mine=rows_of(session, here=here, ids=shown(in_order, SHOWN_TRAJECTORIES)),
        mine_total=len(mine),
        unshared=rows_of(session, here=here, ids=shown(unshared, SHOWN_WAITING)),
        unshared_total=len(unshared),
        problems=tuple(problems[:SHOWN_WAITING]),
        problems_total=len(problems),
    )


def _belonging(
    session: Session, here: Municipality, viewer: Viewer, *, sharing: Sharing | None = None
) -> list[Listed]:
    return list_trajectories(
        session,
        workspace_id=here.workspace_id,
        criteria=Criteria(belonging_to=viewer.person_id, sharing=sharing),
    )
