"""Which themes of a trajectory are applied, explained or still open, read from the database."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.messages.contract_view import MOST_THEMES
from bot.policy.comply_or_explain import left_open, themes_asked
from bot.services.municipality import Municipality
from storage.explanations import explanations_of
from storage.start_forms import find_start_form
from storage.tables import TrajectoryExplanation
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import StartFormState


@dataclass(frozen=True)
class Explained:
    """Why a theme is not taken along: a slug of the profile's list, own words, or both."""

    reason: str | None
    words: str | None


def explained_so_far(
    session: Session, record: TrajectoryRecord
) -> dict[str, TrajectoryExplanation]:
    """What was explained outside a start form, of the themes that were not chosen."""
    rows = explanations_of(session, trajectory_id=record.trajectory.id or 0)
    return {theme: row for theme, row in rows.items() if theme not in record.themes}


def unexplained_themes(
    session: Session, record: TrajectoryRecord, *, here: Municipality, day: date
) -> tuple[str, ...]:
    """The themes that ask for it and were neither chosen nor explained."""
    asked = themes_asked(here.profile, day)
    known = {*explained_so_far(session, record), *_explained_in_form(session, record, asked)}
    return left_open(asked, chosen=record.themes, explained=known)


def sheet_themes(
    session: Session, record: TrajectoryRecord, *, here: Municipality, day: date
) -> tuple[str, ...]:
    """The themes of one form: as many as fit, first those that are still open."""
    still_open = unexplained_themes(session, record, here=here, day=day)
    return (*still_open, *explained_so_far(session, record))[:MOST_THEMES]


def _explained_in_form(
    session: Session, record: TrajectoryRecord, asked: tuple[str, ...]
) -> set[str]:
    """What a form that the adviser found sufficient left out.

    What it chose and somebody took away afterwards was never explained.
    """
    stored = record.trajectory
    found = find_start_form(session, workspace_id=stored.workspace_id, trajectory_id=stored.id or 0)
    if found is None or found.form.state is not StartFormState.SUFFICIENT:
        return set()
    return {theme for theme in asked if theme not in found.themes or not found.themes[theme].chosen}
