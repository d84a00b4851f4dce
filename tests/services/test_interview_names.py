"""Names of suppliers and products are pointed out before an answer is kept."""

import pytest

from bot.messages import lesson_ids as ids
from storage.interviews import forget_pending
from storage.vocabulary import InterviewState
from tests.services.house import House
from tests.services.interviewing import ALL_BUT_EVIDENCE, Chat

NAMED = "Jansen B.V. leverde te laat."
OTHER = "Pietersen B.V. leverde te laat."


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in a direct message with the bot."""
    return Chat(house)


def problem(chat: Chat, lesson_id: int) -> str | None:
    """What the lesson says of the problem."""
    return chat.lesson(lesson_id).lesson.problem


def test_a_name_is_shown_before_anything_is_kept_on_each_database(house_on_each: House) -> None:
    """Which words, and why; nothing stands in the lesson."""
    chat = Chat(house_on_each)
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(NAMED)
    heard = chat.reads()
    for word in ("nog niet bewaard", "Jansen B.V.", "gelijke kans", "Wat was het probleem"):
        assert word in heard.text
    assert problem(chat, lesson_id) is None
    chat.presses(heard, ids.INTERVIEW_KEEP)
    assert problem(chat, lesson_id) == NAMED
    assert "Wat hebben jullie gedaan?" in chat.reads().text


def test_the_answer_is_typed_anew_without_it(chat: Chat) -> None:
    """Only what was typed last is kept."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(NAMED)
    heard = chat.reads()
    chat.types("De leverancier leverde te laat.")
    assert problem(chat, lesson_id) == "De leverancier leverde te laat."
    shown = chat.presses(heard, ids.INTERVIEW_KEEP)
    assert "✓ De leverancier" in shown
    assert problem(chat, lesson_id) == "De leverancier leverde te laat."


def test_the_message_itself_may_be_mended(chat: Chat) -> None:
    """That is the same as typing it anew."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says(NAMED)
    chat.reads()
    chat.edits(ts, "De leverancier leverde te laat.")
    assert problem(chat, lesson_id) == "De leverancier leverde te laat."
    assert "Wat hebben jullie gedaan?" in chat.reads().text
    chat.edits(ts, "Het kwam te laat.")
    assert problem(chat, lesson_id) == "Het kwam te laat."


@pytest.mark.parametrize("word", ["laat staan", "nee", "Nee, laat maar staan."])
def test_a_word_keeps_it_too(chat: Chat, word: str) -> None:
    """As the button does."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(NAMED)
    chat.reads()
    chat.types(word)
    assert problem(chat, lesson_id) == NAMED


def test_who_says_yes_is_asked_again(chat: Chat) -> None:
    """It is a name; "ja" is no answer to the question itself."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(NAMED)
    chat.reads()
    chat.types("ja")
    assert "Typ je antwoord dan opnieuw" in chat.reads().text
    assert problem(chat, lesson_id) is None
    chat.types("Het kwam te laat.")
    assert problem(chat, lesson_id) == "Het kwam te laat."


def test_a_button_keeps_only_the_answer_that_it_was_shown_for(chat: Chat) -> None:
    """Another name came since, which nobody was asked about there."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(NAMED)
    first = chat.reads()
    chat.types(OTHER)
    second = chat.reads()
    assert "Pietersen B.V." in second.text
    assert "is er niet meer" in chat.presses(first, ids.INTERVIEW_KEEP)
    assert problem(chat, lesson_id) is None
    chat.presses(second, ids.INTERVIEW_KEEP)
    assert problem(chat, lesson_id) == OTHER


def test_an_answer_that_is_taken_away_cannot_be_kept(chat: Chat) -> None:
    """The question stays open."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says(NAMED)
    heard = chat.reads()
    chat.deletes(ts)
    assert "is er niet meer" in chat.presses(heard, ids.INTERVIEW_KEEP)
    chat.types("Het kwam te laat.")
    assert problem(chat, lesson_id) == "Het kwam te laat."


def test_more_of_an_answer_that_waits_is_looked_through_with_it(chat: Chat) -> None:
    """One message shows all of it."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(NAMED)
    chat.types(OTHER)
    heard = chat.reads()
    assert len(chat.told) == 2
    assert "Jansen B.V. en Pietersen B.V." in heard.text
    chat.presses(heard, ids.INTERVIEW_KEEP)
    assert problem(chat, lesson_id) == f"{NAMED}\n{OTHER}"


def test_more_of_a_kept_answer_with_a_name_in_it_is_not_added(chat: Chat) -> None:
    """It is told; what was kept stays."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types("Het kwam te laat.")
    chat.types(NAMED)
    assert "Je wijziging bij probleem" in chat.reads().plain
    assert problem(chat, lesson_id) == "Het kwam te laat."


def test_a_name_that_is_changed_into_an_answer_is_told_and_mended(chat: Chat) -> None:
    """The lesson never holds it."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says("Het kwam te laat.")
    chat.reads()
    chat.edits(ts, NAMED)
    assert "een naam van een leverancier" in chat.reads().text
    assert problem(chat, lesson_id) == "Het kwam te laat."
    chat.edits(ts, "Het kwam veel te laat.")
    assert problem(chat, lesson_id) == "Het kwam veel te laat."


def test_a_name_that_somebody_said_is_none_is_not_pointed_out_again(chat: Chat) -> None:
    """Not in the next answer, and not when a slip is mended."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    ts, _ = chat.says(NAMED)
    chat.presses(chat.reads(), ids.INTERVIEW_KEEP)
    chat.reads()
    chat.edits(ts, NAMED.replace("te laat", "veel te laat"))
    assert problem(chat, lesson_id) == NAMED.replace("te laat", "veel te laat")
    chat.types("We belden Jansen B.V. elke dag.")
    assert "Wat kwam eruit?" in chat.reads().text


def test_a_question_with_an_answer_that_waits_can_be_skipped(chat: Chat) -> None:
    """Then nothing of it is kept anywhere."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(NAMED)
    chat.presses(chat.reads(), ids.INTERVIEW_SKIP)
    assert problem(chat, lesson_id) is None
    assert chat.interviews()[0].pending is None


@pytest.mark.parametrize("word", ["later", "stop"])
def test_an_answer_that_waits_is_let_go_with_the_interview(chat: Chat, word: str) -> None:
    """It stands in their own message."""
    chat.starts(chat.keeps())
    chat.types(NAMED)
    chat.reads()
    chat.types(word)
    [interview] = chat.interviews()
    assert interview.pending is None
    assert interview.state is not InterviewState.OPEN


def test_a_file_is_kept_while_its_words_wait(chat: Chat) -> None:
    """And the words beside it, once somebody said so."""
    lesson_id = chat.keeps(**ALL_BUT_EVIDENCE)
    chat.starts(lesson_id)
    chat.types("meting van Jansen B.V.", "F1")
    heard = chat.reads()
    assert "Jansen B.V." in heard.text
    assert len(chat.lesson(lesson_id).files) == 1
    chat.presses(heard, ids.INTERVIEW_KEEP)
    assert chat.lesson(lesson_id).lesson.measure == "meting van Jansen B.V."
    assert "Klaar" in chat.reads().text


def test_what_waits_about_a_lesson_can_be_forgotten(chat: Chat) -> None:
    """With the lesson itself."""
    lesson_id = chat.keeps()
    chat.starts(lesson_id)
    chat.types(NAMED)
    with chat.doing() as (session, asked):
        forget_pending(session, workspace_id=asked["here"].workspace_id, lesson_id=lesson_id)
    assert chat.interviews()[0].pending is None
