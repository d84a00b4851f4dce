"""Comply or explain, as one person may see it: the form, and what was explained."""

from datetime import date

from sqlmodel import Session

from bot.messages.contract_view import Filled
from bot.messages.explaining_view import (
    OTHERWISE,
    AskedTheme,
    ExplainedLine,
    ExplainedView,
    ExplainSheet,
)
from bot.messages.form_fields import Option
from bot.messages.formatting import day_and_time
from bot.policy import confidentiality
from bot.policy.comply_or_explain import duty_on
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.journey import takes_explanations
from bot.profile import Profile
from bot.services.explanations import explained_so_far, sheet_themes
from bot.services.involved import involvement
from bot.services.journey_facts import facts_of
from bot.services.municipality import Municipality
from bot.services.start_form_views import goal_beside
from storage.people import people_by_id
from storage.trajectories import TrajectoryRecord


def explain_sheet(
    session: Session, record: TrajectoryRecord, *, here: Municipality, today: date
) -> ExplainSheet:
    """The themes to say something about, for somebody who may change the trajectory."""
    profile, duty = here.profile, duty_on(here.profile.development, today)
    return ExplainSheet(
        number=record.trajectory.number,
        themes=tuple(
            _asked(theme, profile) for theme in sheet_themes(session, record, here=here, day=today)
        ),
        duty=duty.phase.explains_what if duty else "",
        duty_source=duty.citation if duty else "",
        proposal=profile.explanations is not None and profile.explanations.proposal,
    )


def explanations_filled(session: Session, record: TrajectoryRecord) -> Filled:
    """What the form is filled with before anybody types."""
    values: dict[str, object] = {}
    for theme, row in explained_so_far(session, record).items():
        values[f"apply_{theme}"] = row.reason or OTHERWISE
        values[f"explanation_{theme}"] = row.explanation
    return Filled(values)


def explained_view(
    session: Session, record: TrajectoryRecord, *, here: Municipality, viewer: Viewer, today: date
) -> ExplainedView:
    """What was explained; nothing for who is not of the purchase."""
    involved, trajectory_id = involvement(record), record.trajectory.id or 0
    rows = explained_so_far(session, record)
    if not rows or not confidentiality.may_see_promises(viewer, involved, Audience.PERSON):
        return ExplainedView(trajectory_id)
    people = people_by_id(
        session,
        workspace_id=here.workspace_id,
        ids=sorted({row.explained_by_id for row in rows.values()}),
    )
    lines = []
    for theme, row in rows.items():
        reasons = {each.slug: each.label for each in here.profile.explanations_for(theme)}
        by = people.get(row.explained_by_id)
        lines.append(
            ExplainedLine(
                label=_label(theme, here.profile),
                reason=reasons.get(row.reason or "", ""),
                words=row.explanation or "",
                by=by.slack_user_id if by else "",
                at=day_and_time(row.explained_at, here.zone),
            )
        )
    facts = facts_of(session, record, here=here, today=today)
    may_change = confidentiality.may_change(viewer, involved) and takes_explanations(facts)
    return ExplainedView(trajectory_id, tuple(lines), may_change)


def _asked(theme: str, profile: Profile) -> AskedTheme:
    goal = goal_beside(profile, theme)
    reasons = profile.explanations_for(theme)
    return AskedTheme(
        theme,
        _label(theme, profile),
        tuple(Option(each.slug, each.label) for each in reasons),
        goal.text if goal else "",
        goal.source.citation if goal else "",
    )


def _label(theme: str, profile: Profile) -> str:
    """What a theme is called; its slug once it has left the profile."""
    return next((each.label for each in profile.themes if each.slug == theme), theme)
