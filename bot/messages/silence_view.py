"""A purchase of which nothing was heard, as its owner reads of it."""

from dataclasses import dataclass
from datetime import date

from bot.messages.journey_ids import Sheet

_BETWEEN = ":"


@dataclass(frozen=True)
class SilencePlace:
    """Which silence of which trajectory: ``mark`` is the last event before it."""

    trajectory_id: int
    mark: int

    def dump(self) -> str:
        """As a button or a block carries it; read back by :func:`read_silence_place`."""
        return f"{self.trajectory_id}{_BETWEEN}{self.mark}"


def read_silence_place(text: str) -> SilencePlace:
    """What :meth:`SilencePlace.dump` wrote. :raises ValueError: it is something else."""
    trajectory_id, mark = text.split(_BETWEEN)
    return SilencePlace(int(trajectory_id), int(mark))


@dataclass(frozen=True)
class SilenceView:
    """``about``: kind of purchase, team and phase. ``rested_until``: until when it would rest.

    ``exit``: the form by which it may end here, if it may.
    """

    place: SilencePlace
    number: int
    title: str
    since: date
    about: tuple[str, ...] = ()
    rested_until: date | None = None
    exit: Sheet | None = None
