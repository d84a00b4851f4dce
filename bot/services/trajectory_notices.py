"""What is planned to be told about a trajectory, and to whom."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from bot.services.municipality import Municipality
from bot.services.recipients import Recipient, ToChannel, ToPerson
from storage import event_log
from storage.notices import bring_forward, plan_notice
from storage.tables import Trajectory
from storage.vocabulary import Sharing

REMINDER_AFTER = timedelta(minutes=15)
"""How long the choice to share may stay open before the bot says where the case stands."""


def plan_kept(session: Session, stored: Trajectory, *, now: datetime) -> None:
    """To who logged it: that it stands, unless it is shared soon."""
    _plan(
        session,
        stored,
        ids.NOTICE_KEPT,
        occurrence="logged",
        recipient=ToPerson(stored.logged_by_id),
        due_at=now + REMINDER_AFTER,
        now=now,
    )


def plan_kept_now(session: Session, stored: Trajectory, *, now: datetime) -> None:
    """The same, without waiting any longer."""
    bring_forward(
        session,
        workspace_id=stored.workspace_id,
        kind=ids.NOTICE_KEPT,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        due_at=now,
    )


def plan_card(session: Session, stored: Trajectory, *, channel: str, now: datetime) -> None:
    """To the channel of its team: its card."""
    _plan(
        session,
        stored,
        ids.NOTICE_CARD,
        occurrence="shared",
        recipient=ToChannel(channel),
        due_at=now,
        now=now,
    )


def plan_card_change(
    session: Session, stored: Trajectory, *, here: Municipality, now: datetime
) -> None:
    """To the channel where its card stands: the card as it is now, if it is shared at all."""
    if stored.sharing is not Sharing.TEAM:
        return
    shared = [
        event.facts["channel"][1]
        for event in event_log.history(
            session,
            workspace_id=here.workspace_id,
            subject_kind=ids.SUBJECT,
            subject_id=stored.id or 0,
        )
        if event.kind == "shared"
    ]
    _plan(
        session,
        stored,
        ids.NOTICE_CARD_CHANGED,
        occurrence=f"version {stored.version}",
        recipient=ToChannel(shared[-1]),
        due_at=now,
        now=now,
    )


def _plan(
    session: Session,
    stored: Trajectory,
    kind: str,
    *,
    occurrence: str,
    recipient: Recipient,
    due_at: datetime,
    now: datetime,
) -> None:
    plan_notice(
        session,
        workspace_id=stored.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=occurrence,
        recipient=str(recipient),
        due_at=due_at,
        now=now,
    )
