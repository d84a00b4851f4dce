"""The watch list in the database: followed, back on the agenda, looked at again, done."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.messages import meeting_ids, watch_ids
from bot.messages.list_state import MINE
from bot.messages.meeting_view import PointPlace, SheetPlace
from bot.messages.watch_view import WatchListState
from bot.policy.confidentiality import Audience
from bot.policy.watch import EVERY_TIME
from bot.services.errors import NotAllowedError
from bot.services.meeting_points import find_point, mark_point, print_of
from bot.services.occasion import Occasion
from bot.services.outreach_errors import DevelopmentGoneError, MayNotKeepDevelopmentError
from bot.services.telling import tell
from bot.services.watch import (
    DevelopmentInput,
    Watcher,
    add_development,
    change_development,
    finish_development,
    look_again,
    reopen_development,
)
from bot.services.watch_notices import plan_watch, watch_unplanned
from bot.services.watch_views import (
    development_view,
    developments_of,
    typed_watch,
    watch_list,
)
from storage.database import Database
from storage.tables import Meeting
from storage.vocabulary import AgendaState
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    build_house,
    happened,
    planned,
)
from tests.services.test_agenda import read
from tests.services.test_meetings import coming, follows
from tests.support.colleagues import text_of

JANUARY, QUARTER = date(2027, 1, 12), date(2027, 1, 4)
WATCHED = "De MKI wordt een plicht"


@pytest.fixture
def house(house_on_each: House) -> House:
    """A house where the meetings are known."""
    follows(house_on_each)
    return house_on_each


@contextmanager
def doing(house: House, user: str = BUYER, *, now: datetime = NOW) -> Iterator[Watcher]:
    """Somebody does something, kept when the block ends."""
    with house.session() as session:
        yield Watcher(session, house.here, house.viewer(session, user), now)
        session.commit()


def wanted(doer: Watcher, house: House, owner: str = BUYER, **fields: Any) -> DevelopmentInput:
    """What somebody wants to follow."""
    owner_id = house.viewer(doer.session, owner).person_id
    return replace(DevelopmentInput(WATCHED, owner_id, JANUARY), **fields)


def added(house: House, owner: str = BUYER, by: str = BUYER, **fields: Any) -> int:
    """The id of a new one."""
    with doing(house, by) as doer:
        return add_development(doer, wanted(doer, house, owner, **fields)).id or 0


def on_agenda(house: House, place: int, audience: Audience = Audience.PERSON) -> list[str]:
    """What comes back at the meeting in this place, as it is read somewhere."""
    with house.session() as session:
        meeting = coming(session)[place]
        view = read(house, session, meeting, audience, is_overseer=False)
        return [each.text for each in view.developments]


def test_it_stands_on_the_agenda_from_its_day_on(house: House) -> None:
    """The meetings are on 24 November, 8 and 22 December, 5 and 19 January."""
    added(house)
    assert [on_agenda(house, place) for place in range(5)] == [[], [], [], [], [WATCHED]]
    assert on_agenda(house, 4, Audience.PRIVATE_CHANNEL) == [WATCHED]


def test_what_comes_back_every_time_stands_on_each_agenda(house: House) -> None:
    added(house, look_again_on=EVERY_TIME)
    assert on_agenda(house, 0) == on_agenda(house, 3) == [WATCHED]


def test_what_is_done_stands_on_none_until_it_is_followed_again(house: House) -> None:
    development_id = added(house, look_again_on=EVERY_TIME)
    with doing(house) as doer:
        assert finish_development(doer, development_id, outcome="Ingegaan", version=1)
    assert on_agenda(house, 0) == []
    with doing(house) as doer:
        assert reopen_development(doer, development_id)
        assert not reopen_development(doer, development_id)
    assert on_agenda(house, 2) == []
    assert on_agenda(house, 3) == [WATCHED]


def marked(
    house: House, meeting: Meeting, development_id: int, *, comes_back: bool | None = None
) -> bool:
    """The coordinator says that it was discussed."""
    with doing(house, COORDINATOR) as doer:
        place = PointPlace(SheetPlace(meeting.id or 0), watch_ids.SUBJECT, development_id)
        viewer = doer.viewer
        asked: dict[str, Any] = {"here": house.here, "viewer": viewer, "place": place, "now": NOW}
        point = find_point(doer.session, **asked)
        assert point is not None
        return mark_point(
            doer.session,
            wanted=(AgendaState.DISCUSSED, ""),
            base=print_of(point),
            comes_back=comes_back,
            **asked,
        )


@pytest.mark.parametrize(
    ("stands", "comes_back", "then"),
    [
        (date(2026, 11, 20), None, QUARTER),
        (date(2026, 11, 20), False, QUARTER),
        (date(2026, 11, 20), True, date(2026, 11, 24)),
        (EVERY_TIME, None, EVERY_TIME),
        (EVERY_TIME, True, EVERY_TIME),
        (EVERY_TIME, False, QUARTER),
    ],
)
def test_what_had_its_turn_comes_back_when_the_meeting_says(
    house: House, stands: date, comes_back: bool | None, then: date
) -> None:
    """It stays on the agenda of the meeting itself, for its minutes."""
    development_id = added(house, look_again_on=stands)
    with house.session() as session:
        meeting = coming(session)[0]
    assert marked(house, meeting, development_id, comes_back=comes_back)
    assert on_agenda(house, 0) == [WATCHED]
    with house.session() as session:
        view = development_view(
            session,
            here=house.here,
            viewer=house.viewer(session, COLLEAGUE),
            development_id=development_id,
        )
    assert view.look_again_on == then


def test_without_a_fortnightly_meeting_it_stands_at_the_meeting_for_everybody(
    migrated_sqlite_url: str,
) -> None:
    database = Database(migrated_sqlite_url)
    leiden = build_house(database, profile="leiden")
    rhythm = next(e for e in leiden.here.profile.rhythms if e.kind == "network-meeting")
    added(leiden, look_again_on=EVERY_TIME)
    with leiden.session() as session:
        meeting = Meeting(
            workspace_id=leiden.here.workspace_id,
            rhythm=rhythm.slug,
            planned_for=JANUARY,
            starts_at=NOW + timedelta(days=9),
            minutes=60,
            created_at=NOW,
            updated_at=NOW,
        )
        session.add(meeting)
        session.flush()
        for kind, stands in ((rhythm.kind, [WATCHED]), ("quarterly-meeting", [])):
            found = developments_of(session, here=leiden.here, meeting=meeting, kind=kind)
            assert [each.text for each in found] == stands
    database.close()


def test_who_is_asked_to_look_after_it_hears_so_once(house: House) -> None:
    added(house, owner=COLLEAGUE)
    with house.session() as session:
        (notice,) = planned(session, watch_ids.NOTICE_GIVEN)
        told = tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW))
        assert told is not None
        assert WATCHED in text_of(list(told.message.blocks))
        assert f"<@{BUYER}>" in text_of(list(told.message.blocks))
    added(house)
    with house.session() as session:
        assert len(planned(session, watch_ids.NOTICE_GIVEN)) == 1


def test_its_owner_hears_a_week_before_that_it_comes_back(house: House) -> None:
    """Not of what has moved since; once for each day."""
    development_id = added(house)
    added(house, look_again_on=EVERY_TIME)
    near = datetime(2027, 1, 5, 9, tzinfo=UTC)
    with house.session() as session:
        asked: dict[str, Any] = {"here": house.here}
        assert not watch_unplanned(session, now=near - timedelta(days=1), **asked)
        assert watch_unplanned(session, now=near, **asked)
        plan_watch(session, now=near, **asked)
        assert not watch_unplanned(session, now=near, **asked)
        (notice,) = planned(session, watch_ids.NOTICE_BACK)
        occasion = Occasion(session, [notice], house.here, Audience.PERSON, near)
        told = tell(occasion)
        assert told is not None
        assert "12 januari" in text_of(list(told.message.blocks))
        assert tell(replace(occasion, audience=Audience.TEAM_CHANNEL)) is None
        session.commit()
    with doing(house) as doer:
        assert look_again(doer, development_id, on=date(2027, 4, 1), note="", version=1)
    with house.session() as session:
        occasion = Occasion(
            session,
            planned(session, watch_ids.NOTICE_BACK),
            house.here,
            Audience.PERSON,
            near,
        )
        assert tell(occasion) is None


def test_a_colleague_who_was_faster_is_not_overwritten(house: House) -> None:
    development_id = added(house)
    with doing(house) as doer:
        assert change_development(
            doer, development_id, wanted(doer, house, text="De MKI is een plicht"), version=1
        )
    with doing(house, COORDINATOR) as doer:
        late = wanted(doer, house, text="Iets anders")
        assert not change_development(doer, development_id, late, version=1)
        assert not look_again(doer, development_id, on=JANUARY, note="x", version=1)
    with house.session() as session:
        (event,) = [e for e in happened(session) if e.kind == watch_ids.EVENT_CHANGED]
        assert event.texts == {"text": [WATCHED, "De MKI is een plicht"]}


def test_only_who_looks_after_it_or_oversees_changes_it(house: House) -> None:
    development_id = added(house, owner=COLLEAGUE)
    with doing(house, CLIENT) as doer:
        with pytest.raises(MayNotKeepDevelopmentError):
            finish_development(doer, development_id, outcome="Klaar", version=1)
        with pytest.raises(DevelopmentGoneError):
            finish_development(doer, 10**9, outcome="Klaar", version=1)
    with doing(house, COLLEAGUE) as doer:
        assert look_again(doer, development_id, on=JANUARY, note="Ligt stil", version=1)
    with doing(house, COORDINATOR) as doer:
        assert finish_development(doer, development_id, outcome="Klaar", version=2)


def test_an_outsider_reads_and_adds_nothing(house: House) -> None:
    with house.session() as session:
        guest = house.viewer(session, "U0GUEST", outsider=True)
        with pytest.raises(NotAllowedError):
            watch_list(session, here=house.here, viewer=guest, state=WatchListState())
        doer = Watcher(session, house.here, guest, NOW)
        with pytest.raises(NotAllowedError):
            add_development(doer, DevelopmentInput(WATCHED, guest.person_id, JANUARY))


def test_the_list_is_chosen_by_theme_and_by_owner(house: House) -> None:
    added(house, theme="klimaat")
    added(house, owner=COLLEAGUE, text="Iets anders")
    with house.session() as session:
        asked: dict[str, Any] = {"here": house.here, "viewer": house.viewer(session, BUYER)}
        for state, texts in (
            (WatchListState(), [WATCHED, "Iets anders"]),
            (WatchListState(mine=MINE), [WATCHED]),
            (WatchListState(theme="klimaat"), [WATCHED]),
            (WatchListState(theme="circulariteit"), []),
        ):
            found = watch_list(session, state=state, **asked)
            assert [each.text for each in found.rows] == texts
    assert typed_watch("klimaat", here=house.here) == (WatchListState(theme="klimaat"), "")
    assert typed_watch("de MKI-plicht", here=house.here) == (WatchListState(), "de MKI-plicht")
    assert typed_watch("", here=house.here) == (WatchListState(), "")


def test_an_agenda_that_was_sent_follows(house: House) -> None:
    with doing(house, now=NOW + timedelta(weeks=1)) as doer:
        add_development(doer, wanted(doer, house, look_again_on=EVERY_TIME))
    with house.session() as session:
        assert planned(session, meeting_ids.NOTICE_AGENDA_CHANGED)
