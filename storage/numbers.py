"""The numbers that people use: 1, 2, 3 … in each workspace, one row for each kind of thing."""

from sqlmodel import Session, col, func, select

from storage.tables import Lesson, Tender, Trajectory, Workspace

LARGEST_NUMBER = 2**31 - 1
"""The largest that the column of a number holds."""


def next_number(
    session: Session,
    table: type[Trajectory] | type[Lesson] | type[Tender],
    *,
    workspace_id: int,
) -> int:
    """The number of the next one; holds the workspace until the transaction ends."""
    hold_numbers(session, workspace_id=workspace_id)
    highest = session.exec(
        select(func.max(table.number)).where(col(table.workspace_id) == workspace_id)
    ).one()
    return (highest or 0) + 1


def hold_numbers(session: Session, *, workspace_id: int) -> None:
    """Let nobody else number anything in this workspace until the transaction ends."""
    # Not a full lock: every new row of a workspace holds its key, and two writers that
    # hold it already would wait for each other for ever.
    session.exec(
        select(Workspace.id)
        .where(col(Workspace.id) == workspace_id)
        .with_for_update(key_share=True)
    )
