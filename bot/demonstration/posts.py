"""What people said in the channels before somebody opens the demo."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.demonstration.data import Practice, PracticeTheme, WrittenPost, examples_of
from bot.profile import Profile


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
    examples = examples_of(profile)
    for written in examples.posts:
        channel = _channel(written, profile)
        replies = tuple(Reply(said.by, said.text) for said in written.replies)
        yield Post(channel, written.by, written.text.strip(), replies)
        if written.practice_follows and examples.practice:
            yield from _practice(examples.practice, profile, channel)


def _practice(practice: Practice, profile: Profile, channel: str) -> Iterator[Post]:
    labels = {theme.slug: theme.label for theme in profile.themes}
    for part in practice.themes:
        if part.theme in labels:
            yield Post(channel, practice.by, _told(part, labels[part.theme]))


def _told(part: PracticeTheme, label: str) -> str:
    lines = [f"• *{example.title}*: {example.text}" for example in part.examples]
    return "\n".join([f"*{label}* – _{part.subtitle}_", *lines])


def _channel(written: WrittenPost, profile: Profile) -> str:
    return getattr(profile.channels, written.channel) or profile.channels.default
