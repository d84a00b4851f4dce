"""When the meetings are, for who asks."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.messages.calendar_view import CalendarView, MeetingLine, RhythmLine
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.meetings import MEETINGS
from bot.policy.permissions import Act
from bot.policy.rhythms import Occurrence, occurrences
from bot.profile.rhythms import Rhythm
from bot.services.errors import OnlyColleaguesError
from bot.services.meetings import AHEAD, rhythms_in_force
from bot.services.municipality import Municipality
from storage.meetings import meetings_between
from storage.tables import Meeting
from storage.vocabulary import MeetingState

_LONGEST_SHIFT = timedelta(weeks=20)


def calendar_view(
    session: Session, *, here: Municipality, viewer: Viewer, now: datetime
) -> CalendarView:
    """The meetings of the coming half year, by rhythm.

    :raises OnlyColleaguesError: this person is no colleague.
    """
    if not permitted(viewer, Act.READ_MEETINGS):
        raise OnlyColleaguesError
    return whole_calendar(
        session, here=here, now=now, may_change=permitted(viewer, Act.KEEP_MEETINGS)
    )


def whole_calendar(
    session: Session, *, here: Municipality, now: datetime, may_change: bool = False
) -> CalendarView:
    """The same, without asking for whom: the bot tells it by itself."""
    rhythms = [each for each in rhythms_in_force(session, here=here) if has_meetings(each)]
    found = meetings_between(
        session,
        workspace_id=here.workspace_id,
        begins=now,
        ends=now + AHEAD,
        rhythms=[each.slug for each in rhythms],
    )
    lines = tuple(
        rhythm_line(rhythm, [each for each in found if each.rhythm == rhythm.slug])
        for rhythm in rhythms
    )
    return CalendarView(here.zone, lines, may_change)


def has_meetings(rhythm: Rhythm) -> bool:
    """Whether people come together for it on days of its own."""
    return rhythm.kind in MEETINGS and rhythm.kind != "ad-hoc-meeting"


def rhythm_line(rhythm: Rhythm, meetings: list[Meeting]) -> RhythmLine:
    """A rhythm with these meetings; what went with a day that is no longer chosen is left out."""
    return RhythmLine(
        slug=rhythm.slug,
        label=rhythm.label,
        weeks=rhythm.every_weeks,
        timing=rhythm.when,
        prepared_days=rhythm.prepared_days,
        meetings=tuple(
            meeting_line(each)
            for each in meetings
            if each.state is MeetingState.PLANNED
            or (each.state is MeetingState.CANCELLED and each.chosen)
        ),
    )


def meeting_line(meeting: Meeting) -> MeetingLine:
    """A meeting as people read it."""
    return MeetingLine(
        meeting_id=meeting.id or 0,
        planned_for=meeting.planned_for,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        place=meeting.place or "",
        because=meeting.because or "",
        emphasis=meeting.emphasis or "",
        is_off=meeting.state is MeetingState.CANCELLED,
    )


def by_rhythm(rhythm: Rhythm, planned_for: date, *, here: Municipality) -> Occurrence | None:
    """The occurrence that was planned for a day; None when the rhythm has none then."""
    found = occurrences(rhythm, here.profile, begins=planned_for, ends=planned_for + _LONGEST_SHIFT)
    return next((each for each in found if each.planned_for == planned_for), None)
