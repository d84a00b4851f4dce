"""The coordinator hears it once when the year is there in which the plan expects a duty."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.messages import plan_ids as ids
from bot.services.plan_duties import duties_unplanned, plan_duties
from storage.vocabulary import MunicipalRole
from tests.services.house import NOW, SECOND_COORDINATOR, House, appoint, planned
from tests.services.test_plan_notices import told

ZONE = ZoneInfo("Europe/Amsterdam")
FIRST = datetime(2027, 1, 4, 8, 30, tzinfo=ZONE)
"""New Year's Day is a Friday, so Monday is the first working day."""


def plans(house: House, *, now: datetime = NOW) -> int:
    """Look whether it is planned."""
    with house.session() as session:
        made = plan_duties(session, here=house.here, now=now)
        session.commit()
    return made


def test_it_is_planned_once_for_the_first_working_day_of_the_year(house_on_each: House) -> None:
    house = house_on_each
    assert (plans(house), plans(house), plans(house, now=FIRST)) == (1, 0, 0)
    with house.session() as session:
        assert [each.due_at for each in planned(session, ids.NOTICE_DUTY)] == [FIRST]


def test_it_says_what_the_plan_expects_with_its_source(house: House) -> None:
    plans(house)
    telling = told(house, ids.NOTICE_DUTY)
    assert telling is not None
    said = str(telling.message)
    assert "*Het is 2027.*" in said
    assert "wettelijke MKI‑opgave (2027)" in said
    assert "Bron: MVOI-actieplan" in said


def test_who_is_no_coordinator_any_more_hears_nothing(house: House) -> None:
    plans(house)
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.COORDINATOR, [SECOND_COORDINATOR])
        session.commit()
    assert told(house, ids.NOTICE_DUTY) is None


def test_a_year_that_is_over_is_not_told_any_more(house: House) -> None:
    with house.session() as session:
        later = NOW.replace(year=2028)
        assert duties_unplanned(session, here=house.here, now=later) == []


def test_a_duty_that_left_the_profile_is_not_told(house: House) -> None:
    plans(house)
    profile = house.here.profile
    tools = tuple(each.model_copy(update={"duty": None}) for each in profile.tools)
    fewer = profile.model_copy(update={"tools": tools})
    later = House(house.database, type(house.here)(**{**vars(house.here), "profile": fewer}))
    assert told(later, ids.NOTICE_DUTY) is None
