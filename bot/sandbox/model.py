"""What a workspace is made of: plain data, so that it can be kept in a file one day."""

from dataclasses import dataclass, field

from bot.sandbox.jsontypes import Json

# State of interactive elements, as Slack sends it: block_id -> action_id -> value.
StateValues = dict[str, dict[str, Json]]


@dataclass(frozen=True)
class User:
    id: str
    key: str
    name: str
    title: str = ""
    roles: tuple[str, ...] = ()
    is_guest: bool = False
    is_bot: bool = False


@dataclass(frozen=True)
class UserGroup:
    """People who are mentioned together as `@handle`; `members` are ids."""

    id: str
    handle: str
    name: str
    description: str
    members: tuple[str, ...]


@dataclass
class Channel:
    """`kind` is "channel", "im" (then `user` is the person) or "mpim"."""

    id: str
    name: str
    kind: str
    members: list[str]
    purpose: str = ""
    is_private: bool = False
    is_shared: bool = False
    user: str | None = None
    created: int = 0
    last_ts: str | None = None
    is_archived: bool = False
    creator: str = ""


@dataclass
class Message:
    """One message; `ephemeral_for` is the only person who sees it, where there is one.

    `input_state` holds what people chose in its menus, per person; `files` are ids.
    `subtype` is Slack's: `thread_broadcast`, or what Slack itself writes, such as `channel_join`.
    """

    channel: str
    ts: str
    user: str
    text: str
    bot_id: str | None = None
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str | None = None
    ephemeral_for: str | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    input_state: dict[str, StateValues] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    subtype: str | None = None
    inviter: str | None = None


@dataclass
class View:
    """A modal in somebody's stack, or somebody's App Home.

    `content` is what the bot sent, with ids filled in. `errors` are texts at fields, by
    `block_id`; `notice` is what Slack itself tells, such as an app that did not answer.
    """

    id: str
    user: str
    content: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None
    state: StateValues
    errors: dict[str, str] = field(default_factory=dict)
    notice: str | None = None

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.content["blocks"]
        return blocks
