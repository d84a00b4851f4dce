"""What was understood of a text: an intent, fields, what to ask, and why."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.language.amounts import Amount
from bot.language.moments import Moment


class Intent(StrEnum):
    """What somebody wants."""

    TRAJECTORY = "trajectory"
    LESSON = "lesson"
    SEARCH = "search"
    AGENDA = "agenda"
    AGENDA_ITEM = "agenda_item"
    CALENDAR = "calendar"
    SUCCESS = "success"
    PROGRESS = "progress"
    HELP = "help"
    SMALLTALK = "smalltalk"
    UNKNOWN = "unknown"

    @property
    def is_for_the_bot(self) -> bool:
        """Whether there is something to do or to answer; small talk and the rest ask nothing."""
        return self not in (Intent.SMALLTALK, Intent.UNKNOWN)


class Key(StrEnum):
    """A field, as the command ``vaandel understand`` names it."""

    TITLE = "title"
    VALUE = "value_eur"
    MONTH = "month"
    DATE = "date"
    CATEGORY = "category"
    THEMES = "themes"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Because:
    """Which words led to what."""

    what: str
    """An intent or the name of a field."""
    words: str
    why: str
    """The rule, in a few English words."""
    weight: float = 0.0
    """What the words count for, of an intent; 0 for a field."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What a text says. What it does not say, or not clearly, is None or empty.

    ``value`` is in euro cents, excluding VAT. ``month`` is the first day of a month.
    ``category``, ``themes`` and ``team`` are slugs of the municipality's profile.
    """

    title: str | None = None
    value: int | None = None
    month: date | None = None
    day: date | None = None
    category: str | None = None
    themes: tuple[str, ...] = ()
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """All of it. Nothing of this is saved before a person has seen it.

    ``missing`` is what a trajectory, a lesson, a success or an agenda item still needs;
    ``unclear`` is the part of it that was said, but can be read in more than one way.
    """

    intent: Intent
    fields: Fields = field(default_factory=Fields)
    missing: tuple[Key, ...] = ()
    unclear: tuple[Key, ...] = ()
    number: int | None = None
    """The trajectory that was named by its number."""
    people: tuple[str, ...] = ()
    """Slack's ids of colleagues who were mentioned."""
    amount: Amount | None = None
    """What was said of money, also when it is a range or includes VAT."""
    moment: Moment | None = None
    """The whole span that ``month`` begins, also when it is too long to name one month."""
    because: tuple[Because, ...] = ()
