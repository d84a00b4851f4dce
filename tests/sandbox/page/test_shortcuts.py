"""The bot's shortcuts: in the menu of a message, and among what can be done after a `/`."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.driving import Control
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, composer, suggestions
from tests.sandbox.page.practice import PracticeBot

pytestmark = pytest.mark.browser


def form(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Traject aanmelden")


def shut(page: Page) -> None:
    form(page).get_by_role("button", name="Annuleren").click()
    expect(form(page)).to_have_count(0)


def more(page: Page, text: str) -> Locator:
    return article(page, text).get_by_role("button", name="Meer acties")


def test_a_shortcut_is_found_and_run_with_the_keyboard(open_as: OpenAs, bot: PracticeBot) -> None:
    page = open_as("inkoper")
    field = composer(page)
    field.press_sequentially("/")
    shortcut = page.get_by_role("option", name="Iets nieuws melden", exact=True)
    expect(shortcut).to_contain_text("Opent een formulier")
    field.press_sequentially("nieuws m")  # a name has spaces
    expect(suggestions(page)).to_have_count(1)
    expect(shortcut).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(form(page)).to_be_visible()
    expect(field).to_have_value("")
    shut(page)
    [used] = bot.used
    assert (used["type"], used["callback_id"]) == ("shortcut", "melden")
    assert used["user"]["id"] == "UINKOPER"


def test_a_shortcut_is_run_by_a_click(open_as: OpenAs, bot: PracticeBot) -> None:
    page = open_as("inkoper")
    page.get_by_role("button", name="Opdrachten").click()
    page.get_by_role("option", name="Iets nieuws melden", exact=True).click()
    expect(form(page)).to_be_visible()
    shut(page)
    assert [used["callback_id"] for used in bot.used] == ["melden"]


def test_a_shortcut_on_a_message_takes_the_message_along(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    said = control.post("/message", channel="bor", user="coordinator", text="Masten duren lang")
    page = open_as("inkoper")
    more(page, "Masten").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem")).to_have_text(["Maak hier een les van", "Blijf stil"])
    expect(page.get_by_role("menuitem", name="Maak hier een les van", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(form(page)).to_be_visible()
    shut(page)
    [used] = bot.used
    assert (used["type"], used["callback_id"]) == ("message_action", "les")
    assert (used["message_ts"], used["message"]["ts"]) == (said["ts"], said["ts"])
    assert used["message"]["text"] == "Masten duren lang"
    assert used["channel"]["id"] == "CBOR"


def test_a_shortcut_that_is_not_answered_is_told(open_as: OpenAs, bot: PracticeBot) -> None:
    bot.say("CBOR", "Van de bot")
    page = open_as("inkoper")
    more(page, "Van de bot").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    expect(page.get_by_role("menuitem", name="Blijf stil")).to_be_focused()
    page.keyboard.press("Enter")
    expect(article(page, "Dat lukte niet")).to_contain_text("Alleen zichtbaar voor jou")
    expect(page.get_by_text("De bot antwoordt niet.")).to_be_visible()
    expect(more(page, "Van de bot")).to_be_focused()


def test_a_shortcut_on_a_message_that_is_gone_is_told(open_as: OpenAs, control: Control) -> None:
    control.post("/message", channel="bor", user="coordinator", text="Even maar")
    page = open_as("inkoper")
    gone = {"status": 404, "json": {"ok": False, "error": "message_not_found"}}
    page.route("**/_control/shortcut", lambda route: route.fulfill(**gone))
    # The browser takes a moment to put it in the way; a question of this kind is refused otherwise.
    page.wait_for_function("async () => (await fetch('/_control/shortcut')).status === 404")
    more(page, "Even maar").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Maak hier een les van", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dit bericht is er niet meer.")).to_be_visible()
    page.unroute("**/_control/shortcut")


def test_what_slack_notes_itself_has_no_shortcuts(open_as: OpenAs, control: Control) -> None:
    root = control.post("/message", channel="bor", user="inkoper", text="Vraagje")["ts"]
    control.post("/message", channel="bor", user="coordinator", text="Ja?", thread_ts=root)
    control.post("/delete", channel="bor", user="inkoper", ts=root)
    page = open_as("inkoper")
    expect(article(page, "Dit bericht is verwijderd.")).to_be_visible()
    expect(more(page, "Dit bericht is verwijderd.")).to_have_count(0)
