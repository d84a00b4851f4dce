"""What people brought, what they promised and who comes, as an agenda shows it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from bot.messages.agenda_view import ActionLine, Attendance, OwnLine
from bot.policy.confidentiality import Audience, is_closed
from bot.policy.meetings import by_invitation
from bot.profile.rhythms import Rhythm
from bot.services.municipality import Municipality
from storage.agenda import open_actions, open_agenda_items
from storage.meeting_guests import guests_of
from storage.people import people_by_id
from storage.tables import ActionItem, AgendaItem, Meeting
from storage.trajectories import find_trajectory
from storage.vocabulary import Attending, Sharing


def attendance_of(
    session: Session, *, here: Municipality, meeting: Meeting, audience: Audience
) -> Attendance:
    """How many come; by name where only those at the table read it."""
    answers = guests_of(session, meeting_id=meeting.id or 0)
    coming = [person for person, answer in answers.items() if answer is Attending.YES]
    named: tuple[str, ...] = ()
    if is_closed(audience):
        people = people_by_id(session, workspace_id=here.workspace_id, ids=set(coming))
        named = tuple(people[person].slack_user_id for person in coming)
    perhaps = sum(answer is Attending.PERHAPS for answer in answers.values())
    return Attendance(len(coming), perhaps, named)


def action_lines(
    session: Session, here: Municipality, now: datetime, *, shared_only: bool = False
) -> Iterator[ActionLine]:
    """What was promised and is open; ``shared_only``: not of cases that are not shared.

    Nor then of a talk with a team: what was agreed there is for who keeps such talks.
    """
    today = now.astimezone(here.zone).date()
    found = [
        each
        for each in open_actions(session, workspace_id=here.workspace_id)
        if not (shared_only and _is_for_a_few(session, each, here))
    ]
    owners = people_by_id(
        session, workspace_id=here.workspace_id, ids={each.owner_id for each in found}
    )
    for each in found:
        yield ActionLine(
            action_id=each.id or 0,
            text=each.text,
            owner=owners[each.owner_id].slack_user_id,
            due_on=each.due_on,
            overdue=each.due_on is not None and each.due_on < today,
        )


def own_lines(
    session: Session, here: Municipality, meeting: Meeting, rhythm: Rhythm
) -> Iterator[OwnLine]:
    """What was brought; for a meeting with chosen people only what was brought for that one."""
    found = open_agenda_items(session, workspace_id=here.workspace_id, rhythm=rhythm.slug)
    if by_invitation(rhythm.kind):
        found = [each for each in found if each.meeting_id == meeting.id]
    yield from item_lines(session, found, here=here)


def item_lines(
    session: Session, items: Sequence[AgendaItem], *, here: Municipality
) -> Iterator[OwnLine]:
    """Points as people read them, in the same order."""
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={each.brought_by_id for each in items}
    )
    for each in items:
        record = each.trajectory_id and find_trajectory(
            session, workspace_id=here.workspace_id, trajectory_id=each.trajectory_id
        )
        yield OwnLine(
            item_id=each.id or 0,
            text=each.text,
            why=each.why or "",
            brought_by=people[each.brought_by_id].slack_user_id,
            number=record.trajectory.number if record else None,
        )


def _is_for_a_few(session: Session, action: ActionItem, here: Municipality) -> bool:
    if action.talk_id is not None:
        return True
    if action.trajectory_id is None:
        return False
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=action.trajectory_id
    )
    return record is None or record.trajectory.sharing is not Sharing.TEAM
