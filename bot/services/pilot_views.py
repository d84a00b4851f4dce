"""A pilot and the list of pilots, as one person may see them: masked by the rules."""

from collections import Counter
from collections.abc import Iterable

from sqlmodel import Session

from bot.messages.formatting import in_sentence
from bot.messages.pilot_view import (
    PLAN_TEXTS,
    Exploration,
    PilotList,
    PilotRow,
    PilotView,
    PlanFormat,
    YearLine,
)
from bot.policy import confidentiality
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.paging import page_of
from bot.policy.permissions import Act
from bot.policy.pilots import FitQuestion, counts, fit_of, status_of
from bot.profile import Profile
from bot.services.errors import MayNotReadPilotPlanError, NoPilotError, OnlyColleaguesError
from bot.services.involved import involvement
from bot.services.journey_input import cited
from bot.services.municipality import Municipality
from bot.services.trajectories import visible
from storage.pilots import PilotRecord, current_pilots, find_pilot
from storage.tables import Pilot
from storage.trajectories import TrajectoryRecord
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import FitAnswer

PAGE_SIZE = 10
"""Rows on a page of the list."""


def pilot_view(
    session: Session, record: TrajectoryRecord, *, here: Municipality, viewer: Viewer
) -> PilotView:
    """The trajectory as a pilot; who is not of it does not read the plan."""
    stored, involved = record.trajectory, involvement(record)
    found = find_pilot(session, trajectory_id=stored.id or 0)
    may_change = confidentiality.may_change(viewer, involved)
    along = confidentiality.reads_along(viewer, involved)
    if found is None or found.pilot.stopped_at is not None or not along:
        return PilotView(
            stored.id or 0, stored.number, stored.title, stored.version, may_change=may_change
        )
    reads = confidentiality.may_see_pilot_plan(viewer, involved, Audience.PERSON)
    row, profile = found.pilot, here.profile
    return PilotView(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        version=stored.version,
        status=status_of(row.stage, stored.phase),
        year=row.year,
        themes=theme_labels(profile, found.themes),
        team=team_label(profile, row.team),
        may_change=may_change,
        reads_plan=reads,
        texts={name: getattr(row, name) or "" for name in PLAN_TEXTS} if reads else {},
        fit=fit_of(answers_of(row)) if reads else None,
        answers=answers_of(row) if reads else {},
        format=plan_format(profile),
    )


def readable_plan(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int
) -> PilotView:
    """The pilot with its plan.

    :raises NoPilotError: it is none, or none any more.
    :raises MayNotReadPilotPlanError: for the people of the trajectory.
    """
    record = visible(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    view = pilot_view(session, record, here=here, viewer=viewer)
    if view.status is None:
        raise NoPilotError
    if not view.reads_plan:
        raise MayNotReadPilotPlanError
    return view


def pilot_year(session: Session, record: TrajectoryRecord, *, viewer: Viewer) -> int | None:
    """The year of the pilot that a trajectory is; None where there is none to see."""
    found = find_pilot(session, trajectory_id=record.trajectory.id or 0)
    if found is None or found.pilot.stopped_at is not None:
        return None
    return found.pilot.year if confidentiality.reads_along(viewer, involvement(record)) else None


def pilot_list(session: Session, *, here: Municipality, viewer: Viewer, page: int = 1) -> PilotList:
    """The pilots that this person may see, counted beside the profile's targets.

    :param page: which page of them is wanted; the nearest there is, is shown.
    :raises OnlyColleaguesError: an outsider opens a pilot of their own by its number.
    """
    if not confidentiality.permitted(viewer, Act.READ_PILOTS):
        raise OnlyColleaguesError
    rows = list(_rows(session, here, viewer))
    shown = page_of(len(rows), size=PAGE_SIZE, wanted=page)
    counted = [row for row in rows if counts(row.status)]
    profile = here.profile
    targets = [target for target in profile.targets if target.kind == "pilots"]
    return PilotList(
        rows=tuple(rows[shown.first : shown.last]),
        page=shown,
        total=len(rows),
        years=_years(profile, counted),
        themes=_tally(theme for row in counted for theme in row.themes),
        teams=_tally(row.team for row in counted if row.team),
        explorations=_explorations(profile),
        has_targets=bool(targets),
        sees_all=confidentiality.oversees(viewer),
    )


def answers_of(row: Pilot) -> dict[FitQuestion, FitAnswer]:
    """What was answered to which question."""
    named = ((question, getattr(row, question.value)) for question in FitQuestion)
    return {question: answer for question, answer in named if answer is not None}


def plan_format(profile: Profile) -> PlanFormat | None:
    """What the municipality asks of a plan, where it says so."""
    asked = profile.pilot_plan
    if asked is None:
        return None
    return PlanFormat(asked.questions, cited(asked.source.title, asked.article))


def theme_labels(profile: Profile, slugs: Iterable[str]) -> tuple[str, ...]:
    """Themes as people read them, in the profile's order."""
    wanted = set(slugs)
    return tuple(in_sentence(theme.label) for theme in profile.themes if theme.slug in wanted)


def team_label(profile: Profile, slug: str | None) -> str | None:
    """A team as people read it; None where the profile has it no more."""
    return next((team.label for team in profile.teams if team.slug == slug), None)


def _rows(session: Session, here: Municipality, viewer: Viewer) -> Iterable[PilotRow]:
    found = current_pilots(session, workspace_id=here.workspace_id)
    by_id = {each.pilot.trajectory_id: each for each in found}
    records = trajectory_records(session, workspace_id=here.workspace_id, ids=list(by_id))
    for record in records:
        involved = involvement(record)
        along = confidentiality.reads_along(viewer, involved)
        if along and confidentiality.may_see(viewer, involved):
            yield _row(record, by_id[record.trajectory.id or 0], here.profile)


def _row(record: TrajectoryRecord, found: PilotRecord, profile: Profile) -> PilotRow:
    stored, row = record.trajectory, found.pilot
    return PilotRow(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        status=status_of(row.stage, stored.phase),
        year=row.year,
        themes=theme_labels(profile, found.themes),
        team=team_label(profile, row.team),
    )


def _years(profile: Profile, counted: Iterable[PilotRow]) -> tuple[YearLine, ...]:
    """Every year with a target or a pilot, in order."""
    per_year = Counter(row.year for row in counted)
    targets = {target.year: target for target in profile.targets if target.kind == "pilots"}
    lines = []
    for year in sorted(per_year.keys() | targets.keys()):
        target = targets.get(year)
        if target is None:
            lines.append(YearLine(year, per_year[year]))
            continue
        also = tuple(
            cited_figure(each.text, each.article, each.number) for each in target.also_written
        )
        source = cited(target.source.title, target.article)
        lines.append(YearLine(year, per_year[year], target.number, source, also))
    return tuple(lines)


def cited_figure(text: str, article: str | None, number: int | None) -> str:
    """Another figure for the same, with where it stands."""
    said = text if number is None or str(number) in text else f"{number}: {text}"
    return f"{said} ({article})" if article else said


def _tally(labels: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """By name, not by number: no figure ranks anybody."""
    return tuple(sorted(Counter(labels).items()))


def _explorations(profile: Profile) -> tuple[Exploration, ...]:
    return tuple(
        Exploration(
            label=each.label,
            year=each.year,
            themes=theme_labels(profile, [each.theme]),
            teams=tuple(label for slug in each.teams if (label := team_label(profile, slug))),
            source=cited(each.source.title, each.article),
            involved=each.status == "planned",
        )
        for each in profile.pilots
    )
