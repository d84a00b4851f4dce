"""The coordinator's answer to a message that did not arrive, or perhaps did."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.messages import delivery_problem as page
from bot.policy.permissions import Act
from bot.services.delivery_problems import settle_as_told, tell_again
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import chosen_id, interaction

Settle = Callable[..., bool]


def register(app: App, desk: Desk) -> None:
    """Only the coordinator settles; the services check it."""
    _register(app, desk, page.IS_THERE, settle_as_told, "told")
    _register(app, desk, page.TELL_AGAIN, tell_again, "again")


def _register(app: App, desk: Desk, action_id: str, settle: Settle, phrase: str) -> None:
    @app.action(action_id, middleware=needs(desk, Act.SETTLE_DELIVERY))
    def _pressed(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            settled = settle(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                delivery_id=chosen_id(body),
                now=doing.now,
            )
            doing.session.commit()
        if not body.get("response_url"):
            return  # pressed in the Home tab, which is published anew
        message = page.delivery_settled(phrase if settled else "before", doing.here.words)
        respond(text=message.text, blocks=list(message.blocks), replace_original=True)
