"""What presenters may know of a team and the talks with it: already masked for who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.messages.action_view import ActionView
from bot.messages.tender_view import TenderView
from bot.messages.trajectory_view import TrajectoryView
from storage.vocabulary import TalkKind


@dataclass(frozen=True)
class TalkView:
    """A talk, for who may read it. ``number``: the trajectory that it was about, if it was.

    ``agreed`` are its agreements that this person may read.
    """

    talk_id: int
    version: int
    team: str
    team_slug: str
    kind: TalkKind
    held_on: date
    present: str = ""
    said: str = ""
    number: int | None = None
    agreed: tuple[ActionView, ...] = ()
    may_change: bool = False


@dataclass(frozen=True)
class ThemeLine:
    """How far a team's purchases go with a theme, in the organisation's levels (1-5).

    ``levels`` counts purchases by level, None for not chosen yet; it is None where it may not be
    told. ``target`` is what the organisation asks now, ``wish`` what the team aspires to.
    """

    label: str
    count: int
    levels: Mapping[int | None, int] | None = None
    target: int | None = None
    wish: int | None = None


@dataclass(frozen=True)
class TeamLine:
    """A team to choose. ``last_talk``: only for who keeps talks."""

    slug: str
    label: str
    own: bool = False
    last_talk: date | None = None


@dataclass(frozen=True)
class TeamChoice:
    """The teams. ``unknown`` is what was typed and is no team."""

    teams: tuple[TeamLine, ...] = ()
    unknown: str = ""
    keeps_talks: bool = False


@dataclass(frozen=True)
class TeamView:
    """Everything of one team, as one person may read it.

    ``apart``: the numbers of purchases where others pay than benefit. ``talks`` only for who may
    read them; ``last_talk`` for every colleague.
    """

    slug: str
    label: str
    name: str
    tenders: tuple[TenderView, ...] = ()
    trajectories: tuple[TrajectoryView, ...] = ()
    themes: tuple[ThemeLine, ...] = ()
    actions: tuple[ActionView, ...] = ()
    apart: tuple[int, ...] = ()
    talks: tuple[TalkView, ...] = ()
    last_talk: date | None = None
    keeps_talks: bool = False
    totals: Mapping[str, int] = field(default_factory=dict)
    """Of ``tenders``, ``trajectories``, ``actions`` and ``talks``: how many there are in all."""
