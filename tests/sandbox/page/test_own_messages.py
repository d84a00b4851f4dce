"""What you wrote yourself: changing it, deleting it, taking a reaction back."""

import pytest
from playwright.sync_api import Page, expect

from tests.sandbox.driving import Control
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, composer, messages, send
from tests.sandbox.page.practice import PracticeBot

pytestmark = pytest.mark.browser


def choose(page: Page, text: str, item: str) -> None:
    """An item of the menu behind "Meer acties" of a message."""
    article(page, text).hover()
    article(page, text).get_by_role("button", name="Meer acties").click()
    page.get_by_role("menuitem", name=item).click()


def test_what_you_wrote_can_be_changed_as_it_was_typed(open_as: OpenAs, control: Control) -> None:
    mine, theirs = open_as("inkoper"), open_as("coordinator")
    send(mine, "Vraag @Coördinator & #inkoop: <5%")
    choose(mine, "Vraag", "Bericht bewerken")
    editor = mine.get_by_role("textbox", name="Bericht bewerken")
    expect(editor).to_be_focused()
    expect(editor).to_have_value("Vraag @Coördinator & #inkoop: <5%")
    editor.press_sequentially("!")
    control.post("/message", channel="bor", user="coordinator", text="Iets anders")
    expect(article(mine, "Iets anders")).to_be_visible()
    expect(editor).to_be_focused()
    editor.press("Enter")
    expect(editor).to_have_count(0)
    expect(article(theirs, "<5%!")).to_contain_text("bewerkt")
    expect(article(mine, "Vraag").get_by_role("button", name="Meer acties")).to_be_focused()
    said = control.get("/messages/bor")["messages"][0]["text"]
    assert said == "Vraag <@UCOORDINATOR> &amp; <#CINKOOP|inkoop>: &lt;5%!"


def test_what_you_began_to_change_can_stay_as_it_was(open_as: OpenAs, control: Control) -> None:
    page = open_as("inkoper")
    send(page, "Blijft zo")
    choose(page, "Blijft zo", "Bericht bewerken")
    editor = page.get_by_role("textbox", name="Bericht bewerken")
    editor.fill("Toch anders")
    editor.press("Escape")
    expect(article(page, "Blijft zo")).to_be_visible()
    choose(page, "Blijft zo", "Bericht bewerken")
    page.get_by_role("button", name="Annuleren").click()
    expect(editor).to_have_count(0)
    assert control.texts("bor") == ["Blijft zo"]


def test_what_you_wrote_can_be_deleted_after_a_question(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    bot.say("CBOR", "Van de bot")
    page = open_as("inkoper")
    send(page, "Per ongeluk")
    expect(article(page, "Per ongeluk")).to_be_visible()
    theirs = article(page, "Van de bot").get_by_role("menuitem", include_hidden=True)
    expect(theirs.filter(has_text="Maak hier een les van")).to_have_count(1)
    expect(theirs.filter(has_text="Bericht")).to_have_count(0)
    choose(page, "Per ongeluk", "Bericht verwijderen")
    question = page.get_by_role("alertdialog", name="Bericht verwijderen?")
    question.get_by_role("button", name="Annuleren").click()
    choose(page, "Per ongeluk", "Bericht verwijderen")
    question.get_by_role("button", name="Verwijderen").click()
    expect(article(page, "Per ongeluk")).to_have_count(0)
    expect(page.get_by_role("log", name="Berichten")).to_be_focused()
    assert control.texts("bor") == ["Van de bot"]


def test_a_deleted_message_with_answers_leaves_its_place(open_as: OpenAs, control: Control) -> None:
    page = open_as("inkoper")
    root = control.post("/message", channel="bor", user="inkoper", text="Vraagje")["ts"]
    control.post("/message", channel="bor", user="coordinator", text="Ja?", thread_ts=root)
    control.post("/delete", channel="bor", user="inkoper", ts=root)
    expect(article(page, "Dit bericht is verwijderd.")).to_contain_text("1 antwoord")


def test_a_reaction_can_be_taken_back(open_as: OpenAs, control: Control, bot: PracticeBot) -> None:
    ts = bot.say("CBOR", "Gelukt!")
    control.post("/reaction", channel="bor", ts=ts, user="coordinator", name="tada")
    page = open_as("inkoper")
    page.get_by_role("button", name="tada: 1", pressed=False).click()
    page.get_by_role("button", name="tada: 2", pressed=True).click()
    expect(page.get_by_role("button", name="tada: 1", pressed=False)).to_be_focused()


def test_who_comes_and_goes_is_told_in_dutch(open_as: OpenAs, control: Control) -> None:
    page = open_as("inkoper")
    composer(page).press_sequentially("/inv")
    composer(page).press("Tab")
    expect(composer(page)).to_have_value("/invite ")
    composer(page).fill("/leave")
    composer(page).press("Enter")
    expect(page.get_by_text("#bor is er niet, of je zit er niet in.")).to_be_visible()
    control.post("/message", channel="bor", user="coordinator", text="Zij is weg")
    control.post("/command", channel="inkoop", user="inkoper", command="/join", text="bor")
    expect(messages(page).nth(0)).to_contain_text("is uit dit kanaal gegaan.")
    expect(messages(page).nth(1)).to_contain_text("Zij is weg")
    expect(messages(page).nth(2)).to_contain_text("zit nu in dit kanaal.")
    expect(composer(page)).to_be_visible()
