"""What the owner of an action item hears: that it is theirs, and once before and after its date."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages.action_items import action_told
from bot.policy.action_items import asked_at, reminded_at
from bot.policy.confidentiality import Audience
from bot.services.action_views import action_view
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from storage import event_log
from storage.action_items import find_action_item
from storage.notices import plan_notice
from storage.people import people_by_id
from storage.tables import ActionItem
from storage.vocabulary import TaskState


def plan_given(session: Session, item: ActionItem, *, now: datetime) -> None:
    """To who got it from somebody else, in private."""
    _plan(session, item, ids.NOTICE_GIVEN, _given(item.version), due_at=now, now=now)


def plan_reminders(
    session: Session, item: ActionItem, *, here: Municipality, now: datetime
) -> None:
    """Once before its date and once after it; what is past by now is not told."""
    if item.due_on is None:
        return
    for kind, moment in ((ids.NOTICE_BEFORE, reminded_at), (ids.NOTICE_AFTER, asked_at)):
        due_at = moment(item.due_on, here.profile.calendar, here.zone)
        if due_at > now:
            _plan(session, item, kind, _due(item), due_at=due_at, now=now)


def tell_given(occasion: Occasion) -> Telling | None:
    """What they got, from whom, and the note; nothing once it is not theirs to do any more."""
    item = _theirs(occasion)
    if item is None:
        return None
    occurrence = occasion.notices[0].occurrence
    events = event_log.history(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        subject_kind=ids.SUBJECT_ACTION,
        subject_id=item.id or 0,
    )
    event = next(
        (each for each in events[::-1] if _given(each.facts.get("version", 0)) == occurrence), None
    )
    by, note = (event.actor_id or 0, (event.texts or {}).get("note", "")) if event else (0, "")
    people = people_by_id(occasion.session, workspace_id=item.workspace_id, ids=[by])
    return _told(
        occasion, item, "given", by=people[by].slack_user_id if by in people else "", note=note
    )


def tell_before(occasion: Occasion) -> Telling | None:
    """The reminder; nothing once it is done, moved, or somebody else's."""
    item = _theirs(occasion)
    due = item is not None and occasion.notices[0].occurrence == _due(item)
    return _told(occasion, item, "before") if item is not None and due else None


def tell_after(occasion: Occasion) -> Telling | None:
    """The question after its date; nothing once it is done, moved, or somebody else's."""
    item = _theirs(occasion)
    due = item is not None and occasion.notices[0].occurrence == _due(item)
    return _told(occasion, item, "after") if item is not None and due else None


def _theirs(occasion: Occasion) -> ActionItem | None:
    """What the notice is about, if it is still open and theirs."""
    item = find_action_item(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        item_id=occasion.subject_id,
    )
    if item is None or item.state is not TaskState.OPEN or occasion.audience is not Audience.PERSON:
        return None
    return item if str(ToPerson(item.owner_id)) == occasion.notices[0].recipient else None


def _told(occasion: Occasion, item: ActionItem, phrase: str, **more: str) -> Telling:
    here = occasion.here
    today = occasion.now.astimezone(here.zone).date()
    view = action_view(occasion.session, item, here=here, today=today)
    return Telling(action_told(view, here.words, phrase=phrase, **more))


def _given(version: int) -> str:
    return f"version {version}"


def _due(item: ActionItem) -> str:
    return f"due {item.due_on}"


def _plan(
    session: Session,
    item: ActionItem,
    kind: str,
    occurrence: str,
    *,
    due_at: datetime,
    now: datetime,
) -> None:
    plan_notice(
        session,
        workspace_id=item.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT_ACTION,
        subject_id=item.id or 0,
        occurrence=occurrence,
        recipient=str(ToPerson(item.owner_id)),
        due_at=due_at,
        now=now,
    )
