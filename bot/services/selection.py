"""A meeting with a selection of members: who is proposed, and calling it together."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.policy.confidentiality import Viewer
from bot.policy.meetings import by_invitation
from bot.policy.rhythms import moment_on
from bot.profile.rhythms import Rhythm
from bot.services.errors import NoSelectionError
from bot.services.meetings import rhythms_in_force
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from bot.services.recipients import ToPerson
from bot.services.representatives import expert_lines, named_in
from storage import event_log
from storage.meeting_guests import invite, set_answer
from storage.meetings import meetings_planned_for
from storage.notices import plan_notice
from storage.once import insert_once
from storage.tables import Meeting
from storage.vocabulary import Attending, MeetingState, RepresentedKind


@dataclass(frozen=True)
class SelectionInput:
    """What was filled in. ``at`` is a time such as '10:00'; ``people`` Slack user ids."""

    theme: str
    question: str
    people: tuple[str, ...]
    day: date
    at: str
    minutes: int = 60
    place: str = ""


class DayTakenError(Exception):
    """There is such a meeting on that day already."""


class TimePastError(Exception):
    """That moment is over."""


def selection_rhythm(session: Session, *, here: Municipality) -> Rhythm:
    """The meeting of the profile. :raises NoSelectionError: it has none."""
    for rhythm in rhythms_in_force(session, here=here):
        if by_invitation(rhythm.kind):
            return rhythm
    raise NoSelectionError


def proposed_people(session: Session, typed: str, *, here: Municipality) -> tuple[str, ...]:
    """Who stand for what somebody typed, by Slack user id, each once.

    With a kind of purchase come those of its themes, teams and domains.
    """
    named = list(named_in(typed, here=here, kinds=tuple(RepresentedKind)))
    for category in here.profile.categories:
        if (RepresentedKind.CATEGORY, category.slug) in named:
            named += [(RepresentedKind.THEME, slug) for slug in category.themes]
            named += [(RepresentedKind.TEAM, slug) for slug in category.teams]
            named += [(RepresentedKind.DOMAIN, slug) for slug in category.domains]
    users = {
        (line.kind, line.slug): line.user for line in expert_lines(session, here=here) if line.user
    }
    return tuple(dict.fromkeys(users[what] for what in named if what in users))


def call_meeting(
    session: Session, *, here: Municipality, viewer: Viewer, wanted: SelectionInput, now: datetime
) -> Meeting:
    """Make the meeting and invite its people, each in private. That they are colleagues is checked.

    :raises NoSelectionError: the profile has no such meeting.
    :raises TimePastError: that moment is over.
    :raises DayTakenError: there is one on that day already.
    """
    rhythm = selection_rhythm(session, here=here)
    starts_at = moment_on(wanted.day, wanted.at, here.zone)
    if starts_at <= now:
        raise TimePastError
    meeting = _made(session, here, rhythm, wanted, viewer=viewer, starts_at=starts_at, now=now)
    meeting_id = meeting.id or 0
    guests = [
        person_id_of(session, here=here, slack_user_id=user, now=now)
        for user in sorted(set(wanted.people))
    ]
    invite(session, meeting_id=meeting_id, person_ids=guests)
    set_answer(
        session,
        meeting_id=meeting_id,
        person_id=viewer.person_id,
        answer=Attending.YES,
        now=now,
    )
    for person_id in sorted({*guests, viewer.person_id}):
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_INPUT,
            subject_kind=ids.SUBJECT,
            subject_id=meeting_id,
            occurrence=ids.ONCE,
            recipient=str(ToPerson(person_id)),
            due_at=now,
            now=now,
        )
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=meeting_id,
        kind=ids.EVENT_CALLED,
        actor_id=viewer.person_id,
        now=now,
        facts={"guests": guests, "starts_at": starts_at.isoformat()},
        texts={"theme": [None, wanted.theme], "question": [None, wanted.question or None]},
    )
    return meeting


def _made(
    session: Session,
    here: Municipality,
    rhythm: Rhythm,
    wanted: SelectionInput,
    *,
    viewer: Viewer,
    starts_at: datetime,
    now: datetime,
) -> Meeting:
    """The day names a meeting of a rhythm, so that there is one on a day."""
    made = insert_once(
        session,
        Meeting,
        workspace_id=here.workspace_id,
        rhythm=rhythm.slug,
        planned_for=wanted.day,
        starts_at=starts_at,
        minutes=wanted.minutes,
        place=wanted.place or None,
        chosen=True,
        state=MeetingState.PLANNED,
        theme=wanted.theme,
        question=wanted.question or None,
        called_by_id=viewer.person_id,
        version=0,
        created_at=now,
        updated_at=now,
    )
    if not made:
        raise DayTakenError
    kept = meetings_planned_for(session, workspace_id=here.workspace_id, begins=wanted.day)
    return kept[rhythm.slug, wanted.day]
