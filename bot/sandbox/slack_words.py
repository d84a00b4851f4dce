"""What Slack itself says to people, in the language of the page."""

from bot.sandbox import publisher
from bot.sandbox.model import Channel, Message, User
from bot.sandbox.sandbox import Sandbox

TROUBLE_IN_MODAL = "We konden de app niet bereiken. Probeer het nog eens."


def command_failed(command: str, error: str) -> str:
    return f"{command} lukte niet: de app antwoordde niet op tijd (`{error}`)."


def action_failed(error: str) -> str:
    return f"Dat lukte niet: de app antwoordde niet op tijd (`{error}`). Probeer het nog eens."


def tell(
    sandbox: Sandbox, place: Channel, user: User, text: str, thread_ts: str | None = None
) -> None:
    """An ephemeral message from Slackbot."""
    workspace = sandbox.workspace
    message = Message(
        channel=place.id,
        ts=workspace.timestamps.next(),
        user=workspace.slackbot.id,
        text=text,
        thread_ts=thread_ts,
        ephemeral_for=user.id,
    )
    publisher.post(sandbox, place, message)
