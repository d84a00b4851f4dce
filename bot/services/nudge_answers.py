"""What somebody answers to a nudge: each answer holds for everything that was asked so far."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages import nudge_ids as ids
from bot.messages import tender_ids
from bot.messages.nudge_view import NudgePlace
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.tender_nudges import ANSWERED, MOVED, later_days
from bot.policy.tenders import Moment
from bot.policy.working_days import next_working_day
from bot.services.errors import MayNotSeeError, NotFoundError
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from bot.services.tender_nudges import occurrence_of, plan_tellings, put_nudge
from bot.services.tenders import involved_in, record_event, touch
from storage.holding import release
from storage.notices import notices_about, plan_notice
from storage.people import people_with_role
from storage.tables import Tender, TenderNudge
from storage.tender_nudges import rows_of
from storage.tenders import find_tender
from storage.vocabulary import (
    MunicipalRole,
    NeedAnswer,
    NoticeState,
    NudgeAnswer,
    NudgeQuestion,
    TenderState,
)

EVENT_NUDGE = "nudge"


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


def say_needed(doing: Answering) -> Answered:
    """It is needed: the next moment asks the next question."""
    stored = answerable(doing, lock=True)
    if not is_open(doing, stored):
        return _past(stored)
    if stored.need is not NeedAnswer.LESS:
        stored.need = NeedAnswer.YES
    return _answer(doing, stored, NudgeAnswer.GOES_ON, {"need": [None, stored.need.value]})


def ask_talk(doing: Answering) -> Answered:
    """Ask who advises for a talk; the coordinators where nobody advises."""
    stored = answerable(doing, lock=True)
    if not is_open(doing, stored):
        return _past(stored)
    for person_id in _advisers(doing):
        plan_notice(
            doing.session,
            workspace_id=doing.here.workspace_id,
            kind=ids.NOTICE_TALK,
            subject_kind=tender_ids.SUBJECT,
            subject_id=doing.place.tender_id,
            occurrence=f"{doing.viewer.person_id} {doing.place.moment} {stored.version}",
            recipient=str(ToPerson(person_id)),
            due_at=doing.now,
            now=doing.now,
        )
    return _answer(doing, stored, NudgeAnswer.TALK, {})


def hear_later(doing: Answering, *, choice: str) -> Answered:
    """Nothing is asked before the day that goes with a choice; that day it is asked anew."""
    stored = answerable(doing, lock=True)
    days = later_days(
        doing.today,
        before=stored.publication_from,
        country=doing.here.profile.calendar.country,
    )
    if not is_open(doing, stored) or choice not in days:
        return _past(stored)
    before, stored.later_on = stored.later_on, days[choice]
    facts = {"later_on": [before.isoformat() if before else None, days[choice].isoformat()]}
    return _answer(doing, stored, NudgeAnswer.LATER, facts, until=days[choice])


def need_not(
    doing: Answering, *, need: NeedAnswer, reason: str | None, saved_cents: int | None
) -> Answered:
    """It is not needed, or can be done with less.

    :param saved_cents: euro cents, excl. VAT; None where nobody knows.
    """
    stored = answerable(doing, lock=True)
    if not is_open(doing, stored):
        return _past(stored)
    facts: dict[str, Any] = {
        "need": [stored.need.value if stored.need else None, need.value],
        "saved_cents": [stored.saved_cents, saved_cents],
    }
    texts = {"need_reason": [stored.need_reason, reason]} if reason else None
    stored.need, stored.need_reason, stored.saved_cents = need, reason, saved_cents
    if need is not NeedAnswer.NOT_NEEDED:
        return _answer(doing, stored, NudgeAnswer.GOES_ON, facts, texts)
    facts["state"] = [stored.state.value, TenderState.NOT_NEEDED.value]
    stored.state = TenderState.NOT_NEEDED
    return _answer(doing, stored, NudgeAnswer.NOT_NEEDED, facts, texts)


def give_team(doing: Answering, *, team: str) -> Answered:
    """It is another team's: they hear of it, and who was asked is not asked again."""
    stored = answerable(doing, lock=True)
    if not is_open(doing, stored) or team == stored.team:
        return _past(stored)
    facts = {"team": [stored.team, team], "client_id": [stored.client_id, None]}
    stored.team, stored.client_id, stored.client_name = team, None, None
    question = _question_of(doing)
    answered = _answer(doing, stored, NudgeAnswer.OTHER_TEAM, facts, team=team)
    rows = rows_of(doing.session, tender_ids=[stored.id or 0]).get(stored.id or 0, [])
    day = next_working_day(doing.today, country=doing.here.profile.calendar.country)
    moment = Moment(f"{MOVED}{len(rows)}", day, question)
    put_nudge(doing.session, stored, moment, here=doing.here, now=doing.now)
    return answered


def take_on(doing: Answering) -> Answered:
    """Somebody of the team is its client from now on, and gets the question at once."""
    stored = answerable(doing, lock=True)
    row = doing.session.get(TenderNudge, (stored.id, doing.place.moment))
    is_taken = stored.client_id is not None and stored.client_id != doing.viewer.person_id
    if stored.state is not TenderState.OPEN or is_taken or row is None or row.answer is not None:
        return _past(stored)
    if stored.client_id is None:
        stored.client_id = doing.viewer.person_id
        _write(doing, stored, {"client_id": [None, doing.viewer.person_id]})
        row.asked_id = doing.viewer.person_id
        doing.session.add(row)
        plan_tellings(doing.session, row, here=doing.here, now=doing.now)
        _tell_now(doing, row)
    return Answered(stored, None)


def became_trajectory(doing: Answering, *, trajectory_id: int) -> Answered:
    """A trajectory follows it from here; what was open of it is answered."""
    stored = answerable(doing, lock=True)
    if stored.state is TenderState.TRAJECTORY:
        return _past(stored)
    facts = {
        "state": [stored.state.value, TenderState.TRAJECTORY.value],
        "trajectory_id": [stored.trajectory_id, trajectory_id],
    }
    stored.state, stored.trajectory_id = TenderState.TRAJECTORY, trajectory_id
    return _answer(doing, stored, NudgeAnswer.TRAJECTORY, facts)


def _answer(
    doing: Answering,
    stored: Tender,
    answer: NudgeAnswer,
    facts: dict[str, Any],
    texts: dict[str, Any] | None = None,
    *,
    until: date | None = None,
    team: str | None = None,
) -> Answered:
    """Answer every moment that has come, so that an earlier message asks nothing either."""
    rows = rows_of(doing.session, tender_ids=[stored.id or 0]).get(stored.id or 0, [])
    waiting = [
        row
        for row in rows
        if row.answer is None and (row.due_on <= doing.today or row.moment == doing.place.moment)
    ]
    for row in waiting or [_unasked(doing, stored, len(rows))]:
        row.answer, row.answered_by_id, row.answered_at = (
            answer,
            doing.viewer.person_id,
            doing.now,
        )
        doing.session.add(row)
    _write(doing, stored, {"answer": [None, answer.value], **facts}, texts)
    return Answered(stored, answer, until=until, team=team)


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


def _write(
    doing: Answering, stored: Tender, facts: dict[str, Any], texts: dict[str, Any] | None = None
) -> None:
    touch(doing.session, stored, now=doing.now)
    record_event(
        doing.session,
        stored,
        kind=EVENT_NUDGE,
        actor_id=doing.viewer.person_id,
        now=doing.now,
        facts=facts,
        texts=texts,
    )


def _past(stored: Tender) -> Answered:
    return Answered(stored, None, is_past=True)


def _question_of(doing: Answering) -> NudgeQuestion:
    row = doing.session.get(TenderNudge, (doing.place.tender_id, doing.place.moment))
    return row.question if row is not None else NudgeQuestion.NEED


def _advisers(doing: Answering) -> list[int]:
    for role in (MunicipalRole.ADVISER, MunicipalRole.COORDINATOR):
        people = people_with_role(doing.session, workspace_id=doing.here.workspace_id, role=role)
        if people:
            return [each.id or 0 for each in people]
    return []


def _tell_now(doing: Answering, row: TenderNudge) -> None:
    """They asked for it themselves: it does not wait for the message of the day."""
    found = notices_about(
        doing.session,
        workspace_id=doing.here.workspace_id,
        subject_kind=tender_ids.SUBJECT,
        subject_id=row.tender_id,
    )
    theirs = str(ToPerson(doing.viewer.person_id))
    release(
        doing.session,
        [
            each
            for each in found
            if each.kind == ids.NOTICE_NUDGE
            and each.recipient == theirs
            and each.occurrence == occurrence_of(row)
            and each.state is NoticeState.PLANNED
        ],
        now=doing.now,
    )
