"""The coordinator's drafts of successes: changed, approved or left out; each with a version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from bot.messages.success_view import PARTS, SuccessParts
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.celebration_changes import end_celebration
from bot.services.celebrations import change_standing, plan_celebration
from bot.services.errors import NotAllowedError, NotFoundError
from bot.services.municipality import Municipality
from bot.services.naming import ask_to_be_named
from bot.services.success_facts import facts_print, what_hinders
from bot.services.successes import record_event
from storage.successes import find_success, set_success_people, success_people
from storage.tables import Success
from storage.vocabulary import SuccessState

EVENT_APPROVED, EVENT_DROPPED, EVENT_EDITED = "approved", "dropped", "edited"
EVENT_CORRECTED = "corrected"
_DROPPABLE = frozenset({SuccessState.DRAFT, SuccessState.WAITING, SuccessState.APPROVED})
_EDITABLE = frozenset({SuccessState.DRAFT, SuccessState.WAITING, SuccessState.CELEBRATED})


class DraftOutcome(StrEnum):
    """What became of it; only ``done`` wrote anything."""

    DONE = "done"
    BEFORE = "before"  # it was decided already
    STALE = "stale"  # somebody changed it meanwhile
    HINDERED = "hindered"  # it may not be told now


@dataclass(frozen=True)
class Drafting:
    """The coordinator does something with a draft."""

    session: Session
    here: Municipality
    viewer: Viewer
    now: datetime


def approve_success(doing: Drafting, success_id: int, *, version: int) -> DraftOutcome:
    """Let it be celebrated.

    :raises NotAllowedError: only the coordinator decides.
    :raises NotFoundError: there is no such success here.
    """
    stored = locked_success(doing, success_id)
    if stored.state not in _EDITABLE:
        return DraftOutcome.BEFORE
    if stored.version != version or stored.state is not SuccessState.DRAFT:
        return DraftOutcome.STALE
    if what_hinders(doing.session, stored) is not None:
        return DraftOutcome.HINDERED
    stored.approved_by_id = doing.viewer.person_id
    stored.seen = facts_print(doing.session, stored)
    turn(doing, stored, SuccessState.APPROVED, EVENT_APPROVED)
    plan_celebration(doing.session, stored, here=doing.here, now=doing.now)
    return DraftOutcome.DONE


@dataclass(frozen=True)
class Edited:
    """A draft as the coordinator wants it.

    ``channel``: one of the profile's, None for the one in which it celebrates. ``picture``: a
    file in Slack. ``people``: who did it, by person id.
    """

    parts: SuccessParts
    channel: str | None = None
    picture: str | None = None
    people: Sequence[int] = ()


def edit_success(doing: Drafting, success_id: int, wanted: Edited, *, version: int) -> DraftOutcome:
    """Change a draft; what stands in the channel already is corrected there, and stays there.

    :raises NotAllowedError: only the coordinator does.
    :raises NotFoundError: there is no such success here.
    """
    stored = locked_success(doing, success_id)
    if stored.version != version or stored.state not in _EDITABLE:
        return DraftOutcome.STALE
    is_standing = stored.state is SuccessState.CELEBRATED
    if is_standing:
        wanted = replace(wanted, channel=stored.channel)
    texts = {}
    for name in PARTS:
        before, after = getattr(stored, name), getattr(wanted.parts, name) or None
        if before != after:
            texts[name] = [before, after]
            setattr(stored, name, after)
    facts: dict[str, Any] = {}
    for name in ("channel", "picture"):
        before, after = getattr(stored, name), getattr(wanted, name)
        if before != after:
            facts[name] = [before, after]
            setattr(stored, name, after)
    people = success_people(doing.session, success_id=success_id)
    if sorted(set(wanted.people)) != people:
        facts["people"] = [people, sorted(set(wanted.people))]
        set_success_people(doing.session, success_id=success_id, people=wanted.people)
    if texts or facts:
        kind = EVENT_CORRECTED if is_standing else EVENT_EDITED
        _write(doing, stored, kind, facts=facts, texts=texts or None)
    if is_standing and (texts or facts):
        why = f"version {stored.version}"
        ask_to_be_named(doing.session, stored, here=doing.here, now=doing.now)
        change_standing(doing.session, stored, here=doing.here, why=why, now=doing.now)
    return DraftOutcome.DONE


def drop_success(
    doing: Drafting, success_id: int, *, version: int, reason: str = ""
) -> DraftOutcome:
    """Leave it out; what was celebrated is taken back another way.

    :raises NotAllowedError: only the coordinator decides.
    :raises NotFoundError: there is no such success here.
    """
    stored = locked_success(doing, success_id)
    if stored.state not in _DROPPABLE:
        return DraftOutcome.BEFORE
    if stored.version != version:
        return DraftOutcome.STALE
    turn(doing, stored, SuccessState.DROPPED, EVENT_DROPPED, reason=reason)
    return DraftOutcome.DONE


def take_back(doing: Drafting, success_id: int, *, version: int) -> DraftOutcome:
    """Take back what stands in the channel: a short neutral line takes its place.

    :raises NotAllowedError: only the coordinator decides.
    :raises NotFoundError: there is no such success here.
    """
    stored = locked_success(doing, success_id)
    if stored.state is SuccessState.TAKEN_BACK:
        return DraftOutcome.BEFORE
    if stored.version != version or stored.state is not SuccessState.CELEBRATED:
        return DraftOutcome.STALE
    actor_id = doing.viewer.person_id
    end_celebration(doing.session, stored, here=doing.here, actor_id=actor_id, now=doing.now)
    return DraftOutcome.DONE


def locked_success(doing: Drafting, success_id: int) -> Success:
    """The success, for the coordinator alone; rivals wait until the transaction ends."""
    if not permitted(doing.viewer, Act.KEEP_SUCCESSES):
        raise NotAllowedError(Act.KEEP_SUCCESSES)
    stored = find_success(
        doing.session, workspace_id=doing.here.workspace_id, success_id=success_id, lock=True
    )
    if stored is None:
        raise NotFoundError
    return stored


def turn(
    doing: Drafting, stored: Success, state: SuccessState, kind: str, *, reason: str = ""
) -> None:
    """Put it in another state, and write that down."""
    before, stored.state = stored.state, state
    _write(
        doing,
        stored,
        kind,
        facts={"state": [before.value, state.value]},
        texts={"reason": [None, reason]} if reason else None,
    )


def _write(
    doing: Drafting,
    stored: Success,
    kind: str,
    *,
    facts: dict[str, Any],
    texts: dict[str, Any] | None,
) -> None:
    """Raise the version, and write down what happened."""
    stored.version += 1
    stored.updated_at = doing.now
    doing.session.add(stored)
    doing.session.flush()
    record_event(
        doing.session,
        stored,
        kind=kind,
        actor_id=doing.viewer.person_id,
        now=doing.now,
        facts=facts,
        texts=texts,
    )
