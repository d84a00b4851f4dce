"""Tenders to come are brought up at their moments, once, to whom they belong, and not after."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, select

from bot.messages import nudge_ids as ids
from bot.messages.message import Message
from bot.messages.nudge_view import NudgePlace, Others
from bot.messages.trajectory_view import Planning
from bot.policy.confidentiality import Audience
from bot.policy.figures import PeriodKind, Savings, period_of
from bot.policy.tenders import week_of
from bot.services.agenda import agenda_points
from bot.services.errors import MayNotSeeError
from bot.services.figures import figures_of
from bot.services.lesson_fields import LessonInput
from bot.services.lessons import keep_lesson
from bot.services.nudge_answers import (
    ask_talk,
    became_trajectory,
    give_team,
    hear_later,
    need_not,
    say_needed,
    take_on,
)
from bot.services.nudge_views import fitting_lessons, what_others_chose
from bot.services.nudge_writing import Answering
from bot.services.occasion import Occasion
from bot.services.telling import tell
from bot.services.tender_fields import TenderInput
from bot.services.tender_nudges import (
    ignored_tenders,
    nudge_moments,
    nudges_unplanned,
    plan_nudges,
)
from bot.services.tenders import add_tender, drop_tender, edit_tender, restore_tender
from bot.services.trajectories import share_trajectory
from storage.agenda import put_agenda_mark
from storage.tables import Notice, Tender, TenderNudge
from storage.vocabulary import (
    AgendaState,
    ContractMoment,
    NeedAnswer,
    NoticeState,
    NudgeAnswer,
    NudgeQuestion,
    Precision,
    TenderState,
    Withheld,
)
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    planned,
)
from tests.services.test_agenda import read
from tests.services.test_meetings import coming, follows

ZONE = ZoneInfo("Europe/Amsterdam")
WEEK = timedelta(weeks=1)
PUBLISHED = TODAY + 40 * WEEK
"""A Monday; its moments lie 14, 27 and 36 weeks from today."""


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


@dataclass(frozen=True)
class Calendar:
    """The calendar of a house, driven by hand."""

    house: House

    def adds(self, title: str = "Straatverlichting", **fields: object) -> int:
        """Put a tender on it, of the client unless told otherwise."""
        with self.house.session() as session:
            client = self.house.viewer(session, CLIENT).person_id
            publication = fields.pop("published", PUBLISHED)
            assert publication is None or isinstance(publication, date)
            wanted = TenderInput(
                **{
                    "title": title,
                    "client_id": client,
                    "team": "bor",
                    "category": "gww",
                    "publication": publication
                    and Planning(publication, publication, Precision.DAY),
                    **fields,
                }  # type: ignore[arg-type]  # what a test says goes over it
            )
            stored = add_tender(
                session, here=self.house.here, actor_id=None, wanted=wanted, now=NOW
            )
            session.commit()
            return stored.id or 0

    def looks(self, day: date, hour: int = 6) -> None:
        """The job does its work, and has nothing left."""
        now = at(day, hour)
        with self.house.session() as session:
            plan_nudges(session, here=self.house.here, now=now)
            session.commit()
        with self.house.session() as session:
            assert not nudges_unplanned(session, here=self.house.here, now=now)

    def rows(self, tender_id: int) -> list[TenderNudge]:
        with self.house.session() as session:
            query = select(TenderNudge).where(col(TenderNudge.tender_id) == tender_id)
            order = col(TenderNudge.due_on), col(TenderNudge.planned_at)
            return list(session.exec(query.order_by(*order)))

    def notices(self, kind: str = ids.NOTICE_NUDGE) -> list[Notice]:
        with self.house.session() as session:
            return planned(session, kind)

    def tells(
        self, notice: Notice, day: date, *, audience: Audience = Audience.PERSON
    ) -> Message | None:
        """What is told of it on a day; from then on it counts as told, or as dropped."""
        with self.house.session() as session:
            stored = session.get(Notice, notice.id)
            assert stored is not None
            occasion = Occasion(session, [stored], self.house.here, audience, at(day))
            telling = tell(occasion)
            stored.state = NoticeState.TOLD if telling else NoticeState.DROPPED
            session.add(stored)
            session.commit()
            return telling.message if telling else None

    def all_told(self, day: date) -> list[str]:
        """Everything that is due by a day, as it is told; each once."""
        told = []
        for kind, audience in (
            (ids.NOTICE_NUDGE, Audience.PERSON),
            (ids.NOTICE_TEAM_WEEK, Audience.TEAM_CHANNEL),
        ):
            for notice in self.notices(kind):
                if notice.state is NoticeState.PLANNED and notice.due_at <= at(day):
                    message = self.tells(notice, day, audience=audience)
                    told += [f"{kind}: {message.blocks}"] if message else []
        return told

    def lives(self, first: date, last: date) -> list[tuple[date, str]]:
        """Every working day from a day to a day: look, and tell what is due."""
        told, day = [], first
        while day <= last:
            if day.weekday() < 5:
                self.looks(day)
                told += [(day, each) for each in self.all_told(day)]
            day += timedelta(days=1)
        return told

    def answers(
        self, session: Session, tender_id: int, moment: str, day: date, user: str = CLIENT
    ) -> Answering:
        viewer = self.house.viewer(session, user)
        return Answering(session, self.house.here, viewer, NudgePlace(tender_id, moment), at(day))

    def tender(self, session: Session, tender_id: int) -> Tender:
        stored = session.get(Tender, tender_id)
        assert stored is not None
        return stored


@pytest.fixture
def calendar(house: House) -> Calendar:
    return Calendar(house)


@pytest.fixture
def calendar_on_each(house_on_each: House) -> Calendar:
    return Calendar(house_on_each)


FIRST, SECOND, THIRD = (PUBLISHED - weeks * WEEK for weeks in (26, 13, 4))


def test_every_moment_is_told_once_to_the_client_and_in_the_line_of_its_week(
    calendar_on_each: Calendar,
) -> None:
    calendar = calendar_on_each
    tender_id = calendar.adds()
    told = []
    for moment in (FIRST, SECOND):
        told += calendar.lives(moment - 2 * WEEK, moment + WEEK)
        with calendar.house.session() as session:
            asked = calendar.rows(tender_id)[-1].moment
            say_needed(calendar.answers(session, tender_id, asked, moment + WEEK))
            session.commit()
    days = [(day, text.partition(":")[0]) for day, text in told]
    assert days == [
        (FIRST, ids.NOTICE_NUDGE),
        (FIRST, ids.NOTICE_TEAM_WEEK),
        (SECOND, ids.NOTICE_NUDGE),
        (SECOND, ids.NOTICE_TEAM_WEEK),
    ]
    questions = [row.question for row in calendar.rows(tender_id)]
    assert questions == [NudgeQuestion.NEED, NudgeQuestion.THEMES]
    assert "wel nodig?" in told[0][1]
    assert "Welke thema" in told[2][1]
    assert "€" not in "".join(text for _, text in told)


def test_what_is_planned_while_the_line_of_its_week_is_sent_stands_in_the_next(
    calendar_on_each: Calendar,
) -> None:
    """A bot that was down over the weekend: it looks and tells at the same moment."""
    first = calendar_on_each.adds()
    (due, *_) = (each.due_on for each in _planned_of(calendar_on_each, first))
    with calendar_on_each.house.session() as session:
        (line,) = planned(session, ids.NOTICE_TEAM_WEEK)
        line.state = NoticeState.CLAIMED
        session.add(line)
        session.commit()
    calendar_on_each.adds("Lichtmasten")
    with calendar_on_each.house.session() as session:
        plan_nudges(session, here=calendar_on_each.house.here, now=line.due_at)
        session.commit()
    weeks = [each.subject_id for each in calendar_on_each.notices(ids.NOTICE_TEAM_WEEK)]
    monday = week_of(due)
    assert weeks == [monday.toordinal(), (monday + WEEK).toordinal()]
    later = calendar_on_each.notices(ids.NOTICE_TEAM_WEEK)[-1]
    message = calendar_on_each.tells(later, monday + WEEK, audience=Audience.TEAM_CHANNEL)
    assert message is not None
    assert "Lichtmasten" in str(message.blocks)
    assert "Straatverlichting" not in str(message.blocks)


def _planned_of(calendar: Calendar, tender_id: int) -> list[TenderNudge]:
    """Its moments, once somebody looked in the week before the first."""
    calendar.looks(PUBLISHED - 26 * WEEK - timedelta(days=3))
    return calendar.rows(tender_id)


def test_a_moment_counts_back_from_the_contract_by_the_lead_time(calendar: Calendar) -> None:
    ends = TODAY + 53 * WEEK
    tender_id = calendar.adds(
        published=None, current_ends_on=ends, current_because=ContractMoment.NOTICE
    )
    told = calendar.lives(TODAY, TODAY + 2 * WEEK)
    assert [day for day, _ in told] == [TODAY + WEEK] * 2
    assert "opzeggen kan tot" in told[0][1]
    assert [row.moment for row in calendar.rows(tender_id)] == ["contract"]


def test_the_rhythm_shows_what_is_still_to_be_asked(calendar: Calendar) -> None:
    calendar.adds()
    with calendar.house.session() as session:
        here = calendar.house.here
        found = nudge_moments(session, here=here, begins=TODAY, ends=SECOND + WEEK)
        client = calendar.house.viewer(session, CLIENT).person_id
    assert [(each.occurrence, each.at.date()) for each in found] == [
        ("A1/weeks-26", FIRST),
        ("A1/weeks-13", SECOND),
    ]
    assert {each.recipient for each in found} == {f"person:{client}"}


def test_what_was_missed_is_made_up_for_once(calendar_on_each: Calendar) -> None:
    calendar = calendar_on_each
    tender_id = calendar.adds(
        published=TODAY + 10 * WEEK,
        current_ends_on=TODAY + 30 * WEEK,
        current_because=ContractMoment.END,
    )
    told = calendar.lives(TODAY, TODAY + 4 * WEEK)
    assert [row.moment for row in calendar.rows(tender_id)] == ["weeks-13"]
    assert [text.partition(":")[0] for _, text in told].count(ids.NOTICE_NUDGE) == 1
    assert told[0][0] == TODAY


def test_what_was_missed_shortly_before_the_next_moment_is_left_out(calendar: Calendar) -> None:
    tender_id = calendar.adds(published=TODAY + 14 * WEEK)
    calendar.lives(TODAY, TODAY + 2 * WEEK)
    assert [row.moment for row in calendar.rows(tender_id)] == ["weeks-13"]


def test_nothing_is_asked_once_it_is_published(calendar: Calendar) -> None:
    calendar.adds(published=TODAY - WEEK)
    assert calendar.lives(TODAY, TODAY + 2 * WEEK) == []


def test_a_tender_that_is_moved_takes_its_moments_along(calendar_on_each: Calendar) -> None:
    calendar = calendar_on_each
    tender_id = calendar.adds(published=TODAY + 26 * WEEK + timedelta(days=3))
    calendar.looks(TODAY)
    (notice,) = calendar.notices()
    with calendar.house.session() as session:
        viewer = calendar.house.viewer(session, CLIENT)
        later = TODAY + 30 * WEEK
        wanted = TenderInput(
            title="Straatverlichting",
            client_id=viewer.person_id,
            team="bor",
            publication=Planning(later, later, Precision.DAY),
        )
        edit_tender(
            session,
            here=calendar.house.here,
            viewer=viewer,
            tender_id=tender_id,
            version=1,
            wanted=wanted,
            now=NOW,
        )
        session.commit()
    assert calendar.tells(notice, TODAY + timedelta(days=3)) is None
    told = calendar.lives(TODAY + timedelta(days=3), TODAY + 5 * WEEK)
    assert [day for day, _ in told] == [TODAY + 4 * WEEK] * 2


def test_another_client_is_asked_instead_as_long_as_nobody_was(calendar: Calendar) -> None:
    tender_id = calendar.adds(published=TODAY + 26 * WEEK + timedelta(days=3))
    calendar.looks(TODAY)
    with calendar.house.session() as session:
        other = calendar.house.viewer(session, COLLEAGUE).person_id
        calendar.tender(session, tender_id).client_id = other
        session.commit()
    calendar.looks(TODAY)
    first, second = calendar.notices()
    day = TODAY + timedelta(days=3)
    assert calendar.tells(first, day) is None
    assert calendar.tells(second, day) is not None
    assert second.recipient == f"person:{other}"


def test_an_answer_ends_it_or_lets_the_next_question_come(calendar_on_each: Calendar) -> None:
    calendar = calendar_on_each
    tender_id = calendar.adds()
    calendar.lives(FIRST, FIRST)
    with calendar.house.session() as session:
        doing = calendar.answers(session, tender_id, "weeks-26", FIRST)
        assert not need_not(
            doing, need=NeedAnswer.NOT_NEEDED, reason="Er is genoeg.", saved_cents=5_000_00
        ).is_past
        session.commit()
    with calendar.house.session() as session:
        stored = calendar.tender(session, tender_id)
        assert (stored.state, stored.saved_cents) == (TenderState.NOT_NEEDED, 5_000_00)
        assert say_needed(calendar.answers(session, tender_id, "weeks-26", FIRST)).is_past
    assert calendar.lives(SECOND, SECOND) == []
    with calendar.house.session() as session:
        viewer = calendar.house.viewer(session, ADVISER)
        version = calendar.tender(session, tender_id).version
        restore_tender(
            session,
            here=calendar.house.here,
            viewer=viewer,
            tender_id=tender_id,
            version=version,
            now=NOW,
        )
        session.commit()
    assert [day for day, _ in calendar.lives(THIRD, THIRD)] == [THIRD] * 2


def test_what_is_asked_later_comes_on_that_day_with_the_same_question(
    calendar_on_each: Calendar,
) -> None:
    calendar = calendar_on_each
    tender_id = calendar.adds()
    calendar.lives(FIRST, FIRST)
    with calendar.house.session() as session:
        doing = calendar.answers(session, tender_id, "weeks-26", FIRST)
        assert hear_later(doing, choice="weeks_2").until == FIRST + 2 * WEEK
        session.commit()
    told = calendar.lives(FIRST + timedelta(days=1), FIRST + 3 * WEEK)
    assert [day for day, _ in told] == [FIRST + 2 * WEEK] * 2
    assert "wel nodig?" in told[0][1]


def test_a_talk_is_asked_of_the_adviser_and_not_asked_for_again(calendar: Calendar) -> None:
    tender_id = calendar.adds()
    calendar.lives(FIRST, FIRST)
    with calendar.house.session() as session:
        ask_talk(calendar.answers(session, tender_id, "weeks-26", FIRST))
        session.commit()
    (notice,) = calendar.notices(ids.NOTICE_TALK)
    message = calendar.tells(notice, FIRST)
    assert message is not None
    assert f"<@{CLIENT}> wil met je praten" in message.text
    told = calendar.lives(SECOND, SECOND)
    assert "Je vroeg al om een gesprek" in told[0][1]
    assert ids.TALK not in told[0][1]


def test_another_team_hears_of_it_and_the_first_client_does_not(calendar_on_each: Calendar) -> None:
    calendar = calendar_on_each
    tender_id = calendar.adds()
    calendar.lives(FIRST, FIRST)
    with calendar.house.session() as session:
        give_team(calendar.answers(session, tender_id, "weeks-26", FIRST), team="gebouwenbeheer")
        session.commit()
    told = calendar.lives(FIRST + timedelta(days=1), FIRST + WEEK)
    (line,) = [text for _, text in told]
    assert line.startswith(ids.NOTICE_TEAM_WEEK)
    assert "Wie pakt dit op?" in line
    channels = [each.recipient for each in calendar.notices(ids.NOTICE_TEAM_WEEK)]
    assert channels[-1] == f"channel:{calendar.house.here.profile.channel_for('gebouwenbeheer')}"
    moved = calendar.rows(tender_id)[-1]
    with calendar.house.session() as session:
        day = FIRST + WEEK
        assert not take_on(
            calendar.answers(session, tender_id, moved.moment, day, COLLEAGUE)
        ).is_past
        assert take_on(calendar.answers(session, tender_id, moved.moment, day, BUYER)).is_past
        session.commit()
    notice = calendar.notices()[-1]
    assert notice.withheld is Withheld.ASKED_FOR
    message = calendar.tells(notice, FIRST + WEEK)
    assert message is not None
    assert "wel nodig?" in str(message.blocks)


def test_a_registered_tender_asks_nothing_more_and_is_registered_once(calendar: Calendar) -> None:
    tender_id = calendar.adds()
    calendar.lives(FIRST, FIRST)
    with calendar.house.session() as session:
        number = calendar.house.logs(session, CLIENT).trajectory.id or 0
        doing = calendar.answers(session, tender_id, "", FIRST)
        assert not became_trajectory(doing, trajectory_id=number).is_past
        assert became_trajectory(doing, trajectory_id=number).is_past
        session.commit()
    assert [row.answer for row in calendar.rows(tender_id)] == [NudgeAnswer.TRAJECTORY]
    assert calendar.lives(SECOND, SECOND) == []


def test_who_is_asked_twice_in_vain_is_left_alone_and_the_adviser_sees_it(
    calendar_on_each: Calendar,
) -> None:
    calendar = calendar_on_each
    tender_id = calendar.adds()
    for day in (FIRST, SECOND):
        assert len(calendar.lives(day - WEEK, day)) == 2
        assert ignored(calendar, day) == []
    assert calendar.lives(THIRD - WEEK, THIRD + WEEK) == []
    assert ignored(calendar, THIRD) == [tender_id]
    with calendar.house.session() as session:
        ask_talk(calendar.answers(session, tender_id, "weeks-4", THIRD))
        session.commit()
    assert ignored(calendar, THIRD) == []


def ignored(calendar: Calendar, day: date) -> list[int]:
    with calendar.house.session() as session:
        found = ignored_tenders(session, here=calendar.house.here, now=at(day))
        return [each.tender_id for each in found]


def test_who_was_not_told_did_not_ignore_it(calendar: Calendar) -> None:
    calendar.adds()
    calendar.looks(FIRST)
    calendar.looks(SECOND)
    assert len(calendar.lives(THIRD, THIRD)) == 2
    assert ignored(calendar, THIRD) == []


def test_where_outsiders_read_along_the_coordinator_reads_it_instead(calendar: Calendar) -> None:
    calendar.adds()
    calendar.looks(FIRST)
    (line,) = calendar.notices(ids.NOTICE_TEAM_WEEK)
    assert calendar.tells(line, FIRST, audience=Audience.EXPOSED_CHANNEL) is None
    aside = calendar.notices(ids.NOTICE_TEAM_WEEK)[-1]
    with calendar.house.session() as session:
        assert aside.recipient == f"person:{calendar.house.viewer(session, COORDINATOR).person_id}"
    message = calendar.tells(aside, FIRST)
    assert message is not None
    assert "lezen mensen van buiten mee" in message.text


def test_a_dropped_tender_is_not_brought_up(calendar: Calendar) -> None:
    tender_id = calendar.adds()
    calendar.looks(FIRST - WEEK)
    with calendar.house.session() as session:
        viewer = calendar.house.viewer(session, CLIENT)
        drop_tender(
            session,
            here=calendar.house.here,
            viewer=viewer,
            tender_id=tender_id,
            version=1,
            now=NOW,
        )
        session.commit()
    assert calendar.lives(FIRST - WEEK, FIRST + WEEK) == []


def test_a_guest_answers_nothing_unless_it_is_theirs(calendar: Calendar) -> None:
    tender_id = calendar.adds()
    calendar.looks(FIRST)
    with calendar.house.session() as session:
        guest = calendar.house.viewer(session, COLLEAGUE, outsider=True)
        doing = Answering(
            session, calendar.house.here, guest, NudgePlace(tender_id, "weeks-26"), at(FIRST)
        )
        with pytest.raises(MayNotSeeError):
            say_needed(doing)


def test_the_adviser_deals_with_it_once_in_private(calendar_on_each: Calendar) -> None:
    calendar, house = calendar_on_each, calendar_on_each.house
    follows(house)
    tender_id = calendar.adds()
    for day in (FIRST, SECOND, THIRD):
        calendar.lives(day - WEEK, day)
    with house.session() as session:
        now = at(THIRD)
        first, second = coming(session)[:2]
        assert not read(house, session, first, Audience.PRIVATE_CHANNEL, now=now).ignored
        assert not read(house, session, first, is_overseer=False, now=now).ignored
        (line,) = read(house, session, first, now=now).ignored
        assert (line.tender_id, line.called) == (tender_id, "A1")
        viewer = house.viewer(session, ADVISER)
        points = agenda_points(session, here=house.here, meeting=first, viewer=viewer, now=now)
        assert [(each.subject_kind, each.subject_id) for each in points] == [("tender", tender_id)]
        put_agenda_mark(
            session,
            meeting_id=first.id or 0,
            subject=("tender", tender_id),
            state=AgendaState.DISCUSSED,
            outcome=None,
            marked_by_id=viewer.person_id,
            now=now,
        )
        assert read(house, session, first, now=now).ignored
        assert not read(house, session, second, now=now).ignored


def test_what_is_not_needed_counts_beside_what_trajectories_saved(
    calendar_on_each: Calendar,
) -> None:
    calendar, house = calendar_on_each, calendar_on_each.house
    ones = [calendar.adds(f"Aanbesteding {number}") for number in range(3)]
    with house.session() as session:
        for tender_id, need, saved in zip(
            ones,
            (NeedAnswer.NOT_NEEDED, NeedAnswer.LESS, NeedAnswer.LESS),
            (100_00, 50_00, None),
            strict=True,
        ):
            doing = calendar.answers(session, tender_id, "", TODAY)
            assert not need_not(doing, need=need, reason="Kan.", saved_cents=saved).is_past
        counted = savings(house, session)
        assert (counted.avoided, counted.reduced) == (1, 2)
        assert counted.saved is not None
        assert (counted.saved.cents, counted.saved.told, counted.saved.of) == (150_00, 2, 3)
        viewer = house.viewer(session, ADVISER)
        version = calendar.tender(session, ones[0]).version
        restore_tender(
            session,
            here=house.here,
            viewer=viewer,
            tender_id=ones[0],
            version=version,
            now=NOW,
        )
        assert (savings(house, session).avoided, savings(house, session).reduced) == (0, 2)


def savings(house: House, session: Session) -> Savings:
    period = period_of(PeriodKind.QUARTER, TODAY)
    found = figures_of(session, here=house.here, period=period).savings
    assert found is not None
    return found


def test_what_others_chose_is_told_from_five_up(house: House) -> None:
    with house.session() as session:
        for number in range(5):
            assert what_others_chose(session, here=house.here, category="gww") is None
            record = house.logs(session, title=f"Weg {number}", themes=frozenset({"klimaat"}))
            viewer = house.viewer(session, BUYER)
            share_trajectory(
                session,
                here=house.here,
                viewer=viewer,
                trajectory_id=record.trajectory.id or 0,
                now=NOW,
            )
        assert what_others_chose(session, here=house.here, category="gww") == Others(
            5, (("Klimaat", 5),)
        )
        assert what_others_chose(session, here=house.here, category="ict") is None


def test_at_most_three_fitting_lessons_stand_in_a_nudge(house: House) -> None:
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        for title in ("Zuinige straatverlichting", "Asfalt", "Bruggen", "Bestrating"):
            keep_lesson(
                session,
                here=house.here,
                teller_id=viewer.person_id,
                wanted=LessonInput(
                    title=title, insight="Eerst meten.", categories=frozenset({"gww"})
                ),
                now=NOW,
            )
        found = fitting_lessons(
            session,
            here=house.here,
            person_id=viewer.person_id,
            title="Straatverlichting",
            category="gww",
        )
    assert len(found) == 3
    assert found[0].title == "Zuinige straatverlichting"
