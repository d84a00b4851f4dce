"""The communication plan, as data."""

from dataclasses import dataclass, field
from datetime import date

from bot.messages.form_fields import Option
from storage.vocabulary import MessageState


@dataclass(frozen=True)
class PlannedView:
    """One message. ``medium`` is what people call it, ``kind`` what kind of medium it is.

    ``owner``: a Slack user id. ``draft``: the text that somebody kept, empty for none.
    """

    message_id: int
    version: int
    title: str
    on: date
    medium: str = ""
    medium_slug: str = ""
    kind: str = ""
    audience: str = ""
    owner: str = ""
    draft: str = ""
    state: MessageState = MessageState.PLANNED

    @property
    def key(self) -> str:
        """What a button carries: the message as it stood when the button was shown."""
        return f"{self.message_id}:{self.version}"


@dataclass(frozen=True)
class PlannedList:
    """What is planned, and what was sent of late. ``principle``: the plan's own, with its source.

    ``hidden``: how many more are planned than are shown.
    """

    planned: tuple[PlannedView, ...] = ()
    sent: tuple[PlannedView, ...] = ()
    principle: str = ""
    source: str = ""
    hidden: int = 0


@dataclass(frozen=True)
class PlannedChoices:
    """What can be chosen in the form; ``audiences`` are the plan's own, as an example."""

    media: tuple[Option, ...] = ()
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True)
class SuccessTold:
    """A success that was celebrated; ``people``: Slack user ids of who may be named."""

    title: str
    figure: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextFacts:
    """What happened since the last message, as everybody in the organisation may read it."""

    year: int
    successes: tuple[SuccessTold, ...] = ()
    lessons: tuple[str, ...] = ()
    logged: int = 0
    with_theme: int = 0
    running: int = 0
    gatherings: tuple[tuple[str, str], ...] = field(default=())

    @property
    def people(self) -> frozenset[str]:
        """Whose names are needed."""
        return frozenset(user for each in self.successes for user in each.people)
