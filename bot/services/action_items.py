"""Action items: made, done, moved and given to somebody else; each logged and told once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.policy.action_items import may_make, may_settle
from bot.policy.confidentiality import Viewer
from bot.policy.permissions import Act
from bot.services.action_notices import plan_given, plan_reminders
from bot.services.errors import ActionGoneError, MayNotSettleActionError, NotAllowedError
from bot.services.municipality import Municipality
from storage import event_log
from storage.action_items import lock_action_item
from storage.tables import ActionItem
from storage.vocabulary import ActionKind, TaskState


@dataclass(frozen=True)
class ActionInput:
    """What somebody wants to promise, or lets somebody else promise; ids are our own."""

    text: str
    kind: ActionKind
    owner_id: int
    due_on: date | None = None
    trajectory_id: int | None = None
    meeting_id: int | None = None
    talk_id: int | None = None
    team: str | None = None


@dataclass(frozen=True)
class Doer:
    """Who does something with an action item, where and when."""

    session: Session
    here: Municipality
    viewer: Viewer
    now: datetime


def make_action(doer: Doer, wanted: ActionInput) -> ActionItem:
    """Make it, and plan the reminders; who got it from somebody else hears so.

    :raises NotAllowedError: only the coordinator and the adviser make one for others.
    """
    if not may_make(doer.viewer, wanted.owner_id):
        raise NotAllowedError(Act.GIVE_ACTION)
    item = ActionItem(
        workspace_id=doer.here.workspace_id,
        text=wanted.text,
        kind=wanted.kind,
        owner_id=wanted.owner_id,
        due_on=wanted.due_on,
        trajectory_id=wanted.trajectory_id,
        meeting_id=wanted.meeting_id,
        talk_id=wanted.talk_id,
        team=wanted.team,
        made_by_id=doer.viewer.person_id,
        created_at=doer.now,
        updated_at=doer.now,
    )
    doer.session.add(item)
    doer.session.flush()
    _changed(
        doer,
        item,
        ids.EVENT_MADE,
        facts={
            "kind": wanted.kind.value,
            "owner": [None, wanted.owner_id],
            "due_on": [None, _iso(wanted.due_on)],
            "meeting": wanted.meeting_id,
            "trajectory": wanted.trajectory_id,
            "talk": wanted.talk_id,
        },
        texts={"text": wanted.text},
    )
    _tell_owner(doer, item)
    return item


def finish_action(doer: Doer, item_id: int) -> bool:
    """It is done. :returns: False when it was settled before."""
    item = _settling(doer, item_id)
    if item.state is not TaskState.OPEN:
        return False
    item.state = TaskState.DONE
    _changed(doer, item, ids.EVENT_DONE)
    return True


def postpone_action(doer: Doer, item_id: int, *, due_on: date) -> bool:
    """Another date; the reminders move along. :returns: False when it was settled before."""
    item = _settling(doer, item_id)
    if item.state is not TaskState.OPEN:
        return False
    if item.due_on != due_on:
        before, item.due_on = item.due_on, due_on
        _changed(doer, item, ids.EVENT_POSTPONED, facts={"due_on": [_iso(before), _iso(due_on)]})
        plan_reminders(doer.session, item, here=doer.here, now=doer.now)
    return True


def hand_over_action(
    doer: Doer, item_id: int, *, owner_id: int, note: str = "", tells: bool = True
) -> bool:
    """Somebody else does it, and hears so. :returns: False when it was settled before.

    :param tells: whether they hear it by this; False where they hear it along with more.
    """
    item = _settling(doer, item_id)
    if item.state is not TaskState.OPEN:
        return False
    if item.owner_id != owner_id:
        before, item.owner_id = item.owner_id, owner_id
        _changed(
            doer,
            item,
            ids.EVENT_HANDED_OVER,
            facts={"owner": [before, owner_id]},
            texts={"note": note} if note else None,
        )
        _tell_owner(doer, item, tells=tells)
    return True


def _settling(doer: Doer, item_id: int) -> ActionItem:
    item = lock_action_item(doer.session, workspace_id=doer.here.workspace_id, item_id=item_id)
    if item is None:
        raise ActionGoneError
    if not may_settle(doer.viewer, item.owner_id):
        raise MayNotSettleActionError
    return item


def _tell_owner(doer: Doer, item: ActionItem, *, tells: bool = True) -> None:
    if tells and item.owner_id != doer.viewer.person_id:
        plan_given(doer.session, item, now=doer.now)
    plan_reminders(doer.session, item, here=doer.here, now=doer.now)


def _changed(
    doer: Doer,
    item: ActionItem,
    kind: str,
    *,
    facts: dict[str, Any] | None = None,
    texts: dict[str, Any] | None = None,
) -> None:
    item.version += 1
    item.updated_at = doer.now
    doer.session.add(item)
    event_log.record(
        doer.session,
        workspace_id=doer.here.workspace_id,
        subject_kind=ids.SUBJECT_ACTION,
        subject_id=item.id or 0,
        kind=kind,
        actor_id=doer.viewer.person_id,
        now=doer.now,
        facts={"version": item.version, **(facts or {})},
        texts=texts,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
