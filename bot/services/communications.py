"""The communication plan, kept by the coordinator: what is told when, to whom, by whom."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.messages import communication_ids as ids
from bot.messages.communication_view import PlannedChoices, PlannedList, PlannedView
from bot.messages.form_fields import Option
from bot.policy.confidentiality import Viewer
from bot.services.communication_notices import plan_ready
from bot.services.municipality import Municipality
from bot.services.outreach_errors import PlannedMessageGoneError
from bot.services.outreach_writing import expect_keeper, record_change, touch
from bot.services.plan_items import cited
from storage.communications import find_message, messages_in
from storage.people import people_by_id
from storage.tables import PlannedMessage
from storage.vocabulary import MessageState

SHOWN, SHOWN_SENT = 20, 3
_LOOKED_BACK = timedelta(days=92)
_TEXTS = frozenset({"title", "audience", "draft"})


@dataclass(frozen=True)
class PlannedInput:
    """What the coordinator wants it to be; ``medium`` a slug, the owner by our own id.

    ``draft``: None leaves the text as it is made.
    """

    title: str
    on: date
    medium: str | None = None
    audience: str | None = None
    owner_id: int | None = None
    draft: str | None = None


def planned_list(
    session: Session, *, here: Municipality, viewer: Viewer, now: datetime
) -> PlannedList:
    """What is planned and what was sent of late.

    :raises NotAllowedError: this person is no coordinator.
    """
    expect_keeper(viewer)
    since = now.astimezone(here.zone).date() - _LOOKED_BACK
    asked: dict[str, Any] = {"workspace_id": here.workspace_id, "since": since}
    planned = messages_in(session, states={MessageState.PLANNED}, **asked)
    sent = messages_in(session, states={MessageState.SENT}, **asked)[-SHOWN_SENT:]
    communication = here.profile.communication
    principles = communication.principles if communication else ()
    return PlannedList(
        planned=tuple(views_of(session, planned[:SHOWN], here=here)),
        sent=tuple(views_of(session, sent[::-1], here=here)),
        principle=principles[0] if principles else "",
        source=cited(communication) if communication else "",
        hidden=max(0, len(planned) - SHOWN),
    )


def readable_message(
    session: Session, *, here: Municipality, viewer: Viewer, message_id: int
) -> PlannedMessage:
    """One of them, for who keeps it.

    :raises NotAllowedError: this person is no coordinator.
    :raises PlannedMessageGoneError: it is not there.
    """
    return _found(session, here, viewer, message_id)


def views_of(
    session: Session, found: Sequence[PlannedMessage], *, here: Municipality
) -> list[PlannedView]:
    """Messages as people read them; a medium that left the profile has no name any more."""
    owners = {each.owner_id for each in found if each.owner_id is not None}
    people = people_by_id(session, workspace_id=here.workspace_id, ids=owners)
    communication = here.profile.communication
    media = {each.slug: each for each in (communication.media if communication else ())}
    views = []
    for each in found:
        medium, owner = media.get(each.medium or ""), people.get(each.owner_id or 0)
        views.append(
            PlannedView(
                message_id=each.id or 0,
                version=each.version,
                title=each.title,
                on=each.on,
                medium=medium.label if medium else "",
                medium_slug=medium.slug if medium else "",
                kind=medium.kind if medium else "",
                audience=each.audience or "",
                owner=owner.slack_user_id if owner else "",
                draft=each.draft or "",
                state=each.state,
            )
        )
    return views


def planned_choices(here: Municipality) -> PlannedChoices:
    """The media of the profile, and its audiences as an example."""
    communication = here.profile.communication
    if communication is None:
        return PlannedChoices()
    media = tuple(Option(each.slug, each.label) for each in communication.media)
    return PlannedChoices(media, communication.audiences)


def add_message(
    session: Session, *, here: Municipality, viewer: Viewer, wanted: PlannedInput, now: datetime
) -> int:
    """Plan one more. :returns: its id.

    :raises NotAllowedError: this person is no coordinator.
    """
    expect_keeper(viewer)
    stored = PlannedMessage(
        workspace_id=here.workspace_id,
        created_by_id=viewer.person_id,
        created_at=now,
        updated_at=now,
        **asdict(wanted),
    )
    session.add(stored)
    session.flush()
    changes = {name: [None, value] for name, value in asdict(wanted).items() if value is not None}
    _record(session, stored, ids.EVENT_ADDED, changes, viewer=viewer, now=now)
    plan_ready(session, stored, here=here, now=now)
    return stored.id or 0


def change_message(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    message_id: int,
    wanted: PlannedInput,
    version: int,
    now: datetime,
) -> bool:
    """Change or move one, or keep its text.

    :returns: False when somebody changed it since that version: then nothing is written.
    :raises NotAllowedError: this person is no coordinator.
    :raises PlannedMessageGoneError: it is not there.
    """
    stored = _found(session, here, viewer, message_id, lock=True)
    if stored.version != version:
        return False
    changes = {
        name: [getattr(stored, name), value]
        for name, value in asdict(wanted).items()
        if getattr(stored, name) != value
    }
    if not changes:
        return True
    for name, (_, value) in changes.items():
        setattr(stored, name, value)
    touch(session, stored, now)
    _record(session, stored, ids.EVENT_CHANGED, changes, viewer=viewer, now=now)
    plan_ready(session, stored, here=here, now=now)
    return True


def settle_message(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    message_id: int,
    state: MessageState,
    version: int,
    now: datetime,
) -> bool:
    """Mark it as sent, drop it, or plan it again. Twice changes nothing.

    :returns: False when somebody changed it since that version: then nothing is written.
    :raises NotAllowedError: this person is no coordinator.
    :raises PlannedMessageGoneError: it is not there.
    """
    stored = _found(session, here, viewer, message_id, lock=True)
    if stored.state is state:
        return True
    if stored.version != version:
        return False
    changes = {"state": [stored.state.value, state.value]}
    stored.state = state
    touch(session, stored, now)
    _record(session, stored, ids.EVENT_STATE, changes, viewer=viewer, now=now)
    plan_ready(session, stored, here=here, now=now)
    return True


def _found(
    session: Session, here: Municipality, viewer: Viewer, message_id: int, *, lock: bool = False
) -> PlannedMessage:
    expect_keeper(viewer)
    stored = find_message(session, workspace_id=here.workspace_id, message_id=message_id, lock=lock)
    if stored is None:
        raise PlannedMessageGoneError
    return stored


def _record(
    session: Session,
    stored: PlannedMessage,
    kind: str,
    changes: dict[str, Any],
    *,
    viewer: Viewer,
    now: datetime,
) -> None:
    record_change(
        session,
        stored,
        kind,
        changes,
        subject=ids.SUBJECT,
        free_text=_TEXTS,
        viewer=viewer,
        now=now,
    )
