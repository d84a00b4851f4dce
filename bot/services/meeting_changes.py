"""Another moment for a meeting, or another fixed day: the agenda moves along, others hear it."""

import datetime as dt
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages import calendar_ids as ids
from bot.messages import meeting_ids
from bot.messages.calendar import PAGE
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.profile.rhythms import WEEKDAYS, Rhythm
from bot.services.errors import NotCoordinatorError, NotFoundError
from bot.services.meeting_calendar import by_rhythm, has_meetings
from bot.services.meeting_change_tellings import plan_fixed, plan_moved
from bot.services.meetings import plan_meetings, rhythm_in_force
from bot.services.municipality import Municipality
from bot.services.plan_blanks import blank_key
from bot.services.plans import PlanInput, keep_plan_item
from storage import event_log
from storage.meetings import find_meeting, lock_meeting, lock_rhythm_choice, rhythm_choices
from storage.plans import find_plan_entry
from storage.tables import Meeting, RhythmChoice
from storage.vocabulary import MeetingState, PlanStatus


@dataclass(frozen=True)
class MeetingInput:
    """When a meeting is from now on."""

    starts_at: datetime
    minutes: int
    place: str = ""
    emphasis: str = ""


@dataclass(frozen=True)
class RhythmInput:
    """A fixed day: ``anchor`` is a day on which it takes place, ``at`` a time such as '10:00'."""

    anchor: date
    at: str
    minutes: int
    place: str = ""
    prepared_days: int = 2
    week: int = 1


def changeable_meeting(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> tuple[Meeting, Rhythm]:
    """A meeting that this person wants to change, as it stands.

    :raises NotCoordinatorError: this person is no coordinator.
    :raises NotFoundError: there is none, it has begun, or the profile no longer has its rhythm.
    """
    _demand(viewer)
    meeting = find_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    return _current(session, here, meeting, now)


def changeable_rhythm(
    session: Session, *, here: Municipality, viewer: Viewer, slug: str
) -> tuple[Rhythm, int]:
    """A rhythm that this person wants another day for, and the version of what was chosen.

    :raises NotCoordinatorError: this person is no coordinator.
    :raises NotFoundError: the profile no longer has it, or people do not meet for it.
    """
    _demand(viewer)
    rhythm = rhythm_in_force(session, here=here, slug=slug)
    if rhythm is None or not has_meetings(rhythm):
        raise NotFoundError
    choice = rhythm_choices(session, workspace_id=here.workspace_id).get(slug)
    return rhythm, choice.version if choice else 0


def change_meeting(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    meeting_id: int,
    wanted: MeetingInput,
    version: int,
    now: datetime,
) -> bool:
    """Let a meeting begin at another moment; one that was off takes place again.

    :returns: False when somebody changed it since that version: then nothing is written.
    """
    _demand(viewer)
    meeting = lock_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    meeting, rhythm = _current(session, here, meeting, now)
    if meeting.version != version:
        return False
    facts = _changes(
        starts_at=(meeting.starts_at.isoformat(), wanted.starts_at.astimezone(dt.UTC).isoformat()),
        minutes=(meeting.minutes, wanted.minutes),
        state=(meeting.state.value, MeetingState.PLANNED.value),
    )
    texts = _changes(
        place=(meeting.place, wanted.place or None),
        emphasis=(meeting.emphasis, wanted.emphasis or None),
    )
    if not facts and not texts:
        return True
    moves = bool(facts) or "place" in texts
    if "starts_at" in facts:
        meeting.because = None
    meeting.starts_at, meeting.minutes = wanted.starts_at, wanted.minutes
    meeting.place, meeting.emphasis = wanted.place or None, wanted.emphasis or None
    meeting.state, meeting.chosen = MeetingState.PLANNED, meeting.chosen or moves
    _kept(session, meeting, ids.EVENT_MOVED, viewer, now, facts=facts, texts=texts)
    if moves:
        plan_meetings(session, here=here, now=now)
        plan_moved(session, here=here, viewer=viewer, rhythm=rhythm, meeting=meeting, now=now)
    return True


def cancel_meeting(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> bool:
    """A meeting does not take place. :returns: False when it was off before."""
    return _switch(session, here, viewer, meeting_id, off=True, now=now)


def restore_meeting(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> bool:
    """It does after all. :returns: False when it was on already."""
    return _switch(session, here, viewer, meeting_id, off=False, now=now)


def fix_rhythm(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    slug: str,
    wanted: RhythmInput,
    version: int,
    now: datetime,
) -> bool:
    """Choose the fixed day and time of a rhythm; the plan's open question is answered with it.

    :returns: False when somebody chose since that version: then nothing is written.
    """
    rhythm, _ = changeable_rhythm(session, here=here, viewer=viewer, slug=slug)
    proposed = RhythmChoice(
        workspace_id=here.workspace_id,
        rhythm=slug,
        anchor=wanted.anchor,
        week=wanted.week,
        at=wanted.at,
        minutes=wanted.minutes,
        place=wanted.place or None,
        prepared_days=wanted.prepared_days,
        updated_at=now,
    )
    choice = lock_rhythm_choice(
        session, workspace_id=here.workspace_id, rhythm=slug, proposed=proposed
    )
    if choice.version != version:
        return False
    before = _facts_of(choice) if version else _facts_of_rhythm(rhythm)
    text_before = choice.place if version else (rhythm.when.place if rhythm.when else None)
    for name in ("anchor", "week", "at", "minutes", "place", "prepared_days"):
        setattr(choice, name, getattr(proposed, name))
    choice.version, choice.updated_at = version + 1, now
    session.add(choice)
    session.flush()
    after = _facts_of(choice)
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=meeting_ids.SUBJECT_RHYTHM,
        subject_id=here.workspace_id,
        kind=ids.EVENT_FIXED,
        actor_id=viewer.person_id,
        now=now,
        facts={
            "rhythm": slug,
            "version": choice.version,
            **{key: [before.get(key), value] for key, value in after.items()},
        },
        texts={"place": [text_before, choice.place]} if text_before != choice.place else None,
    )
    _answer_blank(session, here, viewer, slug, now)
    plan_meetings(session, here=here, now=now)
    chosen = rhythm_in_force(session, here=here, slug=slug) or rhythm
    plan_fixed(session, here=here, viewer=viewer, rhythm=chosen, version=choice.version, now=now)
    return True


def _demand(viewer: Viewer) -> None:
    if not permitted(viewer, Act.KEEP_MEETINGS):
        raise NotCoordinatorError


def _current(
    session: Session, here: Municipality, meeting: Meeting | None, now: datetime
) -> tuple[Meeting, Rhythm]:
    rhythm = rhythm_in_force(session, here=here, slug=meeting.rhythm) if meeting else None
    if meeting is None or rhythm is None or meeting.starts_at <= now:
        raise NotFoundError
    return meeting, rhythm


def _switch(
    session: Session,
    here: Municipality,
    viewer: Viewer,
    meeting_id: int,
    *,
    off: bool,
    now: datetime,
) -> bool:
    _demand(viewer)
    meeting = lock_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    meeting, rhythm = _current(session, here, meeting, now)
    if (meeting.state is MeetingState.CANCELLED) is off:
        return False
    before = meeting.state
    meeting.state = MeetingState.CANCELLED if off else MeetingState.PLANNED
    meeting.chosen = True if off else _strays(meeting, rhythm, here)
    kind = ids.EVENT_CANCELLED if off else ids.EVENT_RESTORED
    facts = _changes(state=(before.value, meeting.state.value))
    _kept(session, meeting, kind, viewer, now, facts=facts, texts={})
    plan_meetings(session, here=here, now=now)
    plan_moved(session, here=here, viewer=viewer, rhythm=rhythm, meeting=meeting, now=now)
    return True


def _strays(meeting: Meeting, rhythm: Rhythm, here: Municipality) -> bool:
    """Whether it is at another moment than its rhythm says."""
    occurrence = by_rhythm(rhythm, meeting.planned_for, here=here)
    return occurrence is None or (
        meeting.starts_at,
        meeting.minutes,
        meeting.place,
    ) != (occurrence.begins(here.zone), occurrence.timing.minutes, occurrence.timing.place)


def _kept(
    session: Session,
    meeting: Meeting,
    kind: str,
    viewer: Viewer,
    now: datetime,
    *,
    facts: dict[str, Any],
    texts: dict[str, Any],
) -> None:
    meeting.version, meeting.updated_at = meeting.version + 1, now
    session.add(meeting)
    session.flush()
    event_log.record(
        session,
        workspace_id=meeting.workspace_id,
        subject_kind=meeting_ids.SUBJECT,
        subject_id=meeting.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={"version": meeting.version, **facts},
        texts=texts or None,
    )


def _changes(**pairs: tuple[Any, Any]) -> dict[str, Any]:
    return {name: [a, b] for name, (a, b) in pairs.items() if a != b}


def _facts_of(choice: RhythmChoice) -> dict[str, Any]:
    return {
        "anchor": choice.anchor.isoformat(),
        "week": choice.week,
        "at": choice.at,
        "minutes": choice.minutes,
        "prepared_days": choice.prepared_days,
    }


def _facts_of_rhythm(rhythm: Rhythm) -> dict[str, Any]:
    timing = rhythm.when
    return {
        "week": timing.week if timing else None,
        "at": timing.at if timing else None,
        "minutes": timing.minutes if timing else None,
        "prepared_days": rhythm.prepared_days,
    }


def _answer_blank(
    session: Session, here: Municipality, viewer: Viewer, slug: str, now: datetime
) -> None:
    """ "Op welke dag en hoe laat?" of the plan counts as filled in."""
    name = f"rhythms.{slug}.timing"
    blank = next((each for each in here.profile.blanks() if each.key == name), None)
    rhythm = rhythm_in_force(session, here=here, slug=slug)
    if blank is None or rhythm is None or rhythm.when is None:
        return
    timing = rhythm.when
    note = here.words.plain(
        PAGE,
        "timing",
        day=here.words.plain(PAGE, f"day_{timing.weekday}"),
        week=here.words.plain(PAGE, f"week_{timing.week}"),
        weeks=rhythm.every_weeks,
        at=timing.at,
        place=timing.place or "",
    )
    key = blank_key(here.profile, blank)
    entry = find_plan_entry(session, workspace_id=here.workspace_id, key=key)
    keep_plan_item(
        session,
        here=here,
        viewer=viewer,
        key=key,
        wanted=PlanInput(
            owner_id=entry.owner_id if entry else None,
            status=entry.status if entry else PlanStatus.NOT_BEGUN,
            note=note,
        ),
        version=entry.version if entry else 0,
        now=now,
    )


def weekday_of(day: date) -> str | None:
    """Monday to Friday by name; None in the weekend, for which no fixed day can be chosen."""
    return WEEKDAYS[day.weekday()] if day.weekday() < len(WEEKDAYS) else None
