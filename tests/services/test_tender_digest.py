"""The coordinator's message of the week: once a week, with what there is, and quiet without."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.messages import digest_ids as ids
from bot.messages.digest_view import DigestView
from bot.messages.trajectory_view import Planning
from bot.policy.confidentiality import Audience
from bot.policy.tender_weeks import Change
from bot.services.digest_parts import digest_view
from bot.services.occasion import Occasion, Telling
from bot.services.telling import tell
from bot.services.tender_digest import digests_unplanned, plan_digests
from bot.services.tender_fields import TenderInput
from bot.services.tenders import IN_CHAT, Origin, add_tender, drop_tender, edit_tender
from storage.tables import MoneyQuestion, Tender, TenderNudge
from storage.vocabulary import (
    MoneyAnswer,
    MoneyMoment,
    MunicipalRole,
    NudgeAnswer,
    NudgeQuestion,
    Precision,
    TenderOrigin,
    TenderState,
)
from tests.services.contracting import person
from tests.services.house import (
    BUYER,
    COORDINATOR,
    NOW,
    SECOND_COORDINATOR,
    TODAY,
    House,
    appoint,
    planned,
)

FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
LAST_WEEK = datetime(2026, 11, 17, 12, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def plans(house: House, *, now: datetime = NOW) -> list[tuple[datetime, str]]:
    """Plan it, and look again: when it is told, of everything so far."""
    with house.session() as session:
        plan_digests(session, here=house.here, now=now)
        session.commit()
    with house.session() as session:
        assert digests_unplanned(session, here=house.here, now=now) == []
        return [(each.due_at, each.recipient) for each in planned(session, ids.NOTICE)]


def told(
    house: House, *, now: datetime = NOW, audience: Audience = Audience.PERSON
) -> Telling | None:
    """What the first one says by now."""
    with house.session() as session:
        notice = planned(session, ids.NOTICE)[0]
        return tell(Occasion(session, [notice], house.here, audience, now))


def comes(house: House, title: str, weeks: int, *, now: datetime = NOW, **fields: Any) -> int:
    """Somebody puts a tender on the calendar that is published in so many weeks."""
    day = TODAY + weeks * WEEK
    wanted = TenderInput(
        title=title,
        publication=Planning(day, day, Precision.DAY),
        **{"team": "bor", "category": "gww", **fields},
    )
    buyer = person(house, BUYER)
    with house.session() as session:
        stored = add_tender(session, here=house.here, actor_id=buyer, wanted=wanted, now=now)
        session.commit()
        return stored.id or 0


def week(house: House, today: date = TODAY) -> DigestView:
    """What there is to tell in the week of a day."""
    with house.session() as session:
        return digest_view(session, here=house.here, today=today)


def nudged(house: House, tender_id: int, due_on: date, answer: NudgeAnswer | None = None) -> None:
    """It came up one day, and somebody may have answered a day later."""
    buyer = person(house, BUYER)
    with house.session() as session:
        session.add(
            TenderNudge(
                tender_id=tender_id,
                moment=f"on-{due_on}",
                question=NudgeQuestion.NEED,
                due_on=due_on,
                asked_id=buyer,
                answer=answer,
                answered_by_id=buyer if answer else None,
                answered_at=datetime(due_on.year, due_on.month, due_on.day, 12, tzinfo=UTC)
                if answer
                else None,
                planned_at=NOW,
            )
        )
        session.commit()


def test_it_is_planned_once_a_week_for_each_coordinator(house_on_each: House) -> None:
    house = house_on_each
    first = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
    assert [when for when, _ in plans(house, now=NOW)] == [first]
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.COORDINATOR, [COORDINATOR, SECOND_COORDINATOR])
        session.commit()
    plans(house, now=FRIDAY)
    found = plans(house, now=NOW)
    assert sorted(when for when, _ in found) == [first - WEEK, first - WEEK, first, first]
    assert len(set(found)) == 4


def test_after_easter_it_comes_on_tuesday(house: House) -> None:
    easter = datetime(2027, 3, 26, 12, tzinfo=UTC)
    assert plans(house, now=easter)[0][0] == datetime(2027, 3, 30, 6, 30, tzinfo=UTC)


def test_a_week_without_anything_is_quiet(house: House) -> None:
    plans(house, now=FRIDAY)
    assert told(house) is None
    comes(house, "Straatverlichting", 60, now=FRIDAY - 2 * WEEK)
    assert week(house).impact == ()
    assert told(house) is None


def test_it_tells_what_comes_in_the_week_itself_to_who_coordinates(house_on_each: House) -> None:
    house = house_on_each
    comes(house, "Straatverlichting", 8, now=FRIDAY - 2 * WEEK, value_cents=90_000_000)
    plans(house, now=FRIDAY)
    telling = told(house)
    assert telling is not None
    said = str(telling.message)
    assert "Nog geen traject, en het is er wel tijd voor" in said
    assert "A1 *Straatverlichting* · BOR · publicatie 18 januari 2027" in said
    assert "Klimaat (niveau 3)" in said
    assert "€ 900.000" not in said
    assert told(house, now=NOW + WEEK) is None
    assert told(house, audience=Audience.TEAM_CHANNEL) is None
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.COORDINATOR, [SECOND_COORDINATOR])
        session.commit()
    assert told(house) is None


def test_what_has_no_trajectory_comes_first_and_nothing_stands_there_twice(house: House) -> None:
    for number in range(7):
        comes(house, f"Bankjes {number}", 6, now=FRIDAY - 2 * WEEK)
    followed = comes(house, "Lampen", 4, now=FRIDAY - 2 * WEEK)
    later = comes(house, "Veegwagens", 5, now=FRIDAY - 2 * WEEK)
    ending = comes(house, "Schoonmaak", 30, current_ends_on=TODAY + 40 * WEEK, now=LAST_WEEK - WEEK)
    with house.session() as session:
        trajectory = house.logs(session, title="Lampen").trajectory
        stored = session.get_one(Tender, followed)
        stored.state, stored.trajectory_id = TenderState.TRAJECTORY, trajectory.id
        session.get_one(Tender, later).later_on = TODAY + WEEK
        session.commit()
    found = week(house)
    assert (len(found.late.shown), found.late.total) == (5, 8)
    assert [each.title for each in found.coming.shown] == ["Lampen", "Veegwagens"]
    assert found.coming.shown[0].trajectory_number == 1
    assert len(found.impact) == 3
    assert ending in {each.tender_id for each in _all_late(house)}


def _all_late(house: House) -> tuple[Any, ...]:
    """What is late once everything before it is gone."""
    with house.session() as session:
        for number in range(1, 8):
            session.get_one(Tender, number).state = TenderState.DROPPED
        session.commit()
    return week(house).late.shown


def test_what_was_asked_and_answered_last_week_is_counted(house_on_each: House) -> None:
    house = house_on_each
    talk, other, quiet, before = (
        comes(house, title, 30, now=FRIDAY - 4 * WEEK)
        for title in ("Lampen", "Bankjes", "Tafels", "Stoelen")
    )
    nudged(house, talk, date(2026, 11, 16), NudgeAnswer.TALK)
    nudged(house, other, date(2026, 11, 19), NudgeAnswer.OTHER_TEAM)
    nudged(house, before, date(2026, 11, 6), NudgeAnswer.TALK)
    nudged(house, quiet, date(2026, 6, 1))
    nudged(house, quiet, date(2026, 11, 10))
    nudged(house, quiet, date(2026, 11, 23))
    asked = week(house).asked
    assert (asked.asked, asked.answered) == (2, 2)
    assert {(each.title, why) for each, why in asked.wants.shown} == {
        ("Lampen", NudgeAnswer.TALK),
        ("Bankjes", NudgeAnswer.OTHER_TEAM),
    }
    assert [each.title for each in asked.silent.shown] == ["Tafels"]
    assert week(house, TODAY + WEEK).asked.silent.total == 0


def test_what_changed_last_week_is_told_by_name_and_a_file_by_its_number(
    house_on_each: House,
) -> None:
    house = house_on_each
    comes(house, "Te vroeg", 30, now=LAST_WEEK - WEEK)
    comes(house, "Vandaag", 30, now=NOW)
    comes(house, "Nieuw", 30, now=LAST_WEEK)
    moved = comes(house, "Later", 30, now=LAST_WEEK - WEEK)
    gone = comes(house, "Weg", 30, now=LAST_WEEK - WEEK)
    buyer = person(house, BUYER)
    with house.session() as session:
        whose: dict[str, Any] = {
            "here": house.here,
            "viewer": house.viewer(session, BUYER),
            "version": 1,
            "now": LAST_WEEK,
        }
        day = TODAY + 40 * WEEK
        wanted = TenderInput(title="Later", publication=Planning(day, day, Precision.DAY))
        edit_tender(session, tender_id=moved, wanted=wanted, **whose)
        drop_tender(session, tender_id=gone, **whose)
        for number in range(3):
            add_tender(
                session,
                here=house.here,
                actor_id=buyer,
                wanted=TenderInput(title=f"Uit het bestand {number}"),
                now=LAST_WEEK,
                origin=Origin(TenderOrigin.IMPORT, ref=f"IK-{number}"),
            )
        session.commit()
    changes = week(house).changes
    assert changes.counts == {
        Change.ADDED: 1,
        Change.MOVED: 1,
        Change.DROPPED: 1,
        Change.IMPORTED: 3,
    }
    assert [each.title for each, _ in changes.named.shown] == ["Weg", "Later", "Nieuw"]
    assert IN_CHAT.kind is TenderOrigin.CHAT


def test_who_needs_money_is_told_in_the_week_after_they_said_so(house: House) -> None:
    tender_id = comes(house, "Lampen", 60, now=LAST_WEEK - WEEK)
    buyer = person(house, BUYER)
    with house.session() as session:
        for year, answer in ((2027, MoneyAnswer.YES), (2028, MoneyAnswer.NO)):
            session.add(
                MoneyQuestion(
                    workspace_id=house.here.workspace_id,
                    tender_id=tender_id,
                    moment=MoneyMoment.BUDGET,
                    year=year,
                    asked_id=buyer,
                    answer=answer,
                    answered_at=LAST_WEEK,
                    planned_at=LAST_WEEK,
                )
            )
        session.commit()
    (news,) = week(house).money
    assert (news.moment, news.year, news.wanted.shown) == (MoneyMoment.BUDGET, 2027, ("Lampen",))
    assert not week(house).is_empty
    assert week(house, TODAY + WEEK).money == ()
