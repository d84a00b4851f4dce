"""The criteria of the national tool at one purchase: which may suit, and what its people say."""

from datetime import date

from sqlmodel import Session

from bot.messages.criteria_view import FitLine, FittingView
from bot.policy import confidentiality
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.criteria import may_keep_criteria, place_of
from bot.policy.journey import takes_promises
from bot.policy.phases import shown_phase
from bot.policy.tools import Moment, moment_of
from bot.profile.organisation import Category
from bot.services.criteria import criteria_tool
from bot.services.criteria_views import choose, line_of, themes_of, tool_home
from bot.services.errors import CriterionGoneError, OnlyColleaguesError
from bot.services.involved import involvement
from bot.services.journey_facts import facts_of
from bot.services.journey_writing import Outcome, Step
from bot.services.municipality import Municipality
from storage.criteria import KeptCriterion, criteria_of, find_criterion, fits_of
from storage.people import people_by_id
from storage.tables import TrajectoryCriterion
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import PromisePlace

EVENT_FIT = "criterion_fit"


def fitting_view(
    session: Session,
    record: TrajectoryRecord,
    *,
    here: Municipality,
    viewer: Viewer,
    today: date,
) -> FittingView:
    """At most three criteria with those that were accepted; answers for its people alone.

    :raises OnlyColleaguesError: this is a guest without a role in it.
    :raises NoCriteriaToolError: the profile knows no criteria tool.
    """
    stored, involved = record.trajectory, involvement(record)
    if not confidentiality.reads_along(viewer, involved):
        raise OnlyColleaguesError
    tool = criteria_tool(here)
    category = next((c for c in here.profile.categories if c.slug == stored.category), None)
    inside = confidentiality.may_see_fits(viewer, involved, Audience.PERSON)
    fits = fits_of(session, trajectory_id=stored.id or 0) if inside else {}
    kept = criteria_of(session, workspace_id=here.workspace_id, category=stored.category or "")
    is_open = inside and takes_promises(facts_of(session, record, here=here, today=today))
    may_change = confidentiality.may_change(viewer, involved)
    phase = shown_phase(stored.phase, inside=inside)
    moment = moment_of(
        phases=tool.phases, categories=tool.categories, phase=phase, category=stored.category
    )
    shown = choose(
        kept,
        themes=_themes(record, category, here),
        tool=tool,
        taken=sum(row.fits for row in fits.values()),
        without=fits,
    )
    return FittingView(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        tool=tool_home(tool, category),
        category=category.label if category else None,
        category_slug=category.slug if category else "",
        lines=tuple(line_of(each, here, today) for each in shown) if category else (),
        answered=_answered(session, record, fits, here=here, today=today, is_open=is_open),
        open=is_open,
        now=moment is Moment.NOW,
        may_answer=may_change and is_open,
        may_keep=may_keep_criteria(viewer),
        may_change=may_change,
        has_ladder=bool(here.profile.levels),
    )


def record_fit(
    step: Step, *, criterion_id: int, seen: int, fits: bool, reason: str | None = None
) -> Outcome:
    """Keep whether a criterion suits this purchase; an answer may be given anew.

    Refused once the papers are published. Stale where its text was changed since ``seen``.

    :param reason: why it does not suit.
    :raises CriterionGoneError: it is no criterion for this kind of purchase.
    """
    kept = find_criterion(
        step.session, workspace_id=step.here.workspace_id, criterion_id=criterion_id
    )
    known = fits_of(step.session, trajectory_id=step.trajectory_id).get(criterion_id)
    if kept is None or (known is None and not _may_be_asked(step, kept)):
        raise CriterionGoneError
    if not takes_promises(step.facts()):
        return Outcome.REFUSED
    if kept.row.version != seen:
        return Outcome.STALE
    text = None if fits else reason
    if known is not None and (known.number, known.fits, known.reason) == (seen, fits, text):
        return Outcome.DONE
    before = None if known is None else known.fits
    before_text = None if known is None else known.reason
    row = known or TrajectoryCriterion(
        trajectory_id=step.trajectory_id,
        criterion_id=criterion_id,
        number=seen,
        fits=fits,
        answered_by_id=step.viewer.person_id,
        answered_at=step.now,
    )
    row.number, row.fits, row.reason = seen, fits, text
    row.answered_by_id, row.answered_at = step.viewer.person_id, step.now
    step.session.add(row)
    theme = kept.said.theme
    step.write(
        EVENT_FIT,
        {
            "criterion_fit": [None if before is None else {theme: before}, {theme: fits}],
            "criterion": criterion_id,
        },
        {"criterion_reason": [before_text, text]} if before_text or text else None,
    )
    return Outcome.DONE


def place_to_take_over(step_record: TrajectoryRecord, kept: KeptCriterion) -> PromisePlace | None:
    """Where the theme would stand in the papers; None where that is nothing to promise."""
    return place_of(kept.said.kind) if kept.said.theme in step_record.themes else None


def _may_be_asked(step: Step, kept: KeptCriterion) -> bool:
    return kept.row.withdrawn_at is None and kept.said.category == step.record.trajectory.category


def _themes(
    record: TrajectoryRecord, category: Category | None, here: Municipality
) -> tuple[str, ...]:
    """The themes that were chosen, else those of the kind of purchase."""
    chosen = tuple(theme.slug for theme in here.profile.themes if theme.slug in record.themes)
    if chosen or category is None:
        return chosen
    return themes_of(here.profile, category)


def _answered(
    session: Session,
    record: TrajectoryRecord,
    fits: dict[int, TrajectoryCriterion],
    *,
    here: Municipality,
    today: date,
    is_open: bool,
) -> tuple[FitLine, ...]:
    known = {
        each.row.id: each for each in criteria_of(session, workspace_id=here.workspace_id, ids=fits)
    }
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={row.answered_by_id for row in fits.values()}
    )
    return tuple(
        FitLine(
            line=line_of(known[criterion_id], here, today),
            fits=row.fits,
            reason=row.reason or "",
            by=people[row.answered_by_id].slack_user_id,
            may_take_over=is_open
            and row.fits
            and place_to_take_over(record, known[criterion_id]) is not None,
            changed=known[criterion_id].row.version != row.number,
        )
        for criterion_id, row in fits.items()
    )
