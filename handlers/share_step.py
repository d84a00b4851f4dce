"""The choice whether to share: it shows the card, and remembers what it showed."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from bot.messages.message import Block
from bot.messages.trajectory_card import share_choice
from bot.policy.confidentiality import Audience
from bot.services.municipality import Municipality
from bot.services.trajectory_views import view_for_channel
from bot.slack.desk import Desk
from storage.trajectories import TrajectoryRecord


@dataclass(frozen=True)
class Shown:
    """Travels in ``private_metadata``: which card was shown, for which channel and readers.

    A choice without a version was shown before this was remembered: it fits no trajectory.
    """

    trajectory_id: int
    version: int = 0
    channel: str = ""
    audience: Audience = Audience.EXPOSED_CHANNEL

    def is_still_right(self, record: TrajectoryRecord, *, here: Municipality) -> bool:
        """Whether the trajectory and its channel are what they were."""
        stored = record.trajectory
        channel = here.profile.channel_for(stored.team)
        return (self.version, self.channel) == (stored.version, channel)

    def dump(self) -> str:
        """As text for ``private_metadata``."""
        return _ADAPTER.dump_json(self).decode()


_ADAPTER = TypeAdapter(Shown)


def read_shown(text: str) -> Shown:
    """What the choice showed that Slack sends back."""
    return _ADAPTER.validate_json(text)


def share_step(
    desk: Desk, here: Municipality, record: TrajectoryRecord, *, changed: bool = False
) -> Block:
    """The choice whether to share, showing the card exactly as it will stand.

    Asks Slack who reads in the channel, so no transaction may be open.

    :param changed: whether the card differs from one that was shown before.
    """
    stored = record.trajectory
    channel = here.profile.channel_for(stored.team)
    audience = desk.post_offices.of_team(here.team_id).addresses.audience_soon(channel)
    shown = Shown(stored.id or 0, stored.version, channel, audience)
    return share_choice(
        view_for_channel(record, here=here, audience=audience),
        here.words,
        private_metadata=shown.dump(),
        changed=changed,
    )
