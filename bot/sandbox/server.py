"""A sandbox that runs: `SandboxServer(setup).start()`, then `.url` and the tokens."""

import secrets
import socket
import threading
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from bot.sandbox import ids
from bot.sandbox import state_file as state_files
from bot.sandbox.application import build_application
from bot.sandbox.clock import SandboxClock
from bot.sandbox.dropping import DroppingProtocol
from bot.sandbox.http_way import HttpSettings
from bot.sandbox.keeping import Keeper
from bot.sandbox.sandbox import open_sandbox
from bot.sandbox.setup import Setup
from bot.sandbox.state_file import SavedWorkspace, restore
from bot.sandbox.timings import Timings
from bot.sandbox.wakeup import Wakeup
from bot.sandbox.workspace import Tokens

_START_TIMEOUT = 10.0
_BACKLOG = 512


class SandboxServer:
    """A workspace on `http://host:port`, served from a background thread.

    Port 0 is any free port. Time starts at `start_at` (with a zone; real time without it) and
    flows, unless `frozen`. Tokens are new at every start, unless they are given. With `http_url`
    (on this machine) the app gets everything there, signed, and not over a socket. What is in
    `state_file` is there again, and is kept there; time then goes on no earlier than it was.

    Raises:
        StateFileError: `state_file` is there and holds no workspace.
    """

    def __init__(
        self,
        setup: Setup,
        *,
        port: int = 0,
        host: str = "127.0.0.1",
        start_at: datetime | None = None,
        frozen: bool = False,
        bot_token: str | None = None,
        app_token: str | None = None,
        signing_secret: str | None = None,
        http_url: str | None = None,
        timings: Timings | None = None,
        page: Path | None = None,
        state_file: Path | None = None,
    ) -> None:
        self._setup = setup
        self._address = (host, port)
        self._timings = timings or Timings()
        self._page = page or Path(__file__).parent / "page"
        self._wakeup = Wakeup()
        self._state_file = state_file
        self._kept = state_files.read(state_file) if state_file else None
        start_at = _start_of(start_at, self._kept, frozen=frozen)
        self._clock = SandboxClock(start_at, running=not frozen, changed=self._wakeup.ring)
        self._tokens = Tokens(
            bot=bot_token or ids.random_token("xoxb"),
            app=app_token or ids.random_token("xapp"),
            signing_secret=signing_secret or secrets.token_hex(16),
        )
        self._http = HttpSettings(http_url or "", enabled=http_url is not None)
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._keeper: Keeper | None = None
        self._url = ""

    @property
    def url(self) -> str:
        """`http://127.0.0.1:PORT`, once it has started."""
        return self._url

    @property
    def bot_token(self) -> str:
        return self._tokens.bot

    @property
    def app_token(self) -> str:
        return self._tokens.app

    @property
    def signing_secret(self) -> str:
        return self._tokens.signing_secret

    def start(self) -> None:
        """Return when connections are accepted.

        Raises:
            OSError: the address is in use or not ours.
            ValueError: the setup contradicts itself, or `http_url` is on another machine, or
                `state_file` holds another workspace (a `StateFileError`).
            RuntimeError: the server did not come up.
        """
        listener = _listen(self._address)
        host, port = listener.getsockname()[:2]
        self._url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        try:
            sandbox = open_sandbox(
                url=self._url,
                setup=self._setup,
                tokens=self._tokens,
                timings=self._timings,
                clock=self._clock,
                wakeup=self._wakeup,
            )
            sandbox.delivery.http.configure(self._http)
            if self._kept is not None:
                restore(sandbox.workspace, self._kept)
        except ValueError:
            listener.close()
            raise
        self._keeper = Keeper(sandbox, self._state_file) if self._state_file else None
        application = build_application(sandbox, self._page, self._keeper)
        self._server = _Server(_config(application))
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listener]}, name="sandbox", daemon=True
        )
        self._thread.start()
        if not self._server.accepts.wait(_START_TIMEOUT) or not self._server.started:
            self.stop()
            raise RuntimeError("the sandbox did not come up")

    def stop(self) -> None:
        """Stop serving; requests that wait are answered, sockets are closed.

        Raises:
            OSError: the workspace cannot be kept in its file.
        """
        if self._server is None or self._thread is None:
            return
        self._wakeup.close()
        self._server.should_exit = True
        self._thread.join()
        self._server = self._thread = None
        if self._keeper is not None:
            self._keeper.save()

    def wait(self) -> None:
        """Block until it has been stopped from elsewhere."""
        thread = self._thread
        if thread is not None:
            thread.join()


class _Server(uvicorn.Server):
    """uvicorn's server, which also tells another thread when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.accepts = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.accepts.set()


def _start_of(
    wanted: datetime | None, kept: SavedWorkspace | None, *, frozen: bool
) -> datetime | None:
    """Time never goes back: not behind what was kept, nor, when it flows, behind real time."""
    if kept is None:
        return wanted
    if wanted is None:
        wanted = kept.now if frozen else datetime.now(UTC)
    return max(wanted, kept.now)


def _listen(address: tuple[str, int]) -> socket.socket:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    # With the protocol named, asyncio sets TCP_NODELAY: without it every answer takes 40 ms more.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def _config(application: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=DroppingProtocol,
        ws="websockets-sansio",
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        server_header=False,
    )
