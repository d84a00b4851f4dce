"""`POST /response/<id>`: the address that a command or interaction gave the bot to answer at."""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox import hindrance, publisher
from bot.sandbox.answers import post_answer, replace_message
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.sandbox import Sandbox

_SPENT = frozenset({"invalid_url", "expired_url", "used_url"})


async def response_endpoint(request: Request) -> Response:
    """As at hooks.slack.com: `ok` in plain text, or a refusal in JSON.

    Its faults go by the name of `response_url`.
    """
    sandbox: Sandbox = request.app.state.sandbox
    body = await request.body()
    response_id = str(request.path_params["response_id"])
    fault = sandbox.faults.take_method("response_url")
    status, answer = hindrance.instead(fault)
    if answer is None:
        status, answer = _perform(sandbox, response_id, body)
    told = hindrance.about(fault) | ({} if answer["ok"] else {"error": answer["error"]})
    sandbox.log.add("api_call", method="response_url", ok=answer["ok"], **told)
    response: Response = JSONResponse(answer, status_code=status)
    if answer["ok"]:
        response = PlainTextResponse("ok")
    return await hindrance.hinder(fault, request, response)


def _perform(sandbox: Sandbox, response_id: str, body: bytes) -> tuple[int, Json]:
    try:
        answer = _parsed(body)
        with sandbox.workspace.lock:
            _respond(sandbox, response_id, answer)
    except SlackError as refusal:
        return _refused(refusal)
    return hindrance.OK, {"ok": True}


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


def _refused(refusal: SlackError) -> tuple[int, Json]:
    content: Json = {"ok": False, "error": refusal.code}
    if refusal.messages:
        content["response_metadata"] = {"messages": list(refusal.messages)}
    return 404 if refusal.code in _SPENT else 400, content
