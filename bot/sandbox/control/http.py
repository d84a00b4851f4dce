"""Where the app listens over HTTP, in place of a socket: what one fills in on api.slack.com."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.requests import Body, read_body, sandbox_of
from bot.sandbox.http_way import HttpSettings, NotOurMachineError, UrlNotVerifiedError


class HttpBody(Body):
    """`verify` is Slack's handshake with the address before anything is sent there."""

    url: str | None = None
    enabled: bool = True
    verify: bool = True


async def http(request: Request) -> Response:
    """Events, commands and interactions go to `url` from now on, or to sockets again.

    Answers `{"ok", "http": {"url", "enabled"}}`. Without `url` the one from before is kept.
    """
    sandbox = sandbox_of(request)
    body = await read_body(request, HttpBody)
    way = sandbox.delivery.http
    settings = HttpSettings(way.settings.url if body.url is None else body.url, body.enabled)
    try:
        if settings.enabled and body.verify:
            await way.verify(settings.url)
        way.configure(settings)
    except NotOurMachineError as error:
        raise ControlError(400, "not_loopback", str(error)) from error
    except UrlNotVerifiedError as error:
        raise ControlError(409, "url_not_verified", str(error)) from error
    sandbox.log.add("http", url=settings.url, enabled=settings.enabled)
    return JSONResponse({"ok": True, "http": sandbox.http_document()})
