"""What somebody answers to a nudge: each answer holds for everything that was asked so far."""

from typing import Any

from bot.messages import nudge_ids as ids
from bot.messages import tender_ids
from bot.policy.confidentiality import Audience
from bot.policy.tender_nudges import MOVED, later_days
from bot.policy.tenders import Moment
from bot.policy.working_days import next_working_day
from bot.services.form_states import MistakeError
from bot.services.nudge_writing import (
    Answered,
    Answering,
    answer,
    answerable,
    is_open,
    past,
    rows,
    write,
)
from bot.services.nudges_brought import occurrence_of
from bot.services.recipients import ToPerson
from bot.services.tender_access import may_see_tender_value
from bot.services.tender_nudges import plan_tellings, put_nudge
from storage.holding import release
from storage.notices import notices_about, plan_notice
from storage.people import people_with_role
from storage.tables import TenderNudge
from storage.vocabulary import (
    MunicipalRole,
    NeedAnswer,
    NoticeState,
    NudgeAnswer,
    NudgeQuestion,
    TenderState,
)


def say_needed(doing: Answering) -> Answered:
    """It is needed: the next moment asks the next question."""
    stored = answerable(doing, lock=True)
    if not is_open(doing, stored):
        return past(stored)
    if stored.need is not NeedAnswer.LESS:
        stored.need = NeedAnswer.YES
    return answer(doing, stored, NudgeAnswer.GOES_ON, {"need": [None, stored.need.value]})


def ask_talk(doing: Answering) -> Answered:
    """Ask who advises for a talk; the coordinators where nobody advises."""
    stored = answerable(doing, lock=True)
    if not is_open(doing, stored):
        return past(stored)
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
    return answer(doing, stored, NudgeAnswer.TALK, {})


def hear_later(doing: Answering, *, choice: str) -> Answered:
    """Nothing is asked before the day that goes with a choice; that day it is asked anew."""
    stored = answerable(doing, lock=True)
    days = later_days(
        doing.today,
        before=stored.publication_from,
        country=doing.here.profile.calendar.country,
    )
    if not is_open(doing, stored) or choice not in days:
        return past(stored)
    before, stored.later_on = stored.later_on, days[choice]
    facts = {"later_on": [before.isoformat() if before else None, days[choice].isoformat()]}
    return answer(doing, stored, NudgeAnswer.LATER, facts, until=days[choice])


def need_not(
    doing: Answering, *, need: NeedAnswer, reason: str | None, saved_cents: int | None
) -> Answered:
    """It is not needed, or can be done with less.

    :param saved_cents: euro cents, excl. VAT; None where nobody knows.
    :raises MistakeError: it would save more than it was estimated at, told to who may know that.
    """
    stored = answerable(doing, lock=True)
    if not is_open(doing, stored):
        return past(stored)
    estimate = stored.value_cents
    knows = may_see_tender_value(stored, doing.viewer, Audience.PERSON)
    if knows and None not in (saved_cents, estimate) and (saved_cents or 0) > (estimate or 0):
        raise MistakeError("saved", "saved_too_much")
    facts: dict[str, Any] = {
        "need": [stored.need.value if stored.need else None, need.value],
        "saved_cents": [stored.saved_cents, saved_cents],
    }
    texts = {"need_reason": [stored.need_reason, reason]} if reason else None
    stored.need, stored.need_reason, stored.saved_cents = need, reason, saved_cents
    if need is not NeedAnswer.NOT_NEEDED:
        return answer(doing, stored, NudgeAnswer.GOES_ON, facts, texts)
    facts["state"] = [stored.state.value, TenderState.NOT_NEEDED.value]
    stored.state = TenderState.NOT_NEEDED
    return answer(doing, stored, NudgeAnswer.NOT_NEEDED, facts, texts)


def give_team(doing: Answering, *, team: str) -> Answered:
    """It is another team's: they hear of it, and who was asked is not asked again."""
    stored = answerable(doing, lock=True)
    if not is_open(doing, stored) or team == stored.team:
        return past(stored)
    facts = {"team": [stored.team, team], "client_id": [stored.client_id, None]}
    stored.team, stored.client_id, stored.client_name = team, None, None
    question = _question_of(doing)
    answered = answer(doing, stored, NudgeAnswer.OTHER_TEAM, facts, team=team)
    number = len(rows(doing))
    day = next_working_day(doing.today, country=doing.here.profile.calendar.country)
    moment = Moment(f"{MOVED}{number}", day, question)
    put_nudge(doing.session, stored, moment, here=doing.here, now=doing.now)
    return answered


def take_on(doing: Answering) -> Answered:
    """Somebody of the team is its client from now on, and gets the question at once."""
    stored = answerable(doing, lock=True)
    row = doing.session.get(TenderNudge, (stored.id, doing.place.moment))
    is_taken = stored.client_id is not None and stored.client_id != doing.viewer.person_id
    if stored.state is not TenderState.OPEN or is_taken or row is None or row.answer is not None:
        return past(stored)
    if stored.client_id is None:
        stored.client_id = doing.viewer.person_id
        write(doing, stored, {"client_id": [None, doing.viewer.person_id]})
        row.asked_id = doing.viewer.person_id
        doing.session.add(row)
        plan_tellings(doing.session, row, here=doing.here, now=doing.now)
        _tell_now(doing, row)
    return Answered(stored, None)


def became_trajectory(doing: Answering, *, trajectory_id: int) -> Answered:
    """A trajectory follows it from here; what was open of it is answered."""
    stored = answerable(doing, lock=True)
    if stored.state is TenderState.TRAJECTORY:
        return past(stored)
    facts = {
        "state": [stored.state.value, TenderState.TRAJECTORY.value],
        "trajectory_id": [stored.trajectory_id, trajectory_id],
    }
    stored.state, stored.trajectory_id = TenderState.TRAJECTORY, trajectory_id
    return answer(doing, stored, NudgeAnswer.TRAJECTORY, facts)


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
