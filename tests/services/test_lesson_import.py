"""Importing lessons: what is new, changed and known, and what people did meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

from sqlmodel import Session

from bot.services.lesson_fields import LessonInput, id_of, input_of
from bot.services.lesson_import import names_to_check
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.lessons import keep_lesson, retract_lesson, rewrite
from bot.services.practice_lessons import keep_practice
from storage.vocabulary import LessonKind, LessonOrigin, LessonOutcome, LessonState, Phase
from tests.services.house import BUYER, COORDINATOR, NOW, House, build_house, happened, planned
from tests.services.importing import (
    all_lessons,
    by_ref,
    counts,
    imported,
    refusals,
    row,
)

TAKEN, UPDATED, SKIPPED, REFUSED = (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)


def change(session: Session, house: House, **fields: Any) -> None:
    """A person changes the lesson in Slack."""
    record = by_ref(session, house)
    wanted = replace(input_of(record), **fields)
    actor_id = house.viewer(session, BUYER).person_id
    rewrite(session, here=house.here, record=record, actor_id=actor_id, wanted=wanted, now=NOW)


def test_a_new_row_is_kept_with_all_it_says(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory = house.logs(session).trajectory
        everything = row(
            thema="klimaat, Circulariteit",
            categorie="gww",
            probleem="Te veel\nnieuw",
            aanpak="Vragen",
            resultaat="Minder",
            advies="Doe mee",
            getal="€ 12.000",
            link="https://voorbeeld.nl/a?b=c",
            fase="Niet nodig",
            soort="geld",
            afloop="mis",
            traject=str(trajectory.number),
            anoniem="ja",
        )
        assert counts(imported(session, house, everything)) == TAKEN
        record = by_ref(session, house)
        assert input_of(record) == LessonInput(
            title="Eerst vragen",
            insight="Vraag eerst of het nodig is.",
            problem="Te veel\nnieuw",
            approach="Vragen",
            result="Minder",
            advice="Doe mee",
            measure="€ 12.000",
            link="https://voorbeeld.nl/a?b=c",
            phase=Phase.NOT_NEEDED,
            kind=LessonKind.MONEY,
            outcome=LessonOutcome.WRONG,
            trajectory_id=trajectory.id,
            anonymous=True,
            themes=frozenset({"klimaat", "circulariteit"}),
            categories=frozenset({"gww"}),
        )
        assert record.lesson.origin is LessonOrigin.IMPORT
        assert record.lesson.told_by_id is None


def test_it_is_found_and_nobody_is_told(house: House) -> None:
    with house.session() as session:
        imported(session, house, row())
        query = LessonQuery(text="vragen")
        (found,) = find_lessons(session, here=house.here, viewer=None, query=query)
        assert found.lesson_id == by_ref(session, house).lesson.id
        assert planned(session) == []
        assert [event.actor_id for event in happened(session)] == [None]


def test_the_same_file_again_skips_every_row(house_on_each: House) -> None:
    house = house_on_each
    rows = [row(ref=str(number), thema="klimaat", advies="a") for number in range(5)]
    with house.session() as session:
        assert counts(imported(session, house, *rows)) == (5, 0, 0, 0)
        session.commit()
    with house.session() as session:
        before = len(happened(session))
        assert counts(imported(session, house, *rows)) == (0, 0, 5, 0)
        assert len(happened(session)) == before


def test_a_row_that_changed_rewrites_the_lesson(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        imported(session, house, row(thema="klimaat"))
        assert counts(imported(session, house, row(titel="Anders", thema="isv"))) == UPDATED
        record = by_ref(session, house)
        assert (record.lesson.title, record.lesson.version) == ("Anders", 2)
        assert record.themes == {"ketenverantwoordelijkheid"}
        assert happened(session)[-1].actor_id is None


def test_what_a_file_has_no_column_for_stays(house: House) -> None:
    with house.session() as session:
        imported(session, house, row(advies="Doe mee"))
        assert counts(imported(session, house, row(titel="Anders"))) == UPDATED
        assert by_ref(session, house).lesson.advice == "Doe mee"
        assert counts(imported(session, house, row(titel="Anders", advies=""))) == UPDATED
        assert by_ref(session, house).lesson.advice is None


def test_what_a_person_changed_is_not_overwritten(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        imported(session, house, row())
        change(session, house, advice="Van een collega")
        done = imported(session, house, row(titel="Anders"))
        assert counts(done) == REFUSED
        (told,) = refusals(done)
        assert (told["row"], told["column"]) == (2, "ref")
        assert "somebody changed lesson 1 in Slack" in told["reason"]
        record = by_ref(session, house).lesson
        assert (record.title, record.advice) == (row()["titel"], "Van een collega")


def test_a_row_that_did_not_change_is_skipped_whatever_a_person_changed(house: House) -> None:
    with house.session() as session:
        imported(session, house, row())
        change(session, house, title="Van een collega")
        assert counts(imported(session, house, row())) == SKIPPED
        assert by_ref(session, house).lesson.title == "Van een collega"


def test_a_row_that_says_what_a_person_made_of_it_is_skipped(house: House) -> None:
    with house.session() as session:
        imported(session, house, row())
        change(session, house, title="Beter")
        assert counts(imported(session, house, row(titel="Beter"))) == SKIPPED


def test_what_a_person_put_back_may_be_changed_by_a_file(house: House) -> None:
    with house.session() as session:
        imported(session, house, row())
        change(session, house, title="Even anders")
        change(session, house, title=row()["titel"])
        assert counts(imported(session, house, row(titel="Beter"))) == UPDATED


def test_one_that_was_taken_back_or_taken_over_stays_so(house: House) -> None:
    with house.session() as session:
        imported(session, house, row(ref="weg"), row(ref="samen"))
        gone, merged = by_ref(session, house, "weg"), by_ref(session, house, "samen")
        retract_lesson(
            session,
            here=house.here,
            viewer=house.viewer(session, COORDINATOR),
            lesson_id=id_of(gone.lesson),
            now=NOW,
        )
        merged.lesson.state = LessonState.MERGED
        session.add(merged.lesson)
        session.flush()
        done = imported(session, house, row(ref="weg"), row(ref="samen", titel="Anders"))
        assert counts(done) == (0, 0, 2, 0)
        assert by_ref(session, house, "weg").lesson.title == ""


def test_a_practice_example_is_not_a_files_to_change(house: House) -> None:
    with house.session() as session:
        keep_practice(session, here=house.here, now=NOW)
        done = imported(session, house, row(ref="nulmeting-klimaat-1"))
        assert counts(done) == REFUSED
        assert "does not come from a file" in refusals(done)[0]["reason"]


def test_a_lesson_of_another_workspace_is_another_lesson(house: House) -> None:
    elsewhere = build_house(house.database, team_id="T0002", profile="leiden")
    with house.session() as session:
        imported(session, house, row())
        assert counts(imported(session, elsewhere, row(titel="Anders"))) == TAKEN
        assert by_ref(session, house).lesson.title == row()["titel"]
        number = str(house.logs(session).trajectory.number)
        assert counts(imported(session, elsewhere, row(ref="L2", traject=number))) == REFUSED


def test_a_ref_that_stands_there_twice_says_the_same_or_is_refused(house: House) -> None:
    with house.session() as session:
        done = imported(session, house, row(), row(), row(titel="Anders"), row(titel="Anders "))
        assert counts(done) == (1, 0, 1, 2)
        assert [(each["row"], each["column"]) for each in refusals(done)] == [
            (4, "ref"),
            (5, "ref"),
        ]
        assert "row 2 has this ref too" in refusals(done)[0]["reason"]


def test_a_ref_of_a_row_that_was_refused_is_taken_as_well(house: House) -> None:
    """Which of the two is meant, nobody knows."""
    with house.session() as session:
        done = imported(session, house, row(thema="weer"), row())
        assert counts(done) == (0, 0, 0, 2)
        assert [each["column"] for each in refusals(done)] == ["thema", "ref"]


def test_one_mistake_keeps_its_own_row_out_and_no_other(house: House) -> None:
    with house.session() as session:
        done = imported(session, house, row(ref="L1"), row(ref="L2", titel=""), row(ref="L3"))
        assert counts(done) == (2, 0, 0, 1)
        assert [lesson.ref for lesson in all_lessons(session)] == ["L1", "L3"]


def test_every_column_with_a_mistake_is_told_once(house: House) -> None:
    with house.session() as session:
        done = imported(session, house, row(titel="", thema="x, y, z", traject="99"))
    assert [each["column"] for each in refusals(done)] == ["titel", "thema", "traject"]
    assert counts(done) == REFUSED


def test_nothing_unstorable_reaches_the_database(house_on_each: House) -> None:
    """PostgreSQL takes no NUL."""
    nasty = row(ref="L\x001", titel="A\x00\u200bb", inzicht="c\x00d\x1b[31m\x0be", advies="\ud800")
    with house_on_each.session() as session:
        assert counts(imported(session, house_on_each, nasty)) == TAKEN
        record = by_ref(session, house_on_each).lesson
        assert (record.title, record.insight, record.advice) == ("Ab", "cd[31m\ne", None)


def test_possible_names_of_suppliers_are_pointed_out_in_what_was_written(house: House) -> None:
    named = row(
        inzicht="Bouwbedrijf Voorbeeld B.V. was op tijd.", advies="Bel Bouwbedrijf Voorbeeld B.V."
    )
    with house.session() as session:
        done = imported(session, house, row(ref="L0"), named, named | {"ref": "L2", "thema": "?!"})
        (told,) = names_to_check(done, here=house.here)
        assert told.row == 3
        assert told.names == ("Bouwbedrijf Voorbeeld B.V.",)
        assert list(names_to_check(imported(session, house, named), here=house.here)) == []


def test_a_lesson_kept_in_slack_is_no_row_of_a_file(house: House) -> None:
    """It has no ref, so that no file can reach it."""
    with house.session() as session:
        keep_lesson(
            session,
            here=house.here,
            teller_id=house.viewer(session, BUYER).person_id,
            wanted=LessonInput(title=row()["titel"], insight=row()["inzicht"]),
            now=NOW,
        )
        assert counts(imported(session, house, row())) == TAKEN
        assert len(all_lessons(session)) == 2


def test_two_imports_at_once_keep_every_lesson_once(house_on_each: House) -> None:
    house, together = house_on_each, Barrier(2)
    rows = [row(ref=str(number)) for number in range(10)]

    def run(turned: list[dict[str, str]]) -> int:
        with house.session() as session:
            together.wait()
            done = imported(session, house, *turned)
            session.commit()
            return done.report.taken

    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(run, each) for each in (rows, rows[::-1])]
        assert sorted(each.result() for each in done) == [0, 10]
