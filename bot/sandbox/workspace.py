"""The state of a workspace: its people, channels, messages and modals.

Nothing here knows of HTTP or sockets. Whoever reads or changes it holds `lock`, and never
waits for anything while holding it.
"""

import threading
from collections import Counter
from dataclasses import dataclass, field

from bot.sandbox import ids
from bot.sandbox.clock import SandboxClock
from bot.sandbox.files import FileBook
from bot.sandbox.homes import Homes
from bot.sandbox.log import Log
from bot.sandbox.messages import MessageBook
from bot.sandbox.model import Channel, User, UserGroup
from bot.sandbox.response_urls import ResponseUrls
from bot.sandbox.setup import ChannelSetup, Setup, UserGroupSetup
from bot.sandbox.timestamps import Timestamps
from bot.sandbox.timings import Timings
from bot.sandbox.triggers import TriggerBook
from bot.sandbox.views import ViewStacks


@dataclass(frozen=True)
class Tokens:
    """`bot` (`xoxb-…`) is for the Web API, `app` (`xapp-…`) for opening a socket.

    With `signing_secret` the sandbox signs what it sends over HTTP.
    """

    bot: str
    app: str
    signing_secret: str


@dataclass
class Workspace:
    """A workspace as it was set up; see `open_workspace`.

    `url` is where it answers; `handed_in` are files that somebody gave the bot in a modal.
    """

    id: str
    name: str
    domain: str
    timezone: str
    bot: User
    slackbot: User
    bot_id: str
    app_id: str
    setup: Setup
    url: str
    scopes: frozenset[str] | None
    messages: MessageBook
    files: FileBook
    views: ViewStacks
    homes: Homes
    triggers: TriggerBook
    response_urls: ResponseUrls
    timestamps: Timestamps
    log: Log
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    user_groups: dict[str, UserGroup] = field(default_factory=dict)
    handed_in: set[str] = field(default_factory=set)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def allows(self, scope: str) -> bool:
        """Whether the bot has a scope; it has them all where the setup names none."""
        return self.scopes is None or scope in self.scopes

    def find_user(self, wanted: str) -> User | None:
        """A person by id or key."""
        if wanted in self.users:
            return self.users[wanted]
        return next((user for user in self.users.values() if user.key == wanted), None)

    def find_channel(self, wanted: str) -> Channel | None:
        """A channel by id, name, "#name", or "@key" for that person's DM with the bot."""
        if wanted in self.channels:
            return self.channels[wanted]
        if wanted.startswith("@"):
            person = self.find_user(wanted[1:])
            return self.direct_message(person.id) if person else None
        name = wanted.removeprefix("#")
        named = (one for one in self.channels.values() if one.kind == "channel")
        return next((channel for channel in named if channel.name == name), None)

    def direct_message(self, user_id: str) -> Channel:
        """The DM of one person with the bot; it is there from the first time it is asked."""
        channel_id = ids.stable_id("D", user_id[1:])
        if channel_id not in self.channels:
            self._add(
                Channel(
                    id=channel_id,
                    name="directmessage",
                    kind="im",
                    members=[user_id, self.bot.id],
                    is_private=True,
                    user=user_id,
                )
            )
        return self.channels[channel_id]

    def group_message(self, user_ids: list[str]) -> Channel:
        """The conversation of several people with the bot."""
        members = sorted({*user_ids, self.bot.id})
        for channel in self.channels.values():
            if channel.kind == "mpim" and channel.members == members:
                return channel
        handles = "--".join(self.users[user_id].key for user_id in members)
        channel = Channel(
            id=ids.random_id("G"),
            name=f"mpdm-{handles}-1",
            kind="mpim",
            members=members,
            is_private=True,
        )
        self._add(channel)
        return channel

    def _add(self, channel: Channel) -> None:
        self.channels[channel.id] = channel
        self.log.add("channel", channel=channel.id)


def open_workspace(
    setup: Setup, timings: Timings, clock: SandboxClock, log: Log, url: str = ""
) -> Workspace:
    """A workspace as `setup` describes it, without a single message; `url` is where it is.

    Raises:
        ValueError: two people or channels get the same id, two shortcuts have the same one, or a
            member does not exist.
    """
    bot = User(
        id=ids.stable_id("U", setup.bot_name),
        key=setup.bot_name.lower(),
        name=setup.bot_name,
        is_bot=True,
    )
    workspace = Workspace(
        id=ids.stable_id("T", setup.workspace),
        name=setup.workspace,
        domain="".join(c for c in setup.workspace.lower() if c.isalnum() or c == "-") or "sandbox",
        timezone=setup.timezone,
        bot=bot,
        slackbot=User(id="USLACKBOT", key="slackbot", name="Slackbot", is_bot=True),
        bot_id=ids.stable_id("B", setup.bot_name),
        app_id=ids.stable_id("A", setup.bot_name),
        setup=setup,
        url=url,
        scopes=None if setup.scopes is None else frozenset(setup.scopes),
        messages=MessageBook(log),
        files=FileBook(log),
        views=ViewStacks(log),
        homes=Homes(log),
        triggers=TriggerBook(timings.trigger),
        response_urls=ResponseUrls(timings.response_url),
        timestamps=Timestamps(clock.now),
        log=log,
    )
    workspace.users |= {bot.id: bot, workspace.slackbot.id: workspace.slackbot}
    for person in setup.users:
        user_id = ids.stable_id("U", person.key)
        if user_id in workspace.users:
            raise ValueError(f"two people get the id {user_id}")
        workspace.users[user_id] = User(
            user_id, person.key, person.name, person.title, person.roles, person.guest
        )
    created = int(clock.now().timestamp())
    for wanted in setup.channels:
        channel = _channel(wanted, workspace, created)
        if channel.id in workspace.channels:
            raise ValueError(f"two channels get the id {channel.id}")
        workspace.channels[channel.id] = channel
    for callback_id, times in Counter(one.callback_id for one in setup.shortcuts).items():
        if times > 1:
            raise ValueError(f"{times} shortcuts have the callback id {callback_id}")
    for group in (_user_group(named, workspace) for named in setup.user_groups):
        workspace.user_groups[group.id] = group
    for user in list(workspace.users.values()):
        if not user.is_bot:
            workspace.direct_message(user.id).created = created
    return workspace


def _people(workspace: Workspace, where: str, keys: tuple[str, ...] | None) -> list[str]:
    """The ids of people, everybody without `keys`."""
    people = [user for user in workspace.users.values() if not user.is_bot]
    unknown = set(keys or ()) - {user.key for user in people}
    if unknown:
        raise ValueError(f"{where} has members that do not exist: {sorted(unknown)}")
    return [user.id for user in people if keys is None or user.key in keys]


def _user_group(wanted: UserGroupSetup, workspace: Workspace) -> UserGroup:
    return UserGroup(
        id=ids.stable_id("S", wanted.handle),
        handle=wanted.handle,
        name=wanted.name,
        description=wanted.description,
        members=tuple(_people(workspace, f"@{wanted.handle}", wanted.members)),
    )


def _channel(wanted: ChannelSetup, workspace: Workspace, created: int) -> Channel:
    members = _people(workspace, f"#{wanted.name}", wanted.members)
    if wanted.bot_member:
        members.append(workspace.bot.id)
    return Channel(
        id=ids.stable_id("C", wanted.name),
        name=wanted.name,
        kind="channel",
        members=members,
        purpose=wanted.purpose,
        is_private=wanted.private,
        is_shared=wanted.shared,
        created=created,
    )
