"""A sentence behind the slash command: answered where it was typed, for one person alone."""

import pytest

from bot.messages.conversation_view import About
from bot.services.conversation_forms import lesson_form, saved_with_form, trajectory_form
from bot.services.conversation_pressing import pressed_talk
from bot.services.conversation_talk import Place
from storage.vocabulary import ConversationState, ProcessRole
from tests.services.house import BUYER, House
from tests.services.talking import CHANNEL, Chat

WHOLE = "asfalt Slochteren 1,2 miljoen in Q2"


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in a channel."""
    return Chat(house, place=Place(CHANNEL))


def test_a_whole_sentence_is_shown_with_its_amount(chat: Chat) -> None:
    """Nobody else reads it. Afterwards it can be placed at once."""
    shown = chat.types(WHOLE)
    assert "€ 1.200.000" in shown.text
    assert "Plaatsen in #bor" in chat.presses("Ja, meld aan", shown).labels
    assert [each.value_cents for each in chat.trajectories()] == [120_000_000]
    assert chat.told == []
    assert chat.hears_nothing()
    chat.later(minutes=16)
    chat.hears("Je traject staat erin")


def test_what_is_missing_is_clicked_in_the_same_message(chat: Chat) -> None:
    shown = chat.types("kunstwerk rotonde 2 ton")
    assert "alleen klikken" in shown.text
    chat.presses("2e kwartaal 2027", shown)
    assert "Klopt het?" in shown.text
    chat.presses("Toch niet", shown)
    assert "Goed, ik meld niets aan." in shown.text
    assert not chat.trajectories()


def test_several_can_stand_side_by_side(chat: Chat) -> None:
    first, second = chat.types(WHOLE), chat.types("nieuwe laptops 2 ton in mei")
    chat.presses("Ja, meld aan", first)
    chat.presses("Ja, meld aan", second)
    assert len(chat.trajectories()) == 2


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("hoeveel trajecten lopen er?", "nog geen trajecten"),
        ("hoe staan we ervoor?", "Zo staan we ervoor"),
        ("heeft iemand ervaring met circulair asfalt?", "circulair asfalt"),
        ("wat staat er op de agenda?", "agenda"),
        ("dank je wel", ""),
        ("wat kun je allemaal?", "Ik ben Vaandel"),
    ],
)
def test_everything_else_is_answered_there_too(chat: Chat, said: str, answer: str) -> None:
    assert answer in chat.types(said).text
    assert chat.hears_nothing()
    assert all(row.draft is None for row in chat.rows())


def test_in_the_direct_message_they_can_type_on(house: House) -> None:
    chat = Chat(house)
    chat.types(WHOLE)
    chat.says("nee, 3 ton")
    chat.hears("€ 300.000")
    chat.says("ja")
    assert [each.value_cents for each in chat.trajectories()] == [30_000_000]


def test_a_yes_there_is_to_what_they_alone_saw(house: House) -> None:
    chat = Chat(house)
    chat.types(WHOLE)
    chat.says("ja")
    assert len(chat.trajectories()) == 1


def test_nobody_clicked_for_days(chat: Chat) -> None:
    """The word about it comes in private: nothing can be posted for one person later."""
    shown = chat.types(WHOLE)
    chat.later(days=3, minutes=1)
    assert not chat.hears("Asfalt Slochteren is niet aangemeld").public
    assert "is niet aangemeld" in chat.presses("Ja, meld aan", shown).text
    assert not chat.trajectories()


def test_the_form_holds_what_was_told_and_ends_the_talk(chat: Chat) -> None:
    chat.types("groenonderhoud 180.000 per jaar in mei")
    conversation_id = chat.rows()[-1].id or 0
    with chat.doing() as scene:
        talk = pressed_talk(scene, conversation_id)
        assert talk is not None
        state = trajectory_form(talk)
        assert (state.title, state.category) == ("Groenonderhoud", "gww")
        assert state.value == "€ 180.000 per jaar"
        assert state.publication == "mei 2027"
        assert state.people == {ProcessRole.CLIENT: BUYER}
        saved_with_form(talk, About.TRAJECTORY, 7)
    assert chat.rows()[-1].state is ConversationState.SAVED
    with chat.doing() as scene:
        again = pressed_talk(scene, conversation_id)
        assert again is not None
        saved_with_form(again, About.TRAJECTORY, 8)
    assert chat.rows()[-1].subject_id == 7


def test_a_lesson_goes_along_to_its_form(chat: Chat) -> None:
    chat.types("les: vraag bij asfalt altijd naar de MKI")
    conversation_id = chat.rows()[-1].id or 0
    with chat.doing() as scene:
        talk = pressed_talk(scene, conversation_id)
        assert talk is not None
        state = lesson_form(talk)
    assert state.insight == state.title == "Vraag bij asfalt altijd naar de MKI"
    assert state.categories == ("gww",)
