"""From a sentence to a trajectory or a lesson: one question at a time, and a yes."""

from datetime import date
from itertools import pairwise

import pytest

from bot.messages import conversation_ids as ids
from bot.messages import lesson_ids, trajectory_ids
from bot.messages.conversation_view import read_pressed
from bot.services.conversation_talk import Place
from storage.vocabulary import ConversationState, LessonOrigin, Sharing
from tests.services.house import COLLEAGUE, House, happened
from tests.services.talking import DIRECT, Chat

WHOLE = "asfalt Slochteren 1,2 miljoen in Q2"


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in the direct message with the bot."""
    return Chat(house)


def test_a_whole_sentence_is_shown_and_saved_after_a_yes(house_on_each: House) -> None:
    """And then happens what the form does: it stands, and can be placed."""
    chat = Chat(house_on_each)
    chat.says(WHOLE)
    summary = chat.hears("Dit heb ik begrepen:")
    for text in ("Asfalt Slochteren", "GWW", "Team BOR", "€ 1.200.000", "2e kwartaal 2027"):
        assert text in summary.text
    assert summary.labels == ["Ja, meld aan", "Aanpassen", "Toch niet"]
    assert not chat.trajectories()
    chat.says("ja")
    assert "Plaatsen in #bor" in chat.hears("Je traject staat erin").labels
    [stored] = chat.trajectories()
    assert (stored.title, stored.category, stored.team) == ("Asfalt Slochteren", "gww", "bor")
    assert stored.value_cents == 120_000_000
    assert stored.publication_from == date(2027, 4, 1)
    assert stored.sharing is Sharing.PRIVATE
    assert "✓ Aangemeld als traject 1" in summary.text
    with house_on_each.session() as session:
        assert [event.kind for event in happened(session)] == ["logged"]


def test_a_click_does_the_same(chat: Chat) -> None:
    chat.says(WHOLE)
    chat.hears("Klopt het?")
    assert "✓ Aangemeld als traject 1" in chat.presses("Ja, meld aan").text
    chat.hears("Je traject staat erin")
    assert len(chat.trajectories()) == 1
    [row] = chat.rows()
    assert (row.state, row.draft, row.pending) == (ConversationState.SAVED, None, None)
    assert all(part.told is None for part in chat.parts())


def test_only_what_is_missing_is_asked(chat: Chat) -> None:
    """Clicked, typed, or not known yet."""
    chat.says("ik wil iets voor de raad inkopen")
    chat.hears("Wat voor soort inkoop is het?")
    chat.says("ict")
    chat.hears("Wat gaat het ongeveer kosten?")
    chat.says("85.000")
    chat.hears("Wanneer wil je aanbesteden?")
    assert "✓ Aanbesteden: 2e kwartaal 2027" in chat.presses("2e kwartaal 2027").text
    summary = chat.hears("Klopt het?").text
    for text in ("Automatisering", "€ 85.000", "2e kwartaal 2027"):
        assert text in summary


def test_what_is_bought_may_come_with_everything_else(chat: Chat) -> None:
    chat.says("ik wil graag een traject aanmelden")
    chat.hears("Wat ga je inkopen?")
    chat.says("bureaustoelen voor de raad, 3 ton, in mei")
    summary = chat.hears("Klopt het?").text
    for text in ("Bureaustoelen voor de raad", "Kantoor", "€ 300.000", "mei 2027"):
        assert text in summary


@pytest.mark.parametrize(
    ("said", "asked", "answer", "kept"),
    [
        ("tussen 2 en 3 ton", "Bedoel je € 200.000 of € 300.000?", "€ 300.000", 30_000_000),
        ("180.000 per jaar", "€ 180.000 per jaar", "4 jaar: € 720.000", 72_000_000),
        ("75.000 incl btw", "met btw", "62.000", 6_200_000),
        ("180.000 per jaar", "€ 180.000 per jaar", "4 jaar", 72_000_000),
    ],
)
def test_an_uncertain_amount_is_asked_never_guessed(
    chat: Chat, said: str, asked: str, answer: str, kept: int
) -> None:
    chat.says(f"groenonderhoud {said} in mei")
    if answer in chat.hears(asked).labels:
        chat.presses(answer)
    else:
        chat.says(answer)
    chat.hears("Klopt het?")
    chat.says("ja")
    assert [each.value_cents for each in chat.trajectories()] == [kept]


def test_what_was_learnt_is_no_name_of_a_purchase(chat: Chat) -> None:
    """It comes first, if they want."""
    chat.says("ik wil graag een traject aanmelden")
    chat.hears("Wat ga je inkopen?")
    chat.says("we hebben geleerd dat de lampen niet passen bij de oude masten")
    chat.hears("Wat wil je eerst?")
    chat.presses("Verder met het nieuwe")
    chat.hears("de lampen niet passen bij de oude masten")


def test_a_newsletter_names_no_kind_of_purchase(chat: Chat) -> None:
    chat.says("nieuw traject: dingetjes")
    chat.hears("Wat voor soort inkoop is het?")
    chat.says("Nieuwsbrief: meld je nu aan voor het webinar over AI in de publieke sector, gratis")
    chat.hears("Wat voor soort inkoop is het?")


def test_the_team_can_be_corrected_in_a_sentence(chat: Chat) -> None:
    chat.says("schoonmaak 70.000 na de zomer")
    chat.hears("Klopt het?")
    chat.says("nee, het is voor team BOR")
    assert "Team BOR" in chat.hears("Klopt het?").text


def test_a_year_alone_is_asked_about(chat: Chat) -> None:
    chat.says("dakrenovatie sporthal 3 ton in 2027")
    assert "3e kwartaal 2027" in chat.hears("Je noemde 2027. Wanneer ongeveer?").labels
    chat.says("na de zomer")
    chat.hears("september tot en met oktober 2027")


def test_where_several_teams_look_after_it_one_is_chosen(chat: Chat) -> None:
    chat.says("jeugdhulp 2 ton in mei")
    heard = chat.hears("Bij welk team hoort het?")
    chat.presses(heard.labels[1])
    assert heard.labels == []
    chat.hears("Klopt het?")


def test_every_category_can_be_chosen_from_the_menu(chat: Chat) -> None:
    chat.says("ik wil iets voor de raad inkopen, 2 ton in mei")
    chat.hears("Wat voor soort inkoop is het?")
    chat.presses("Flexibele arbeid")
    assert "Flexibele arbeid" in chat.hears("Klopt het?").text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("nee, 3 ton", "€ 300.000"),
        ("toch in mei", "aanbesteden: mei 2027"),
        ("nee ict", "Automatisering"),
        ("ja, maar 3 ton", "€ 300.000"),
        ("4 ton in juni", "€ 400.000"),
        ("noem het Asfalt N33", "Asfalt N33"),
        ("nee, laptops voor de raad", "Laptops voor de raad"),
    ],
)
def test_anything_is_corrected_by_saying_so(chat: Chat, said: str, shown: str) -> None:
    chat.says(WHOLE)
    first = chat.hears("Klopt het?")
    chat.says(said)
    assert shown in chat.hears("Dit heb ik nu:").text
    assert "Hieronder gaan we verder" in first.text


def test_no_asks_what_is_wrong(chat: Chat) -> None:
    chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("nee")
    chat.hears("Wat klopt er niet?")
    chat.says("3 ton")
    chat.hears("€ 300.000")


@pytest.mark.parametrize("word", ["toch niet", "laat maar", "stop", "nee laat maar"])
@pytest.mark.parametrize("first", [WHOLE, "asfalt 2 ton", "Ik wil graag een leerervaring delen"])
def test_it_stops_at_any_moment(chat: Chat, first: str, word: str) -> None:
    """And nothing that was typed stays."""
    chat.says(first)
    chat.hears()
    chat.says(word)
    chat.hears("Goed, ik ")
    assert not chat.trajectories()
    assert not chat.lessons()
    [row] = chat.rows()
    assert (row.state, row.draft) == (ConversationState.STOPPED, None)
    assert all(part.told is None for part in chat.parts())


def test_a_yes_before_anything_was_shown_saves_nothing(chat: Chat) -> None:
    """Two messages in a row: the second was typed before they read the answer to the first."""
    chat.says(WHOLE)
    chat.says("ja")
    assert not chat.trajectories()
    chat.hears("Klopt het?")
    assert [heard.kind for heard in chat.told] == [ids.NOTICE_TURN]
    chat.says("ja")
    assert len(chat.trajectories()) == 1


def test_the_yes_of_what_was_shown_before_saves_nothing(chat: Chat) -> None:
    """The click comes after a correction that they have not seen the answer to yet."""
    chat.says(WHOLE)
    heard = chat.hears("Klopt het?")
    chat.says("nee, 3 ton")
    assert "€ 300.000" in chat.presses("Ja, meld aan", heard).text
    assert not chat.trajectories()


def test_a_click_twice_saves_once(chat: Chat) -> None:
    chat.says(WHOLE)
    heard = chat.hears("Klopt het?")
    value, action = heard.values["Ja, meld aan"], heard.action_of("Ja, meld aan")
    for _ in range(3):
        chat.presses_id(action, read_pressed(value), heard)
    assert len(chat.trajectories()) == 1


def test_a_lesson_is_asked_for_and_kept(chat: Chat) -> None:
    """And then comes what the form does: thanks, and an offer to tell more."""
    chat.says("Ik wil graag een leerervaring delen")
    chat.hears("Wat heb je geleerd?")
    chat.says("Vraag bij asfalt altijd naar de MKI & de restwaarde.")
    chat.hears("Zal ik dit bewaren?")
    chat.presses("Ja, bewaar")
    assert chat.hears("staat erin als leerervaring 1").kind == lesson_ids.NOTICE_KEPT
    [lesson] = chat.lessons()
    assert lesson.insight == "Vraag bij asfalt altijd naar de MKI & de restwaarde."
    assert lesson.origin is LessonOrigin.CONVERSATION


def test_a_lesson_that_is_told_at_once_needs_one_yes(chat: Chat) -> None:
    chat.says("les: vraag bij asfalt altijd naar de MKI")
    assert "Vraag bij asfalt altijd naar de MKI" in chat.hears("Zal ik dit bewaren?").text
    chat.says("ja")
    [lesson] = chat.lessons()
    assert lesson.insight == "Vraag bij asfalt altijd naar de MKI"


def test_a_possible_name_in_a_lesson_is_pointed_out_before_anything_is_kept(chat: Chat) -> None:
    chat.says("Geleerd: met Jansen B.V. moet je ruimer plannen.")
    chat.hears("Is Jansen B.V. een leverancier of product?")
    assert not chat.lessons()
    chat.says("nee, met een kleine aannemer moet je ruimer plannen")
    assert "leverancier" not in chat.hears("kleine aannemer").text


def test_a_lesson_that_is_too_long_is_told_so(chat: Chat) -> None:
    chat.says("Ik wil graag een leerervaring delen")
    chat.hears("Wat heb je geleerd?")
    chat.says("a " * 1800)
    chat.hears("Dat past niet: er passen 2900 tekens in.")


def test_another_question_in_between_is_answered_and_the_question_comes_back_once(
    chat: Chat,
) -> None:
    chat.says("asfalt 2 ton")
    chat.hears("Wanneer wil je aanbesteden?")
    chat.says("hoeveel trajecten lopen er?")
    before = len(chat.told)
    chat.hears("Dan nog even terug.")
    assert "nog geen trajecten" in chat.told[before].text
    assert len(chat.told) == before + 2
    chat.says("mei")
    chat.hears("Klopt het?")


def test_another_request_waits_or_goes_first(chat: Chat) -> None:
    """Nothing of it is lost."""
    chat.says("nieuwe laptops 2 ton")
    chat.hears("Wanneer wil je aanbesteden?")
    chat.says("ik wil een traject aanmelden: asfalt Slochteren 4 ton in mei")
    chat.hears("Je was nog bezig met Nieuwe laptops.")
    chat.presses("Eerst dit afmaken")
    chat.hears("Wanneer wil je aanbesteden?")
    chat.says("juni")
    chat.hears("Klopt het?")
    chat.says("ja")
    chat.hears("Dan nu wat je daarna zei.")
    chat.says("ja")
    titles = [each.title for each in chat.trajectories()]
    assert titles == ["Nieuwe laptops", "Asfalt Slochteren"]


def test_of_a_third_request_it_is_said_that_the_second_is_put_aside(chat: Chat) -> None:
    chat.says("nieuwe laptops 2 ton")
    chat.hears("Wanneer wil je aanbesteden?")
    chat.says("ik wil een traject aanmelden: asfalt Slochteren 4 ton in mei")
    assert "laat ik liggen" not in chat.hears("Wat wil je eerst?").text
    chat.says("ik wil een traject aanmelden: gymzaal Muntendam 3 ton in juni")
    heard = chat.hears("Wat wil je eerst?")
    assert "Wat je daarvóór vroeg, laat ik liggen." in heard.text
    chat.presses("Verder met het nieuwe")
    chat.hears("Gymzaal Muntendam")


def test_or_the_new_one_goes_first(chat: Chat) -> None:
    chat.says("nieuwe laptops 2 ton")
    chat.hears("Wanneer wil je aanbesteden?")
    chat.says("ik wil een traject aanmelden: asfalt Slochteren 4 ton in mei")
    chat.hears("Wat wil je eerst?")
    chat.presses("Verder met het nieuwe")
    chat.hears("Asfalt Slochteren")
    chat.says("ja")
    assert [each.title for each in chat.trajectories()] == ["Asfalt Slochteren"]


def test_what_is_no_answer_is_told_in_other_words_each_time(chat: Chat) -> None:
    """After that a form may be easier."""
    chat.says("nieuwe laptops 2 ton")
    assert "In een formulier" not in chat.hears().labels
    leads = []
    for said in ("blauw", "paars", "groen", "geel"):
        chat.says(said)
        heard = chat.hears("Wanneer wil je aanbesteden?")
        assert "In een formulier" in heard.labels
        leads.append(heard.text.split("\n")[2])
    assert all(one != other for one, other in pairwise(leads))


def test_two_places_do_not_mix(chat: Chat) -> None:
    """The direct message, and a thread in it."""
    thread = Chat(chat.house, place=Place(DIRECT, "1700000000.000100"))
    chat.says("asfalt 2 ton")
    thread.says("nieuwe laptops 3 ton")
    chat.hears("Wanneer wil je aanbesteden?")
    thread.hears("Wanneer wil je aanbesteden?")
    chat.says("mei")
    thread.says("juni")
    assert "aanbesteden: mei 2027" in chat.hears("Asfalt").text
    assert "aanbesteden: juni 2027" in thread.hears("Nieuwe laptops").text


def test_two_people_in_one_place_do_not_mix(chat: Chat) -> None:
    other = Chat(chat.house, user=COLLEAGUE)
    chat.says(WHOLE)
    other.says("ja")
    assert not chat.trajectories()
    chat.hears("Klopt het?")


def test_nobody_answered_for_days(chat: Chat) -> None:
    """One friendly word where it was, and nothing that was typed stays."""
    chat.says("asfalt Slochteren 2 ton")
    heard = chat.hears("Wanneer wil je aanbesteden?")
    chat.later(days=2)
    chat.says("geen idee")
    chat.hears("Klopt het?")
    chat.later(days=2)
    assert chat.hears_nothing()
    chat.later(days=1, minutes=1)
    assert chat.hears("Asfalt Slochteren is niet aangemeld").kind == ids.NOTICE_EXPIRED
    [row] = chat.rows()
    assert (row.state, row.draft) == (ConversationState.EXPIRED, None)
    chat.later(days=9)
    assert chat.hears_nothing()
    assert "al klaar" in chat.presses("2e kwartaal 2027", heard).text or not heard.labels
    chat.says("ja")
    chat.hears("Typ gerust opnieuw wat je wilt.")


def test_what_is_said_too_late_is_something_new(chat: Chat) -> None:
    """Also where the word about it has not come yet: the bot was away."""
    chat.says("asfalt Slochteren 2 ton")
    chat.hears("Wanneer wil je aanbesteden?")
    chat.later(days=4)
    chat.says("mei")
    chat.hears("Typ gerust opnieuw wat je wilt.")
    assert not [heard for heard in chat.told if heard.kind == ids.NOTICE_EXPIRED]
    chat.says(WHOLE)
    chat.hears("Klopt het?")


def test_a_talk_that_ended_does_not_expire(chat: Chat) -> None:
    chat.says(WHOLE)
    chat.hears("Klopt het?")
    chat.says("ja")
    assert chat.hears("Je traject staat erin").kind == trajectory_ids.NOTICE_KEPT
    chat.later(days=9)
    assert chat.hears_nothing()
