"""Who and what a request to the control API means, or why that cannot be."""

from bot.sandbox.control.errors import ControlError
from bot.sandbox.model import Channel, Message, User, View
from bot.sandbox.visibility import sees
from bot.sandbox.workspace import Workspace


def person(workspace: Workspace, wanted: str) -> User:
    """A person by id or key.

    Raises:
        ControlError: 404 `user_not_found`; 403 `is_a_bot`, because nobody can act as the bot.
    """
    user = workspace.find_user(wanted)
    if user is None:
        raise ControlError(404, "user_not_found", f"there is nobody called {wanted!r}")
    if user.is_bot:
        raise ControlError(403, "is_a_bot", f"{user.name} is not a person")
    return user


def any_place(workspace: Workspace, wanted: str) -> Channel:
    """A conversation by id, name, "#name" or "@key" (the DM of that person with the bot).

    Raises:
        ControlError: 404 `channel_not_found`.
    """
    channel = workspace.find_channel(wanted)
    if channel is None:
        raise ControlError(404, "channel_not_found", f"there is no conversation {wanted!r}")
    return channel


def place_of(workspace: Workspace, wanted: str, user: User) -> Channel:
    """The same, where `user` is a member.

    Raises:
        ControlError: 404 `channel_not_found`, 403 `not_in_channel`.
    """
    channel = any_place(workspace, wanted)
    if user.id not in channel.members:
        raise ControlError(403, "not_in_channel", f"{user.name} is not in {wanted!r}")
    return channel


def open_place(workspace: Workspace, wanted: str, user: User) -> Channel:
    """The same, where something can be said.

    Raises:
        ControlError: 404 `channel_not_found`, 403 `not_in_channel`, 409 `is_archived`.
    """
    channel = place_of(workspace, wanted, user)
    if channel.is_archived:
        raise ControlError(409, "is_archived", f"{wanted!r} is archived")
    return channel


def readable_place(workspace: Workspace, wanted: str, user: User) -> Channel:
    """A conversation that `user` may look into.

    Raises:
        ControlError: 404 `channel_not_found`, 403 `not_visible`.
    """
    channel = any_place(workspace, wanted)
    if not sees(channel, user):
        raise ControlError(403, "not_visible", f"{user.name} does not see {wanted!r}")
    return channel


def visible_message(workspace: Workspace, place: Channel, ts: str, user: User) -> Message:
    """A message that `user` sees.

    Raises:
        ControlError: 404 `message_not_found`.
    """
    message = workspace.messages.find(place.id, ts)
    if message is None or message.ephemeral_for not in (None, user.id):
        raise ControlError(404, "message_not_found", f"{user.name} sees no message {ts} there")
    return message


def own_message(workspace: Workspace, place: Channel, ts: str, user: User) -> Message:
    """A message that `user` wrote.

    Raises:
        ControlError: 404 `message_not_found`, 403 `not_theirs`.
    """
    message = visible_message(workspace, place, ts, user)
    if message.user != user.id or message.subtype not in (None, "thread_broadcast"):
        raise ControlError(403, "not_theirs", "people change and delete only what they wrote")
    return message


def thread_under(
    workspace: Workspace, place: Channel, thread_ts: str | None, user: User
) -> str | None:
    """The thread that a reply belongs to, under a message or a reply that `user` sees.

    Raises:
        ControlError: 404 `message_not_found`.
    """
    if not thread_ts:
        return None
    parent = visible_message(workspace, place, thread_ts, user)
    return parent.thread_ts or parent.ts


def view_in_use(workspace: Workspace, view_id: str, user: User) -> View:
    """The modal on top of somebody's stack, or their App Home.

    Raises:
        ControlError: 404 `not_found`, 409 `not_on_top`.
    """
    home = workspace.homes.of(user.id)
    if home is not None and home.id == view_id:
        return home
    return modal_on_top(workspace, view_id, user)


def modal_on_top(workspace: Workspace, view_id: str, user: User) -> View:
    """The modal that `user` has in front of them.

    Raises:
        ControlError: 404 `not_found`, 409 `not_on_top`.
    """
    stack = workspace.views.of(user.id)
    for view in stack:
        if view.id == view_id:
            if view is not stack[-1]:
                raise ControlError(409, "not_on_top", "another modal lies on top of this one")
            return view
    raise ControlError(404, "not_found", f"{user.name} has no modal {view_id} open")
