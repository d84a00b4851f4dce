"""What every interaction needs: a trigger, and an address to answer at."""

from bot.sandbox.model import Channel, Message, User
from bot.sandbox.sandbox import Sandbox


def new_trigger(sandbox: Sandbox, user: User) -> str:
    """A trigger for what `user` does now; too old already when that fault is on."""
    expired = sandbox.faults.expired_triggers.take()
    return sandbox.workspace.triggers.issue(user.id, expired=expired)


def new_response_url(
    sandbox: Sandbox, place: Channel, user: User, message: Message | None = None
) -> str:
    """Where the bot may answer; about `message` when that was acted on."""
    response_id = sandbox.workspace.response_urls.issue(
        channel=place.id,
        user=user.id,
        message_ts=message.ts if message else None,
        thread_ts=message.thread_ts if message else None,
    )
    return f"{sandbox.url}/response/{response_id}"
