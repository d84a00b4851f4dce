"""`/api/<method>`: the fault that is on, the token, the method, the log."""

import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox import hindrance
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api.arguments import Arguments, read_arguments
from bot.sandbox.web_api.methods import Method
from bot.sandbox.web_api.registry import METHODS
from bot.sandbox.web_api.scopes import check_scope, provided


async def api_endpoint(request: Request) -> Response:
    """Answer one call as Slack does: a refusal is status 200 with `"ok": false`."""
    sandbox: Sandbox = request.app.state.sandbox
    method = str(request.path_params["method"])
    started = time.monotonic()
    fault = sandbox.faults.take_method(method)
    status, answer = hindrance.instead(fault)
    if answer is None:
        answer = await _perform(sandbox, method, request)
    ms = round((time.monotonic() - started) * 1000, 1)
    told = hindrance.about(fault) | ({} if answer["ok"] else {"error": answer["error"]})
    sandbox.log.add("api_call", method=method, ok=answer["ok"], ms=ms, **told)
    headers = {"x-oauth-scopes": provided(sandbox.workspace)}
    response = JSONResponse(answer, status_code=status, headers=headers)
    return await hindrance.hinder(fault, request, response)


async def _perform(sandbox: Sandbox, name: str, request: Request) -> Json:
    try:
        arguments = await read_arguments(request)
        method = METHODS.get(name)
        if method is None:
            return {"ok": False, "error": "unknown_method", "req_method": name}
        _check_token(sandbox, method, _token(request, arguments))
        with sandbox.workspace.lock:
            check_scope(sandbox.workspace, name, arguments)
            return {"ok": True, **method.function(sandbox, arguments)}
    except SlackError as refusal:
        return _refusal(refusal)


def _token(request: Request, arguments: Arguments) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else arguments.text("token")


def _check_token(sandbox: Sandbox, method: Method, token: str) -> None:
    if method.caller == "anybody":
        return
    if not token:
        raise SlackError("not_authed")
    known = {sandbox.tokens.bot: "bot", sandbox.tokens.app: "app"}
    caller = known.get(token)
    if caller is None:
        raise SlackError("invalid_auth")
    if caller != method.caller:
        raise SlackError("not_allowed_token_type")


def _refusal(refusal: SlackError) -> Json:
    answer: Json = {"ok": False, "error": refusal.code, **refusal.details}
    if refusal.messages:
        answer["response_metadata"] = {"messages": list(refusal.messages)}
    if refusal.code == "invalid_blocks":
        answer["errors"] = [message.removeprefix("[ERROR] ") for message in refusal.messages]
    return answer
