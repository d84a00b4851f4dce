"""Messages: days, threads, buttons, what only you see; and nothing disturbs who is typing."""

import re

import pytest
from playwright.sync_api import expect

from tests.sandbox.driving import Control, actions, section
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, composer, messages, place
from tests.sandbox.page.practice import PracticeBot, button, plain

pytestmark = pytest.mark.browser


def test_a_button_is_answered_only_to_who_pressed_it(open_as: OpenAs, bot: PracticeBot) -> None:
    presses = actions(button("Ik doe mee", "press", value="14"))
    bot.say("CBOR", "Nieuw traject", section("*Straatverlichting* · nr. 14"), presses)
    mine, theirs = open_as("inkoper"), open_as("coordinator")
    article(mine, "nr. 14").get_by_role("button", name="Ik doe mee").click()
    expect(article(mine, "Begrepen!")).to_contain_text("Alleen zichtbaar voor jou")
    expect(article(theirs, "nr. 14")).to_be_visible()
    expect(article(theirs, "Begrepen!")).to_have_count(0)
    assert [press["value"] for press in bot.pressed] == ["14"]


def test_a_button_may_ask_whether_you_are_sure(open_as: OpenAs, bot: PracticeBot) -> None:
    sure = {
        "title": plain("Zeker weten?"),
        "text": plain("Het traject gaat weg."),
        "confirm": plain("Ja, weg ermee"),
        "deny": plain("Nee"),
    }
    remove = button("Verwijderen", "press", style="danger", confirm=sure)
    bot.say("CBOR", "Traject", actions(remove))
    page = open_as("inkoper")
    page.get_by_role("button", name="Verwijderen").click()
    question = page.get_by_role("alertdialog", name="Zeker weten?")
    expect(question).to_have_accessible_description("Het traject gaat weg.")
    question.get_by_role("button", name="Nee").click()
    expect(question).to_have_count(0)
    page.get_by_role("button", name="Verwijderen").click()
    question.get_by_role("button", name="Ja, weg ermee").click()
    expect(article(page, "Begrepen!")).to_be_visible()
    assert len(bot.pressed) == 1


def test_a_thread_opens_beside_the_channel(open_as: OpenAs, bot: PracticeBot) -> None:
    root = bot.say("CBOR", "Wie denkt er mee?")
    bot.say("CBOR", "Het antwoord van de bot", thread_ts=root)
    page = open_as("inkoper")
    expect(messages(page)).to_have_count(1)
    page.get_by_role("button", name="1 antwoord").click()
    thread = page.get_by_role("complementary", name="Draad")
    expect(thread.get_by_role("article")).to_have_count(2)
    field = thread.get_by_role("textbox", name="Antwoord in deze draad")
    expect(field).to_be_focused()
    field.fill("Ik!")
    field.press("Enter")
    expect(thread.get_by_role("article").filter(has_text="Ik!")).to_be_visible()
    expect(messages(page)).to_have_count(1)
    expect(page.get_by_role("button", name="2 antwoorden")).to_be_visible()
    field.press("Escape")
    expect(thread).to_be_hidden()
    page.go_back()
    expect(thread).to_be_visible()


def test_a_reaction_is_counted_and_seen_by_others(open_as: OpenAs, bot: PracticeBot) -> None:
    bot.say("CBOR", "Gelukt!")
    page = open_as("inkoper")
    expect(page.get_by_text("Vandaag", exact=True)).to_be_visible()
    expect(article(page, "Gelukt!")).to_have_accessible_name(re.compile(r"^Vaandel, 10:0\d$"))
    article(page, "Gelukt!").hover()
    page.get_by_role("button", name="Reageer met een emoji").click()
    page.get_by_role("menuitem", name="feest").press("Enter")
    expect(page.get_by_role("button", name="tada: 1", pressed=True)).to_be_visible()
    expect(page.get_by_role("button", name="Reageer met een emoji")).to_be_focused()


def test_what_comes_in_leaves_a_half_typed_message_alone(
    open_as: OpenAs, control: Control, bot: PracticeBot
) -> None:
    ts = bot.say("CBOR", "Eerste versie")
    page = open_as("inkoper")
    field = composer(page)
    field.fill("Dit is alf klaar")
    field.evaluate("field => field.setSelectionRange(7, 7)")
    for number in range(5):
        control.post("/message", channel="bor", user="coordinator", text=f"Bericht {number}")
    bot.client.chat_update(channel="CBOR", ts=ts, text="Tweede versie")
    expect(article(page, "Bericht 4")).to_be_visible()
    expect(article(page, "Tweede versie")).to_contain_text("bewerkt")
    expect(field).to_be_focused()
    page.keyboard.type("h")
    expect(field).to_have_value("Dit is half klaar")
    place(page, "#inkoop").click()
    expect(composer(page, "#inkoop")).to_have_value("")
    place(page, "#bor").click()
    expect(composer(page)).to_have_value("Dit is half klaar")


def test_a_dm_with_the_bot_has_a_home_beside_it(open_as: OpenAs, bot: PracticeBot) -> None:
    page = open_as("inkoper", channel="@vaandel")
    composer_to_bot = page.get_by_role("textbox", name="Bericht aan Vaandel")
    composer_to_bot.fill("Hallo?")
    composer_to_bot.press("Enter")
    expect(article(page, "Dat begreep ik niet goed.")).to_be_visible()
    page.get_by_role("button", name="Startpagina").click()
    home = page.get_by_role("region", name="Startpagina")
    expect(home).to_contain_text("Jouw trajecten (2)")
    home.get_by_role("button", name="Invullen").click()
    expect(home.get_by_role("button", name="Invullen")).not_to_have_attribute("aria-busy", "true")
    assert len(bot.pressed) == 1
    page.get_by_role("button", name="Gesprek").click()
    expect(composer_to_bot).to_be_visible()
