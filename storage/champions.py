"""Champions: what they stand for, whom they were asked to thank, and what room was asked for."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from storage.once import insert_once
from storage.tables import (
    ChampionInvite,
    ChampionPrompt,
    Delivery,
    Notice,
    Representation,
    RoomRequest,
)
from storage.vocabulary import AskState, RepresentedKind

_TO_A_CHANNEL = "channel:"


def stands_for(
    session: Session, *, workspace_id: int
) -> dict[int, list[tuple[RepresentedKind, str]]]:
    """What everybody stands for, by person id."""
    found: dict[int, list[tuple[RepresentedKind, str]]] = defaultdict(list)
    rows = session.exec(
        select(Representation)
        .where(col(Representation.workspace_id) == workspace_id)
        .order_by(col(Representation.kind), col(Representation.slug))
    )
    for row in rows:
        found[row.person_id].append((row.kind, row.slug))
    return dict(found)


def find_invite(
    session: Session, *, workspace_id: int, invite_id: int, lock: bool = False
) -> ChampionInvite | None:
    """The invitation with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(ChampionInvite).where(
        col(ChampionInvite.workspace_id) == workspace_id, col(ChampionInvite.id) == invite_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def make_invite(session: Session, **values: Any) -> ChampionInvite | None:
    """Keep an invitation. :returns: None when this champion was asked for this purchase before."""
    if not insert_once(session, ChampionInvite, **values):
        return None
    return find_invite_of(
        session,
        workspace_id=values["workspace_id"],
        trajectory_id=values["trajectory_id"],
        champion_id=values["champion_id"],
    )


def find_invite_of(
    session: Session, *, workspace_id: int, trajectory_id: int, champion_id: int
) -> ChampionInvite | None:
    """What a champion was asked for a purchase, kept from rivals until the transaction ends."""
    return session.exec(
        select(ChampionInvite)
        .where(
            col(ChampionInvite.workspace_id) == workspace_id,
            col(ChampionInvite.trajectory_id) == trajectory_id,
            col(ChampionInvite.champion_id) == champion_id,
        )
        .with_for_update()
    ).first()


def invites(
    session: Session,
    *,
    workspace_id: int,
    trajectory_id: int | None = None,
    state: AskState | None = None,
) -> list[ChampionInvite]:
    """Invitations, the oldest first."""
    query = select(ChampionInvite).where(col(ChampionInvite.workspace_id) == workspace_id)
    if trajectory_id is not None:
        query = query.where(col(ChampionInvite.trajectory_id) == trajectory_id)
    if state is not None:
        query = query.where(col(ChampionInvite.state) == state)
    return list(session.exec(query.order_by(col(ChampionInvite.id))))


def prompts(session: Session, *, workspace_id: int) -> list[ChampionPrompt]:
    """Whom was asked to thank, and for what."""
    found = session.exec(
        select(ChampionPrompt)
        .where(col(ChampionPrompt.workspace_id) == workspace_id)
        .order_by(col(ChampionPrompt.person_id), col(ChampionPrompt.month))
    )
    return list(found)


def make_prompt(session: Session, **values: Any) -> bool:
    """Keep that somebody is asked to thank. :returns: False when they were, in that month."""
    return insert_once(session, ChampionPrompt, **values)


def find_prompt(
    session: Session, *, workspace_id: int, person_id: int, success_id: int, lock: bool = False
) -> ChampionPrompt | None:
    """That somebody was asked to thank for a success; it is asked once."""
    query = select(ChampionPrompt).where(
        col(ChampionPrompt.workspace_id) == workspace_id,
        col(ChampionPrompt.person_id) == person_id,
        col(ChampionPrompt.success_id) == success_id,
    )
    return session.exec(query.with_for_update() if lock else query).first()


def place_in_channel(
    session: Session, *, workspace_id: int, subject_kind: str, subject_id: int
) -> tuple[str, str] | None:
    """Where something was told in a channel first: Slack's ids of channel and message."""
    found = session.exec(
        select(Delivery.channel_id, Delivery.message_ts)
        .join(Notice, col(Notice.delivery_id) == col(Delivery.id))
        .where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.subject_kind) == subject_kind,
            col(Notice.subject_id) == subject_id,
            col(Notice.recipient).startswith(_TO_A_CHANNEL),
            col(Delivery.channel_id).is_not(None),
            col(Delivery.message_ts).is_not(None),
            col(Delivery.thread_ts).is_(None),
        )
        .order_by(col(Delivery.id))
    ).first()
    return None if found is None else (str(found[0]), str(found[1]))


def find_room(
    session: Session, *, workspace_id: int, room_id: int, lock: bool = False
) -> RoomRequest | None:
    """The request with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(RoomRequest).where(
        col(RoomRequest.workspace_id) == workspace_id, col(RoomRequest.id) == room_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def rooms(
    session: Session,
    *,
    workspace_id: int,
    trajectory_ids: Collection[int] | None = None,
    asked_from: date | None = None,
    asked_until: date | None = None,
) -> list[RoomRequest]:
    """What room was asked for, the newest first; both days count."""
    query = select(RoomRequest).where(col(RoomRequest.workspace_id) == workspace_id)
    if trajectory_ids is not None:
        query = query.where(col(RoomRequest.trajectory_id).in_(trajectory_ids))
    if asked_from is not None:
        query = query.where(col(RoomRequest.asked_on) >= asked_from)
    if asked_until is not None:
        query = query.where(col(RoomRequest.asked_on) <= asked_until)
    return list(session.exec(query.order_by(col(RoomRequest.id).desc())))
