"""Action items: what people promised to do."""

from sqlmodel import Session, col, select

from storage.tables import ActionItem
from storage.vocabulary import TaskState


def find_action_item(session: Session, *, workspace_id: int, item_id: int) -> ActionItem | None:
    """The action item with this id."""
    return session.exec(
        select(ActionItem).where(
            col(ActionItem.workspace_id) == workspace_id, col(ActionItem.id) == item_id
        )
    ).first()


def lock_action_item(session: Session, *, workspace_id: int, item_id: int) -> ActionItem | None:
    """The same; rivals wait until the transaction ends."""
    return session.exec(
        select(ActionItem)
        .where(col(ActionItem.workspace_id) == workspace_id, col(ActionItem.id) == item_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def open_action_items(session: Session, *, workspace_id: int) -> list[ActionItem]:
    """Everything that is still to be done: by date, what has none last."""
    found = session.exec(
        select(ActionItem)
        .where(
            col(ActionItem.workspace_id) == workspace_id, col(ActionItem.state) == TaskState.OPEN
        )
        .order_by(col(ActionItem.due_on).is_(None), col(ActionItem.due_on), col(ActionItem.id))
    )
    return list(found)


def action_items_of(session: Session, *, workspace_id: int, meeting_id: int) -> list[ActionItem]:
    """What was agreed in a meeting and not taken back, in the order in which it was."""
    found = session.exec(
        select(ActionItem)
        .where(
            col(ActionItem.workspace_id) == workspace_id,
            col(ActionItem.meeting_id) == meeting_id,
            col(ActionItem.state) != TaskState.DROPPED,
        )
        .order_by(col(ActionItem.id))
    )
    return list(found)
