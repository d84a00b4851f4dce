"""A document that somebody drops in their talk with the bot: shown first, then taken over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import start_form_ids as ids
from bot.messages.start_form_reading import reading_problem, reading_settled, reading_shown
from bot.messages.start_form_steps import steps_of
from bot.policy.confidentiality import Audience, Viewer
from bot.services import trajectories
from bot.services.errors import NoStartFormError, RefusalError
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from bot.services.start_form_cases import Case, changeable, filled
from bot.services.start_form_document import from_document, number_in
from bot.services.start_form_views import start_form_view
from bot.services.start_forms import note_reached, save_answers
from storage import start_forms as stored
from storage.deliveries import last_sent
from storage.notices import plan_notice
from storage.people import roles_of
from storage.tables import StartFormReading
from storage.vocabulary import ReadingState

NO_FORM, NO_NUMBER, NOT_YOURS = "no_form", "no_number", "not_yours"
UNREADABLE, NOT_FETCHED = "unreadable", "not_fetched"


def take_in(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    slack_file_id: str,
    texts: Mapping[str, Any] | None,
    problem: str | None,
    now: datetime,
) -> None:
    """Keep what was read, and plan to show it; or to tell why there is nothing to show.

    :param texts: what stood at the placeholders; None where ``problem`` says why not.
    """
    trajectory_id = None
    if texts is not None:
        problem, trajectory_id = _whose(session, texts, here=here, viewer=viewer, now=now)
    reading = stored.note_reading(
        session,
        workspace_id=here.workspace_id,
        slack_file_id=slack_file_id,
        person_id=viewer.person_id,
        trajectory_id=trajectory_id,
        state=ReadingState.PROBLEM if problem else ReadingState.ASKED,
        problem=problem,
        texts=None if problem or texts is None else dict(texts),
        now=now,
    )
    if reading is not None:
        _plan(session, reading, now=now)


def take_over(
    session: Session, *, here: Municipality, viewer: Viewer, reading_id: int, now: datetime
) -> Case:
    """They looked at it and said yes: it stands in the start form now.

    :raises NoStartFormError: it was answered before, or it is somebody else's.
    """
    reading = _asked(session, here=here, viewer=viewer, reading_id=reading_id)
    day = now.astimezone(here.zone).date()
    case = changeable(
        session,
        here=here,
        viewer=viewer,
        trajectory_id=reading.trajectory_id or 0,
        day=day,
    )
    start = filled(case, here=here, day=day)
    read = from_document(session, reading.texts or {}, start=start, here=here, now=now)
    case = save_answers(session, here=here, viewer=viewer, case=case, wanted=read.wanted, now=now)
    note_reached(session, case, steps=len(steps_of(here.profile)))
    _settle(session, reading, ReadingState.TAKEN, now)
    return case


def decline(
    session: Session, *, here: Municipality, viewer: Viewer, reading_id: int, now: datetime
) -> None:
    """They would rather not. :raises NoStartFormError: as above."""
    reading = _asked(session, here=here, viewer=viewer, reading_id=reading_id)
    _settle(session, reading, ReadingState.DECLINED, now)


def tell_read(occasion: Occasion) -> Telling | None:
    """To who dropped it: how it would stand in the form; once answered, what came of it."""
    here, session = occasion.here, occasion.session
    reading = stored.find_reading(
        session, workspace_id=here.workspace_id, reading_id=occasion.subject_id
    )
    if reading is None or occasion.audience is not Audience.PERSON:
        return None
    if reading.state is ReadingState.PROBLEM:
        return Telling(reading_problem(reading.problem or UNREADABLE, here.words))
    if reading.state is ReadingState.ASKED:
        return _tell_asked(occasion, reading)
    standing = last_sent(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_READ,
        subject_kind=ids.SUBJECT_READING,
        subject_id=occasion.subject_id,
    )
    if standing is None or not standing.message_ts:
        return None
    trajectory_id = reading.trajectory_id or 0
    told = reading_settled(reading.state, trajectory_id, here.words)
    return Telling(told, replaces=standing)


def _tell_asked(occasion: Occasion, reading: StartFormReading) -> Telling | None:
    here, session = occasion.here, occasion.session
    day = occasion.now.astimezone(here.zone).date()
    viewer = Viewer(reading.person_id, roles_of(session, person_id=reading.person_id))
    try:
        case = changeable(
            session,
            here=here,
            viewer=viewer,
            trajectory_id=reading.trajectory_id or 0,
            day=day,
        )
    except RefusalError as refusal:
        return Telling(reading_problem(_problem_of(refusal), here.words))
    start = filled(case, here=here, day=day)
    read = from_document(session, reading.texts or {}, start=start, here=here, now=occasion.now)
    view = start_form_view(session, case, here=here, viewer=viewer, day=day, answers=read.wanted)
    return Telling(
        reading_shown(view, read.unread, reading.id or 0, here.words, begun=bool(case.start_form))
    )


def _whose(
    session: Session,
    texts: Mapping[str, Any],
    *,
    here: Municipality,
    viewer: Viewer,
    now: datetime,
) -> tuple[str | None, int | None]:
    """Why it cannot be taken over, or the trajectory that it is about."""
    if not texts["values"] and not texts["rows"]:
        return NO_FORM, None
    number = number_in(texts)
    if number is None:
        return NO_NUMBER, None
    try:
        trajectory_id = trajectories.id_of_number(session, here=here, number=number)
        changeable(
            session,
            here=here,
            viewer=viewer,
            trajectory_id=trajectory_id,
            day=now.astimezone(here.zone).date(),
        )
    except RefusalError as refusal:
        return _problem_of(refusal), None
    return None, trajectory_id


def _problem_of(refusal: RefusalError) -> str:
    """Whoever may not know of a trajectory does not learn here that it exists."""
    known = {"start_form_closed": "closed", "start_form_not_needed": "not_needed"}
    return known.get(refusal.phrase, NOT_YOURS)


def _asked(
    session: Session, *, here: Municipality, viewer: Viewer, reading_id: int
) -> StartFormReading:
    reading = stored.find_reading(
        session, workspace_id=here.workspace_id, reading_id=reading_id, lock=True
    )
    if reading is None or reading.person_id != viewer.person_id:
        raise NoStartFormError
    if reading.state is not ReadingState.ASKED:
        raise NoStartFormError
    return reading


def _settle(
    session: Session, reading: StartFormReading, state: ReadingState, now: datetime
) -> None:
    reading.state, reading.texts = state, None
    session.add(reading)
    session.flush()
    _plan(session, reading, now=now)


def _plan(session: Session, reading: StartFormReading, *, now: datetime) -> None:
    plan_notice(
        session,
        workspace_id=reading.workspace_id,
        kind=ids.NOTICE_READ,
        subject_kind=ids.SUBJECT_READING,
        subject_id=reading.id or 0,
        occurrence=reading.state.value,
        recipient=str(ToPerson(reading.person_id)),
        due_at=now,
        now=now,
    )
