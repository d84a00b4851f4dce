"""Answered at once: honestly, shortly, and never twice the same in a row."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.messages import lesson_ids, success_ids, trajectory_ids
from bot.messages.help import OPEN_HELP
from bot.services.conversation_talk import Place
from bot.services.meetings import plan_meetings
from storage.vocabulary import ConversationState
from tests.services.house import COORDINATOR, NOW, House
from tests.services.talking import DIRECT, Chat

HOSTILE = (
    "<!channel>",
    "<!here> straatverlichting",
    "<@U0BUYER> asfalt 2 ton in mei",
    "<https://kwaad.example|asfalt> 2 ton in mei",
    "les: <!subteam^S1> vraag naar <https://kwaad.example|de MKI>",
    "zoek lessen over <!channel>",
    "hoe staat het met <!everyone> straatverlichting?",
    "*_~`asfalt`~_* 2 ton in mei & meer",
    "asfalt <!channel> 2 ton in mei",
)


@pytest.fixture
def chat(house: House) -> Chat:
    """The buyer, in the direct message with the bot."""
    return Chat(house)


def test_what_is_not_understood_twice_comes_with_everything_the_bot_can_do(chat: Chat) -> None:
    chat.says("straatverlichting")
    assert "Ik ben Vaandel" not in chat.hears("“straatverlichting”").text
    chat.says("lantaarnpaal")
    heard = chat.hears("lantaarnpaal")
    assert "Ik ben Vaandel" in heard.text
    assert "Leerervaring bewaren" in heard.labels


@pytest.mark.parametrize("said", ["stop", "laat maar", "nee", "ja", "toch niet"])
def test_an_answer_where_nothing_is_asked_gets_a_short_word(chat: Chat, said: str) -> None:
    """Also right after two suggestions."""
    chat.says("straatverlichting")
    chat.hears("“straatverlichting”")
    chat.says(said)
    assert chat.hears("").text in {"Goed.", "Prima.", "Helemaal goed."}


def test_not_understood_comes_with_two_things_to_do_and_the_help(chat: Chat) -> None:
    chat.says("straatverlichting")
    heard = chat.hears("“straatverlichting”")
    assert len(heard.labels) == 3
    assert heard.action_of("Wat kun je allemaal?") == OPEN_HELP


def test_the_words_in_it_make_the_suggestions(chat: Chat) -> None:
    chat.says("er zit een gat in het asfalt op de Hoofdstraat")
    heard = chat.hears("“asfalt”")
    assert heard.values["Traject aanmelden"] == "er zit een gat in het asfalt op de Hoofdstraat"
    assert heard.action_of("Traject aanmelden") == trajectory_ids.OPEN_TYPED
    assert heard.action_of("Leerervaringen zoeken") == lesson_ids.OPEN_SEARCH


def test_it_is_never_said_twice_the_same_in_a_row(chat: Chat) -> None:
    """Not what was not understood, not small talk, not what cannot be done yet."""
    for said in ("bla bla bla", "dank je", "hoi", "gelukt!"):
        told = []
        for _ in range(5):
            chat.says(said)
            told.append(chat.hears().text)
        assert all(one != other for one, other in pairwise(told)), said


def test_in_another_place_it_may_be(chat: Chat) -> None:
    """Nobody reads them one after the other."""
    other = Chat(chat.house, place=Place(DIRECT, "1700000000.000100"))
    chat.says("bla bla")
    other.says("bla bla")
    assert chat.hears().text == other.hears().text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("de eerste", "Ik begrijp dat je een traject wilt aanmelden."),
        ("traject aanmelden", "Ik begrijp dat je een traject wilt aanmelden."),
        ("zoeken", "straatverlichting"),
        ("vervanging straatverlichting 4 ton in mei", "Klopt het?"),
    ],
)
def test_what_was_meant_can_be_typed(chat: Chat, said: str, shown: str) -> None:
    chat.says("straatverlichting")
    chat.hears("“straatverlichting”")
    chat.says(said)
    chat.hears(shown)


def test_what_was_not_understood_is_not_asked_again(chat: Chat) -> None:
    """Amount and month stood in it already."""
    chat.says("gat in het asfalt in maart")
    chat.hears("“")
    chat.says("traject aanmelden")
    assert "Wat ga je inkopen?" not in chat.hears("Wat gaat het ongeveer kosten?").text
    chat.says("4 ton")
    shown = chat.hears("Klopt het?").text
    assert "Gat in het asfalt" in shown
    assert "aanbesteden: maart 2027" in shown


def test_who_tells_of_a_success_gets_the_form(chat: Chat) -> None:
    """With what they said in it; the number is that of its trajectory."""
    chat.says("gelukt! het contract is getekend")
    heard = chat.hears("Met de knop vertel je")
    assert heard.action_of("Succes melden") == success_ids.OPEN_REPORT_TYPED
    assert "ontract is getekend" in heard.values["Succes melden"]
    chat.says("hoera, een succes bij traject 14: de bussen rijden")
    assert chat.hears("Met de knop vertel je").values["Succes melden"].startswith("#14 ")


def test_an_empty_calendar_says_so_and_can_be_filled(chat: Chat) -> None:
    chat.says("wat komt eraan?")
    heard = chat.hears("kalender")
    assert "nog niet" in heard.text or "nog geen" in heard.text
    assert "Zet er een op" in heard.labels


def test_the_agenda_is_told_and_a_point_is_offered(chat: Chat) -> None:
    """Nothing stands on it before the form was sent in."""
    with chat.house.session() as session:
        plan_meetings(session, here=chat.house.here, now=NOW)
        session.commit()
    chat.says("wat staat er op de agenda?")
    assert "dinsdag 24 november" in chat.hears("Het volgende overleg is").text
    chat.says("zet op de agenda: laadpalen")
    assert chat.hears("Zal ik het op de agenda zetten?").labels == ["Op de agenda zetten"]


def test_small_talk_does_nothing(chat: Chat) -> None:
    for said in ("hoi", "dank je wel", "fijn weekend", "haha"):
        chat.says(said)
        assert set(chat.hears().labels) <= {"Wat kun je allemaal?"}
    assert {row.state for row in chat.rows()} == {ConversationState.ANSWERED}
    assert all(row.draft is None for row in chat.rows())


def test_a_trajectory_is_asked_for_by_its_number(chat: Chat) -> None:
    """As far as this person may know of it."""
    with chat.house.session() as session:
        chat.house.logs(session, title="Lantaarnpalen")
        session.commit()
    chat.says("hoe staat het met traject 1?")
    assert "Lantaarnpalen" in chat.hears("Dit is traject 1:").text
    chat.says("hoe staat het met traject 99?")
    none = chat.hears("Dit traject kan ik niet vinden").text
    other = Chat(chat.house, user="U0COLLEAGUE")
    other.says("hoe staat het met traject 1?")
    assert other.hears("Dit traject kan ik niet vinden").text == none, "nor that it is there"


def test_the_list_is_filtered_by_what_it_is_about(chat: Chat) -> None:
    with chat.house.session() as session:
        for title in ("Straatverlichting centrum", "Laptops"):
            chat.house.logs(session, title=title)
        session.commit()
    chat.says("status straatverlichting")
    text = chat.hears("Straatverlichting centrum").text
    assert "Laptops" not in text
    chat.says("hoeveel trajecten lopen er?")
    assert "Laptops" in chat.hears().text


def test_how_it_goes_is_answered_with_figures_without_any_amount(chat: Chat) -> None:
    with chat.house.session() as session:
        chat.house.logs(session, title="Lantaarnpalen", value_cents=40_000_000)
        session.commit()
    for user in (chat.user, COORDINATOR):
        other = Chat(chat.house, user=user)
        for said in ("hoe staan we ervoor?", "hoeveel trajecten hebben we?"):
            other.says(said)
            heard = other.hears("Zo staan we ervoor, 4e kwartaal 2026:")
            assert "1 traject aangemeld in deze periode" in heard.text
            assert "€" not in heard.text
            assert heard.labels == ["Alle cijfers", "Trajecten bekijken"]


@pytest.mark.parametrize("said", HOSTILE)
def test_no_sentence_pings_anybody_or_hides_an_address(chat: Chat, said: str) -> None:
    chat.says(said)
    chat.hears()
    chat.says("ja")
    chat.hears_nothing()
    for heard in chat.told:
        assert_harmless(heard.message.text)
        for text in mrkdwn_in(heard.message.blocks):
            assert_harmless(text)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(alphabet=st.sampled_from("<>!@#&|*_`~ \n:abcasflt24.?"), min_size=1, max_size=80))
def test_whatever_is_typed_is_answered_harmlessly(house: House, said: str) -> None:
    """Blocks that Slack would refuse fail while they are delivered."""
    chat = Chat(house, place=Place(DIRECT, f"{abs(hash(said))}.1"))
    chat.says(said)
    chat.hears_nothing()
    for heard in chat.told:
        assert_harmless(heard.message.text)
        for text in mrkdwn_in(heard.message.blocks):
            assert_harmless(text)


def mrkdwn_in(thing: object) -> list[str]:
    """Every text that Slack reads for markup."""
    if isinstance(thing, dict):
        own = [str(thing["text"])] if thing.get("type") == "mrkdwn" else []
        return [*own, *(text for part in thing.values() for text in mrkdwn_in(part))]
    if isinstance(thing, list | tuple):
        return [text for part in thing for text in mrkdwn_in(part)]
    return []


def assert_harmless(text: str) -> None:
    """No mention, no link: an opening bracket never comes through."""
    assert "<" not in text.replace("&lt;", ""), text


@pytest.mark.parametrize(
    "said",
    ["nee, haal Philips weg", "nee wacht even, ik moet eerst iets checken", "ja maar zo niet"],
)
def test_a_no_does_not_become_what_was_learnt(chat: Chat, said: str) -> None:
    chat.says("Geleerd: vraag bij lampen naar de levensduur.")
    chat.hears("Zal ik dit bewaren?")
    chat.says(said)
    assert "levensduur" in chat.hears("Zal ik dit bewaren?").text


@pytest.mark.parametrize("said", ["nee dank je wel", "nee hoor", "laat maar, dank je"])
def test_a_polite_no_stops(chat: Chat, said: str) -> None:
    chat.says("Geleerd: vraag bij lampen naar de levensduur.")
    chat.hears("Zal ik dit bewaren?")
    chat.says(said)
    chat.hears("ik bewaar niets")


@pytest.mark.parametrize(
    "said", ["ja dat klopt, dankjewel!", "ja hoor, is goed", "ja :+1:", "👍🏽", ":+1::skin-tone-3:"]
)
def test_a_polite_yes_is_a_yes(chat: Chat, said: str) -> None:
    chat.says("bureaustoelen 3 ton in mei")
    chat.hears("Klopt het?")
    chat.says(said)
    chat.hears("staat erin")
    assert len(chat.trajectories()) == 1


@pytest.mark.parametrize("said", ["geen idee", "hoi", "ja", ":+1:", "dank je"])
def test_what_says_nothing_is_no_name(chat: Chat, said: str) -> None:
    chat.says("ik wil iets inkopen")
    chat.hears("Wat ga je inkopen?")
    chat.says(said)
    chat.hears("Wat ga je inkopen?")


@pytest.mark.parametrize(
    ("said", "cents"),
    [("3", 30_000_000), ("zeg maar 2,5", 25_000_000), ("de eerste", 20_000_000)],
)
def test_a_number_alone_is_of_the_range_that_was_told(chat: Chat, said: str, cents: int) -> None:
    chat.says("bureaustoelen tussen 2 en 3 ton in mei")
    chat.hears("Bedoel je € 200.000 of € 300.000?")
    chat.says(said)
    chat.hears("Klopt het?")
    chat.says("ja")
    assert [each.value_cents for each in chat.trajectories()] == [cents]


def test_a_number_alone_is_asked_about(chat: Chat) -> None:
    chat.says("we gaan in mei bureaustoelen kopen")
    chat.hears("Wat gaat het ongeveer kosten?")
    chat.says("3")
    chat.hears("Bedoel je € 3 of € 300.000?")


def test_a_question_that_is_not_answered_twice_is_asked_in_other_words(chat: Chat) -> None:
    chat.says("bureaustoelen 3 ton in mei")
    chat.hears("Klopt het?")
    said = []
    for word in ("nee", "nee", "klopt niet", "dank je", "dank je"):
        chat.says(word)
        said.append(chat.hears().text.partition("Dit heb ik")[0])
    assert all(one != other for one, other in pairwise(said))
