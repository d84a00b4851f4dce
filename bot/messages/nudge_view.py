"""A nudge as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.messages.tender_ids import NUMBER_PREFIX
from bot.messages.trajectory_view import Planning
from storage.vocabulary import ContractMoment, NudgeAnswer, NudgeQuestion

_BETWEEN = ":"


@dataclass(frozen=True)
class NudgePlace:
    """Which moment of which tender."""

    tender_id: int
    moment: str

    def dump(self) -> str:
        """As a button carries it; read back by :func:`read_nudge_place`."""
        return f"{self.tender_id}{_BETWEEN}{self.moment}"


def read_nudge_place(text: str) -> NudgePlace:
    """What :meth:`NudgePlace.dump` wrote. :raises ValueError: it is something else."""
    tender_id, moment = text.split(_BETWEEN, 1)
    return NudgePlace(int(tender_id), moment)


@dataclass(frozen=True)
class Coming:
    """What is coming: without amounts, so that it may stand wherever planning may."""

    tender_id: int
    number: int
    title: str
    planning: Planning | None = None
    current_ends_on: date | None = None
    current_because: ContractMoment | None = None

    @property
    def called(self) -> str:
        """Its number as people write it, such as 'A12'."""
        return f"{NUMBER_PREFIX}{self.number}"


@dataclass(frozen=True)
class AimedTheme:
    """A theme of a kind of purchase, with the level that the organisation aims for."""

    label: str
    level: int | None = None


@dataclass(frozen=True)
class FittingLesson:
    """What somebody learnt before."""

    lesson_id: int
    title: str


@dataclass(frozen=True)
class Expert:
    """Who stands for a theme or a kind of purchase; ``user`` is a Slack user id."""

    label: str
    user: str


@dataclass(frozen=True)
class Others:
    """What others of the same kind of purchase chose: theme and how many."""

    count: int
    themes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class NudgeView:
    """``wordings``: the question as the profile asks it, where it does.

    ``later``: the days that can be chosen, by the name of the choice. ``talk_asked``: a talk
    with the adviser was asked for before.
    """

    place: NudgePlace
    coming: Coming
    question: NudgeQuestion
    category: str | None = None
    wordings: tuple[str, ...] = ()
    themes: tuple[AimedTheme, ...] = ()
    experts: tuple[Expert, ...] = ()
    lessons: tuple[FittingLesson, ...] = ()
    others: Others | None = None
    later: Mapping[str, date] = field(default_factory=dict)
    talk_asked: bool = False


@dataclass(frozen=True)
class Settled:
    """What was answered, by whom (a Slack user id); ``until`` and ``team`` go with some.

    ``answer`` None: it was answered before, or is not asked any more.
    """

    coming: Coming
    answer: NudgeAnswer | None
    user: str = ""
    until: date | None = None
    team: str = ""
    reduced: bool = False


@dataclass(frozen=True)
class WeekItem:
    """A line for a team. ``client``: who took it on, once the line was told."""

    coming: Coming
    question: NudgeQuestion
    moment: str
    team: str = ""
    needs_client: bool = False
    taken_by: str = ""


@dataclass(frozen=True)
class TeamWeek:
    """What comes up in a week for who reads a channel.

    ``aside``: the channel's name, where its coordinator reads it because outsiders read there.
    """

    week: date
    channel: str
    items: tuple[WeekItem, ...]
    aside: bool = False
