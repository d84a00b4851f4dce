"""Plain sentences about when somebody hears things: done at once and said back, in private."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.messages import attention_ids as ids
from bot.messages.attention_view import AttentionView
from bot.policy.attention import Group
from bot.policy.confidentiality import Audience
from bot.services.attention_settings import attention_view
from bot.services.conversation_talk import Place
from tests.services.house import BUYER, NOW, House
from tests.services.talking import CHANNEL, Chat

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def settings(house: House) -> AttentionView:
    """What the buyer chose."""
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        return attention_view(session, here=house.here, viewer=viewer, now=NOW)


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("ik ben met vakantie tot 7 december", "zondag 6 december"),
        ("ik ben afwezig tot en met vrijdag", "vrijdag 27 november"),
        ("ik ben vrij van 1 december tot 24 december", "woensdag 23 december"),
    ],
)
def test_who_is_away_says_so_in_a_sentence(house: House, sentence: str, last: str) -> None:
    chat = Chat(house)
    chat.says(sentence)
    heard = chat.hears()
    assert f"ik bewaar alles tot en met {last}" in heard.text
    assert heard.action_of("Mijn meldingen") == ids.OPEN_SETTINGS
    assert settings(house).absent_until is not None


def test_who_wants_silence_gets_it_from_the_beginning_of_a_day(house_on_each: House) -> None:
    chat = Chat(house_on_each)
    chat.says("stuur me even niets tot maandag")
    assert "niets tot maandag 30 november" in chat.hears().text
    assert settings(house_on_each).snoozed_until == datetime(2026, 11, 30, tzinfo=AMSTERDAM)


def test_one_sort_is_muted_beside_what_was_muted_before(house_on_each: House) -> None:
    chat = Chat(house_on_each)
    for sentence, label in (
        ("geen herinneringen meer", "herinnering"),
        ("ik wil geen vragen over contracten meer", "vraag over een contract"),
        ("geen bedankjes meer", "bedankje of nieuws"),
        ("stuur me geen vragen over lessen meer", "vraag over een leerervaring"),
        ("geen vragen over aanbestedingen meer", "vraag over een aanbesteding die eraan komt"),
    ):
        chat.says(sentence)
        assert f"dit stuur ik je niet meer: {label}" in chat.hears().text
    assert settings(house_on_each).wishes.muted == {
        Group.REMINDERS,
        Group.CONTRACTS,
        Group.NEWS,
        Group.LESSONS,
        Group.TENDERS,
    }


@pytest.mark.parametrize(
    "sentence",
    ["stuur me niets", "ik ben met vakantie tot sint juttemis", "ik ben weg van mei tot april"],
)
def test_what_is_not_clear_is_chosen_in_the_form(house: House, sentence: str) -> None:
    chat = Chat(house)
    chat.says(sentence)
    assert "Tot wanneer?" in chat.hears().text
    assert (settings(house).snoozed_until, settings(house).absent_until) == (None, None)


def test_where_others_read_along_nothing_is_done(house: House) -> None:
    chat = Chat(house, place=Place(CHANNEL, "1700000000.000100"), audience=Audience.TEAM_CHANNEL)
    for sentence in ("ik ben met vakantie tot 7 december", "geen herinneringen meer"):
        chat.says(sentence)
        assert "tussen jou en mij" in chat.hears().text
    assert settings(house).wishes.muted == frozenset()
    assert settings(house).absent_until is None
