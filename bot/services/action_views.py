"""Action items as one person may see them."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from bot.messages.action_view import ActionList, ActionView
from bot.policy import action_items as policy
from bot.policy.confidentiality import Viewer
from bot.policy.paging import page_of
from bot.services.errors import ActionGoneError, MayNotSettleActionError
from bot.services.municipality import Municipality
from storage.action_items import action_items_of, find_action_item, open_action_items
from storage.people import people_by_id
from storage.tables import ActionItem
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import TaskState

PAGE_SIZE = 10
"""Rows on a page of the list."""


def action_list(
    session: Session, *, here: Municipality, viewer: Viewer, today: date, page: int = 1
) -> ActionList:
    """Somebody's own open action items, and after them those of others for who reads them."""
    sees_all = policy.reads_all(viewer)
    found = open_action_items(session, workspace_id=here.workspace_id)
    own = [each for each in found if each.owner_id == viewer.person_id]
    others = [each for each in found if each.owner_id != viewer.person_id] if sees_all else []
    items = [*own, *others]
    shown = page_of(len(items), size=PAGE_SIZE, wanted=page)
    views = action_views(
        session, items[shown.first : shown.last], here=here, today=today, viewer=viewer
    )
    return ActionList(views, shown, len(items), sees_all)


def agreed_in(
    session: Session, *, here: Municipality, meeting_id: int, today: date
) -> tuple[ActionView, ...]:
    """What was agreed in a meeting; never that it is overdue, for others read it."""
    found = action_items_of(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    return action_views(session, found, here=here, today=today)


def settleable(
    session: Session, *, here: Municipality, viewer: Viewer, item_id: int, today: date
) -> ActionView:
    """One of them, for who may settle it.

    :raises ActionGoneError: there is none.
    :raises MayNotSettleActionError: it is somebody else's.
    """
    item = find_action_item(session, workspace_id=here.workspace_id, item_id=item_id)
    if item is None:
        raise ActionGoneError
    if not policy.may_settle(viewer, item.owner_id):
        raise MayNotSettleActionError
    return action_views(session, [item], here=here, today=today, viewer=viewer)[0]


def action_view(
    session: Session, item: ActionItem, *, here: Municipality, today: date
) -> ActionView:
    """One of them, for its owner."""
    owner = Viewer(item.owner_id)
    return action_views(session, [item], here=here, today=today, viewer=owner)[0]


def action_views(
    session: Session,
    items: Iterable[ActionItem],
    *,
    here: Municipality,
    today: date,
    viewer: Viewer | None = None,
) -> tuple[ActionView, ...]:
    """They as presenters get them. ``viewer``: who reads along that it is overdue, if anybody."""
    items = list(items)
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={each.owner_id for each in items}
    )
    trajectories = {each.trajectory_id for each in items if each.trajectory_id is not None}
    numbers = {
        record.trajectory.id: record.trajectory.number
        for record in trajectory_records(
            session, workspace_id=here.workspace_id, ids=list(trajectories)
        )
    }
    teams = {each.slug: each.name for each in here.profile.teams}
    return tuple(
        ActionView(
            item_id=each.id or 0,
            version=each.version,
            text=each.text,
            kind=each.kind,
            owner=people[each.owner_id].slack_user_id,
            due_on=each.due_on,
            number=numbers.get(each.trajectory_id),
            team=teams.get(each.team or ""),
            is_open=each.state is TaskState.OPEN,
            overdue=_is_overdue(each, today, viewer),
            own=viewer is not None and each.owner_id == viewer.person_id,
        )
        for each in items
    )


def _is_overdue(item: ActionItem, today: date, viewer: Viewer | None) -> bool:
    if item.due_on is None or item.state is not TaskState.OPEN or item.due_on >= today:
        return False
    return viewer is not None and policy.may_settle(viewer, item.owner_id)
