"""Noting what there is to celebrate, and telling the coordinators that a draft is ready."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import success_ids as ids
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from bot.services.success_facts import what_hinders
from bot.services.success_signals import signals_now
from bot.services.successes import note_success, record_event
from storage.notices import plan_notice
from storage.people import people_with_role
from storage.successes import find_success, successes_of
from storage.tables import Success
from storage.vocabulary import MunicipalRole, SuccessState

EVENT_READY = "ready"
_ONCE = "draft"


def successes_unnoted(session: Session, *, here: Municipality, now: datetime) -> bool:
    """Whether there is anything to note, or something that waited may be told by now."""
    return bool(_ready(session, here)) or bool(signals_now(session, here=here, now=now))


def note_successes(session: Session, *, here: Municipality, now: datetime) -> None:
    """Note what there is as drafts, and make a draft of what waited for a signature."""
    for stored in _ready(session, here):
        make_ready(session, stored, here=here, now=now)
    for signal in signals_now(session, here=here, now=now):
        noted = note_success(
            session,
            here=here,
            signal=signal,
            state=SuccessState.DRAFT,
            reported_by_id=None,
            now=now,
        )
        if noted is not None:
            tell_coordinators(session, noted, here=here, now=now)


def make_ready(session: Session, waiting: Success, *, here: Municipality, now: datetime) -> bool:
    """What was told too early becomes a draft. :returns: False when it was one already."""
    stored = find_success(
        session, workspace_id=here.workspace_id, success_id=waiting.id or 0, lock=True
    )
    if stored is None or stored.state is not SuccessState.WAITING:
        return False
    stored.state = SuccessState.DRAFT
    stored.version += 1
    stored.updated_at = now
    session.add(stored)
    session.flush()
    facts = {"state": [SuccessState.WAITING.value, SuccessState.DRAFT.value]}
    record_event(session, stored, kind=EVENT_READY, actor_id=None, now=now, facts=facts)
    tell_coordinators(session, stored, here=here, now=now)
    return True


def tell_coordinators(
    session: Session,
    stored: Success,
    *,
    here: Municipality,
    now: datetime,
    besides: int | None = None,
) -> None:
    """Each coordinator hears once that a draft is ready, in the message of the day.

    :param besides: who knows it already, by person id: they told it.
    """
    for person in people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    ):
        if person.id == besides:
            continue
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_DRAFT,
            subject_kind=ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence=_ONCE,
            recipient=str(ToPerson(person.id or 0)),
            due_at=now,
            now=now,
        )


def _ready(session: Session, here: Municipality) -> list[Success]:
    waiting = successes_of(session, workspace_id=here.workspace_id, states=[SuccessState.WAITING])
    return [each for each in waiting if what_hinders(session, each) is None]
