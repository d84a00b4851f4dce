"""What hangs on somebody, as a list; and handing it over, each by the way of its own kind."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import hand_over_ids as ids
from bot.messages.hand_over_view import HandedOver, Thing
from bot.policy.confidentiality import Viewer
from bot.policy.hand_over import Hung, kind_of_role, may_hand_over, may_pass_on
from bot.services.action_items import Doer, hand_over_action
from bot.services.errors import NotCoordinatorError, RefusalError
from bot.services.handing_over_list import things_of
from bot.services.handing_over_notices import plan_handed_over
from bot.services.municipality import Municipality
from bot.services.plan_own_changes import OwnInput, change_item
from bot.services.plans import PlanInput, keep_plan_item
from bot.services.representatives import read_name, set_representative
from bot.services.tender_access import changeable as changeable_tender
from bot.services.tender_fields import input_of as input_of_tender
from bot.services.tenders import edit_tender
from bot.services.trajectories import changeable, edit_trajectory
from bot.services.trajectory_fields import input_of
from bot.services.watch import Watcher, give_development
from storage import event_log
from storage.people import people_by_id
from storage.plans import find_own_item, find_plan_entry


@dataclass(frozen=True)
class Handing:
    """Who hands over what hangs on whom to whom, and when; ``viewer`` does it."""

    session: Session
    here: Municipality
    viewer: Viewer
    now: datetime
    person_id: int
    successor_id: int


def hanging(
    session: Session, *, here: Municipality, viewer: Viewer, person_id: int, now: datetime
) -> tuple[Thing, ...]:
    """What hangs on somebody, as far as who asks may see it.

    :raises NotCoordinatorError: it is about somebody else.
    """
    if not may_hand_over(viewer, person_id):
        raise NotCoordinatorError
    return things_of(session, here=here, viewer=viewer, person_id=person_id, now=now)


def hand_over(doing: Handing, kinds: Collection[Hung]) -> HandedOver:
    """Hand over what hangs on them now of these kinds; what cannot be stays theirs.

    The successor hears it in one message, unless they did it themselves.

    :raises NotCoordinatorError: it is about somebody else.
    """
    known = hanging(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        person_id=doing.person_id,
        now=doing.now,
    )
    moved = tuple(each for each in known if each.kind in kinds and _goes_over(doing, each))
    if moved:
        event = event_log.record(
            doing.session,
            workspace_id=doing.here.workspace_id,
            subject_kind=ids.SUBJECT,
            subject_id=doing.person_id,
            kind=ids.EVENT,
            actor_id=doing.viewer.person_id,
            now=doing.now,
            facts={
                "to": doing.successor_id,
                "moved": [[each.kind.value, each.key] for each in moved],
            },
        )
        if doing.successor_id != doing.viewer.person_id:
            plan_handed_over(doing.session, event, to=doing.successor_id, now=doing.now)
    return HandedOver(moved, tuple(each for each in known if each not in moved))


def _goes_over(doing: Handing, thing: Thing) -> bool:
    """Hand over one thing, unless it may not be, or somebody changed it at the same moment."""
    if not may_pass_on(doing.viewer, thing.kind):
        return False
    try:
        return _WAYS[thing.kind](doing, thing)
    except RefusalError:
        return False


def _trajectory(doing: Handing, thing: Thing) -> bool:
    trajectory_id = int(thing.key)
    record = changeable(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        lock=True,
    )
    phase = record.trajectory.phase
    people = {
        role: doing.successor_id
        if holder == doing.person_id and kind_of_role(role, phase) is thing.kind
        else holder
        for role, holder in record.roles.items()
    }
    edited = edit_trajectory(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        version=record.trajectory.version,
        wanted=replace(input_of(record), people=people),
        now=doing.now,
    )
    return bool(edited.changed)


def _action(doing: Handing, thing: Thing) -> bool:
    doer = Doer(doing.session, doing.here, doing.viewer, doing.now)
    return hand_over_action(doer, int(thing.key), owner_id=doing.successor_id, tells=False)


def _plan(doing: Handing, thing: Thing) -> bool:
    if thing.key.isdecimal():
        return _own_item(doing, int(thing.key))
    entry = find_plan_entry(doing.session, workspace_id=doing.here.workspace_id, key=thing.key)
    return entry is not None and keep_plan_item(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        key=thing.key,
        wanted=PlanInput(doing.successor_id, entry.status, entry.note or ""),
        version=entry.version,
        now=doing.now,
        tells=False,
    )


def _own_item(doing: Handing, item_id: int) -> bool:
    row = find_own_item(doing.session, workspace_id=doing.here.workspace_id, item_id=item_id)
    return row is not None and change_item(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        item_id=item_id,
        wanted=OwnInput(row.text, doing.successor_id, row.status, row.due_year),
        version=row.version,
        now=doing.now,
        tells=False,
    )


def _stands_for(doing: Handing, thing: Thing) -> bool:
    kind, slug = read_name(thing.key)
    people = people_by_id(
        doing.session, workspace_id=doing.here.workspace_id, ids=[doing.successor_id]
    )
    set_representative(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        kind=kind,
        slug=slug,
        slack_user_id=people[doing.successor_id].slack_user_id,
        now=doing.now,
    )
    return True


def _tender(doing: Handing, thing: Thing) -> bool:
    stored = changeable_tender(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        tender_id=int(thing.key),
        lock=True,
    )
    theirs: dict[str, Any] = {
        name: doing.successor_id
        for name in ("client_id", "budget_holder_id")
        if getattr(stored, name) == doing.person_id
    }
    edited = edit_tender(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        tender_id=int(thing.key),
        version=stored.version,
        wanted=replace(input_of_tender(stored), **theirs),
        now=doing.now,
    )
    return bool(edited.changed)


def _watched(doing: Handing, thing: Thing) -> bool:
    watcher = Watcher(doing.session, doing.here, doing.viewer, doing.now)
    return give_development(watcher, int(thing.key), owner_id=doing.successor_id)


_WAYS: Mapping[Hung, Callable[[Handing, Thing], bool]] = {
    Hung.ROLES: _trajectory,
    Hung.CONTRACTS: _trajectory,
    Hung.ACTIONS: _action,
    Hung.PLAN: _plan,
    Hung.STANDS_FOR: _stands_for,
    Hung.TENDERS: _tender,
    Hung.WATCHED: _watched,
}
