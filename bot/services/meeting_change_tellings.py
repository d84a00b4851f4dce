"""What others hear once a meeting was moved or is off, or when its fixed day is another."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages.calendar_told import meeting_moved, rhythm_fixed
from bot.messages.calendar_view import CalendarView
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.meeting_days import told_from
from bot.policy.meetings import at_the_table
from bot.profile.rhythms import Rhythm
from bot.services.meeting_calendar import meeting_line, rhythm_line, whole_calendar
from bot.services.meeting_notices import recipients_of, steps_of
from bot.services.meetings import rhythm_in_force
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.meetings import find_meeting, next_meeting, rhythm_choices
from storage.notices import notices_about, plan_notice, recipients_planned
from storage.people import roles_of
from storage.tables import Meeting, Notice
from storage.vocabulary import MeetingState, NoticeState


def plan_moved(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    rhythm: Rhythm,
    meeting: Meeting,
    now: datetime,
) -> None:
    """To who is at the table and to its channel; an agenda that was sent is written anew."""
    _plan(
        session,
        here,
        viewer,
        rhythm,
        meeting,
        kind=ids.NOTICE_MOVED,
        occurrence=f"version {meeting.version}",
        now=now,
    )
    about: dict[str, Any] = {
        "workspace_id": here.workspace_id,
        "subject_kind": ids.SUBJECT,
        "subject_id": meeting.id or 0,
    }
    if meeting.state is MeetingState.PLANNED:
        _plan_again(session, here, rhythm, meeting, now)
    for recipient in sorted(
        recipients_planned(session, **about, kind=ids.NOTICE_AGENDA, occurrence=ids.ONCE)
    ):
        plan_notice(
            session,
            **about,
            kind=ids.NOTICE_AGENDA_CHANGED,
            occurrence=f"moved {meeting.version}",
            recipient=recipient,
            due_at=now,
            now=now,
        )


def _plan_again(
    session: Session, here: Municipality, rhythm: Rhythm, meeting: Meeting, now: datetime
) -> None:
    """What was left out because the meeting was off then is sent after all."""
    meant = dict(steps_of(here, rhythm, meeting))
    about: dict[str, Any] = {
        "workspace_id": here.workspace_id,
        "subject_kind": ids.SUBJECT,
        "subject_id": meeting.id or 0,
    }
    for notice in notices_about(session, **about):
        if notice.kind in meant and notice.state is NoticeState.DROPPED:
            plan_notice(
                session,
                **about,
                kind=notice.kind,
                occurrence=f"again {meeting.version}",
                recipient=notice.recipient,
                due_at=max(meant[notice.kind], now),
                now=now,
            )


def plan_fixed(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    rhythm: Rhythm,
    version: int,
    now: datetime,
) -> None:
    """To the same people, about every time that is to come; hung on the first of them."""
    first = next_meeting(session, workspace_id=here.workspace_id, rhythms=[rhythm.slug], after=now)
    if first is not None:
        occurrence = f"fixed {version}"
        _plan(
            session,
            here,
            viewer,
            rhythm,
            first,
            kind=ids.NOTICE_FIXED,
            occurrence=occurrence,
            now=now,
        )


def tell_moved(occasion: Occasion) -> Telling | None:
    """When it is now; nothing when it was changed again, has begun, or is not theirs."""
    found = _current(occasion)
    if found is None or _told_again(occasion):
        return None
    meeting, rhythm = found
    shown = meeting_line(meeting)
    if occasion.audience is Audience.EXPOSED_CHANNEL:
        shown = replace(shown, place="")  # it may be the address of a call
    view, words = CalendarView(occasion.here.zone), occasion.here.words
    private = occasion.audience is Audience.PERSON
    return Telling(meeting_moved(rhythm_line(rhythm, []), shown, view, words, private=private))


def tell_fixed(occasion: Occasion) -> Telling | None:
    """The fixed day; nothing when another one was chosen since."""
    found = _current(occasion)
    here = occasion.here
    if found is None:
        return None
    _, rhythm = found
    choice = rhythm_choices(occasion.session, workspace_id=here.workspace_id).get(rhythm.slug)
    if choice is None or occasion.notices[0].occurrence != f"fixed {choice.version}":
        return None
    view = whole_calendar(occasion.session, here=here, now=occasion.now)
    line = next((each for each in view.rhythms if each.slug == rhythm.slug), None)
    if line is None:
        return None
    if occasion.audience is Audience.EXPOSED_CHANNEL and line.timing:
        line = replace(line, timing=line.timing.model_copy(update={"place": None}))
    private = occasion.audience is Audience.PERSON
    return Telling(rhythm_fixed(line, view, here.words, private=private))


def _plan(
    session: Session,
    here: Municipality,
    viewer: Viewer,
    rhythm: Rhythm,
    meeting: Meeting,
    *,
    kind: str,
    occurrence: str,
    now: datetime,
) -> None:
    due_at = told_from(now, here.profile.calendar, here.zone, before=meeting.starts_at)
    for recipient in recipients_of(session, here=here, rhythm=rhythm, meeting=meeting):
        if recipient != str(ToPerson(viewer.person_id)):
            plan_notice(
                session,
                workspace_id=here.workspace_id,
                kind=kind,
                subject_kind=ids.SUBJECT,
                subject_id=meeting.id or 0,
                occurrence=occurrence,
                recipient=recipient,
                due_at=due_at,
                now=now,
            )


def _current(occasion: Occasion) -> tuple[Meeting, Rhythm] | None:
    here = occasion.here
    meeting = find_meeting(
        occasion.session, workspace_id=here.workspace_id, meeting_id=occasion.subject_id
    )
    if meeting is None or meeting.starts_at <= occasion.now:
        return None
    rhythm = rhythm_in_force(occasion.session, here=here, slug=meeting.rhythm)
    if rhythm is None or not _is_theirs(occasion, rhythm):
        return None
    return meeting, rhythm


def _is_theirs(occasion: Occasion, rhythm: Rhythm) -> bool:
    recipient = parse_recipient(occasion.notices[0].recipient)
    if not isinstance(recipient, ToPerson):
        return True
    held = roles_of(occasion.session, person_id=recipient.person_id)
    return not held.isdisjoint(at_the_table(rhythm.kind))


def _told_again(occasion: Occasion) -> bool:
    """Whether a later change is told to the same people: then that one says it all."""
    own = occasion.notices[0]
    return any(_comes_after(each, own) for each in _of_meeting(occasion))


def _comes_after(notice: Notice, own: Notice) -> bool:
    same = notice.kind == own.kind and notice.recipient == own.recipient
    return same and (notice.id or 0) > (own.id or 0)


def _of_meeting(occasion: Occasion) -> list[Notice]:
    return notices_about(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
    )
