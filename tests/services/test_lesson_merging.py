"""Merging lessons: nothing is lost, nothing is overwritten, and nobody goes round in circles."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from bot.messages import lesson_ids as ids
from bot.policy.confidentiality import Audience
from bot.services import lesson_access, lessons
from bot.services.errors import LessonNotFoundError, MayNotRetractLessonError, NotCoordinatorError
from bot.services.lesson_fields import FREE_TEXT, LessonInput, id_of, input_of
from bot.services.lesson_merge_views import merge_view, same_said, taken_over
from bot.services.lesson_merging import (
    FILLED_IN,
    UNITED,
    Merged,
    MergePlan,
    NotMergeableError,
    Pair,
    merge_lessons,
    pair_to_merge,
)
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.occasion import Occasion
from bot.services.telling import tell
from storage.lessons import (
    LessonRecord,
    add_lesson_file,
    count_reuse,
    find_lesson,
    find_lesson_by_number,
    note_reuse,
)
from storage.tables import Event, Lesson
from storage.vocabulary import (
    LessonKind,
    LessonOrigin,
    LessonOutcome,
    LessonState,
    MunicipalRole,
    Phase,
)
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    SECOND_COORDINATOR,
    House,
    appoint,
    happened,
    planned,
)


def told(house: House, user: str | None = BUYER, **fields: Any) -> int:
    """Somebody tells a lesson, or it comes from a file. :returns: its id."""
    wanted = {"title": "Masten", "insight": "Masten zijn herbruikbaar.", **fields}
    with house.session() as session:
        record = lessons.keep_lesson(
            session,
            here=house.here,
            teller_id=house.viewer(session, user).person_id if user else None,
            wanted=LessonInput(**wanted),
            now=NOW,
        )
        session.commit()
    return id_of(record.lesson)


def shown(house: House, into: int, taken: int, user: str = COORDINATOR) -> MergePlan:
    """What the coordinator sees and agrees to."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        return pair_to_merge(
            session, here=house.here, viewer=viewer, into_id=into, taken_id=taken
        ).plan


def merges(house: House, plan: MergePlan, user: str = COORDINATOR) -> Merged:
    """The coordinator lets the one go up in the other."""
    with house.session() as session:
        merged = merge_lessons(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            plan=plan,
            now=NOW,
        )
        session.commit()
    return merged


def changes(house: House, lesson_id: int, **fields: Any) -> None:
    """Somebody changes a lesson."""
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        record = lesson_access.editable(
            session, here=house.here, viewer=viewer, lesson_id=lesson_id
        )
        wanted = replace(input_of(record), **fields)
        lessons.rewrite(
            session, here=house.here, record=record, actor_id=None, wanted=wanted, now=NOW
        )
        session.commit()


def takes_back(house: House, lesson_id: int, user: str = BUYER) -> None:
    """Somebody takes a lesson back."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        lessons.retract_lesson(
            session, here=house.here, viewer=viewer, lesson_id=lesson_id, now=NOW
        )
        session.commit()


def stored(house: House, lesson_id: int) -> LessonRecord:
    """A lesson as it stands."""
    with house.session() as session:
        record = find_lesson(session, workspace_id=house.here.workspace_id, lesson_id=lesson_id)
    assert record is not None
    return record


def events_of(session: Session, lesson_id: int) -> list[Event]:
    """What happened to a lesson."""
    return [each for each in happened(session) if each.subject_id == lesson_id]


def test_what_is_empty_is_filled_and_what_is_said_stays(house_on_each: House) -> None:
    """Themes, files and readers are united; the other keeps what it said."""
    house = house_on_each
    into = told(house, insight="Keur eerst.", advice="Begin vroeg.", themes=frozenset({"klimaat"}))
    taken = told(
        house,
        CLIENT,
        insight="Eerst keuren.",
        advice="Begin laat.",
        result="80 bleven.",
        phase=Phase.PREPARATION,
        themes=frozenset({"circulariteit"}),
    )
    with house.session() as session:
        reader = house.viewer(session, COLLEAGUE).person_id
        add_lesson_file(session, lesson_id=taken, slack_file_id="F1", name="meting.pdf")
        note_reuse(session, lesson_id=taken, person_id=reader, now=NOW)
        session.commit()
    before = input_of(stored(house, taken))
    assert not merges(house, shown(house, into, taken)).stale
    after, gone = stored(house, into), stored(house, taken)
    assert input_of(after) == LessonInput(
        title="Masten",
        insight="Keur eerst.",
        advice="Begin vroeg.",
        result="80 bleven.",
        phase=Phase.PREPARATION,
        themes=frozenset({"klimaat", "circulariteit"}),
    )
    assert [file.name for file in after.files] == ["meting.pdf"]
    assert (gone.lesson.state, gone.lesson.merged_into_id) == (LessonState.MERGED, into)
    assert input_of(gone) == before
    with house.session() as session:
        assert count_reuse(session, lesson_ids=[into]) == {into: 1}


def test_links_to_the_other_lead_to_it_and_nobody_finds_the_other(house_on_each: House) -> None:
    house = house_on_each
    into, taken = told(house), told(house, CLIENT, insight="Lantaarns keuren.")
    merges(house, shown(house, into, taken))
    with house.session() as session:
        viewer = house.viewer(session, COLLEAGUE)
        found = lesson_access.readable(session, here=house.here, viewer=viewer, lesson_id=taken)
        assert id_of(found.lesson) == into
        for text in ("", "masten", "lantaarns"):
            hits = find_lessons(
                session, here=house.here, viewer=viewer, query=LessonQuery(text=text)
            )
            assert taken not in {hit.lesson_id for hit in hits}


def test_both_remember_that_it_happened(house: House) -> None:
    """The coordinator did it; the numbers are those that people know."""
    into, taken = told(house), told(house, CLIENT)
    merges(house, shown(house, into, taken))
    numbers = {each: stored(house, each).lesson.number for each in (into, taken)}
    with house.session() as session:
        actor = house.viewer(session, COORDINATOR).person_id
        newest = [events_of(session, each)[-1] for each in (into, taken)]
        assert [(event.kind, event.actor_id) for event in newest] == [
            ("took_over", actor),
            ("merged", actor),
        ]
        assert [event.facts["number"] for event in newest] == [numbers[taken], numbers[into]]


@pytest.mark.parametrize("user", [BUYER, CLIENT, COLLEAGUE, ADVISER])
def test_only_the_coordinator_merges(house: House, user: str) -> None:
    """Not who told one of them, and not the adviser."""
    into, taken = told(house), told(house, CLIENT)
    plan = shown(house, into, taken)
    with house.session() as session:
        here, viewer = house.here, house.viewer(session, user)
        with pytest.raises(NotCoordinatorError):
            pair_to_merge(session, here=here, viewer=viewer, into_id=into, taken_id=taken)
        with pytest.raises(NotCoordinatorError):
            same_said(session, here=here, viewer=viewer, lesson_id=into, typed="")
        with pytest.raises(NotCoordinatorError):
            taken_over(session, here=here, viewer=viewer, lesson_id=into)
    with pytest.raises(NotCoordinatorError):
        merges(house, plan, user)
    assert stored(house, taken).lesson.state is LessonState.KEPT


@pytest.mark.parametrize("changed", [0, 1])
def test_nothing_is_merged_unseen(house_on_each: House, changed: int) -> None:
    """Somebody changed one of the two since both were shown."""
    house = house_on_each
    pair = (told(house), told(house, CLIENT))
    plan = shown(house, *pair)
    changes(house, pair[changed], advice="Toch anders.")
    merged = merges(house, plan)
    assert merged.stale
    assert stored(house, pair[1]).lesson.state is LessonState.KEPT
    assert not merges(house, merged.pair.plan).stale
    assert stored(house, pair[1]).lesson.state is LessonState.MERGED


def test_a_form_that_was_open_is_out_of_date_for_both(house: House) -> None:
    """Whoever was changing the other one must not write over this one unseen."""
    into, taken = told(house), told(house, CLIENT)
    for number in range(3):
        changes(house, taken, title=f"Masten {number}")
    open_versions = {stored(house, each).lesson.version for each in (into, taken)}
    merges(house, shown(house, into, taken))
    assert stored(house, into).lesson.version > max(open_versions)


def test_the_same_twice_is_done_once(house_on_each: House) -> None:
    """A double click, and two coordinators who agree."""
    house = house_on_each
    with house.session() as session:
        coordinators = [COORDINATOR, SECOND_COORDINATOR]
        appoint(session, house.here, MunicipalRole.COORDINATOR, coordinators)
        session.commit()
    into, taken = told(house), told(house, CLIENT, advice="Keur.")
    plan = shown(house, into, taken)
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda user: merges(house, plan, user), coordinators * 2))
    assert not any(outcome.stale for outcome in outcomes)
    with house.session() as session:
        assert len(planned(session, ids.NOTICE_MERGED)) == 1
        assert [event.kind for event in events_of(session, taken)] == ["kept", "merged"]


def test_no_two_lessons_go_up_in_each_other(house_on_each: House) -> None:
    """Whatever is agreed to at once: nobody waits for ever, nothing turns round."""
    house = house_on_each
    trio = [told(house, title=f"Masten {number}") for number in range(3)]
    plans = [shown(house, *pair) for pair in permutations(trio, 2)]

    def attempt(plan: MergePlan) -> bool:
        try:
            return not merges(house, plan).stale
        except NotMergeableError:
            return False

    with ThreadPoolExecutor(len(plans)) as pool:
        done = list(pool.map(attempt, plans))
    kept = [each for each in trio if stored(house, each).lesson.state is LessonState.KEPT]
    assert any(done)
    assert len(trio) - len(kept) == sum(done)
    with house.session() as session:
        viewer = house.viewer(session, COLLEAGUE)
        for each in trio:
            found = lesson_access.readable(session, here=house.here, viewer=viewer, lesson_id=each)
            assert id_of(found.lesson) in kept


def test_only_two_that_can_be_read_are_merged(house: House) -> None:
    """Not one with itself, nor one that was taken back, went up elsewhere or never was."""
    into, taken, gone = told(house), told(house), told(house)
    plan, late = shown(house, into, taken), shown(house, taken, gone)
    takes_back(house, gone)
    merges(house, plan)
    for pair in (
        (into, into),
        (into, taken),
        (taken, into),
        (into, gone),
        (gone, into),
        (into, 99),
    ):
        with pytest.raises(NotMergeableError):
            shown(house, *pair)
    for wrong in (late, replace(plan, taken_id=into), replace(plan, taken_id=gone)):
        with pytest.raises(NotMergeableError):
            merges(house, wrong)


def lives_on(house: House) -> str:
    """What the first notice about merging would say now; empty when nothing."""
    with house.session() as session:
        notice = planned(session, ids.NOTICE_MERGED)[0]
        telling = tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW))
    return "" if telling is None else f"{telling.message.text} {telling.message.blocks}"


def test_who_told_the_other_hears_where_it_lives_on(house_on_each: House) -> None:
    """Nobody else, and the title of a lesson that they may not read is not told."""
    house = house_on_each
    into = told(house, title="Alleen voor collega's")
    taken = told(house, CLIENT, anonymous=True)
    merges(house, shown(house, into, taken))
    with house.session() as session:
        (notice,) = planned(session, ids.NOTICE_MERGED)
        assert notice.recipient == f"person:{house.viewer(session, CLIENT).person_id}"
    message = lives_on(house)
    assert "leerervaring 2 leeft voort in nummer 1" in message
    assert "Alleen voor" not in message


@pytest.mark.parametrize("teller", [None, COORDINATOR])
def test_nobody_is_told_what_they_did_themselves(house: House, teller: str | None) -> None:
    """Nor is a file."""
    merges(house, shown(house, told(house), told(house, teller)))
    with house.session() as session:
        assert planned(session, ids.NOTICE_MERGED) == []


def test_it_is_told_where_it_lives_on_by_then(house: House) -> None:
    """However often it changed before the notice went out."""
    first, second, third = (told(house, user) for user in (BUYER, BUYER, CLIENT))
    merges(house, shown(house, second, third))
    merges(house, shown(house, first, second))
    assert "leeft voort in nummer 1" in lives_on(house)
    takes_back(house, first)
    assert "leeft voort in nummer 2" in lives_on(house)
    takes_back(house, second)
    assert lives_on(house) == ""


def test_an_anonymous_teller_stays_unknown(house: House) -> None:
    """To the coordinator, too: before, and in what can be read back."""
    into, taken = told(house), told(house, CLIENT, anonymous=True, advice="Keur.")
    with house.session() as session:
        here, viewer = house.here, house.viewer(session, COORDINATOR)
        pair = pair_to_merge(session, here=here, viewer=viewer, into_id=into, taken_id=taken)
        assert merge_view(session, pair, here=here, viewer=viewer).taken.told_by is None
    merges(house, shown(house, into, taken))
    with house.session() as session:
        (earlier,) = taken_over(session, here=here, viewer=viewer, lesson_id=into)
        assert (earlier.told_by, earlier.story) == (None, {"advice": "Keur."})
        client = house.viewer(session, CLIENT).person_id
        assert client not in [event.actor_id for event in events_of(session, into)]


def test_what_went_up_before_can_be_read_back_by_way_of_others(house: House) -> None:
    """The newest first."""
    first, second, third = (told(house, title=f"Masten {number}") for number in range(3))
    merges(house, shown(house, second, third))
    merges(house, shown(house, first, second))
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        earlier = taken_over(session, here=house.here, viewer=viewer, lesson_id=first)
    assert [each.title for each in earlier] == ["Masten 2", "Masten 1"]


def offered(house: House, lesson_id: int, typed: str = "") -> list[str]:
    """The titles in the menu."""
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        found = same_said(session, here=house.here, viewer=viewer, lesson_id=lesson_id, typed=typed)
    return [option.label.split(" · ")[1] for option in found]


def test_the_most_alike_are_offered_first(house_on_each: House) -> None:
    """Then the others; never itself, and never what cannot be merged."""
    house = house_on_each
    alike = told(house, title="Lantaarnpalen keuren", insight="Oude palen kunnen blijven.")
    told(house, title="Bestek op tijd", insight="Vraag vroeg om een planning.")
    gone = told(house, title="Palen", insight="Palen kunnen blijven.")
    lesson_id = told(house, title="Palen blijven", insight="Keur de lantaarnpalen.")
    merges(house, shown(house, alike, gone))
    assert offered(house, lesson_id) == ["Lantaarnpalen keuren", "Bestek op tijd"]


def test_words_and_numbers_are_looked_for(house: House) -> None:
    """A number finds what took over, too."""
    into = told(house, title="Bestek op tijd", insight="Vraag vroeg.")
    taken = told(house, title="Op tijd", insight="Vraag vroeg.")
    lesson_id = told(house)
    merges(house, shown(house, into, taken))
    assert offered(house, lesson_id, "bestek") == ["Bestek op tijd"]
    with house.session() as session:
        workspace_id = house.here.workspace_id
        assert find_lesson_by_number(session, workspace_id=workspace_id, number=2) is not None
    for typed in ("1", "2"):
        assert offered(house, lesson_id, typed)[0] == "Bestek op tijd"
    assert offered(house, lesson_id, "3") == []
    assert offered(house, lesson_id, "onvindbaarwoord") == []


def test_what_others_told_does_not_go_with_what_is_taken_back(house_on_each: House) -> None:
    """It stands by itself again, as it was told; what went up in it before stays with it."""
    house = house_on_each
    deepest = told(house, COLLEAGUE, title="Masten wegen")
    taken = told(house, CLIENT, title="Masten keuren", insight="Eerst keuren.", advice="Bel.")
    into = told(house, BUYER)
    merges(house, shown(house, taken, deepest))
    before = input_of(stored(house, taken))
    merges(house, shown(house, into, taken))
    assert stored(house, into).lesson.advice == "Bel."
    takes_back(house, into)
    assert stored(house, into).lesson.advice is None
    back = stored(house, taken)
    assert (back.lesson.state, back.lesson.merged_into_id) == (LessonState.KEPT, None)
    assert input_of(back) == before
    assert stored(house, deepest).lesson.merged_into_id == taken
    with house.session() as session:
        viewer = house.viewer(session, COLLEAGUE)
        hits = find_lessons(
            session, here=house.here, viewer=viewer, query=LessonQuery(text="keuren")
        )
        assert [hit.lesson_id for hit in hits] == [taken]
        assert events_of(session, taken)[-1].kind == "brought_back"


def test_taking_back_what_went_up_elsewhere_takes_nothing_from_others(house: House) -> None:
    """Its own words go, for who told them; what the other says is not theirs to take back."""
    into, taken = told(house, BUYER), told(house, COORDINATOR)
    merges(house, shown(house, into, taken))
    with pytest.raises(MayNotRetractLessonError):
        takes_back(house, taken, CLIENT)
    takes_back(house, taken, COORDINATOR)
    gone = stored(house, taken).lesson
    assert (gone.state, gone.title, gone.merged_into_id) == (LessonState.RETRACTED, "", None)
    assert stored(house, into).lesson.state is LessonState.KEPT
    assert stored(house, into).lesson.title


TEXTS = st.none() | st.sampled_from(("", "zo", "anders"))
CHOICES: dict[str, Sequence[Any]] = {
    "phase": (None, *Phase),
    "kind": (None, *LessonKind),
    "outcome": (None, *LessonOutcome),
    "trajectory_id": (None, 1, 2),
}


@st.composite
def records(draw: st.DrawFn, number: int) -> LessonRecord:
    """A lesson that says anything."""
    said: dict[str, Any] = {name: draw(TEXTS) for name in FREE_TEXT[2:]}
    said |= {name: draw(st.sampled_from(values)) for name, values in CHOICES.items()}
    lesson = Lesson(
        id=number,
        workspace_id=1,
        number=number,
        origin=LessonOrigin.FORM,
        title=f"Titel {number}",
        insight=f"Inzicht {number}",
        anonymous=draw(st.booleans()),
        created_at=NOW,
        updated_at=NOW,
        **said,
    )
    slugs = st.frozensets(st.sampled_from(("klimaat", "milieu")))
    return LessonRecord(lesson, themes=draw(slugs), categories=draw(slugs))


@settings(max_examples=200, deadline=None)
@given(into=records(1), taken=records(2))
def test_whatever_they_say_nothing_that_was_said_is_lost(
    into: LessonRecord, taken: LessonRecord
) -> None:
    """And what is told beforehand is what changes."""
    pair = Pair(into, taken)
    before, other, after = input_of(into), input_of(taken), pair.together
    for name in (*FREE_TEXT, *CHOICES):
        mine, theirs, now = (getattr(each, name) for each in (before, other, after))
        assert now == (mine or theirs)
    for name in UNITED:
        assert getattr(after, name) == getattr(before, name) | getattr(other, name)
    assert after.anonymous == before.anonymous
    gained = {
        name for name in (*FILLED_IN, *UNITED) if getattr(after, name) != getattr(before, name)
    }
    assert set(pair.filled) == gained


def test_an_unknown_lesson_takes_nothing_over(house: House) -> None:
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        with pytest.raises(LessonNotFoundError):
            taken_over(session, here=house.here, viewer=viewer, lesson_id=99)
        assert session.exec(select(Lesson)).all() == []
