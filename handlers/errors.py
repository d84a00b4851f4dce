"""One place where everything that goes wrong gets an answer in Dutch."""

import json
import time
from collections.abc import Mapping
from secrets import token_hex
from typing import Any

import structlog
from slack_bolt import App, BoltResponse
from slack_bolt.context.respond import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages.problems import PAGE, problem_message, problem_modal
from bot.services.errors import RefusalError
from bot.services.municipality import Municipality
from bot.slack.desk import Desk
from handlers.interaction import Body, municipality
from handlers.trajectory_opening import show

log = structlog.get_logger()

_ACKNOWLEDGED = 200

_BOLT_SEES_THE_ACKNOWLEDGEMENT = 0.05
"""Bolt looks every 10 ms whether a listener has acknowledged, and forgets an
acknowledgement when the listener fails before it looked (slack_bolt 1.30.0,
listener/thread_runner.py): the person would read that the app did not answer.
"""


def register(app: App, desk: Desk) -> None:
    """Tell whoever did it what happened; keep what they typed."""

    @app.error
    def _failed(
        error: Exception,
        body: dict[str, Any],
        client: WebClient,
        respond: Respond,
        response: BoltResponse | None,
    ) -> None:
        if response is None:
            time.sleep(_BOLT_SEES_THE_ACKNOWLEDGEMENT)
        reference = token_hex(2).upper()
        phrase = error.phrase if isinstance(error, RefusalError) else "our_fault"
        if not isinstance(error, RefusalError):
            log.error("an interaction failed", reference=reference, exc_info=error)
        here = municipality(desk, body)
        if body.get("type") == "view_submission" and response is not None:
            _answer_submission(response, body, here, phrase, reference)
        elif not _answer_with_modal(client, body, here, phrase, reference):
            message = problem_message(phrase, here.words, reference=reference)
            respond(
                text=message.text,
                blocks=list(message.blocks),
                response_type="ephemeral",
                replace_original=False,
            )


def _answer_submission(
    response: BoltResponse, body: Body, here: Municipality, phrase: str, reference: str
) -> None:
    """Our own fault is told at the first field, so that everything typed stays."""
    if phrase == "our_fault" and (fields := _first_field(body)):
        text = here.words.plain(PAGE, "our_fault_field", reference=reference)
        answer: Mapping[str, Any] = {"response_action": "errors", "errors": {fields: text}}
    else:
        view = problem_modal(phrase, here.words, reference=reference)
        answer = {"response_action": "update", "view": view}
    response.status = _ACKNOWLEDGED
    response.body = json.dumps(answer)
    response.headers["content-type"] = ["application/json;charset=utf-8"]


def _answer_with_modal(
    client: WebClient, body: Body, here: Municipality, phrase: str, reference: str
) -> bool:
    if not body.get("trigger_id"):
        return False
    try:
        show(client, body, problem_modal(phrase, here.words, reference=reference))
    except SlackApiError:
        return False  # the trigger was used or has expired; an ephemeral message follows
    return True


def _first_field(body: Body) -> str | None:
    values: Mapping[str, Any] = body["view"]["state"]["values"]
    return next(iter(values), None)
