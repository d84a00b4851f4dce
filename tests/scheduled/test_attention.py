"""What is due is told when it suits somebody: held back, together, never lost."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, select

from bot.clock import SteeredClock
from bot.messages import contract_ids, journey_ids, plan_ids
from bot.messages import role_ids as roles
from bot.policy.attention import Group
from bot.policy.confidentiality import Viewer
from bot.services.attention_settings import be_absent, mute, show_all, snooze
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from storage import event_log
from storage.notices import next_due, plan_notice
from storage.people import ensure_person, give_role
from storage.tables import Notice
from storage.vocabulary import MunicipalRole, NoticeState, Phase, Withheld
from tests.scheduled.conftest import Clockwork
from tests.storage.making import make_trajectory
from tests.support.colleagues import Json, text_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A time on the clock of the town hall."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM).astimezone(UTC)


@pytest.fixture
def person(clockwork: Clockwork) -> ToPerson:
    """A buyer, who hears things."""
    with clockwork.desk.database.writing() as session:
        known = ensure_person(
            session,
            workspace_id=1,
            slack_user_id=clockwork.workspace.user_id("inkoper"),
            now=at(MONDAY, 9),
        )
        session.commit()
        return ToPerson(known.id or 0)


def lives_at(clockwork: Clockwork, moment: datetime) -> None:
    """The clock stands there, and the bot does everything that is due."""
    clock = clockwork.desk.clock
    assert isinstance(clock, SteeredClock)
    clock.set(moment, running=False)
    assert clockwork.rounds.run_until_quiet(seconds=60)


def thanks(clockwork: Clockwork, person: ToPerson, title: str, due: datetime) -> None:
    """Something that nobody asked for becomes due."""
    with clockwork.desk.database.writing() as session:
        stored = make_trajectory(session, 1, title=title, phase=Phase.NOT_NEEDED)
        _plan(session, person, (journey_ids.NOTICE_THANKS, stored.id or 0, "version 1"), due)
        session.commit()


def role_given(clockwork: Clockwork, person: ToPerson, due: datetime) -> None:
    """Something that somebody must know becomes due."""
    with clockwork.desk.database.writing() as session:
        give_role(session, person_id=person.person_id, role=MunicipalRole.MEMBER)
        event = event_log.record(
            session,
            workspace_id=1,
            subject_kind=roles.SUBJECT,
            subject_id=1,
            kind=roles.EVENT_GIVEN,
            actor_id=None,
            now=due,
            facts={"role": MunicipalRole.MEMBER.value, "person": person.person_id},
        )
        _plan(session, person, (roles.NOTICE, 1, f"event {event.id}"), due)
        session.commit()


def _plan(session: Session, person: ToPerson, about: tuple[str, int, str], due: datetime) -> None:
    """Plan a kind of notice about a subject, with its occurrence."""
    kind, subject, occurrence = about
    plan_notice(
        session,
        workspace_id=1,
        kind=kind,
        subject_kind="any",
        subject_id=subject,
        occurrence=occurrence,
        recipient=str(person),
        due_at=due,
        now=due,
    )


def notices(clockwork: Clockwork) -> list[Notice]:
    with clockwork.desk.database.reading() as session:
        return list(session.exec(select(Notice).order_by(col(Notice.id))))


def messages_about(clockwork: Clockwork, words: Iterable[str]) -> list[Json]:
    """What the buyer reads of this, oldest first."""
    said = clockwork.workspace.messages("@inkoper")
    return [each for each in said if any(word in text_of(each) for word in words)]


def here(clockwork: Clockwork, session: Session) -> Municipality:
    return clockwork.desk.municipalities.of_workspace(session, 1)


def test_two_of_an_evening_arrive_as_one_on_the_next_morning(
    clockwork: Clockwork, person: ToPerson
) -> None:
    evening = at(MONDAY, 20)
    for title in ("Avondklus een", "Avondklus twee"):
        thanks(clockwork, person, title, evening)
    lives_at(clockwork, evening)
    assert {each.withheld for each in notices(clockwork)} == {Withheld.DAILY}
    assert {each.first_due_at for each in notices(clockwork)} == {evening}
    morning = at(MONDAY + timedelta(days=1), 9)
    with clockwork.desk.database.reading() as session:
        assert next_due(session, workspace_ids=[1], after=evening) == morning
    lives_at(clockwork, morning - timedelta(minutes=1))
    assert not messages_about(clockwork, ["Avondklus"])
    lives_at(clockwork, morning)
    (message,) = messages_about(clockwork, ["Avondklus"])
    assert "2 dingen voor je" in text_of(message)
    assert {each.state for each in notices(clockwork)} == {NoticeState.TOLD}
    assert len({each.delivery_id for each in notices(clockwork)}) == 1


def test_the_third_of_a_week_waits_for_the_next_week(
    clockwork: Clockwork, person: ToPerson
) -> None:
    for day in range(3):
        moment = at(MONDAY + timedelta(days=day), 9)
        thanks(clockwork, person, f"Weekklus {day}", moment)
        lives_at(clockwork, moment)
    assert len(messages_about(clockwork, ["Weekklus"])) == 2
    third = notices(clockwork)[2]
    assert third.withheld is Withheld.BUDGET
    assert third.due_at == at(MONDAY + timedelta(days=7), 9)
    lives_at(clockwork, third.due_at)
    assert len(messages_about(clockwork, ["Weekklus"])) == 3
    assert "later dan bedoeld" not in text_of(messages_about(clockwork, ["Weekklus 2"]))


def test_work_waits_for_the_morning_alone_and_is_in_no_budget(
    clockwork: Clockwork, person: ToPerson
) -> None:
    saturday = at(MONDAY + timedelta(days=5), 12)
    role_given(clockwork, person, saturday)
    lives_at(clockwork, saturday)
    (notice,) = notices(clockwork)
    assert (notice.withheld, notice.due_at) == (
        Withheld.HOURS,
        at(MONDAY + timedelta(days=7), 8, 30),
    )
    lives_at(clockwork, notice.due_at)
    assert notices(clockwork)[0].state is NoticeState.TOLD


def test_what_is_muted_is_dropped_with_its_reason_and_can_be_read_still(
    clockwork: Clockwork, person: ToPerson
) -> None:
    morning, viewer = at(MONDAY, 9), Viewer(person.person_id)
    with clockwork.desk.database.writing() as session:
        mute(
            session,
            here=here(clockwork, session),
            viewer=viewer,
            group=Group.NEWS,
            now=morning,
        )
        session.commit()
    thanks(clockwork, person, "Stille klus", morning)
    lives_at(clockwork, morning)
    (notice,) = notices(clockwork)
    assert (notice.state, notice.withheld) == (NoticeState.DROPPED, Withheld.MUTED)
    with clockwork.desk.database.writing() as session:
        assert show_all(session, here=here(clockwork, session), viewer=viewer, now=morning) == 1
        session.commit()
    lives_at(clockwork, morning)
    assert len(messages_about(clockwork, ["Stille klus"])) == 1
    with clockwork.desk.database.writing() as session:
        assert show_all(session, here=here(clockwork, session), viewer=viewer, now=morning) == 0


def test_nothing_comes_before_a_snooze_or_an_absence_has_ended(
    clockwork: Clockwork, person: ToPerson
) -> None:
    """Also work; and when they are back sooner, it comes sooner."""
    morning, viewer = at(MONDAY, 9), Viewer(person.person_id)
    with clockwork.desk.database.writing() as session:
        snooze(
            session,
            here=here(clockwork, session),
            viewer=viewer,
            until=at(MONDAY, 14),
            now=morning,
        )
        session.commit()
    role_given(clockwork, person, morning)
    lives_at(clockwork, morning)
    assert (notices(clockwork)[0].withheld, notices(clockwork)[0].due_at) == (
        Withheld.SNOOZED,
        at(MONDAY, 14),
    )
    with clockwork.desk.database.writing() as session:
        be_absent(
            session,
            here=here(clockwork, session),
            viewer=viewer,
            first=MONDAY,
            last=MONDAY + timedelta(days=1),
            now=morning,
        )
        session.commit()
    lives_at(clockwork, at(MONDAY, 15))
    assert notices(clockwork)[0].due_at == at(MONDAY + timedelta(days=2), 8, 30)
    assert notices(clockwork)[0].withheld is Withheld.ABSENT
    with clockwork.desk.database.writing() as session:
        yesterday = MONDAY - timedelta(days=1)
        be_absent(
            session,
            here=here(clockwork, session),
            viewer=viewer,
            first=yesterday,
            last=yesterday,
            now=at(MONDAY, 15),
        )
        session.commit()
    lives_at(clockwork, at(MONDAY, 15))
    assert notices(clockwork)[0].state is NoticeState.TOLD


def test_after_days_of_downtime_a_message_says_for_which_day_it_was(
    clockwork: Clockwork, person: ToPerson
) -> None:
    """Also where it was found late in an evening; an hour late says nothing."""
    thanks(clockwork, person, "Verlate klus", at(MONDAY, 9))
    lives_at(clockwork, at(MONDAY + timedelta(days=2), 20))
    (notice,) = notices(clockwork)
    assert notice.meant_at == at(MONDAY, 9)
    lives_at(clockwork, notice.due_at)
    (message,) = messages_about(clockwork, ["Verlate klus"])
    assert "later dan bedoeld: het was bedoeld voor maandag 23 november" in text_of(message)
    role_given(clockwork, person, notice.due_at)
    lives_at(clockwork, notice.due_at + timedelta(hours=1))
    assert "later dan bedoeld" not in text_of(clockwork.workspace.messages("@inkoper")[-1])


def test_what_broke_and_what_is_outdated_leave_the_others(
    clockwork: Clockwork, person: ToPerson
) -> None:
    """One message with what can be told; each of the others with what became of it."""
    morning = at(MONDAY, 9)
    thanks(clockwork, person, "Hele klus", morning)
    with clockwork.desk.database.writing() as session:
        give_role(session, person_id=person.person_id, role=MunicipalRole.COORDINATOR)
        going_on = make_trajectory(session, 1, title="Toch nodig")
        for about in (
            (journey_ids.NOTICE_THANKS, going_on.id or 0, "version 1"),
            (contract_ids.NOTICE_REMINDER, 0, "round 1"),
            (plan_ids.NOTICE_MANIFEST, 1, "geen jaar"),
        ):
            _plan(session, person, about, morning)
        session.commit()
    lives_at(clockwork, morning)
    assert len(messages_about(clockwork, ["Hele klus"])) == 1
    became = [(each.state, each.withheld) for each in notices(clockwork)[:4]]
    assert became == [
        (NoticeState.TOLD, None),
        (NoticeState.DROPPED, Withheld.OUTDATED),
        (NoticeState.DROPPED, Withheld.OUTDATED),
        (NoticeState.HELD, None),
    ]


def test_a_person_elsewhere_hears_it_in_their_own_morning(
    clockwork: Clockwork, person: ToPerson
) -> None:
    """In New York it is still night when the town hall opens."""
    book = clockwork.desk.post_offices.of_team(
        str(clockwork.workspace.state()["workspace"]["id"])
    ).addresses
    user = clockwork.workspace.user_id("inkoper")
    book._zones[user] = (float("inf"), "America/New_York")
    role_given(clockwork, person, at(MONDAY, 9))
    lives_at(clockwork, at(MONDAY, 9))
    assert notices(clockwork)[0].due_at == at(MONDAY, 14, 30)
