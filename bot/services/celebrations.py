"""A success that was approved gets its turn in the channel: when, and what hangs on that."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import success_ids as ids
from bot.policy.celebrations import APART, earliest, next_free
from bot.services.attention import usual_wishes
from bot.services.municipality import Municipality
from bot.services.naming import ask_to_be_named, asked_last
from bot.services.recipients import ToChannel
from bot.services.success_views import channel_of
from storage.notices import newest_notice, plan_notice, reschedule
from storage.numbers import hold_numbers
from storage.successes import celebrated_since, last_celebrated, to_be_celebrated
from storage.tables import Success


def plan_celebration(
    session: Session, stored: Success, *, here: Municipality, now: datetime
) -> None:
    """Let an approved success be celebrated; called in the transaction that approves it.

    Who was never asked whether they want to be named is asked now, and has a day.
    """
    ask_to_be_named(session, stored, here=here, now=now)
    plan_again(session, stored, here=here, now=now)


def plan_again(session: Session, stored: Success, *, here: Municipality, now: datetime) -> None:
    """Give it another turn: something else was celebrated just now, or it may be told again."""
    stored.celebrate_at = _moment(session, stored, here=here, now=now)
    session.add(stored)
    before = newest_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_CELEBRATION,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
    )
    plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_CELEBRATION,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=f"turn after {before}",  # what was held gets another one
        recipient=_recipient(stored, here),
        due_at=stored.celebrate_at,
        now=now,
    )


def bring_forward(session: Session, stored: Success, *, here: Municipality, now: datetime) -> None:
    """Somebody answered: celebrate it at the first moment that is free, where that is sooner."""
    moment = _moment(session, stored, here=here, now=now)
    if stored.celebrate_at is None or moment >= stored.celebrate_at:
        return
    stored.celebrate_at = moment
    session.add(stored)
    reschedule(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_CELEBRATION,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        recipient=_recipient(stored, here),
        due_at=moment,
    )


def turn_taken(session: Session, stored: Success, *, here: Municipality, now: datetime) -> bool:
    """Whether something else was celebrated less than an hour ago."""
    lately = celebrated_since(
        session, workspace_id=here.workspace_id, since=now - APART, besides=stored.id or 0
    )
    return any(now - moment < APART for moment in lately)


def change_standing(
    session: Session, stored: Success, *, here: Municipality, why: str, now: datetime
) -> None:
    """Have what stands in the channel follow, once, however much changes meanwhile.

    :param why: names this change: the same one is planned once.
    """
    plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_CELEBRATION_CHANGED,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=why,
        recipient=_recipient(stored, here),
        bundle=f"celebration {stored.id}",
        due_at=now,
        now=now,
    )


def open_thread(session: Session, stored: Success, *, here: Municipality, now: datetime) -> None:
    """Say the first word in its thread, once it stands."""
    plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_OPENING,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence="opening",
        recipient=_recipient(stored, here),
        due_at=now,
        now=now,
    )


def _moment(session: Session, stored: Success, *, here: Municipality, now: datetime) -> datetime:
    """Its turn, away from all that was and will be celebrated; rivals wait for the answer."""
    hold_numbers(session, workspace_id=here.workspace_id)
    where = {"workspace_id": here.workspace_id, "besides": stored.id or 0}
    before = None
    if stored.trajectory_id is not None:
        before = last_celebrated(session, trajectory_id=stored.trajectory_id, **where)
    return next_free(
        usual_wishes(here.profile),
        earliest(now, asked_at=asked_last(session, stored), same_purchase=before),
        taken=[
            *celebrated_since(session, since=now - APART, **where),
            *to_be_celebrated(session, **where),
        ],
    )


def _recipient(stored: Success, here: Municipality) -> str:
    return str(ToChannel(channel_of(stored, here)))
