"""Whether a message answers the question: what stood in Slack when it was typed."""

import pytest

from bot.messages import lesson_ids as ids
from storage.vocabulary import DeliveryState
from tests.services.house import House
from tests.services.interviewing import TOLD_IN_WORDS, Chat


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in a direct message with the bot."""
    return Chat(house)


def test_what_was_typed_before_the_next_question_belongs_to_the_last_answer(chat: Chat) -> None:
    """On a new line, as often as it happens; the next question is asked once."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    for part in ("Alles was oud.", "En duur.", "En lelijk."):
        assert chat.types(part)
    assert "Wat hebben jullie gedaan?" in chat.reads().text
    assert len(chat.told) == 2
    chat.types("Eerst gekeken.")
    stored = chat.lesson(lesson_id).lesson
    assert stored.problem == "Alles was oud.\nEn duur.\nEn lelijk."
    assert stored.approach == "Eerst gekeken."


def test_what_was_typed_before_the_first_question_is_no_answer(chat: Chat) -> None:
    """It goes on as any other message does."""
    lesson_id = chat.keeps()
    chat.presses_start(lesson_id)
    assert not chat.types("hoi")
    chat.reads()
    chat.types("Alles was oud.")
    assert chat.lesson(lesson_id).lesson.problem == "Alles was oud."


def test_what_is_handled_late_counts_from_when_it_was_typed(chat: Chat) -> None:
    """The bot was away: the message lay in the inbox while the question came."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("Alles was oud.")
    typed_before = chat._ts()
    chat.reads()
    chat.says_at(typed_before, "En duur.")
    assert chat.lesson(lesson_id).lesson.problem == "Alles was oud.\nEn duur."
    chat.types("Eerst gekeken.")
    assert chat.lesson(lesson_id).lesson.approach == "Eerst gekeken."


@pytest.mark.parametrize("state", [DeliveryState.SENDING, DeliveryState.UNCERTAIN])
def test_a_question_that_perhaps_stands_there_may_be_answered(
    chat: Chat, state: DeliveryState
) -> None:
    """Slack gave no answer to the bot, but the person read it; what came before did not see it."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("Alles was oud.")
    before = chat._ts()
    chat.delivers_one(state)
    chat.says_at(before, "En duur.")
    chat.types("Eerst gekeken.")
    stored = chat.lesson(lesson_id).lesson
    assert stored.problem == "Alles was oud.\nEn duur."
    assert stored.approach == "Eerst gekeken."


def test_the_same_message_twice_is_taken_once(chat: Chat) -> None:
    """Slack repeats itself, under another id even."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says("Alles was oud.")
    assert chat.says_at(ts, "Alles was oud.")
    chat.reads()
    assert chat.says_at(ts, "Alles was oud.")
    stored = chat.lesson(lesson_id).lesson
    assert (stored.problem, stored.approach) == ("Alles was oud.", None)


def test_more_after_a_click_is_no_answer_to_what_nobody_saw(chat: Chat) -> None:
    """There is no text that it could belong to."""
    lesson_id = chat.keeps(**TOLD_IN_WORDS)
    chat.presses(chat.starts(lesson_id), f"{ids.INTERVIEW_CHOOSE}_goed")
    assert not chat.types("want alles klopte")
    assert chat.lesson(lesson_id).lesson.kind is None


def test_a_skip_of_a_question_that_nobody_saw_skips_nothing(chat: Chat) -> None:
    """Twice in a row typed is once meant."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("overslaan")
    assert chat.types("overslaan")
    assert "Wat hebben jullie gedaan?" in chat.reads().text
    chat.types("Eerst gekeken.")
    assert chat.types("overslaan")
    assert "Wat kwam eruit?" in chat.reads().text
    assert chat.lesson(lesson_id).lesson.approach == "Eerst gekeken."


def test_more_that_does_not_fit_is_said_and_changes_nothing(chat: Chat) -> None:
    """The answer stays as it was; the next question comes."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("a" * 2000)
    chat.types("b" * 1000)
    heard = chat.reads()
    assert "er passen 2900 tekens in" in heard.text
    assert ids.OPEN_EDIT in heard.values
    assert chat.lesson(lesson_id).lesson.problem == "a" * 2000
    chat.types("Eerst gekeken.")
    assert chat.lesson(lesson_id).lesson.approach == "Eerst gekeken."


def test_a_question_asked_again_is_answered_by_what_was_typed_since_the_first(chat: Chat) -> None:
    """Help was asked; before it came, they knew what to say."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("hulp")
    chat.types("Alles was oud.")
    assert chat.lesson(lesson_id).lesson.problem == "Alles was oud."
    assert "Wat hebben jullie gedaan?" in chat.reads().text
    assert len(chat.told) == 2  # the help came too late to be of use


def test_what_is_not_told_any_more_is_dropped(chat: Chat) -> None:
    """They stopped before the question came."""
    chat.presses_start(chat.keeps())
    chat.types("stop")
    heard = chat.reads()
    assert len(chat.told) == 1
    assert "we stoppen" in heard.text
