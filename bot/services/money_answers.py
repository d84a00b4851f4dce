"""The question whether MVOI needs money, as it is told, and what somebody answers to it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import money_ids as ids
from bot.messages.money_asked import asked
from bot.messages.money_view import MoneyAsking, MoneyRow, Purchase
from bot.policy.confidentiality import Audience, Viewer
from bot.services.errors import MayNotSeeError, NotFoundError
from bot.services.money_months import money_months
from bot.services.money_questions import is_still_coming
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage import event_log
from storage.money_questions import asked_together, find_money_question
from storage.tables import MoneyQuestion, Tender, Trajectory
from storage.tender_weeks import tenders_by_id
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import MoneyAnswer, MoneyMoment


def tell_money(occasion: Occasion) -> Telling | None:
    """Everything that somebody is asked, in private; nothing once the month is there."""
    here, notice, session = occasion.here, occasion.notices[0], occasion.session
    recipient = parse_recipient(notice.recipient)
    if not isinstance(recipient, ToPerson) or occasion.audience is not Audience.PERSON:
        return None
    moment = MoneyMoment(notice.occurrence.partition(" ")[0])
    year = notice.subject_id
    together = asked_together(
        session,
        workspace_id=here.workspace_id,
        asked_id=recipient.person_id,
        moment=moment,
        year=year,
        planned_at=notice.planned_at,
    )
    purchases = purchases_of(session, here=here, rows=together)
    open_rows = [
        each
        for each in together
        if each.answer is None
        and (found := purchases.get(each.id or 0))
        and is_still_coming(found, here=here, now=occasion.now)
    ]
    closes = _closes(session, here, moment, year)
    if not open_rows or closes is None or occasion.now.astimezone(here.zone).date() >= closes:
        return None
    return Telling(asked(_asking(open_rows, purchases, closes), here.words))


def answer_money(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    question_id: int,
    answer: MoneyAnswer,
    now: datetime,
) -> MoneyAsking:
    """Keep what somebody answers; they may say something else later.

    A note of what the money is for goes when none is needed after all.

    :returns: everything that was asked in the same message, as it stands.
    :raises MayNotSeeError: somebody else was asked.
    """
    row = _own_question(session, here, viewer, question_id, lock=True)
    if row.answer is not answer:
        note = row.note if answer is MoneyAnswer.YES else None
        _keep(session, row, viewer, answer=answer, note=note, now=now)
    return asking_of(session, here=here, row=row)


def note_money(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    question_id: int,
    note: str,
    now: datetime,
) -> None:
    """Keep what the money is for, which is a yes. :raises MayNotSeeError: it is not theirs."""
    row = _own_question(session, here, viewer, question_id, lock=True)
    said = note.strip() or None
    if (row.answer, row.note) != (MoneyAnswer.YES, said):
        _keep(session, row, viewer, answer=MoneyAnswer.YES, note=said, now=now)


def own_money_row(
    session: Session, *, here: Municipality, viewer: Viewer, question_id: int
) -> MoneyRow:
    """One question to somebody, as it stands. :raises MayNotSeeError: it is not theirs."""
    row = _own_question(session, here, viewer, question_id)
    found = purchases_of(session, here=here, rows=[row])
    return _row(row, found[row.id or 0])


def asking_of(session: Session, *, here: Municipality, row: MoneyQuestion) -> MoneyAsking:
    """Everything that was asked in the same message, as it stands."""
    together = asked_together(
        session,
        workspace_id=here.workspace_id,
        asked_id=row.asked_id,
        moment=row.moment,
        year=row.year,
        planned_at=row.planned_at,
    )
    closes = _closes(session, here, row.moment, row.year) or date(row.year - 1, 1, 1)
    return _asking(together, purchases_of(session, here=here, rows=together), closes)


def _own_question(
    session: Session, here: Municipality, viewer: Viewer, question_id: int, *, lock: bool = False
) -> MoneyQuestion:
    row = find_money_question(
        session, workspace_id=here.workspace_id, question_id=question_id, lock=lock
    )
    if row is None:
        raise NotFoundError
    if row.asked_id != viewer.person_id:
        raise MayNotSeeError
    return row


def _keep(
    session: Session,
    row: MoneyQuestion,
    viewer: Viewer,
    *,
    answer: MoneyAnswer,
    note: str | None,
    now: datetime,
) -> None:
    before, noted = row.answer, row.note
    row.answer, row.note, row.answered_at = answer, note, now
    session.add(row)
    event_log.record(
        session,
        workspace_id=row.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=row.id or 0,
        kind=ids.EVENT_ANSWERED,
        actor_id=viewer.person_id,
        now=now,
        facts={
            "tender": row.tender_id,
            "trajectory": row.trajectory_id,
            "answer": [before.value if before else None, answer.value],
        },
        texts={"note": [noted, note]} if noted != note else None,
    )


def _asking(
    rows: Sequence[MoneyQuestion], purchases: dict[int, Tender | Trajectory], closes: date
) -> MoneyAsking:
    shown = tuple(_row(each, purchases[each.id or 0]) for each in rows if each.id in purchases)
    return MoneyAsking(rows[0].moment, rows[0].year, closes, shown)


def _row(row: MoneyQuestion, found: Tender | Trajectory) -> MoneyRow:
    return MoneyRow(row.id or 0, purchase_of(found), row.answer, row.note or "")


def purchase_of(found: Tender | Trajectory) -> Purchase:
    """What it is called."""
    return Purchase(found.number, found.title, isinstance(found, Tender))


def purchases_of(
    session: Session, *, here: Municipality, rows: Sequence[MoneyQuestion]
) -> dict[int, Tender | Trajectory]:
    """What each question is about, by the id of the question."""
    wanted = {each.tender_id for each in rows if each.tender_id}
    tenders = tenders_by_id(session, workspace_id=here.workspace_id, ids=wanted)
    trajectory_ids = [each.trajectory_id for each in rows if each.trajectory_id]
    records = trajectory_records(session, workspace_id=here.workspace_id, ids=trajectory_ids)
    trajectories = {each.trajectory.id: each.trajectory for each in records}
    found: dict[int, Tender | Trajectory] = {}
    for row in rows:
        about = tenders.get(row.tender_id) if row.tender_id else trajectories.get(row.trajectory_id)
        if about is not None:
            found[row.id or 0] = about
    return found


def _closes(session: Session, here: Municipality, moment: MoneyMoment, year: int) -> date | None:
    month = money_months(session, here=here).get(moment)
    return date(year - 1, month, 1) if month else None
