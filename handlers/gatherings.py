"""``/mvoi masterclasses``: what is coming; every colleague signs up with one tap."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.documents.calendar_file import CalendarEvent, calendar_file
from bot.messages import gathering_ids as ids
from bot.messages.gatherings import (
    AROUND,
    answered,
    gathering_modal,
    gatherings_modal,
    note_said,
)
from bot.messages.message import Block, Message
from bot.policy.permissions import Act
from bot.services.gathering_guests import announce, sign_up, stay_away
from bot.services.gathering_notices import community_channel
from bot.services.gathering_views import gathering_list, gathering_view
from bot.services.gatherings import cancel_gathering
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from handlers import gathering_forms
from handlers.bringing import Brought, begin_to_bring
from handlers.door import needs
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    chosen_id,
    interaction,
    looking,
    user_of,
)
from handlers.opening import open_for_command, swap

_AWAY = "away"
Step = Callable[[Interaction, int], str]


def register(app: App, desk: Desk) -> None:
    """Every colleague reads and signs up; the coordinator keeps them."""
    gathering_forms.register(app, desk)
    for action_id, step in ((ids.SIGN_UP, _signs_up), (ids.STAY_AWAY, _stays_away)):
        _register_answer(app, desk, action_id, step)

    @app.action(ids.OPEN, middleware=needs(desk, Act.SIGN_UP))
    def _all(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = all_gatherings(doing)
        swap(client, body, view)

    @app.action(ids.DETAILS, middleware=needs(desk, Act.SIGN_UP))
    def _one(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = one_gathering(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(ids.CALENDAR, middleware=needs(desk, Act.SIGN_UP))
    def _calendar(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        key = (ids.CALENDAR, user_of(body), chosen_id(body))
        begin_to_bring(desk, client, body, _file(desk, body), key=key)

    @app.action(ids.CANCEL, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _cancel(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            cancel_gathering(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                gathering_id=chosen_id(body),
                now=doing.now,
            )
            view = all_gatherings(doing, "cancelled")
            doing.session.commit()
        swap(client, body, view)

    @app.action(ids.ANNOUNCE, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _announce(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            is_new = announce(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                gathering_id=chosen_id(body),
                now=doing.now,
            )
            phrase = "announced" if is_new else "announced_before"
            view = one_gathering(doing, chosen_id(body), phrase)
            doing.session.commit()
        swap(client, body, view)


def gatherings_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi masterclasses``."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = all_gatherings(doing)
    open_for_command(desk, command, view, ids.OPEN)


def all_gatherings(doing: Interaction, phrase: str = "") -> Block:
    """What is coming. ``phrase``: what was just done."""
    found = gathering_list(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
    words = doing.here.words
    return gatherings_modal(found, words, note=note_said(phrase, words) if phrase else None)


def one_gathering(doing: Interaction, gathering_id: int, phrase: str = "") -> Block:
    """One of them in full."""
    view = gathering_view(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        gathering_id=gathering_id,
        now=doing.now,
    )
    words, channel = doing.here.words, community_channel(doing.here)
    note = note_said(phrase, words, channel=channel) if phrase else None
    return gathering_modal(view, words, note=note)


def _register_answer(app: App, desk: Desk, action_id: str, step: Step) -> None:
    @app.action(action_id, middleware=needs(desk, Act.SIGN_UP))
    def _pressed(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        standing = body.get("view") or {}
        with interaction(desk, body) as doing:
            phrase = step(doing, chosen_id(body))
            view = _shown(doing, body, phrase)
            told = _told(doing, chosen_id(body), phrase)
            doing.session.commit()
        if standing:
            swap(client, body, view)
            return
        respond(
            text=told.text,
            blocks=list(told.blocks),
            response_type="ephemeral",
            replace_original=False,
        )


def _signs_up(doing: Interaction, gathering_id: int) -> str:
    return sign_up(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        gathering_id=gathering_id,
        now=doing.now,
    ).value


def _stays_away(doing: Interaction, gathering_id: int) -> str:
    stay_away(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        gathering_id=gathering_id,
        now=doing.now,
    )
    return _AWAY


def _shown(doing: Interaction, body: Body, phrase: str) -> Block:
    """The same modal as it is by now."""
    if (body.get("view") or {}).get("callback_id") == ids.ONE:
        return one_gathering(doing, chosen_id(body), phrase)
    return all_gatherings(doing, phrase)


def _told(doing: Interaction, gathering_id: int, phrase: str) -> Message:
    view = gathering_view(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        gathering_id=gathering_id,
        now=doing.now,
    )
    return answered(view, doing.here.words, phrase=phrase)


def _file(desk: Desk, body: Body) -> Brought:
    """When, where and what it is about."""
    with looking(desk, body) as doing:
        here, now = doing.here, doing.now
        view = gathering_view(
            doing.session,
            here=here,
            viewer=doing.viewer,
            gathering_id=chosen_id(body),
            now=now,
        )
    event = CalendarEvent(
        uid=f"bijeenkomst-{view.gathering_id}@{here.team_id}.vaandel".lower(),
        sequence=view.version,
        begins=view.local,
        minutes=view.minutes,
        title=view.title,
        place=view.place,
        about="\n".join(each for each in (view.about, view.link) if each),
    )

    def make(_office: PostOffice) -> bytes:
        return calendar_file(event, now=now)

    number = view.gathering_id
    return Brought(here, user_of(body), number=number, title=view.title, around=AROUND, make=make)
