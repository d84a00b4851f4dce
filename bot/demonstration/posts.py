"""What people said in the channels before somebody opens the demo."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.demonstration.data import WrittenPost, examples_of
from bot.profile import Profile
from bot.profile.practice import Practice


@dataclass(frozen=True)
class Reply:
    """An answer in a thread. ``by`` is the key of a person in the sandbox."""

    by: str
    text: str


@dataclass(frozen=True)
class Post:
    """A message as somebody typed it, with the answers in its thread."""

    channel: str
    by: str
    text: str
    replies: tuple[Reply, ...] = ()


def posts_of(profile: Profile) -> tuple[Post, ...]:
    """Everything that is said in the demo of this profile, oldest first."""
    return tuple(_posts(profile))


def _posts(profile: Profile) -> Iterator[Post]:
    for written in examples_of(profile).posts:
        channel = _channel(written, profile)
        replies = tuple(Reply(said.by, said.text) for said in written.replies)
        yield Post(channel, written.by, written.text.strip(), replies)
        if written.practice_follows and profile.practice:
            for told in _practice(profile.practice, profile):
                yield Post(channel, written.by, told)


def _practice(practice: Practice, profile: Profile) -> Iterator[str]:
    """The practice examples, a text for each theme."""
    for part in practice.themes:
        lines = [f"• *{each.title}*: {each.text}" for each in practice.of_theme(part.theme)]
        yield "\n".join([f"*{profile.theme(part.theme).label}* – _{part.subtitle}_", *lines])


def _channel(written: WrittenPost, profile: Profile) -> str:
    return getattr(profile.channels, written.channel) or profile.channels.default
