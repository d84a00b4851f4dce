"""The page: plain files in `bot/sandbox/page/`, without a build step."""

from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

_NOTHING = "The sandbox runs, but its page is not here: bot/sandbox/page/index.html is missing."


def page_routes(folder: Path) -> list[BaseRoute]:
    """The page at `/`; without the page a text that says so."""
    if (folder / "index.html").is_file():
        return [Mount("/", StaticFiles(directory=folder, html=True))]
    return [Route("/{path:path}", _missing)]


async def permalink_endpoint(request: Request) -> Response:
    """The address of a message: the page, which is told `?channel=…&ts=…`."""
    digits = str(request.path_params["message"]).removeprefix("p")
    ts = f"{digits[:-6]}.{digits[-6:]}"
    query = urlencode({"channel": request.path_params["channel"], "ts": ts})
    return RedirectResponse(f"/?{query}", status_code=302)


async def _missing(_request: Request) -> Response:
    return PlainTextResponse(_NOTHING, status_code=404)
