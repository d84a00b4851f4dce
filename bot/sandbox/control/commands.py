"""Slash commands and shortcuts: what a person starts without a message to act on."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox import slack_words
from bot.sandbox.answers import post_answer
from bot.sandbox.built_in import BUILT_IN, BuiltIn, CannotDoError
from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import person, place_of, visible_message
from bot.sandbox.control.outcome import unanswered
from bot.sandbox.control.requests import Body, read_body, sandbox_of
from bot.sandbox.envelopes import Failure
from bot.sandbox.errors import SlackError
from bot.sandbox.interaction import new_response_url, new_trigger
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel, User
from bot.sandbox.payloads.commands import slash_command
from bot.sandbox.payloads.interactions import global_shortcut, message_shortcut
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.setup import Setup
from bot.sandbox.typed import escaped


class CommandBody(Body):
    channel: str
    user: str
    command: str
    text: str = ""


class ShortcutBody(Body):
    callback_id: str
    user: str
    channel: str | None = None
    messageTs: str | None = None  # noqa: N815  -- the control API's own field name


async def command(request: Request) -> Response:
    """Answers when the bot has acknowledged: `{"ok", "acknowledged", "ms", "error"?}`.

    An acknowledgement with text or blocks becomes a message, only for that person unless it
    says `in_channel`. Slack's own commands, such as `/invite`, do not reach the bot.
    """
    sandbox = sandbox_of(request)
    body = await read_body(request, CommandBody)
    workspace = sandbox.workspace
    name = "/" + body.command.removeprefix("/")
    with workspace.lock:
        user = person(workspace, body.user)
        place = place_of(workspace, body.channel, user)
        if name in BUILT_IN:
            return _perform(sandbox, BUILT_IN[name], place, user, body.text)
        if name not in {known.command for known in workspace.setup.commands}:
            raise ControlError(404, "unknown_command", f"{name} is not a valid command")
        payload = slash_command(
            workspace,
            command=name,
            text=escaped(body.text.strip()),
            person=user,
            place=place,
            trigger_id=new_trigger(sandbox, user),
            response_url=new_response_url(sandbox, place, user),
        )
    acknowledgement = await sandbox.delivery.request(
        "slash_commands", payload, accepts_response_payload=True
    )
    if isinstance(acknowledgement, Failure):
        code = acknowledgement.code
        with workspace.lock:
            slack_words.tell(sandbox, place, user, slack_words.command_failed(name, code))
        return unanswered(code)
    outcome: Json = {"ok": True, "acknowledged": True, "ms": acknowledgement.ms}
    if _says_something(acknowledgement.payload):
        try:
            with workspace.lock:
                post_answer(sandbox, place, user=user.id, answer=acknowledgement.payload)
        except SlackError as refusal:
            messages = list(refusal.messages)
            outcome |= {"ok": False, "error": refusal.code, "messages": messages}
    return JSONResponse(outcome)


def _perform(sandbox: Sandbox, command: BuiltIn, place: Channel, user: User, text: str) -> Response:
    """What cannot be done Slack itself tells, only to who tried."""
    try:
        command.perform(sandbox, place, user, text)
    except CannotDoError as problem:
        slack_words.tell(sandbox, place, user, str(problem))
    return JSONResponse({"ok": True, "acknowledged": True, "ms": 0})


async def shortcut(request: Request) -> Response:
    """A global shortcut, or with `channel` and `messageTs` one on that message."""
    sandbox = sandbox_of(request)
    body = await read_body(request, ShortcutBody)
    workspace = sandbox.workspace
    _must_be_known(workspace.setup, body)
    with workspace.lock:
        user = person(workspace, body.user)
        place = workspace.direct_message(user.id)
        action_ts = workspace.timestamps.next()
        if body.channel and body.messageTs:
            place = place_of(workspace, body.channel, user)
            message = visible_message(workspace, place, body.messageTs, user)
            payload = message_shortcut(
                workspace,
                person=user,
                place=place,
                message=message,
                callback_id=body.callback_id,
                trigger_id=new_trigger(sandbox, user),
                response_url=new_response_url(sandbox, place, user, message),
                action_ts=action_ts,
            )
        else:
            payload = global_shortcut(
                workspace,
                person=user,
                callback_id=body.callback_id,
                trigger_id=new_trigger(sandbox, user),
                action_ts=action_ts,
            )
    acknowledgement = await sandbox.delivery.request(
        "interactive", payload, accepts_response_payload=False
    )
    if not isinstance(acknowledgement, Failure):
        return JSONResponse({"ok": True, "acknowledged": True, "ms": acknowledgement.ms})
    code = acknowledgement.code
    with workspace.lock:
        slack_words.tell(sandbox, place, user, slack_words.action_failed(code))
    return unanswered(code)


def _must_be_known(setup: Setup, body: ShortcutBody) -> None:
    kind = "message" if body.channel and body.messageTs else "global"
    known = {(shortcut.callback_id, shortcut.type) for shortcut in setup.shortcuts}
    if known and (body.callback_id, kind) not in known:
        message = f"{body.callback_id} is not a {kind} shortcut of the app"
        raise ControlError(404, "unknown_shortcut", message)


def _says_something(answer: Json) -> bool:
    return bool(answer.get("text") or answer.get("blocks") or answer.get("attachments"))
