"""One sandbox for all tests, emptied before each, and one bot of the official library.

Connecting and closing take the official client a second, so the connection is shared and each
test puts its own app behind it. A test that changes what cannot be emptied (the clock, the
connections) starts a sandbox of its own with `open_sandbox`.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from slack_bolt import App, BoltResponse
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import Setup
from bot.sandbox.timings import Timings
from tests.sandbox.driving import SETUP, Control, close_quickly, web_client

# Short enough to wait for, long enough for a busy machine to be in time.
TIMINGS = Timings(acknowledgement=1.0, trigger=1.0, event_retries=(0.0, 0.1, 0.2), file_share=0.05)


@pytest.fixture(scope="session")
def shared_server() -> Iterator[SandboxServer]:
    server = SandboxServer(SETUP, timings=TIMINGS)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def shared_control(shared_server: SandboxServer) -> Iterator[Control]:
    control = Control(shared_server.url)
    yield control
    control.http.close()


@pytest.fixture(scope="session")
def connection(
    shared_server: SandboxServer, shared_control: Control, idle_app: App
) -> Iterator[SocketModeHandler]:
    """A Socket Mode connection, whose `app` tests replace."""
    shared_control.post("/reset")  # what waits for a connection is not for the first app here
    handler = SocketModeHandler(idle_app, shared_server.app_token)
    handler.connect()  # type: ignore[no-untyped-call]  # slack_bolt leaves it untyped
    shared_control.wait_for("/state", lambda state: state["bots_connected"] == 1)
    yield handler
    close_quickly(handler.client)


@pytest.fixture(scope="session")
def idle_app(shared_server: SandboxServer) -> App:
    """An app that acknowledges everything and does nothing."""
    app = App(client=web_client(shared_server))
    app.middleware(lambda: BoltResponse(status=200))
    return app


@pytest.fixture
def control(shared_control: Control) -> Control:
    shared_control.post("/reset")
    return shared_control


@pytest.fixture
def server(
    shared_server: SandboxServer,
    control: Control,  # noqa: ARG001  -- it empties the workspace
) -> SandboxServer:
    return shared_server


@pytest.fixture
def client(server: SandboxServer) -> WebClient:
    return web_client(server)


@pytest.fixture
def app(
    client: WebClient, control: Control, connection: SocketModeHandler, idle_app: App
) -> Iterator[App]:
    """A connected app to put listeners on."""
    before = control.seq()
    app = App(client=client)
    connection.app = app
    yield app
    control.wait_until_nothing_is_under_way(after=before)
    connection.app = idle_app


@pytest.fixture
def open_sandbox() -> Iterator[Callable[..., tuple[SandboxServer, Control]]]:
    """Start a sandbox of one's own, with other timings or another clock."""
    opened: list[tuple[SandboxServer, Control]] = []

    def start(
        timings: Timings = TIMINGS,
        start_at: datetime | None = None,
        *,
        frozen: bool = False,
        setup: Setup = SETUP,
    ) -> tuple[SandboxServer, Control]:
        server = SandboxServer(setup, timings=timings, start_at=start_at, frozen=frozen)
        server.start()
        opened.append((server, Control(server.url)))
        return opened[-1]

    yield start
    for server, control in opened:
        control.http.close()
        server.stop()
