"""The commands that are Slack's own: they reach no app. In the language of the page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.sandbox import membership
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel, User
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.typed import as_sent

_USER = re.compile(r"<@(\w+)>")
_CHANNEL = re.compile(r"<#(\w+)\|")


class CannotDoError(Exception):
    """A command that does not fit here; the text is for the person who typed it."""


@dataclass(frozen=True)
class BuiltIn:
    """One command; `perform` takes the place, the person and what was typed behind it."""

    command: str
    description: str
    usage_hint: str
    perform: Callable[[Sandbox, Channel, User, str], None]

    def document(self) -> Json:
        return {
            "command": self.command,
            "description": self.description,
            "usage_hint": self.usage_hint,
            "examples": [],
        }


def _invite(sandbox: Sandbox, place: Channel, user: User, text: str) -> None:
    for invited in _named_people(sandbox, place, text):
        if invited.id in place.members:
            raise CannotDoError(f"{invited.name} zit al in #{place.name}.")
        membership.join(sandbox, place, invited.id, inviter=user.id)


def _remove(sandbox: Sandbox, place: Channel, user: User, text: str) -> None:
    for removed in _named_people(sandbox, place, text):
        if removed.id not in place.members:
            raise CannotDoError(f"{removed.name} zit niet in #{place.name}.")
        if removed == user:
            raise CannotDoError("Jezelf verwijderen gaat met /leave.")
        membership.leave(sandbox, place, removed.id, remover=user.id)


def _join(sandbox: Sandbox, _place: Channel, user: User, text: str) -> None:
    workspace = sandbox.workspace
    found = _CHANNEL.search(as_sent(workspace, text))
    channel = workspace.channels[found[1]] if found else workspace.find_channel(text.strip())
    # Who may not see a private channel is not told that it is there.
    if channel is None or channel.kind != "channel" or channel.is_private:
        raise CannotDoError("Welk kanaal? Bijvoorbeeld: /join #mvoi")
    if user.is_guest:
        raise CannotDoError("Gasten komen alleen in een kanaal als iemand ze uitnodigt.")
    if channel.is_archived:
        raise CannotDoError(f"#{channel.name} is gearchiveerd.")
    if user.id not in channel.members:
        membership.join(sandbox, channel, user.id)


def _leave(sandbox: Sandbox, place: Channel, user: User, _text: str) -> None:
    _check_channel(place)
    membership.leave(sandbox, place, user.id)


def _archive(sandbox: Sandbox, place: Channel, user: User, _text: str) -> None:
    _check_channel(place)
    if user.is_guest:
        raise CannotDoError("Gasten kunnen geen kanaal archiveren.")
    membership.archive(sandbox, place, user.id)


def _named_people(sandbox: Sandbox, place: Channel, text: str) -> list[User]:
    _check_channel(place)
    workspace = sandbox.workspace
    found = _USER.findall(as_sent(workspace, text))
    if not found:
        raise CannotDoError(f"Wie? Bijvoorbeeld: @{workspace.bot.name}")
    return [workspace.users[user_id] for user_id in dict.fromkeys(found)]


def _check_channel(place: Channel) -> None:
    if place.kind != "channel":
        raise CannotDoError("Dat kan alleen in een kanaal.")
    if place.is_archived:
        raise CannotDoError(f"#{place.name} is gearchiveerd.")


BUILT_IN: Mapping[str, BuiltIn] = {
    command.command: command
    for command in (
        BuiltIn("/invite", "Iemand in dit kanaal uitnodigen", "@naam", _invite),
        BuiltIn("/remove", "Iemand uit dit kanaal halen", "@naam", _remove),
        BuiltIn("/join", "In een kanaal gaan", "#kanaal", _join),
        BuiltIn("/leave", "Uit dit kanaal gaan", "", _leave),
        BuiltIn("/archive", "Dit kanaal archiveren", "", _archive),
    )
}
