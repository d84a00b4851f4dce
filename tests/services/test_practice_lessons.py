"""The practice examples of a profile become lessons, once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

from sqlmodel import Session, col, select

from bot.profile.practice import PracticeExample
from bot.services.lesson_fields import id_of, input_of
from bot.services.lessons import retract_lesson, rewrite
from bot.services.practice_lessons import keep_practice
from storage.lessons import LessonRecord, find_lesson_by_ref
from storage.tables import Lesson
from storage.vocabulary import LessonOrigin, LessonOutcome, LessonState
from tests.services.house import COORDINATOR, NOW, House, happened, planned

REF = "nulmeting-klimaat-1"


def kept(session: Session, house: House, ref: str) -> LessonRecord:
    """The lesson that an example has become."""
    record = find_lesson_by_ref(session, workspace_id=house.here.workspace_id, ref=ref)
    assert record is not None
    return record


def examples(house: House) -> tuple[PracticeExample, ...]:
    """Those of the profile."""
    assert house.here.profile.practice is not None
    return house.here.profile.practice.examples


def lessons(session: Session) -> list[Lesson]:
    """Every lesson, oldest first."""
    return list(session.exec(select(Lesson).order_by(col(Lesson.id))))


def test_each_is_kept_word_for_word(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        assert keep_practice(session, here=house.here, now=NOW) == 22
        for example in examples(house):
            record = kept(session, house, example.slug)
            assert record.lesson.title == example.title
            assert record.lesson.insight == example.text
            assert record.themes == {example.theme}
            assert record.lesson.outcome is LessonOutcome.WELL
            assert record.lesson.origin is LessonOrigin.PROFILE
            assert record.lesson.told_by_id is None


def test_a_second_start_adds_nothing(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        keep_practice(session, here=house.here, now=NOW)
        before = len(happened(session))
        assert keep_practice(session, here=house.here, now=NOW) == 0
        assert len(lessons(session)) == 22
        assert len(happened(session)) == before


def test_one_that_was_changed_or_taken_back_stays_so(house: House) -> None:
    with house.session() as session:
        keep_practice(session, here=house.here, now=NOW)
        changed, retracted = kept(session, house, REF), kept(session, house, "nulmeting-klimaat-2")
        viewer = house.viewer(session, COORDINATOR)
        rewrite(
            session,
            here=house.here,
            record=changed,
            actor_id=viewer.person_id,
            wanted=replace(input_of(changed), title="Anders"),
            now=NOW,
        )
        retract_lesson(
            session, here=house.here, viewer=viewer, lesson_id=id_of(retracted.lesson), now=NOW
        )
        assert keep_practice(session, here=house.here, now=NOW) == 0
        assert kept(session, house, REF).lesson.title == "Anders"
        stays = kept(session, house, "nulmeting-klimaat-2").lesson
        assert (stays.state, stays.title) == (LessonState.RETRACTED, "")


def test_nobody_is_told(house: House) -> None:
    with house.session() as session:
        keep_practice(session, here=house.here, now=NOW)
        assert planned(session) == []
        assert {event.actor_id for event in happened(session)} == {None}


def test_a_profile_without_examples_has_no_first_lessons(house: House) -> None:
    profile = house.here.profile.model_copy(update={"practice": None})
    with house.session() as session:
        assert keep_practice(session, here=replace(house.here, profile=profile), now=NOW) == 0
        assert lessons(session) == []


def test_two_that_start_together_keep_them_once(house_on_each: House) -> None:
    house, together = house_on_each, Barrier(2)

    def start() -> int:
        with house.session() as session:
            together.wait()
            new = keep_practice(session, here=house.here, now=NOW)
            session.commit()
            return new

    with ThreadPoolExecutor(2) as threads:
        assert sum(each.result() for each in [threads.submit(start) for _ in range(2)]) == 22
    with house.session() as session:
        assert [lesson.number for lesson in lessons(session)] == list(range(1, 23))
