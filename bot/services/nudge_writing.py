"""Writing an answer to a nudge: who may, whether it comes too late, and what it holds for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages.nudge_view import NudgePlace
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.tender_nudges import ANSWERED
from bot.services.errors import MayNotSeeError, NotFoundError
from bot.services.municipality import Municipality
from bot.services.tender_access import involved_in
from bot.services.tenders import record_event, touch
from storage.tables import Tender, TenderNudge
from storage.tender_nudges import rows_of
from storage.tenders import find_tender
from storage.vocabulary import NudgeAnswer, NudgeQuestion, TenderState

EVENT_NUDGE = "nudge"
_SHOWN = frozenset({"state", "team", "client_id"})
"""An answer that changes these is a change of the tender, as its details tell it."""


@dataclass(frozen=True)
class Answered:
    """What became of an answer. ``is_past``: it was answered or changed before; nothing written.

    ``answer`` is what stands there now; ``until`` and ``team`` go with some answers.
    """

    tender: Tender
    answer: NudgeAnswer | None
    is_past: bool = False
    until: date | None = None
    team: str | None = None


@dataclass(frozen=True)
class Answering:
    """Who answers which moment of which tender, and when."""

    session: Session
    here: Municipality
    viewer: Viewer
    place: NudgePlace
    now: datetime

    @property
    def today(self) -> date:
        """The day in the municipality's zone."""
        return self.now.astimezone(self.here.zone).date()


def answerable(doing: Answering, *, lock: bool = False) -> Tender:
    """The tender, if this person may answer for it.

    :raises MayNotSeeError: a guest who is not its client.
    """
    stored = find_tender(
        doing.session,
        workspace_id=doing.here.workspace_id,
        tender_id=doing.place.tender_id,
        lock=lock,
    )
    if stored is None:
        raise NotFoundError
    if lock:
        doing.session.refresh(stored)
    if not permitted(doing.viewer, Act.ANSWER_NUDGE, involved=involved_in(stored, doing.viewer)):
        raise MayNotSeeError
    return stored


def is_open(doing: Answering, stored: Tender) -> bool:
    """Whether what this person was asked still waits for an answer."""
    row = doing.session.get(TenderNudge, (stored.id, doing.place.moment))
    return stored.state is TenderState.OPEN and (
        row.answer is None if row is not None else doing.place.moment == ""
    )


def rows(doing: Answering) -> list[TenderNudge]:
    """Everything that was brought up of the tender, in the order of its days."""
    tender_id = doing.place.tender_id
    found = rows_of(doing.session, workspace_id=doing.here.workspace_id, tender_id=tender_id)
    return found.get(tender_id, [])


def answer(
    doing: Answering,
    stored: Tender,
    given: NudgeAnswer,
    facts: dict[str, Any],
    texts: dict[str, Any] | None = None,
    *,
    until: date | None = None,
    team: str | None = None,
) -> Answered:
    """Answer every moment that has come, so that an earlier message asks nothing either."""
    known = rows(doing)
    waiting = [
        row
        for row in known
        if row.answer is None and (row.due_on <= doing.today or row.moment == doing.place.moment)
    ]
    for row in waiting or [_unasked(doing, stored, len(known))]:
        row.answer, row.answered_by_id, row.answered_at = (
            given,
            doing.viewer.person_id,
            doing.now,
        )
        doing.session.add(row)
    write(doing, stored, {"answer": [None, given.value], **facts}, texts)
    return Answered(stored, given, until=until, team=team)


def _unasked(doing: Answering, stored: Tender, count: int) -> TenderNudge:
    """An answer that nobody asked for: from the details."""
    return TenderNudge(
        tender_id=stored.id or 0,
        moment=f"{ANSWERED}{count}",
        question=NudgeQuestion.NEED,
        due_on=doing.today,
        team=stored.team,
        asked_id=doing.viewer.person_id,
        planned_at=doing.now,
    )


def write(
    doing: Answering, stored: Tender, facts: dict[str, Any], texts: dict[str, Any] | None = None
) -> None:
    touch(doing.session, stored, now=doing.now)
    record_event(
        doing.session,
        stored,
        kind="changed" if _SHOWN & facts.keys() else EVENT_NUDGE,
        actor_id=doing.viewer.person_id,
        now=doing.now,
        facts=facts,
        texts=texts,
    )


def past(stored: Tender) -> Answered:
    return Answered(stored, None, is_past=True)
