"""The message that a lesson is kept from, as the form remembers it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.language.lesson_text import read_lesson
from bot.services.form_states import fingerprint
from bot.services.lessons import Origin
from bot.services.people import person_id_of
from handlers.interaction import Interaction
from storage.vocabulary import LessonOrigin

_NOTE = "source"


@dataclass(frozen=True)
class MessageOrigin:
    """Which message, in Slack's ids.

    ``author`` is the Slack user id of who wrote it, empty for a program; ``own``: whoever
    keeps it wrote it. ``private``: not everybody can read it where it stands. ``text`` and
    ``title``: prints of what was proposed for it when the form was opened. Since then:
    ``gone``, it was taken away;
    ``edited``, what it says by now. ``declined``: its author would rather not.
    """

    kind: LessonOrigin = LessonOrigin.FORM
    channel_id: str = ""
    ts: str = ""
    thread_ts: str = ""
    author: str = ""
    own: bool = True
    private: bool = False
    text: str = ""
    title: str = ""
    gone: bool = False
    edited: str = ""
    declined: bool = False

    @property
    def somebody_elses(self) -> bool:
        """Whether it is another person's message."""
        return bool(self.author) and not self.own

    def says(self, text: str) -> bool:
        """Whether this is what the message said when the form was opened."""
        return self.text == print_of(text)

    def notes(self) -> dict[str, Any]:
        """What the form remembers of it."""
        return {_NOTE: asdict(self)}

    def origin(self, doing: Interaction) -> Origin:
        """The same with our own ids. A message that is gone is no source any more."""
        if self.gone or self.declined or not self.ts:
            return Origin(kind=self.kind)
        author = (
            person_id_of(doing.session, here=doing.here, slack_user_id=self.author, now=doing.now)
            if self.author
            else None
        )
        return Origin(self.kind, self.channel_id, self.ts, author)


def print_of(text: str) -> str:
    """A print of what a form proposes for a message with this text."""
    return fingerprint(read_lesson(text).insight)


def origin_noted(notes: Mapping[str, Any]) -> MessageOrigin:
    """What a form remembers of the message; of none when it was not kept from one."""
    found = notes.get(_NOTE)
    if found is None:
        return MessageOrigin()
    return MessageOrigin(**{**found, "kind": LessonOrigin(found["kind"])})
