"""axe finds nothing against WCAG 2.2 AA, on every main screen, in light and in dark."""

import pytest
from playwright.sync_api import Page, expect

from tests.sandbox.driving import Control, actions, section
from tests.sandbox.page.axe import violations
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import (
    article,
    composer,
    messages,
    open_form,
    send,
    suggestions,
)
from tests.sandbox.page.practice import PracticeBot, button, form, option, plain
from tests.sandbox.page.test_fields import ELEMENTS
from tests.sandbox.page.test_own_messages import choose
from tests.sandbox.page.test_phone import SMALLEST

pytestmark = pytest.mark.browser


def fill(bot: PracticeBot, control: Control) -> str:
    """Something of everything in #bor; answers the `ts` of a thread."""
    menu = {"type": "overflow", "action_id": "press", "options": [option("Delen", "d")]}
    card = section("*Straatverlichting* · <#CINKOOP> `code`\n> zei <@UCOORDINATOR>")
    presses = actions(button("Ik doe mee", "press", style="primary"), button("Weg", "weg"))
    root = bot.say("CBOR", "Nieuw", {"type": "header", "text": plain("Traject")}, card, presses)
    bot.say("CBOR", "Uitleg", {"type": "context", "elements": [plain("2 dagen")]})
    bot.say("CBOR", "Menu", section("Wat nu?") | {"accessory": menu})
    bot.say("CBOR", "Antwoord", thread_ts=root)
    control.post("/message", channel="bor", user="adviseur", text="Zie https://x.nl en *vet*")
    control.post("/reaction", channel="bor", ts=root, user="inkoper", name="tada")
    control.post("/command", channel="bor", user="inkoper", command="/les", text="masten")
    return root


def test_a_channel_with_its_suggestions_and_menus(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    fill(bot, control)
    page = open_as("inkoper")
    expect(article(page, "vond ik 1 les")).to_be_visible()
    article(page, "zei").hover()
    page.get_by_role("button", name="Reageer met een emoji").first.click()
    expect(page.get_by_role("menuitem", name="feest")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    send(page, "Dat *wil* ik")
    choose(page, "Dat wil ik", "Bericht bewerken")
    assert violations(page) == []
    page.keyboard.press("Escape")
    composer(page).press_sequentially("/")
    expect(suggestions(page)).not_to_have_count(0)
    assert violations(page) == []


def test_a_thread(open_as: OpenAs, bot: PracticeBot, control: Control) -> None:
    fill(bot, control)
    page = open_as("coordinator")
    page.get_by_role("button", name="1 antwoord").click()
    expect(page.get_by_role("complementary", name="Draad")).to_be_visible()
    assert violations(page) == []


def test_a_form_with_every_field_and_mistakes_and_one_on_top(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    page = open_as("inkoper")
    opened = open_form(page)
    every = [
        {"type": "input", "block_id": name, "label": plain(name), "optional": name == "Vinkjes"}
        | {"element": {"action_id": "value", **element}}
        for name, element in ELEMENTS.items()
    ]
    view = form() | {"blocks": [*form()["blocks"], *every]}
    bot.client.views_update(view_id=control.top_view("inkoper")["id"], view=view)
    expect(opened.get_by_label("Toelichting")).to_be_visible()
    opened.get_by_role("button", name="Aanmelden").click()
    expect(opened.get_by_role("alert").first).to_be_visible()
    assert violations(page) == []
    opened.get_by_role("button", name="Hulp").click()
    expect(page.get_by_role("dialog", name="Hulp")).to_be_visible()
    assert violations(page) == []


def test_the_dm_with_the_bot_and_its_home(open_as: OpenAs, bot: PracticeBot) -> None:
    bot.say("DINKOPER", "Goedemorgen", section("Drie dingen wachten."))
    bot.say("DCOORDINATOR", "Ook goedemorgen")
    page = open_as("inkoper", channel="@vaandel")
    expect(messages(page)).to_have_count(1)
    assert violations(page) == []
    page.get_by_role("button", name="Startpagina").click()
    expect(page.get_by_role("region", name="Startpagina")).to_contain_text("Jouw trajecten")
    assert violations(page) == []


def test_a_phone_with_its_drawer_and_a_form(
    open_afresh: OpenAs, bot: PracticeBot, control: Control
) -> None:
    fill(bot, control)
    page = open_afresh("inkoper", viewport=SMALLEST, has_touch=True, is_mobile=True)
    expect(article(page, "vond ik 1 les")).to_be_visible()
    page.get_by_role("button", name="Kanalen tonen").tap()
    expect(page.get_by_role("link", name="#inkoop")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    open_form(page).get_by_role("button", name="Aanmelden").tap()
    expect(page.get_by_role("alert").first).to_be_visible()
    assert violations(page) == []


def test_a_place_that_is_not_yours(open_as: OpenAs) -> None:
    page: Page = open_as("teamleider", channel="overleg")
    expect(page.get_by_text("#overleg is er niet")).to_be_visible()
    assert violations(page) == []
