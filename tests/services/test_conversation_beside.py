"""A talk and an interview in one direct message: nothing is taken for an answer unasked."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.messages.conversation_view import read_pressed
from bot.services import interviews
from bot.services.conversation_beside import (
    as_answer,
    as_new,
    ask_which,
    interview_open,
    may_be_new,
    return_to_interview,
    take_word,
    talk_goes_first,
)
from bot.services.conversations import hear
from bot.services.interview_answers import Said
from bot.services.interview_typed import hear as hear_in_interview
from bot.services.lesson_fields import LessonInput
from bot.services.lessons import keep_lesson
from storage.tables import Lesson
from tests.services.house import House
from tests.services.talking import Chat, Heard


class Both(Chat):
    """The direct message as the handler sees it: an interview may be open too."""

    def says_at(self, ts: str, text: str, *, called: bool = True) -> None:
        """As ``handlers/conversation.py`` does."""
        del called
        said = Said(ts, text)
        with self.doing() as scene:
            if take_word(scene, said):
                return_to_interview(scene)
                return
            asks = interview_open(scene) is not None and not talk_goes_first(scene)
            if asks and may_be_new(scene, text):
                ask_which(scene, said)
                return
            if asks and hear_in_interview(
                scene.session, here=scene.here, viewer=scene.viewer, said=said, now=scene.now
            ):
                return
            hear(scene, said)
            return_to_interview(scene)

    def begins(self) -> Heard:
        """Keep a lesson, and be asked the rest of it."""
        with self.doing() as scene:
            person_id = scene.viewer.person_id
            kept = keep_lesson(
                scene.session,
                here=scene.here,
                teller_id=person_id,
                wanted=LessonInput(title="Masten", insight="Masten zijn herbruikbaar."),
                now=scene.now,
            )
            interviews.start(
                scene.session,
                here=scene.here,
                viewer=scene.viewer,
                lesson_id=kept.lesson.id or 0,
                now=scene.now,
            )
        return self.hears("Wat was het probleem of de vraag?")

    def presses_word(self, label: str, *, times: int = 1) -> None:
        """Say what it was by a click, or by several in a row."""
        heard = self.told[-1]
        pressed = read_pressed(heard.values[label])
        for _ in range(times):
            with self.doing() as scene:
                do = as_answer if label == "Mijn antwoord" else as_new
                heard.message = do(scene, pressed)
                return_to_interview(scene)

    @property
    def problem(self) -> str | None:
        """What the lesson says was the problem."""
        with self.house.session() as session:
            return session.exec(select(Lesson)).one().problem


@pytest.fixture
def both(house: House) -> Both:
    """The buyer, who is being asked about a lesson."""
    chat = Both(house)
    chat.begins()
    return chat


def test_a_plain_answer_is_the_interviews(both: Both) -> None:
    both.says("Het was te duur.")
    both.hears("Wat hebben jullie gedaan?")
    assert both.problem == "Het was te duur."


def test_what_asks_for_something_is_asked_about_first(both: Both) -> None:
    both.says("hoeveel trajecten lopen er?")
    both.hears("Is dit je antwoord op mijn vraag, of iets nieuws?")
    assert both.problem is None


@pytest.mark.parametrize("word", ["mijn antwoord", "ja", "antwoord"])
def test_it_was_the_answer(both: Both, word: str) -> None:
    both.says("Hoe vinden we lessen over asfalt?")
    both.hears("Is dit je antwoord")
    both.says(word)
    both.hears("Wat hebben jullie gedaan?")
    assert both.problem == "Hoe vinden we lessen over asfalt?"


def test_or_it_was_something_new_and_then_the_interview_asks_again(both: Both) -> None:
    both.says("hoeveel trajecten lopen er?")
    both.hears("Is dit je antwoord")
    both.says("iets nieuws")
    both.hears("Wat was het probleem of de vraag?")
    assert "nog geen trajecten" in both.told[-2].text
    both.says("Het was te duur.")
    both.hears("Wat hebben jullie gedaan?")


@pytest.mark.parametrize("label", ["Mijn antwoord", "Iets nieuws"])
def test_a_click_says_it_too_and_twice_is_once(both: Both, label: str) -> None:
    both.says("hoeveel trajecten lopen er?")
    both.hears("Is dit je antwoord")
    before = len(both.told)
    both.presses_word(label, times=3)
    both.hears()
    assert len(both.told) == before + (1 if label == "Mijn antwoord" else 2)
    assert both.problem == ("hoeveel trajecten lopen er?" if label == "Mijn antwoord" else None)


def test_another_answer_instead_is_the_interviews(both: Both) -> None:
    both.says("hoeveel trajecten lopen er?")
    both.hears("Is dit je antwoord")
    both.says("Het was te duur.")
    both.hears("Wat hebben jullie gedaan?")
    assert both.problem == "Het was te duur."


def test_whoever_asked_last_is_answered(both: Both) -> None:
    """A trajectory in the middle of an interview; afterwards the interview goes on."""
    both.says("Ik wil een traject aanmelden: asfalt 2 ton")
    both.hears("Is dit je antwoord")
    both.says("iets nieuws")
    both.hears("Wanneer wil je aanbesteden?")
    both.says("mei")
    both.hears("Klopt het?")
    assert both.problem is None
    both.says("ja")
    both.hears("Wat was het probleem of de vraag?")
    assert [each.title for each in both.trajectories()] == ["Asfalt"]
    both.says("Het was te duur.")
    assert both.problem == "Het was te duur."


def test_an_interview_that_begins_later_goes_first(house: House) -> None:
    both = Both(house)
    both.says("asfalt 2 ton")
    both.hears("Wanneer wil je aanbesteden?")
    both.begins()
    both.says("Het was te duur.")
    assert both.problem == "Het was te duur."


def test_what_was_not_understood_stands_in_nobodys_way(house: House) -> None:
    both = Both(house)
    both.says("bla bla")
    both.hears("Wat kun je allemaal?")
    both.begins()
    both.says("Het was te duur.")
    assert both.problem == "Het was te duur."


def test_a_message_that_is_asked_about_is_followed(both: Both) -> None:
    message = both.says("hoeveel trajecten lopen er?")
    both.hears("Is dit je antwoord")
    both.edits(message, "Het was te duur.")
    both.presses_word("Mijn antwoord")
    assert both.problem == "Het was te duur."


def test_or_it_is_taken_away(both: Both) -> None:
    message = both.says("hoeveel trajecten lopen er?")
    both.hears("Is dit je antwoord")
    both.deletes(message)
    both.now += timedelta(minutes=1)
    both.says("Het was te duur.")
    assert both.problem == "Het was te duur."
