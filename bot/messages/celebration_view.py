"""A celebration as a channel reads it."""

from dataclasses import dataclass

from bot.messages.success_view import SuccessParts


@dataclass(frozen=True)
class CelebrationView:
    """What stands in the channel.

    ``names``: the Slack user ids of who said yes to being named. ``others``: whether more people
    did it; ``team`` is then their label, if there is one. ``trajectory_id`` and ``lesson_id``:
    where it can be read how, None where outsiders read along. ``congratulated``: by how many.
    """

    success_id: int
    parts: SuccessParts
    names: tuple[str, ...] = ()
    others: bool = False
    team: str | None = None
    picture: str | None = None
    trajectory_id: int | None = None
    lesson_id: int | None = None
    congratulated: int = 0
    corrected: bool = False
