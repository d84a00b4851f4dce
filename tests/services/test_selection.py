"""A selection of members is called together: proposed, invited, and only they know of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.policy.confidentiality import Audience
from bot.services.agenda_items import ItemInput, add_item, readable_item
from bot.services.attendance import answer_invitation
from bot.services.errors import MeetingOverError, NoSelectionError, NotFoundError, NotInvitedError
from bot.services.meetings import meetings_unplanned, plan_meetings
from bot.services.occasion import Occasion
from bot.services.representatives import set_representative
from bot.services.selection import (
    DayTakenError,
    SelectionInput,
    TimePastError,
    call_meeting,
    proposed_people,
)
from bot.services.telling import tell
from storage.database import Database
from storage.meeting_guests import guests_of
from storage.tables import Meeting, Notice
from storage.vocabulary import Attending, MeetingState, RepresentedKind
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    build_house,
    planned,
)
from tests.support.colleagues import text_of

EXPERT, OF_BOR = "U0EXPERT", "U0BOR"
DAY = date(2026, 12, 3)
WANTED = SelectionInput("klimaat", "Welke eis?", (EXPERT, OF_BOR), DAY, "10:00")


def stands(house: House, kind: RepresentedKind, slug: str, user: str) -> None:
    """The coordinator says who stands for something."""
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        set_representative(
            session,
            here=house.here,
            viewer=viewer,
            kind=kind,
            slug=slug,
            slack_user_id=user,
            now=NOW,
        )
        session.commit()


def calls(house: House, wanted: SelectionInput = WANTED) -> int:
    """The adviser calls people together. :returns: the meeting's id."""
    with house.session() as session:
        viewer = house.viewer(session, ADVISER)
        meeting = call_meeting(session, here=house.here, viewer=viewer, wanted=wanted, now=NOW)
        session.commit()
        return meeting.id or 0


def answers(house: House, user: str, meeting_id: int, *, now: datetime = NOW) -> None:
    """Somebody says that they come."""
    with house.session() as session:
        answer_invitation(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            meeting_id=meeting_id,
            answer=Attending.YES,
            now=now,
        )
        session.commit()


def told(session: Session, house: House, notice: Notice, *, now: datetime = NOW) -> str:
    """What is read at a notice."""
    telling = tell(Occasion(session, [notice], house.here, Audience.PERSON, now))
    return "" if telling is None else text_of(list(telling.message.blocks))


def test_who_stands_for_what_was_typed_is_proposed_once(house_on_each: House) -> None:
    house = house_on_each
    stands(house, RepresentedKind.THEME, "klimaat", EXPERT)
    stands(house, RepresentedKind.CATEGORY, "gww", EXPERT)
    stands(house, RepresentedKind.TEAM, "bor", OF_BOR)
    with house.session() as session:
        assert proposed_people(session, "klimaat", here=house.here) == (EXPERT,)
        assert proposed_people(session, "gww", here=house.here) == (EXPERT, OF_BOR)
        assert proposed_people(session, "koffie", here=house.here) == ()


def test_each_is_invited_in_private_and_the_agenda_goes_to_them_alone(
    house_on_each: House,
) -> None:
    house = house_on_each
    meeting_id = calls(house)
    answers(house, EXPERT, meeting_id)
    with pytest.raises(NotInvitedError):
        answers(house, COLLEAGUE, meeting_id)
    with house.session() as session:
        assert meetings_unplanned(session, here=house.here, now=NOW)
        plan_meetings(session, here=house.here, now=NOW)
        session.commit()
    with house.session() as session:
        assert not meetings_unplanned(session, here=house.here, now=NOW)
        meeting = session.get_one(Meeting, meeting_id)
        assert meeting.state is MeetingState.PLANNED
        assert meeting.starts_at == datetime(2026, 12, 3, 9, tzinfo=UTC)
        guests = guests_of(session, meeting_id=meeting_id)
        assert list(guests.values()).count(Attending.YES) == 2
        everybody = {f"person:{person_id}" for person_id in guests}
        of_it = [each for each in planned(session) if each.subject_id == meeting_id]
        invitations = [each for each in of_it if each.kind == ids.NOTICE_INPUT]
        agendas = [each for each in of_it if each.kind == ids.NOTICE_AGENDA]
        assert {each.recipient for each in invitations} == everybody
        assert {each.recipient for each in agendas} == everybody
        shown = told(session, house, invitations[0])
        assert f"<@{ADVISER}> wil je erbij hebben, over klimaat" in shown
        assert "Welke eis?" in shown


def test_a_point_is_brought_for_that_meeting_and_read_by_its_people(house_on_each: House) -> None:
    house = house_on_each
    meeting_id = calls(house)
    other = calls(house, replace(WANTED, day=DAY + timedelta(days=1)))
    with house.session() as session:
        plan_meetings(session, here=house.here, now=NOW)
        rhythm = session.get_one(Meeting, other).rhythm
        item = add_item(
            session,
            here=house.here,
            viewer=house.viewer(session, OF_BOR),
            wanted=ItemInput(rhythm, "Elektrische shovels", meeting_id=other),
            now=NOW,
        )
        session.commit()
    with house.session() as session:
        agendas = {e.subject_id: e for e in planned(session, ids.NOTICE_AGENDA)}
        assert "Elektrische shovels" in told(session, house, agendas[other])
        assert "Elektrische shovels" not in told(session, house, agendas[meeting_id])
        about: dict[str, Any] = {"here": house.here, "item_id": item.id or 0}
        assert readable_item(session, viewer=house.viewer(session, EXPERT), **about).id == item.id
        with pytest.raises(NotFoundError):
            readable_item(session, viewer=house.viewer(session, BUYER), **about)


def test_one_on_a_day_and_never_in_the_past(house_on_each: House) -> None:
    meeting_id = calls(house_on_each)
    with pytest.raises(DayTakenError):
        calls(house_on_each, replace(WANTED, theme="circulariteit", at="14:00"))
    with pytest.raises(TimePastError):
        calls(house_on_each, replace(WANTED, day=date(2026, 11, 20)))
    with pytest.raises(MeetingOverError):
        answers(house_on_each, EXPERT, meeting_id, now=NOW + timedelta(days=20))


def test_a_plan_without_such_a_meeting_says_so(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    with pytest.raises(NoSelectionError):
        calls(build_house(database, profile="leiden"))
    database.close()
