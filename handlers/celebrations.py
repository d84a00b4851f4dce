"""Congratulating, and whether somebody wants to be named: pressed in the message itself."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.messages import success_ids as ids
from bot.messages.bundle import in_its_part
from bot.messages.celebration import closed_or_again
from bot.messages.message import Message
from bot.messages.naming import naming_said, naming_standing
from bot.policy.permissions import Act
from bot.services.celebration_changes import Joined, choose_naming, join_in
from bot.services.naming import naming_of
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, Command, chosen_id, interaction, looking


def register(app: App, desk: Desk) -> None:
    """Who reads a celebration may join in; whether they are named, everybody says themselves."""

    @app.action(ids.CONGRATULATE, middleware=needs(desk, Act.CONGRATULATE))
    def _congratulate(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        message = _joined(desk, body)
        if message is not None:
            respond(
                text=message.text,
                blocks=list(message.blocks),
                response_type="ephemeral",
                replace_original=False,
            )

    @app.action(ids.NAME_YES, middleware=needs(desk, Act.CHOOSE_MOMENTS))
    def _yes(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _say(respond, body, _chosen(desk, body, agreed=True))

    @app.action(ids.NAME_NO, middleware=needs(desk, Act.CHOOSE_MOMENTS))
    def _no(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _say(respond, body, _chosen(desk, body, agreed=False))


def naming_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi noemen``: how it stands, and the choice."""
    command.ack()
    with looking(desk, command.body) as doing:
        agreed = naming_of(doing.session, here=doing.here, viewer=doing.viewer)
        message = naming_standing(doing.here.words, agreed=agreed)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _joined(desk: Desk, body: Body) -> Message | None:
    """What they read themselves; nothing where the count in the message tells it."""
    with interaction(desk, body) as doing:
        joined = join_in(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            success_id=chosen_id(body),
            now=doing.now,
        )
        doing.session.commit()
        if joined is Joined.COUNTED:
            return None
        return closed_or_again(doing.here.words, closed=joined is Joined.CLOSED)


def _chosen(desk: Desk, body: Body, *, agreed: bool) -> Message:
    with interaction(desk, body) as doing:
        choose_naming(
            doing.session, here=doing.here, viewer=doing.viewer, agreed=agreed, now=doing.now
        )
        message = naming_said(doing.here.words, agreed=agreed)
        doing.session.commit()
    return message


def _say(respond: Respond, body: Body, message: Message) -> None:
    respond(
        text=message.text,
        blocks=in_its_part(body, message.blocks),
        replace_original=True,
    )
