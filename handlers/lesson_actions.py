"""What can be done with a lesson at one click: take it back, say that it is of use."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import lesson_ids as ids
from bot.messages.lesson_details import lesson_details, lesson_gone
from bot.messages.lesson_kept import retracted
from bot.policy.permissions import Act
from bot.services import lessons
from bot.services.lesson_reuse import say_reuse
from bot.services.lesson_views import lesson_view
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import chosen_id, interaction


def register(app: App, desk: Desk) -> None:
    """Who may take a lesson back, the services decide; anybody who may read it may use it."""

    @app.action(ids.RETRACT, middleware=needs(desk, Act.RETRACT_LESSON))
    def _retract(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            record = lessons.retract_lesson(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                lesson_id=chosen_id(body),
                now=doing.now,
            )
            number = record.lesson.number
            doing.session.commit()
        if (standing := body.get("view")) is not None:
            gone = lesson_gone(doing.here.words, number=number)
            client.views_update(view_id=standing["id"], hash=standing["hash"], view=gone)
            return
        message = retracted(number, doing.here.words)
        respond(text=message.text, blocks=list(message.blocks), replace_original=True)

    @app.action(ids.REUSE, middleware=needs(desk, Act.READ_LESSONS))
    def _reuse(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        lesson_id, _, uses = str(body["actions"][0]["value"]).partition(":")
        with interaction(desk, body) as doing:
            record = say_reuse(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                lesson_id=int(lesson_id),
                uses=uses == "1",
                now=doing.now,
            )
            view = lesson_view(doing.session, record, here=doing.here, viewer=doing.viewer)
            doing.session.commit()
        standing = body["view"]
        client.views_update(
            view_id=standing["id"],
            hash=standing["hash"],
            view=lesson_details(view, doing.here.words),
        )
