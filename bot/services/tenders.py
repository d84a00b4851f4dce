"""Putting a tender on the calendar, changing it, and taking it off again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import tender_ids as ids
from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipality
from bot.services.tender_access import changeable
from bot.services.tender_fields import (
    TenderInput,
    changes,
    column_values,
    input_of,
    split_texts,
    write_fields,
)
from storage import event_log
from storage.homes import homes_changed
from storage.numbers import next_number
from storage.tables import Tender
from storage.vocabulary import TenderOrigin, TenderState


@dataclass(frozen=True)
class Edited:
    """What became of an edit. ``changed`` names the fields; ``stale`` wrote nothing."""

    tender: Tender
    changed: tuple[str, ...] = ()
    stale: bool = False


@dataclass(frozen=True)
class Origin:
    """Where a tender comes from; ``ref`` names it in a file, the others what it comes after."""

    kind: TenderOrigin = TenderOrigin.CHAT
    ref: str | None = None
    follows_id: int | None = None
    follows_trajectory_id: int | None = None


IN_CHAT = Origin()


def add_tender(
    session: Session,
    *,
    here: Municipality,
    actor_id: int | None,
    wanted: TenderInput,
    now: datetime,
    origin: Origin = IN_CHAT,
    number: int | None = None,
) -> Tender:
    """Put a tender on the calendar.

    :param actor_id: who did; None for a file or the clock.
    :param number: its number, where who adds it holds the numbers already.
    """
    number = number or next_number(session, Tender, workspace_id=here.workspace_id)
    stored = Tender(
        **tender_row(
            here=here, actor_id=actor_id, wanted=wanted, now=now, origin=origin, number=number
        )
    )
    session.add(stored)
    session.flush()
    facts, texts = added(wanted, origin)
    record_event(
        session, stored, kind="added", actor_id=actor_id, now=now, facts=facts, texts=texts
    )
    return stored


def tender_row(
    *,
    here: Municipality,
    actor_id: int | None,
    wanted: TenderInput,
    now: datetime,
    origin: Origin,
    number: int,
) -> dict[str, Any]:
    """A tender that is not stored yet, by column of the table."""
    return {
        "workspace_id": here.workspace_id,
        "number": number,
        "ref": origin.ref,
        "follows_id": origin.follows_id,
        "follows_trajectory_id": origin.follows_trajectory_id,
        "origin": origin.kind,
        "created_by_id": actor_id,
        "created_at": now,
        "updated_at": now,
        **column_values(wanted),
    }


def added(wanted: TenderInput, origin: Origin) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts and the texts of the event that a tender came on the calendar."""
    facts, texts = split_texts(changes(None, wanted))
    return {**facts, "origin": [None, origin.kind.value]}, texts


def edit_tender(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    tender_id: int,
    version: int,
    wanted: TenderInput,
    now: datetime,
) -> Edited:
    """Change a tender, unless somebody else did so since ``version``."""
    stored = changeable(session, here=here, viewer=viewer, tender_id=tender_id, lock=True)
    if stored.version != version:
        return Edited(stored, stale=True)
    changed = rewrite_tender(session, stored, actor_id=viewer.person_id, wanted=wanted, now=now)
    return Edited(stored, changed)


def rewrite_tender(
    session: Session, stored: Tender, *, actor_id: int | None, wanted: TenderInput, now: datetime
) -> tuple[str, ...]:
    """Make a locked tender hold what is wanted. :returns: the names of what changed."""
    changed = changes(input_of(stored), wanted)
    if not changed:
        return ()
    write_fields(stored, wanted)
    facts, texts = split_texts(changed)
    touch(session, stored, now=now)
    record_event(
        session, stored, kind="changed", actor_id=actor_id, now=now, facts=facts, texts=texts
    )
    return tuple(changed)


def drop_tender(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    tender_id: int,
    version: int,
    now: datetime,
) -> Edited:
    """Take a tender off the calendar; it can be put back."""
    return _switch(
        session,
        here,
        viewer,
        tender_id=tender_id,
        version=version,
        state=TenderState.DROPPED,
        now=now,
    )


def restore_tender(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    tender_id: int,
    version: int,
    now: datetime,
) -> Edited:
    """Put a tender back on the calendar, also one that was said not to be needed."""
    return _switch(
        session,
        here,
        viewer,
        tender_id=tender_id,
        version=version,
        state=TenderState.OPEN,
        now=now,
    )


def touch(session: Session, stored: Tender, *, now: datetime) -> None:
    """A tender was changed: its version rises."""
    stored.version += 1
    stored.updated_at = now
    session.add(stored)
    session.flush()


def record_event(
    session: Session,
    stored: Tender,
    *,
    kind: str,
    actor_id: int | None,
    now: datetime,
    facts: dict[str, Any],
    texts: dict[str, Any] | None = None,
) -> None:
    """Write down what happened to a tender; of what somebody did, its people's Home tells."""
    if actor_id is not None:
        people = {stored.client_id, stored.budget_holder_id, stored.created_by_id}
        homes_changed(
            session,
            workspace_id=stored.workspace_id,
            people=[each for each in people if each is not None],
            now=now,
            actor_id=actor_id,
        )
    event_log.record(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        kind=kind,
        actor_id=actor_id,
        now=now,
        facts={"version": stored.version, **facts},
        texts=texts,
    )


def _switch(
    session: Session,
    here: Municipality,
    viewer: Viewer,
    *,
    tender_id: int,
    version: int,
    state: TenderState,
    now: datetime,
) -> Edited:
    stored = changeable(session, here=here, viewer=viewer, tender_id=tender_id, lock=True)
    if stored.version != version:
        return Edited(stored, stale=True)
    if stored.state is state:
        return Edited(stored)
    before, stored.state = stored.state, state
    touch(session, stored, now=now)
    facts = {"state": [before.value, state.value]}
    record_event(session, stored, kind="changed", actor_id=viewer.person_id, now=now, facts=facts)
    return Edited(stored, ("state",))
