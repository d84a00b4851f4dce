"""A message that was said to the bot is changed, or taken away: before the yes, and after."""

import pytest

from bot.messages import conversation_ids as ids
from bot.messages.conversation_view import read_pressed
from bot.services.conversation_talk import Place
from bot.services.trajectories import edit_trajectory
from bot.services.trajectory_fields import TrajectoryInput
from storage.vocabulary import ConversationState
from tests.services.house import COORDINATOR, House
from tests.services.talking import DIRECT, Chat

WHOLE = "asfalt 2 ton in mei"


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in the direct message with the bot."""
    return Chat(house)


def test_before_the_yes_what_is_shown_follows_in_its_place(house_on_each: House) -> None:
    chat = Chat(house_on_each)
    message = chat.says(WHOLE)
    summary = chat.hears("€ 200.000")
    chat.edits(message, "asfalt Slochteren 3 ton in juni")
    assert chat.hears_nothing()
    for text in ("Asfalt Slochteren", "€ 300.000", "juni 2027"):
        assert text in summary.text
    chat.says("ja")
    [stored] = chat.trajectories()
    assert (stored.title, stored.value_cents) == ("Asfalt Slochteren", 30_000_000)


def test_a_yes_to_what_was_changed_meanwhile_is_asked_again(chat: Chat) -> None:
    """They had read the old summary when they typed it; the new one is on its way."""
    message = chat.says(WHOLE)
    chat.hears("€ 200.000")
    chat.edits(message, "asfalt 3 ton in mei")
    chat.says("ja")
    assert not chat.trajectories()
    chat.hears("€ 300.000")
    chat.says("ja")
    assert [each.value_cents for each in chat.trajectories()] == [30_000_000]


def test_a_click_on_what_was_changed_meanwhile_shows_it_first(chat: Chat) -> None:
    message = chat.says(WHOLE)
    summary = chat.hears("€ 200.000")
    chat.edits(message, "asfalt 3 ton in mei")
    assert "€ 300.000" in chat.presses("Ja, meld aan", summary).text
    assert not chat.trajectories()
    assert "✓ Aangemeld" in chat.presses("Ja, meld aan", summary).text
    assert [each.value_cents for each in chat.trajectories()] == [30_000_000]


def test_what_an_edit_leaves_open_is_asked(chat: Chat) -> None:
    """And what it fills in is asked no more."""
    message = chat.says(WHOLE)
    shown = chat.hears("Klopt het?")
    chat.edits(message, "asfalt 2 ton")
    chat.hears_nothing()
    assert "Wanneer wil je aanbesteden?" in shown.text
    chat.edits(message, "asfalt 2 ton in juni")
    chat.hears_nothing()
    assert "aanbesteden: juni 2027" in shown.text


def test_an_answer_that_is_changed_is_followed_too(chat: Chat) -> None:
    chat.says("asfalt 2 ton")
    chat.hears("Wanneer wil je aanbesteden?")
    answer = chat.says("mei")
    shown = chat.hears("aanbesteden: mei 2027")
    chat.edits(answer, "juni")
    chat.hears_nothing()
    assert "aanbesteden: juni 2027" in shown.text
    chat.edits(answer, "pannenkoek")
    chat.hears_nothing()
    assert "Wanneer wil je aanbesteden?" in shown.text
    chat.deletes(answer)
    chat.hears_nothing()
    assert "Wanneer wil je aanbesteden?" in shown.text


def test_an_edit_that_changes_nothing_says_nothing(chat: Chat) -> None:
    message = chat.says(WHOLE)
    shown = chat.hears("Klopt het?")
    chat.edits(message, "Asfalt, 2 ton in mei!")
    assert chat.hears_nothing()
    assert shown.times == 1


def test_a_trajectory_can_become_a_lesson(chat: Chat) -> None:
    message = chat.says(WHOLE)
    shown = chat.hears("Klopt het?")
    chat.edits(message, "les: vraag bij asfalt altijd naar de MKI")
    chat.hears_nothing()
    assert "Zal ik dit bewaren?" in shown.text


def test_what_asks_for_something_else_by_now_is_answered(chat: Chat) -> None:
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.edits(message, "hoeveel trajecten lopen er?")
    chat.hears("nog geen trajecten")
    assert [row.state for row in chat.rows()] == [
        ConversationState.STOPPED,
        ConversationState.ANSWERED,
    ]


def test_what_was_not_understood_can_be_mended(chat: Chat) -> None:
    message = chat.says("bla bla")
    chat.hears("Wat kun je allemaal?")
    chat.edits(message, WHOLE)
    assert "Klopt het?" in chat.hears().text


def test_what_was_answered_is_answered_anew(chat: Chat) -> None:
    message = chat.says("zoek lessen over asfalt")
    chat.hears("asfalt")
    chat.edits(message, "zoek lessen over bermen")
    chat.hears("ermen")
    chat.says("dank je")
    chat.hears()
    chat.edits(message, "zoek lessen over lantaarnpalen")
    assert chat.hears_nothing()


def test_taken_away_before_the_yes_it_stops_with_a_word(house_on_each: House) -> None:
    chat = Chat(house_on_each)
    message = chat.says(WHOLE)
    heard = chat.hears("Klopt het?")
    pressed = read_pressed(heard.values["Ja, meld aan"])
    chat.deletes(message)
    chat.hears("Er is niets aangemeld.")
    assert "Er is niets aangemeld." in chat.presses_id(ids.CONFIRM, pressed, heard).text
    assert not chat.trajectories()
    assert not chat.parts()


def test_after_the_yes_a_change_is_asked_about(house_on_each: House) -> None:
    """With the difference, and nothing happens without a yes."""
    chat = Chat(house_on_each)
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears("Je traject staat erin")
    chat.edits(message, "asfalt 4 ton in juni")
    offer = chat.hears("Je paste je bericht aan. Zal ik traject 1 ook aanpassen?")
    assert "Bedrag: € 200.000 → € 400.000" in offer.text
    assert "Aanbesteden: mei 2027 → juni 2027" in offer.text
    assert chat.trajectories()[0].value_cents == 20_000_000
    chat.says("ja")
    chat.hears_nothing()
    assert "✓ Traject 1 is aangepast." in offer.text
    assert chat.trajectories()[0].value_cents == 40_000_000


def test_no_leaves_it_as_it_is(chat: Chat) -> None:
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears()
    chat.edits(message, "asfalt 4 ton in mei")
    offer = chat.hears("Zal ik traject 1 ook aanpassen?")
    assert "Goed, ik laat traject 1 zoals het is." in chat.presses("Nee, laat zo", offer).text
    assert chat.trajectories()[0].value_cents == 20_000_000


def test_of_two_changes_the_last_is_asked_about(chat: Chat) -> None:
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears()
    chat.edits(message, "asfalt 4 ton in mei")
    first = chat.hears("€ 400.000")
    chat.edits(message, "asfalt 5 ton in mei")
    chat.hears("€ 200.000 → € 500.000")
    assert not first.labels
    assert chat.trajectories()[0].value_cents == 20_000_000
    chat.says("ja")
    assert chat.trajectories()[0].value_cents == 50_000_000


def test_what_is_unclear_after_an_edit_is_asked_first(chat: Chat) -> None:
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears()
    chat.edits(message, "asfalt 3 à 4 ton in mei")
    chat.hears("Bedoel je € 300.000 of € 400.000?")
    chat.presses("€ 400.000")
    chat.hears("€ 200.000 → € 400.000")


def test_what_somebody_else_changed_meanwhile_is_shown_first(chat: Chat) -> None:
    """Nobody overwrites what they have not seen."""
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears()
    chat.edits(message, "asfalt 4 ton in mei")
    offer = chat.hears("€ 200.000 → € 400.000")
    with chat.house.session() as session:
        [stored] = chat.trajectories()
        edit_trajectory(
            session,
            here=chat.house.here,
            viewer=chat.house.viewer(session, COORDINATOR),
            trajectory_id=stored.id or 0,
            version=stored.version,
            wanted=TrajectoryInput(title="Asfalt", category="gww", team="bor", value_cents=900),
            now=chat.now,
        )
        session.commit()
    assert "€ 9 → € 400.000" in chat.presses("Ja, pas aan", offer).text
    assert chat.trajectories()[0].value_cents == 900
    chat.presses("Ja, pas aan", offer)
    assert chat.trajectories()[0].value_cents == 40_000_000


def test_after_the_yes_what_was_said_less_changes_nothing(chat: Chat) -> None:
    """An amount that is no longer named is no reason to ask."""
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears()
    chat.edits(message, "asfalt in mei")
    assert chat.hears_nothing()


def test_a_lesson_follows_after_a_yes_too(chat: Chat) -> None:
    """With its title, which came from its text."""
    message = chat.says("les: vraag bij asfalt naar de MKI")
    chat.hears("Zal ik dit bewaren?")
    chat.says("ja")
    chat.hears("Dank je!")
    chat.edits(message, "les: vraag bij asfalt altijd naar de MKI")
    offer = chat.hears("Zal ik leerervaring 1 ook aanpassen?")
    assert "→ Vraag bij asfalt altijd naar de MKI" in offer.text
    chat.presses("Ja, pas aan")
    [lesson] = chat.lessons()
    assert lesson.title == lesson.insight == "Vraag bij asfalt altijd naar de MKI"


def test_taken_away_after_the_yes_it_stays_and_that_is_told(chat: Chat) -> None:
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears()
    chat.deletes(message)
    heard = chat.hears("Je haalde je bericht weg. Traject 1 blijft staan.")
    assert heard.labels == ["Bekijken", "Wijzigen"]
    assert len(chat.trajectories()) == 1


def test_in_a_thread_what_is_asked_afterwards_is_asked_there(house: House) -> None:
    """A thread in the direct message stays one conversation."""
    chat = Chat(house, place=Place(DIRECT, "1700000000.000100"))
    message = chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears_nothing()
    chat.edits(message, "asfalt 4 ton in mei")
    chat.hears_nothing()
    assert chat.rows()[-1].thread_ts == "1700000000.000100"


def test_a_request_that_waits_and_is_taken_away_does_not_come_back(chat: Chat) -> None:
    chat.says("we gaan asfalt inkopen in mei")
    chat.hears("Wat gaat het ongeveer kosten?")
    ts = chat.says("we kopen nieuwe laptops, 50.000 euro")
    chat.hears("Wat wil je eerst?")
    chat.deletes(ts)
    chat.says("3 ton")
    chat.hears("Klopt het?")
    chat.says("ja")
    assert "laptops" not in chat.hears("staat erin").text
    assert len(chat.trajectories()) == 1


def test_an_answer_that_was_not_understood_can_be_mended_where_it_stands(chat: Chat) -> None:
    chat.says("we gaan asfalt inkopen in mei")
    chat.hears("Wat gaat het ongeveer kosten?")
    ts = chat.says("drie tnonen")
    chat.hears("Wat gaat het ongeveer kosten?")
    chat.edits(ts, "3 ton")
    assert "€ 300.000" in chat.hears("Klopt het?").text


def test_two_changes_after_saving_are_offered_together_and_taking_them_back_ends_it(
    chat: Chat,
) -> None:
    ts = chat.says("bureaustoelen 4 ton in mei")
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears("staat erin")
    chat.edits(ts, "bureaustoelen 4 ton in juni")
    chat.hears("juni 2027")
    chat.edits(ts, "bureaustoelen 5 ton in juni")
    offer = chat.hears("€ 500.000")
    assert "juni 2027" in offer.text
    chat.edits(ts, "bureaustoelen 4 ton in mei")
    chat.hears()
    assert "€ 500.000" not in offer.text
    assert chat.trajectories()[0].value_cents == 40_000_000
