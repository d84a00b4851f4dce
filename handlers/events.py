"""Events from Slack: kept before they are acknowledged, handled from the inbox."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from sqlmodel import Session

from bot.messages import tender_file_ids
from bot.services.municipality import Municipality, UnknownWorkspaceError
from bot.slack.desk import Desk
from handlers.conversation import prepare_message
from handlers.home import on_home_opened
from handlers.interaction import team_of
from handlers.lesson_requests import points_at_lesson, prepare_reaction
from handlers.places import (
    BOT,
    follows_at_once,
    is_for_the_bot,
    may_be_for_the_bot,
    place_of,
)
from handlers.tender_file_work import prepare_work
from storage import inbox
from storage.tables import InboxItem

log = structlog.get_logger()

_ACKNOWLEDGED = 200
_SPOKEN = frozenset({"message", "app_mention"})

_MOMENTS = (0.05, 0.1, 0.2, 0.4)
"""Seconds."""

Handle = Callable[[Session, InboxItem], None]
"""Handles one event, in the session it is given."""

Prepare = Callable[[Desk, InboxItem], Handle]
"""What handles an event of some kind. It may ask Slack: no transaction is open yet."""


def _at_once(handler: Callable[[Session, Desk, InboxItem], None]) -> Prepare:
    """Nothing has to be asked of Slack first."""
    return lambda desk, _item: lambda session, item: handler(session, desk, item)


_HANDLERS: Mapping[str, Prepare] = {
    "message": prepare_message,
    "app_mention": prepare_message,
    "app_home_opened": _at_once(on_home_opened),
    "reaction_added": prepare_reaction,
}
_OURS: Mapping[str, Prepare] = {tender_file_ids.WORK: prepare_work}
"""Work that we plan ourselves: Slack sends no such thing."""

_WANTED: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "message": may_be_for_the_bot,
    "app_mention": lambda _event: True,
    "app_home_opened": lambda event: event.get("tab") == "home",
    "reaction_added": points_at_lesson,
}


def register(app: App, desk: Desk) -> None:
    """Keep what comes in before Bolt acknowledges it; a repeat is kept once."""

    @app.middleware
    def _keep(req: BoltRequest, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002  -- Bolt's name
        if req.body.get("type") != "event_callback":
            return next()
        event = req.body.get("event") or {}
        kind = str(event.get("type"))
        if kind in _HANDLERS and _WANTED[kind](event):
            _receive(desk, req.body, kind, event)
        return BoltResponse(status=_ACKNOWLEDGED)


def prepare_item(desk: Desk) -> Callable[[InboxItem], Handle]:
    """What the inbox calls for each event: it gives what handles it."""

    def prepare(item: InboxItem) -> Handle:
        return {**_HANDLERS, **_OURS}[item.kind](desk, item)

    return prepare


def _receive(desk: Desk, body: Mapping[str, Any], kind: str, event: Mapping[str, Any]) -> None:
    with desk.database.reading() as session:
        try:
            here = desk.municipalities.of_team(session, team_of(body))
        except UnknownWorkspaceError:
            log.warning("an event from an unknown workspace", team=team_of(body))
            return
    bot = _bot_user(body)
    if kind == "message" and not _is_meant(desk, here, event, bot):
        return
    with desk.database.writing() as session:
        inbox.receive(
            session,
            workspace_id=here.workspace_id,
            event_id=str(body["event_id"]),
            kind=kind,
            conversation=_conversation(kind, event),
            ts=str(event.get("ts") or event.get("event_ts") or ""),
            payload={**event, BOT: bot} if kind in _SPOKEN else dict(event),
            now=desk.clock.now(),
        )
        session.commit()


def _is_meant(desk: Desk, here: Municipality, event: Mapping[str, Any], bot: str) -> bool:
    """Whether a message is for the bot.

    Who calls it and types on at once may be overtaken by themselves: several of us take in
    what comes. Such a message is held for a moment, in memory alone.
    """
    pauses = _MOMENTS if follows_at_once(event) else ()
    for pause in (0.0, *pauses):
        time.sleep(pause)
        with desk.database.reading() as session:
            if is_for_the_bot(session, here, event, bot):
                return True
    return False


def _bot_user(body: Mapping[str, Any]) -> str:
    """The Slack user id of the bot, as the one that may know of this event."""
    authorizations: Sequence[Mapping[str, Any]] = body.get("authorizations") or ({},)
    return str(authorizations[0].get("user_id") or "")


def _conversation(kind: str, event: Mapping[str, Any]) -> str:
    """What happens in one place is handled in order; a message with reactions is one by itself."""
    if (item := event.get("item")) is not None:
        return f"item:{item.get('channel')}:{item.get('ts')}"
    if kind not in _SPOKEN:
        return f"{event.get('channel')}:"
    place = place_of(event)
    return f"{place.channel_id}:{place.thread_ts}"
