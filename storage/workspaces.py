"""Finding, making and adopting workspaces."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.once import insert_once
from storage.tables import LOCAL_TEAM, Workspace


def workspace_of(session: Session, team_id: str) -> Workspace | None:
    """The workspace of a Slack team id, if this database knows it."""
    return session.exec(select(Workspace).where(col(Workspace.team_id) == team_id)).first()


def all_workspaces(session: Session) -> list[Workspace]:
    """Every workspace, oldest first."""
    return list(session.exec(select(Workspace).order_by(col(Workspace.id))))


def ensure_workspace(
    session: Session, *, team_id: str, name: str, profile: str, now: datetime
) -> Workspace:
    """The workspace of this team id: known, adopted from ``local``, or new."""
    found = workspace_of(session, team_id)
    if found is not None:
        return found
    local = session.exec(  # locked: two teams that come at once may not both take it
        select(Workspace).where(col(Workspace.team_id) == LOCAL_TEAM).with_for_update()
    ).first()
    if local is not None:
        local.team_id, local.name = team_id, name
        session.add(local)
        session.flush()
        return local
    insert_once(session, Workspace, team_id=team_id, name=name, profile=profile, created_at=now)
    made = workspace_of(session, team_id)
    if made is None:
        raise LookupError(f"workspace {team_id} could not be made")
    return made
