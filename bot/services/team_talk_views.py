"""Talks with teams as somebody may read them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.messages.team_view import TalkView
from bot.policy.action_items import may_settle
from bot.policy.confidentiality import Viewer, may_see
from bot.policy.team_talks import may_keep, may_read
from bot.services.action_views import action_views
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.team_talks import trajectory_of
from bot.services.tender_errors import TalkGoneError
from storage.tables import TeamTalk
from storage.team_talks import agreed_in, find_talk
from storage.trajectories import find_trajectory


def talk_views(
    session: Session,
    talks: Sequence[TeamTalk],
    *,
    here: Municipality,
    viewer: Viewer,
    today: date,
) -> tuple[TalkView, ...]:
    """Talks that this person may read, with what was agreed in them."""
    agreed = agreed_in(
        session, workspace_id=here.workspace_id, talk_ids=[each.id or 0 for each in talks]
    )
    labels = {each.slug: each.label for each in here.profile.teams}
    return tuple(
        TalkView(
            talk_id=each.id or 0,
            version=each.version,
            team=labels.get(each.team, each.team),
            team_slug=each.team,
            kind=each.kind,
            held_on=each.held_on,
            present=each.present or "",
            said=each.said or "",
            agreed=action_views(
                session,
                [
                    item
                    for item in agreed.get(each.id or 0, ())
                    if may_settle(viewer, item.owner_id) or each.kept_by_id == viewer.person_id
                ],
                here=here,
                today=today,
                viewer=viewer,
            ),
            may_change=may_keep(viewer),
        )
        for each in talks
    )


def talk_view(
    session: Session, *, here: Municipality, viewer: Viewer, talk_id: int, today: date
) -> TalkView:
    """One talk, with the number of what it was about where this person may know of that.

    :raises TalkGoneError: there is none here, or this person may not read it.
    """
    talk = find_talk(session, workspace_id=here.workspace_id, talk_id=talk_id)
    if talk is None or not may_read(viewer, talk.kept_by_id):
        raise TalkGoneError
    (view,) = talk_views(session, [talk], here=here, viewer=viewer, today=today)
    trajectory_id = trajectory_of(session, talk)
    if trajectory_id is None:
        return view
    record = find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=trajectory_id)
    if record is None or not may_see(viewer, involvement(record)):
        return view
    return replace(view, number=record.trajectory.number)
