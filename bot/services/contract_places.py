"""Where the themes of a trajectory stand in the papers, read from the database."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.messages.contract_view import MOST_THEMES
from bot.policy.promises import is_promise, is_settled
from storage.contracts import promises_of
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import PromisePlace


@dataclass(frozen=True)
class Said:
    """Where a theme stands; a reason only where that is nowhere."""

    place: PromisePlace
    document: str | None = None
    reason_choice: str | None = None
    reason: str | None = None


def said_so_far(session: Session, record: TrajectoryRecord) -> dict[str, Said]:
    """Where the themes of a trajectory stand, as far as somebody said so."""
    rows = promises_of(session, trajectory_id=record.trajectory.id or 0)
    return {
        theme: Said(row.place, row.document, row.reason_choice, row.reason)
        for theme, row in rows.items()
        if theme in record.themes
    }


def unplaced_themes(session: Session, record: TrajectoryRecord) -> tuple[str, ...]:
    """The themes of which nobody said yet where they stand, or why nowhere."""
    known = said_so_far(session, record)
    return tuple(theme for theme in record.themes if not _is_settled(known.get(theme)))


def asked_themes(session: Session, record: TrajectoryRecord) -> tuple[str, ...]:
    """The themes of one form: as many as fit, first those that are still to be said."""
    left = unplaced_themes(session, record)
    others = [theme for theme in record.themes if theme not in left]
    return (*left, *others)[:MOST_THEMES]


def themes_nowhere(session: Session, record: TrajectoryRecord) -> tuple[str, ...]:
    """The themes that stand nowhere, first those without a reason."""
    known = said_so_far(session, record)
    nowhere = [theme for theme, said in known.items() if not is_promise(said.place)]
    return tuple(sorted(nowhere, key=lambda theme: _is_settled(known[theme])))[:MOST_THEMES]


def promised_themes(session: Session, record: TrajectoryRecord) -> tuple[str, ...]:
    """The themes that the contract holds something about."""
    known = said_so_far(session, record)
    return tuple(theme for theme, said in known.items() if is_promise(said.place))[:MOST_THEMES]


def _is_settled(said: Said | None) -> bool:
    if said is None:
        return False
    return is_settled(said.place, has_reason=bool(said.reason_choice or said.reason))
