"""New channels that people make."""

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox import membership
from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import person
from bot.sandbox.control.requests import Body, read_body, sandbox_of
from bot.sandbox.names import checked_name


class ChannelBody(Body):
    """`invite` are people (ids or keys) who are added at once, besides `user` who makes it."""

    user: str
    name: str
    purpose: str = ""
    private: bool = False
    invite: list[str] = Field(default_factory=list)


async def create(request: Request) -> Response:
    """Answers `{"ok", "channel": id}`; the bot comes in when somebody invites it."""
    sandbox = sandbox_of(request)
    body = await read_body(request, ChannelBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        if user.is_guest:
            raise ControlError(403, "user_is_restricted", "guests make no channels")
        guests = [person(workspace, wanted) for wanted in body.invite]
        channel = membership.create(
            sandbox,
            checked_name(workspace, body.name.removeprefix("#")),
            user.id,
            private=body.private,
            purpose=body.purpose,
        )
        for guest in guests:
            if guest.id not in channel.members:
                membership.join(sandbox, channel, guest.id, inviter=user.id)
    return JSONResponse({"ok": True, "channel": channel.id})
