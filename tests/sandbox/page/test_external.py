"""Menus of which the bot has the options: it is asked for them while somebody types."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.driving import Control, Json, actions, section
from tests.sandbox.page.axe import violations
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, open_form
from tests.sandbox.page.practice import PracticeBot, field_block, form, option, plain
from tests.sandbox.page.test_phone import SMALLEST, overflow

pytestmark = pytest.mark.browser

DORP, STATION, KERK = (
    option(street, street.lower()) for street in ("Dorpsstraat", "Stationsstraat", "Kerkweg")
)


def menu(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Mogelijkheden")


def with_menu(page: Page, bot: PracticeBot, control: Control, **element: object) -> None:
    """The form of `/traject` with a menu "Straat" in it."""
    opened = open_form(page)
    external: Json = {"type": "external_select", **element}
    blocks = [*form()["blocks"][:2], field_block("straat", "Straat", external)]
    view_id = control.top_view("inkoper")["id"]
    bot.client.views_update(view_id=view_id, view=form() | {"blocks": blocks})
    opened.get_by_label("Straat").wait_for()
    opened.get_by_label("Wat ga je inkopen?").fill("Lampen")
    opened.get_by_label("Geschatte waarde").fill("veel")


def test_one_is_found_and_chosen_with_the_keyboard(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    page = open_as("inkoper")
    with_menu(page, bot, control)
    field = page.get_by_role("combobox", name="Straat")
    field.focus()
    expect(page.get_by_text("Typ minstens 3 letters.")).to_be_visible()
    field.press_sequentially("straat")
    expect(menu(page).get_by_role("option")).to_have_text(["Dorpsstraat", "Stationsstraat"])
    expect(page.get_by_text("2 mogelijkheden. Kies met de pijltjes.")).to_be_attached()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert violations(page) == []
    field.press("ArrowDown")
    field.press("ArrowDown")
    active = menu(page).get_by_role("option", selected=True)
    expect(active).to_have_text("Stationsstraat")
    expect(field).to_have_attribute("aria-activedescendant", active.get_attribute("id") or "")
    field.press("Enter")
    expect(field).to_have_value("Stationsstraat")
    expect(menu(page).get_by_role("option")).to_have_count(0)
    field.fill("half een wo")
    field.press("Escape")
    expect(field).to_have_value("Stationsstraat")
    field.fill("half een wo")
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_text('"veel" herken ik niet als bedrag.')).to_be_visible()
    expect(field).to_have_value("Stationsstraat")
    assert bot.submitted[-1]["straat"]["value"]["selected_option"] == STATION
    assert "straat" in bot.asked
    assert "st" not in bot.asked


def test_several_are_chosen_up_to_the_most(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    page = open_as("inkoper")
    many: Json = {"type": "multi_external_select", "max_selected_items": 2}
    with_menu(page, bot, control, **many, min_query_length=0, initial_options=[KERK])
    field = page.get_by_role("combobox", name="Straat")
    field.focus()
    menu(page).get_by_role("option", name="Dorpsstraat").click()
    expect(field).to_be_disabled()
    page.get_by_role("button", name="Kerkweg weghalen").click()
    expect(field).to_be_focused()
    expect(menu(page).get_by_role("option")).to_have_text(["Stationsstraat", "Kerkweg"])
    field.press_sequentially("stat")
    menu(page).get_by_role("option", name="Stationsstraat").click()
    expect(page.get_by_role("list", name="Gekozen").get_by_role("listitem")).to_have_count(2)
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_text('"veel" herken ik niet als bedrag.')).to_be_visible()
    assert bot.submitted[-1]["straat"]["value"]["selected_options"] == [DORP, STATION]


def test_nothing_found_and_no_answer_are_told(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    page = open_as("inkoper")
    with_menu(page, bot, control)
    field = page.get_by_role("combobox", name="Straat")
    field.fill("laan")
    expect(page.get_by_text("Niets gevonden voor ‘laan’.")).to_be_visible()
    field.fill("stil")
    expect(page.get_by_text("De bot gaf geen keuzes.")).to_be_visible()
    expect(field).to_have_value("stil")


def test_in_a_message_a_choice_is_told_at_once_also_on_a_phone(
    open_afresh: OpenAs, bot: PracticeBot
) -> None:
    one: Json = {"type": "external_select", "action_id": "press", "min_query_length": 1}
    many = one | {"type": "multi_external_select", "placeholder": plain("Welke nog meer?")}
    bot.say("CBOR", "x", section("In welke straat?") | {"accessory": one}, actions(many))
    page = open_afresh("inkoper", viewport=SMALLEST, has_touch=True, is_mobile=True)
    expect(page.get_by_role("combobox", name="Welke nog meer?")).to_be_visible()
    page.get_by_role("combobox", name="In welke straat?").fill("k")
    menu(page).get_by_role("option", name="Kerkweg").tap()
    expect(article(page, "Begrepen!")).to_be_visible()
    assert [press["selected_option"] for press in bot.pressed] == [KERK]
    assert overflow(page) <= 0
    assert violations(page) == []
