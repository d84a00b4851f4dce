"""The fixed day and time of a rhythm, as the coordinator chooses them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages import calendar_ids as ids
from bot.messages import meeting_ids
from bot.messages.calendar import PAGE
from bot.policy.confidentiality import Viewer
from bot.profile.rhythms import WEEKDAYS, Rhythm
from bot.services.errors import NotFoundError
from bot.services.meeting_calendar import has_meetings
from bot.services.meeting_change_tellings import plan_fixed
from bot.services.meeting_changes import demand_coordinator
from bot.services.meetings import plan_meetings, rhythm_in_force
from bot.services.municipality import Municipality
from bot.services.plan_blanks import blank_key
from bot.services.plans import PlanInput, keep_plan_item
from storage import event_log
from storage.meetings import lock_rhythm_choice, rhythm_choices
from storage.plans import find_plan_entry
from storage.tables import RhythmChoice
from storage.vocabulary import PlanStatus


@dataclass(frozen=True)
class RhythmInput:
    """A fixed day: ``anchor`` is a day on which it takes place, ``at`` a time such as '10:00'."""

    anchor: date
    at: str
    minutes: int
    place: str = ""
    prepared_days: int = 2
    week: int = 1


def changeable_rhythm(
    session: Session, *, here: Municipality, viewer: Viewer, slug: str
) -> tuple[Rhythm, int]:
    """A rhythm that this person wants another day for, and the version of what was chosen.

    :raises NotCoordinatorError: this person is no coordinator.
    :raises NotFoundError: the profile no longer has it, or people do not meet for it.
    """
    demand_coordinator(viewer)
    rhythm = rhythm_in_force(session, here=here, slug=slug)
    if rhythm is None or not has_meetings(rhythm):
        raise NotFoundError
    choice = rhythm_choices(session, workspace_id=here.workspace_id).get(slug)
    return rhythm, choice.version if choice else 0


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


def weekday_of(day: date) -> str | None:
    """Monday to Friday by name; None in the weekend, for which no fixed day can be chosen."""
    return WEEKDAYS[day.weekday()] if day.weekday() < len(WEEKDAYS) else None


def _facts_of_rhythm(rhythm: Rhythm) -> dict[str, Any]:
    timing = rhythm.when
    return {
        "week": timing.week if timing else None,
        "at": timing.at if timing else None,
        "minutes": timing.minutes if timing else None,
        "prepared_days": rhythm.prepared_days,
    }


def _facts_of(choice: RhythmChoice) -> dict[str, Any]:
    return {
        "anchor": choice.anchor.isoformat(),
        "week": choice.week,
        "at": choice.at,
        "minutes": choice.minutes,
        "prepared_days": choice.prepared_days,
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
