"""The HTTP side of a sandbox, put together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route, WebSocketRoute

from bot.sandbox.access import LoopbackOnly
from bot.sandbox.choices import ImpossibleChoiceError
from bot.sandbox.control.errors import ControlError, refuse
from bot.sandbox.control.routes import control_routes
from bot.sandbox.errors import SlackError
from bot.sandbox.file_endpoints import download_endpoint, upload_endpoint
from bot.sandbox.keeping import Keeper
from bot.sandbox.page_files import page_routes, permalink_endpoint
from bot.sandbox.response_endpoint import response_endpoint
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.socket_mode import socket_endpoint
from bot.sandbox.web_api.router import api_endpoint


def build_application(sandbox: Sandbox, page: Path, keeper: Keeper | None) -> Starlette:
    """One ASGI application for everything: `/api`, `/link`, `/response`, `/_control` and `/`."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[dict[str, object]]:
        loop = asyncio.get_running_loop()
        sandbox.wakeup.bind(loop)
        sandbox.delivery.bind(loop)
        keeping = asyncio.create_task(keeper.keep()) if keeper else None
        yield {}
        sandbox.wakeup.close()
        if keeping is not None:
            await keeping
        sandbox.later.cancel()
        sandbox.delivery.cancel()
        await sandbox.delivery.http.close()

    application = Starlette(
        routes=[
            Route("/api/{method}", api_endpoint, methods=["GET", "POST"]),
            Route("/response/{response_id}", response_endpoint, methods=["POST"]),
            Route("/upload/v1/{secret}", upload_endpoint, methods=["POST"]),
            Route("/files-pri/{which}/{name:path}", download_endpoint, methods=["GET"]),
            Route("/archives/{channel}/{message}", permalink_endpoint, methods=["GET"]),
            WebSocketRoute("/link/", socket_endpoint),
            Mount("/_control", routes=control_routes()),
            *page_routes(page),
        ],
        middleware=[Middleware(LoopbackOnly)],
        exception_handlers={
            ControlError: refuse,
            SlackError: refuse,
            ImpossibleChoiceError: refuse,
        },
        lifespan=lifespan,
    )
    application.state.sandbox = sandbox
    return application
