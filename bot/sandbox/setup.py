"""What a sandbox workspace looks like when it opens: people, channels, commands, shortcuts.

These are plain values; `bot.sandbox.server.SandboxServer` builds a workspace from them.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class UserSetup:
    """One person, who is a role.

    `key` is what scripts say ("inkoper"), `name` what people read ("Inkoper").
    """

    key: str
    name: str
    title: str = ""
    roles: tuple[str, ...] = ()
    guest: bool = False


@dataclass(frozen=True)
class ChannelSetup:
    """One channel. `members` are keys of people; `None` means everybody."""

    name: str
    purpose: str = ""
    members: tuple[str, ...] | None = None
    private: bool = False
    shared: bool = False
    bot_member: bool = True


@dataclass(frozen=True)
class UserGroupSetup:
    """People who can be mentioned together as `@handle`; `members` are keys."""

    handle: str
    name: str
    members: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True)
class CommandExample:
    """One suggestion while somebody types a command: `text` without the command itself."""

    text: str
    description: str


@dataclass(frozen=True)
class CommandSetup:
    """A slash command as the app's manifest declares it, with examples to suggest."""

    command: str
    description: str
    usage_hint: str = ""
    examples: tuple[CommandExample, ...] = ()


@dataclass(frozen=True)
class ShortcutSetup:
    """A shortcut as the app's manifest declares it: on a message, or from anywhere."""

    callback_id: str
    name: str
    type: Literal["message", "global"]
    description: str = ""


@dataclass(frozen=True)
class Setup:
    """A whole workspace. `timezone` is an IANA name.

    `scopes` are what the app was allowed; without them it may do everything.
    Without `shortcuts` any shortcut can be used; with them only these, each as its `type` says.
    """

    workspace: str
    users: tuple[UserSetup, ...]
    channels: tuple[ChannelSetup, ...]
    commands: tuple[CommandSetup, ...]
    bot_name: str = "Vaandel"
    timezone: str = "Europe/Amsterdam"
    scopes: tuple[str, ...] | None = None
    user_groups: tuple[UserGroupSetup, ...] = ()
    shortcuts: tuple[ShortcutSetup, ...] = ()
