"""On a phone: nothing scrolls sideways, channels are in a drawer, a thread has the whole screen."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.sandbox.driving import section
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import composer, messages, open_form, place, suggestions
from tests.sandbox.page.practice import PracticeBot

pytestmark = pytest.mark.browser

SMALLEST: ViewportSize = {"width": 360, "height": 640}

# WCAG 2.5.8; links in running text are exempt, and a box with its label is one target.
SMALL_TARGETS = """() => {
  const used = "button, a[href], select, textarea, input, [role=option]";
  const box = node => (node.closest("label") ?? node).getBoundingClientRect();
  return [...document.querySelectorAll(used)]
    .filter(node => node.checkVisibility({ visibilityProperty: true }))
    .filter(node => !node.closest("p, .text") && !node.matches(".skip"))
    .filter(node => box(node).width < 24 || box(node).height < 24)
    .map(node => node.outerHTML.slice(0, 80));
}"""


def overflow(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width


def test_the_whole_way_fits_on_the_smallest_phone(open_afresh: OpenAs, bot: PracticeBot) -> None:
    long = "Aanbestedingswetvoorafgaandemarktconsultatie " * 3 + "https://x.nl/" + "lang" * 40
    root = bot.say("CBOR", "Nieuw", section(long))
    bot.say("CBOR", "Antwoord", thread_ts=root)
    page = open_afresh("inkoper", viewport=SMALLEST, has_touch=True, is_mobile=True)
    expect(messages(page)).to_have_count(1)
    assert overflow(page) <= 0
    assert page.evaluate(SMALL_TARGETS) == []

    composer(page).press_sequentially("/")
    expect(suggestions(page)).to_have_count(4)
    assert overflow(page) <= 0
    composer(page).fill("")

    page.get_by_role("button", name="1 antwoord").tap()
    expect(page.get_by_role("main")).to_be_hidden()
    assert overflow(page) <= 0
    page.get_by_role("button", name="Draad sluiten").tap()
    expect(composer(page)).to_be_visible()

    form = open_form(page)
    assert overflow(page) <= 0
    assert page.evaluate(SMALL_TARGETS) == []
    box = form.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (360, 640)


def test_the_channels_are_in_a_drawer(open_afresh: OpenAs) -> None:
    page = open_afresh("inkoper", viewport=SMALLEST)
    drawer = page.get_by_role("button", name="Kanalen tonen")
    expect(place(page, "#inkoop")).to_have_count(0)
    drawer.click()
    expect(place(page, "#bor")).to_be_focused()
    page.keyboard.press("Escape")
    expect(place(page, "#inkoop")).to_have_count(0)
    expect(drawer).to_be_focused()
    drawer.click()
    place(page, "#inkoop").click()
    expect(composer(page, "#inkoop")).to_be_visible()
    expect(place(page, "#inkoop")).to_have_count(0)
