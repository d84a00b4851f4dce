"""Keeping a talk with a team, changing it, and what was agreed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from bot.messages import team_ids as ids
from bot.policy.permissions import Act
from bot.policy.team_talks import may_keep
from bot.services.action_items import ActionInput, Doer, make_action
from bot.services.errors import NotAllowedError
from bot.services.tender_errors import TalkGoneError
from storage import event_log
from storage.tables import ActionItem, TeamTalk
from storage.team_talks import find_talk
from storage.vocabulary import ActionKind, TalkKind

AGREEMENT = ActionKind.STRUCTURE
"""What an agreement with a team works on: how that team buys from now on."""


@dataclass(frozen=True)
class TalkInput:
    """A talk as somebody tells it. ``present`` are functions, not names."""

    kind: TalkKind
    held_on: date
    present: str = ""
    said: str = ""


@dataclass(frozen=True)
class Agreement:
    """What was agreed: who does what by when; ``owner_id`` is a person id of ours."""

    text: str
    owner_id: int
    due_on: date


@dataclass(frozen=True)
class EditedTalk:
    """What became of an edit; ``stale`` wrote nothing."""

    talk: TeamTalk
    stale: bool = False


def keep_talk(
    doer: Doer,
    *,
    team: str,
    wanted: TalkInput,
    agreements: Sequence[Agreement] = (),
    trajectory_id: int | None = None,
) -> TeamTalk:
    """Keep a talk, and make an action item of each agreement: its owner hears of it.

    :param trajectory_id: the purchase that it was about; its agreements belong to that.
    :raises NotAllowedError: this person keeps no talks.
    """
    if not may_keep(doer.viewer):
        raise NotAllowedError(Act.KEEP_TALKS)
    talk = TeamTalk(
        workspace_id=doer.here.workspace_id,
        team=team,
        kind=wanted.kind,
        held_on=wanted.held_on,
        present=wanted.present or None,
        said=wanted.said or None,
        kept_by_id=doer.viewer.person_id,
        created_at=doer.now,
        updated_at=doer.now,
    )
    doer.session.add(talk)
    doer.session.flush()
    facts = {"team": team, "trajectory": trajectory_id, **_facts(None, wanted)}
    _record(doer, talk, ids.EVENT_KEPT, facts, _texts(None, wanted))
    for agreement in agreements:
        _agree(doer, talk, agreement, trajectory_id)
    return talk


def edit_talk(doer: Doer, talk_id: int, *, version: int, wanted: TalkInput) -> EditedTalk:
    """Change a talk, unless somebody else did so since ``version``. Agreements stay as they are."""
    talk = _kept(doer, talk_id)
    if talk.version != version:
        return EditedTalk(talk, stale=True)
    before = input_of(talk)
    if before == wanted:
        return EditedTalk(talk)
    talk.kind, talk.held_on = wanted.kind, wanted.held_on
    talk.present, talk.said = wanted.present or None, wanted.said or None
    talk.version += 1
    talk.updated_at = doer.now
    doer.session.add(talk)
    doer.session.flush()
    _record(doer, talk, ids.EVENT_CHANGED, _facts(before, wanted), _texts(before, wanted))
    return EditedTalk(talk)


def agree(doer: Doer, talk_id: int, agreement: Agreement) -> ActionItem:
    """One more agreement of a talk that was kept before."""
    talk = _kept(doer, talk_id)
    return _agree(doer, talk, agreement, trajectory_of(doer.session, talk))


def trajectory_of(session: Session, talk: TeamTalk) -> int | None:
    """The id of the purchase that a talk was about: told once, when it was kept."""
    events = event_log.history(
        session,
        workspace_id=talk.workspace_id,
        subject_kind=ids.SUBJECT_TALK,
        subject_id=talk.id or 0,
    )
    return next((each.facts["trajectory"] for each in events if each.kind == ids.EVENT_KEPT), None)


def input_of(talk: TeamTalk) -> TalkInput:
    """A talk as it stands, to change."""
    return TalkInput(talk.kind, talk.held_on, talk.present or "", talk.said or "")


def _kept(doer: Doer, talk_id: int) -> TeamTalk:
    """The talk, locked, for who may change it.

    :raises TalkGoneError: there is none here, or this person keeps none.
    """
    talk = find_talk(doer.session, workspace_id=doer.here.workspace_id, talk_id=talk_id, lock=True)
    if talk is None or not may_keep(doer.viewer):
        raise TalkGoneError
    return talk


def _agree(
    doer: Doer, talk: TeamTalk, agreement: Agreement, trajectory_id: int | None
) -> ActionItem:
    wanted = ActionInput(
        text=agreement.text,
        kind=AGREEMENT,
        owner_id=agreement.owner_id,
        due_on=agreement.due_on,
        trajectory_id=trajectory_id,
        talk_id=talk.id,
        team=talk.team,
    )
    return make_action(doer, wanted)


def _facts(before: TalkInput | None, after: TalkInput) -> dict[str, Any]:
    """What changed of what was chosen."""
    facts: dict[str, Any] = {}
    if before is None or before.kind is not after.kind:
        facts["kind"] = [before.kind.value if before else None, after.kind.value]
    if before is None or before.held_on != after.held_on:
        facts["held_on"] = [
            before.held_on.isoformat() if before else None,
            after.held_on.isoformat(),
        ]
    return facts


def _texts(before: TalkInput | None, after: TalkInput) -> dict[str, Any] | None:
    """What changed of what was typed."""
    texts = {
        name: [getattr(before, name, None), getattr(after, name)]
        for name in ("present", "said")
        if getattr(before, name, "") != getattr(after, name)
    }
    return texts or None


def _record(
    doer: Doer,
    talk: TeamTalk,
    kind: str,
    facts: dict[str, Any],
    texts: dict[str, Any] | None,
) -> None:
    event_log.record(
        doer.session,
        workspace_id=talk.workspace_id,
        subject_kind=ids.SUBJECT_TALK,
        subject_id=talk.id or 0,
        kind=kind,
        actor_id=doer.viewer.person_id,
        now=doer.now,
        facts={"version": talk.version, **facts},
        texts=texts,
    )
