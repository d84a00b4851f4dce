"""`POST /response/<id>`: the address that a command or interaction gave the bot to answer at."""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox import publisher
from bot.sandbox.answers import post_answer, replace_message
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.sandbox import Sandbox

_SPENT = frozenset({"invalid_url", "expired_url", "used_url"})


async def response_endpoint(request: Request) -> Response:
    """As at hooks.slack.com: `ok` in plain text, or a refusal in JSON."""
    sandbox: Sandbox = request.app.state.sandbox
    body = await request.body()
    response_id = str(request.path_params["response_id"])
    try:
        answer = _parsed(body)
        with sandbox.workspace.lock:
            _respond(sandbox, response_id, answer)
    except SlackError as refusal:
        return _refused(sandbox, refusal)
    sandbox.log.add("api_call", method="response_url", ok=True)
    return PlainTextResponse("ok")


def _parsed(body: bytes) -> Json:
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise SlackError("invalid_payload") from error
    if not isinstance(answer, dict):
        raise SlackError("invalid_payload")
    return answer


def _respond(sandbox: Sandbox, response_id: str, answer: Json) -> None:
    workspace = sandbox.workspace
    place = workspace.response_urls.use(response_id)
    channel = workspace.channels[place.channel]
    acted_on = workspace.messages.find(channel.id, place.message_ts) if place.message_ts else None
    if answer.get("delete_original") and acted_on is not None:
        publisher.remove(sandbox, channel, acted_on)
    elif answer.get("replace_original") and acted_on is not None:
        replace_message(sandbox, channel, acted_on, answer)
    else:
        post_answer(sandbox, channel, user=place.user, answer=answer, thread_ts=place.thread_ts)


def _refused(sandbox: Sandbox, refusal: SlackError) -> Response:
    sandbox.log.add("api_call", method="response_url", ok=False, error=refusal.code)
    content: Json = {"ok": False, "error": refusal.code}
    if refusal.messages:
        content["response_metadata"] = {"messages": list(refusal.messages)}
    return JSONResponse(content, status_code=404 if refusal.code in _SPENT else 400)
