"""The page: plain files in `bot/sandbox/page/`, without a build step."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

_NOTHING = "The sandbox runs, but its page is not here: bot/sandbox/page/index.html is missing."


def page_routes(folder: Path) -> list[BaseRoute]:
    """The page at `/`; without the page a text that says so."""
    if (folder / "index.html").is_file():
        return [Mount("/", StaticFiles(directory=folder, html=True))]
    return [Route("/{path:path}", _missing)]


async def _missing(_request: Request) -> Response:
    return PlainTextResponse(_NOTHING, status_code=404)
