"""Without a mouse: from opening the page to a filled-in form; and everything has a name."""

import pytest
from playwright.sync_api import Page, expect

from tests.sandbox.driving import actions, section
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, composer, messages, open_form
from tests.sandbox.page.practice import PracticeBot, button, option, plain

pytestmark = pytest.mark.browser

NAMELESS = """() => {
  const used = "button, a[href], select, textarea, input, dialog, nav, [role]";
  const unnamed = ["group", "status", "presentation", "heading", "option", "alert"];
  const name = node => node.ariaLabel || node.textContent.trim() || node.labels?.length
    || node.ariaLabelledByElements?.length;
  return [...document.querySelectorAll(used)]
    .filter(node => node.checkVisibility() && !unnamed.includes(node.getAttribute("role")))
    .filter(node => !name(node))
    .map(node => node.outerHTML.slice(0, 90));
}"""


def tab_until(page: Page, name: str) -> None:
    """Press Tab until something with this name has the focus."""
    target = page.locator(":focus")
    for _ in range(40):
        page.keyboard.press("Tab")
        if target.count() and name in (target.get_attribute("aria-label") or target.inner_text()):
            return
    pytest.fail(f"{name!r} cannot be reached with Tab")


def test_a_case_is_logged_with_the_keyboard_alone(open_afresh: OpenAs, bot: PracticeBot) -> None:
    page = open_afresh("inkoper")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar het berichtveld")).to_be_focused()
    page.keyboard.press("Enter")
    expect(composer(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.evaluate("document.activeElement.blur()")
    tab_until(page, "#inkoop")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="#inkoop")).to_be_focused()
    tab_until(page, "Bericht in #inkoop")
    page.keyboard.type("/")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Traject aanmelden")
    expect(form.get_by_label("Wat ga je inkopen?")).to_be_focused()
    page.keyboard.type("Laptops")
    page.keyboard.press("Tab")
    page.keyboard.type("90.000")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(form.get_by_label("Klimaat")).to_be_checked()
    tab_until(page, "Aanmelden")
    page.keyboard.press("Enter")
    expect(form).to_have_count(0)
    expect(composer(page, "#inkoop")).to_be_focused()
    assert len(bot.submitted) == 1


def test_a_menu_is_walked_with_arrows(open_as: OpenAs, bot: PracticeBot) -> None:
    options = [option("Bewerken", "edit"), option("Delen", "share")]
    menu = {"type": "overflow", "action_id": "press", "options": options}
    bot.say("CBOR", "x", section("Traject") | {"accessory": menu})
    page = open_as("inkoper")
    page.get_by_role("button", name="Meer keuzes").press("Enter")
    expect(page.get_by_role("menuitem", name="Bewerken")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(article(page, "Begrepen!")).to_be_visible()
    assert bot.pressed[0]["selected_option"]["value"] == "share"
    page.get_by_role("button", name="Meer keuzes").press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("menuitem")).to_have_count(0)
    expect(page.get_by_role("button", name="Meer keuzes")).to_be_focused()


def test_everything_that_can_be_used_has_a_name(open_as: OpenAs, bot: PracticeBot) -> None:
    pick = {
        "type": "users_select",
        "action_id": "press",
        "placeholder": plain("Vraag iemand"),
    }
    bot.say(
        "CBOR", "x", section("Wie helpt?") | {"accessory": pick}, actions(button("Ja", "press"))
    )
    page = open_as("inkoper")
    expect(messages(page)).to_have_count(1)
    assert page.evaluate(NAMELESS) == []
    expect(page.get_by_role("combobox", name="Wie helpt?")).to_be_visible()
    open_form(page)
    assert page.evaluate(NAMELESS) == []
