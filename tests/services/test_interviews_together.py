"""Two clicks at the same time: one interview is open, and each question is answered once."""

from functools import partial

import pytest

from bot.messages import lesson_ids as ids
from storage.vocabulary import InterviewState
from tests.services.house import COORDINATOR, House, happened
from tests.services.interviewing import TOLD_IN_WORDS, Chat
from tests.storage.together import together

pytestmark = pytest.mark.timeout(120)


def test_two_lessons_begun_at_once_leave_one_open(house_on_each: House) -> None:
    """Whichever came last; the other rests."""
    chat = Chat(house_on_each)
    lessons = [chat.keeps(title=f"Les {number}") for number in range(4)]
    together(*(partial(chat.presses_start, lesson_id) for lesson_id in lessons))
    states = sorted(each.state for each in chat.interviews())
    assert states == [InterviewState.OPEN, *[InterviewState.PAUSED] * 3]
    assert set(chat.planned_turns().values()) == {1}


def test_a_double_click_begins_once(house_on_each: House) -> None:
    """The second sees that it has begun."""
    chat = Chat(house_on_each)
    lesson_id = chat.keeps()
    together(*(partial(chat.presses_start, lesson_id) for _ in range(4)))
    chat.reads()
    assert len(chat.told) == 1


def test_the_same_answer_clicked_at_once_is_one_answer(house_on_each: House) -> None:
    """One event, one next question."""
    chat = Chat(house_on_each)
    lesson_id = chat.keeps(**TOLD_IN_WORDS)
    heard = chat.starts(lesson_id)
    button = f"{ids.INTERVIEW_CHOOSE}_goed"
    shown = together(*(partial(chat.presses, heard, button) for _ in range(4)))
    assert len(set(shown)) == 1
    chat.reads()
    assert len(chat.told) == 2
    with house_on_each.session() as session:
        changed = [event for event in happened(session) if event.kind == "changed"]
    assert len(changed) == 1


def test_two_people_who_answer_about_one_lesson_at_once_lose_nothing(house_on_each: House) -> None:
    """The first answer is kept; the other hears that it was there already."""
    chats = [Chat(house_on_each), Chat(house_on_each, COORDINATOR)]
    lesson_id = chats[0].keeps()
    for chat in chats:
        chat.starts(lesson_id)
    answers = ("Het was te duur.", "Het was te laat.")
    together(*(partial(chat.types, said) for chat, said in zip(chats, answers, strict=True)))
    told = [chat.reads().text for chat in chats]
    assert sum("al ingevuld" in text for text in told) == 1
    assert chats[0].lesson(lesson_id).lesson.problem in answers
