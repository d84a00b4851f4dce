"""Planning a message, moving it, and writing its text."""

from datetime import date
from hashlib import sha256
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import communication_ids as ids
from bot.messages.communication import PAGE
from bot.messages.communication_form import NONE, communication_form
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.communications import (
    PlannedInput,
    add_message,
    change_message,
    planned_choices,
    readable_message,
)
from bot.services.people import person_id_of
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.communication_shown import Opened, all_messages, opened, shown, written
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking, team_of
from handlers.opening import swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken

_MESSAGE, _PRINT = "message", "print"
Typed = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """All of it is for the coordinator."""

    @app.action(ids.ADD, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _add(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            metadata = FormMetadata()
            view = communication_form(
                {},
                planned_choices(doing.here),
                doing.here.words,
                metadata=metadata.dump(),
                step=metadata.step,
                new=True,
            )
        swap(client, body, view)

    @app.action(ids.CHANGE, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _change(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            found = opened(doing, chosen_id(body))
        swap(client, body, _change_form(desk, body, found))

    @app.view(ids.FORM, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**(outsiders_refused(desk, body) or _taken(desk, body)))


def _change_form(desk: Desk, body: Body, found: Opened, typed: Typed | None = None) -> Block:
    """The form of what stands there. ``typed``: by whom somebody else was faster."""
    view = found.view
    text = written(found, desk.post_offices.of_team(team_of(body)).reading)
    values = {
        "title": view.title,
        "date": view.on.isoformat(),
        "medium": view.medium_slug,
        "audience": view.audience,
        "owner": view.owner,
        "draft": text,
    }
    metadata = FormMetadata(
        version=view.version, notes={_MESSAGE: view.message_id, _PRINT: _print_of(text)}
    )
    with looking(desk, body) as doing:
        choices = planned_choices(doing.here)
    return communication_form(
        {**values, **(typed or {})},
        choices,
        found.words,
        metadata=metadata.dump(),
        step=metadata.step,
        new=False,
        stale=view if typed is not None else None,
    )


def _taken(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    message_id = metadata.notes.get(_MESSAGE)
    with interaction(desk, body) as doing:
        if not visible_lines(str(typed.get("title") or "")):
            said = doing.here.words.plain(PAGE, "problem_title")
            return at_the_fields({block_ids(values)["title"]: said})
        is_kept = was_taken(doing, metadata)
        if not is_kept:
            is_kept = _kept(doing, metadata, typed)
            if is_kept:
                settle(doing, metadata, {"subject": message_id})
        found = opened(doing, int(message_id)) if message_id else None
        plan = all_messages(doing, "kept") if found is None else None
        if is_kept:
            doing.session.commit()
    if found is None:
        return in_its_place(plan or {})
    if not is_kept:
        return in_its_place(_change_form(desk, body, found, typed))
    return in_its_place(shown(desk, body, found, "kept"))


def _kept(doing: Interaction, metadata: FormMetadata, typed: Typed) -> bool:
    """False when somebody was faster."""
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer, "now": doing.now}
    message_id = metadata.notes.get(_MESSAGE)
    if message_id is None:
        add_message(doing.session, wanted=_wanted(doing, typed, None), **asked)
        return True
    stored = readable_message(
        doing.session, here=doing.here, viewer=doing.viewer, message_id=int(message_id)
    )
    draft = visible_lines(str(typed.get("draft") or ""))
    is_as_shown = _print_of(draft) == metadata.notes.get(_PRINT)
    kept = stored.draft if is_as_shown else draft or None
    return change_message(
        doing.session,
        message_id=int(message_id),
        wanted=_wanted(doing, typed, kept),
        version=metadata.version,
        **asked,
    )


def _wanted(doing: Interaction, typed: Typed, draft: str | None) -> PlannedInput:
    owner, medium = typed.get("owner"), typed.get("medium")
    return PlannedInput(
        title=" ".join(visible_lines(str(typed["title"])).split()),
        on=date.fromisoformat(str(typed["date"])),
        medium=None if medium in (None, NONE) else str(medium),
        audience=visible_lines(str(typed.get("audience") or "")) or None,
        owner_id=person_id_of(doing.session, here=doing.here, slack_user_id=owner, now=doing.now)
        if owner
        else None,
        draft=draft,
    )


def _print_of(text: str) -> str:
    """Tells a text that was changed from one that was not, however its lines end."""
    return sha256(" ".join(text.split()).encode()).hexdigest()
