"""The way in over HTTP: Slack calls the bot at a request URL, and signs what it says.

Bolt checks the signature and its age (five minutes) before anything is looked at.
Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import asyncio
import json
import socket
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import uvicorn
from slack_bolt import App, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

EVENTS_PATH, HEALTH_PATH = "/slack/events", "/health"

_LARGEST_BODY = 2_000_000
"""Bytes. A payload of Slack is far smaller: a view holds at most 250 kB."""

_BACKLOG = 256
_START_SECONDS = 10.0
_FINISH_SECONDS = 5
"""So long what was taken in may take to be answered when the bot stops; Slack waits for three."""


def listen(host: str, port: int) -> socket.socket:
    """A place to listen, taken before anything else starts; port 0 is any that is free.

    :raises OSError: the port is taken, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sets TCP_NODELAY: without it every answer takes 40 ms more.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(_BACKLOG)
    except OSError:
        taken.close()
        raise
    return taken


class HttpWay:
    """A server of its own thread; Bolt's listeners run beside it, so that none holds it up.

    :param listener: where it listens, as :func:`listen` gives it.
    :param threads: how many requests of Slack are handled at once.
    :param more: what else is answered there.
    """

    def __init__(
        self,
        app: App,
        listener: socket.socket,
        *,
        threads: int,
        more: Sequence[BaseRoute] = (),
    ) -> None:
        self._app, self._listener = app, listener
        self._pool = ThreadPoolExecutor(threads, "http")
        routes = [
            Route(EVENTS_PATH, self._take, methods=["POST"]),
            Route(HEALTH_PATH, _healthy, methods=["GET"]),
            *more,
        ]
        self._server = _Server(_config(Starlette(routes=routes)))
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listener]}, name="http-way", daemon=True
        )

    def open(self) -> None:
        """Return when requests are answered. :raises RuntimeError: the server did not come up."""
        self._thread.start()
        if not self._server.is_up.wait(_START_SECONDS) or not self._server.started:
            raise RuntimeError("the HTTP server did not come up")

    def close(self) -> None:
        """Take nothing new, answer what was taken, and let go."""
        if self._thread.is_alive():
            self._server.should_exit = True
            self._thread.join()
        self._listener.close()
        self._pool.shutdown(wait=True)

    async def _take(self, request: Request) -> Response:
        """One request of Slack. What is no request of Slack's gets no more than a status."""
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > _LARGEST_BODY:
                return Response(status_code=413)
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._pool, self._dispatch, request, bytes(body))
        except (UnicodeDecodeError, json.JSONDecodeError):  # read before the signature is checked
            return Response(status_code=400)
        return to_starlette_response(answer)

    def _dispatch(self, request: Request, body: bytes) -> BoltResponse:
        return self._app.dispatch(to_bolt_request(request, body))


class _Server(uvicorn.Server):
    """uvicorn's server, which also tells another thread when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.is_up.set()


async def _healthy(_request: Request) -> Response:
    return PlainTextResponse("ok")


def _config(application: Starlette) -> uvicorn.Config:
    """No log of requests: the path of a calendar is as good as a key."""
    return uvicorn.Config(
        application,
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=_FINISH_SECONDS,
        server_header=False,
        ws="none",
        lifespan="off",
    )
