"""What was chosen for social return in a trajectory."""

from sqlmodel import Session

from storage.tables import TrajectorySocialReturn
from storage.vocabulary import SocialReturnWay


def social_return_of(session: Session, *, trajectory_id: int) -> TrajectorySocialReturn | None:
    """What was chosen, if anything was; of a trajectory that was found in its workspace."""
    return session.get(TrajectorySocialReturn, trajectory_id)


def set_social_return(
    session: Session, *, trajectory_id: int, way: SocialReturnWay, wage_permille: int | None
) -> None:
    """Make this the choice."""
    chosen = social_return_of(session, trajectory_id=trajectory_id)
    if chosen is None:
        chosen = TrajectorySocialReturn(trajectory_id=trajectory_id, way=way)
    chosen.way, chosen.wage_permille = way, wage_permille
    session.add(chosen)
    session.flush()
