"""How the control API refuses."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.choices import ImpossibleChoiceError
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json


class ControlError(Exception):
    """A request to the control API that cannot be done: `code` for programs, a line for people."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message or code


def refuse(_request: Request, error: Exception) -> Response:
    """The answer to any of the errors that acting and reading may raise."""
    if isinstance(error, ControlError):
        return _answer(error.status, error.code, error.message)
    if isinstance(error, SlackError):
        return _answer(404 if error.code.endswith("not_found") else 400, error.code, str(error))
    if isinstance(error, ImpossibleChoiceError):
        return _answer(400, "impossible_choice", str(error))
    raise error


def _answer(status: int, code: str, message: str) -> Response:
    content: Json = {"ok": False, "error": code, "message": message}
    return JSONResponse(content, status_code=status)
