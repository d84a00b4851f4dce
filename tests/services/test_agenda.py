"""The agenda brings what is new since the last one, to whom it may be told."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages import trajectory_ids
from bot.messages.agenda_view import AgendaView
from bot.policy.confidentiality import Audience
from bot.services.agenda import Reader, agenda_view
from bot.services.agenda_items import (
    ItemInput,
    UnknownTrajectoryError,
    add_item,
    drop_item,
    readable_item,
)
from bot.services.errors import MayNotChangeError, NotFoundError
from bot.services.meetings import rhythm_in_force
from bot.services.occasion import Occasion, Telling
from bot.services.telling import tell
from storage.tables import AgendaMark, Meeting
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import AgendaState, MeetingState, Sharing
from tests.services.house import BUYER, CLIENT, COORDINATOR, NOW, House, planned
from tests.services.test_meetings import coming, follows

RHYTHM = "tweewekelijks-overleg"
MASTEN = ItemInput(RHYTHM, "Kunnen we de masten hergebruiken?", why="het bestek gaat bijna uit")


@pytest.fixture
def house(house_on_each: House) -> House:
    """A house where the meetings are known."""
    follows(house_on_each)
    return house_on_each


def logs(house: House, session: Session, at: datetime, *, shared: bool = True) -> TrajectoryRecord:
    """Somebody logs a purchase at a moment."""
    record = house.logs(session)
    stored = record.trajectory
    stored.created_at = at
    stored.sharing = Sharing.TEAM if shared else Sharing.PRIVATE
    session.add(stored)
    session.flush()
    return record


def read(
    house: House,
    session: Session,
    meeting: Meeting,
    audience: Audience = Audience.PERSON,
    *,
    is_overseer: bool = True,
    now: datetime = NOW,
) -> AgendaView:
    """The agenda of a meeting."""
    rhythm = rhythm_in_force(session, here=house.here, slug=meeting.rhythm)
    assert rhythm is not None
    return agenda_view(
        session,
        here=house.here,
        meeting=meeting,
        rhythm=rhythm,
        reader=Reader(audience, is_overseer),
        now=now,
    )


def test_what_was_logged_after_the_last_agenda_is_new(house: House) -> None:
    """Also what came between that agenda and its meeting, unless it was dealt with there."""
    with house.session() as session:
        first, second = coming(session)[1:3]
        before, between, after = (
            logs(house, session, first.starts_at + timedelta(days=days)) for days in (-7, -1, 1)
        )
        numbers = [each.number for each in read(house, session, second).new]
        assert numbers == [between.trajectory.number, after.trajectory.number]
        session.add(
            AgendaMark(
                meeting_id=first.id or 0,
                subject_kind=trajectory_ids.SUBJECT,
                subject_id=between.trajectory.id or 0,
                state=AgendaState.DISCUSSED,
                marked_by_id=before.trajectory.logged_by_id,
                marked_at=NOW,
            )
        )
        session.flush()
        assert [e.number for e in read(house, session, second).new] == [after.trajectory.number]


def test_what_is_not_shared_yet_stands_in_no_channel(house: House) -> None:
    with house.session() as session:
        meeting = coming(session)[0]
        logs(house, session, NOW, shared=False)
        assert len(read(house, session, meeting).new) == 1
        assert not read(house, session, meeting, Audience.PRIVATE_CHANNEL).new
        assert not read(house, session, meeting, is_overseer=False).new


def test_the_kind_of_purchase_names_the_chances_that_were_not_chosen(house: House) -> None:
    with house.session() as session:
        logs(house, session, NOW)
        (line,) = read(house, session, coming(session)[0]).new
    assert line.chosen == ()
    assert "Circulariteit" in line.suggested


@pytest.mark.parametrize("count", [0, 3, 60])
def test_a_long_agenda_says_how_much_is_left_out(house: House, count: int) -> None:
    with house.session() as session:
        for _ in range(count):
            logs(house, session, NOW)
        telling = told(house, session, "channel:mvoi-overleg", Audience.PRIVATE_CHANNEL)
    assert telling is not None
    assert len(telling.message.blocks) <= 50
    written = str(telling.message.blocks)
    assert (f"en nog {count - 5}" in written) == (count > 5)
    assert ("niets nieuws" in written) == (count == 0)


def test_a_public_channel_gets_one_line(house: House) -> None:
    with house.session() as session:
        add_item(
            session, here=house.here, viewer=house.viewer(session, BUYER), wanted=MASTEN, now=NOW
        )
        telling = told(house, session, "channel:mvoi-overleg", Audience.TEAM_CHANNEL)
    assert telling is not None
    assert len(telling.message.blocks) == 1
    assert "masten" not in str(telling.message.blocks)


def told(
    house: House, session: Session, recipient: str, audience: Audience, *, now: datetime = NOW
) -> Telling | None:
    """What the first agenda of this recipient says."""
    notice = next(e for e in planned(session, ids.NOTICE_AGENDA) if e.recipient == recipient)
    return tell(Occasion(session, [notice], house.here, audience, now))


def test_an_agenda_is_not_sent_once_the_meeting_has_begun_or_is_off(house: House) -> None:
    with house.session() as session:
        notice = planned(session, ids.NOTICE_AGENDA)[0]
        meeting = session.get_one(Meeting, notice.subject_id)
        late = replace(
            Occasion(session, [notice], house.here, Audience.PRIVATE_CHANNEL, NOW),
            now=meeting.starts_at,
        )
        assert tell(late) is None
        assert tell(replace(late, now=NOW)) is not None
        meeting.state = MeetingState.CANCELLED
        session.add(meeting)
        session.flush()
        assert tell(replace(late, now=NOW)) is None


def test_who_is_not_at_the_table_any_more_gets_no_agenda(house: House) -> None:
    with house.session() as session:
        stranger = house.viewer(session, BUYER).person_id
        notice = planned(session, ids.NOTICE_AGENDA)[0]
        notice.recipient = f"person:{stranger}"
        assert tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW)) is None


def test_a_point_stands_on_the_agenda_until_it_is_taken_off(house: House) -> None:
    with house.session() as session:
        buyer, other = (house.viewer(session, each) for each in (BUYER, CLIENT))
        item = add_item(session, here=house.here, viewer=buyer, wanted=MASTEN, now=NOW)
        meeting, item_id = coming(session)[0], item.id or 0
        (line,) = read(house, session, meeting).own
        assert (line.text, line.why) == (MASTEN.text, MASTEN.why)
        with pytest.raises(NotFoundError):
            readable_item(session, here=house.here, viewer=other, item_id=item_id)
        with pytest.raises(MayNotChangeError):
            drop_item(session, here=house.here, viewer=other, item_id=item_id, now=NOW)
        overseer = house.viewer(session, COORDINATOR)
        off = [
            drop_item(session, here=house.here, viewer=overseer, item_id=item_id, now=NOW)
            for _ in range(2)
        ]
        assert off == [True, False]
        assert not read(house, session, meeting).own


def test_a_point_about_what_somebody_may_not_see_is_refused(house: House) -> None:
    with house.session() as session:
        hidden = logs(house, session, NOW, shared=False).trajectory.number
        for number in (hidden, 999, 10**15):
            with pytest.raises(UnknownTrajectoryError):
                add_item(
                    session,
                    here=house.here,
                    viewer=house.viewer(session, CLIENT),
                    wanted=replace(MASTEN, number=number),
                    now=NOW,
                )


def test_an_agenda_that_was_not_sent_yet_is_not_written_anew(house: House) -> None:
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        add_item(session, here=house.here, viewer=viewer, wanted=MASTEN, now=NOW)
        changed = planned(session, ids.NOTICE_AGENDA_CHANGED)
        for notice in changed:
            assert tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW)) is None
