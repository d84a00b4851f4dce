"""A colleague finds a lesson without a mouse, on a desk and on a small phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import ARTIFACTS, OpenPage
from tests.support.colleagues import Workspace
from tests.support.processes import Process

pytestmark = pytest.mark.browser

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}
MANY = 8


@pytest.fixture(scope="module")
def told(workspace: Workspace, bot: Process) -> Workspace:
    """More lessons about one thing than fit on one page."""
    assert bot.runs
    leader = workspace.colleague("teamleider")
    for number in range(1, MANY + 1):
        leader.tells(
            f"Glasbak {number} onder de grond",
            f"een glasbak onder de grond kost meer, maar blijft {number} jaar langer schoon",
            themes=["circulariteit"],
            outcome="goed",
        )
    return workspace


@pytest.mark.parametrize("size", SIZES)
def test_finding_turning_and_reading_with_the_keyboard_alone(
    open_page: OpenPage, told: Workspace, size: str
) -> None:
    """From the command to the lesson, and on to other words in the modal."""
    page = open_page(viewport=SIZES[size])
    page.goto(f"{told.url}/?as=inkoper&channel=mvoi")
    composer = page.get_by_role("textbox", name="Bericht in #mvoi")
    composer.fill("/mvoi zoek glasbak")
    composer.press("Enter")
    found = page.get_by_role("article").filter(has_text="Pagina 1 van 2").last
    expect(found).to_contain_text('8 leerervaringen bij "glasbak"')
    expect(found.get_by_role("button", name="lezen")).to_have_count(6)
    fits_across(page)
    picture(page, f"{size}-found")
    found.get_by_role("button", name="Volgende").press("Enter")
    second = page.get_by_role("article").filter(has_text="Pagina 2 van 2").last
    expect(second.get_by_role("button", name="lezen")).to_have_count(2)
    second.get_by_role("button", name="lezen").first.press("Enter")
    lesson = page.get_by_role("dialog").filter(has_text="onder de grond")
    expect(lesson).to_contain_text("jaar langer schoon")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    second.get_by_role("button", name="Anders zoeken").press("Enter")
    modal = page.get_by_role("dialog", name="Leerervaringen zoeken")
    field = modal.get_by_label("Waar zoek je naar?")
    expect(field).to_have_value("glasbak")
    field.fill("qqqqqq")
    field.press("Enter")
    expect(modal).to_contain_text('Over "qqqqqq" heb ik nog niets.')
    picture(page, f"{size}-nothing")
    modal.get_by_role("button", name="Alles tonen").press("Enter")
    expect(modal).to_contain_text("de nieuwste eerst")
    expect(field).to_have_value("")
    field.fill("glasbak")
    modal.get_by_role("button", name="Zoeken", exact=True).press("Enter")
    expect(modal).to_contain_text('8 leerervaringen bij "glasbak"')
    fits_across(page)
    picture(page, f"{size}-modal")
    modal.get_by_role("combobox").nth(0).scroll_into_view_if_needed()
    picture(page, f"{size}-modal-menus")
    told.colleague("inkoper").closes_everything()


def fits_across(page: Page) -> None:
    """Nobody has to scroll sideways."""
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wider


def picture(page: Page, name: str) -> None:
    """Kept beside the test results, to be looked at."""
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"search-{name}.png")
