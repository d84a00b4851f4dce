"""Finding lessons: what is asked, by whom, and in whose workspace."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.policy.confidentiality import Viewer
from bot.services.lesson_fields import LessonInput
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.lessons import edit_lesson, keep_lesson, retract_lesson
from storage.database import Database
from storage.lessons import LessonRecord, lesson_records
from storage.migrate import upgrade
from storage.tables import Lesson
from storage.vocabulary import LessonKind, LessonOutcome, LessonState, Phase
from tests.services.conftest import PROFILE
from tests.services.finding.collection import TUNED, keep_all, lessons, queries
from tests.services.house import ADVISER, BUYER, COLLEAGUE, COORDINATOR, NOW, House, build_house

LAMPS = LessonInput(
    "Herbruikbare straatlantaarns",
    "De masten zijn herbruikbaar.",
    themes=frozenset({"circulariteit"}),
    categories=frozenset({"gww"}),
    phase=Phase.EXECUTION,
    kind=LessonKind.CONTENT,
    outcome=LessonOutcome.WELL,
)
CARS = LessonInput(
    "Elektrisch wagenpark",
    "Eerst de laadpalen, dan de bestelbussen. Straks ook op straat.",
    themes=frozenset({"klimaat"}),
    categories=frozenset({"vervoer"}),
    phase=Phase.TENDER,
    kind=LessonKind.PROCESS,
    outcome=LessonOutcome.WRONG,
)
EVERY_KIND_OF_PERSON = [None, BUYER, COLLEAGUE, ADVISER, COORDINATOR]


def keep(
    house: House, session: Session, wanted: LessonInput, *, by: str | None = BUYER
) -> LessonRecord:
    """Somebody keeps a lesson; or it comes from a file."""
    teller = None if by is None else house.viewer(session, by).person_id
    return keep_lesson(session, here=house.here, teller_id=teller, wanted=wanted, now=NOW)


def find(
    house: House, session: Session, text: str = "", *, viewer: Viewer | None = None, **asked: object
) -> list[str]:
    """The titles of what is found, in their order."""
    query = replace(LessonQuery(text=text), **asked)  # type: ignore[arg-type]  # named by each test
    found = find_lessons(session, here=house.here, viewer=viewer, query=query)
    records = lesson_records(
        session, workspace_id=house.here.workspace_id, ids=[each.lesson_id for each in found]
    )
    return [record.lesson.title for record in records]


@pytest.mark.parametrize(
    "text",
    [
        "lantaarnpalen",
        "straatverlichting",
        "straatlantarns",
        "masten",
        "HERBRUIKBAAR!",
        "circulair",
        "circulariteit",
        "grond-, weg- en waterbouw",
        "hergebruik van masten",
    ],
)
def test_a_lesson_is_found_in_other_words(house: House, text: str) -> None:
    with house.session() as session:
        keep(house, session, LAMPS)
        keep(house, session, CARS)
        assert find(house, session, text)[0] == LAMPS.title


@pytest.mark.parametrize("text", ["olifant", "xyzzy", "!?", "🙂", "de het"])
def test_what_occurs_nowhere_finds_nothing(house: House, text: str) -> None:
    with house.session() as session:
        keep(house, session, LAMPS)
        assert find(house, session, text) == []


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_without_a_text_the_newest_comes_first(house: House, text: str) -> None:
    with house.session() as session:
        keep(house, session, LAMPS)
        keep(house, session, CARS)
        assert find(house, session, text) == [CARS.title, LAMPS.title]


def test_the_title_weighs_more_than_the_insight_and_that_more_than_the_rest(house: House) -> None:
    said_in = [
        LessonInput("Over hennep", "Iets heel anders."),
        LessonInput("Eerste", "Neem hennep, zei hij."),
        LessonInput("Tweede", "Iets heel anders.", advice="Neem hennep."),
    ]
    with house.session() as session:
        for wanted in said_in:
            keep(house, session, wanted)
        assert find(house, session, "hennep") == [wanted.title for wanted in said_in]


def test_of_two_that_answer_as_well_the_newest_comes_first(house: House) -> None:
    with house.session() as session:
        for number in ("ab12", "cd34"):
            keep(house, session, LessonInput(f"Zout {number}", "Gestrooid."))
        assert find(house, session, "zout") == ["Zout cd34", "Zout ab12"]


FILTERS: list[tuple[dict[str, Any], list[LessonInput]]] = [
    ({"theme": "klimaat"}, [CARS]),
    ({"category": "gww"}, [LAMPS]),
    ({"phase": "aanbesteding"}, [CARS]),
    ({"kind": "inhoud"}, [LAMPS]),
    ({"outcome": "mis"}, [CARS]),
    ({"theme": "klimaat", "category": "vervoer", "outcome": "mis"}, [CARS]),
    ({"theme": "klimaat", "category": "gww"}, []),
    ({"theme": "weg"}, []),
    ({"phase": "weg"}, []),
]


@pytest.mark.parametrize("text", ["", "straat"])
def test_a_filter_leaves_only_what_fits(house_on_each: House, text: str) -> None:
    with house_on_each.session() as session:
        keep(house_on_each, session, LAMPS)
        keep(house_on_each, session, CARS)
        for asked, expected in FILTERS:
            titles = [wanted.title for wanted in expected]
            assert find(house_on_each, session, text, **asked) == titles, asked


@pytest.mark.parametrize("text", ["", "straat"])
def test_an_outsider_finds_only_their_own(house_on_each: House, text: str) -> None:
    house = house_on_each
    with house.session() as session:
        keep(house, session, LAMPS)
        keep(house, session, CARS, by=COLLEAGUE)
        keep(house, session, replace(CARS, title="Uit een bestand, op straat"), by=None)
        guest = house.viewer(session, COLLEAGUE, outsider=True)
        stranger = house.viewer(session, "U0STRANGER", outsider=True)
        assert find(house, session, text, viewer=guest) == [CARS.title]
        assert find(house, session, text, viewer=stranger) == []


@pytest.mark.parametrize("text", ["", "straat"])
def test_mine_is_what_somebody_told_also_without_their_name(house: House, text: str) -> None:
    with house.session() as session:
        keep(house, session, replace(LAMPS, anonymous=True))
        keep(house, session, CARS, by=COLLEAGUE)
        for user in EVERY_KIND_OF_PERSON:
            viewer = None if user is None else house.viewer(session, user)
            own = {BUYER: [LAMPS.title], COLLEAGUE: [CARS.title]}.get(user or "", [])
            assert find(house, session, text, viewer=viewer, mine=True) == own
            assert len(find(house, session, text, viewer=viewer)) == 2


def test_what_was_taken_back_is_gone(house_on_each: House) -> None:
    house, texts = house_on_each, ("", "lantaarns", "masten", "circulair")
    with house.session() as session:
        record = keep(house, session, LAMPS)
        assert all(find(house, session, text) == [LAMPS.title] for text in texts)
        retract_lesson(
            session,
            here=house.here,
            viewer=house.viewer(session, BUYER),
            lesson_id=record.lesson.id or 0,
            now=NOW,
        )
        assert not any(find(house, session, text) for text in texts)


@pytest.mark.parametrize("text", ["", "straat"])
@pytest.mark.parametrize("state", sorted(set(LessonState) - {LessonState.KEPT}))
def test_only_what_is_kept_is_found(house: House, text: str, state: LessonState) -> None:
    """Whatever the index still says."""
    with house.session() as session:
        record = keep(house, session, LAMPS)
        stored = session.get_one(Lesson, record.lesson.id)
        stored.state = state
        session.add(stored)
        session.flush()
        assert find(house, session, text) == []


def test_a_lesson_that_changed_is_found_by_what_it_says_now(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        record = keep(house, session, LAMPS)
        edit_lesson(
            session,
            here=house.here,
            viewer=house.viewer(session, BUYER),
            lesson_id=record.lesson.id or 0,
            version=1,
            wanted=replace(LAMPS, title="Bermen maaien", insight="Gras.", themes=frozenset()),
            now=NOW,
        )
        assert find(house, session, "maaien") == ["Bermen maaien"]
        assert find(house, session, "lantaarnpalen") == []
        assert find(house, session, "circulariteit") == []


def test_another_municipality_finds_nothing_of_ours(house_on_each: House) -> None:
    there = build_house(house_on_each.database, team_id="T0002", profile=PROFILE)
    with house_on_each.session() as session:
        keep(house_on_each, session, LAMPS)
        session.commit()
    with there.session() as session:
        for user, text in product(EVERY_KIND_OF_PERSON, ("", "lantaarns", "lantarns", "circulair")):
            viewer = None if user is None else there.viewer(session, user)
            assert find(there, session, text, viewer=viewer) == []
        keep(there, session, CARS)
        assert find(there, session) == [CARS.title]


def scores(house: House, session: Session, text: str) -> dict[str, float]:
    """How well each lesson answers, by its title."""
    found = find_lessons(session, here=house.here, viewer=None, query=LessonQuery(text=text))
    ids = [each.lesson_id for each in found]
    records = lesson_records(session, workspace_id=house.here.workspace_id, ids=ids)
    return {record.lesson.title: each.score for record, each in zip(records, found, strict=True)}


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(list(lessons())[::12]))
def test_the_order_in_which_lessons_came_makes_no_difference(
    house: House, order: Sequence[str]
) -> None:
    asked = list(queries(TUNED))[::10]
    found = []
    for names in (sorted(order), order):
        with house.session() as session:  # nothing is committed: the next begins afresh
            for name in names:
                keep(house, session, lessons()[name])
            found.append([scores(house, session, text) for text in asked])
    assert found[0] == found[1]


@pytest.mark.postgresql
def test_both_databases_find_the_same(sqlite_url: str, postgresql_url: str) -> None:
    found = []
    for url in (sqlite_url, postgresql_url):
        database = Database(url)
        upgrade(database)
        house = build_house(database, profile=PROFILE)
        with house.session() as session:
            names = keep_all(session, house.here)
            found.append(
                {
                    text: [
                        (names[each.lesson_id], each.score)
                        for each in find_lessons(
                            session, here=house.here, viewer=None, query=LessonQuery(text=text)
                        )
                    ]
                    for text in (*queries(TUNED), "")
                }
            )
        database.close()
    assert found[0] == found[1]
