"""The answer to an action that the app did not acknowledge."""

from starlette.responses import JSONResponse, Response


def unanswered(code: str) -> Response:
    """Status 200: the person did act, it is the app that did not answer."""
    return JSONResponse({"ok": False, "acknowledged": False, "ms": None, "error": code})
