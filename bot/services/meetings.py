"""Meetings, kept in step with their rhythms: made ahead, moved along, left alone once chosen."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.policy.meetings import MEETINGS
from bot.policy.rhythms import Occurrence, occurrences
from bot.profile.rhythms import WEEKDAYS, Rhythm, Timing
from bot.services.meeting_notices import notices_missing, plan_meeting_notices
from bot.services.municipality import Municipality
from storage.meetings import meetings_between, meetings_planned_for, rhythm_choices
from storage.once import insert_once
from storage.tables import Meeting, RhythmChoice
from storage.vocabulary import MeetingState

AHEAD = timedelta(weeks=26)
"""So far ahead meetings are made: `/mvoi overleg` shows the next ones."""

TOLD_AHEAD = timedelta(weeks=8)
"""So far ahead what is sent for a meeting is planned: farther than anything is sent before it."""


def rhythms_in_force(session: Session, *, here: Municipality) -> tuple[Rhythm, ...]:
    """The profile's rhythms, with the day and time that the coordinator chose since."""
    choices = rhythm_choices(session, workspace_id=here.workspace_id)
    return tuple(_chosen(each, choices.get(each.slug)) for each in here.profile.rhythms)


def rhythm_in_force(session: Session, *, here: Municipality, slug: str) -> Rhythm | None:
    """One of them; None when the profile no longer has it."""
    rhythms = rhythms_in_force(session, here=here)
    return next((each for each in rhythms if each.slug == slug), None)


def chosen_meetings(
    session: Session, *, here: Municipality
) -> dict[tuple[str, date], datetime | None]:
    """When somebody let a meeting begin, by its rhythm and the day by it; None when it is off."""
    kept = meetings_planned_for(session, workspace_id=here.workspace_id, begins=date.min)
    return {
        key: meeting.starts_at if meeting.state is not MeetingState.CANCELLED else None
        for key, meeting in kept.items()
        if meeting.chosen
    }


def meetings_unplanned(session: Session, *, here: Municipality, now: datetime) -> bool:
    """Whether a meeting, or something sent for one, is not yet as its rhythm says."""
    rhythms = rhythms_in_force(session, here=here)
    if _changes(session, here, rhythms, now) or _left_over(session, here, rhythms, now):
        return True
    return any(
        notices_missing(session, here=here, rhythm=rhythm, meeting=meeting, now=now)
        for rhythm, meeting in _soon(session, here, rhythms, now)
    )


def plan_meetings(session: Session, *, here: Municipality, now: datetime) -> None:
    """Make the meetings of the coming half year, and plan what is sent for the first of them."""
    rhythms = rhythms_in_force(session, here=here)
    for occurrence, meeting in _changes(session, here, rhythms, now):
        if meeting is None:
            insert_once(session, Meeting, **_fresh(here, occurrence, now))
        else:
            _follow(meeting, occurrence, here, now)
            session.add(meeting)
    for meeting in _left_over(session, here, rhythms, now):
        meeting.state, meeting.updated_at = MeetingState.CANCELLED, now
        session.add(meeting)
    session.flush()
    for rhythm, meeting in _soon(session, here, rhythms, now):
        plan_meeting_notices(session, here=here, rhythm=rhythm, meeting=meeting, now=now)


def _chosen(rhythm: Rhythm, choice: RhythmChoice | None) -> Rhythm:
    if choice is None:
        return rhythm
    timing = Timing(
        weekday=WEEKDAYS[choice.anchor.weekday()],  # type: ignore[arg-type]  # one of the five
        at=choice.at,
        week=choice.week,
        anchor=choice.anchor,
        months=rhythm.when.months if rhythm.when else (),
        minutes=choice.minutes,
        place=choice.place,
    )
    return rhythm.model_copy(update={"timing": timing, "prepared_days": choice.prepared_days})


def _wanted(
    here: Municipality, rhythms: Iterable[Rhythm], now: datetime
) -> dict[tuple[str, date], Occurrence]:
    today = now.astimezone(here.zone).date()
    return {
        (rhythm.slug, each.planned_for): each
        for rhythm in rhythms
        if rhythm.kind in MEETINGS
        for each in occurrences(rhythm, here.profile, begins=today, ends=today + AHEAD)
        if (begins := each.begins(here.zone)) is not None and begins > now
    }


def _changes(
    session: Session, here: Municipality, rhythms: Iterable[Rhythm], now: datetime
) -> list[tuple[Occurrence, Meeting | None]]:
    """Where a meeting is missing, or is not when its rhythm says and nobody chose that."""
    wanted = _wanted(here, rhythms, now)
    if not wanted:
        return []
    earliest = min(planned_for for _, planned_for in wanted)
    kept = meetings_planned_for(session, workspace_id=here.workspace_id, begins=earliest)
    return [
        (occurrence, meeting)
        for key, occurrence in wanted.items()
        if (meeting := kept.get(key)) is None or _strays(meeting, occurrence, here)
    ]


def _strays(meeting: Meeting, occurrence: Occurrence, here: Municipality) -> bool:
    timing = occurrence.timing
    return not meeting.chosen and (
        meeting.state is MeetingState.CANCELLED
        or meeting.starts_at != occurrence.begins(here.zone)
        or (meeting.minutes, meeting.place) != (timing.minutes, timing.place)
    )


def _left_over(
    session: Session, here: Municipality, rhythms: Iterable[Rhythm], now: datetime
) -> list[Meeting]:
    """What no rhythm brings any more and nobody chose, as after a change of its day."""
    rhythms = [each for each in rhythms if each.kind in MEETINGS and each.when is not None]
    wanted = _wanted(here, rhythms, now)
    coming = meetings_between(
        session,
        workspace_id=here.workspace_id,
        begins=now,
        ends=now + AHEAD - timedelta(days=1),
        rhythms=[each.slug for each in rhythms],
    )
    return [
        each
        for each in coming
        if not each.chosen
        and each.state is MeetingState.PLANNED
        and (each.rhythm, each.planned_for) not in wanted
    ]


def _soon(
    session: Session, here: Municipality, rhythms: Iterable[Rhythm], now: datetime
) -> list[tuple[Rhythm, Meeting]]:
    by_slug = {each.slug: each for each in rhythms if each.kind in MEETINGS}
    coming = meetings_between(
        session,
        workspace_id=here.workspace_id,
        begins=now,
        ends=now + TOLD_AHEAD,
        rhythms=list(by_slug),
    )
    return [(by_slug[m.rhythm], m) for m in coming if m.state is MeetingState.PLANNED]


def _fresh(here: Municipality, occurrence: Occurrence, now: datetime) -> dict[str, object]:
    timing = occurrence.timing
    return {
        "workspace_id": here.workspace_id,
        "rhythm": occurrence.rhythm.slug,
        "planned_for": occurrence.planned_for,
        "starts_at": occurrence.begins(here.zone),
        "minutes": timing.minutes,
        "place": timing.place,
        "because": occurrence.because if occurrence.moved else None,
        "chosen": False,
        "state": MeetingState.PLANNED,
        "version": 0,
        "created_at": now,
        "updated_at": now,
    }


def _follow(meeting: Meeting, occurrence: Occurrence, here: Municipality, now: datetime) -> None:
    begins = occurrence.begins(here.zone)
    if begins is None:
        return
    meeting.starts_at, meeting.state = begins, MeetingState.PLANNED
    meeting.minutes, meeting.place = occurrence.timing.minutes, occurrence.timing.place
    meeting.because = occurrence.because if occurrence.moved else None
    meeting.version, meeting.updated_at = meeting.version + 1, now
