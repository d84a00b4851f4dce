"""What presenters may know of champions and of room: already masked for who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from storage.vocabulary import AskState, RoomState


@dataclass(frozen=True)
class CaseLine:
    """A purchase by name and number: never what it is worth."""

    trajectory_id: int
    number: int
    title: str


@dataclass(frozen=True)
class ChampionLine:
    """A champion, by Slack user id; ``stands_for``: labels of the profile.

    ``behind``: the purchases that they stand behind; ``fitting``: others that suit them.
    """

    user: str
    stands_for: tuple[str, ...] = ()
    behind: tuple[CaseLine, ...] = ()
    fitting: tuple[CaseLine, ...] = ()


@dataclass(frozen=True)
class ChampionList:
    """Every champion; ``mine`` is the one who reads, where they are one."""

    champions: tuple[ChampionLine, ...] = ()
    mine: ChampionLine | None = None
    may_appoint: bool = False


@dataclass(frozen=True)
class Candidate:
    """A champion at one purchase; ``because``: why they fit, in labels; empty when they do not.

    ``state``: what became of asking them, None when nobody did.
    """

    champion_id: int
    user: str
    because: tuple[str, ...] = ()
    state: AskState | None = None


@dataclass(frozen=True)
class RoomLine:
    """Room that was asked for. ``by`` is a Slack user id, ``body`` a label of the profile.

    ``what`` and ``decision`` were typed by somebody.
    """

    room_id: int
    case: CaseLine
    what: str
    by: str
    asked_on: date
    state: RoomState
    body: str = ""
    decision: str = ""
    decided_on: date | None = None
    version: int = 1
    shared: bool = False


@dataclass(frozen=True)
class BackingView:
    """Who stands behind one purchase and who could, with the room that was asked for it."""

    case: CaseLine
    behind: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    rooms: tuple[RoomLine, ...] = ()
    may_invite: bool = False
    may_ask_room: bool = False
    may_decide: bool = False
    may_stand: bool = False


@dataclass(frozen=True)
class InviteLine:
    """An invitation to stand behind a purchase. People by Slack user id.

    ``why`` was typed by who asked; ``details``: the reader may open the purchase.
    """

    invite_id: int
    version: int
    case: CaseLine
    champion: str
    asker: str
    why: str
    state: AskState
    stood_up: bool = False
    details: bool = False


@dataclass(frozen=True)
class ThanksView:
    """What a champion can thank for. ``named``: Slack user ids of who may be named.

    ``channel``: where the celebration stands, by Slack's id; empty when it is not known.
    """

    success_id: int
    title: str
    named: tuple[str, ...] = ()
    channel: str = ""
    joined: bool = False


@dataclass(frozen=True)
class RoomCounts:
    """How often room was asked for in a period, and what was decided about it."""

    states: Mapping[RoomState, int] = field(default_factory=dict)

    @property
    def asked(self) -> int:
        """All of it, whatever was decided."""
        return sum(self.states.values())

    def of(self, state: RoomState) -> int:
        """How often this was decided, or nothing yet."""
        return self.states.get(state, 0)


@dataclass(frozen=True)
class RoomList:
    """What room was asked for, as one person may read it.

    ``counts`` is None for who reads no overview; ``year`` is what it counts.
    """

    rooms: tuple[RoomLine, ...] = ()
    counts: RoomCounts | None = None
    year: int = 0
    may_decide: bool = False
