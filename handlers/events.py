"""Events from Slack: kept before they are acknowledged, handled from the inbox."""

from collections.abc import Callable, Mapping
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from sqlmodel import Session

from bot.services.municipality import UnknownWorkspaceError
from bot.slack.desk import Desk
from handlers.conversation import is_for_the_bot, on_message
from handlers.home import on_home_opened
from handlers.interaction import team_of
from handlers.lesson_requests import points_at_lesson, prepare_reaction
from storage import inbox
from storage.tables import InboxItem

log = structlog.get_logger()

_ACKNOWLEDGED = 200

Handle = Callable[[Session, InboxItem], None]
"""Handles one event, in the session it is given."""

Prepare = Callable[[Desk, InboxItem], Handle]
"""What handles an event of some kind. It may ask Slack: no transaction is open yet."""


def _at_once(handler: Callable[[Session, Desk, InboxItem], None]) -> Prepare:
    """Nothing has to be asked of Slack first."""
    return lambda desk, _item: lambda session, item: handler(session, desk, item)


_HANDLERS: Mapping[str, Prepare] = {
    "message": _at_once(on_message),
    "app_mention": _at_once(on_message),
    "app_home_opened": _at_once(on_home_opened),
    "reaction_added": prepare_reaction,
}
_WANTED: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "message": is_for_the_bot,
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
        return _HANDLERS[item.kind](desk, item)

    return prepare


def _receive(desk: Desk, body: Mapping[str, Any], kind: str, event: Mapping[str, Any]) -> None:
    with desk.database.writing() as session:
        try:
            here = desk.municipalities.of_team(session, team_of(body))
        except UnknownWorkspaceError:
            log.warning("an event from an unknown workspace", team=team_of(body))
            return
        inbox.receive(
            session,
            workspace_id=here.workspace_id,
            event_id=str(body["event_id"]),
            kind=kind,
            conversation=_conversation(event),
            ts=str(event.get("ts") or event.get("event_ts") or ""),
            payload=dict(event),
            now=desk.clock.now(),
        )
        session.commit()


def _conversation(event: Mapping[str, Any]) -> str:
    """What happens in one place is handled in order; a message with reactions is one by itself."""
    if (item := event.get("item")) is not None:
        return f"item:{item.get('channel')}:{item.get('ts')}"
    return f"{event.get('channel')}:{event.get('thread_ts') or ''}"
