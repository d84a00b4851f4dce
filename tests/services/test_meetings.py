"""Meetings follow their rhythm, and what is sent for them follows the meeting."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from sqlmodel import Session, col, select

from bot.messages import meeting_ids as ids
from bot.services.meetings import meetings_unplanned, plan_meetings
from storage.tables import Meeting, Notice, RhythmChoice
from storage.vocabulary import MeetingState, MunicipalRole
from tests.services.house import NOW, House, appoint, planned


def follows(house: House, *, now: datetime = NOW) -> bool:
    """Keep the meetings in step. :returns: whether there was anything to do."""
    with house.session() as session:
        wanted = meetings_unplanned(session, here=house.here, now=now)
        if wanted:
            plan_meetings(session, here=house.here, now=now)
            session.commit()
    return wanted


def coming(session: Session, rhythm: str = "tweewekelijks-overleg") -> list[Meeting]:
    """The meetings of a rhythm that take place, in order."""
    found = session.exec(
        select(Meeting)
        .where(col(Meeting.rhythm) == rhythm, col(Meeting.state) == MeetingState.PLANNED)
        .order_by(col(Meeting.starts_at))
    )
    return list(found)


def agendas(session: Session, meeting: Meeting) -> dict[str, datetime]:
    """When its agenda is sent, by recipient."""
    return {
        notice.recipient: notice.due_at
        for notice in planned(session, ids.NOTICE_AGENDA)
        if notice.subject_id == meeting.id
    }


def test_the_meetings_of_half_a_year_are_made_once(house_on_each: House) -> None:
    assert follows(house_on_each)
    assert not follows(house_on_each)
    with house_on_each.session() as session:
        days = [meeting.planned_for for meeting in coming(session)]
        assert days[:3] == [date(2026, 11, 24), date(2026, 12, 8), date(2026, 12, 22)]
        assert all((b - a).days == 14 for a, b in pairwise(days))
        assert len(days) == 13


def test_the_agenda_goes_to_the_channel_and_both_participants_two_working_days_before(
    house_on_each: House,
) -> None:
    follows(house_on_each)
    with house_on_each.session() as session:
        meeting = coming(session)[1]
        sent = agendas(session, meeting)
    assert meeting.starts_at == datetime(2026, 12, 8, 9, tzinfo=UTC)
    assert set(sent.values()) == {datetime(2026, 12, 4, 7, 30, tzinfo=UTC)}
    assert "channel:mvoi-overleg" in sent
    assert len(sent) == 3


def test_a_new_adviser_gets_the_agendas_that_are_still_to_come(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.ADVISER, ["U0ADVISER", "U0NEW"])
        session.commit()
    assert follows(house)
    with house.session() as session:
        assert len(agendas(session, coming(session)[1])) == 4


def test_another_day_moves_the_meetings_and_their_agendas(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        session.add(
            RhythmChoice(
                workspace_id=house.here.workspace_id,
                rhythm="tweewekelijks-overleg",
                anchor=date(2026, 12, 3),
                at="13:30",
                minutes=45,
                prepared_days=1,
                updated_at=NOW,
            )
        )
        session.commit()
    assert follows(house)
    assert not follows(house)
    with house.session() as session:
        first = coming(session)[0]
        assert first.starts_at == datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
        assert set(agendas(session, first).values()) == {datetime(2026, 12, 2, 7, 30, tzinfo=UTC)}


def test_what_somebody_chose_is_left_alone(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        meeting = coming(session)[2]
        meeting.starts_at, meeting.chosen = meeting.starts_at + timedelta(days=1), True
        meeting_id, moved_to = meeting.id, meeting.starts_at
        session.add(meeting)
        session.commit()
    assert follows(house)  # its agenda moves along
    with house.session() as session:
        kept = session.get_one(Meeting, meeting_id)
        assert kept.starts_at == moved_to
        assert set(agendas(session, kept).values()) == {datetime(2026, 12, 21, 7, 30, tzinfo=UTC)}


def test_nothing_is_sent_twice_however_often_it_is_looked_at(house_on_each: House) -> None:
    for hours in range(0, 400, 31):
        follows(house_on_each, now=NOW + timedelta(hours=hours))
    with house_on_each.session() as session:
        told = [
            (notice.kind, notice.subject_id, notice.recipient)
            for notice in session.exec(select(Notice))
        ]
    assert len(told) == len(set(told))
