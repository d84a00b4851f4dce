"""Typing `/` tells what can be done; everything works with the keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, composer, messages, send, suggestions

pytestmark = pytest.mark.browser


def active(page: Page) -> Locator:
    listbox = page.get_by_role("listbox", name="Suggesties")
    return listbox.get_by_role("option", selected=True)


def test_a_slash_shows_what_can_be_done_and_arrows_choose(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    field = composer(page)
    field.press_sequentially("/")
    expect(suggestions(page)).to_have_count(4)
    expect(suggestions(page).first).to_contain_text("/traject [omschrijving]")
    expect(suggestions(page).first).to_contain_text("Meld een inkooptraject aan")
    expect(active(page)).to_contain_text("/traject")
    field.press("ArrowDown")
    chosen = active(page)
    expect(chosen).to_contain_text("/les")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    field.press("Escape")
    expect(suggestions(page)).to_have_count(0)
    expect(field).to_have_value("/")
    field.fill("")
    field.press_sequentially("/")
    field.press("ArrowUp")
    expect(active(page)).to_contain_text("Iets nieuws melden")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("/traject ")
    expect(field).to_be_focused()


def test_tab_takes_over_and_then_the_examples_come(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    field = composer(page)
    field.press_sequentially("/tr")
    field.press("Tab")
    expect(field).to_have_value("/traject ")
    expect(suggestions(page)).to_have_text(
        ["/traject straatverlichting SlochterenAlles in één zin"]
    )
    field.press("Tab")
    expect(field).to_have_value("/traject straatverlichting Slochteren")
    expect(suggestions(page)).to_have_count(0)
    field.press("Enter")
    expect(page.get_by_role("dialog", name="Traject aanmelden")).to_be_visible()


def test_a_whole_command_is_sent_by_enter(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    field = composer(page)
    field.press_sequentially("/les verlichting")
    field.press("Enter")
    answer = article(page, "Over verlichting vond ik 1 les.")
    expect(answer).to_contain_text("Alleen zichtbaar voor jou")
    expect(field).to_have_value("")


def test_an_unknown_command_is_not_sent_and_not_lost(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    send(page, "/trajct iets")
    expect(page.get_by_role("alert")).to_contain_text("/trajct ken ik niet")
    expect(composer(page)).to_have_value("/trajct iets")
    expect(messages(page)).to_have_count(0)


def test_a_command_that_is_not_answered_is_told(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    send(page, "/zwijg")
    expect(article(page, "/zwijg lukte niet")).to_contain_text("Alleen zichtbaar voor jou")
    expect(page.get_by_text("De bot antwoordt niet.")).to_be_visible()
    send(page, "/les iets")
    expect(page.get_by_text("De bot antwoordt niet.")).to_be_hidden()


def test_the_button_beside_the_field_and_an_at_sign_suggest_too(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    field = composer(page)
    page.get_by_role("button", name="Opdrachten").click()
    expect(field).to_have_value("/")
    suggestions(page).filter(has_text="/les").click()
    expect(field).to_have_value("/les ")
    field.fill("")
    field.press_sequentially("Dag @teaml")
    field.press("Enter")
    expect(field).to_have_value("Dag @Teamleider BOR ")
    field.press("Enter")
    expect(article(page, "Dag @Teamleider BOR")).to_be_visible()
