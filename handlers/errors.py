"""One place where everything that goes wrong gets an answer in Dutch."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

import structlog
from slack_bolt import App, BoltResponse
from slack_bolt.context.respond import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.messages.message import Block, Message
from bot.messages.problems import (
    NOBODY_NAMED,
    PAGE,
    Overseers,
    problem_message,
    problem_modal,
)
from bot.messages.wording import Wording
from bot.services.errors import RefusalError
from bot.services.municipality import UnknownWorkspaceError
from bot.services.roles import overseers
from bot.slack.desk import Desk
from bot.slack.failures import EXPIRED_TRIGGER, NO_ANSWER, code_of
from handlers.interaction import Body, team_of, user_of
from handlers.opening import show

log = structlog.get_logger()

_ACKNOWLEDGED = 200

_SETTLED = frozenset({"hash_conflict", "not_found", "exchanged_trigger_id"})
"""Another click changed the modal first, the person closed it meanwhile, or it is open
already since a call whose answer was lost: there is nothing left to do or to tell.
"""

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
        else:
            response.status = _ACKNOWLEDGED  # the answer follows; no word of Slack's own beside it
        if code_of(error) in _SETTLED:
            log.info("somebody was faster", error=code_of(error))
            return
        problem = _problem(desk, body, error)
        if body.get("type") == "view_submission" and response is not None:
            _answer_submission(response, body, problem)
        elif not (
            _answer_with_modal(client, body, problem)
            or _answer_with_message(respond, problem)
            or _answer_directly(desk, body, problem)
        ):
            log.error("nobody could be told", reference=problem.reference)


@dataclass(frozen=True)
class _Problem:
    """What to tell, in whose words, and under which reference it is logged."""

    phrase: str
    words: Wording
    reference: str
    data: Mapping[str, object] = field(default_factory=dict)
    overseers: Overseers = NOBODY_NAMED

    def message(self) -> Message:
        return problem_message(
            self.phrase,
            self.words,
            overseers=self.overseers,
            reference=self.reference,
            **self.data,
        )

    def modal(self) -> Block:
        return problem_modal(
            self.phrase,
            self.words,
            overseers=self.overseers,
            reference=self.reference,
            **self.data,
        )


def _problem(desk: Desk, body: Body, error: Exception) -> _Problem:
    reference = token_hex(2).upper()
    phrase = "too_slow" if code_of(error) == EXPIRED_TRIGGER else "our_fault"
    data: Mapping[str, object] = {}
    if isinstance(error, RefusalError):
        phrase, data = error.phrase, error.data
    else:
        log.error("an interaction failed", reference=reference, exc_info=error)
    try:
        with desk.database.reading() as session:
            here = desk.municipalities.of_team(session, team_of(body))
            return _Problem(phrase, here.words, reference, data, overseers(session, here=here))
    except UnknownWorkspaceError:
        phrase = "unknown_workspace"
    except SQLAlchemyError:
        log.exception("the database does not answer", reference=reference)
    return _Problem(phrase, desk.municipalities.words_of(desk.settings.profile), reference)


def _answer_submission(response: BoltResponse, body: Body, problem: _Problem) -> None:
    """Our own fault is told at the first field, so that everything typed stays."""
    if problem.phrase == "our_fault" and (field := _first_field(body)):
        text = problem.words.plain(PAGE, "our_fault_field", reference=problem.reference)
        answer: Mapping[str, Any] = {"response_action": "errors", "errors": {field: text}}
    else:
        answer = {"response_action": "update", "view": problem.modal()}
    response.body = json.dumps(answer)
    response.headers["content-type"] = ["application/json;charset=utf-8"]


def _answer_with_modal(client: WebClient, body: Body, problem: _Problem) -> bool:
    if not body.get("trigger_id"):
        return False
    try:
        show(client, body, problem.modal())
    except (SlackApiError, *NO_ANSWER) as error:  # the trigger was used or has expired, perhaps
        log.info("no modal could tell", reference=problem.reference, error=_name_of(error))
        return False
    return True


def _answer_with_message(respond: Respond, problem: _Problem) -> bool:
    """Where somebody did it, for them alone."""
    message = problem.message()
    try:
        answer = respond(
            text=message.text,
            blocks=list(message.blocks),
            response_type="ephemeral",
            replace_original=False,
        )
    except (ValueError, SlackApiError, *NO_ANSWER) as error:  # ValueError: there is no address
        log.info("no answer could tell", reference=problem.reference, error=_name_of(error))
        return False
    return bool(answer.status_code == _ACKNOWLEDGED)


def _answer_directly(desk: Desk, body: Body, problem: _Problem) -> bool:
    """In the direct message with the bot: the last way that is left."""
    message = problem.message()
    try:
        desk.post_offices.of_team(team_of(body)).posting.chat_postMessage(
            channel=user_of(body), text=message.text, blocks=list(message.blocks)
        )
    except (LookupError, SlackApiError, *NO_ANSWER) as error:  # LookupError: we have no token
        log.warning("no message could tell", reference=problem.reference, error=_name_of(error))
        return False
    return True


def _name_of(error: Exception) -> str:
    return code_of(error) or type(error).__name__


def _first_field(body: Body) -> str | None:
    values: Mapping[str, Any] = body["view"]["state"]["values"]
    return next(iter(values), None)
