"""What a presenter may know of a talk: what is asked, what was understood, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from bot.messages.form_fields import Option


class Question(StrEnum):
    """What is asked."""

    TITLE = "title"
    INSIGHT = "insight"
    CATEGORY = "category"
    TEAM = "team"
    VALUE = "value"
    PLANNING = "planning"
    CONFIRM = "confirm"
    WHICH = "which"  # of two requests comes first
    MEANT = "meant"  # nothing was understood
    BESIDE = "beside"  # is it the answer to an interview, or something new?


class About(StrEnum):
    """What a talk can lead to; each has words of its own."""

    TRAJECTORY = "trajectory"
    LESSON = "lesson"
    CHANGE_TRAJECTORY = "change_trajectory"
    CHANGE_LESSON = "change_lesson"


class Why(StrEnum):
    """Why a question is asked (again); each has a phrase of its own."""

    STARTED = "started"
    NOTED = "noted"
    SKIPPED = "skipped"
    AGAIN = "again"
    BACK = "back"  # something else was answered in between
    CHANGED = "changed"  # they changed their message
    NOT_AN_ANSWER = "not_an_answer"
    TOO_LONG = "too_long"
    WHAT_THEN = "what_then"  # they said no
    SMALL_TALK = "small_talk"
    NOT_HERE = "not_here"  # an amount was said where others read along
    NEXT = "next"  # the request that had to wait
    PUT_ASIDE = "put_aside"  # another one waited already: the newest waits instead


@dataclass(frozen=True)
class Lead:
    """What goes before a question: no text that anybody typed.

    ``variant`` tells apart phrases that say the same; ``longest`` is how much fits.
    """

    why: Why
    variant: int = 1
    longest: int | None = None

    def dump(self) -> dict[str, Any]:
        """As it is stored."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def read_lead(stored: Mapping[str, Any]) -> Lead:
    """What was stored."""
    return Lead(
        why=Why(stored.get("why", Why.AGAIN)),
        variant=int(stored.get("variant", 1)),
        longest=stored.get("longest"),
    )


@dataclass(frozen=True)
class Pressed:
    """What a button of a talk carries.

    ``revision`` is what stood there when it was shown; ``slug`` the choice it stands for.
    """

    conversation_id: int
    revision: int
    question: Question
    slug: str = ""

    def dump(self) -> str:
        """As the value of a button or an option."""
        return f"{self.conversation_id}:{self.revision}:{self.question}:{self.slug}"


def read_pressed(value: str) -> Pressed:
    """What a button carries. :raises ValueError: it is none of ours."""
    conversation_id, revision, question, slug = value.split(":", 3)
    return Pressed(int(conversation_id), int(revision), Question(question), slug)


@dataclass(frozen=True)
class Asking:
    """One question.

    ``phrase`` tells it; ``said`` is what the phrase mentions; ``title`` is as somebody typed
    it. ``likely`` answers are buttons, ``others`` stand in a menu. ``to_come`` questions
    follow it. ``types`` is False where somebody can only click.
    """

    conversation_id: int
    revision: int
    about: About
    title: str
    question: Question
    phrase: str
    lead: Lead
    said: Mapping[str, object] = field(default_factory=dict)
    likely: Sequence[Option] = ()
    others: Sequence[Option] = ()
    to_come: int = 0
    can_skip: bool = False
    types: bool = True
    hard: bool = False
    """Whether it was not answered before, so that a form may be easier."""

    def value(self, slug: str = "") -> str:
        """What a button of it carries."""
        return Pressed(self.conversation_id, self.revision, self.question, slug).dump()


@dataclass(frozen=True)
class TrajectoryFacts:
    """A trajectory as it was understood; empty for what nobody said.

    ``hidden``: an amount was said that does not stand here.
    """

    title: str
    category: str = ""
    team: str = ""
    value: str = ""
    planning: str = ""
    themes: tuple[str, ...] = ()
    hidden: bool = False
    private: bool = True


@dataclass(frozen=True)
class LessonFacts:
    """A lesson as it was understood. ``names`` may be of suppliers or products."""

    title: str
    insight: str
    names: tuple[str, ...] = ()
    category: str = ""
    themes: tuple[str, ...] = ()
    trajectory: str = ""


@dataclass(frozen=True)
class Difference:
    """One field that is to be changed: before and after, as people read them."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """What is to be changed in a trajectory or lesson that stands.

    ``added``: it was said, and not kept then, because others read along.
    """

    number: int
    differences: tuple[Difference, ...]
    added: bool = False


@dataclass(frozen=True)
class Ended:
    """What came of a talk: ``why`` is its phrase."""

    about: About
    why: str
    number: int = 0
    subject_id: int = 0
    title: str = ""
    private: bool = True
