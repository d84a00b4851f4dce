"""Somebody's own calendar: what stands in it, for whom, and never an amount."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from sqlmodel import Session

from bot.documents.calendar_file import calendar_of
from bot.messages.tender_feed import calendar_entries
from bot.messages.tender_feed_view import DayKind, FeedDay, FeedView
from bot.services import calendar_feed_view
from bot.services.calendar_feed_view import feed_view
from bot.services.errors import OnlyColleaguesError
from storage.tables import ActionItem, Meeting, Tender
from storage.vocabulary import (
    ActionKind,
    ContractMoment,
    MeetingState,
    MunicipalRole,
    Phase,
    Precision,
    Sharing,
    TenderState,
)
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    NOW,
    TODAY,
    House,
    appoint,
)
from tests.storage.making_tenders import make_tender

SOON, LATER = TODAY + timedelta(weeks=10), TODAY + timedelta(weeks=90)


def adds(session: Session, house: House, number: int = 1, **fields: Any) -> Tender:
    """A tender on the calendar, published soon unless told otherwise."""
    fields = {"publication_from": SOON, "publication_until": SOON, **fields}
    stored = make_tender(house.here.workspace_id, number, **fields)
    session.add(stored)
    session.flush()
    return stored


def view(session: Session, house: House, user: str = BUYER, team: str | None = None) -> FeedView:
    """What stands in somebody's calendar."""
    viewer = house.viewer(session, user)
    return feed_view(session, here=house.here, viewer=viewer, team=team, now=NOW)


def days(session: Session, house: House, user: str = BUYER, **of: Any) -> list[FeedDay]:
    return list(view(session, house, user, **of).days)


def kinds(found: list[FeedDay]) -> dict[DayKind, date]:
    return {each.kind: each.first for each in found}


def test_a_tender_is_there_with_its_publication_and_the_days_of_its_contract(
    house_on_each: House,
) -> None:
    """A month is a span of days of which one is meant."""
    house = house_on_each
    with house.session() as session:
        stored = adds(
            session,
            house,
            publication_from=date(2027, 3, 1),
            publication_until=date(2027, 3, 31),
            publication_precision=Precision.MONTH,
            contract_end=date(2031, 6, 30),
            notice_on=date(2030, 12, 31),
            current_ends_on=date(2027, 9, 30),
            current_because=ContractMoment.OPTION,
            value_cents=123_456_700,
            client_name="Jansen BV",
        )
        found = days(session, house)
        assert kinds(found) == {
            DayKind.PUBLICATION: date(2027, 3, 1),
            DayKind.CURRENT_OPTION: date(2027, 9, 30),
            DayKind.NOTICE: date(2030, 12, 31),
            DayKind.ENDS: date(2031, 6, 30),
        }
        assert found[0].last == date(2027, 3, 31)
        before = [each.key for each in found]
        stored.version, stored.notice_on = 2, date(2030, 11, 30)
        session.flush()
        after = days(session, house)
        assert [each.key for each in after] == before
        assert {each.version for each in after} == {2}
        titles = [each.title for each in calendar_entries(view(session, house), house.here.words)]
        assert titles[0] == "Publicatie (dag onzeker): Straatverlichting (A1)"


def test_what_was_dropped_or_is_long_past_is_not_there(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        past = TODAY - timedelta(weeks=5)
        adds(session, house, 1, state=TenderState.DROPPED, contract_end=SOON)
        adds(session, house, 2, state=TenderState.NOT_NEEDED, contract_end=SOON)
        adds(session, house, 3, publication_from=past, publication_until=past)
        whole_year = {"publication_precision": Precision.YEAR}
        adds(session, house, 4, **whole_year)
        assert days(session, house) == []


def test_the_end_of_a_contract_stands_there_once_with_what_comes_after_it(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        nothing = {"publication_from": None, "publication_until": None}
        contract = adds(session, house, 1, contract_end=SOON, **nothing)
        adds(session, house, 2, follows_id=contract.id, current_ends_on=SOON, **nothing)
        assert kinds(days(session, house)) == {DayKind.ENDS: SOON}
        signed = house.logs(session).trajectory
        signed.phase, signed.contract_end = Phase.EXECUTION, LATER
        session.flush()
        adds(
            session,
            house,
            3,
            follows_trajectory_id=signed.id,
            current_ends_on=LATER,
            **nothing,
        )
        mine = [each.kind for each in days(session, house) if each.first == LATER]
        assert mine == [DayKind.ENDS]
        others = [each.kind for each in days(session, house, COLLEAGUE) if each.first == LATER]
        assert others == [DayKind.CURRENT_END]


def test_somebody_reads_what_is_shared_and_what_is_theirs(house_on_each: House) -> None:
    """Also who oversees everything: an unshared case is nobody else's; no end before signing."""
    house = house_on_each
    with house.session() as session:
        record = house.logs(session, title="Zoutloods")
        record.trajectory.publication_from = record.trajectory.publication_until = SOON
        record.trajectory.contract_end = SOON + timedelta(weeks=52)
        session.flush()
        assert [each.kind for each in days(session, house)] == [DayKind.PUBLICATION]
        assert days(session, house, COLLEAGUE) == days(session, house, ADVISER) == []
        record.trajectory.sharing = Sharing.TEAM
        session.flush()
        assert len(days(session, house, COLLEAGUE)) == 1
        record.trajectory.phase = Phase.AWARD
        session.flush()
        assert days(session, house) == []
        record.trajectory.phase = Phase.EXECUTION
        session.flush()
        assert [each.kind for each in days(session, house, COLLEAGUE)] == [DayKind.ENDS]


def test_of_one_team_only_what_that_team_buys(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        adds(session, house, 1, team="bor")
        adds(session, house, 2, team="ict")
        assert [each.number for each in days(session, house, team="ict")] == ["A2"]
        assert len(days(session, house)) == 2


def test_of_too_much_the_nearest_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_feed_view, "MOST_DAYS", 1)
    with house.session() as session:
        adds(session, house, 1, publication_from=LATER, publication_until=LATER)
        adds(session, house, 2)
        assert [each.number for each in days(session, house)] == ["A2"]


def test_action_items_and_meetings_are_somebodys_own(house_on_each: House) -> None:
    """Only those to come, where they may be; a selection for who was invited."""
    house = house_on_each
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.MEMBER, [BUYER])
        buyer = house.viewer(session, BUYER).person_id
        common: dict[str, Any] = {
            "workspace_id": house.here.workspace_id,
            "created_at": NOW,
            "updated_at": NOW,
        }
        for text, due in (("Bellen", SOON), ("Zonder datum", None)):
            session.add(
                ActionItem(
                    text=text,
                    kind=ActionKind.STRUCTURE,
                    owner_id=buyer,
                    made_by_id=buyer,
                    due_on=due,
                    **common,
                )
            )
        slugs: dict[str, str] = {each.kind: each.slug for each in house.here.profile.rhythms}
        for number, (kind, state) in enumerate(
            (
                ("quarterly-meeting", MeetingState.PLANNED),
                ("quarterly-meeting", MeetingState.CANCELLED),
                ("fortnightly-meeting", MeetingState.PLANNED),
                ("ad-hoc-meeting", MeetingState.PLANNED),
            )
        ):
            session.add(
                Meeting(
                    rhythm=slugs[kind],
                    planned_for=SOON + timedelta(days=number),
                    starts_at=NOW + timedelta(weeks=2, days=number),
                    minutes=60,
                    state=state,
                    **common,
                )
            )
        session.flush()
        mine, others = view(session, house), view(session, house, ADVISER)
        assert [(each.kind, each.title) for each in mine.days] == [(DayKind.ACTION, "Bellen")]
        assert others.days == ()
        assert len(mine.meetings) == 1
        assert len(others.meetings) == 2


def test_an_outsider_gets_no_calendar(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        guest = house.viewer(session, COLLEAGUE, outsider=True)
        with pytest.raises(OnlyColleaguesError):
            feed_view(session, here=house.here, viewer=guest, team=None, now=NOW)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(
    euros=st.integers(min_value=1000, max_value=900_000_000),
    title=st.sampled_from(
        ["Asfalt € {0}", "Asfalt voor {0} euro", "Zout, EUR {0}", "Asfalt van Jansen BV {0} euro"]
    ),
    saved=st.integers(min_value=100_000, max_value=90_000_000_000),
)
def test_no_amount_stands_in_the_file(house: House, euros: int, title: str, saved: int) -> None:
    """Not of the estimate, not of what was saved, nor where somebody typed one in a title."""
    with house.session() as session:
        adds(
            session,
            house,
            title=title.format(euros),
            value_cents=euros * 100,
            saved_cents=saved,
            need_reason=f"{euros} euro te veel",
            options=f"verlengen voor {euros} euro",
            contract_end=SOON,
        )
        entries = calendar_entries(view(session, house), house.here.words)
        content = calendar_of(entries, now=NOW)
        session.rollback()
    found = [str(each["SUMMARY"]) for each in Calendar.from_ical(content).events]
    assert sorted(found) == ["Contract loopt af: A1", "Publicatie: A1"]
    text = content.decode()
    assert not any(word in text for word in (str(euros), str(saved), "€", "euro", "Jansen"))
