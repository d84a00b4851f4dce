"""The messages that the plan brings: made ahead, once, one for each medium."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.messages.communication import PAGE
from bot.policy.communication import Moment, moments, told_in
from bot.services.communication_notices import plan_ready, ready_unplanned
from bot.services.meetings import rhythms_in_force
from bot.services.municipality import Municipality
from storage.communications import known_occurrences, messages_in
from storage.once import insert_once
from storage.people import people_with_role
from storage.tables import PlannedMessage
from storage.vocabulary import MessageState, MunicipalRole

AHEAD = timedelta(weeks=26)
"""So far ahead they stand on the calendar."""

_TOLD_AHEAD = timedelta(weeks=8)


def messages_unplanned(session: Session, *, here: Municipality, now: datetime) -> bool:
    """Whether a message of the plan, or what is told of one, is not there yet.

    Nothing as long as there is no coordinator: nobody would look after it.
    """
    if not people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    ):
        return False
    if _missing(session, here, now):
        return True
    return any(
        ready_unplanned(session, each, here=here, now=now) for each in _soon(session, here, now)
    )


def plan_messages(session: Session, *, here: Municipality, now: datetime) -> int:
    """Make them, and plan to tell that they are ready. :returns: how many are new."""
    made = sum(
        insert_once(session, PlannedMessage, **_fresh(here, occurrence, medium, moment, now))
        for occurrence, medium, moment in _missing(session, here, now)
    )
    for each in _soon(session, here, now):
        plan_ready(session, each, here=here, now=now)
    return made


def _missing(
    session: Session, here: Municipality, now: datetime
) -> list[tuple[str, str | None, Moment]]:
    wanted = list(_wanted(session, here, now))
    known = known_occurrences(
        session,
        workspace_id=here.workspace_id,
        occurrences=[occurrence for occurrence, _, _ in wanted],
    )
    return [each for each in wanted if each[0] not in known]


def _wanted(
    session: Session, here: Municipality, now: datetime
) -> Iterator[tuple[str, str | None, Moment]]:
    today = _today(here, now)
    rhythms = rhythms_in_force(session, here=here)
    media: list[str | None] = [each.slug for each in told_in(here.profile)]
    for moment in moments(here.profile, rhythms, begins=today, ends=today + AHEAD):
        for medium in media or [None]:
            yield f"{moment.occurrence} {medium or '-'}", medium, moment


def _soon(session: Session, here: Municipality, now: datetime) -> list[PlannedMessage]:
    today = _today(here, now)
    found = messages_in(
        session, workspace_id=here.workspace_id, states={MessageState.PLANNED}, since=today
    )
    return [each for each in found if each.on <= today + _TOLD_AHEAD]


def _fresh(
    here: Municipality, occurrence: str, medium: str | None, moment: Moment, now: datetime
) -> dict[str, Any]:
    return {
        "workspace_id": here.workspace_id,
        "occurrence": occurrence,
        "title": moment.label or here.words.plain(PAGE, "title_quarter"),
        "medium": medium,
        "on": moment.on,
        "state": MessageState.PLANNED,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def _today(here: Municipality, now: datetime) -> date:
    return now.astimezone(here.zone).date()
