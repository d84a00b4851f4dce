"""Asking for social return in one's own words: answered in private, never in a channel."""

import pytest
from hypothesis import given, settings

from bot.messages import social_return_ids
from bot.policy.confidentiality import Audience
from bot.services.conversation_talk import Place
from bot.services.value_words import read_social_return
from tests.language.understanding.sentences import DATA, read
from tests.messages.samples import typed_texts
from tests.services.house import COLLEAGUE, House
from tests.services.talking import CHANNEL, Chat


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("social return bij 3 ton?", "Bij € 300.000 hoort social return"),
        ("Hoeveel social return is het bij 2,5 ton met 25% loonkosten?", "2%: € 5.000"),
        ("SROI 200.000", "Bij € 200.000 hoeft social return niet"),
    ],
)
def test_in_a_direct_message_it_is_reckoned(house: House, said: str, told: str) -> None:
    chat = Chat(house)
    chat.says(said)
    assert told in chat.hears().text


def test_of_a_trajectory_only_who_may_read_its_value(house: House) -> None:
    with house.session() as session:
        number = house.logs(session, value_cents=40_000_000).trajectory.number
        session.commit()
    for chat, told in (
        (Chat(house), "€ 20.000"),
        (Chat(house, user=COLLEAGUE), "nog niet gedeeld"),
    ):
        chat.says(f"social return voor traject {number}")
        assert told in chat.hears().text


def test_where_others_read_along_no_amount_is_named(house: House) -> None:
    """A button, and whoever presses it reads it alone."""
    place = Place(CHANNEL, "1700000000.000100")
    chat = Chat(house, place=place, audience=Audience.TEAM_CHANNEL)
    chat.says("social return bij 3 ton?")
    heard = chat.hears("waar alleen jij het ziet")
    assert heard.action_of("Reken uit") == social_return_ids.OPEN_TYPED
    assert "300.000" not in heard.text
    assert "15.000" not in heard.text


@pytest.mark.parametrize("file", sorted(path.stem for path in DATA.glob("*.txt")))
def test_no_sentence_that_means_something_else_is_taken_for_it(file: str) -> None:
    """Not one of those on which understanding is measured."""
    assert not [each.text for each in read(file) if read_social_return(each.text)]


@settings(deadline=None)
@given(typed_texts())
def test_any_text_without_the_words_is_left_alone(text: str) -> None:
    lowered = text.lower()
    if "return" not in lowered and "sroi" not in lowered:
        assert read_social_return(text) is None
