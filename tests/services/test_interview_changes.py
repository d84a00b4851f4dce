"""An answer that is changed or taken away afterwards: the lesson follows, silently."""

import pytest

from bot.messages import lesson_ids as ids
from bot.services.lessons import retract_lesson
from storage.vocabulary import InterviewState, LessonOutcome
from tests.services.house import House
from tests.services.interviewing import ALL_BUT_EVIDENCE, TOLD_IN_WORDS, Chat

CHOICES = {
    "outcome": LessonOutcome.WELL,
    "themes": frozenset({"klimaat"}),
    "categories": frozenset({"gww"}),
}


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in a direct message with the bot."""
    return Chat(house)


def test_a_changed_answer_changes_the_field_on_each_database(house_on_each: House) -> None:
    """And nothing is told."""
    chat = Chat(house_on_each)
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says("Alles was nieuw.")
    chat.reads()
    for text in ("Alles was oud.", "Alles was heel oud."):
        chat.edits(ts, text)
        assert chat.lesson(lesson_id).lesson.problem == text
    assert chat.hears_nothing()


def test_one_of_several_messages_is_changed_in_its_place(chat: Chat) -> None:
    """The others stay as they are."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    moments = [chat.says(text)[0] for text in ("een", "twee\nen meer", "drie")]
    chat.edits(moments[1], "2")
    assert chat.lesson(lesson_id).lesson.problem == "een\n2\ndrie"
    chat.edits(moments[0], "1\n1")
    chat.deletes(moments[1])
    assert chat.lesson(lesson_id).lesson.problem == "1\n1\ndrie"
    chat.deletes(moments[2])
    chat.deletes(moments[0])
    assert chat.lesson(lesson_id).lesson.problem is None


def test_a_field_that_holds_something_else_by_now_is_left_alone(chat: Chat) -> None:
    """Somebody changed it in the form since."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says("Alles was oud.")
    chat.rewrites(lesson_id, problem="In het formulier gewijzigd.")
    chat.edits(ts, "Iets anders.")
    chat.deletes(ts)
    assert chat.lesson(lesson_id).lesson.problem == "In het formulier gewijzigd."


def test_an_answer_taken_away_empties_the_field_and_is_not_asked_anew(chat: Chat) -> None:
    """Only who begins again is asked for it, once all else is told."""
    lesson_id = chat.keeps(**CHOICES)
    chat.starts(lesson_id)
    ts, _ = chat.says("Alles was oud.")
    chat.reads()
    chat.deletes(ts)
    assert chat.lesson(lesson_id).lesson.problem is None
    assert chat.hears_nothing()
    for answer in ("b", "c", "d", "proces", "uitvoering", "31 ton"):
        chat.types(answer)
        end = chat.reads()
    assert "Nog leeg: probleem" in end.text
    assert chat.interviews()[0].state is InterviewState.DONE
    assert "Wat was het probleem" in chat.starts(lesson_id).text


def test_a_change_is_followed_when_all_is_done_or_stopped(chat: Chat) -> None:
    """The lesson is still theirs."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says("Alles was oud.")
    chat.reads()
    chat.types("stop")
    chat.later(days=30)
    chat.edits(ts, "Alles was nieuw.")
    assert chat.lesson(lesson_id).lesson.problem == "Alles was nieuw."


def test_a_change_that_does_not_fit_is_told_and_mended(chat: Chat) -> None:
    """The field keeps what it had until then."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says("Alles was oud.")
    chat.reads()
    chat.edits(ts, "a" * 3000)
    assert "Je wijziging bij probleem" in chat.reads().plain
    assert chat.lesson(lesson_id).lesson.problem == "Alles was oud."
    chat.edits(ts, "Alles was nieuw.")
    assert chat.lesson(lesson_id).lesson.problem == "Alles was nieuw."


def test_a_typed_choice_follows_too(chat: Chat) -> None:
    """Unless it is no choice any more: that is told."""
    lesson_id = chat.keeps(**TOLD_IN_WORDS)
    chat.starts(lesson_id)
    ts, _ = chat.says("goed")
    chat.reads()
    chat.edits(ts, "mis")
    assert chat.lesson(lesson_id).lesson.outcome is LessonOutcome.WRONG
    chat.edits(ts, "weet niet zo goed eigenlijk hoor")
    assert "geen van de keuzes" in chat.reads().text
    chat.deletes(ts)
    assert chat.lesson(lesson_id).lesson.outcome is None


def test_themes_follow_too(chat: Chat) -> None:
    """All of them, and none."""
    lesson_id = chat.keeps(**{**ALL_BUT_EVIDENCE, "themes": frozenset()})
    chat.starts(lesson_id)
    ts, _ = chat.says("klimaat, circulariteit")
    chat.edits(ts, "circulariteit")
    assert chat.lesson(lesson_id).themes == {"circulariteit"}
    chat.deletes(ts)
    assert chat.lesson(lesson_id).themes == frozenset()


def test_a_number_may_become_a_link(chat: Chat) -> None:
    """The number goes."""
    lesson_id = chat.keeps(**ALL_BUT_EVIDENCE)
    chat.starts(lesson_id)
    ts, _ = chat.says("31 ton")
    chat.edits(ts, "https://cbs.nl/31")
    stored = chat.lesson(lesson_id).lesson
    assert (stored.measure, stored.link) == (None, "https://cbs.nl/31")
    chat.deletes(ts)
    assert chat.lesson(lesson_id).lesson.link is None


def test_files_go_with_their_message(chat: Chat) -> None:
    """With the words that came along."""
    lesson_id = chat.keeps(**ALL_BUT_EVIDENCE)
    chat.starts(lesson_id)
    ts, _ = chat.says("31 ton", "F1", "F2")
    chat.deletes(ts)
    record = chat.lesson(lesson_id)
    assert (record.files, record.lesson.measure) == ((), None)


def test_a_file_alone_goes_with_its_message(chat: Chat) -> None:
    """Nothing is told."""
    lesson_id = chat.keeps(**ALL_BUT_EVIDENCE)
    chat.starts(lesson_id)
    ts, _ = chat.says("", "F1")
    assert len(chat.lesson(lesson_id).files) == 1
    chat.reads()
    chat.deletes(ts)
    assert chat.lesson(lesson_id).files == ()
    assert chat.hears_nothing()


def test_a_message_that_answered_nothing_may_be_changed_into_an_answer(chat: Chat) -> None:
    """As long as its question stands open."""
    lesson_id = chat.keeps()
    early, _ = chat.says("voor het begon")
    chat.starts(lesson_id)
    chat.edits(early, "Nog steeds van ervoor.")
    assert chat.lesson(lesson_id).lesson.problem is None
    ts, _ = chat.says("hulp")
    chat.reads()
    chat.edits(ts, "Alles was oud.")
    assert chat.lesson(lesson_id).lesson.problem == "Alles was oud."
    assert "Wat hebben jullie gedaan?" in chat.reads().text


def test_nothing_follows_into_a_lesson_that_was_taken_back(chat: Chat) -> None:
    """It has no texts any more."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says("Alles was oud.")
    with chat.doing() as (session, asked):
        retract_lesson(session, lesson_id=lesson_id, **asked)
    chat.edits(ts, "Alles was nieuw.")
    chat.deletes(ts)
    assert chat.lesson(lesson_id).lesson.problem is None


def test_a_question_shows_the_changed_answer_when_its_old_button_is_pressed(chat: Chat) -> None:
    """What stands in the lesson, not what was said first."""
    lesson_id = chat.keeps()
    heard = chat.starts(lesson_id)
    ts, _ = chat.says("Alles was oud.")
    chat.edits(ts, "Alles was nieuw.")
    assert "✓ Alles was nieuw." in chat.presses(heard, ids.INTERVIEW_STOP)
