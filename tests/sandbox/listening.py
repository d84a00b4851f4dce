"""An app that listens over HTTP: Bolt behind its own adapter, on a real port."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Queue

import uvicorn
from slack_bolt import App
from slack_bolt.adapter.starlette import SlackRequestHandler
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.sandbox.driving import PATIENCE

PATH = "/slack/events"


@dataclass(frozen=True)
class Received:
    """One request as it came in."""

    headers: dict[str, str]
    body: bytes


@dataclass
class HttpApp:
    """`app` answers, or else what is first in `answers`, after `slow` seconds."""

    url: str
    app: App | None = None
    received: "Queue[Received]" = field(default_factory=Queue)
    answers: list[Response] = field(default_factory=list)
    slow: float = 0.0

    async def respond(self, request: Request) -> Response:
        self.received.put(Received(dict(request.headers), await request.body()))
        await asyncio.sleep(self.slow)
        if self.answers:
            return self.answers.pop(0)
        if self.app is None:
            return Response(status_code=200)
        return await SlackRequestHandler(self.app).handle(request)

    def take(self) -> Received:
        return self.received.get(timeout=PATIENCE)


@contextmanager
def http_app() -> Iterator[HttpApp]:
    """Serve an app on any free port."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    app = HttpApp(f"http://127.0.0.1:{listener.getsockname()[1]}{PATH}")
    routes = [Route(PATH, app.respond, methods=["POST"])]
    server = uvicorn.Server(
        uvicorn.Config(Starlette(routes=routes), log_level="error", timeout_graceful_shutdown=1)
    )
    listener.listen()  # before the server runs: connections wait for it
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield app
    server.should_exit = True
    thread.join()
