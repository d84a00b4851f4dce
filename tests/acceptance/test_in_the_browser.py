"""A hurried colleague in a real browser: a mistake, mended, and the card."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import ARTIFACTS, OpenPage
from tests.support.colleagues import Workspace
from tests.support.processes import Process

pytestmark = pytest.mark.browser

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.mark.parametrize("size", SIZES)
def test_a_buyer_logs_a_case_with_a_mistake_mends_it_and_sees_the_card(
    open_page: OpenPage, workspace: Workspace, bot: Process, size: str
) -> None:
    """From the first click, by role and label only, as an assistive reader would find them."""
    assert bot.runs
    title = f"Vervanging straatverlichting {size}"
    page = open_page(viewport=SIZES[size])
    page.goto(f"{workspace.url}/?as=inkoper&channel=bor")
    composer = page.get_by_role("textbox", name="Bericht in #bor")
    composer.fill(f"/mvoi traject {title} 4 ton in maart")
    composer.press("Enter")
    form = page.get_by_role("dialog", name="Traject aanmelden")
    expect(form.get_by_label("Wat ga je inkopen?")).to_have_value(title)
    expect(form.get_by_label("Geschatte waarde")).to_have_value("€ 400.000")
    form.get_by_label("Soort inkoop").select_option(label="GWW (aanleg en onderhoud)")
    form.get_by_label("Geschatte waarde").fill("veel")
    form.get_by_role("button", name="Opslaan").click()
    mistake = form.get_by_role("alert").filter(has_text="herken ik niet als bedrag")
    expect(mistake).to_be_visible()
    expect(form.get_by_label("Wat ga je inkopen?")).to_have_value(title)
    picture(page, f"{size}-mistake")
    form.get_by_label("Geschatte waarde").fill("4 ton")
    form.get_by_role("button", name="Opslaan").click()
    choice = page.get_by_role("dialog", name=re.compile("staat erin"))
    expect(choice).to_contain_text("Zo komt het in #bor te staan")
    expect(choice).not_to_contain_text("400.000")
    picture(page, f"{size}-choice")
    choice.get_by_role("button", name="Plaatsen").click()
    done = page.get_by_role("dialog").filter(has_text="Ik zet")
    done.get_by_role("button", name="Sluiten").last.click()
    card = page.get_by_role("article").filter(has_text=title)
    expect(card).to_contain_text("maart 2027")
    expect(card).not_to_contain_text("400.000")
    picture(page, f"{size}-card")


def test_details_and_change_from_the_card_with_the_keyboard_alone(
    open_page: OpenPage, workspace: Workspace, bot: Process
) -> None:
    """Enter on the card's button, and everything else follows without a mouse."""
    assert bot.runs
    buyer = workspace.colleague("inkoper")
    buyer.logs("Speeltoestellen", value="85.000")
    page = open_page(viewport=SIZES["desktop"])
    page.goto(f"{workspace.url}/?as=inkoper&channel=bor")
    card = page.get_by_role("article").filter(has_text="Speeltoestellen")
    card.get_by_role("button", name="Details").press("Enter")
    details = page.get_by_role("dialog", name=re.compile(r"Traject \d+"))
    expect(details).to_contain_text("€ 85.000")
    picture(page, "desktop-details")
    details.get_by_role("button", name="Wijzigen").press("Enter")
    form = page.get_by_role("dialog", name=re.compile("wijzigen"))
    form.get_by_label("Wat ga je inkopen?").fill("Speeltoestellen van gerecycled materiaal")
    picture(page, "desktop-change")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("article").filter(has_text="gerecycled materiaal")).to_have_count(1)


def picture(page: Page, name: str) -> None:
    """Keep what it looked like, to be looked at by eye."""
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}.png")
