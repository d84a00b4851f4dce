"""An invitation that was sent follows the meeting, and the answers to it, each once."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select

from bot.messages import meeting_ids as ids
from bot.services.attendance import answer_invitation
from bot.services.meetings import meetings_unplanned, plan_meetings
from storage.meeting_guests import guests_of
from storage.tables import Meeting, Notice
from storage.vocabulary import Attending, MunicipalRole, NoticeState
from tests.services.house import House, appoint, planned

MEMBERS = ["U0FIRST", "U0SECOND"]
INVITED = datetime(2026, 11, 26, 8, tzinfo=UTC)


def follows(house: House, now: datetime) -> None:
    """Keep the meetings in step, until there is nothing left to do."""
    with house.session() as session:
        assert meetings_unplanned(session, here=house.here, now=now)
        plan_meetings(session, here=house.here, now=now)
        session.commit()
    with house.session() as session:
        assert not meetings_unplanned(session, here=house.here, now=now)


def invited(house: House) -> int:
    """Everybody got the invitation for December. :returns: the meeting's id."""
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.MEMBER, MEMBERS)
        session.commit()
    follows(house, INVITED - timedelta(days=2))
    with house.session() as session:
        meeting = session.exec(
            select(Meeting)
            .where(Meeting.rhythm == "kwartaaloverleg")
            .order_by(col(Meeting.starts_at))
        ).first()
        assert meeting is not None
        for notice in of_it(session, ids.NOTICE_INPUT, meeting.id or 0):
            notice.state = NoticeState.TOLD
            session.add(notice)
        session.commit()
        return meeting.id or 0


def of_it(session: Session, kind: str, meeting_id: int) -> list[Notice]:
    """What is told of the meeting."""
    return [each for each in planned(session, kind) if each.subject_id == meeting_id]


def test_who_was_invited_reads_the_new_day_in_the_invitation(house_on_each: House) -> None:
    house = house_on_each
    meeting_id = invited(house)
    with house.session() as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.starts_at, meeting.chosen = meeting.starts_at + timedelta(days=1), True
        meeting.version, meeting.updated_at = meeting.version + 1, INVITED
        session.add(meeting)
        session.commit()
    follows(house, INVITED + timedelta(minutes=1))
    with house.session() as session:
        sent = of_it(session, ids.NOTICE_INPUT, meeting_id)
        mended = of_it(session, ids.NOTICE_INPUT_CHANGED, meeting_id)
        assert len(sent) == 5  # its channel, coordinator, adviser and two members
        assert {each.recipient for each in mended} == {each.recipient for each in sent}
        assert len(mended) == len(sent)


def test_an_answer_changes_the_channel_and_their_own_conversation_alone(
    house_on_each: House,
) -> None:
    house = house_on_each
    meeting_id = invited(house)
    for answer in (Attending.YES, Attending.YES, Attending.NO):
        with house.session() as session:
            viewer = house.viewer(session, MEMBERS[0])
            answer_invitation(
                session,
                here=house.here,
                viewer=viewer,
                meeting_id=meeting_id,
                answer=answer,
                now=INVITED,
            )
            session.commit()
    with house.session() as session:
        changed = [e.recipient for e in of_it(session, ids.NOTICE_INPUT_CHANGED, meeting_id)]
        own = f"person:{viewer.person_id}"
        assert sorted(changed) == ["channel:mvoi-overleg"] * 2 + [own] * 2
        assert guests_of(session, meeting_id=meeting_id) == {viewer.person_id: Attending.NO}
